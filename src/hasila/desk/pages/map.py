"""The map with time."""

from __future__ import annotations

import calendar
import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from starlette.requests import Request

from hasila.desk import address
from hasila.desk.contexts.map import Bar, MapBody, PlaceDot
from hasila.desk.narrowing import Asked, asked, narrowed
from hasila.desk.pages.incidents import facets, filters
from hasila.desk.rendering import desk_of
from hasila.desk.summary import Summary

_PATH = "/map"
_DRAWN = 1500  # circles: a browser draws so many at once without waiting
_MONTHS = 72  # bars; beyond that they are years
_BARS = 120  # the latest years: a text that names the seventh century has one too


def body(request: Request) -> MapBody:
    """What the map shows."""
    state = desk_of(request).catalogue.now()
    wanted = asked(request.query_params)
    found = narrowed(state, wanted)
    pairs = request.query_params.multi_items()
    rows = list(found.all())
    places = _places(rows, pairs)
    # Beside the stretch that is chosen the bars show what else there is.
    whole = narrowed(state, Asked(wanted.facets, wanted.words))
    return MapBody(
        places[:_DRAWN], len(places[_DRAWN:]), tuple(_bars(whole.all(), pairs, wanted)), filters(wanted),
        facets(_PATH, pairs, wanted, found), found.count, len(state.rows), sum(1 for row in rows if row.lat is None),
        sum(1 for row in rows if row.earliest is None),
        address.with_query(_PATH, pairs, {"since": None, "until": None}),
    )  # fmt: skip


def _places(rows: Iterable[Summary], pairs: list[tuple[str, str]]) -> tuple[PlaceDot, ...]:
    """The incidents by where they are, the most first."""
    count: Counter[tuple[float, float]] = Counter()
    names: dict[tuple[float, float], Counter[str]] = {}
    for row in rows:
        if row.lat is not None and row.lon is not None:
            at = (row.lat, row.lon)
            count[at] += 1
            names.setdefault(at, Counter())[row.place] += 1
    out = []
    for at, incidents in sorted(count.items(), key=lambda each: (-each[1], each[0])):
        name = min(names[at], key=lambda n: (-names[at][n], n))
        kept = [pair for pair in pairs if pair[0] != "place"]
        url = address.with_query("/incidents", [*kept, *(("place", each) for each in sorted(names[at]))])
        out.append(PlaceDot(name, at[0], at[1], incidents, url))
    return tuple(out)


def _bars(rows: Iterable[Summary], pairs: list[tuple[str, str]], wanted: Asked) -> Iterator[Bar]:
    """A bar a month from the first that has an incident to the last, or a year where they are many."""
    count = Counter((row.earliest.year, row.earliest.month) for row in rows if row.earliest is not None)
    if not count:
        return
    (first, month), (last, end) = min(count), max(count)
    if (last - first) * 12 + end - month < _MONTHS:
        months = ((n // 12, n % 12 + 1) for n in range(first * 12 + month - 1, last * 12 + end))
        stretches = [(f"{y:04}-{m:02}", dt.date(y, m, 1), _last(y, m), count[y, m]) for y, m in months]
    else:
        years: Counter[int] = Counter()
        for (year, _), number in count.items():
            years[year] += number
        each_year = range(max(first, last - _BARS + 1), last + 1)
        stretches = [(f"{y:04}", dt.date(y, 1, 1), dt.date(y, 12, 31), years[y]) for y in each_year]
    most = max(number for *_, number in stretches)
    for label, since, until, number in stretches:
        url = address.with_query(_PATH, pairs, {"since": str(since), "until": str(until)})
        inside = (wanted.since is None or wanted.since <= until) and (wanted.until is None or wanted.until >= since)
        yield Bar(label, number, number / most if most else 0, inside, url)


def _last(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
