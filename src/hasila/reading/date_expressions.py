"""The forms of date expressions, and the order in which they are tried at a token: what is more particular first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache

from hasila.arabic.record import replace
from hasila.model import Grain
from hasila.reading import date_relative as relative
from hasila.reading.date_absolute import BEFORE_MONTH, TO, day_month, latin, month, year
from hasila.reading.date_ago import ago
from hasila.reading.date_feasts import feast
from hasila.reading.date_nth import LAST, nth
from hasila.reading.date_numeric import SEPARATORS, numeric
from hasila.reading.date_parts import Context, Found, Parts
from hasila.reading.date_resolve import beside, grain_of, resolve

_FILLERS = frozenset({"الموافق", "المصادف", "في", "،", ",", "(", "-", "ل", "بتاريخ", "/", "لـ", ":"})
_TO = frozenset({"الي", "حتي", "وحتي", "-"})
_FROM = frozenset({"من", "بين", "مابين", "منذ", "الفتره"})
_LAST_TEN, _END = 3, 4  # the edges (calendar.tsv) that run to the end of a month, and of any period
_YEAR = 4  # figures
_CUES = frozenset({"بتاريخ", "تاريخ", "يوم", "الموافق", "ليله", "فجر", "مساء", "صباح"})


def read(context: Context, at: int) -> Found | None:
    """The date expression that starts at token ``at``, the first that fits in the order of READERS."""
    entries = context.terms.entries.get(at)
    if entries is None:
        readers = OF_NUMBERS if _may_go_on(context, at) else ()
    else:
        plain = at not in context.numbers and context.tokens[at].kind == "word" and context.form(at) not in LAST
        readers = _readers(tuple(entry.role for entry in entries)) if plain else READERS
    for reader in readers:
        found = reader(context, at)
        if found is not None:
            return found
    return None


def _may_go_on(context: Context, at: int) -> bool:
    """May the number or the last (آخر) at token ``at`` be of a date? A quick no where no calendar word is near.

    Figures may be a date or a year by themselves; any other number has a calendar word next, or a second number.
    """
    form, number = context.form(at), context.numbers.get(at)
    after = at + 1 if number is None else number.last
    follows = context.form(after)
    if form in LAST or follows in TO or follows == "و" or after in context.numbers:
        return True
    figures = context.tokens[at].kind == "number"
    if figures and (len(form) == _YEAR or "." in form or context.form(at + 1) in SEPARATORS):
        return True
    return after + (follows in BEFORE_MONTH) in context.terms.entries


def _start(context: Context, at: int) -> int:
    number = context.numbers.get(at)
    if number is not None:
        return number.start
    for role in ("day_word", "month_word", "year_word", "month", "month_weak", "hijri", "hijri_weak", "month_latin"):
        term = context.terms.find(at, role)
        if term is not None:
            return term.start
    return context.tokens[at].start


def _made(context: Context, at: int, parts: Parts) -> Found:
    return Found(parts.last, _start(context, at), resolve(parts, context.published), grain_of(parts))


def _date_parts(context: Context, at: int, cued: bool) -> Parts | None:
    if at >= len(context.tokens):
        return None
    return numeric(context, at, cued) or day_month(context, at) or latin(context, at)


def _after_weekday(context: Context, at: int, weekday: int) -> Found | None:
    """The date beside a weekday (الثلاثاء 15 شباط، السبت السادس عشر): its end and days, or null."""
    here = at
    while here < at + 3 and context.form(here) in _FILLERS:
        here += 1
    parts = _date_parts(context, here, cued=True)
    if parts is not None:
        close = parts.last + (context.form(here - 1) == "(" and context.form(parts.last) == ")")
        return Found(close, 0, resolve(parts, context.published, weekday, context.year), grain_of(parts))
    number = context.number(at, 1, 31)
    if number is None or context.published is None:
        return None
    ordinal = context.numbers[at].kind == "ordinal" if at in context.numbers else False
    ends = number[0] >= len(context.tokens) or context.tokens[number[0]].kind != "word"
    day = beside(context.published, weekday, number[1]) if ordinal or ends else None
    return None if day is None else Found(number[0], 0, (day, day))


def _offset(context: Context, at: int) -> Found | None:
    found = relative.offset(context, at)
    if found is None:
        return None
    term, day = found
    days = None if day is None else (day, day)
    here = term.last + (context.form(term.last) in ("،", ",", "("))
    beside_it = relative.weekday(context, here)
    if beside_it is not None and not beside_it[1]:
        number = beside_it[0].number
        dated = _after_weekday(context, beside_it[0].last, number)
        if dated is not None:
            return dated._replace(start=term.start)
        if day is not None:  # the weekday is right where the two differ: a text printed after midnight
            days = relative.weekday_days(day + dt.timedelta(1), number, "") if day.isoweekday() != number else days
        opened = context.form(here - 1) == "(" and context.form(beside_it[0].last) == ")"
        return Found(beside_it[0].last + opened, term.start, days)
    parts = _date_parts(context, here, cued=False)
    if parts is not None and parts.day is not None:
        return Found(parts.last, term.start, resolve(parts, context.published), "day")
    return Found(term.last, term.start, days)


def _weekday(context: Context, at: int) -> Found | None:
    week = relative.weekday_of_week(context, at)
    if week is not None:
        return week
    found = relative.weekday(context, at)
    if found is None:
        return None
    term, adjective = found
    night = relative.night_between(context, at, term)
    if night is not None:
        return night
    dated = _after_weekday(context, term.last, term.number)
    if dated is not None:
        return dated._replace(start=term.start)
    return Found(term.last, term.start, relative.weekday_days(context.published, term.number, adjective))


def _absolute(context: Context, at: int) -> Found | None:
    word = context.terms.find(at, "day_word")
    here = word.last if word else at
    parts = _date_parts(context, here, cued=word is not None or context.form(at - 1) in _CUES)
    if parts is None:
        return None
    made = _made(context, here, parts)
    return made._replace(start=word.start) if word else made


def _range(context: Context, at: int) -> Found | None:
    """Two dates that end a span (من 13 تموز إلى 15 تموز); a year said once is of both."""
    first = _absolute(context, at)
    if first is None or context.form(first.last) not in _TO:
        return first
    if context.form(at - 1) not in _FROM and context.form(first.last) != "-":
        return first
    parts, end = _date_parts(context, at, cued=True), _date_parts(context, first.last + 1, cued=True)
    if parts is None or end is None:
        return first
    if parts.year is None and end.year is not None and parts.shift is None:
        parts = replace(parts, year=end.year, hijri=end.hijri)
    days, last = resolve(parts, context.published), resolve(end, context.published)
    if days is not None and last is not None and last[1] < days[0]:
        return first
    whole = None if days is None or last is None else (days[0], last[1])
    return Found(end.last, first.start, whole, first.grain)


def _days_after_month(context: Context, at: int) -> Found | None:
    """A month and then a range of its days: تموز 13 إلى 15."""
    parts = month(context, at)
    if parts is None or parts.year is not None or parts.last - at > 2:
        return None
    first = context.number(parts.last, 1, 31)
    if first is None or context.form(first[0]) not in _TO:
        return None
    second = context.number(first[0] + 1, first[1] + 1, 31)
    if second is None or (second[0] < len(context.tokens) and context.tokens[second[0]].kind == "word"):
        return None
    return _made(context, at, replace(parts, last=second[0], day=first[1], day_to=second[1]))


def _month(context: Context, at: int) -> Found | None:
    parts = month(context, at)
    return None if parts is None else _made(context, at, parts)


def _edge(context: Context, at: int) -> Found | None:
    """مطلع الشهر الجاري، نهاية عام 2019: the whole that it is a part of; أوائل، أواسط، أواخر: ten days of a month."""
    term = context.terms.find(at, "edge")
    if term is None:
        return None
    found = relative.period(context, term.last) or _month(context, term.last) or _year(context, term.last)
    if found is None and term.number < _END:
        found = relative.opened(context, term.last)
    if found is None:
        return None
    days = found.days
    if days is not None and found.grain == "month" and 0 < term.number < _END:
        low, high = days[0] + dt.timedelta(10 * term.number - 10), days[0] + dt.timedelta(10 * term.number - 1)
        days = low, high if term.number < _LAST_TEN else days[1]
    return found._replace(start=term.start, days=days)


def _year(context: Context, at: int) -> Found | None:
    found = year(context, at)
    if found is None:
        return None
    parts, last_year = found
    days = resolve(parts, context.published)
    if last_year is not None and days is not None:
        end = resolve(Parts(parts.last, year=last_year, hijri=parts.hijri), context.published)
        days = None if end is None else (days[0], end[1])
    grain: Grain = "year"
    return Found(parts.last, _start(context, at), days, grain)


READERS: tuple[Callable[[Context, int], Found | None], ...] = (
    feast,
    relative.night,
    nth,
    _offset,
    _weekday,
    ago,
    _edge,
    _range,
    relative.counted_past,
    relative.period,
    relative.periods,
    _days_after_month,
    _month,
    _year,
)
"""The order in which expressions are tried at a token: what is more particular first."""

OF_NUMBERS: tuple[Callable[[Context, int], Found | None], ...] = (feast, nth, _range, relative.counted_past, _year)
"""Those of READERS that may begin with another word than the calendar's."""

_MONTHS = frozenset({"month", "month_weak", "hijri", "hijri_weak", "month_word"})
_OPENING: Mapping[Callable[[Context, int], Found | None], frozenset[str]] = {
    feast: frozenset({"feast", "feast_near", "unit", "unit_the", "day_word", "offset"}),
    nth: frozenset({"day_word", "weekday", "weekday_bare", "unit", "unit_the"}),
    _range: frozenset({"day_word", "month_latin", "month", "month_weak"}),
    relative.counted_past: frozenset(),
    _year: frozenset({"year_word"}),
    relative.night: frozenset({"tonight"}),
    _offset: frozenset({"day_word", "offset", "demonstrative"}),
    _weekday: frozenset({"day_word", "weekday", "weekday_bare"}),
    ago: frozenset({"ago", "within"}),
    _edge: frozenset({"edge"}),
    relative.period: frozenset({"demonstrative", "unit_the", "unit_two_the"}),
    relative.periods: frozenset({"unit_many_the"}),
    _days_after_month: _MONTHS,
    _month: _MONTHS,
}
"""The roles of the calendar's words that an expression begins with, by its reader."""


@lru_cache(maxsize=256)
def _readers(roles: tuple[str, ...]) -> tuple[Callable[[Context, int], Found | None], ...]:
    """Those of READERS that may begin with a word that has ``roles``, in their order."""
    return tuple(r for r in READERS if r not in _OPENING or not _OPENING[r].isdisjoint(roles))
