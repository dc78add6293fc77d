"""What of the catalogue an address asks for: filters, order, page; and how many there are of each value beside them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, compress

from starlette.datastructures import QueryParams

from hasila.arabic.fold import fold_word
from hasila.desk.catalogue import ORDERS, State
from hasila.desk.summary import Summary

FACET_NAMES = ("outcome", "place", "actor", "origins", "grade", "finding", "review")
_SIZES = (1, 200)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks of the list. ``facets``: (name, values), any of which will do; ``words``: in title or place;
    ``since`` and ``until``: the incident may have happened in between. ``ignored``: (name, value) that make no sense.
    """

    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    words: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    sort: str = "newest"
    page: int = 1
    size: int = 50
    ignored: tuple[tuple[str, str], ...] = ()

    @property
    def narrowing(self) -> tuple[object, ...]:
        """What of it says which incidents, not how they are shown."""
        return self.facets, self.words, self.since, self.until


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The incidents asked for: ``kept`` has a 1 for every row of the catalogue that is among them."""

    state: State
    kept: bytes
    count: int
    facets: Mapping[str, tuple[tuple[str, int], ...]]

    def page(self, sort: str, page: int, size: int) -> tuple[Summary, ...]:
        """One page in an order of the catalogue's; pages count from 1."""
        order = (n for n in self.state.orders[sort] if self.kept[n])
        first = (page - 1) * size
        return tuple(self.state.rows[n] for place, n in zip(range(first + size), order, strict=False) if place >= first)

    def all(self) -> Iterable[Summary]:
        """All of them, in the order of their ids."""
        return compress(self.state.rows, self.kept)


def asked(query: QueryParams, sort: str = "newest") -> Asked:
    """What an address asks for; what makes no sense is named, not obeyed. ``sort``: the order where none is said."""
    ignored: list[tuple[str, str]] = []

    def day(name: str) -> dt.date | None:
        told = query.get(name, "").strip()
        try:
            return dt.date.fromisoformat(told) if told else None
        except ValueError:
            ignored.append((name, told))
            return None

    def whole(name: str, default: int, first: int, last: int) -> int:
        told = query.get(name, "").strip()
        if not told:
            return default
        if not (told.isascii() and told.isdigit() and len(told) < 10 and first <= int(told) <= last):
            ignored.append((name, told))
            return default
        return int(told)

    order = query.get("sort") or sort
    if order not in ORDERS:
        ignored.append(("sort", order))
        order = sort
    facets = [(name, tuple(sorted({v for v in query.getlist(name) if v}))) for name in FACET_NAMES]
    return Asked(
        tuple((name, values) for name, values in facets if values), query.get("words", "").strip(), day("since"),
        day("until"), order, whole("page", 1, 1, 10**7), whole("size", 50, *_SIZES), tuple(ignored),
    )  # fmt: skip


def narrowed(state: State, wanted: Asked) -> Narrowed:
    """The incidents of ``state`` that ``wanted`` asks for."""
    return _narrowed(_Keyed(state), wanted.facets, wanted.words, wanted.since, wanted.until)


class _Keyed:
    """A state as a key: the same catalogue is the same key."""

    def __init__(self, state: State) -> None:
        self.state = state

    def __hash__(self) -> int:
        return id(self.state)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Keyed) and other.state is self.state


@lru_cache(maxsize=64)
def _narrowed(
    keyed: _Keyed, facets: tuple[tuple[str, tuple[str, ...]], ...], words: str, since: dt.date | None,
    until: dt.date | None,
) -> Narrowed:  # fmt: skip
    state = keyed.state
    every = bytes([1]) * len(state.rows)
    rest = [every]
    if words:
        rest += [bytes([word in text for text in state.words]) for word in fold_word(words).split()]
    if since or until:
        after, before = (since or dt.date.min).toordinal(), (until or dt.date.max).toordinal()
        rest.append(bytes([0 < first <= before and last >= after for first, last in state.days]))
    masks = {name: _having(state.columns[name], values) for name, values in facets}
    kept = _both([*rest, *masks.values()])
    counts: dict[str, tuple[tuple[str, int], ...]] = {}
    for name in FACET_NAMES:  # what there would be, were this facet not narrowed
        beside = kept if name not in masks else _both([*rest, *(m for other, m in masks.items() if other != name)])
        found = Counter(chain.from_iterable(compress(state.columns[name], beside)))
        for value in dict(facets).get(name, ()):
            found.setdefault(value, 0)
        counts[name] = tuple(sorted(found.items(), key=lambda each: (-each[1], each[0])))
    return Narrowed(state, kept, kept.count(1), counts)


def _having(column: list[tuple[str, ...]], values: tuple[str, ...]) -> bytes:
    wanted = frozenset(values)
    return bytes([not wanted.isdisjoint(each) for each in column])


def _both(masks: list[bytes]) -> bytes:
    out = int.from_bytes(masks[0])
    for mask in masks[1:]:
        out &= int.from_bytes(mask)
    return out.to_bytes(len(masks[0]))
