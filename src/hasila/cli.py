"""The command line, thin: what is asked for is found, read and printed one report at a time.

Exit statuses: 0 done, 2 wrong usage, 3 some inputs refused and the rest done, 4 nothing done; 130 stopped by the user,
141 the reader of the output went away. Standard output holds the answer and nothing else, standard error the rest.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, NoReturn

import typer

from hasila import messages

if TYPE_CHECKING:
    from hasila.incidents import Incident
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


class Kind(StrEnum):
    """What a plot shows."""

    rise = "rise"
    range = "range"


class Sort(StrEnum):
    """The order of a list of incidents."""

    day = "day"
    killed = "killed"
    reports = "reports"


class Grade(StrEnum):
    """How well harm is supported."""

    confirmed = "confirmed"
    fair = "fair"
    weak = "weak"
    contested = "contested"
    discounted = "discounted"


Outcome = StrEnum(
    "Outcome",
    "killed wounded killed_or_wounded neutralised detained abducted missing displaced surrendered released rescued",
)


class ExportFormat(StrEnum):
    """What a ledger is handed on as."""

    csv = "csv"
    xlsx = "xlsx"
    geojson = "geojson"
    ftm = "ftm"
    acled = "acled"
    ucdp = "ucdp"
    dossier = "dossier"


class ExportWhat(StrEnum):
    """What the rows of a table are."""

    figures = "figures"
    incidents = "incidents"
    tolls = "tolls"


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
_Where = Annotated[
    str | None, typer.Option("--ledger", metavar="PATH|URL", help=_say("help.which_ledger"), show_default=False)
]
_Outcome = Annotated[Outcome | None, typer.Option("--outcome", help=_say("help.outcome"), show_default=False)]
_ByPolicy = Annotated[Policy, typer.Option(help=_say("help.policy"))]
_Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help=_say("help.days"), show_default=False)]

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
    ledger: Annotated[
        str | None, typer.Option(metavar="PATH|URL|none", help=_say("help.ledger"), show_default=False)
    ] = None,
    lang: _Lang = _LANG,
) -> None:
    """Read reports and print what is found in them."""
    from hasila.terminal.progress import Progress
    from hasila.terminal.summary import Tally

    tally = Tally()
    with _output(), _keeping(ledger, lang) as kept, Progress(lang.value) as progress:
        readings = _readings(inputs, tally, progress, lang, kept)
        if form is Format.jsonl:
            _print_lines(readings)
        else:
            where = kept.name if kept is not None else None
            _print_tables(readings, tally, inputs, lang, where, chosen=ledger is not None)
    if not tally.read:
        _fail(messages.say("error.nothing" if tally.refused else "error.no_report", lang.value), NOTHING)
    raise typer.Exit(SOME_REFUSED if tally.refused else DONE)


@app.command(help=_say("help.show"))
def show(
    which: Annotated[str, typer.Argument(metavar="WHICH", help=_say("help.which"), show_default=False)],
    ledger: _Where = None,
    policy: _ByPolicy = Policy.range,
    lang: _Lang = _LANG,
) -> None:
    """Show one incident or one figure in full, or a report's figures."""
    from hasila.terminal.kept import print_kept
    from hasila.terminal.lookup import NotFound, is_input, print_found
    from hasila.terminal.screen import screen

    if not which.strip():
        _fail(messages.say("error.which", lang.value), USAGE)
    printed = screen(lang.value)
    try:
        with _output():
            if ledger is None and (is_input(which) or not _has_default()):
                print_found(printed, which)
            else:
                with _ledger(ledger, lang) as opened:
                    print_kept(printed, opened, which, policy.value)
    except NotFound as missing:
        _fail(missing.told(lang.value), NOTHING)


@app.command(help=_say("help.plot"))
def plot(
    which: Annotated[str, typer.Argument(metavar="INCIDENT", help=_say("help.incident"), show_default=False)],
    out: Annotated[Path | None, typer.Option(metavar="FILE.svg", help=_say("help.out"), show_default=False)] = None,
    kind: Annotated[Kind, typer.Option(help=_say("help.kind"))] = Kind.rise,
    outcome: _Outcome = None,
    ledger: _Where = None,
    lang: _Lang = _LANG,
) -> None:
    """Draw an incident's tolls: their rise or their ranges, on the terminal or as SVG."""
    from hasila.plots import rise, spread
    from hasila.terminal.kept import one_incident, print_rise, readings_of
    from hasila.terminal.lookup import NotFound
    from hasila.terminal.screen import screen

    try:
        with _output(), _ledger(ledger, lang) as opened:
            incident = one_incident(opened, which)
            readings = readings_of(opened, incident)
            if out is None:
                print_rise(screen(lang.value), incident, readings, outcome and outcome.value)
                return
            draw = rise if kind is Kind.rise else spread
            drawn = draw(incident, readings, outcome and outcome.value, language=lang.value)
            if not drawn:
                raise NotFound("error.nothing_to_draw", which=which)
            out.write_text(drawn, "utf-8")
    except NotFound as missing:
        _fail(missing.told(lang.value), NOTHING)
    except OSError as error:
        _fail(f"{out}: {error.strerror or error}", NOTHING)


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
    ledger: _Where = None,
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
    ledger: _Where = None,
    policy: _ByPolicy = Policy.range,
    place: Annotated[str, typer.Option(help=_say("help.place"), show_default=False)] = "",
    since: _Day = None,
    until: _Day = None,
    outcome: _Outcome = None,
    grade: Annotated[Grade | None, typer.Option(help=_say("help.grade"), show_default=False)] = None,
    origins: Annotated[int, typer.Option(min=0, help=_say("help.origins"), show_default=False)] = 0,
    findings: Annotated[bool, typer.Option("--findings", help=_say("help.findings"))] = False,
    sort: Annotated[Sort, typer.Option(help=_say("help.sort"))] = Sort.day,
    limit: Annotated[int | None, typer.Option(min=1, help=_say("help.incidents_most"), show_default=False)] = None,
    form: Annotated[Format, typer.Option("--format", help=_say("help.incident_format"))] = Format.table,
    lang: _Lang = _LANG,
) -> None:
    """Print the incidents of a ledger: when, where, how many killed and wounded, who says so."""
    from hasila.incidents.listing import Wanted, ordered

    days = (since and since.date(), until and until.date())
    suffered = "" if outcome is None else outcome.value
    wanted = Wanted(place, *days, suffered, None if grade is None else grade.value, origins, findings)
    with _output(), _ledger(ledger, lang) as opened:
        opened.link()
        everything = list(opened.incidents(policy.value))
        found = ordered((each for each in everything if wanted.holds(each)), sort.value)[:limit]
        if form is Format.jsonl:
            _print_incident_lines(found)
        else:
            _print_incidents(found, len(everything), opened, lang, chosen=ledger)


@app.command(help=_say("help.export"))
def export(
    given: Annotated[
        ExportFormat | None, typer.Argument(metavar="[FORMAT]", help=_say("help.export_format"), show_default=False)
    ] = None,
    form: Annotated[
        ExportFormat | None, typer.Option("--format", help=_say("help.export_format"), show_default=False)
    ] = None,
    what: Annotated[ExportWhat, typer.Option(help=_say("help.export_what"))] = ExportWhat.incidents,
    incident: Annotated[str | None, typer.Option(help=_say("help.export_incident"), show_default=False)] = None,
    policy: Annotated[Policy | None, typer.Option(help=_say("help.export_policy"), show_default=False)] = None,
    out: Annotated[str | None, typer.Option(metavar="FILE", help=_say("help.export_out"), show_default=False)] = None,
    force: Annotated[bool, typer.Option("--force", help=_say("help.export_force"))] = False,
    names: Annotated[bool, typer.Option("--with-names", help=_say("help.with_names"))] = False,
    ledger: _Where = None,
    lang: _Lang = _LANG,
) -> None:
    """Write what a ledger holds for other programs."""
    from hasila.exports.handing import Asked, CannotExport, export_to, today

    chosen = form or given
    if chosen is None:
        _fail(messages.say("export.error.no_format", lang.value), USAGE)
    asked = Asked(
        chosen.value, what.value, incident, None if policy is None else policy.value, lang.value, names, today()
    )
    try:
        with _output(), _ledger(ledger, lang) as opened:
            export_to(opened, asked, out, _bytes_out, replace=force)
    except CannotExport as reason:
        _fail(messages.say(reason.key, lang.value, **reason.values), USAGE if reason.usage else NOTHING)
    except BrokenPipeError:
        raise
    except OSError as error:
        _fail(f"{out}: {error.strerror or error}", NOTHING)


@app.command(help=_say("help.agreement"))
def agreement(
    readers: Annotated[
        list[str] | None, typer.Argument(metavar="[READER READER]", help=_say("help.readers"), show_default=False)
    ] = None,
    ledger: _Where = None,
    form: Annotated[Format, typer.Option("--format", help=_say("help.agreement_format"))] = Format.table,
    lang: _Lang = _LANG,
) -> None:
    """Print how far two readers agree, by field, and what they differ on."""
    from hasila.exports.jsonl import agreement_lines
    from hasila.terminal.agreement import print_agreement
    from hasila.terminal.screen import screen

    if readers and (len(readers) != 2 or readers[0] == readers[1]):
        _fail(messages.say("error.two_readers", lang.value), USAGE)
    with _output(), _ledger(ledger, lang) as opened:
        found = opened.agreement((readers[0], readers[1]) if readers else None)
        if form is Format.jsonl:
            for each in found:
                _bytes_out().write("".join(f"{line}\n" for line in agreement_lines(each)).encode("utf-8"))
        else:
            print_agreement(screen(lang.value), found)
    raise typer.Exit(DONE if any(each.reports for each in found) else NOTHING)


@app.command(help=_say("help.check"))
def check(
    ledger: _Where = None,
    lang: _Lang = _LANG,
) -> None:
    """Verify a ledger's hashes, offsets and references."""
    from hasila.terminal.kept import print_findings
    from hasila.terminal.screen import screen

    with _output(), _ledger(ledger, lang) as opened:
        found = opened.check()
        print_findings(screen(lang.value), found, len(opened.reports()))
    raise typer.Exit(SOME_REFUSED if found else DONE)


@app.command(help=_say("help.desk"))
def desk(
    ledger: _Where = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help=_say("help.port"))] = 8790,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help=_say("help.no_browser"), show_default=False)
    ] = True,
    lang: _Lang = _LANG,
) -> None:
    """Serve the desk over a ledger on a loopback address."""
    import webbrowser

    from hasila.desk.serve import serve

    def tell(address: str) -> None:
        print(messages.say("desk.open", lang.value, address=address), flush=True)
        if browser:
            webbrowser.open(address)

    with _ledger(ledger, lang, create=True) as opened:
        try:
            serve(opened, port, lang.value, tell)
        except OSError as error:
            _fail(messages.say("error.port", lang.value, port=port, reason=error.strerror or error), NOTHING)


@contextmanager
def _ledger(asked: str | None, lang: Lang, *, create: bool = False) -> Iterator[Ledger]:
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
        _fail(messages.say("error.ledger", lang.value, reason=error), status)


def _keeping(asked: str | None, lang: Lang) -> AbstractContextManager[Ledger | None]:
    """The ledger that what is read is kept in, if any."""
    if asked == "none" or not asked and os.environ.get("HASILA_LEDGER") == "none":
        return nullcontext()
    return _ledger(asked, lang, create=True)


def _has_default() -> bool:
    """Is the default ledger there to look things up in?"""
    from hasila.ledger.default import default_exists

    return default_exists()


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


def _print_incident_lines(found: Iterable[Incident]) -> None:
    from hasila.exports.jsonl import incident_line

    out = _bytes_out()
    for each in found:
        out.write(incident_line(each).encode("utf-8") + b"\n")


def _print_incidents(found: list[Incident], of: int, ledger: Ledger, lang: Lang, *, chosen: str | None) -> None:
    from hasila.terminal.incidents import print_incidents
    from hasila.terminal.screen import screen
    from hasila.terminal.summary import print_next

    printed = screen(lang.value)
    print_incidents(printed, found, of, len(ledger.reports()))
    if found:
        print_next(printed, max(found, key=lambda each: len(each.reports)).id, chosen)


def _print_tables(
    readings: Iterator[Reading], tally: Tally, inputs: list[str], lang: Lang, kept: str | None, *, chosen: bool
) -> None:
    from hasila.terminal.screen import screen
    from hasila.terminal.summary import print_summary
    from hasila.terminal.table import print_reading

    printed = screen(lang.value)
    for reading in readings:
        print_reading(printed, reading)
        sys.stdout.flush()
    if tally.read:
        print_summary(printed, tally, inputs, kept, chosen=chosen)


def _fail(words: str, status: int) -> NoReturn:
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
