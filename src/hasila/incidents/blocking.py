"""Blocking: the keys under which a mention is filed, so that only mentions that share one are compared.

A key is a place and something that narrows it: a day; and where no day is known, a day without its year, a count of
some size, a count with a weekday, two counts together, or a telling word. A mention of known day is filed under all of
these too, so that it meets those of unknown day, but two of known day meet by their days only.

A key under which more are filed than its bound says too little, and brings nobody together: a word that every report
from a town has, a day on which a city was struck sixty times. Those filed there meet under keys that are narrower (the
day with a count, two counts with a word), which have no bound: what shares one of these is as a rule one incident. And
at a place that many reports tell of, one word or one count is chance: two must be shared. Which mentions meet follows
from all of them alone, never from their order, and each meets about as many however many there are.
"""

from __future__ import annotations

import datetime as dt
import itertools
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from hasila.incidents.model import Mention, Spot, When
from hasila.incidents.spots import skeleton

# Measured on 650 reports: with weak bounds of 8 to 60 the grouping is the same, and the pairs are fewer by the third.
WEAK, STRONG, PLACE = 12, 60, 60
_PLACES = 6
_WORDS = 10
_NARROWING = 4  # words that narrow a key further
_TELLING = 0.45  # the weight of a word that no list of common words holds
_WIDEST = 8  # days: a wider window is filed as if the day were unknown
_SLACK = dt.timedelta(days=1)
_KNOWN, _UNKNOWN = "+", "?"  # of known day, of unknown day
_FINE, _STRONG, _BROAD, _HERE = "!", "=", "~", "@"  # without a bound, with the strong or weak one; the place alone
_BOUNDS = {_FINE: sys.maxsize, _STRONG: STRONG, _BROAD: WEAK, _HERE: PLACE}
_TWO = 2

Key = str
"""A mark of the day (known or not) and the name of a block: its kind, its place, and what narrows it."""


def keys(mention: Mention) -> frozenset[Key]:
    """The keys of ``mention``."""
    known = _narrow(mention.when)
    mark = _KNOWN if known else _UNKNOWN
    words = _words(mention)
    out = {mark + name for name in here(mention)}
    for place in {skeleton(s.key) for s in _filed(mention)}:
        # days bring any two together, so that their keys bear no mark of a known day
        out |= {f"{_UNKNOWN}{bound}{place}|{fact}" for bound, fact in _of_days(mention, words)}
        out |= {f"{mark}{bound}{place}|{fact}" for bound, fact in _facts(mention, words)}
    return frozenset(out)


def block(key: Key) -> str:
    """The name of the block that ``key`` files under: it holds those of known and of unknown day."""
    return key[1:]


def both(name: str) -> tuple[Key, Key]:
    """The keys, of unknown and of known day, whose mentions make up the block ``name``."""
    return _UNKNOWN + name, _KNOWN + name


def partners(key: Key) -> tuple[Key, ...]:
    """The keys whose mentions meet those under ``key``: two of known day never meet by anything else than days."""
    if key[1] == _HERE:
        return ()
    return both(key[1:])[:1] if key[0] == _KNOWN else both(key[1:])


def crowded(name: str, filed: int) -> bool:
    """Are so many filed in the block ``name`` that it brings nobody together any more?"""
    return filed > most(name)


def most(name: str) -> int:
    """How many may be filed in the block ``name`` before it is crowded."""
    return _BOUNDS[name[0]]


def here(mention: Mention) -> frozenset[str]:
    """The blocks of its places alone that ``mention`` is filed in."""
    return frozenset(f"{_HERE}{skeleton(s.key)}|" for s in _filed(mention))


def bounded(held: Iterable[Key]) -> set[str]:
    """The blocks of these keys that may become crowded."""
    return {block(key) for key in held if most(block(key)) < sys.maxsize}


def met(shared: Iterable[tuple[str, Key]], closed: Collection[str]) -> set[str]:
    """Of ids, each with a key shared in an open block, those that are to be compared. ``closed``: crowded blocks."""
    out: set[str] = set()
    chance: dict[tuple[str, str], set[str]] = defaultdict(set)
    for id_, key in shared:
        place, _, fact = key[2:].partition("|")
        if key[1] != _BROAD or f"{_HERE}{place}|" not in closed:
            out.add(id_)
        else:
            chance[id_, place].add(fact)
    return out | {id_ for (id_, _), facts in chance.items() if len(facts) >= _TWO}


def meet(one: Collection[Key], other: Collection[Key], closed: Collection[str]) -> bool:
    """Are two mentions with these keys to be compared?"""
    return bool(met((("", k) for k in one if block(k) not in closed for p in partners(k) if p in other), closed))


def closed_among(filed: Iterable[Collection[Key]]) -> set[str]:
    """The crowded blocks, where mentions with these keys are all there are."""
    count = Counter(block(key) for held in filed for key in held)
    return {name for name, times in count.items() if crowded(name, times)}


def pairs(filed: Mapping[str, Collection[Key]], closed: Collection[str]) -> Iterator[tuple[str, str]]:
    """The pairs of ids to compare, each once, the lesser id first; ``filed`` are ids with their keys, ``closed`` the
    crowded blocks among them."""
    under: dict[Key, list[str]] = defaultdict(list)
    for id_, held in filed.items():
        for key in held:
            under[key].append(id_)
    for id_ in sorted(filed):
        shared = (
            (other, key)
            for key in filed[id_] if block(key) not in closed
            for partner in partners(key)
            for other in under.get(partner, ()) if id_ < other and not one_report(id_, other)
        )  # fmt: skip
        yield from ((id_, other) for other in sorted(met(shared, closed)))


def one_report(one: str, other: str) -> bool:
    """Are two mentions of one report? What one report tells as two is not compared."""
    return one.rpartition("#")[0] == other.rpartition("#")[0]


def _filed(mention: Mention) -> list[Spot]:
    fine = [s for s in mention.main if s.fine]
    beside = [s for s in mention.beside if s.fine]
    spots = fine[:_PLACES] + beside[: max(0, _PLACES - len(fine))]
    return spots or list(mention.main[:1])


def _words(mention: Mention) -> list[str]:
    """Telling words, by their hashes, so that two reports that share words tend to be filed under the same few."""
    telling = (w for w, v in mention.words.items() if v >= _TELLING)
    return sorted(telling, key=lambda w: (zlib.crc32(w.encode()), w))[:_WORDS]


def _hurt(mention: Mention) -> list[tuple[str, int]]:
    return sorted({(o, v) for o, _, _, v in mention.counts if o in ("killed", "wounded") and v})


def _of_days(mention: Mention, words: list[str]) -> Iterator[tuple[str, str]]:
    """The days, each alone, with a count and with a word."""
    for day in _days(mention.when):
        yield _STRONG, day
        for outcome, value in _hurt(mention):
            yield _FINE, f"{day}|{outcome}{value}"
        for word in words[:_NARROWING]:
            yield _FINE, f"{day}|{word}"


def _facts(mention: Mention, words: list[str]) -> Iterator[tuple[str, str]]:
    """What narrows a place besides the day itself."""
    when = mention.when
    week = {*when.weekdays, *(day.isoweekday() for day in _window(when))}
    for month, number in {*when.month_days, *((day.month, day.day) for day in _window(when))}:
        yield _BROAD, f"{month}-{number}"
    if not _narrow(when) and not when.month_days:
        yield _BROAD, ""  # of no day at all
    hurt = _hurt(mention)
    for outcome, value in hurt:
        yield _BROAD, f"{outcome}{value}"
        for weekday in week:
            yield _BROAD, f"{outcome}{value}@{weekday}"
    for one, other in itertools.combinations(hurt, 2):
        if one[0] != other[0]:
            both = f"{one[0]}{one[1]}&{other[0]}{other[1]}"
            yield _STRONG, both
            for word in words[:_NARROWING]:
                yield _FINE, f"{both}|{word}"
    for word in words:
        yield _BROAD, word


def _narrow(when: When) -> bool:
    return when.earliest is not None and when.latest is not None and (when.latest - when.earliest).days <= _WIDEST


def _window(when: When) -> Iterator[dt.date]:
    if _narrow(when) and when.earliest is not None and when.latest is not None:
        for n in range((when.latest - when.earliest).days + 1):
            yield when.earliest + n * _SLACK


def _days(when: When) -> set[str]:
    """The days of the window and the one before: a night's strike is told under either."""
    return {(day - back).isoformat() for day in _window(when) for back in (_SLACK * 0, _SLACK)}
