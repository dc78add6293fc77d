"""A record of a month or a year goes on: what the body that keeps the count tells further is counted over it too."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from hasila.lexicon.scopes import scope_words
from hasila.lexicon.word_lists import word_list
from hasila.reading.passage import Passage
from hasila.reading.scope_dates import dates_from, long_range, one_day, ranges
from hasila.reading.scope_periods import over_time
from hasila.reading.scope_reach import of_a_year

if TYPE_CHECKING:
    from hasila.reading.facts import Fact

_KEEPERS = frozenset(word_list("keeper"))
_RECORDING = frozenset(word_list("recording"))
_GRAINS = frozenset({"month", "quarter", "year"})
_OPERATIONS = frozenset({"العمليات", "عمليات", "المداهمات", "حملات", "الحملات"})
_STATEMENT = "البيان"
_FIRST_TOLD = 2  # sentences with figures: a headline and what it is about
_LEAD = 3  # sentences in which a report says what stretch of time it is about
_SPOTS = frozenset(word_list("spot"))


def go_on(passage: Passage, facts: Sequence[Fact]) -> None:
    """Set the scope of those that a monthly or yearly record tells after its total (وأكد التقرير أن … قتل 28)."""
    telling = sorted({fact.draft.sentence for fact in facts})[:_FIRST_TOLD]
    opening = (fact for fact in facts if fact.draft.sentence < _LEAD or fact.draft.sentence in telling)
    lead = next((fact for fact in opening if _opens_record(passage, fact)), None)
    if lead is None:
        return
    by_draft = {id(fact.draft): fact for fact in facts}
    running = lead.draft.sentence
    covered = _of_report(passage, *passage.sentences[running])
    for fact in facts:
        sentence, parent = fact.draft.sentence, by_draft.get(id(fact.draft.parent))
        told_before = sentence == lead.draft.sentence and fact.draft.phrase.first <= lead.draft.phrase.first
        if sentence < lead.draft.sentence or told_before:
            continue
        if not covered and sentence > running + 1 + _kept(passage, sentence):
            continue
        if parent is not None and fact.value != 1:
            fact.scope = parent.scope
            running = sentence if fact.scope == "cumulative" else running
        elif fact.value not in (0, 1) and not _one_event(passage, fact):
            running = sentence
            fact.scope = "cumulative"


def _opens_record(passage: Passage, fact: Fact) -> bool:
    """وثقت الشبكة مقتل 57 خلال شهر آب: a total of a named month, quarter or year that somebody keeps, or of an army's
    operations over some time (أسفرت العمليات خلال الأيام الماضية عن مقتل ثمانية)."""
    if fact.scope != "cumulative" or fact.value in (None, 1):
        return False
    if not (over_time(passage, fact.draft) or of_a_year(passage, fact.draft)):
        return False
    first, last = passage.sentences[fact.draft.sentence]
    start, end = passage.tokens[first].start, passage.tokens[last - 1].end
    dates = list(takewhile(lambda date: date.span.start < end, dates_from(passage, start)))
    named = _of_report(passage, first, last)
    named = named or any(date.grain in _GRAINS or long_range(date) for date in (*dates, *ranges(passage, dates)))
    marks = _KEEPERS | _RECORDING | _REPORTS if named else _OPERATIONS
    return any(passage.form(i) in marks for i in range(first, last))


def _of_report(passage: Passage, first: int, last: int) -> bool:
    """خلال الفترة التي يغطيها التقرير: is the stretch of time that which the report itself covers?"""
    forms = passage.forms[first:last]
    return any(form in _PERIOD for form in forms) and any(form in _REPORTS for form in forms)


_PERIOD = frozenset({"الفتره", "فتره"})
_REPORTS = frozenset({"التقرير", "بالتقرير"})


def _kept(passage: Passage, sentence: int) -> int:
    """How far the record may have stopped: any number of sentences where this one names who keeps it, else none."""
    first, last = passage.sentences[sentence]
    goes_on = any(passage.form(i) in _KEEPERS or passage.form(i) == _STATEMENT for i in range(first, last))
    return len(passage.sentences) if goes_on else 0


def _one_event(passage: Passage, fact: Fact) -> bool:
    """Does the figure's sentence speak of a day, of one event or of a spot?"""
    first, last = passage.sentences[fact.draft.sentence]
    start, end = passage.tokens[first].start, passage.tokens[last - 1].end
    if any(one_day(date) and date.span.start < end for date in dates_from(passage, start)):
        return not any(date.grain in _GRAINS and date.span.start < end for date in dates_from(passage, start))
    words = scope_words()
    return any("event" in words.get(passage.form(i), ()) or passage.form(i) in _SPOTS for i in range(first, last))
