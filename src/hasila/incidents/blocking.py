"""Blocking: the keys under which a mention is filed, so that only mentions that share one are compared.

A key is a place and something that narrows it: a day; and where no day is known, a day without its year, a count of
some size, a count with a weekday, two counts together, or a telling word. A mention of known day is filed under all of
these too, so that it meets those of unknown day, but two of known day meet by their days only.
"""

from __future__ import annotations

import datetime as dt
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator

from hasila.incidents.model import Mention, Spot, When
from hasila.incidents.spots import skeleton

CROWD, NEXT = 60, 20
"""Where more mentions than CROWD share a key other than a day, it says little: each is compared with the NEXT after
it by id only. This keeps the work in step with the reports, and depends on which they are, never on their order."""
_PLACES = 6
_WORDS = 14
_TELLING = 0.45  # the weight of a word that no list of common words holds
_SIZE = 1  # a toll below it is too common to bring two reports together by itself
_WIDEST = 8  # days: a wider window is filed as if the day were unknown
_SLACK = dt.timedelta(days=1)
_KNOWN, _UNKNOWN = "+", "?"  # of known day, of unknown day


def keys(mention: Mention) -> frozenset[str]:
    """The keys of ``mention``. Two mentions may be compared where they share one but for its first letter."""
    places = [skeleton(s.key) for s in _filed(mention)]
    known = _narrow(mention.when)
    # days bring any two together, so that their keys bear no mark of a known day
    facts = {f"{_UNKNOWN}{place}|{day}" for place in places for day in _days(mention.when)}
    mark = _KNOWN if known else _UNKNOWN
    return frozenset(facts | {f"{mark}{place}|{fact}" for place in places for fact in _facts(mention)})


def pairs(filed: Iterable[tuple[str, frozenset[str]]]) -> Iterator[tuple[str, str]]:
    """The pairs of ids to compare, each once, the lesser id first; ``filed`` are ids with their keys."""
    blocks: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for id_, under in filed:
        for key in under:
            blocks[key[1:]][key[0] == _KNOWN].append(id_)
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        unknown, known = (sorted(ids) for ids in blocks[key])
        for one, other in _within(unknown, known, crowded=len(unknown) + len(known) > CROWD and not _is_day(key)):
            pair = (one, other) if one < other else (other, one)
            if pair in seen or one.rpartition("#")[0] == other.rpartition("#")[0]:
                continue  # what one report tells as two is not compared
            seen.add(pair)
            yield pair


def _within(unknown: list[str], known: list[str], crowded: bool) -> Iterator[tuple[str, str]]:
    """The pairs of one block: those of unknown day with one another and with those of known day."""
    if crowded:
        later = sorted([*((id_, True) for id_ in unknown), *((id_, False) for id_ in known)])
        for n, (one, open_) in enumerate(later):
            yield from ((one, other) for other, free in later[n + 1 : n + 1 + NEXT] if open_ or free)
        return
    for n, one in enumerate(unknown):
        yield from ((one, other) for other in (*unknown[n + 1 :], *known))


def _is_day(key: str) -> bool:
    fact = key.rpartition("|")[2]
    return len(fact) == len("2024-05-07") and fact[4] == fact[7] == "-"


def _filed(mention: Mention) -> list[Spot]:
    fine = [s for s in mention.main if s.fine]
    beside = [s for s in mention.beside if s.fine]
    spots = fine[:_PLACES] + beside[: max(0, _PLACES - len(fine))]
    return spots or list(mention.main[:1])


def _facts(mention: Mention) -> Iterator[str]:
    """What narrows a place besides the day itself."""
    when = mention.when
    week = when.weekdays
    for day in _window(when):
        yield f"~{day.month}-{day.day}"
        week = (*week, day.isoweekday())
    for month, number in when.month_days:
        yield f"~{month}-{number}"
    if not _narrow(when) and not when.month_days:
        yield "~"  # of no day at all
    hurt = sorted({(o, v) for o, _, _, v in mention.counts if o in ("killed", "wounded") and v})
    for outcome, value in hurt:
        if value >= _SIZE:
            yield f"{outcome}{value}"
        for weekday in set(week):
            yield f"{outcome}{value}@{weekday}"
    for n, one in enumerate(hurt):
        for other in hurt[n + 1 :]:
            if one[0] != other[0]:
                yield f"{one[0]}{one[1]}&{other[0]}{other[1]}"
    # by their hashes, so that two reports that share words tend to be filed under the same few
    telling = sorted((w for w, v in mention.words.items() if v >= _TELLING), key=lambda w: (zlib.crc32(w.encode()), w))
    yield from telling[:_WORDS]


def _narrow(when: When) -> bool:
    return when.earliest is not None and when.latest is not None and (when.latest - when.earliest).days <= _WIDEST


def _window(when: When) -> Iterator[dt.date]:
    if _narrow(when) and when.earliest is not None and when.latest is not None:
        for n in range((when.latest - when.earliest).days + 1):
            yield when.earliest + n * _SLACK


def _days(when: When) -> set[str]:
    """The days of the window and the one before: a night's strike is told under either."""
    return {(day - back).isoformat() for day in _window(when) for back in (_SLACK * 0, _SLACK)}
