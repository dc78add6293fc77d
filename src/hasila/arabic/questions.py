"""Questions that are put to every word of a text: where are the words that may begin a name, a cause, a hedge?

A word is asked all of them once, when it is first seen; a text looks each of its words up once and has the answers to
every question. That is many times quicker than a look-up for every question, of which most words are none's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVar

from hasila.arabic.memo import Memory, remembered
from hasila.arabic.words import Token

_Answer = TypeVar("_Answer")
Question: TypeAlias = Callable[[str], object]

_QUESTIONS: dict[Question, int] = {}


def question(find: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
    """``find``, a pure function of a folded word, with its answers remembered, as one that ``Words.where`` may ask."""
    asked = remembered(find)
    _QUESTIONS[asked] = len(_QUESTIONS)
    _YES.clear()
    return asked


def _yes(form: str) -> tuple[int, ...]:
    """The questions to which a folded word is a yes, by number."""
    return tuple([number for asked, number in _QUESTIONS.items() if asked(form)])


_YES = Memory(_yes)


class Words:
    """The folded words (and marks and numbers) of one text, by token."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.forms = [token.form for token in tokens]
        self._found: list[list[int]] = []

    def where(self, asked: Question) -> list[int]:
        """The tokens, in order, to whose forms the answer of ``asked``, a ``question``, is a yes."""
        if len(self._found) < len(_QUESTIONS):
            self._found = [[] for _ in _QUESTIONS]
            for i, yes in enumerate(map(_YES.__getitem__, self.forms)):
                for number in yes:
                    self._found[number].append(i)
        return self._found[_QUESTIONS[asked]]
