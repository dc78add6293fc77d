"""Cumulative tolls as series of their own: by speaker, scope and start. They are in no incident's range."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterable

from hasila.incidents.days import published, written
from hasila.incidents.model import Point, Series
from hasila.incidents.publishers import origin, publisher
from hasila.incidents.spots import spot
from hasila.model import Figure, Reading

_Key = tuple[str, str, str, str]


def series(readings: Iterable[Reading]) -> tuple[Series, ...]:
    """The series that the reports' cumulative figures make, in the order of scope and speaker."""
    points: dict[_Key, list[Point]] = defaultdict(list)
    for reading in readings:
        printed = publisher(reading) or reading.report.id
        said = published(reading.report) or written(reading)
        for figure in reading.figures:
            if figure.scope != "cumulative" or figure.value is None or figure.assertion != "asserted":
                continue
            if figure.subset_of is not None or figure.repeats is not None or figure.demographic:
                continue
            key = (_scope(figure), origin(reading, figure, printed), figure.outcome, figure.status)
            points[key].append(Point(said, figure.value, reading.report.id, figure.id))
    return tuple(_series(key, points[key]) for key in sorted(points))


def _series(key: _Key, points: list[Point]) -> Series:
    scope, speaker, outcome, status = key
    ordered = tuple(sorted(points, key=lambda p: (p.date or dt.date.min, p.value, p.report, p.figure)))
    dated = [p for p in ordered if p.date is not None]
    falls = any(later.value < earlier.value for earlier, later in itertools.pairwise(dated))
    return Series(scope, speaker, outcome, status, ordered, falls)


def _scope(figure: Figure) -> str:
    """Since when and where: "since 2024-01-01, <place>"; a month's total is "2024-05"."""
    date, parts = figure.date, []
    if date is not None and date.earliest is not None and date.latest is not None:
        whole = date.earliest.day == 1 and (date.latest + dt.timedelta(days=1)).day == 1
        month = whole and date.earliest.strftime("%Y-%m") == date.latest.strftime("%Y-%m")
        parts.append(date.earliest.strftime("%Y-%m") if month else f"since {date.earliest.isoformat()}")
    if figure.place is not None:
        parts.append(spot(figure.place).key)
    return ", ".join(parts)
