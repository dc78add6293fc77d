"""The days of one report's figures against each other, though nothing may say when the report was written.

"Today", "two days ago" and "last month" are no dates without a day of writing, but they are not one day. Such words are
read as if the report had been written on a day that its own "today, Wednesday the 18th" fits, or on any where it names
none: then only those are compared that need to know no more of that day than is known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from hasila.arabic.words import tokens
from hasila.incidents.days import partial
from hasila.model import DateMention, Figure, Reading
from hasila.reading.dates import dates

_SAME_NEWS = 1  # days: a night's strike is told under either
_ANY = dt.date(2020, 6, 17)
_YEARS = range(2020, 1992, -1)  # a day falls on every weekday within them
_TODAY = "اليوم"


class _Days(NamedTuple):
    """First and last day; ``needs``: what of the day of writing they hang on that nobody knows."""

    needs: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class ReportDays:
    """The days of a report. ``written``: the day it is read as written on; ``known``: whether its weekday, and whether
    its day and month, are the report's own."""

    text: str
    written: dt.date
    known: frozenset[str]

    @classmethod
    def of(cls, reading: Reading) -> ReportDays:
        """Those of ``reading``."""
        text = reading.report.text
        said = [words for d in reading.dates if d.earliest is None and (words := d.span.of(text)).startswith(_TODAY)]
        fits = [(partial(words), words) for words in said]
        for (month_days, weekdays), _ in fits:
            if len(month_days) == 1:
                day = _on(*month_days[0], weekdays)
                if day is not None:
                    return cls(text, day, frozenset({"weekday", "month"} if weekdays else {"month"}))
        for (_, weekdays), _ in fits:
            if len(weekdays) == 1:
                return cls(text, _ANY + dt.timedelta(days=weekdays[0] - _ANY.isoweekday()), frozenset({"weekday"}))
        return cls(text, _ANY, frozenset())

    def apart(self, figure: Figure, group: Iterable[Figure]) -> bool:
        """Is ``figure`` of another day than every figure of ``group`` whose day can be told from its own?"""
        mine = self._days(figure.date)
        if mine is None:
            return False
        others = [d for f in group if (d := self._days(f.date)) is not None and d.needs == mine.needs]
        gaps = [(max(mine.first, d.first) - min(mine.last, d.last)).days for d in others]
        return bool(gaps) and min(gaps) > _SAME_NEWS

    def _days(self, said: DateMention | None) -> _Days | None:
        if said is None:
            return None
        if said.earliest is not None and said.latest is not None:
            return _Days("nothing", said.earliest, said.latest)
        words = said.span.of(self.text)
        found = next(iter(dates(tokens(words), words, self.written)), None)
        if found is None or found.earliest is None or found.latest is None:
            return None
        month_days, weekdays = partial(words)
        needs = "month" if month_days or found.grain == "month" else "weekday" if weekdays else ""
        return _Days("" if needs in self.known else needs, found.earliest, found.latest)


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
