"""Who the victims were, where a tally says whom it counts: عدد قتلى عناصر التنظيم, حصيلة القتلى في صفوف المدنيين."""

from __future__ import annotations

from hasila.reading.belonging import side_at
from hasila.reading.drafts import Draft
from hasila.reading.passage import Passage
from hasila.reading.phrase import FAMILIES

_TALLIED = 6
_COUNTED = 10
_OF_THEM = frozenset({"من", "بين", "في", "صفوف", "بصفوف", "الخسائر", "خسائر", "البشريه", "بشريه"})
_SNIPER = "قناص"


def tallied(passage: Passage, draft: Draft) -> str:
    """بلغ عدد قتلى عناصر التنظيم 374, حصيلة القتلى في صفوف المدنيين, إلى 12 عدد الجنود القتلى: whom a tally counts."""
    at = _tally_of(passage, draft)
    if at < 0:
        return ""
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
