"""What is counted place by place or case by case is of many events: تصدرت تعز القائمة بـ34 قتيلا تلتها مأرب 22.

So are the shares of a total over many, and those who die of hunger or torture.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from hasila.reading.drafts import Draft
from hasila.reading.lists import opener
from hasila.reading.passage import Passage
from hasila.reading.scope_marks import classes_at, steering
from hasila.reading.scope_reach import in_one_event

if TYPE_CHECKING:
    from hasila.reading.facts import Fact

_NAMED = 4  # words from "next is" to the number of what it names
_BREATH = 2  # words between the dead and the wounded of one toll
_PHRASE = 4  # the same, where a noun or a verb names the harm before the second: وإصابة 124
_TOTAL_BACK = 8  # sentences
_CASE = frozenset({"حاله", "حالات"})
_BY_CASE = frozenset({"detained", "abducted", "missing"})
_OF_THEM = frozenset({"منهم", "منهن"})
_UNDER = frozenset({"الركام", "الانقاض"})
_ROADS = frozenset({"الطرقات", "الشوارع"})


def case_by_case(passage: Passage, draft: Draft) -> bool:
    """Do the words put places in order by what each counts, count cases (وثق 197 حالة اختطاف), or tell of those who
    lie here and there (تحت الركام وفي الطرقات)?"""
    phrase = draft.phrase
    first, last = passage.sentences[draft.sentence]
    if phrase.value is not None and _of_want(passage, draft):
        return True
    if draft.outcome in _BY_CASE and phrase.value is not None:
        return any(passage.form(i) in _CASE for i in range(phrase.first, min(last, phrase.last + 1)))
    if draft.outcome == "missing":
        forms = passage.forms[phrase.last : last]
        return any(form in _UNDER for form in forms) and any(form.lstrip("و") in _ROADS for form in forms)
    return phrase.value is not None and any(_ranks(passage, i, last) for i in steering(passage, range(first, last)))


def _of_want(passage: Passage, draft: Draft) -> bool:
    """5 وفيات جراء المجاعة, ثلاثة قضوا تحت التعذيب: people who die of hunger, of a plague or under torture die one by
    one."""
    last = min(passage.sentences[draft.sentence][1], draft.phrase.last + _OF_IT)
    near = range(draft.phrase.last, last)
    stop = next((k for k in near if k in passage.counts_at or passage.form(k) in _STOPS), last)
    return draft.outcome == "killed" and any(passage.form(k) in _WANT for k in range(draft.phrase.last, stop))


_OF_IT = 7  # words from the dead to what they died of
_STOPS = frozenset("،,؛;:.")
_WANT = frozenset({
    "المجاعه", "مجاعه", "الجوع", "جوعا", "التجويع", "التغذيه", "التعذيب", "الكوليرا", "بالكوليرا", "الضنك", "الوباء",
    "الجفاف", "العطش",
})


def ranked(passage: Passage, first: int, last: int) -> int:
    """The first of tokens ``first:last`` that puts places in order by a count, or shares out a total; -1 if none."""
    words = steering(passage, range(first, last))
    return next((i for i in words if divided(passage, i) or _ranks(passage, i, last)), -1)


def divided(passage: Passage, i: int) -> bool:
    """موزعين كالتالي, توزعوا على المستشفيات: does the word at token ``i`` share out a total?"""
    return "divided" in classes_at(passage, i)


def _ranks(passage: Passage, i: int, last: int) -> bool:
    """Does the word at token ``i`` order places by a count: تصدرت القائمة, أكثر المدن تضررا, تليها الجوف (83)?

    In المناطق الأكثر تضررا and تلته غارة none does.
    """
    classes = classes_at(passage, i)
    if "ranks" in classes or ("worst" in classes and passage.form(i - 2).removeprefix("و") == "اكثر"):
        return True
    if "next" not in classes:
        return False
    for k in range(i + 1, min(last, i + 1 + _NAMED)):
        if k in passage.counts_at:
            return k > i + 1
        if "event" in classes_at(passage, k) or "several" in classes_at(passage, k) or passage.known[k].outcomes:
            return False
    return False


def of_shares(passage: Passage, facts: Sequence[Fact]) -> None:
    """Count the shares of a total over many events (توزع الشهداء حسب المستشفيات: …), some of those it counts
    (أطلق سراح 355 منهم), and the wounded of its dead as it is; ``facts`` in place."""
    for i, fact in enumerate(facts):
        if fact.scope == "cumulative" or fact.value in (None, 0, 1) or in_one_event(passage, fact.draft):
            continue
        whole = _shared_out(passage, facts, i) or _some_of(passage, facts, i)
        if whole is not None and whole.scope == "cumulative":
            fact.scope = "cumulative"
    for before, fact in pairwise(facts):
        told = before.scope == "cumulative" and fact.scope == "incident" and fact.value not in (None, 0, 1)
        if told and _one_breath(before, fact) and not in_one_event(passage, fact.draft):
            fact.scope = "cumulative"


def _shared_out(passage: Passage, facts: Sequence[Fact], i: int) -> Fact | None:
    """The total that is told before it is shared out, by a word in front of the number or of its list."""
    draft = facts[i].draft
    number = opener(passage, draft.sentence)
    spans = [(passage.sentences[draft.sentence][0], draft.phrase.first)]
    spans += [passage.sentences[number]] if number >= 0 else []
    for first, last in spans:
        at = next((k for k in steering(passage, range(first, last)) if "divided" in classes_at(passage, k)), -1)
        for fact in reversed(facts[:i]) if at >= 0 else ():
            told = fact.draft.phrase.first < at and draft.sentence - fact.draft.sentence <= _TOTAL_BACK + number
            if told and fact.subset_of is None and not fact.part and fact.value not in (None, 0, 1):
                return fact
    return None


def _some_of(passage: Passage, facts: Sequence[Fact], i: int) -> Fact | None:
    """Those of whom so many are told: حالات الاعتقال بلغت 567 أطلق سراح 355 منهم."""
    fact = facts[i]
    last = fact.draft.phrase.last
    if fact.part or not i or not {passage.form(last - 1), passage.form(last)} & _OF_THEM:
        return None
    before = facts[i - 1]
    larger = before.value is not None and fact.value is not None and before.value > fact.value
    return before if larger and fact.draft.sentence - before.draft.sentence <= 1 else None


def _one_breath(before: Fact, fact: Fact) -> bool:
    """41 شهيدا و124 جريحا, ارتفع عدد القتلى إلى 41 والجرحى إلى 124: the dead and the wounded of one toll."""
    if before.draft.sentence != fact.draft.sentence or before.outcome == fact.outcome or fact.part != before.part:
        return False
    first, second, trigger = before.draft.phrase, fact.draft.phrase, fact.draft.trigger
    gap = second.first - first.last
    tallied = all("tally" in each.draft.rules for each in (before, fact))
    joined = trigger is not None and trigger.conjoined
    plain = second.conjoined and bool(first.own and second.own) and gap <= _BREATH
    return gap >= 0 and (plain or (gap <= _PHRASE and (tallied or joined)))
