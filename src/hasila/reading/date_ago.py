"""Dates counted back or on from publication: قبل ثلاثة أيام، منذ أكثر من أسبوعين، خلال شهر."""

from __future__ import annotations

import datetime as dt

from hasila.arabic.days import Days, shift
from hasila.model import Grain, Qualifier
from hasila.reading import hedges
from hasila.reading.date_absolute import MONTHS
from hasila.reading.date_parts import Context, Found

_GRAINS: dict[str, Grain] = {"week": "week", "month": "month", "year": "year"}
_LONGEST_HEDGE = 4
_OFF = {"hour": 1, "day": 1, "week": 0.5}  # how far off "about" may be; a month or a year is wide enough itself


def ago(context: Context, at: int) -> Found | None:
    """قبل ثلاثة أيام، منذ أسبوعين، قبل نحو سنة; خلال يومين only where nothing says that it is past."""
    head = context.terms.find(at, "ago", "within")
    if head is None or (context.form(at) == "من" and not _since(context, at, head.last)):
        return None
    if context.terms.find(head.last, "year_word") and context.number(head.last + 1, 1300, 2100):
        return None
    here, hedge = _hedged(context, head.last)
    amount = _amount(context, here)
    if amount is None:
        return None
    last, count, unit = amount
    if unit == "month" and context.terms.find(last, *MONTHS):
        return None  # خلال شهر آب: the month that is named
    if unit == "day" and count == 1 and _names_a_day(context, last):
        return None  # منذ يوم الثلاثاء
    sign = -1
    if head.role == "within":
        if hedge != "exact" or not _future(context, at, last):
            return None
        sign = 1
    elif context.form(last) == "من" or (count is None and unit not in ("hour", "minute", "second")):
        return Found(last, head.start, None)  # قبل يومين من الهجوم، قبل أيام
    if context.published is None:
        return Found(last, head.start, None)
    if count is None:  # قبل ساعات: today or yesterday
        return Found(last, head.start, (context.published - dt.timedelta(unit == "hour"), context.published))
    if hedge != "exact":
        return Found(last, head.start, _about(context.published, count, unit, hedge), _GRAINS.get(unit, "day"))
    grain: Grain = "day" if unit == "week" else _GRAINS.get(unit, "day")
    return Found(last, head.start, shift(context.published, sign * count, unit), grain)


def _names_a_day(context: Context, at: int) -> bool:
    """Does token ``at`` say which day (الثلاثاء، أمس، 20 تموز)?"""
    number = context.number(at, 1, 31)
    month = number is not None and context.terms.find(number[0], *MONTHS) is not None
    return month or context.terms.find(at, "weekday", "offset") is not None


def _hedged(context: Context, at: int) -> tuple[int, Qualifier]:
    """The token after a hedge that opens at token ``at``, and what it says; ``at`` itself where none does."""
    for here in range(at + 1, at + _LONGEST_HEDGE + 1) if hedges.may_open(context.form(at)) else ():
        hedge = hedges.before(context.tokens, here) if here < len(context.tokens) else None
        if hedge is not None and hedge.first == at and not hedge.apart:
            return here, hedge.qualifier
    return at, "exact"


def _about(published: dt.date, count: float, unit: str, hedge: Qualifier) -> Days | None:
    """The days that a hedged count may mean: more than two weeks is less than three, about two is roughly two."""
    near, far = {
        "more_than": (count, count + 1),
        "at_least": (count, count + 1),
        "less_than": (count - 1, count),
        "at_most": (count - 1, count),
    }.get(hedge, (count - _OFF.get(unit, 0), count + _OFF.get(unit, 0)))
    first, last = shift(published, -far, unit), shift(published, -max(near, 0), unit)
    return None if first is None or last is None else (first[0], min(last[1], published))


def _amount(context: Context, at: int) -> tuple[int, float | None, str] | None:
    """A number of units at token ``at``: the token after it, how many (null: some), of what."""
    dual = context.terms.find(at, "unit_two", bare=True)
    if dual is not None:
        return dual.last, 2, dual.value
    number = context.number(at, 0, 100_000)
    unit = context.terms.find(number[0] if number else at, "unit", bare=True)
    if unit is None:
        return None
    if number is not None:
        return unit.last, number[1], unit.value
    if context.form(at) in _PLURALS:
        return unit.last, None, unit.value
    one = context.number(unit.last, 1, 1)
    return (one[0] if one else unit.last), 1, unit.value


_PLURALS = frozenset(
    {
        "ايام",
        "اياما",
        "ساعات",
        "دقائق",
        "ثوان",
        "ثواني",
        "لحظات",
        "اسابيع",
        "اشهر",
        "شهور",
        "سنوات",
        "سنين",
        "اعوام",
        "عقود",
    }
)


def _since(context: Context, at: int, after: int) -> bool:
    """Does من at token ``at`` open its clause, a unit of time after it (من يومين)?"""
    opens = at == 0 or context.tokens[at - 1].kind in ("mark", "break")
    return opens and context.terms.find(after, "unit", "unit_two") is not None


def _future(context: Context, at: int, last: int) -> bool:
    """Whether خلال looks ahead: a future verb is before it in its sentence, or it stands alone (as CLDR writes it)."""
    tokens, alone = context.tokens, True
    for i in range(at - 1, max(at - 12, -1), -1):
        if tokens[i].kind == "break" or tokens[i].form in (".", "؟", "!"):
            break
        alone = False
        form = tokens[i].form
        if len(form) > 4 and form[0] == "س" and form[1] in "يتنا":
            return True
    return alone and (last >= len(tokens) or tokens[last].kind != "word")
