"""The Hijri calendar (Umm al-Qura) as days of the common one."""

from __future__ import annotations

import datetime as dt

from hijridate import Gregorian, Hijri

FIRST_YEAR, LAST_YEAR = 1343, 1500
"""The years that the Umm al-Qura tables cover."""


def hijri_span(year: int, month: int | None = None, day: int | None = None) -> tuple[dt.date, dt.date] | None:
    """First and last common day of a Hijri day, month or year; null beyond the tables or where there is no such day.

    A thirtieth of a month that the tables give 29 days is the day after its 29th: sightings differ by a day.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        first = Hijri(year, month or 1, 1)
        last_month = Hijri(year, month or 12, 1)
    except (ValueError, OverflowError):
        return None
    if day is not None:
        if not 1 <= day <= 30:
            return None
        found = first.to_gregorian() + dt.timedelta(day - 1)
        return _plain(found), _plain(found)
    end = last_month.to_gregorian() + dt.timedelta(last_month.month_length() - 1)
    return _plain(first.to_gregorian()), _plain(end)


def hijri_year(day: dt.date) -> int | None:
    """The Hijri year that ``day`` falls in."""
    try:
        return int(Gregorian.fromdate(day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def _plain(day: dt.date) -> dt.date:
    return dt.date(day.year, day.month, day.day)
