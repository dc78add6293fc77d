"""Memory of what has been found out of a word: answers by folded form, a look-up without any bookkeeping.

Where ``functools.lru_cache`` keeps an order of use, and so writes at each look-up, this only reads; when it is full it
begins anew. Reports ask tens of times for each of their words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Answer = TypeVar("_Answer")
_MOST = 1 << 16  # words that are remembered
_LONGEST = 256  # letters of a word that is remembered: what is longer is no word, and would fill the memory


class Memory(dict[str, _Answer]):
    """Answers of ``find``, a pure function of one word, by word."""

    def __init__(self, find: Callable[[str], _Answer], most: int = _MOST) -> None:
        super().__init__()
        self._find, self._most = find, most

    def __missing__(self, form: str) -> _Answer:
        found = self._find(form)
        self._remember(form, found)
        return found

    def keep(self, form: str) -> bool:
        """Is the answer for ``form`` a yes? Only then is it remembered."""
        if form in self:
            return bool(self[form])
        found = self._find(form)
        if found:
            self._remember(form, found)
        return bool(found)

    def _remember(self, form: str, found: _Answer) -> None:
        if len(form) <= _LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[form] = found


def remembered(find: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
    """``find``, a pure function of one word, with its answers remembered. For answers that nobody changes."""
    return Memory(find).__getitem__
