"""From the parts of a date to its first and last day; what the text and the publication do not settle stays null."""

from __future__ import annotations

import datetime as dt

from hasila.arabic.days import AHEAD, Days, add_months, day, fitting, span_of, year_of
from hasila.arabic.hijri import LAST_YEAR, hijri_span, hijri_year
from hasila.arabic.record import replace
from hasila.model import Grain
from hasila.reading.date_parts import Parts


def grain_of(parts: Parts) -> Grain:
    """The finest part that is given."""
    if parts.day is not None:
        return "day"
    return "month" if parts.month is not None or parts.shift is not None else "year"


def resolve(
    parts: Parts, published: dt.date | None, weekday: int | None = None, named: int | None = None
) -> Days | None:
    """First and last day of ``parts``; a weekday narrows a year that is not given, and contradicts one that is.

    Where publication is unknown, ``named`` is the latest year that the report dates something in.
    """
    if parts.other is not None:
        return _of_two(parts, published, weekday, named)
    if parts.hijri:
        return _hijri(parts, published)
    year = parts.year
    if year is None and parts.year_shift is not None and published is not None:
        year = published.year + parts.year_shift
    if parts.shift is not None:
        return _counted(parts, published, parts.shift)
    if parts.month is None:
        return span_of(dt.date(year, 1, 1), "year") if year else None
    if year is None and published is None and weekday is not None and named is not None and parts.day is not None:
        fits = fitting((day(y, parts.month, parts.day) for y in (named, named + 1)), weekday)
        return _within(fits[0].year, parts.month, parts) if fits else None
    if year is None:
        return _without_year(parts, parts.month, published, weekday)
    return _within(year, parts.month, parts)


def _of_two(parts: Parts, published: dt.date | None, weekday: int | None, named: int | None) -> Days | None:
    """Of two months that one slip names, the one that lies nearer to publication, with its weekday."""
    if published is None or parts.other is None:
        return None
    both = (resolve(replace(parts, month=m, other=None), published, weekday, named) for m in (parts.month, parts.other))
    return min((days for days in both if days is not None), key=lambda days: abs(days[0] - published), default=None)


def _within(year: int, month: int, parts: Parts) -> Days | None:
    if parts.day is None:
        return span_of(dt.date(year, month, 1), "month")
    first = day(year, month, parts.day)
    last = day(year, month, parts.day_to) if parts.day_to is not None else first
    return (first, last) if first and last and first <= last else None


def _counted(parts: Parts, published: dt.date | None, shift: int) -> Days | None:
    if published is None:
        return None
    month = add_months(published.replace(day=1), shift)
    return _within(month.year, month.month, parts)


def _without_year(parts: Parts, month: int, published: dt.date | None, weekday: int | None) -> Days | None:
    if published is None:
        return None
    if parts.ahead:  # the coming one: this year's, or the next
        found = _within(published.year, month, parts)
        return found if found is None or found[1] >= published else _within(published.year + 1, month, parts)
    if parts.day is None:  # the month of publication or the last one so named; a coming month is said to come
        return _within(published.year - (month > published.month), month, parts)
    chosen = year_of(month, parts.day, weekday, published, parts.past)
    return None if chosen is None else _within(chosen.year, month, parts)


def _hijri(parts: Parts, published: dt.date | None) -> Days | None:
    if parts.year is not None and parts.year > LAST_YEAR:
        return _in_common_year(parts, parts.year)
    if parts.year is not None:
        return hijri_span(parts.year, parts.month, parts.day)
    year = None if published is None else hijri_year(published)
    if year is None or published is None:
        return None
    found = hijri_span(year, parts.month, parts.day)
    if found is not None and found[0] > published + (dt.timedelta(0) if parts.past else AHEAD):
        return hijri_span(year - 1, parts.month, parts.day)
    return found


def _in_common_year(parts: Parts, year: int) -> Days | None:
    """A Hijri month or day of a common year; null where it begins twice in it."""
    known = hijri_year(dt.date(year, 1, 1))
    lunar = () if known is None else (known, known + 1)
    begun = [days for y in lunar if (days := hijri_span(y, parts.month, parts.day)) and days[0].year == year]
    return begun[0] if len(begun) == 1 else None


def beside(published: dt.date, weekday: int, number: int) -> dt.date | None:
    """The day ``number`` near publication that falls on ``weekday`` (السبت 12): of this month or of the last."""
    months = (published.replace(day=1), add_months(published.replace(day=1), -1))
    found = fitting((day(month.year, month.month, number) for month in months), weekday)
    return found[0] if len(found) == 1 else None
