"""Dates that a total runs over: two that bound one stretch of time, long stretches, single days."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from hasila.arabic.fold import fold_word
from hasila.model import DateMention, Span
from hasila.reading.passage import Passage
from hasila.reading.scope_marks import classes_of

_DATES = 40
_UNTIL = 20  # letters between two dates that bound one stretch of time
_FEW_DAYS = 2


def ranges(passage: Passage, found: Sequence[DateMention]) -> list[DateMention]:
    """``found``, in order, with two that bound one stretch of time as one (من مطلع حزيران حتى 25 تموز)."""
    out: list[DateMention] = []
    for date in found:
        if out and _until(passage, out[-1], date):
            first = out.pop()
            date = DateMention(Span(first.span.start, date.span.end), first.earliest, date.latest, "day")
        out.append(date)
    return out


def _until(passage: Passage, first: DateMention, last: DateMention) -> bool:
    """Does one date run until the other: nothing between them but حتى or ولغاية?"""
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        return False
    between = passage.text[first.span.end : last.span.start]
    if between.strip() == "و" and passage.text[: first.span.start].rstrip().endswith(("بين", "بين شهري")):
        return True
    return len(between) < _UNTIL and any("until" in classes_of(fold_word(word)) for word in between.split())


def long_range(date: DateMention) -> bool:
    """Does a date run over more than a few days?"""
    return bool(date.earliest and date.latest and date.latest - date.earliest > dt.timedelta(_FEW_DAYS))


def dates_from(passage: Passage, start: int) -> Iterator[DateMention]:
    """The dates that begin at original offset ``start`` or after it; of hostile texts not all."""
    near = bisect_left(passage.dates, start, key=lambda date: date.span.start)
    return islice(passage.dates, near, near + _DATES)


def one_day(date: DateMention) -> bool:
    """Is it one day, resolved?"""
    return date.grain == "day" and date.earliest is not None and date.earliest == date.latest
