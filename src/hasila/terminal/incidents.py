"""Incidents for a person: what happened where and when, and for each toll its range, each end with its words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from hasila.incidents import Incident
from hasila.incidents.model import End, Toll
from hasila.model import Reading
from hasila.terminal.bidi import Lines
from hasila.terminal.screen import Screen

Readings = Callable[[str], Reading]


def print_incident(screen: Screen, incident: Incident, reading_of: Readings) -> None:
    """Print ``incident``; ``reading_of`` gives a report's reading by its id."""
    screen.print(Lines(Text(_heading(screen, incident), "bold")))
    screen.print(*_tolls(screen, incident, reading_of))
    for check in incident.checks:
        if not check.holds:
            told = screen.say(
                "incident.check", kind=screen.label("check", check.kind), figure=screen.inline(check.total)
            )
            screen.print(Padding(Lines(Text(told, "yellow")), (0, 0, 0, 2)))
    screen.print(Text(""))


def print_count(screen: Screen, incidents: int, reports: int) -> None:
    """Print the last line: how many incidents of how many reports."""
    screen.print(Lines(Text(screen.say("incident.found", count=incidents, reports=reports), "bold")))


def _heading(screen: Screen, incident: Incident) -> str:
    days = {str(day) for day in (incident.earliest, incident.latest) if day is not None}
    parts = [
        screen.inline(incident.place_name or incident.place_text or incident.title) or incident.id,
        screen.inline("–".join(sorted(days))) or screen.say("report.undated"),
        screen.say("incident.reports", count=len(incident.reports)),
        screen.say("incident.origins", count=len(incident.origins)),
    ]
    return "  ·  ".join(parts)


def _tolls(screen: Screen, incident: Incident, reading_of: Readings) -> Iterator[RenderableType]:
    whole = [t for t in incident.tolls if t.demographic is None and t.affiliation is None]
    parts = [t for t in incident.tolls if t not in whole]
    for toll in (*whole, *parts):
        if toll.low is None or toll.high is None:
            if toll.vague:
                yield Padding(Lines(Text(f"{_whose(screen, toll)}  —")), (0, 0, 0, 2))
            continue
        yield Padding(Lines(Text(f"{_whose(screen, toll)}  {_range(toll.low, toll.high)}")), (0, 0, 0, 2))
        ends = {(end.report, end.figure): end for end in (toll.low, toll.high, toll.latest) if end is not None}
        for end in ends.values():
            yield Padding(Lines(_end(screen, end, reading_of)), (0, 0, 0, 6))


def _whose(screen: Screen, toll: Toll) -> str:
    words = [screen.label("outcome", toll.outcome)]
    if toll.status not in ("", "unknown"):
        words.append(screen.label("status", toll.status))
    if toll.demographic:
        words.append(screen.label("demographic", toll.demographic))
    if toll.affiliation:
        words.append(screen.inline(toll.affiliation))
    if toll.party:
        words.append(screen.say("incident.party", party=screen.inline(toll.party)))
    return " · ".join(words)


def _range(low: End, high: End) -> str:
    """7, 7–12, ≥7, ≤12, 2–50+: the two ends, open where the words leave them open."""
    if low.value == high.value:
        return f"{'≥' if high.open_above else '≤' if low.open_below else ''}{low.value:,}"
    return f"{low.value:,}–{high.value:,}{'+' if high.open_above else ''}"


def _end(screen: Screen, end: End, reading_of: Readings) -> Text:
    """The end's value, its words, who says it and in which report."""
    reading = reading_of(end.report)
    figures = {figure.id: figure for figure in reading.figures}
    told = [figures[id_] for id_ in (end.figures or (end.figure,)) if id_ in figures]
    words = " + ".join(screen.inline(figure.text) for figure in told)
    speaker = next((figure.speaker.text for figure in told if figure.speaker is not None), reading.report.source or "")
    line = Text(f"{end.value:,}  {words}")
    line.append("  ·  ".join(["", *(each for each in (screen.inline(speaker),) if each)]), "dim")
    line.append(f"  ·  {screen.inline(end.report)}#{end.figure}", "dim")
    return line
