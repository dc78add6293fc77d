"""Tolls told as a list, an item a line: القتلى هم:⏎- 33 من الجنود⏎- 5 مدنيين; حصيلة الشهداء اليوم:⏎حلب: 10⏎حماة: 3.

The line before ends with a colon and tells of those harmed; each item opens with its number, after no more than a mark
or the name of where, and states no harm by a verb of its own before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.reading.drafts import CASUALTY, Draft
from hasila.reading.passage import Passage
from hasila.reading.phrase import Phrase
from hasila.reading.wholes import smaller

if TYPE_CHECKING:
    from hasila.reading.walk import Walk

_NAME = 5  # words of where, before the number of an item
_NUMBERING = frozenset("-.)–/")  # after the number of an item that is only its place in the list


def items(passage: Passage) -> dict[int, int]:
    """The sentences that are items of a list, by number, each with the token that its count stands at."""
    out: dict[int, int] = {}
    for number, (_, last) in enumerate(passage.sentences):
        opened = passage.form(last - 1) == ":" or number in out
        at = _item(passage, number + 1) if opened and number + 1 < len(passage.sentences) else None
        if at is not None:
            out[number + 1] = at
    return out


def _item(passage: Passage, number: int) -> int | None:
    """The token at which sentence ``number`` counts, where it is a line that opens with a number."""
    first, last = passage.sentences[number]
    if first and passage.tokens[first - 1].kind != "break":
        return None
    words = 0
    for i in range(first, last):
        count = passage.counts_at.get(i)
        if count is not None:
            numbering = passage.form(count.last) in _NUMBERING and passage.tokens[i].kind == "number"
            return None if count.no_count or numbering else i
        known = passage.known[i]
        words += passage.tokens[i].kind == "word"
        if known.outcomes or known.people or words > _NAME:
            return None
    return None


def itemised(walk: Walk, phrase: Phrase) -> Draft | None:
    """- 33 من الجنود, حلب: 10: an item's number, of those that the line before the list tells of."""
    if phrase.first != walk.item or walk.drafts or not phrase.numbered or walk.hungry():
        return None
    if phrase.counted and not phrase.partitive:
        return None
    totals = [draft for draft in walk.heading if draft.outcome in CASUALTY]
    outcome = walk.own_or(phrase, totals[0].outcome if totals else walk.listing)
    if outcome not in CASUALTY:
        return None
    return walk.add(phrase, outcome, None, "listed")


def give_totals(walk: Walk) -> None:
    """Make those whom an item tells of parts of the totals in the line before the list: حي كذا: 14 شهيدا، 30 جريحا."""
    for draft in walk.drafts:
        if draft.parent is None and draft.phrase.value is not None:
            alike = (total for total in walk.heading if total.outcome == draft.outcome)
            draft.parent = next((total for total in alike if smaller(draft.phrase, total.phrase)), None)


def stated(walk: Walk) -> str:
    """The harm that the walked line tells of, with no number of its own: حصيلة الشهداء اليوم."""
    told = [phrase for phrase in (walk.noted, walk.last_phrase) if phrase is not None]
    own = [outcome for phrase in told for outcome in phrase.own if outcome in CASUALTY]
    tally = walk.open.outcome if walk.open is not None and walk.open.tally else ""
    return tally or next(iter(own), "")
