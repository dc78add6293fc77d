"""The command line, thin: what is asked for is found, read and printed one report at a time.

Exit statuses: 0 done, 2 wrong usage, 3 some inputs refused and the rest done, 4 nothing done; 130 stopped by the user,
141 the reader of the output went away. Standard output holds the answer and nothing else, standard error the rest.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from enum import StrEnum
from functools import partial
from typing import IO, TYPE_CHECKING, Annotated

import typer

from hasila import messages

if TYPE_CHECKING:
    from hasila.ledger import Ledger
    from hasila.model import Reading, Report
    from hasila.terminal.progress import Progress
    from hasila.terminal.summary import Tally

DONE, USAGE, SOME_REFUSED, NOTHING, CUT_OFF = 0, 2, 3, 4, 141


class Format(StrEnum):
    """How readings are printed."""

    table = "table"
    jsonl = "jsonl"


class Policy(StrEnum):
    """The rules by which a toll's two ends are chosen."""

    range = "range"
    acled = "acled"
    ucdp = "ucdp"
    gtd = "gtd"
    ibc = "ibc"


class Lang(StrEnum):
    """The languages of the interface."""

    en = "en"
    ar = "ar"


def _asked_language(arguments: list[str]) -> str | None:
    """The language asked for on the command line: help is written before options are read."""
    for before, word in zip(["", *arguments], arguments, strict=False):
        if before == "--lang":
            return word
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return None


_LANGUAGE = messages.language(_asked_language(sys.argv[1:]))
_say = partial(messages.say, language=_LANGUAGE)
_HELP = {"help_option_names": ["-h", "--help"]}
_Lang = Annotated[Lang, typer.Option("--lang", help=_say("help.lang"), show_default=False)]
_LANG = Lang(_LANGUAGE)

app = typer.Typer(
    name="hasila", help=_say("help.app"), add_completion=False, no_args_is_help=True, rich_markup_mode=None,
    pretty_exceptions_enable=False, context_settings=_HELP,
)  # fmt: skip


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import PackageNotFoundError, version

        try:
            print(f"hasila {version('hasila')}")
        except PackageNotFoundError:
            print("hasila (not installed)")
        raise typer.Exit


@app.callback()
def _hasila(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=_say("help.version"))
    ] = False,
) -> None:
    pass


@app.command(help=_say("help.read"))
def read(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help=_say("help.inputs"), show_default=False)],
    form: Annotated[Format, typer.Option("--format", help=_say("help.format"))] = Format.table,
    ledger: Annotated[str, typer.Option(metavar="PATH|URL|none", help=_say("help.ledger"))] = "none",
    lang: _Lang = _LANG,
) -> None:
    """Read reports and print what is found in them."""
    from hasila.terminal.progress import Progress
    from hasila.terminal.summary import Tally

    tally = Tally()
    keeping = nullcontext() if ledger == "none" else _ledger(ledger, lang, create=True)
    with _output(), keeping as kept, Progress(lang.value) as progress:
        readings = _readings(inputs, tally, progress, lang, kept)
        if form is Format.jsonl:
            _print_lines(readings)
        else:
            _print_tables(readings, tally, inputs, lang)
    if not tally.read:
        _fail(messages.say("error.nothing" if tally.refused else "error.no_report", lang.value), NOTHING)
    raise typer.Exit(SOME_REFUSED if tally.refused else DONE)


@app.command(help=_say("help.show"))
def show(
    which: Annotated[str, typer.Argument(metavar="WHICH", help=_say("help.which"), show_default=False)],
    lang: _Lang = _LANG,
) -> None:
    """Show one figure in full, or a report's figures."""
    from hasila.terminal.detail import print_figure
    from hasila.terminal.lookup import NotFound, find
    from hasila.terminal.screen import screen
    from hasila.terminal.table import print_reading

    if not which.strip():
        _fail(messages.say("error.which", lang.value), USAGE)
    printed = screen(lang.value)
    try:
        with _output():
            for reading, figure in find(which):
                if figure is None:
                    print_reading(printed, reading)
                else:
                    print_figure(printed, reading, figure)
    except NotFound as missing:
        _fail(missing.told(lang.value), NOTHING)


@app.command(help=_say("help.gaps"))
def gaps(
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="[INPUT]...", help=_say("help.inputs"), show_default=False)
    ] = None,
    ledger: Annotated[
        str | None, typer.Option(metavar="PATH|URL", help=_say("help.gaps_ledger"), show_default=False)
    ] = None,
    most: Annotated[int, typer.Option(min=1, help=_say("help.gaps_most"))] = 50,
    form: Annotated[Format, typer.Option("--format", help=_say("help.gaps_format"))] = Format.table,
    lang: _Lang = _LANG,
) -> None:
    """Print the places and speakers that reports name most and Hasila does not know."""
    from hasila.exports.jsonl import gap_line
    from hasila.gaps import WHATS, Gaps
    from hasila.lexicon import own
    from hasila.terminal.gaps import print_gaps
    from hasila.terminal.progress import Progress
    from hasila.terminal.screen import screen
    from hasila.terminal.summary import Tally

    if not inputs and ledger is None:
        _fail(messages.say("error.gaps_of_what", lang.value), USAGE)
    found, tally = Gaps(), Tally()
    if ledger is not None:
        with _ledger(ledger, lang) as opened:
            for reading in opened.readings():
                found.add(reading, reading.report.id)
    with _output(), Progress(lang.value) as progress:
        for reading in _readings(inputs or [], tally, progress, lang):
            found.add(reading, tally.last)
    with _output():
        if form is Format.jsonl:
            lines = [gap_line(gap) for what in WHATS for gap in found.most(what, most)]
            _bytes_out().write("".join(f"{line}\n" for line in lines).encode("utf-8"))
        else:
            print_gaps(screen(lang.value), found, most, own.path())
    if not found.read:
        _fail(messages.say("error.nothing" if tally.refused else "error.no_report", lang.value), NOTHING)
    raise typer.Exit(SOME_REFUSED if tally.refused else DONE)


@app.command(help=_say("help.search"))
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help=_say("help.search_words"), show_default=False)],
    ledger: Annotated[str, typer.Option(metavar="PATH|URL", help=_say("help.which_ledger"), show_default=False)],
    limit: Annotated[int, typer.Option(min=1, help=_say("help.limit"))] = 50,
    form: Annotated[Format, typer.Option("--format", help=_say("help.hits"))] = Format.table,
    lang: _Lang = _LANG,
) -> None:
    """Find the reports of a ledger that hold words."""
    from hasila.exports.jsonl import hit_line
    from hasila.terminal.kept import print_hits
    from hasila.terminal.screen import screen

    with _output(), _ledger(ledger, lang) as opened:
        hits = opened.search(" ".join(words), limit=limit)
        if form is Format.jsonl:
            _bytes_out().write(b"".join(hit_line(hit).encode("utf-8") + b"\n" for hit in hits))
        else:
            print_hits(screen(lang.value), hits)


@app.command(help=_say("help.incidents"))
def incidents(
    ledger: Annotated[str, typer.Option(metavar="PATH|URL", help=_say("help.which_ledger"), show_default=False)],
    policy: Annotated[Policy, typer.Option(help=_say("help.policy"))] = Policy.range,
    form: Annotated[Format, typer.Option("--format", help=_say("help.format"))] = Format.table,
    lang: _Lang = _LANG,
) -> None:
    """Print the incidents of a ledger, each toll's ends with their words."""
    from functools import lru_cache

    from hasila.exports.jsonl import incident_line
    from hasila.terminal.incidents import print_count, print_incident
    from hasila.terminal.screen import screen

    with _output(), _ledger(ledger, lang) as opened:
        opened.link()
        found = opened.incidents(policy.value)
        if form is Format.jsonl:
            for each in found:
                _bytes_out().write(incident_line(each).encode("utf-8") + b"\n")
            return
        printed, reading_of = screen(lang.value), lru_cache(maxsize=1000)(opened.settled)
        most_reported = sorted(found, key=lambda incident: (-len(incident.reports), incident.id))
        for each in most_reported:
            print_incident(printed, each, reading_of)
        print_count(printed, len(most_reported), len(opened.reports()))


@app.command(help=_say("help.check"))
def check(
    ledger: Annotated[str, typer.Option(metavar="PATH|URL", help=_say("help.which_ledger"), show_default=False)],
    lang: _Lang = _LANG,
) -> None:
    """Verify a ledger's hashes, offsets and references."""
    from hasila.terminal.kept import print_findings
    from hasila.terminal.screen import screen

    with _output(), _ledger(ledger, lang) as opened:
        found = opened.check()
        print_findings(screen(lang.value), found, len(opened.reports()))
    raise typer.Exit(SOME_REFUSED if found else DONE)


@contextmanager
def _ledger(where: str, lang: Lang, *, create: bool = False) -> Iterator[Ledger]:
    """The ledger ``where``; what it fails at, then or within, is one line and the end."""
    from hasila.ledger import CannotOpen, Ledger, LedgerError

    try:
        with Ledger.open(where, create=create) as opened:
            yield opened
    except LedgerError as error:
        status = USAGE if isinstance(error, CannotOpen) else NOTHING
        _fail(messages.say("error.ledger", lang.value, reason=error), status)


def _readings(
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


def _print_lines(readings: Iterator[Reading]) -> None:
    from hasila.exports.jsonl import line

    out = _bytes_out()
    for reading in readings:
        out.write(line(reading).encode("utf-8") + b"\n")
        out.flush()


def _bytes_out() -> IO[bytes]:
    """Standard output as bytes: its lines are UTF-8 and end with a line feed on every system."""
    sys.stdout.flush()
    return sys.stdout.buffer


def _print_tables(readings: Iterator[Reading], tally: Tally, inputs: list[str], lang: Lang) -> None:
    from hasila.terminal.screen import screen
    from hasila.terminal.summary import print_summary
    from hasila.terminal.table import print_reading

    printed = screen(lang.value)
    for reading in readings:
        print_reading(printed, reading)
        sys.stdout.flush()
    if tally.read:
        print_summary(printed, tally, inputs)


def _fail(words: str, status: int) -> None:
    """One line on standard error, and the end."""
    print(words, file=sys.stderr)
    raise typer.Exit(status)


@contextmanager
def _output() -> Iterator[None]:
    """What is printed within is out at its end; where its reader goes away (`| head`), the program ends in silence."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered has nowhere to go, and Python would try again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(CUT_OFF) from None


def main() -> None:
    """The program `hasila`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # whatever the system's encoding, Arabic is printed
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(prog_name="hasila")
    except ValueError as error:
        from hasila.lexicon.tables import VocabularyError

        if not isinstance(error, VocabularyError):
            raise
        print(error, file=sys.stderr)  # the user's own file, row and reason
        sys.exit(USAGE)


if __name__ == "__main__":
    main()
