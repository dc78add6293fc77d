"""Arithmetic of days: the span of a week, month or year, and which year a day without one falls in."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable

from hasila.model import Grain

Days = tuple[dt.date, dt.date]
"""The first and the last day of a span."""

AHEAD = dt.timedelta(60)
"""How far ahead a day without a year may lie: news looks back, but announces what is near."""
WEEKDAY_YEARS = 3
"""How many years back a weekday beside a day and month may choose its year."""


def day(year: int, month: int, number: int) -> dt.date | None:
    """The date, or null where there is no such day."""
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def span_of(start: dt.date, grain: Grain) -> Days:
    """First and last day of the week (from Monday), month, quarter or year that ``start`` lies in."""
    if grain == "week":
        first = start - dt.timedelta(start.weekday())
        return first, first + dt.timedelta(6)
    if grain == "month":
        return start.replace(day=1), start.replace(day=calendar.monthrange(start.year, start.month)[1])
    if grain == "quarter":
        first = start.replace(month=(start.month - 1) // 3 * 3 + 1, day=1)
        return first, span_of(add_months(first, 2), "month")[1]
    if grain == "year":
        return start.replace(month=1, day=1), start.replace(month=12, day=31)
    return start, start


def add_months(start: dt.date, count: int) -> dt.date:
    """``start`` moved by ``count`` months, its day kept where the month has it."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    year = min(max(year, 1), 9999)
    return dt.date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def shift(start: dt.date, count: float, unit: str) -> Days | None:
    """Where ``count`` units from ``start`` falls: a day for days and weeks, the month or year for months and years.

    Hours and less fall on one day or between two. Null where the calendar ends.
    """
    try:
        if unit == "year":
            return span_of(add_months(start, round(count * 12)), "year")
        if unit == "month":
            return span_of(add_months(start, round(count)), "month")
        if unit in ("day", "week"):
            found = start + dt.timedelta(count * (7 if unit == "week" else 1))
            return found, found
        if unit == "hour":
            whole, part = divmod(abs(count), 24)
            near, far = dt.timedelta(whole), dt.timedelta(whole + (part > 0))
            return (start - far, start - near) if count < 0 else (start + near, start + far)
    except (OverflowError, ValueError):
        return None
    return (start, start) if unit in ("minute", "second") else None


def weekday_before(published: dt.date, weekday: int, strict: bool = False) -> dt.date:
    """The nearest ISO ``weekday`` on or before ``published`` (before it where ``strict``)."""
    back = (published.isoweekday() - weekday) % 7
    return published - dt.timedelta(7 if strict and not back else back)


def weekday_after(published: dt.date, weekday: int) -> dt.date:
    """The nearest ISO ``weekday`` after ``published``."""
    return published + dt.timedelta((weekday - published.isoweekday() - 1) % 7 + 1)


def year_of(month: int, number: int, weekday: int | None, published: dt.date, past: bool) -> dt.date | None:
    """The day ``number``/``month`` that news of ``published`` means.

    The latest one not more than AHEAD after publication (not after it at all where ``past``); a weekday must fit, and
    then the year may lie further back; null where none fits.
    """
    limit = published if past else published + AHEAD
    for year in range(limit.year, limit.year - (WEEKDAY_YEARS if weekday else 1) - 1, -1):
        found = day(year, month, number)
        if found is not None and found <= limit and (weekday is None or found.isoweekday() == weekday):
            return found
    coming = day(published.year, month, number) if weekday and not past else None
    return coming if coming is not None and coming.isoweekday() == weekday else None


def easter(year: int) -> dt.date:
    """Western Easter Sunday of a year (the anonymous Gregorian algorithm, Meeus 1991, ch. 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    back = (golden + 11 * epact + 22 * weekday) // 451
    month, before = divmod(epact + weekday - 7 * back + 114, 31)
    return dt.date(year, month, before + 1)


def fitting(days: Iterable[dt.date | None], weekday: int) -> list[dt.date]:
    """Those of ``days`` that fall on the ISO ``weekday``."""
    return [found for found in days if found is not None and found.isoweekday() == weekday]
