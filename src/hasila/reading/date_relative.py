"""Dates placed from publication: today, a weekday, last week, the coming weeks."""

from __future__ import annotations

import datetime as dt

from hasila.arabic.calendar import Term
from hasila.arabic.days import Days, add_months, shift, span_of, weekday_after, weekday_before
from hasila.model import Grain
from hasila.reading.date_absolute import year
from hasila.reading.date_parts import Context, Found
from hasila.reading.date_resolve import resolve

_GRAINS: dict[str, Grain] = {"week": "week", "month": "month", "quarter": "quarter", "year": "year"}
_ADJECTIVES = ("past", "this", "next", "last")
_MOVES = {"past": -1, "this": 0, "next": 1, "following": 1}
_SENTENCE = 40  # tokens back in which a year that is named would count


def offset(context: Context, at: int) -> tuple[Term, dt.date | None] | None:
    """اليوم، أمس، غداً and their kin: the term and its day; يوم before it is part of it."""
    word = context.terms.find(at, "day_word")
    here = word.last if word is not None else at
    term = context.terms.find(here, "offset")
    if term is None:
        pointer = context.terms.find(at, "demonstrative")
        term = context.terms.find(pointer.last, "offset", bare=True) if pointer is not None else None
        if term is None or term.value != "0":
            return None
    elif word is not None:
        term = term._replace(start=word.start)
    if context.form(here) in ("بكره", "بكرا") and context.form(term.last).startswith("ال"):
        return None  # بكرة القدم: a ball
    move = term.number
    if term.value == "0":
        if context.terms.find(term.last, "no_today", bare=True):
            return None
        if context.terms.find(at - 1, "no_day") and weekday(context, term.last) is None:
            return None  # روسيا اليوم; but قصفت روسيا اليوم الجمعة
        numbered = context.number(term.last, 1, 31)
        ordinal = context.numbers.get(term.last)
        if numbered is not None and ordinal is not None and ordinal.kind == "ordinal":
            return None  # اليوم الثالث: a day counted from something else
        adjective = context.terms.find(term.last, "past", bare=True)
        if adjective is not None:
            term, move = term._replace(last=adjective.last), -1
    day = None if context.published is None else context.published + dt.timedelta(move)
    return term, day


def night(context: Context, at: int) -> Found | None:
    """الليلة، ليلة أمس: a night, which lies on two days."""
    term = context.terms.find(at, "tonight")
    if term is None:
        return None
    if context.published is None:
        return Found(term.last, term.start, None)
    first = context.published + dt.timedelta(0 if _after_midnight(context, at) else term.number)
    return Found(term.last, term.start, (first, context.published))


def _after_midnight(context: Context, at: int) -> bool:
    """بعد منتصف الليلة الماضية، بعد منتصف ليل السبت الأحد: the second of a night's two days."""
    here = at - 1 - (context.form(at - 1) in ("ليل", "ليله"))
    return context.form(here) == "منتصف" and context.form(here - 1).endswith("بعد")


def weekday(context: Context, at: int) -> tuple[Term, str] | None:
    """A weekday and the adjective after it (past, next or empty); يوم before it is part of it."""
    word = context.terms.find(at, "day_word")
    here = word.last if word is not None else at
    term = context.terms.find(here, "weekday")
    if term is None:
        return None
    if context.terms.find(at - 1, "no_weekday", bare=True) and word is None:
        return None
    if term.value in ("1", "7") and context.form(term.last) in ("معا", "عشر", "عشره"):
        return None
    if word is not None:
        term = term._replace(start=word.start)
    adjective = context.terms.find(term.last, "past", "next", bare=True)
    if adjective is None:
        return term, ""
    return term._replace(last=adjective.last), adjective.role


def night_between(context: Context, at: int, term: Term) -> Found | None:
    """The night from one weekday to the next: ليل الخميس الجمعة، ليلة السبت - الأحد."""
    if context.form(at - 1) not in ("ليل", "ليله", "منتصف"):
        return None
    here = term.last + (context.form(term.last) in ("-", "/", "الي"))
    second = context.terms.find(here, "weekday", bare=True)
    if second is None or second.number != term.number % 7 + 1:
        return None
    days = None
    if context.published is not None:
        last = weekday_before(context.published, second.number)
        days = last - dt.timedelta(0 if _after_midnight(context, at) else 1), last
    return Found(second.last, term.start, days)


def weekday_days(published: dt.date | None, number: int, adjective: str) -> Days | None:
    """The weekday nearest on or before publication; before it if past, after it if next."""
    if published is None:
        return None
    if adjective == "next":
        found = weekday_after(published, number)
    else:
        found = weekday_before(published, number, strict=adjective == "past")
    return found, found


def weekday_of_week(context: Context, at: int) -> Found | None:
    """A weekday of a named week: أحد الأسبوع الماضي، الاثنين من هذا الأسبوع."""
    term = context.terms.find(at, "weekday", "weekday_bare")
    if term is None:
        return None
    week = period(context, term.last + (context.form(term.last) == "من"))
    if week is None or week.grain != "week" or (term.role == "weekday" and context.form(term.last) != "من"):
        return None
    day = None if week.days is None else week.days[0] + dt.timedelta(term.number - 1)
    return Found(week.last, term.start, None if day is None else (day, day))


def period(context: Context, at: int) -> Found | None:
    """A period placed by an adjective or a demonstrative: الأسبوع الماضي، هذا العام; خلال الأسبوع is this one."""
    pointer = context.terms.find(at, "demonstrative")
    unit = context.terms.find(pointer.last if pointer else at, "unit_the", "unit_two_the", bare=pointer is not None)
    if unit is None:
        return None
    adjective = None if pointer else context.terms.find(unit.last, *_ADJECTIVES, bare=True)
    if adjective is None and not pointer and context.following:
        adjective = context.terms.find(unit.last, "following", bare=True)
    if unit.role == "unit_two_the":
        return _several(context, unit, 2, adjective) if adjective else None
    move = _MOVES.get(adjective.role) if adjective else (0 if pointer else None)
    if move is None and adjective is None and context.terms.find(at - 1, "within") and unit.value != "hour":
        move = 0
    if move is None or unit.value == "day":
        return None
    last = adjective.last if adjective else unit.last
    start = pointer.start if pointer else unit.start
    numbered = year(context, last) if unit.value == "year" else None
    if numbered is not None and numbered[1] is None:
        return Found(numbered[0].last, start, resolve(numbered[0], None), "year")  # العام الجاري 2021
    if context.published is None:
        return Found(last, start, None, _GRAINS.get(unit.value, "day"))
    return Found(last, start, _moved(context.published, unit.value, move), _GRAINS.get(unit.value, "day"))


def opened(context: Context, at: int) -> Found | None:
    """The period that an edge alone places (منذ بداية العام): this one, unless its sentence has named another year."""
    unit = context.terms.find(at, "unit_the", bare=True)
    if unit is None or unit.value not in _GRAINS or context.number(unit.last, 1, 2100) is not None:
        return None
    days = None if context.published is None else _moved(context.published, unit.value, 0)
    for i in range(at - 1, max(at - _SENTENCE, -1), -1):
        if context.tokens[i].kind == "break" or context.form(i) == ".":
            break
        form = context.form(i)
        if len(form) == 4 and form.isdigit() and (context.published is None or form != str(context.published.year)):
            days = None
    return Found(unit.last, unit.start, days, _GRAINS[unit.value])


def _moved(published: dt.date, unit: str, move: int) -> Days | None:
    if unit == "week":
        return span_of(published + dt.timedelta(7 * move), "week")
    if unit == "month":
        return span_of(add_months(published, move), "month")
    if unit == "year":
        return span_of(add_months(published, 12 * move), "year")
    return published, published


def periods(context: Context, at: int) -> Found | None:
    """Several units: الأيام الثلاثة الماضية، الساعات الـ24 الأخيرة; uncounted (الأيام الماضية) they stay unresolved."""
    unit = context.terms.find(at, "unit_many_the")
    if unit is None:
        return None
    number = context.number(unit.last, 1, 1000)
    last = number[0] if number else unit.last
    if number is None and context.form(last) in ("القليله", "المعدوده"):
        last += 1
    adjective = context.terms.find(last, *_ADJECTIVES, bare=True)
    if adjective is None or adjective.role == "this":
        return None
    return _several(context, unit, number[1] if number else None, adjective)


def counted_past(context: Context, at: int) -> Found | None:
    """A number of units placed by an adjective or آخر: 24 ساعة الماضية، آخر 48 ساعة."""
    before = context.form(at) == "اخر"
    number = context.number(at + before, 1, 1000)
    if number is None:
        return None
    unit = context.terms.find(number[0], "unit", bare=True)
    if unit is None:
        return None
    start = context.tokens[at].start
    adjective = context.terms.find(unit.last, "past", "last", bare=True)
    if adjective is not None:
        return _several(context, unit._replace(start=start), number[1], adjective)
    if before:
        return _several(context, unit._replace(start=start), number[1], unit._replace(role="past"))
    return None


def _several(context: Context, unit: Term, count: int | None, adjective: Term) -> Found:
    last = max(adjective.last, unit.last)
    published = context.published
    grain: Grain = "day"
    if published is None or count is None:
        return Found(last, unit.start, None, grain)
    if adjective.role == "next":
        return Found(last, unit.start, _coming(published, unit.value, count), grain)
    far = {"month": add_months(published, -count), "year": add_months(published, -12 * count)}.get(unit.value)
    if far is None:
        days = shift(published, -count, unit.value)
        far = None if days is None else days[0]
    return Found(last, unit.start, None if far is None else (far, published), grain)


def _coming(published: dt.date, unit: str, count: int) -> Days | None:
    if unit == "week":  # whole weeks, from the next Monday
        first = span_of(published, "week")[1] + dt.timedelta(1)
        return first, first + dt.timedelta(7 * count - 1)
    days = shift(published, count, unit)
    return None if days is None else (published, days[1])
