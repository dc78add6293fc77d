"""Feasts: عيد الفطر، ثاني أيام عيد الأضحى، عيد الميلاد 2020; the days that a calendar, not the news, gives them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from hasila.arabic.calendar import Term
from hasila.arabic.days import AHEAD, easter
from hasila.arabic.hijri import hijri_span, hijri_year
from hasila.lexicon.tables import VocabularyError
from hasila.reading.date_absolute import year_after
from hasila.reading.date_parts import Context, Found, Parts

_NAMED_AFTER = frozenset({"سوق", "اسواق", "شجره", "هدايا", "زينه", "اضواء"})  # سوق لعيد الميلاد
_NEAR = dt.timedelta(15)  # days from a feast in which news calls it the feast


def feast(context: Context, at: int) -> Found | None:
    """A feast at token ``at``: its first day, the one that is counted (ثاني أيام، اليوم الثاني من), all of them (أيام).

    Without a year it is the last one that is not far ahead of publication; الماضي and المقبل say which.
    """
    here, start, nth, all_days = _counted(context, at)
    term = context.terms.find(here, "feast") or (_the_feast(context, here) if nth or all_days else None)
    if term is None or context.form(at - 1) in _NAMED_AFTER:
        return None
    length = _rule(term.value)[3]
    if nth > length:
        return None
    parts = year_after(context, Parts(term.last))
    adjective = context.terms.find(term.last, "past", "next", bare=True)
    opening = _opening(context, term, parts, adjective)
    last = max(parts.last, adjective.last if adjective else 0)
    begin = term.start if start is None else start
    if opening is None:
        return Found(last, begin, None)
    day = opening + dt.timedelta(max(nth, 1) - 1)
    return Found(last, begin, (day, opening + dt.timedelta(length - 1) if all_days else day))


def _the_feast(context: Context, at: int) -> Term | None:
    """أول أيام العيد: whichever of the two feasts publication is near, as news leaves unsaid."""
    term = context.terms.find(at, "feast_near")
    published = context.published
    if term is None or published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    for value in term.value.split("|"):
        opened = (day for year in years for day in _in(value, year))
        if any(-_NEAR <= published - day <= _NEAR for day in opened):
            return term._replace(value=value)
    return None


def _counted(context: Context, at: int) -> tuple[int, int | None, int, bool]:
    """What counts a feast's days before it: the token after it, where it starts, which day (0: none), whether all."""
    tokens = context.tokens
    days = context.form(at) in ("ايام", "بايام", "وايام")
    number = context.numbers.get(at)
    if number is not None and number.kind == "ordinal" and context.form(number.last) in ("ايام", "يوم"):
        after = number.last + 1
        value = number.value if isinstance(number.value, int) else 0
        return after + (context.form(after) in ("من", "في")), number.start, value, False
    if context.form(at) in ("اليوم", "باليوم", "واليوم"):
        number = context.numbers.get(at + 1)
        if number is not None and number.kind == "ordinal" and isinstance(number.value, int):
            after = number.last
            after += context.form(after) in ("من", "في")
            after += context.form(after) == "ايام"
            return after, tokens[at].start, number.value, False
    if context.form(at) in ("يوم", "ويوم") and context.terms.find(at + 1, "feast_near") is not None:
        return at + 1, tokens[at].start, 1, False
    return (at + 1, tokens[at].start, 0, True) if days else (at, None, 0, False)


@lru_cache(maxsize=32)
def _rule(value: str) -> tuple[str, int, int, int]:
    """A row's value: the calendar (hijri, common, easter), the month, the day and how many days."""
    kind, *numbers = value.split("-")
    if kind not in ("hijri", "common", "easter") or len(numbers) != 3:
        raise VocabularyError(f"calendar.tsv: no such feast: {value}")
    month, day, length = (int(n) for n in numbers)
    return kind, month, day, length


def _in(value: str, year: int) -> Iterator[dt.date]:
    """The days of common year ``year`` that the feast begins on: none, one or two."""
    kind, month, day, _ = _rule(value)
    if kind == "easter":
        yield easter(year)
    elif kind == "common":
        yield dt.date(year, month, day)
    else:
        known = hijri_year(dt.date(year, 1, 1))
        for lunar in () if known is None else (known, known + 1):
            found = hijri_span(lunar, month, day)
            if found is not None and found[0].year == year:
                yield found[0]


def _opening(context: Context, term: Term, parts: Parts, adjective: Term | None) -> dt.date | None:
    if parts.year is not None and parts.hijri:
        kind, month, day, _ = _rule(term.value)
        found = hijri_span(parts.year, month, day) if kind == "hijri" else None
        return None if found is None else found[0]
    published = context.published
    year = parts.year
    if year is None and parts.year_shift is not None and published is not None:
        year = published.year + parts.year_shift
    if year is not None:
        named = list(_in(term.value, year))
        return named[0] if len(named) == 1 else None
    if published is None:
        return None
    near = [day for y in (published.year - 1, published.year, published.year + 1) for day in _in(term.value, y)]
    if adjective is not None and adjective.role == "next":
        return min((day for day in near if day > published), default=None)
    limit = published if adjective is not None else published + AHEAD
    return max((day for day in near if day <= limit), default=None)

