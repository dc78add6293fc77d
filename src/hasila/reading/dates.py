"""Dates: every expression of a day, month or year in a report, with the first and last day that it can mean.

Relative words are resolved with the day of publication, toward the past (a bare weekday is the nearest on or before
it); without it they stay unresolved. A day is never invented: مطلع الشهر is the month, 2011 the year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from hasila.arabic.calendar import Terms, starters
from hasila.arabic.days import add_months
from hasila.arabic.numerals import Numeral, numerals
from hasila.arabic.questions import question_of
from hasila.arabic.words import Token
from hasila.model import DateMention, Span
from hasila.reading import date_relative as relative
from hasila.reading.date_expressions import read
from hasila.reading.date_nth import of_a_month, of_it
from hasila.reading.date_parts import Context, Found
from hasila.reading.date_shares import share_before, shared

_PLACED = ("past", "this", "next", "demonstrative")
_PREPOSITIONS = frozenset({"في", "من", "خلال"})


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
    year = _year_said(context, mentions) or max(years, default=None)
    if year is None:
        return mentions
    context = replace(context, year=year)
    mentions = _all(context)
    today = _today(context, mentions)
    return mentions if today is None else _all(replace(context, published=today))


def _year_said(context: Context, mentions: Sequence[tuple[int, DateMention]]) -> int | None:
    """The year of writing where the text numbers it, or the one before it: العام الجاري 2021, وفي العام الماضي 2020."""
    for at, mention in mentions:
        if mention.grain != "year" or mention.latest is None:
            continue
        here = at + (context.terms.find(at, "edge") is not None)  # بداية العام الحالي 2022
        named = context.terms.find(here, "unit_the")
        adjective = None if named is None else context.terms.find(named.last, "past", "this", bare=True)
        if adjective is not None:
            return mention.latest.year + (adjective.role == "past")
    return None


def _today(context: Context, mentions: Sequence[tuple[int, DateMention]]) -> dt.date | None:
    """The day of writing: what the date beside «today» or «yesterday» says (اليوم الثلاثاء 24 آب), or else the first
    date on a line of its own."""
    days = [(at, m) for at, m in mentions if m.earliest is not None and m.earliest == m.latest]
    told = ((relative.offset(context, at), m.earliest) for at, m in days)
    said = (day - dt.timedelta(found[0].number) for found, day in told if found is not None and day is not None)
    line = (m.earliest for at, m in days if _line_of_its_own(context, at, m))
    return next(said, None) or next(line, None) or _posted(context, mentions)


def _posted(context: Context, mentions: Sequence[tuple[int, DateMention]]) -> dt.date | None:
    """The day on an embedded post (February 3, 2022) where it is the weekday that the report tells its news of."""
    found = (relative.weekday(context, here) for at, m in mentions if m.earliest is None for here in (at, at + 1))
    weekday = next((term.number for term, _ in filter(None, found)), 0)
    posted = (m for at, m in mentions if context.tokens[at].kind == "word" and context.form(at).isascii())
    days = (m.earliest for m in posted if m.earliest is not None and m.earliest == m.latest)
    return next((day for day in days if day.isoweekday() == weekday), None)


def _line_of_its_own(context: Context, at: int, mention: DateMention) -> bool:
    after = next((i for i in range(at, len(context.tokens)) if context.tokens[i].start >= mention.span.end), -1)
    alone = at > 0 and context.tokens[at - 1].kind == "break" and after > 0 and context.tokens[after].kind == "break"
    return alone and not context.form(at).isascii()


def _all(context: Context) -> list[tuple[int, DateMention]]:
    """Every expression with its first token, in order."""
    tokens, starting, entries, numbers = context.tokens, starters(), context.terms.entries, context.numbers
    out: list[tuple[int, DateMention]] = []
    after = 0
    heading: int | None = None  # the year of the last line of a chronology that names one
    known = {at for at in entries if tokens[at].form in starting}
    words = context.terms.words
    of_months = words.where(of_a_month)
    known.update(numbers, [at for at in words.others if tokens[at].kind == "number"], words.where(_is_other))
    for at in sorted(known):
        if at < after:
            continue
        mention = of_it(context, at, _month_named(out)) if of_months else None
        mention = mention or read(context, at) or _following(context, at)
        share = share_before(context, at)
        if mention is None and share is not None:
            mention = relative.opened(context, at)  # النصف الأول من العام: this one
        if mention is None:
            continue
        if share is not None and mention.days is not None:
            mention = mention._replace(days=shared(mention.days, share))
        if _alone(context, at, mention.last):
            mention = _nearest(context, at, mention)
        if context.form(mention.last) == ":" and (not at or tokens[at - 1].kind == "break"):
            mention, heading = _in_chronology(context, at, mention, heading)
        days = mention.days or (None, None)
        after = mention.last
        out.append((at, DateMention(Span(mention.start, tokens[after - 1].end), days[0], days[1], mention.grain)))
    return out


def _in_chronology(context: Context, at: int, found: Found, year: int | None) -> tuple[Found, int | None]:
    """What a date means that heads a line (29 تموز: غارة …) below one of ``year``, and the year that is named now."""
    forms = (context.form(i) for i in range(at, found.last))
    if found.days is not None and any(len(form) == _YEAR and form.isdigit() for form in forms):
        return found, found.days[0].year
    below = None if year is None else read(replace(context, published=dt.date(year, 12, 31)), at)
    return (below if below is not None and below.days is not None and below.last == found.last else found), year


_YEAR = 4  # figures


@question_of(lambda: (_OTHER,))
def _is_other(form: str) -> bool:
    return form == _OTHER


_OTHER = "اخر"


def _month_named(before: Sequence[tuple[int, DateMention]]) -> dt.date | None:
    """A day of the month that was named last, None where that is not one month."""
    days = before[-1][1] if before else None
    if days is None or days.earliest is None or days.latest is None or days.grain not in ("day", "month"):
        return None
    return days.earliest if (days.earliest.year, days.earliest.month) == (days.latest.year, days.latest.month) else None


def _alone(context: Context, at: int, last: int) -> bool:
    """Do the tokens from ``at`` to ``last`` stand on a line of their own, with a preposition at most?"""
    edges = (at - 1 - (context.form(at - 1) in _PREPOSITIONS), last)
    return not any(0 <= i < len(context.tokens) and context.tokens[i].kind != "break" for i in edges)


def _nearest(context: Context, at: int, found: Found) -> Found:
    """What an expression means that stands alone, with no verb to say whether it has been: the nearest such days."""
    published = context.published
    if published is None or published.year >= dt.MAXYEAR - 1 or published in (found.days or ()):
        return found
    placed = any(context.terms.find(i, *_PLACED) is not None for i in range(at, found.last))
    if placed or context.terms.find(at, "ago", "within", "tonight") is not None:
        return found
    coming = read(replace(context, published=add_months(published, 12)), at)
    both = [f for f in (found, coming) if f is not None and f.days is not None]
    return min(both, key=lambda f: abs((f.days or (published,))[0] - published), default=found)


def _following(context: Context, at: int) -> Found | None:
    """الأسبوع التالي by itself: the one after publication, there being nothing else that it could follow."""
    if context.terms.find(at + 1, "following") is None:
        return None
    found = read(replace(context, following=True), at)
    return found if found is not None and _alone(context, at, found.last) else None
