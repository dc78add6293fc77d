"""What commands do alike: open a ledger, read inputs one by one, print, and end with one line where they fail."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import IO, TYPE_CHECKING, NoReturn

import typer

from hasila import messages
from hasila.commands.options import Lang

if TYPE_CHECKING:
    from hasila.ledger import Ledger
    from hasila.model import Reading, Report
    from hasila.terminal.progress import Progress
    from hasila.terminal.summary import Tally

DONE, USAGE, SOME_REFUSED, NOTHING, CUT_OFF = 0, 2, 3, 4, 141


@contextmanager
def opened_ledger(asked: str | None, lang: Lang, *, create: bool = False) -> Iterator[Ledger]:
    """The ledger ``asked`` for or the default one; what it fails at, then or within, is one line and the end."""
    from hasila.ledger import CannotOpen, Ledger, LedgerError
    from hasila.ledger.default import NONE, default_ledger, make_folder

    try:
        where = asked or default_ledger()
        if where == NONE:
            raise CannotOpen(messages.say("error.no_ledger", lang.value))
        if create and not asked:
            make_folder(where)
        with Ledger.open(where, create=create) as opened:
            yield opened
    except LedgerError as error:
        status = USAGE if isinstance(error, CannotOpen) else NOTHING
        fail(messages.say("error.ledger", lang.value, reason=error), status)


def keeping(asked: str | None, lang: Lang) -> AbstractContextManager[Ledger | None]:
    """The ledger that what is read is kept in, if any."""
    if asked == "none" or not asked and os.environ.get("HASILA_LEDGER") == "none":
        return nullcontext()
    return opened_ledger(asked, lang, create=True)


def has_default() -> bool:
    """Is the default ledger there to look things up in?"""
    from hasila.ledger.default import default_exists

    return default_exists()


def readings_of_inputs(
    inputs: list[str], tally: Tally, progress: Progress, lang: Lang, ledger: Ledger | None = None
) -> Iterator[Reading]:
    """The readings of ``inputs`` in their order, one by one, counted; refusals and failures are told on the way.

    With a ``ledger`` each is kept before it is handed on, and what this reader has read already comes from there.
    """
    from hasila.intake import Refusal, read_inputs
    from hasila.lexicon.tables import VocabularyError
    from hasila.reading import read as read_report

    given = _Given(inputs)
    for found in read_inputs(given):
        if isinstance(found, Refusal):
            tally.refused += 1
            progress.refuse(str(found))
        else:
            kept = ledger.kept(found) if ledger is not None else None
            try:
                reading = kept or read_report(found)
            except VocabularyError:  # with words that are wrong no report can be read
                raise
            except Exception as error:  # one report's fault is not the run's
                tally.refused += 1
                progress.refuse(_failure(found, error, lang))
                continue
            if ledger is not None and kept is None:
                from hasila.ledger import NotAllowed

                try:
                    ledger.keep(reading)
                except NotAllowed as error:
                    tally.refused += 1
                    progress.refuse(_failure(found, error, lang))
                    continue
            tally.add(reading, given.current)
            yield reading
        progress.tell(tally.read, tally.refused)


class _Given:
    """The inputs, handed out one by one; ``current`` is the one being read."""

    def __init__(self, inputs: Iterable[str]) -> None:
        self._inputs = inputs
        self.current = ""

    def __iter__(self) -> Iterator[str]:
        for each in self._inputs:
            self.current = each
            yield each


def _failure(report: Report, error: Exception, lang: Lang) -> str:
    reason = f"{type(error).__name__}: {error}"[:200]
    return messages.say("error.failed", lang.value, name=report.id, reason=reason)


def bytes_out() -> IO[bytes]:
    """Standard output as bytes: its lines are UTF-8 and end with a line feed on every system."""
    sys.stdout.flush()
    return sys.stdout.buffer


def fail(words: str, status: int) -> NoReturn:
    """One line on standard error, and the end."""
    print(words, file=sys.stderr)
    raise typer.Exit(status)


@contextmanager
def output() -> Iterator[None]:
    """What is printed within is out at its end; where its reader goes away (`| head`), the program ends in silence."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered has nowhere to go, and Python would try again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(CUT_OFF) from None
