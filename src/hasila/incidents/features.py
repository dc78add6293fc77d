"""Two mentions compared: named features, each with its weight in log-odds and the reason for it.

The weights are judgements of how telling an agreement is, rounded, and are checked by measurement, not fitted: a shared
day speaks more than a shared village, a shared toll of nine more than one of one, a shared rare word (a street, a
family) more than the manner of the strike.
"""

from __future__ import annotations

import datetime as dt
import math

from hasila.incidents.days import days_apart
from hasila.incidents.model import Feature, Link, Mention, Spot, When
from hasila.incidents.spots import holds, kilometres, same
from hasila.incidents.wording import likeness, shared_share

PRIOR = -2.25
UNDATED = -0.8
MANY_HERE = -1.25
_DATED = frozenset({"day", "day of the year"})
_FAR_KM = 12.0
_AIR = frozenset({"airstrike", "drone", "missile", "shelling", "explosion", "other"})
_COPY = 0.4
_FORTNIGHT = 14
_MASS, _MASS_RATIO = 20, 2.5


def compare(one: Mention, other: Mention, many: bool = False) -> Link:
    """The link between two mentions, the lesser id first, with every feature that says anything. ``many``: so much is
    told of their place that two tellings without a day may well agree by chance."""
    if other.id < one.id:
        one, other = other, one
    found = [
        Feature("prior", PRIOR),
        _place(one, other),
        day := _day(one.when, other.when),
        Feature("many here", MANY_HERE) if many and (day.name not in _DATED or day.weight == UNDATED) else None,
        *_figures(one, other),
        _cause(one, other),
        _blamed(one, other),
        _sides(one, other),
        _wording(one, other),
        _copied(one, other),
    ]
    return Link(one.id, other.id, tuple(f for f in found if f is not None and f.weight))


def _place(one: Mention, other: Mention) -> Feature | None:
    best = max(((_spots(a, b), a.key, b.key) for a in one.main for b in other.main), default=None)
    weight, a, b = (-1.0, "", "") if best is None else best
    if weight < 1.0:
        crossed = [
            (a.key, b.key)
            for mains, besides in ((one.main, other.beside), (other.main, one.beside))
            for a in mains
            for b in besides
            if a.fine and b.fine and same(a, b)
        ]
        if crossed:
            return Feature("place", max(weight, 0.7), " beside ".join(min(crossed)))
        if any(a.fine and same(a, b) for a in one.beside for b in other.beside) and not _both_fine(one, other):
            return Feature("place", max(weight, 0.0), "both beside one place")
    return Feature("place", weight, f"{a} / {b}")


def _both_fine(one: Mention, other: Mention) -> bool:
    return any(s.fine for s in one.main) and any(s.fine for s in other.main)


def _spots(a: Spot, b: Spot) -> float:
    if same(a, b):
        if not (a.fine and b.fine):
            return 0.2
        if a.site and b.site:
            return 3.6
        return 1.5 if a.large and b.large else 2.4
    if holds(a, b) or holds(b, a):
        return 0.4
    if not (a.fine and b.fine):
        return -0.8
    away = kilometres(a, b)
    if away is not None and away > _FAR_KM:
        return -4.0
    return -2.5


def _day(one: When, other: When) -> Feature:
    apart = days_apart(one, other)
    if apart is not None:
        weight = _apart(apart, one.sure and other.sure)
        return Feature("day", weight, f"{one.earliest}..{one.latest} / {other.earliest}..{other.latest}")
    named = _month_days(one, other)
    if named is not None:
        return named
    return _weekdays(one, other) or Feature("day", UNDATED, "not comparable")


def _apart(days: int, sure: bool) -> float:
    if days == 0:
        return 3.2 if sure else 2.2
    if days == 1:
        return 0.3
    if days <= 3:
        return -2.5 if sure else -1.0
    return -9.0 if sure or days > _FORTNIGHT else -4.0


def _month_days(one: When, other: When) -> Feature | None:
    a, b = _named_days(one), _named_days(other)
    if not a or not b:
        return None
    apart = min(abs((x - y).days) for x in a for y in b)
    apart = min(apart, 366 - apart)
    weight = 2.8 if apart == 0 else 0.2 if apart == 1 else -1.5 if apart <= 3 else -4.0
    return Feature("day of the year", weight, f"{min(a):%m-%d} / {min(b):%m-%d}")


def _named_days(when: When) -> list[dt.date]:
    """The days without their year, as days of one leap year; all of a window's."""
    if when.earliest is not None and when.latest is not None:
        if (when.latest - when.earliest).days > _FORTNIGHT:
            return []
        days = [when.earliest + dt.timedelta(days=n) for n in range((when.latest - when.earliest).days + 1)]
        return [d.replace(year=2000) for d in days]
    return [d for m, x in when.month_days if (d := _safe(m, x)) is not None]


def _safe(month: int, day: int) -> dt.date | None:
    try:
        return dt.date(2000, month, day)
    except ValueError:
        return None


def _weekdays(one: When, other: When) -> Feature | None:
    a, b = _week(one), _week(other)
    if not a or not b:
        return None
    if a & b:
        return Feature("weekday", 1.4 if len(a) == len(b) == 1 else 0.6, str(min(a & b)))
    near = any((x - y) % 7 in (1, 6) for x in a for y in b)
    return Feature("weekday", -0.7 if near else -2.3, f"{min(a)} / {min(b)}")


def _week(when: When) -> set[int]:
    if when.earliest is not None and when.latest is not None and (when.latest - when.earliest).days < 4:
        days = (when.latest - when.earliest).days
        return {(when.earliest + dt.timedelta(days=n)).isoweekday() for n in range(days + 1)}
    if when.earliest is not None:
        return set()
    return set(when.weekdays)


def _figures(one: Mention, other: Mention) -> list[Feature]:
    out = []
    for outcome in ("killed", "wounded"):
        a = {v for o, _, _, v in one.counts if o == outcome and v}
        b = {v for o, _, _, v in other.counts if o == outcome and v}
        if not a or not b:
            continue
        top = max(a & b, default=0)
        if top:
            weight = 0.4 if top == 1 else 0.8 if top == 2 else 1.3 if top <= 5 else 2.0
            weight = max(0.0, weight - _chances(top, a, b))
        else:
            ratio = max(*a, *b) / min(max(a), max(b))
            weight = -0.3 if ratio <= 1.5 else -0.8 if ratio <= 3 else -1.6
            if min(max(a), max(b)) >= _MASS and ratio <= _MASS_RATIO:
                weight = 0.5  # deaths by the score are rare, and their counts move: alike in size, they are one
        out.append(Feature(outcome, round(weight, 3), f"{sorted(a)} / {sorted(b)}"))
    who = {(o, d, v) for o, _, d, v in one.counts if d} & {(o, d, v) for o, _, d, v in other.counts if d}
    if who:
        out.append(Feature("victims", min(1.2, 0.5 * len(who)), ", ".join(f"{v} {d} {o}" for o, d, v in sorted(who))))
    return out


def _chances(top: int, a: set[int], b: set[int]) -> float:
    """How much less it says that ``top`` agrees where many as large are given: any pair of them could have. Two totals
    of seven are telling; a seven among a year's larger tolls is not. Half of the log-odds, as the counts of one report
    hang together."""
    return math.log(sum(v >= top for v in a) * sum(v >= top for v in b)) / 2


def _cause(one: Mention, other: Mention) -> Feature | None:
    a, b = set(one.causes), set(other.causes)
    if not a or not b:
        return None
    if a & b:
        return Feature("cause", 0.5, min(a & b))
    alike = a <= _AIR and b <= _AIR
    return Feature("cause", -0.3 if alike else -1.5, f"{min(a)} / {min(b)}")


def _blamed(one: Mention, other: Mention) -> Feature | None:
    a, b = set(one.blamed), set(other.blamed)
    if not a or not b:
        return None
    return Feature("blamed", 0.3 if a & b else -0.5, f"{min(a)} / {min(b)}")


def _sides(one: Mention, other: Mention) -> Feature | None:
    both = set(one.sides) & set(other.sides)
    return Feature("side", 0.3, min(both)) if both else None


def _wording(one: Mention, other: Mention) -> Feature | None:
    cosine, _, shared = likeness(one.words, other.words)
    if not one.words or not other.words:
        return None
    weight = max(-0.8, min(3.5, 10 * (cosine - 0.08)))
    return Feature("wording", round(weight, 3), " ".join(shared[:8]))


def _copied(one: Mention, other: Mention) -> Feature | None:
    share = shared_share(one.shingles, other.shingles)
    return Feature("copy", 4.0 * share, f"{share:.2f}") if share >= _COPY else None
