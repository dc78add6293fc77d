"""Dates: every expression of a day, month or year in a report, with the first and last day that it can mean.

Relative words are resolved with the day of publication, toward the past (a bare weekday is the nearest on or before
it); without it they stay unresolved. A day is never invented: مطلع الشهر is the month, 2011 the year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from hasila.arabic.calendar import Terms, starters
from hasila.arabic.numerals import Numeral, numerals
from hasila.arabic.words import Token
from hasila.model import DateMention, Grain, Span
from hasila.reading import date_relative as relative
from hasila.reading.date_absolute import day_month, latin, month, year
from hasila.reading.date_nth import nth
from hasila.reading.date_numeric import numeric
from hasila.reading.date_parts import Context, Found, Parts
from hasila.reading.date_resolve import beside, grain_of, resolve

_FILLERS = frozenset({"الموافق", "المصادف", "في", "،", ",", "(", "-", "ل", "بتاريخ", "/", "لـ", ":"})
_TO = frozenset({"الي", "حتي", "وحتي", "-"})
_FROM = frozenset({"من", "بين", "مابين", "منذ", "الفتره"})
_CUES = frozenset({"بتاريخ", "تاريخ", "يوم", "الموافق", "ليله", "فجر", "مساء", "صباح"})


def dates(
    tokens: Sequence[Token],
    text: str,
    published: dt.date | None,
    found: Sequence[Numeral] | None = None,
    calendar: Terms | None = None,
) -> list[DateMention]:
    """The date expressions of ``tokens`` in order.

    ``found`` are its numerals and ``calendar`` its calendar words where they have been read already.
    """
    numbers = numerals(tokens, text) if found is None else found
    terms = calendar or Terms(tokens, text)
    context = Context(tokens, text, published, terms, {number.first: number for number in numbers})
    mentions = _all(context)
    if published is None:
        mentions = _dated_by_itself(context, mentions)
    return [mention for _, mention in mentions]


def _dated_by_itself(context: Context, mentions: list[tuple[int, DateMention]]) -> list[tuple[int, DateMention]]:
    """The mentions of a text of unknown date, read with the year and the day that its own words give it."""
    years = (m.latest.year for _, m in mentions if m.latest is not None and m.grain in ("day", "month"))
    year = max(years, default=None)
    if year is None:
        return mentions
    context = replace(context, year=year)
    mentions = _all(context)
    today = _today(context, mentions)
    return mentions if today is None else _all(replace(context, published=today))


def _today(context: Context, mentions: Sequence[tuple[int, DateMention]]) -> dt.date | None:
    """The day of writing: the date beside «today» (اليوم الثلاثاء 24 آب), or else the first on a line of its own."""
    days = [(at, m) for at, m in mentions if m.earliest is not None and m.earliest == m.latest]
    said = (m.earliest for at, m in days if context.form(at) == "اليوم")
    return next(said, None) or next((m.earliest for at, m in days if _line_of_its_own(context, at, m)), None)


def _line_of_its_own(context: Context, at: int, mention: DateMention) -> bool:
    after = next((i for i in range(at, len(context.tokens)) if context.tokens[i].start >= mention.span.end), -1)
    alone = at > 0 and context.tokens[at - 1].kind == "break" and after > 0 and context.tokens[after].kind == "break"
    return alone and not context.form(at).isascii()


def _all(context: Context) -> list[tuple[int, DateMention]]:
    """Every expression with its first token, in order."""
    tokens, starting = context.tokens, starters()
    out: list[tuple[int, DateMention]] = []
    after = 0
    for at, token in enumerate(tokens):
        form = token.form
        if at < after or not (form in starting or token.kind == "number" or at in context.numbers or form == "اخر"):
            continue
        mention = read(context, at)
        if mention is None:
            continue
        days = mention.days or (None, None)
        after = mention.last
        out.append((at, DateMention(Span(mention.start, tokens[after - 1].end), days[0], days[1], mention.grain)))
    return out


def read(context: Context, at: int) -> Found | None:
    """The date expression that starts at token ``at``, the first that fits in the order of READERS."""
    entries = context.terms.entries.get(at)
    if entries is None:
        readers = OF_NUMBERS
    else:
        plain = at not in context.numbers and context.tokens[at].kind == "word"
        readers = _readers(tuple(entry.role for entry in entries)) if plain else READERS
    for reader in readers:
        found = reader(context, at)
        if found is not None:
            return found
    return None


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
    """مطلع الشهر الجاري، أواخر آذار، نهاية عام 2019: the whole of what it is a part of."""
    term = context.terms.find(at, "edge")
    if term is None:
        return None
    found = relative.period(context, term.last) or _month(context, term.last) or _year(context, term.last)
    return None if found is None else found._replace(start=term.start)


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
    relative.night,
    nth,
    _offset,
    _weekday,
    relative.ago,
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

OF_NUMBERS: tuple[Callable[[Context, int], Found | None], ...] = (nth, _range, relative.counted_past, _year)
"""Those of READERS that may begin with another word than the calendar's."""

_MONTHS = frozenset({"month", "month_weak", "hijri", "hijri_weak", "month_word"})
_OPENING: Mapping[Callable[[Context, int], Found | None], frozenset[str]] = {
    relative.night: frozenset({"tonight"}),
    _offset: frozenset({"day_word", "offset", "demonstrative"}),
    _weekday: frozenset({"day_word", "weekday", "weekday_bare"}),
    relative.ago: frozenset({"ago", "within"}),
    _edge: frozenset({"edge"}),
    relative.period: frozenset({"demonstrative", "unit_the", "unit_two_the"}),
    relative.periods: frozenset({"unit_many_the"}),
    _days_after_month: _MONTHS,
    _month: _MONTHS,
}
"""The roles that an expression begins with, by its reader; the others may begin with numbers."""


@lru_cache(maxsize=256)
def _readers(roles: tuple[str, ...]) -> tuple[Callable[[Context, int], Found | None], ...]:
    """Those of READERS that may begin with a word that has ``roles``, in their order."""
    return tuple(r for r in READERS if r not in _OPENING or not _OPENING[r].isdisjoint(roles))
