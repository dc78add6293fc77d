"""Incidents for a person, a row each: when and where, killed and wounded, by how many origins, and how sure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from rich.table import Table
from rich.text import Text

from hasila.incidents import Incident
from hasila.incidents.listing import grade, headline
from hasila.incidents.model import Toll
from hasila.plots.spread import ends
from hasila.terminal.bidi import Lines
from hasila.terminal.screen import Screen

_WIDE = 110  # from here on a toll's status stands beside its number
_COLUMNS = (("incident", 13), ("day", 10), ("place", 0), ("killed", 9), ("wounded", 9), ("origins", 7), ("grade", 10))
_STATUS = 12
_RIGHT = frozenset({"killed", "wounded", "origins"})
_COLOURS = {"confirmed": "bold green", "fair": "green", "weak": "yellow", "contested": "magenta", "discounted": "dim"}


def print_incidents(screen: Screen, found: Sequence[Incident], of: int, reports: int) -> None:
    """Print ``found`` as a table, and below it that they are so many ``of`` all in a ledger of ``reports``."""
    if found:
        screen.print(_table(screen, found))
        screen.print(Text(""), Lines(Text(screen.say("incident.legend"), "dim")))
    key = "incident.found" if len(found) == of else "incident.chosen"
    screen.print(Lines(Text(screen.say(key, count=len(found), all=of, reports=reports), "bold")))


def days(screen: Screen, incident: Incident) -> str:
    """The day, or the first and the last; that it has none."""
    if incident.earliest is None or incident.latest is None:
        return screen.say("report.undated")
    if incident.earliest == incident.latest:
        return screen.inline(str(incident.earliest))
    return screen.say(
        "detail.period", first=screen.inline(str(incident.earliest)), last=screen.inline(str(incident.latest))
    )


def place(screen: Screen, incident: Incident) -> str:
    """The place as it is known or, where the reports name none, the title."""
    return screen.inline(incident.place_name or incident.place_text or incident.title)


def _table(screen: Screen, found: Sequence[Incident]) -> Table:
    wide = screen.width >= _WIDE
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for name, width in _COLUMNS:
        more = _STATUS if wide and name in ("killed", "wounded") else 0
        side: Literal["left", "right"] = "right" if name in _RIGHT else "left"
        grid.add_column(width=width + more or None, ratio=None if width else 1, overflow="fold", justify=side)
    grid.add_row(*(Text(screen.say(f"column.{name}"), "dim") for name, _ in _COLUMNS))
    for each in found:
        grid.add_row(*_cells(screen, each, wide=wide))
    return grid


def _cells(screen: Screen, incident: Incident, *, wide: bool) -> list[Text | Lines]:
    graded = grade(incident)
    kind = Text(screen.label("grade", graded), _COLOURS[graded]) if graded else Text("")
    if any(not check.holds for check in incident.checks):
        kind.append(" !", "bold red")
    return [
        Text(screen.inline(incident.id), "bold"),
        Text(_short_days(screen, incident)),
        Lines(Text(place(screen, incident))),
        _count(screen, headline(incident, "killed"), "bold red", wide=wide),
        _count(screen, headline(incident, "wounded"), "yellow", wide=wide),
        Text(screen.inline(f"{len(incident.origins)}/{len(incident.reports)}")),
        kind,
    ]


def _count(screen: Screen, toll: Toll | None, style: str, *, wide: bool) -> Text:
    """The range, with whose it is beside it or, where there is no room, below it."""
    if toll is None:
        return Text("")
    whose = _status(screen, toll)
    number = (screen.inline(ends(toll)), "dim" if toll.party else style)
    if not whose:
        return Text.assemble(number)
    return Text.assemble((f"{whose}  ", "dim"), number) if wide else Text.assemble(number, (f"\n{whose}", "dim"))


def _short_days(screen: Screen, incident: Incident) -> str:
    """As ``days``, to fit a column: the second day below the first, without the year where it is the same."""
    first, last = incident.earliest, incident.latest
    if first is None or last is None or first == last:
        return days(screen, incident)
    end = f"–{last:%m-%d}" if first.year == last.year else f"–{last}"
    return f"{screen.inline(str(first))}\n{screen.inline(end)}"


def _status(screen: Screen, toll: Toll) -> str:
    if toll.party:
        return screen.say("incident.claim")
    return screen.label("status", toll.status) if toll.status not in ("", "unknown") else ""
