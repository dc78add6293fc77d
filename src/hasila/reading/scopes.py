"""One event, or a total over many? Read from the words around a figure (the guide's ``scope``)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from hasila.arabic.questions import question_of
from hasila.lexicon.scopes import scope_words
from hasila.reading.attachment import Draft
from hasila.reading.counts import Count
from hasila.reading.passage import Passage, between
from hasila.reading.scope_habits import habit
from hasila.reading.scope_periods import (
    DAY_AFTER,
    REACH,
    among,
    classes_at,
    classes_of,
    dates_from,
    one_day,
    opens_period,
    over_time,
    steering,
)
from hasila.reading.scope_reach import of_a_year, risen_since, throughout

if TYPE_CHECKING:
    from hasila.reading.facts import Fact

_HUNDREDS = 100
_MANY_HURT = {"wounded": 10_000, "missing": 1_000, "displaced": 10_000}  # more than one event leaves
_THOUSANDS = 1_000  # driven out: by a campaign or a war
_MANY_DEAD = 500  # more dead than all but a few single events of a decade: a count of a campaign or a war
_NEAR_BEFORE, _NEAR_AFTER = 8, 10
_VAGUE_BEFORE = 12
_EVENTS_BEFORE = 14
_BESIDE = 8
_JOINED = 3  # tokens of the number before: 1448 قتيلا و
_SEVERAL_AFTER, _PLACE_AFTER = 12, 10
_MANY_AFTER = 20
_EVENT_BEFORE = 25
_EVENT_AFTER = 6
_IN_IT = frozenset({"في", "بعد", "جراء", "اثر", "نتيجه", "بسبب", "عقب"})
_RISEN = frozenset({"ارتفع", "ارتفعت", "صل", "صلت", "وصل", "وصلت"})
_COMES = frozenset({"ياتي", "تاتي", "وياتي", "وتاتي"})
_ALSO = frozenset({"ايضا", "كذلك"})


def scope_of(passage: Passage, draft: Draft) -> str:
    """ "cumulative" where the words speak of a period, a start, a habit or scattered events; else "incident"."""
    if _one_person(draft) and (draft.parent is None or not _long_counted(passage, draft.parent)):
        return "incident"
    if draft.parent is not None:
        return scope_of(passage, draft.parent)
    if (
        over_time(passage, draft)
        or habit(passage, draft)
        or _beyond_one_event(passage, draft)
        or _carries_on(passage, draft)
        or _held_so_far(passage, draft)
        or of_a_year(passage, draft)
        or risen_since(passage, draft)
    ):
        return "cumulative"
    return "incident"


def _held_so_far(passage: Passage, draft: Draft) -> bool:
    """ارتفع عدد من اعتقلتهم الشرطة إلى 786: those held are counted over many arrests."""
    if draft.outcome != "detained" or "tally" not in draft.rules or draft.trigger is None:
        return False
    before = range(max(passage.sentences[draft.sentence][0], draft.trigger.at - 1), draft.phrase.first)
    return any(passage.form(i).removeprefix("و") in _RISEN for i in before)


def runs_over_time(passage: Passage, draft: Draft) -> bool:
    """Is it a total because of a stretch of time, a habit or its size, rather than of scattered events of one day?"""
    if draft.parent is not None:
        return runs_over_time(passage, draft.parent)
    return draft.phrase.value is None or _long_counted(passage, draft)


def _long_counted(passage: Passage, draft: Draft) -> bool:
    return (
        over_time(passage, draft)
        or _too_many(passage, draft)
        or _tallied(passage, draft)
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
        elif (before is last and _beside(before, fact)) or _runs_on(passage, before, fact):
            fact.scope = before.scope
        elif before.scope == "cumulative" and over is not None and over.draft.sentence == fact.draft.sentence:
            fact.scope = before.scope if _runs_on(passage, over, fact) else fact.scope


def _one_tally(passage: Passage, last: Fact, fact: Fact) -> bool:
    """ارتفع عدد القتلى إلى 354، فيما بلغ عدد الجرحى 906 منذ بدء الحرب: the dead and the wounded of one count."""
    tallied = all("tally" in one.draft.rules and one.value not in (None, 1) for one in (last, fact))
    if not tallied or last.draft.sentence != fact.draft.sentence or last.draft.outcome == fact.draft.outcome:
        return False
    return fact.scope == "cumulative" and over_time(passage, fact.draft) and not _of_one_event(passage, last.draft)


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
        if whole is None or fact.risen or fact.value == 1 or whole.scope != "cumulative":
            continue
        apart = bool(fact.day_key) and fact.day_key != whole.day_key  # of one day of the period
        if fact.part and not apart:
            fact.scope = "cumulative"
        if whole.draft.sentence != fact.draft.sentence and not apart and _long_counted(passage, whole.draft):
            fact.scope = "cumulative"


def _beside(before: Fact, fact: Fact) -> bool:
    if fact.draft.phrase.others:
        return True
    trigger, phrase = fact.draft.trigger, fact.draft.phrase
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
    return not any(one_day(date) and low <= date.span.start < high for date in dates_from(passage, low))


def _one_person(draft: Draft) -> bool:
    """One person dies once: what is told of a single victim is one event, whatever time the sentence names."""
    return draft.phrase.value == 1


def _beyond_one_event(passage: Passage, draft: Draft) -> bool:
    first, last = passage.sentences[draft.sentence]
    if _too_many(passage, draft):
        return True
    near = _NEAR_BEFORE if draft.phrase.value is not None else _VAGUE_BEFORE
    wide = range(max(first, draft.phrase.first - near), min(last, draft.phrase.last + _MANY_AFTER))
    injured = (k for k in steering(passage, wide) if "many" in classes_at(passage, k))
    at = draft.phrase.first
    for k in injured:
        if any(passage.form(j) in _COMES for j in range(draft.phrase.last, k)):
            continue  # يأتي ذلك بعد سلسلة غارات: what went before it
        if "injury" not in classes_at(passage, k - 1) and not _of_one_event(passage, draft, k if k < at else 0):
            return True
    if _tallied(passage, draft) or _counted_events(passage, draft) or throughout(passage, draft):
        return True
    after = draft.phrase.last
    several = between(passage.words.where(_several), after, min(last, after + _SEVERAL_AFTER))
    return any(_in_several_places(passage, k, last) for k in several)


def _counted_events(passage: Passage, draft: Draft) -> bool:
    """18 مجزرة راح ضحيتها 174, قتل 42 في 1244 حادث مرور: crimes and accidents that somebody has counted."""
    first, last = passage.sentences[draft.sentence]
    near = range(max(first, draft.phrase.first - _EVENTS_BEFORE), min(last, draft.phrase.last + _NEAR_AFTER))
    counts = (passage.counts_at[k] for k in near if k in passage.counts_at)
    return any(not (count.no_count or _one(count)) and "counted" in classes_at(passage, count.last) for count in counts)


def _one(count: Count) -> bool:
    """Is it one thing that is counted, two, or one of several?"""
    return count.value in (1, 2) or count.no_count == "ordinal"


def _tallied(passage: Passage, draft: Draft) -> bool:
    """بحسب إحصائية, أحصى المركز مقتل 20: a count that somebody keeps."""
    if any(head.lemma == "جثة" for head in draft.phrase.heads):
        return False  # أحصى المراسل ست جثث: at one scene
    first, last = passage.sentences[draft.sentence]
    near = range(max(first, draft.phrase.first - _NEAR_BEFORE), min(last, draft.phrase.last + _NEAR_AFTER))
    return among(passage, "tallied", near.start, near.stop)


def _too_many(passage: Passage, draft: Draft) -> bool:
    """More dead than one event leaves: hundreds, thousands."""
    count = passage.counts_at.get(draft.phrase.first)
    scale = count.numeral.scale if count is not None and count.vague and count.numeral is not None else 0
    many = scale >= _HUNDREDS or (draft.phrase.value or 0) >= _MANY_DEAD
    if draft.outcome in _MANY_HURT:
        many = (draft.phrase.value or 0) >= _MANY_HURT[draft.outcome]
    if draft.outcome == "displaced":
        many |= scale >= _THOUSANDS
    if not many or draft.outcome not in ("killed", "killed_or_wounded", *_MANY_HURT):
        return False
    return not (_of_one_event(passage, draft) or _in_one_event(passage, draft))


def _in_one_event(passage: Passage, draft: Draft) -> bool:
    """مقتل 5200 شخص في زلزال, وفاة الآلاف جراء الإعصار: of one, told right after the number."""
    words = scope_words()
    for i in range(draft.phrase.last, min(draft.phrase.last + _EVENT_AFTER, passage.sentences[draft.sentence][1])):
        if passage.tokens[i].kind == "mark":
            return False
        if "event" in words.get(passage.form(i), ()) and (passage.form(i - 1) in _IN_IT or passage.form(i)[0] == "ب"):
            return True  # مقتل 5200 شخص في زلزال
    return False


def _of_one_event(passage: Passage, draft: Draft, first: int = 0) -> bool:
    """أدى تفجير شاحنة إلى مقتل 512; سلسلة تفجيرات، بينها هجوم أودى بحياة 100: of one, told after token ``first``."""
    start = max(first, passage.sentences[draft.sentence][0], draft.phrase.first - _EVENT_BEFORE)
    words = scope_words()
    counts = (passage.counts_at[k] for k in range(start, draft.phrase.first) if k in passage.counts_at)
    counted = {count.last for count in counts if not (count.no_count or _one(count))}
    forms = (passage.form(i) for i in range(start, draft.phrase.first) if i not in counted)
    return any("event" in words.get(form, ()) or "event" in words.get(form.removeprefix("ل"), ()) for form in forms)


def _in_several_places(passage: Passage, i: int, last: int) -> bool:
    """بانفجار عبوتين في بلدة كذا وقرية كذا: more events than one, each in its own place."""
    reach = range(i + 1, min(last, i + _PLACE_AFTER))
    start = next((k for k in reach if passage.form(k) in ("في", "علي")), None)
    if start is None:
        return False
    joined = range(start + 2, min(last, start + 7))
    return any(
        passage.form(k).startswith("و") and len(passage.form(k)) > 3 and not passage.known[k].outcomes for k in joined
    )


@question_of(scope_words)
def _several(form: str) -> bool:
    """May a folded word tell of acts that are several (انفجارين, بقصف)?"""
    return "several" in classes_of(form) or "several" in scope_words().get(form.removeprefix("ب"), ())


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
