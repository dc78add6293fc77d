"""Days and weeks counted within a month: أول ثلاثاء من تشرين الأول، الاثنين الأخير من آذار، آخر يوم في شهر 10."""

from __future__ import annotations

import datetime as dt

from hasila.arabic.days import Days, span_of, weekday_after
from hasila.arabic.questions import question_of
from hasila.model import Grain
from hasila.reading.date_absolute import day_month, month, relative_month
from hasila.reading.date_feasts import feast
from hasila.reading.date_parts import Context, Found, Parts
from hasila.reading.date_resolve import resolve

LAST = frozenset({"اخر", "الاخير", "الاخيره"})
_OF = frozenset({"من", "في", "ب", "ل"})
_OF_IT = "منه"
_ON = frozenset({"في", "وفي", "بتاريخ", "حتي", "منذ"})


def nth(context: Context, at: int) -> Found | None:
    """A counted weekday, day or week of a month at token ``at``, the count before it (أول ثلاثاء) or after it."""
    order = _order(context, at)
    if order is not None:
        unit = _unit(context, order[0])
        here = unit[0] if unit is not None else at
    else:
        unit = _unit(context, at)
        order = _order(context, unit[0]) if unit is not None else None
        here = order[0] if order is not None else at
    if unit is None or order is None:
        return None
    if context.form(here) == "بعد":
        return _after(context, at, here + 1, unit[1], order[1])
    parts = _month(context, here)
    if parts is None or parts.day is not None or (order[1] > 5 and unit[1] != "day"):
        return None
    start = context.terms.find(at, "day_word", "weekday", "weekday_bare", "unit", "unit_the")
    grain: Grain = "week" if unit[1] == "week" else "day"
    days = resolve(parts, context.published)
    found = None if days is None else _counted(days, unit[1], order[1])
    number = context.numbers.get(at)
    begin = number.start if number is not None else start.start if start is not None else context.tokens[at].start
    return Found(parts.last, begin, found, grain)


@question_of(lambda: (_OF_IT,))
def of_a_month(form: str) -> bool:
    """May a folded word say that a day is of the month named before? Without one, ``of_it`` finds nothing."""
    return form == _OF_IT


def of_it(context: Context, at: int, named: dt.date | None) -> Found | None:
    """A day of the month named before (يوم التاسع منه، في 17 منه): ``named`` lies in that month, None: unknown."""
    word = context.terms.find(at, "day_word")
    here = word.last if word is not None else at
    number = context.number(here, 1, 31)
    if number is None or context.form(number[0]) != _OF_IT:
        return None
    ordinal = here in context.numbers and context.numbers[here].kind == "ordinal"
    if not (ordinal or word is not None or context.form(at - 1) in _ON):
        return None
    month = None if named is None else span_of(named, "month")
    day = None if month is None else _counted(month, "day", number[1])
    start = word.start if word is not None else context.numbers[here].start if ordinal else context.tokens[at].start
    return Found(number[0] + 1, start, day)


def _after(context: Context, at: int, here: int, unit: str, order: int) -> Found | None:
    """A counted weekday after a day: أول جمعة بعد عيد الفطر، ثالث ثلاثاء بعد 5 آذار."""
    date = feast(context, here)
    if date is None and (parts := day_month(context, here)) is not None:
        date = Found(parts.last, context.tokens[here].start, resolve(parts, context.published))
    if date is None or not unit.isdigit() or order < 1:
        return None
    start = context.numbers[at].start if at in context.numbers else context.tokens[at].start
    if date.days is None or date.days[0] != date.days[1]:
        return Found(date.last, start, None)
    found = weekday_after(date.days[0], int(unit)) + dt.timedelta(7 * order - 7)
    return Found(date.last, start, (found, found))


def _order(context: Context, at: int) -> tuple[int, int] | None:
    """An ordinal up to five, or the last (-1)."""
    if context.form(at) in LAST:
        return at + 1, -1
    number = context.numbers.get(at)
    if number is None or number.kind != "ordinal" or not isinstance(number.value, int) or number.value > 31:
        return None
    return number.last, number.value


def _unit(context: Context, at: int) -> tuple[int, str] | None:
    """A weekday (its ISO number), day or week, and the token after it."""
    word = context.terms.find(at, "day_word")
    weekday = context.terms.find(word.last if word else at, "weekday", "weekday_bare")
    if weekday is not None:
        return weekday.last, weekday.value
    unit = context.terms.find(at, "unit", "unit_the")
    return (unit.last, unit.value) if unit is not None and unit.value in ("day", "week") else None


def _month(context: Context, at: int) -> Parts | None:
    here = at + (context.form(at) in _OF)
    glued = context.terms.find(here, "month", "month_weak", "month_word")
    if here == at and (glued is None or glued.start == context.tokens[here].start):
        return None
    return relative_month(context, here) or month(context, here)


def _counted(days: Days, unit: str, order: int) -> Days | None:
    first, last = days
    if unit == "day":
        found = last if order < 0 else first + dt.timedelta(order - 1)
        return (found, found) if found <= last else None
    weekday = 1 if unit == "week" else int(unit)
    named = first + dt.timedelta(max(order, 1) - 1)
    if unit != "week" and order > 0 and named.isoweekday() == weekday:
        return named, named  # الثلاثاء الثالث من أيلول where the 3rd is a Tuesday
    start = first + dt.timedelta((weekday - first.isoweekday()) % 7)
    if order < 0:
        found = start + dt.timedelta((last - start).days // 7 * 7)
        if unit == "week" and found + dt.timedelta(6) > last:
            found -= dt.timedelta(7)
    else:
        found = start + dt.timedelta(7 * (order - 1))
    if found > last:
        return None
    return span_of(found, "week") if unit == "week" else (found, found)
