"""A fact: a draft with its value, outcome and setting as they will stand, ready to be linked to others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from hasila.model import DateMention
from hasila.reading.attachment import Draft
from hasila.reading.passage import Passage

_MARKS = str.maketrans("", "", "# _\"“”")
_NONE, _NIGHT = dt.timedelta(0), dt.timedelta(1)
_MONTHS = dt.timedelta(days=60)
_LEAD = 2  # sentences, after the first, that tell a report's news
_SHORTEST = 4  # letters of a name that another may end with
PERSONS = frozenset({"شخص", "مواطن", "إنسان"})  # lemmas that say of somebody no more than that he is one


@dataclass(eq=False)
class Fact:
    """A draft settled: its value and outcome as they will stand, with its links as indices into the report's list.

    ``date`` is its setting's; ``past``: it was over months before the report. ``site`` is the bare name of its town or
    spot; ``spot``: its own sentence names it, a village or quarter. ``risen``: its total is a toll that rose by it.
    ``of_town``: it is told of one town or village of those that its total is of. ``row`` is what heads its row of a
    list by places; ``row_wide``: its place is wide.
    """

    draft: Draft
    outcome: str
    value: int | None
    value_max: int | None
    qualifier: str
    assertion: str
    status: str
    demographic: str
    scope: str
    place_key: str = ""
    day_key: str = ""
    date: DateMention | None = None
    past: bool = False
    paragraph: int = 0
    site: str = ""
    spot: bool = False
    row: str = ""
    row_wide: bool = False
    risen: bool = False
    of_town: bool = False
    subset_of: int | None = None
    repeats: int | None = None
    rules: list[str] = field(default_factory=list)

    @property
    def part(self) -> bool:
        """Does its own sentence name the total it is part of?"""
        return self.draft.parent is not None

    @property
    def told_apart(self) -> bool:
        """قُتل 9 منهم في البلدة: is it a part that a verb of its own tells of?"""
        parent, trigger = self.draft.parent, self.draft.trigger
        return parent is not None and trigger is not None and trigger is not parent.trigger

    @property
    def whole(self) -> bool:
        """A figure by itself: no part and no restatement."""
        return self.subset_of is None and self.repeats is None and not self.part


def join(facts: Sequence[Fact], part: Fact, whole: int) -> bool:
    """Make ``part`` a part of ``facts[whole]``, in place, unless that is itself within ``part``. Is it now?"""
    above: int | None = whole
    while above is not None:
        if facts[above] is part:
            return False
        above = facts[above].subset_of
    part.subset_of = whole
    return True


def over_months(passage: Passage, day: DateMention | None) -> bool:
    """Was it over months before the report was published?"""
    news = passage.report.published
    return news is not None and day is not None and day.latest is not None and news - day.latest > _MONTHS


def compatible(a: str, b: str) -> bool:
    """May two keys (of places or days) be of one incident? An unknown one fits any."""
    return not a or not b or a == b


def same_incident(a: Fact, b: Fact) -> bool:
    """May two facts be of one place and day?"""
    there = compatible(a.place_key, b.place_key) or _one_name(a.place_key, b.place_key)
    return there and same_day(a, b)


def same_day(a: Fact, b: Fact) -> bool:
    """May two facts be of one day? A night is of two, and a report may be put out on the day before its own."""
    return compatible(a.day_key, b.day_key) and not apart_in_time(a, b, _NIGHT)


def _is_news(fact: Fact) -> bool:
    """Is it told where a report tells its news, of no day?"""
    return fact.date is None and fact.draft.sentence <= _LEAD


def apart_in_time(a: Fact, b: Fact, between: dt.timedelta = _NONE) -> bool:
    """Do the dates of two facts, as far as they are known, share no day, with more than so much ``between`` them? News
    without a day is not of what was over months before."""
    if a.date is None or b.date is None:
        return a.past != b.past and (_is_news(a) or _is_news(b))  # قُتل سبعة … وفي ذكرى مقتل ستة في 30 مارس 1976
    edges = (a.date.earliest, b.date.latest), (b.date.earliest, a.date.latest)
    return any(start is not None and end is not None and start - end > between for start, end in edges)


def _one_name(a: str, b: str) -> bool:
    """مخيم مريم and مريم: a place that the gazetteer knows, and its name told without the word for what it is."""
    names = [key.rpartition(":")[2].rpartition("-")[2].translate(_MARKS) for key in (a, b)]
    short, long_ = sorted(names, key=len)
    unresolved = ":" not in (a if names[0] == short else b)
    return unresolved and len(short) >= _SHORTEST and long_.endswith(short)


def scale(passage: Passage, fact: Fact) -> int:
    """The order of magnitude of a vague count: 10 for عشرات, 100 for مئات, 0 where no such word counts."""
    count = passage.counts_at.get(fact.draft.phrase.first)
    return count.numeral.scale if count is not None and count.numeral is not None else 0


def persons(fact: Fact) -> bool:
    """80 شخصا: counted as persons, though the report knows to call fighters so."""
    return fact.draft.phrase.numbered and any(head.lemma in PERSONS for head in fact.draft.phrase.heads)
