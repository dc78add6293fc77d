"""Who the victims were, where a tally says whom it counts, or who most of them were.

عدد قتلى عناصر التنظيم, حصيلة القتلى في صفوف المدنيين; 54 شخصا أغلبهم من المدنيين.
"""

from __future__ import annotations

from hasila.reading.belonging import side_at
from hasila.reading.drafts import Draft
from hasila.reading.lists import opener
from hasila.reading.passage import Passage
from hasila.reading.phrase import FAMILIES

_TALLIED = 6
_COUNTED = 10
_OF_THEM = frozenset({"من", "بين", "في", "صفوف", "بصفوف", "الخسائر", "خسائر", "البشريه", "بشريه"})
_SNIPER = "قناص"


def tallied(passage: Passage, draft: Draft) -> str:
    """بلغ عدد قتلى عناصر التنظيم 374, حصيلة القتلى في صفوف المدنيين, إلى 12 عدد الجنود القتلى: whom a tally counts."""
    if draft.trigger is not None and draft.trigger.label:
        said = range(draft.trigger.at + 2, draft.trigger.ready)  # ضحايا الغارات من المدنيين: 500
        named = (_kind(passage, i) for i in said if passage.form(i - 1) in _OF_THEM)
        if status := next(filter(None, named), "") or _of_list(passage, draft):
            return status
    at = _tally_of(passage, draft)
    if at < 0:
        return _losses(passage, draft)
    for i in range(at + 1, min(passage.sentences[draft.sentence][1], at + 1 + _TALLIED)):
        known = passage.known[i]
        status = _kind(passage, i)
        if status and any(person.lemma == _SNIPER for person in known.people[:1]):
            return ""  # عدد قتلى القناصة: whom they killed
        if status or i in passage.counts_at:
            return status
        dead = bool(known.outcomes) or any(one.outcome or one.kind == "classifier" for one in known.people)
        if not (dead or "tally" in passage.classes(i) or passage.form(i) in _OF_THEM):
            return ""
    return ""


def _of_list(passage: Passage, draft: Draft) -> str:
    """رصد المركز ما تعرض له المدنيون، كالآتي: - القتل: 87 حالة: whom the sentence that opens a list says it counts."""
    number = opener(passage, draft.sentence)
    first, last = passage.sentences[number] if number >= 0 else (0, 0)
    for i in range(first, last):
        one = passage.known[i].people[:1]
        if one and one[0].number == "pl" and one[0].status == "civilian" and passage.form(i - 1) in _COUNTED_OF:
            return "civilian"
    return ""


_COUNTED_OF = frozenset({"بحق", "ضد", "من", "بين", "صفوف", "ضحايا"})


def _losses(passage: Passage, draft: Draft) -> str:
    """بلغت خسائر المليشيا أكثر من 500 قتيل: losses are counted of the side that stands beside their word."""
    first, at = passage.sentences[draft.sentence][0], draft.phrase.first
    if draft.trigger is not None or not any("reach" in passage.classes(i) for i in range(first, at)):
        return ""
    near = range(at - 1, max(first, at - _LOST_WITHIN) - 1, -1)
    lost = next((i for i in near if passage.form(i) in _LOSSES), -1)
    alone = lost >= 0 and not any(k in passage.counts_at for k in range(lost, at))
    return side_at(passage, lost + 1) if alone else ""


_LOSSES = frozenset({"خسائر", "الخسائر", "وخسائر"})
_LOST_WITHIN = 12


def _tally_of(passage: Passage, draft: Draft) -> int:
    """The token of the tally that ``draft`` is the number of, -1 where it is of none."""
    trigger = draft.trigger
    if trigger is None or trigger.tally:
        return -1 if trigger is None else trigger.at
    if "relative" not in passage.classes(trigger.at - 1):
        return -1
    before = range(trigger.at - 2, max(passage.sentences[draft.sentence][0], trigger.at - _COUNTED) - 1, -1)
    near = next((k for k in before if k in passage.counts_at or "tally" in passage.classes(k)), -1)
    return near if "tally" in passage.classes(near) else -1  # عدد الجنود والموالين لهم الذين قتلوا


def _kind(passage: Passage, i: int) -> str:
    """Of which kind the word at token ``i`` tells that people are, "" where it does not."""
    civil = any(one.status == "civilian" and one.lemma not in FAMILIES for one in passage.known[i].people[:1])
    return side_at(passage, i) or ("civilian" if civil else "")


def mostly(passage: Passage, draft: Draft) -> str:
    """54 شخصا أغلبهم من المدنيين: some are something else. Those who are mostly women, children or one family are
    townspeople (80 جريحا معظمهم من النساء والأطفال)."""
    last = passage.sentences[draft.sentence][1]
    for i in range(draft.phrase.last, min(last, draft.phrase.last + _MOSTLY)):
        if "majority" in passage.classes(i):
            return _most(passage, i + 1, last, i <= draft.phrase.last + 1)
        if i in passage.counts_at or passage.known[i].outcomes or "subset" in passage.classes(i):
            return ""
    return ""


def _most(passage: Passage, at: int, last: int, near: bool) -> str:
    """The status of those who are mostly the people at token ``at``; ``near`` where the word follows the number."""
    while passage.form(at) in _OF_THEM:
        at += 1
    people = passage.known[at].people[:1] if at < last else ()
    if any(one.demographic in _HOUSEHOLD or one.lemma in FAMILIES for one in people):
        return "civilian"
    return "unknown" if near and any(one.status == "civilian" and not one.demographic for one in people) else ""


_MOSTLY = 8  # words from a number to who most of them were
_HOUSEHOLD = frozenset({"child", "woman"})
