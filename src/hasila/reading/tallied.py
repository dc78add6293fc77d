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
    last = min(passage.sentences[draft.sentence][1], at + 1 + _TALLIED)
    for i in range(at + 1, last):
        known = passage.known[i]
        if passage.form(i) in _ITS_LOSSES:
            return _owner(passage, draft, i)
        status = _kind(passage, i)
        if status and any(person.lemma == _SNIPER for person in known.people[:1]):
            return ""  # عدد قتلى القناصة: whom they killed
        if status or i in passage.counts_at:
            joined = i + 1 < last and passage.form(i + 1).startswith("و")  # ضحايا الجيش والمدنيين
            return "unknown" if joined and status and _kind(passage, i + 1) not in ("", status) else status
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
    lost = next((i for i in near if passage.form(i) in _LOSSES | _ITS_LOSSES), -1)
    if lost < 0 or any(k in passage.counts_at for k in range(lost, at)):
        return ""
    return side_at(passage, lost + 1) if passage.form(lost) in _LOSSES else _owner(passage, draft, lost)


def _owner(passage: Passage, draft: Draft, at: int) -> str:
    """أقر الجيش بمقتل جندي، لترتفع خسائره إلى 18 قتيلا: whose losses the word at token ``at`` means."""
    before = range(at - 1, max(passage.sentences[draft.sentence][0], at - _OWNED_WITHIN) - 1, -1)
    return next((status for i in before if (status := side_at(passage, i))), "")


_LOSSES = frozenset({"خسائر", "الخسائر", "وخسائر"})
_ITS_LOSSES = frozenset({"خسائره", "خسائرها", "قتلاه", "قتلاها"})
_LOST_WITHIN = 12
_OWNED_WITHIN = 24


def _tally_of(passage: Passage, draft: Draft) -> int:
    """The token of the tally that ``draft`` is the number of, -1 where it is of none."""
    trigger = draft.trigger
    if trigger is None:
        return _tally_before(passage, draft)
    if trigger.tally:
        return trigger.at
    if "relative" not in passage.classes(trigger.at - 1):
        return -1
    before = range(trigger.at - 2, max(passage.sentences[draft.sentence][0], trigger.at - _COUNTED) - 1, -1)
    near = next((k for k in before if k in passage.counts_at or "tally" in passage.classes(k)), -1)
    return near if "tally" in passage.classes(near) else -1  # عدد الجنود والموالين لهم الذين قتلوا


def _tally_before(passage: Passage, draft: Draft) -> int:
    """يرتفع عدد شهداء الدفاع المدني إلى 13 شهيدا: the tally before a number whose own noun tells the harm."""
    at = draft.phrase.first
    for k in range(at - 1, max(passage.sentences[draft.sentence][0], at - _COUNTED) - 1, -1):
        if "tally" in passage.classes(k):
            return k if any("reach" in passage.classes(j) or passage.form(j) == "الي" for j in range(k, at)) else -1
        if k in passage.counts_at or passage.tokens[k].kind != "word":
            return -1
    return -1


def _kind(passage: Passage, i: int) -> str:
    """Of which kind the word at token ``i`` tells that people are, "" where it does not."""
    civil = any(one.status == "civilian" and one.lemma not in FAMILIES for one in passage.known[i].people[:1])
    civil |= "relief" in passage.classes(i) | passage.classes(i + 1) and passage.form(i - 1) in _DEAD_OF
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


_DEAD_OF = frozenset({"شهداء", "قتلي", "ضحايا", "جرحي", "مصابي"})  # عدد شهداء الدفاع المدني
_MOSTLY = 8  # words from a number to who most of them were
_HOUSEHOLD = frozenset({"child", "woman"})
