"""The commands about incidents: their list, a drawing of one, and all of them for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hasila import messages
from hasila.commands.options import (
    LANG,
    ByPolicy,
    Day,
    ExportFormat,
    ExportWhat,
    Format,
    Grade,
    InLang,
    Kind,
    Lang,
    OfOutcome,
    Policy,
    Sort,
    Where,
    say,
)
from hasila.commands.running import NOTHING, USAGE, bytes_out, fail, opened_ledger, output

if TYPE_CHECKING:
    from hasila.incidents import Incident
    from hasila.ledger import Ledger


def plot(
    which: Annotated[str, typer.Argument(metavar="INCIDENT", help=say("help.incident"), show_default=False)],
    out: Annotated[Path | None, typer.Option(metavar="FILE.svg", help=say("help.out"), show_default=False)] = None,
    kind: Annotated[Kind, typer.Option(help=say("help.kind"))] = Kind.rise,
    outcome: OfOutcome = None,
    ledger: Where = None,
    lang: InLang = LANG,
) -> None:
    """Draw an incident's tolls: their rise or their ranges, on the terminal or as SVG."""
    from hasila.plots import rise, spread
    from hasila.terminal.kept import one_incident, print_rise, readings_of
    from hasila.terminal.lookup import NotFound
    from hasila.terminal.screen import screen

    try:
        with output(), opened_ledger(ledger, lang) as opened:
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
        fail(missing.told(lang.value), NOTHING)
    except OSError as error:
        fail(f"{out}: {error.strerror or error}", NOTHING)


def incidents(
    ledger: Where = None,
    policy: ByPolicy = Policy.range,
    place: Annotated[str, typer.Option(help=say("help.place"), show_default=False)] = "",
    since: Day = None,
    until: Day = None,
    outcome: OfOutcome = None,
    grade: Annotated[Grade | None, typer.Option(help=say("help.grade"), show_default=False)] = None,
    origins: Annotated[int, typer.Option(min=0, help=say("help.origins"), show_default=False)] = 0,
    findings: Annotated[bool, typer.Option("--findings", help=say("help.findings"))] = False,
    sort: Annotated[Sort, typer.Option(help=say("help.sort"))] = Sort.day,
    limit: Annotated[int | None, typer.Option(min=1, help=say("help.incidents_most"), show_default=False)] = None,
    form: Annotated[Format, typer.Option("--format", help=say("help.incident_format"))] = Format.table,
    lang: InLang = LANG,
) -> None:
    """Print the incidents of a ledger: when, where, how many killed and wounded, who says so."""
    from hasila.incidents.listing import Wanted, ordered

    days = (since and since.date(), until and until.date())
    suffered = "" if outcome is None else outcome.value
    wanted = Wanted(place, *days, suffered, None if grade is None else grade.value, origins, findings)
    with output(), opened_ledger(ledger, lang) as opened:
        opened.link()
        everything = list(opened.incidents(policy.value))
        found = ordered((each for each in everything if wanted.holds(each)), sort.value)[:limit]
        if form is Format.jsonl:
            _print_incident_lines(found)
        else:
            _print_incidents(found, len(everything), opened, lang, chosen=ledger)


def export(
    given: Annotated[
        ExportFormat | None, typer.Argument(metavar="[FORMAT]", help=say("help.export_format"), show_default=False)
    ] = None,
    form: Annotated[
        ExportFormat | None, typer.Option("--format", help=say("help.export_format"), show_default=False)
    ] = None,
    what: Annotated[ExportWhat, typer.Option(help=say("help.export_what"))] = ExportWhat.incidents,
    incident: Annotated[str | None, typer.Option(help=say("help.export_incident"), show_default=False)] = None,
    policy: Annotated[Policy | None, typer.Option(help=say("help.export_policy"), show_default=False)] = None,
    out: Annotated[str | None, typer.Option(metavar="FILE", help=say("help.export_out"), show_default=False)] = None,
    force: Annotated[bool, typer.Option("--force", help=say("help.export_force"))] = False,
    names: Annotated[bool, typer.Option("--with-names", help=say("help.with_names"))] = False,
    ledger: Where = None,
    lang: InLang = LANG,
) -> None:
    """Write what a ledger holds for other programs."""
    from hasila.exports.handing import Asked, CannotExport, export_to, today

    chosen = form or given
    if chosen is None:
        fail(messages.say("export.error.no_format", lang.value), USAGE)
    asked = Asked(
        chosen.value, what.value, incident, None if policy is None else policy.value, lang.value, names, today()
    )
    try:
        with output(), opened_ledger(ledger, lang) as opened:
            export_to(opened, asked, out, bytes_out, replace=force)
    except CannotExport as reason:
        fail(messages.say(reason.key, lang.value, **reason.values), USAGE if reason.usage else NOTHING)
    except BrokenPipeError:
        raise
    except OSError as error:
        fail(f"{out}: {error.strerror or error}", NOTHING)


def _print_incident_lines(found: Iterable[Incident]) -> None:
    from hasila.exports.jsonl import incident_line

    out = bytes_out()
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
