"""The day of a mention: what its figures say, what the text says without a year, and the day of publication.

The day of publication is the row's; where there is none, what the address gives: the day in its path
(``/2024/05/07/``), or the time within a post's number (a "snowflake": the milliseconds since 2010-11-04 01:42:54.657
UTC stand above its lowest 22 bits, as the service's own documentation says).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from hasila.arabic.calendar import Terms
from hasila.arabic.numerals import numerals
from hasila.arabic.words import tokens
from hasila.incidents.model import When
from hasila.model import DateMention, Figure, Reading, Report

_PATH_DAY = re.compile(r"/(20\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
_SNOWFLAKE = re.compile(r"//(?:www\.|mobile\.)?(?:twitter|x)\.com/[^/]+/status/(\d{15,19})")
_EPOCH_MS = 1288834974657
_LONGEST = dt.timedelta(days=31)  # a wider date (a month and more) tells no incident from another
_BACK = dt.timedelta(days=6)
_FRESH = dt.timedelta(days=2)  # most reports tell of their own day or of the night before
_STALE = dt.timedelta(days=45)
_HEADER = 400  # a day on a line of its own, this near the beginning, is when the text was written
_DATELINE, _NAMED_LINE = 20, 50  # letters beside it: a weekday, an hour; a name before a dash
_MONTHS = ("month", "month_weak")
_WEEKDAYS = ("weekday", "weekday_bare")

_Days = tuple[dt.date, dt.date]


def published(report: Report) -> dt.date | None:
    """The day of publication, as given or as the address shows; None where neither says."""
    if report.published is not None:
        return report.published
    found = _PATH_DAY.search(report.url)
    if found:
        try:
            return dt.date(*(int(part) for part in found.groups()))
        except ValueError:
            return None
    post = _SNOWFLAKE.search(report.url)
    if post:
        seconds = ((int(post.group(1)) >> 22) + _EPOCH_MS) / 1000
        return dt.datetime.fromtimestamp(seconds, tz=dt.UTC).date()
    return None


def written(reading: Reading) -> dt.date | None:
    """The day of publication, or the day that heads or closes the text."""
    day = published(reading.report)
    if day is not None:
        return day
    text = reading.report.text
    edges = [
        d.earliest
        for d in reading.dates
        if d.grain == "day"
        and d.earliest is not None
        and d.earliest == d.latest
        and d.span.start < _HEADER
        and _alone(text, d)
    ]
    return max(edges, default=None)


def _alone(text: str, day: DateMention) -> bool:
    """Does the date stand on a line of its own, or after a name and a dash?"""
    first = text.rfind("\n", 0, day.span.start) + 1
    last = text.find("\n", day.span.end)
    last = len(text) if last < 0 else last
    before = text[first : day.span.start].rstrip()
    rest = (last - first) - (day.span.end - day.span.start)
    return rest <= _DATELINE or (rest <= _NAMED_LINE and before.endswith(tuple("-–—|")))


def when(reading: Reading, figures: Sequence[Figure], day: dt.date | None) -> When:
    """When ``figures`` (one incident's) say it happened; ``day``: when the report was written, if known."""
    text = reading.report.text
    own = [f.date for f in figures if f.date is not None]
    exact = [
        (d.earliest, d.latest)
        for d in own
        if d.earliest
        and d.latest
        and d.latest - d.earliest <= _LONGEST
        and not (d.earliest == d.latest == day and _alone(text, d))  # the day of writing, not of the deed
    ]
    if day is not None:
        exact = [(a, b) for a, b in exact if a <= day and day - b <= _STALE] or exact
    loose = [d for d in own if d.earliest is None]
    month_days, weekdays = _named(text, loose or _opening(reading))
    if day is None:
        exact = _believed(exact, len(loose), weekdays)
    if exact:
        counts: dict[tuple[dt.date, dt.date], int] = {}
        for each in exact:
            counts[each] = counts.get(each, 0) + 1
        first, last = min(counts, key=lambda e: (e[1] - e[0], -counts[e], e))
        return When(first, last, True, month_days, weekdays)
    if day is None:
        return When(None, None, False, month_days, weekdays)
    return _from_published(day, month_days, weekdays)


def _opening(reading: Reading) -> list[DateMention]:
    return [d for d in reading.dates if d.earliest is None and d.span.start < _HEADER]


def _believed(exact: list[_Days], loose: int, weekdays: tuple[int, ...]) -> list[_Days]:
    """The days that a report of unknown date gives, where its own "today" does not speak against them.

    A day with its year, in a text that also says "today, Friday", is as a rule an older one (a truce, a picture).
    """
    if weekdays:
        return [(a, b) for a, b in exact if b - a > _BACK or any(d.isoweekday() in weekdays for d in (a, b))]
    return exact if len(exact) >= loose else []


def _from_published(day: dt.date, month_days: tuple[tuple[int, int], ...], weekdays: tuple[int, ...]) -> When:
    recent = [day - dt.timedelta(days=n) for n in range(_STALE.days)]
    fits = [d for d in recent if (d.month, d.day) in month_days]
    if fits:
        return (
            When(fits[-1], fits[0], True, month_days, weekdays)
            if fits[0] - fits[-1] <= _BACK
            else When(fits[0], fits[0], True, month_days, weekdays)
        )
    near = [d for d in recent[: _BACK.days + 1] if d.isoweekday() in weekdays]
    if len(near) == 1:
        return When(near[0], near[0], True, month_days, weekdays)
    return When(day - _FRESH, day, False, month_days, weekdays)


def _named(text: str, found: Iterable[DateMention]) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """(months and days, weekdays) that unresolved date expressions name."""
    named = [partial(each.span.of(text)) for each in found]
    days = {day for month_days, _ in named for day in month_days}
    return tuple(sorted(days)), tuple(sorted({number for _, weekdays in named for number in weekdays}))


def partial(words: str) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """(the month and day, the weekdays) that a date expression names: the first has one pair at most."""
    cut = tokens(words)
    terms = Terms(cut, words)
    months = {t.number for i in range(len(cut)) if (t := terms.find(i, *_MONTHS)) is not None}
    numbers = [n.value for n in numerals(cut, words)]
    days = {int(v) for v in numbers if v is not None and 1 <= v <= 31 and v == int(v)}
    weekdays = {t.number for i in range(len(cut)) if (t := terms.find(i, *_WEEKDAYS)) is not None}
    pairs = ((months.pop(), days.pop()),) if len(months) == 1 and len(days) == 1 else ()
    return pairs, tuple(sorted(weekdays))


def days_apart(one: When, other: When) -> int | None:
    """Days between two windows, 0 where they overlap; None where either is unknown."""
    if one.earliest is None or other.earliest is None or one.latest is None or other.latest is None:
        return None
    return max(0, (max(one.earliest, other.earliest) - min(one.latest, other.latest)).days)
