"""One incident: its tolls with every figure in them, how they rose, who says what, the reports side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hasila.desk.contexts.report import FigureItem
from hasila.desk.marking import Line
from hasila.desk.summary import Review
from hasila.incidents.model import CheckKind, Grade
from hasila.model import Act


@dataclass(frozen=True, slots=True)
class Cited:
    """A figure of a report where it is cited. ``url`` leads to its words; ``item`` is None where it is not there any
    more or the report is not shown. ``source``: who printed it. ``by``: what replaces it, ``REPORT#f3``."""

    report: str
    figure: str
    url: str
    source: str
    published: dt.date | None
    item: FigureItem | None
    by: str = ""
    vague: bool = False


@dataclass(frozen=True, slots=True)
class EndView:
    """One end of a toll: its value and the figures that give it."""

    value: int
    open_above: bool
    open_below: bool
    figures: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class TollView:
    """A toll. ``affiliation`` and ``party`` are actors' keys or a report's words; ``figures``: all that count in it,
    ``replaced``: those that later ones replace."""

    outcome: str
    status: str
    demographic: str | None
    affiliation: str | None
    party: str | None
    low: EndView | None
    high: EndView | None
    latest: EndView | None
    best: int | None
    origins: int
    grade: Grade | None
    grade_reason: str
    note: str
    figures: tuple[Cited, ...]
    replaced: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Plots:
    """Drawings as SVG, wide and narrow: the range of every toll, and how each outcome rose; "" where there is none."""

    spread: str
    spread_narrow: str
    rises: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Blame:
    """Who is held responsible (an actor's key), by whom, in which claim or figure; ``url`` leads to the report."""

    actor: str
    by: str
    act: Act
    url: str
    of_harm: bool


@dataclass(frozen=True, slots=True)
class CheckView:
    """A finding: what was compared, with the figures' words."""

    kind: CheckKind
    holds: bool
    note: str
    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A report in an incident: the lines that hold its figures here, marked. ``origin``: the number of its origin among
    the incident's, from 1; ``copy_of``: the report whose words it has."""

    id: str
    url: str
    title: str
    source: str
    published: dt.date | None
    language: str
    origin: int
    copy_of: str
    lines: tuple[Line, ...]
    figures: tuple[FigureItem, ...]


@dataclass(frozen=True, slots=True)
class Running:
    """A running total by one speaker: its points as (day, value, address of its words)."""

    scope: str
    speaker: str
    outcome: str
    falls: bool
    points: tuple[tuple[dt.date | None, int, str], ...]


@dataclass(frozen=True, slots=True)
class IncidentBody:
    """The page ``/incidents/ID``. ``parts``: the tolls of a demographic or a side, which stand beside the whole ones.
    ``weakest``: the score of the weakest link that it hangs on. ``more``: reports that are not shown."""

    id: str
    title: str
    type: str
    place: str
    place_text: str
    lat: float | None
    lon: float | None
    earliest: dt.date | None
    latest: dt.date | None
    origins: int
    reports: int
    review: Review
    weakest: float | None
    tolls: tuple[TollView, ...]
    parts: tuple[TollView, ...]
    plots: Plots
    blames: tuple[Blame, ...]
    checks: tuple[CheckView, ...]
    running: tuple[Running, ...]
    cards: tuple[Card, ...]
    more: tuple[tuple[str, str], ...]
    exports: tuple[tuple[str, str], ...]

    def heading(self) -> str:
        """The place, else the title."""
        return self.place or self.title or self.id

    def rows(self) -> Iterable[dict[str, Any]]:
        """A row a figure of each toll."""
        for toll in (*self.tolls, *self.parts):
            for cited in (*toll.figures, *toll.replaced):
                item = cited.item
                yield {
                    "incident": self.id, "outcome": toll.outcome, "status": toll.status,
                    "demographic": toll.demographic, "affiliation": toll.affiliation, "party": toll.party,
                    "low": toll.low.value if toll.low else None, "high": toll.high.value if toll.high else None,
                    "grade": toll.grade, "report": cited.report, "source": cited.source,
                    "published": cited.published, "figure": cited.figure, "value": item.value if item else None,
                    "value_max": item.value_max if item else None, "qualifier": item.qualifier if item else None,
                    "words": item.text if item else None, "speaker": item.speaker if item else None,
                    "replaced_by": cited.by or None,
                }  # fmt: skip
