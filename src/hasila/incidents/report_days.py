"""The days of one report's figures against each other, though nothing may say when the report was written.

"Today", "two days ago" and "last month" are no dates without a day of writing, but they are not one day. Such words are
read as if the report had been written on a day that its own "today, Wednesday the 18th" fits, or on any where it names
none: then only those are compared that need to know no more of that day than is known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from hasila.arabic.words import tokens
from hasila.incidents.days import partial
from hasila.model import DateMention, Figure, Reading
from hasila.reading.dates import dates

_SAME_NEWS = 1  # days: a night's strike is told under either
_ANY = dt.date(2020, 6, 17)
_YEARS = range(2020, 1992, -1)  # a day falls on every weekday within them
_TODAY = "اليوم"
_HALF_A_YEAR = dt.timedelta(days=182)  # whole weeks: weekdays stay
_MONTH = 31

_Needs = Literal["", "weekday", "month", "nothing"]


class _Days(NamedTuple):
    """First and last day; ``needs``: what they hang on of the day of writing that nobody knows; "nothing": they are
    dates of their own."""

    needs: _Needs
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class ReportDays:
    """The days of a report's figures, by figure."""

    days: Mapping[str, _Days]

    @classmethod
    def of(cls, reading: Reading) -> ReportDays:
        """Those of ``reading``."""
        writing = _writing(reading)
        return cls({
            f.id: found for f in reading.figures
            if f.date is not None and (found := _days(f.date, reading.report.text, *writing)) is not None
        })  # fmt: skip

    def apart(self, figure: Figure, group: Iterable[Figure]) -> bool:
        """Is ``figure`` of another day than every figure of ``group`` whose day can be told from its own?"""
        mine = self.days.get(figure.id)
        if mine is None:
            return False
        others = [d for f in group if (d := self.days.get(f.id)) is not None and d.needs == mine.needs]
        gaps = [(max(mine.first, d.first) - min(mine.last, d.last)).days for d in others]
        return bool(gaps) and min(gaps) > _SAME_NEWS


def _writing(reading: Reading) -> tuple[dt.date, frozenset[_Needs]]:
    """(the day that a report of unknown day is read as written on, what of it is the report's own)."""
    text = reading.report.text
    said = [words for d in reading.dates if d.earliest is None and (words := d.span.of(text)).startswith(_TODAY)]
    named = [partial(words) for words in said]
    for month_days, weekdays in named:
        day = _on(*month_days[0], weekdays) if month_days else None
        if day is not None:
            return day, frozenset({"weekday", "month"} if weekdays else {"month"})
    week = next((weekdays[0] for _, weekdays in named if len(weekdays) == 1), None)
    if week is None:
        return _ANY, frozenset()
    return _ANY + dt.timedelta(days=week - _ANY.isoweekday()), frozenset({"weekday"})


def _on(month: int, day: int, weekdays: tuple[int, ...]) -> dt.date | None:
    """The last such day that falls on one of ``weekdays``, or on any where none is given."""
    for year in _YEARS:
        try:
            found = dt.date(year, month, day)
        except ValueError:
            continue
        if not weekdays or found.isoweekday() in weekdays:
            return found
    return None


def _days(said: DateMention, text: str, written: dt.date, known: frozenset[_Needs]) -> _Days | None:
    if said.earliest is not None and said.latest is not None:
        return _Days("nothing", said.earliest, said.latest)
    words = said.span.of(text)
    found, later = _read(words, written), _read(words, written + _HALF_A_YEAR)
    if found is None or later is None:
        return None
    moves = abs((later[1] - found[1] - _HALF_A_YEAR).days) > _MONTH  # آب, not "a month ago"
    needs: _Needs = "month" if moves else "weekday" if partial(words)[1] else ""
    return _Days("" if needs in known else needs, *found)


def _read(words: str, written: dt.date) -> tuple[dt.date, dt.date] | None:
    """The first and last day of a date expression, if it was written on that day."""
    found = next(iter(dates(tokens(words), words, written)), None)
    return None if found is None or found.earliest is None or found.latest is None else (found.earliest, found.latest)
