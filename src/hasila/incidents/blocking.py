"""Blocking: the keys under which a mention is filed, so that only mentions that share one are compared.

A key is a place and something that narrows it: a day, a day without a year, a weekday, a count, a telling word. A
mention of unknown day is filed under what else it says; one of known day under all, so that it meets the other kind.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator

from hasila.incidents.model import Mention, Spot, When
from hasila.incidents.spots import skeleton

_PLACES = 6
_WORDS = 8
_WIDEST = 8  # days: a wider window is filed as if the day were unknown
_SLACK = dt.timedelta(days=1)


def keys(mention: Mention) -> frozenset[str]:
    """The keys of ``mention``. Two mentions are compared where they share one."""
    places = [skeleton(s.key) for s in _filed(mention)]
    return frozenset(f"{place}|{fact}" for place in places for fact in _facts(mention))


def pairs(filed: Iterable[tuple[str, frozenset[str]]]) -> Iterator[tuple[str, str]]:
    """The pairs of ids to compare, each once, the lesser id first; ``filed`` are ids with their keys."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for id_, under in filed:
        for key in under:
            blocks[key].append(id_)
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        block = sorted(blocks[key])
        for n, one in enumerate(block):
            for other in block[n + 1 :]:
                if one.rpartition("#")[0] == other.rpartition("#")[0]:
                    continue  # one report tells them as two
                if (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other


def _filed(mention: Mention) -> list[Spot]:
    fine = [s for s in mention.main if s.fine]
    beside = [s for s in mention.beside if s.fine]
    spots = fine[:_PLACES] + beside[: max(0, _PLACES - len(fine))]
    return spots or list(mention.main[:1])


def _facts(mention: Mention) -> Iterator[str]:
    when = mention.when
    yield from _days(when)
    for month, day in when.month_days:
        yield f"~{month}-{day}"
    dated = _narrow(when)
    if not dated and not when.month_days:
        yield "?"  # of no day at all: such meet each other, and those of known days by what follows
    for outcome, _, _, value in mention.counts:
        if outcome in ("killed", "wounded"):
            yield f"{outcome}{value}"
    yield from sorted(mention.words, key=lambda w: (-mention.words[w], w))[:_WORDS]


def _narrow(when: When) -> bool:
    return when.earliest is not None and when.latest is not None and (when.latest - when.earliest).days <= _WIDEST


def _days(when: When) -> Iterator[str]:
    if not _narrow(when) or when.earliest is None or when.latest is None:
        return
    day = when.earliest - _SLACK
    while day <= when.latest:
        yield day.isoformat()
        if when.sure:
            yield f"~{day.month}-{day.day}"
        day += _SLACK
