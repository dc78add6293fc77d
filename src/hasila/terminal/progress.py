"""Progress on standard error: where that is a terminal, the output goes elsewhere, and the work takes a while."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

from hasila.messages import Language, say

if TYPE_CHECKING:
    from rich.status import Status

_MOMENT = 1.5  # seconds
_BETWEEN = 0.2


class Progress:
    """Counts reports and prints refusals; used as a context. Its line is never mixed with what it prints."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._begun = self._told = time.monotonic()
        # Where the output itself scrolls by on the terminal it is progress enough.
        self._wanted = sys.stderr.isatty() and not sys.stdout.isatty()
        self._status: Status | None = None

    def __enter__(self) -> Progress:
        """Start the clock."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Take the line away."""
        if self._status is not None:
            self._status.stop()

    def refuse(self, words: str) -> None:
        """Print one line of a refusal."""
        from hasila.terminal.bidi import clean

        line = " ".join(clean(words).split())
        if self._status is not None:
            self._status.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            sys.stderr.write(line + "\n")
            sys.stderr.flush()

    def tell(self, read: int, refused: int) -> None:
        """Say how far the work is, at most five times a second."""
        now = time.monotonic()
        if not self._wanted or now - self._begun < _MOMENT or now - self._told < _BETWEEN:
            return
        self._told = now
        words = say("progress.reading", self._language, read=f"{read:,}", refused=f"{refused:,}")
        words = f"{words}  ({read / (now - self._begun):,.0f}/s)"
        if self._status is None:
            from rich.console import Console

            self._status = Console(stderr=True).status(words)
            self._status.start()
        else:
            self._status.update(words)
