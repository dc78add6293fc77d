"""Shares of a year: النصف الأول من عام 2022، الربع الأخير من العام الماضي, and its first months."""

from __future__ import annotations

import datetime as dt

from hasila.arabic.days import Days, span_of
from hasila.reading.date_parts import Context

_MONTHS = {"النصف": 6, "الشطر": 6, "الثلث": 4, "الربع": 3}
_ORDERS = {"الاول": 1, "الثاني": 2, "الثالث": 3, "الرابع": 4}
_LAST = "الاخير"
_YEAR = 12


def share_before(context: Context, at: int) -> tuple[int, int] | None:
    """The first month (from 0) and the number of months of the share that is named of what stands at token ``at``."""
    if context.form(at - 1) != "من" or at < len(("share", "order", "من")):
        return None
    months = _MONTHS.get(context.form(at - 3).removeprefix("و").removeprefix("ب"))
    if months is None:
        return None
    order = _YEAR // months if context.form(at - 2) == _LAST else _ORDERS.get(context.form(at - 2), 0)
    return (months * (order - 1), months) if 0 < order <= _YEAR // months else None


def shared(days: Days, share: tuple[int, int]) -> Days:
    """The days of a ``share`` of the year whose first and last day ``days`` are; other lengths are left whole."""
    first, last = days
    if (first.month, first.day, last.month, last.day) != (1, 1, _YEAR, 31) or first.year != last.year:
        return days
    begin, months = share
    low, high = dt.date(first.year, begin + 1, 1), dt.date(first.year, begin + months, 1)
    return low, span_of(high, "month")[1]
