"""Lists by places: - حلب: 4 قتلى⏎- إدلب: 6 قتلى after a toll that they make up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from hasila.reading.facts import Fact, join
from hasila.reading.place_mention import PlaceMention

_WIDE = frozenset({"country", "province", "capital", "region", "countryside"})  # many events may be told of
_BACK = 12  # figures that the toll may stand before its list


def row_of(place: PlaceMention | None) -> tuple[str, bool]:
    """What heads the row of a figure whose place is ``place``, "" where nothing does; and is the place a wide one?"""
    if place is None:
        return "", False
    return place.name if place.heads else "", place.kind in _WIDE


def by_places(facts: Sequence[Fact]) -> None:
    """Make the rows of each list by places parts of the toll before it, which then is one over several events.

    The rows of provinces or countries are over several of them too; those of villages are each of one.
    """
    for first, last in _lists(facts):
        over = False
        for outcome in {fact.outcome for fact in facts[first:last]}:
            rows = [fact for fact in facts[first:last] if fact.outcome == outcome and not fact.part]
            total = _toll(facts, first, rows)
            if total is None:
                continue
            over, facts[total].scope = True, "cumulative"
            for fact in rows:
                if fact.subset_of is None and fact.repeats is None:
                    join(facts, fact, total)
        if over and any(fact.row_wide for fact in facts[first:last]):
            for fact in facts[first:last]:
                fact.scope = fact.scope if fact.value == 1 else "cumulative"


def _lists(facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """The stretches of figures that stand in rows, of two places or more."""
    for listed, some in groupby(range(len(facts)), key=lambda i: bool(facts[i].row)):
        at = [*some]
        if listed and len({facts[i].row for i in at}) > 1:
            yield at[0], at[-1] + 1


def _toll(facts: Sequence[Fact], first: int, rows: Sequence[Fact]) -> int | None:
    """The latest figure before the list, of its outcome, that is as many as its rows together or more."""
    together = sum(fact.value or 0 for fact in rows)
    for i in range(first - 1, max(-1, first - _BACK), -1) if rows else ():
        fact = facts[i]
        if fact.outcome == rows[0].outcome and fact.repeats is None and not fact.part:
            return i if (fact.value or 0) >= together > 0 and fact.assertion == "asserted" else None
    return None
