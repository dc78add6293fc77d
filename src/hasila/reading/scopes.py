"""One event, or a total over many? Read from the words around a figure (the guide's ``scope``)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from hasila.model import DateMention
from hasila.reading.attachment import Draft
from hasila.reading.lists import opener
from hasila.reading.parts import of_casualties
from hasila.reading.passage import Passage
from hasila.reading.scope_dates import dates_from, one_day
from hasila.reading.scope_events import beyond_one_event, kept_count, of_one_event, too_many
from hasila.reading.scope_habits import habit
from hasila.reading.scope_marks import among, classes_at, steering
from hasila.reading.scope_periods import DAY_AFTER, REACH, opens_period, over_time
from hasila.reading.scope_reach import of_a_year, risen_since
from hasila.reading.scope_shares import case_by_case

if TYPE_CHECKING:
    from hasila.reading.facts import Fact

_BESIDE = 8
_START = 6  # tokens from منذ to its day
_JOINED = 3  # tokens of the number before: 1448 قتيلا و
_RISEN = frozenset({"ارتفع", "ارتفعت", "صل", "صلت", "وصل", "وصلت"})
_UP_TO = frozenset({"حتي", "لغايه", "بحلول", "بنهايه"})
_ALSO = frozenset({"ايضا", "كذلك"})


def scope_of(passage: Passage, draft: Draft) -> str:
    """ "cumulative" where the words speak of a period, a start, a habit or scattered events; else "incident"."""
    if _one_person(draft) and (draft.parent is None or not _long_counted(passage, draft.parent)):
        return "incident"
    if draft.parent is not None:
        return scope_of(passage, draft.parent)
    if (
        "compared" in draft.rules
        or over_time(passage, draft)
        or habit(passage, draft)
        or beyond_one_event(passage, draft)
        or _carries_on(passage, draft)
        or _held_so_far(passage, draft)
        or _of_a_list(passage, draft)
        or of_a_year(passage, draft)
        or risen_since(passage, draft)
        or case_by_case(passage, draft)
    ):
        return "cumulative"
    return "incident"


def _of_a_list(passage: Passage, draft: Draft) -> bool:
    """رصد المركز خلال آب ما يلي: - القتل: 87 حالة: the stretch of time that opens a list is its items'."""
    labelled = draft.trigger is not None and draft.trigger.label
    number = opener(passage, draft.sentence) if labelled else -1
    if number < 0:
        return False
    first, last = passage.sentences[draft.sentence]
    start, end = passage.tokens[first].start, passage.tokens[last - 1].end
    if any(one_day(date) and date.span.end <= end for date in dates_from(passage, start)):
        return False
    first, last = passage.sentences[number]
    return any(opens_period(passage, i, last) for i in steering(passage, range(first, last)))


def _held_so_far(passage: Passage, draft: Draft) -> bool:
    """ارتفع عدد من اعتقلتهم الشرطة إلى 786, بلغ عدد المحتجزين 533 حتى أيار: those held are counted over many arrests.

    So are those driven out whom a tally counts (بلغ عدد النازحين 30 ألفا).
    """
    if "tally" not in draft.rules or draft.trigger is None or draft.outcome not in ("detained", "displaced"):
        return False
    if draft.outcome == "displaced" or _until(passage, draft):
        return True
    before = range(max(passage.sentences[draft.sentence][0], draft.trigger.at - 1), draft.phrase.first)
    return any(passage.form(i).removeprefix("و") in _RISEN for i in before)


def _until(passage: Passage, draft: Draft) -> bool:
    """حتى نهاية أيار: does the sentence say up to when they were counted?"""
    first, last = passage.sentences[draft.sentence]
    return any(passage.form(i).removeprefix("و") in _UP_TO and i + 1 in passage.dated for i in range(first, last))


def runs_over_time(passage: Passage, draft: Draft) -> bool:
    """Is it a total because of a stretch of time, a habit or its size, rather than of scattered events of one day?"""
    if draft.parent is not None:
        return runs_over_time(passage, draft.parent)
    return draft.phrase.value is None or _long_counted(passage, draft)


def _long_counted(passage: Passage, draft: Draft) -> bool:
    return (
        over_time(passage, draft)
        or too_many(passage, draft)
        or kept_count(passage, draft)
        or _carries_on(passage, draft)
        or of_a_year(passage, draft)
        or risen_since(passage, draft)
    )


def inherit(passage: Passage, facts: Sequence[Fact]) -> None:
    """Those who are counted beside others (9 آخرين, وإصابة 38) are of their scope; none hurt is of one event.

    A stretch of time that a sentence has named runs on in it (منذ الصيف قتل 30، فيما أصيب 50) until it names a day.
    """
    for one, other in pairwise(facts):
        if _one_tally(passage, one, other):
            one.scope = other.scope
    by_draft = {id(fact.draft): fact for fact in facts}
    before: Fact | None = None  # the last that was told of more than one
    over: Fact | None = None  # the last whose own words name a stretch of time
    for last, fact in zip([None, *facts], facts, strict=False):
        before = last if last is not None and last.value != 1 else before
        over = last if last is not None and last.scope == "cumulative" and over_time(passage, last.draft) else over
        parent = by_draft.get(id(fact.draft.parent))
        if last is not None and _added(passage, last, fact):
            fact.scope = last.scope
        if fact.value == 0:
            fact.scope = "incident"
        elif fact.value == 1:
            continue
        elif parent is not None:
            fact.scope = parent.scope
        elif before is None or before.draft.sentence != fact.draft.sentence:
            continue
        elif (before is last and _beside(passage, before, fact)) or _runs_on(passage, before, fact):
            fact.scope = before.scope
        elif before.scope == "cumulative" and over is not None and over.draft.sentence == fact.draft.sentence:
            fact.scope = before.scope if _runs_on(passage, over, fact) else fact.scope


def _one_tally(passage: Passage, last: Fact, fact: Fact) -> bool:
    """ارتفع عدد القتلى إلى 354، فيما بلغ عدد الجرحى 906 منذ بدء الحرب: the dead and the wounded of one count."""
    counted = all("tally" in one.draft.rules and one.value not in (None, 1) for one in (last, fact))
    if not counted or last.draft.sentence != fact.draft.sentence or last.draft.outcome == fact.draft.outcome:
        return False
    return fact.scope == "cumulative" and over_time(passage, fact.draft) and not of_one_event(passage, last.draft)


def _added(passage: Passage, last: Fact, fact: Fact) -> bool:
    """قتلت 223 منذ نيسان. وأضافت أن العمليات أدت أيضا إلى إصابة 350: a total goes on with one word."""
    if last.scope != "cumulative" or fact.value is None or fact.draft.sentence != last.draft.sentence + 1:
        return False
    start = passage.tokens[passage.sentences[fact.draft.sentence][0]].start
    dated = (one_day(date) and date.span.start < fact.draft.phrase.end for date in dates_from(passage, start))
    return says_also(passage, fact.draft) and not any(dated)


def says_also(passage: Passage, draft: Draft) -> bool:
    """Does the sentence add the figure to what was told before it (أدت أيضا إلى)?"""
    first = passage.sentences[draft.sentence][0]
    return any(passage.form(i) in _ALSO for i in range(first, draft.phrase.first))


def of_wholes(passage: Passage, facts: Sequence[Fact]) -> None:
    """Those of linked ``facts`` who are told elsewhere as a part of a total over time are so counted too."""
    for fact in facts:
        whole = None if fact.subset_of is None else facts[fact.subset_of]
        if whole is None or fact.risen or fact.of_town or fact.value == 1 or whole.scope != "cumulative":
            continue
        apart = bool(fact.day_key) and fact.day_key != whole.day_key  # of one day of the period
        if (fact.part or of_casualties(passage, fact)) and not apart:
            fact.scope = "cumulative"  # 75 من القتلى: of all those counted
        if whole.draft.sentence != fact.draft.sentence and not apart and _long_counted(passage, whole.draft):
            fact.scope = "cumulative"


def _beside(passage: Passage, before: Fact, fact: Fact) -> bool:
    if fact.draft.phrase.others:
        return True
    trigger, phrase = fact.draft.trigger, fact.draft.phrase
    if phrase.governor == "الي" and passage.form(phrase.first - 2).removeprefix("ب") == "اضافه" and phrase.numbered:
        return True  # 188 قتيلا بينهم 55 طفلا، إضافة إلى 1230 مصابا
    gap = phrase.first - before.draft.phrase.last
    if before.draft.phrase.governor == "الي" and phrase.conjoined and gap <= _JOINED:
        return True  # ارتفعت الحصيلة إلى 1448 قتيلا و6868 مصابا
    if phrase.conjoined and phrase.own and gap == 0:
        return True  # سقوط قتلى وجرحى: one harm told with two nouns
    joined = trigger.conjoined if trigger is not None else phrase.conjoined and phrase.numbered
    return gap <= _BESIDE and joined and before.scope == "cumulative"


def _runs_on(passage: Passage, before: Fact, fact: Fact) -> bool:
    """Does the stretch of time over which ``before`` is counted run on to ``fact`` of its sentence?"""
    if before.scope != "cumulative" or fact.value is None:
        return False
    if not (over_time(passage, before.draft) or _carries_on(passage, before.draft)):
        return False
    tokens = passage.tokens
    low = tokens[before.draft.phrase.last - 1].end
    high = tokens[min(fact.draft.phrase.last + DAY_AFTER, passage.sentences[fact.draft.sentence][1] - 1)].start
    return not any(
        one_day(date) and low <= date.span.start < high and not _dates_start(passage, date)
        for date in dates_from(passage, low)
    )


def _dates_start(passage: Passage, date: DateMention) -> bool:
    """منذ بدء الهدنة في 27 تشرين الثاني: is it the day from which somebody counts?"""
    at = bisect_left(passage.starts, date.span.start)
    for k in range(at - 1, max(0, at - _START) - 1, -1):
        if passage.tokens[k].kind != "word" or passage.known[k].outcomes:
            return False
        if "since" in classes_at(passage, k):
            return True
    return False


def _one_person(draft: Draft) -> bool:
    """One person dies once: what is told of a single victim is one event, whatever time the sentence names."""
    return draft.phrase.value == 1


def _carries_on(passage: Passage, draft: Draft) -> bool:
    """وتسببت تلك الهجمات بمقتل 94: the attacks of the period that the sentence before spoke of."""
    if not draft.sentence:
        return False
    first, last = passage.sentences[draft.sentence]
    before, end = passage.sentences[draft.sentence - 1]
    resumes = among(passage, "resumes", first, min(last, first + 4))
    return resumes and any(
        opens_period(passage, i, end) for i in steering(passage, range(max(before, end - REACH), end))
    )
