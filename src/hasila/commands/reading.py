"""The commands that read: reports, one figure or one report in full, what the vocabulary does not know."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from hasila import messages
from hasila.commands.options import LANG, ByPolicy, Format, InLang, Lang, Policy, Where, say
from hasila.commands.running import (
    DONE,
    NOTHING,
    SOME_REFUSED,
    USAGE,
    bytes_out,
    fail,
    has_default,
    keeping,
    opened_ledger,
    output,
    readings_of_inputs,
)

if TYPE_CHECKING:
    from hasila.model import Reading
    from hasila.terminal.summary import Tally


def read(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help=say("help.inputs"), show_default=False)],
    form: Annotated[Format, typer.Option("--format", help=say("help.format"))] = Format.table,
    ledger: Annotated[
        str | None, typer.Option(metavar="PATH|URL|none", help=say("help.ledger"), show_default=False)
    ] = None,
    lang: InLang = LANG,
) -> None:
    """Read reports and print what is found in them."""
    from hasila.terminal.progress import Progress
    from hasila.terminal.summary import Tally

    tally = Tally()
    with output(), keeping(ledger, lang) as kept, Progress(lang.value) as progress:
        readings = readings_of_inputs(inputs, tally, progress, lang, kept)
        if form is Format.jsonl:
            _print_lines(readings)
        else:
            where = kept.name if kept is not None else None
            _print_tables(readings, tally, inputs, lang, where, chosen=ledger is not None)
    if not tally.read:
        fail(messages.say("error.nothing" if tally.refused else "error.no_report", lang.value), NOTHING)
    raise typer.Exit(SOME_REFUSED if tally.refused else DONE)


def show(
    which: Annotated[str, typer.Argument(metavar="WHICH", help=say("help.which"), show_default=False)],
    ledger: Where = None,
    policy: ByPolicy = Policy.range,
    lang: InLang = LANG,
) -> None:
    """Show one incident or one figure in full, or a report's figures."""
    from hasila.terminal.kept import print_kept
    from hasila.terminal.lookup import NotFound, is_input, print_found
    from hasila.terminal.screen import screen

    if not which.strip():
        fail(messages.say("error.which", lang.value), USAGE)
    printed = screen(lang.value)
    try:
        with output():
            if ledger is None and (is_input(which) or not has_default()):
                print_found(printed, which)
            else:
                with opened_ledger(ledger, lang) as opened:
                    print_kept(printed, opened, which, policy.value)
    except NotFound as missing:
        fail(missing.told(lang.value), NOTHING)


def gaps(
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="[INPUT]...", help=say("help.inputs"), show_default=False)
    ] = None,
    ledger: Annotated[
        str | None, typer.Option(metavar="PATH|URL", help=say("help.gaps_ledger"), show_default=False)
    ] = None,
    most: Annotated[int, typer.Option(min=1, help=say("help.gaps_most"))] = 50,
    form: Annotated[Format, typer.Option("--format", help=say("help.gaps_format"))] = Format.table,
    lang: InLang = LANG,
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
        fail(messages.say("error.gaps_of_what", lang.value), USAGE)
    found, tally = Gaps(), Tally()
    if ledger is not None:
        with opened_ledger(ledger, lang) as opened:
            for reading in opened.readings():
                found.add(reading, reading.report.id)
    with output(), Progress(lang.value) as progress:
        for reading in readings_of_inputs(inputs or [], tally, progress, lang):
            found.add(reading, tally.last)
    with output():
        if form is Format.jsonl:
            lines = [gap_line(gap) for what in WHATS for gap in found.most(what, most)]
            bytes_out().write("".join(f"{line}\n" for line in lines).encode("utf-8"))
        else:
            print_gaps(screen(lang.value), found, most, own.path())
    if not found.read:
        fail(messages.say("error.nothing" if tally.refused else "error.no_report", lang.value), NOTHING)
    raise typer.Exit(SOME_REFUSED if tally.refused else DONE)


def _print_lines(readings: Iterator[Reading]) -> None:
    from hasila.exports.jsonl import line

    out = bytes_out()
    for reading in readings:
        out.write(line(reading).encode("utf-8") + b"\n")
        out.flush()


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
