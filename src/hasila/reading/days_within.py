"""The day of each figure's harm: from its own sentence, else from the telling of the same incident, else from the lead.

A day in a sentence is not always the day of harm (``day_mentions`` tells which it is). What is carried over is carried
within one matter only, and never back from an account of something earlier.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hasila.arabic.record import replace
from hasila.lexicon.speech import cue
from hasila.model import DateMention
from hasila.reading.attachment import Draft
from hasila.reading.day_mentions import Day, days_in, turns_back, turns_of
from hasila.reading.other_days import (
    HELD,
    caught_later,
    days_after,
    moved,
    of_deed,
    of_earlier,
    of_other_harm,
    of_relative_clause,
)
from hasila.reading.passage import Passage
from hasila.reading.phrase import Phrase
from hasila.reading.scope_marks import among, classes_at, steering
from hasila.reading.scope_periods import OWN_RELATIVE, WHEN, lasting, over_time
from hasila.reading.scopes import runs_over_time, says_also

_LEAD_SENTENCES = 6
_LEAD_REACH = 12  # sentences that the lead's day is taken to hold for
_LEAD_KINDS = ("told", "aside", "stamp")  # the best first
_NEWS = dt.timedelta(days=10)
_NEXT_DAY = dt.timedelta(days=1)  # a report may be put out on the day before its own
_YEAR = re.compile(r"\d{4}")
_WINDOW = 100
_AROUND = 40
_NEXT = 2  # line breaks to the next paragraph
_ADDING = frozenset({"أضاف", "تابع", "أردف"})
_WHEN_REACH = 5
_THEN = frozenset({"انذاك", "حينها", "حينذاك", "حينئذ", "وقتها", "يومها", "يومذاك"})
_THEN_REACH = 4


def days_of(
    passage: Passage,
    drafts: Sequence[Draft],
    scopes: Sequence[str],
    found: Sequence[DateMention],
    framed: frozenset[int],
) -> list[DateMention | None]:
    """The date of each draft's harm, in order; ``framed`` are the tokens that say who speaks and when."""
    telling = _Telling(passage, drafts, days_in(passage, found, framed), _spoken(passage, found, framed))
    out: list[DateMention | None] = []
    over = -1  # the sentence that a total over time was last told in: what is counted beside it is one too
    for draft, scope in zip(drafts, scopes, strict=True):
        beside = draft.sentence == over or (draft.sentence == over + 1 and says_also(passage, draft))
        single = scope == "incident" or (not beside and not runs_over_time(passage, draft))
        over = over if single else draft.sentence
        own = telling.own(draft, scope)
        day = telling.around(draft, single) if own is None else telling.of(draft, own, single)
        if not single and day is not None and day.earliest is not None:
            telling.period = day
        if single and day is not None and not (own is not None and own.measure >= 0):
            telling.told(draft, telling.deed or day)
        out.append(_over(passage, day))
    return out


def _over(passage: Passage, day: DateMention | None) -> DateMention | None:
    """قُتل 111 منذ بدء الهدنة في 27 تشرين الثاني: of a harm, a day without a year is not to come, but a year back."""
    published = passage.report.published
    if day is None or day.earliest is None or published is None or day.earliest <= published + _NEXT_DAY:
        return day
    if _YEAR.search(passage.text, day.span.start, day.span.end):
        return day
    last = None if day.latest is None else _year_before(day.latest)
    return replace(day, earliest=_year_before(day.earliest), latest=last)


def _year_before(day: dt.date) -> dt.date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _spoken(passage: Passage, found: Sequence[DateMention], framed: frozenset[int]) -> dict[int, DateMention]:
    """By sentence, the day on which somebody speaks in it."""
    starts = passage.starts
    tokens = ((bisect_right(starts, mention.span.start) - 1, mention) for mention in found)
    return {passage.sentence_of[at]: mention for at, mention in tokens if at in framed and mention.earliest is not None}


@dataclass(frozen=True, slots=True)
class _Told:
    """A harm told before: its first token, its sentence, its day, and whether it is that somebody was held."""

    at: int
    sentence: int
    day: DateMention
    held: bool


class _Telling:
    """A report gone through from its first figure to its last."""

    def __init__(
        self, passage: Passage, drafts: Sequence[Draft], days: Sequence[Day], spoken: Mapping[int, DateMention]
    ) -> None:
        self.passage = passage
        self.turns = turns_of(passage)
        self.spoken = spoken
        self.by_sentence: dict[int, list[Day]] = {}
        self.last_of: dict[int, int] = {}  # sentence → the first token of its last figure
        for one in days:
            if not one.stamp:
                self.by_sentence.setdefault(one.sentence, []).append(one)
        for draft in drafts:
            self.last_of[draft.sentence] = max(draft.phrase.first, self.last_of.get(draft.sentence, -1))
        exact = [d.found.earliest for d in days if d.exact and d.found.earliest is not None and not d.since]
        self.written = passage.report.published or max(exact, default=None)
        self.starts = [d.found for d in days if (d.since or d.start) and d.found.earliest is not None]
        self.leads = self._leads(days, drafts[0].sentence if drafts else 0)
        worded = steering(passage, range(len(passage.tokens)))
        self.relatives = [i for i in worded if "relative" in classes_at(passage, i)]
        self.last: _Told | None = None
        self.period: DateMention | None = None  # that of the last total over time
        self.deed: DateMention | None = None  # the day of the deed for which those told last were arrested
        self.moved: dict[int, DateMention] = {}  # matter → the day of the first harm that its lead tells

    def matter(self, at: int) -> int:
        """Which of the report's matters token ``at`` belongs to."""
        return bisect_left(self.turns, at + 1)

    def told(self, draft: Draft, day: DateMention) -> None:
        """Remember a harm and its day."""
        at = draft.phrase.first
        self.last = _Told(at, draft.sentence, day, draft.outcome in HELD)
        lead = self.leads.get(self.matter(at))
        if lead is not None and draft.sentence == lead.sentence:
            self.moved.setdefault(self.matter(at), day)

    def own(self, draft: Draft, scope: str) -> Day | None:
        """The date expression of the figure's own sentence that tells its day."""
        at, here = draft.phrase.first, self.by_sentence.get(draft.sentence, [])
        if len(here) > _AROUND:  # a hostile sentence: the dates around the figure are enough
            middle = bisect_left(here, at, key=lambda d: d.at)
            here = here[max(0, middle - _AROUND // 2) : middle + _AROUND // 2]
        later = self.last_of.get(draft.sentence, -1)
        single = scope == "incident" and not lasting(draft)
        here = [d for d in here if not d.saying and not (d.since and single and not self._when(d, draft))]
        here = [d for d in here if d.measure <= at and not (at < d.at < later and d.opens)]
        here = [d for d in here if self.matter(d.at) == self.matter(at)]
        others = [d for d in here if of_other_harm(self.passage, draft, d.at)]
        self.deed = next((d.found for d in others if d.exact and draft.outcome in HELD), None)
        here = [d for d in here if d not in others]
        here = self._of_then(draft, here)
        if scope != "incident":
            here = [d for d in here if not self._another_statement(draft, d.at)]
        if scope != "incident" and over_time(self.passage, draft):  # one day is no stretch of time
            here = [d for d in here if d.since or d.start or not d.exact]
        return min(here, key=lambda d: (not self._of_its_deed(d, draft), *self._rank(d, draft.phrase)), default=None)

    def _of_its_deed(self, day: Day, draft: Draft) -> bool:
        """اعتُقل الأحد مشتبه في هجوم آذار الماضي الذي قتل فيه خمسة: does the day close the deed that the figure's
        relative clause is about?"""
        at = draft.phrase.first if draft.trigger is None else min(draft.phrase.first, draft.trigger.at)
        clause = next((i for i in (at - 1, at - 2) if "relative" in classes_at(self.passage, i)), -1)
        after = bisect_left(self.passage.starts, day.found.span.end)
        return after == clause and day.found.earliest is not None

    def _of_then(self, draft: Draft, here: list[Day]) -> list[Day]:
        """تصل ذروتها الثلاثاء، عندما هُجّر الآلاف عام 1948: of what was when, the days told after the word, if any."""
        first, _ = self.passage.sentences[draft.sentence]
        when = next((i for i in range(draft.phrase.first, first, -1) if self.passage.form(i) in WHEN), first)
        return [d for d in here if d.at > when and d.found.earliest is not None] or here

    def _another_statement(self, draft: Draft, at: int) -> bool:
        """ارتفع العدد إلى 200، وأن العدو ارتكب 3 مجازر خلال يومين: does the day follow with another statement?"""
        return any(self.passage.form(i) in ("وان", "وانه", "وانها") for i in range(draft.phrase.last, at))

    def of(self, draft: Draft, day: Day, single: bool) -> DateMention:
        """The day of the figure that ``day`` of its sentence gives: itself, a period from it, or a day before it."""
        if (day.since or (day.start and not single)) and not lasting(draft) and not self._when(day, draft):
            return self._period(day.found)
        return self._back(draft, day.found, day.at)

    def _back(self, draft: Draft, day: DateMention, low: int) -> DateMention:
        """``day``, or the day before it that words after token ``low`` reckon from it (بعد يومين على هجوم)."""
        back = days_after(self.passage, low, draft.phrase.first)
        return moved(day, back) if back and day.earliest is not None and day.earliest == day.latest else day

    def _when(self, day: Day, draft: Draft) -> bool:
        """منذ هجوم آب 2013، حين قتل 30: is the figure of the very event that the period starts with?"""
        after = range(day.at + 1, min(day.at + _WHEN_REACH, draft.phrase.first))
        return any(self.passage.form(i) in WHEN for i in after)

    def _rank(self, day: Day, phrase: Phrase) -> tuple[bool, bool, bool, bool, int]:
        """Resolved first, then the figure's clause before a relative one behind it, harm before speech, days, near."""
        at = phrase.first
        clause = bisect_left(self.relatives, phrase.last + OWN_RELATIVE)
        behind = self.relatives[clause] if clause < len(self.relatives) else day.at
        aside = behind < day.at and not of_deed(self.passage, behind)
        vague = day.found.grain != "day" and not day.since
        return day.found.earliest is None, aside, day.announced, vague, abs(day.at - at)

    def around(self, draft: Draft, single: bool) -> DateMention | None:
        """The day carried over to the figure; what is said on a day of its own is no part of another day's news, and
        what somebody owns to was done some day before."""
        here = self.by_sentence.get(draft.sentence, [])
        if single and any(d.owning and d.at < draft.phrase.first for d in here):
            return None
        day, spoken = self._then(draft) or self.carried(draft, single), self.spoken.get(draft.sentence)
        if single and days_after(self.passage, self.passage.sentences[draft.sentence][0], draft.phrase.first):
            base = day or spoken
            return None if base is None else self._back(draft, base, self.passage.sentences[draft.sentence][0])
        if not single or day is None or spoken is None or spoken.span.start > draft.phrase.start:
            return day
        return day if (day.earliest, day.latest) == (spoken.earliest, spoken.latest) else None

    def _then(self, draft: Draft) -> DateMention | None:
        """The date named last in the sentence before, where the figure's says آنذاك."""
        first, last = self.passage.sentences[draft.sentence]
        near = range(max(first, draft.phrase.first - _THEN_REACH), min(last, draft.phrase.last + _THEN_REACH))
        named = self.by_sentence.get(draft.sentence - 1, [])
        return named[-1].found if named and any(self.passage.form(i) in _THEN for i in near) else None

    def carried(self, draft: Draft, single: bool) -> DateMention | None:
        """The day that what is told around the figure gives it."""
        at = draft.phrase.first
        if not single:
            if self.period is not None and says_also(self.passage, draft):
                return self.period
            before = [d for d in self.by_sentence.get(draft.sentence - 1, []) if d.since]
            start = before[-1].found if before else self._start_told(draft)
            return None if start is None else self._period(start)
        if turns_back(self.passage, draft.sentence):
            return None
        last, matter = self.last, self.matter(at)
        if of_earlier(self.passage, draft):
            return None
        if last is not None and not last.held and draft.sentence > last.sentence and caught_later(self.passage, draft):
            return None
        if last is not None and self.matter(last.at) == matter:
            apart = self.passage.paragraph_of[at] - self.passage.paragraph_of[last.at]
            if apart <= (_NEXT if self._goes_on(draft) else 0):
                return last.day
        lead = self.leads.get(matter)
        if lead is None or draft.sentence - lead.sentence > _LEAD_REACH:
            return None
        if lead.sentence > draft.sentence and turns_back(self.passage, lead.sentence, surely=False):
            return None
        return self.moved.get(matter, lead.found)

    def _goes_on(self, draft: Draft) -> bool:
        """Does the sentence add to what was said before it (وأضاف المراسل أن)?"""
        opening = cue(self.passage.form(self.passage.sentences[draft.sentence][0]))
        return opening is not None and opening.conjunction == "و" and opening.lemma in _ADDING

    def _start_told(self, draft: Draft) -> DateMention | None:
        """Where a sentence says since what, but not since when (منذ بدء المواجهات): the only start the report names."""
        first, last = self.passage.sentences[draft.sentence]
        if not among(self.passage, "since", first, min(last, first + _WINDOW)):
            return None
        return self.starts[0] if len({(d.earliest, d.latest) for d in self.starts}) == 1 else None

    def _period(self, start: DateMention) -> DateMention:
        """From the day that منذ names to publication, or the last day that a text of unknown date names; else open."""
        published, start = self.written, _over(self.passage, start) or start
        if start.earliest is None or (start.earliest != start.latest and start.grain == "day"):
            return start
        if published is not None and published < start.earliest:
            return start
        return replace(start, latest=published)

    def _leads(self, days: Sequence[Day], first: int) -> Mapping[int, Day]:
        """By matter, the first day that its opening names; of the first matter also a line that dates the text."""
        out: dict[int, Day] = {}
        kinds = [self._lead_kind(day) for day in days]
        for wanted in _LEAD_KINDS:
            for kind, day in zip(kinds, days, strict=True):
                matter = self.matter(day.at)
                start = self.passage.sentence_of[self.turns[matter - 1]] if matter else first
                if kind != wanted or (day.stamp and (matter or day.page)) or not self._leading(day):
                    continue
                if day.sentence - start < _LEAD_SENTENCES:
                    out.setdefault(matter, day)
        return out

    def _lead_kind(self, day: Day) -> str:
        """Whether a day is told of the news, in passing, or only dates the text."""
        return "stamp" if day.stamp else "aside" if of_relative_clause(self.passage, day.at) else "told"

    def _leading(self, day: Day) -> bool:
        """May it be the day of the news: a day, not later than publication and not long before it?"""
        published, date = self.passage.report.published, day.found
        if day.since or day.saying or day.measure >= 0 or date.grain != "day" or date.earliest is None:
            return False
        return published is None or published - _NEWS <= date.earliest <= published + dt.timedelta(days=1)
