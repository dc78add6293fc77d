"""What a ledger holds, for a person: incidents and reports by name, reports searched for, what a check found."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rich.padding import Padding
from rich.text import Text

from hasila.incidents import Incident
from hasila.incidents.model import PolicyName
from hasila.ledger import Finding, Hit, Ledger, NotKept
from hasila.model import Reading, Span
from hasila.plots import drawn
from hasila.terminal.bidi import Lines, without_directions
from hasila.terminal.claims import print_report
from hasila.terminal.detail import print_figure
from hasila.terminal.incident import print_incident
from hasila.terminal.lookup import NotFound
from hasila.terminal.passages import excerpt
from hasila.terminal.rise import rise
from hasila.terminal.screen import Screen

_INCIDENT = re.compile(r"i[0-9a-f]{1,12}")
_FIGURE = re.compile(r"(.*)#([fp][1-9]\d*)", re.DOTALL)


def print_kept(screen: Screen, ledger: Ledger, which: str, policy: PolicyName = "range") -> None:
    """Print what ``which`` names in ``ledger``: an incident (or the beginning of its id), REPORT, or REPORT#f3.

    Raises NotFound.
    """
    which = without_directions(which).strip()
    incident = _incident(ledger, which, policy)
    if incident is not None:
        print_incident(screen, incident, readings_of(ledger, incident))
        return
    named = _FIGURE.fullmatch(which)
    try:
        print_report(screen, ledger.settled(which))
        return
    except NotKept:
        if named is None:
            raise NotFound("error.not_kept", which=which, ledger=ledger.name) from None
    report, id_ = named.groups()
    try:
        reading = ledger.settled(report)
    except NotKept:
        raise NotFound("error.not_kept", which=report, ledger=ledger.name) from None
    figure = next((each for each in reading.figures if each.id == id_), None)
    if figure is None:
        raise NotFound("error.no_figure", report=report, figure=id_, reading=reading)
    print_figure(screen, reading, figure)


def one_incident(ledger: Ledger, which: str, policy: PolicyName = "range") -> Incident:
    """The one incident of ``ledger`` whose id begins with ``which``. Raises NotFound where none or several do."""
    found = _incident(ledger, without_directions(which).strip(), policy)
    if found is None:
        raise NotFound("error.incident_unknown", which=which, ledger=ledger.name)
    return found


def _incident(ledger: Ledger, which: str, policy: PolicyName) -> Incident | None:
    if not _INCIDENT.fullmatch(which):
        return None
    ledger.link()
    found = list(ledger.incidents(policy, starting=which))
    if len(found) > 1:
        raise NotFound("error.several_incidents", which=which, ids=", ".join(each.id for each in found[:5]))
    return next(iter(found), None)


def readings_of(ledger: Ledger, incident: Incident) -> Mapping[str, Reading]:
    """The readings of the reports of ``incident``, by report, as people have settled them."""
    return {report: ledger.settled(report) for report in incident.reports}


def print_rise(
    screen: Screen, incident: Incident, readings: Mapping[str, Reading], outcome: str | None = None
) -> None:
    """Print how each outcome (or ``outcome``) of ``incident`` rose. Raises NotFound where no report numbers it."""
    found = drawn(incident, readings, screen.language)
    chosen = [each for each in found.outcomes() if outcome in (None, each)]
    if not chosen:
        raise NotFound("error.nothing_to_draw", which=incident.id)
    for each in chosen:
        screen.print(Lines(Text(screen.label("outcome", each), "bold")))
        screen.print(Padding(rise(screen, found, each), (0, 0, 1, 2)))


def print_hits(screen: Screen, hits: Sequence[Hit]) -> None:
    """Print each report with the first line that holds the words, and at the end how many there are."""
    for hit in hits:
        day = screen.inline(hit.published) if hit.published else screen.say("report.undated")
        heading = Text(screen.inline(hit.report), "bold")
        heading.append("  " + "  ·  ".join(each for each in (screen.inline(hit.source), day) if each), "not bold dim")
        screen.print(Lines(heading))
        words = _words(screen, hit)
        if words.plain.strip():
            screen.print(Padding(screen.block(words), (0, 0, 1, 2)))
    screen.print(Lines(Text(screen.say("search.found", count=len(hits)), "bold")))


def print_findings(screen: Screen, found: Sequence[Finding], reports: int) -> None:
    """Print what is wrong with a ledger of ``reports`` reports, a line each, or that nothing is."""
    for each in found:
        screen.print(Lines(Text(f"{each.kind}: {screen.inline(each.where)}: {screen.inline(each.told)}", "red")))
    key = "check.findings" if found else "check.whole"
    screen.print(Lines(Text(screen.say(key, count=len(found), reports=reports), "bold")))


def _words(screen: Screen, hit: Hit) -> Text:
    if not hit.spans:
        return Text(hit.title)
    first = hit.spans[0]
    end = hit.text.find("\n", first.end)
    line = Span(hit.text.rfind("\n", 0, first.start) + 1, len(hit.text) if end < 0 else end)
    return excerpt(hit.text, line, [(span, "count") for span in hit.spans], plain=screen.plain)
