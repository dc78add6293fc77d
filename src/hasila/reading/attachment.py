"""Attachment: which phrase suffers which outcome.

One rule carries most of it: a trigger stays hungry until it has found its victims. A sentence is walked once; what is
known at each step is held in ``Walk``, and each phrase finds its place by the first of a short list of rules that
takes it.
"""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic.questions import question_of
from hasila.lexicon.speech import cue, cue_words
from hasila.reading.drafts import Draft
from hasila.reading.itemised import give_totals, items, stated
from hasila.reading.passage import Passage, between
from hasila.reading.phrase import Phrase
from hasila.reading.trigger import Trigger
from hasila.reading.walk import COUNTED_IN, MARKS, Walk

__all__ = ["Draft", "attach"]


_TOLD = 8  # figures back to the dead of whom ضحايا are some


def attach(passage: Passage, found: Sequence[Phrase], pulled: Sequence[Trigger]) -> list[Draft]:
    """Give each phrase that suffers an outcome its outcome, sentence by sentence; the others are left out."""
    phrase_at = {p.first: p for p in found}
    completing = {t.completed_at for t in pulled if t.completed_at > t.at}
    inside = completing | {k for t in pulled if t.tally for k in range(t.at + 1, t.ready)}
    trigger_at = {t.at: t for t in pulled if t.at not in inside}
    drafts: list[Draft] = []
    before: list[Draft] = []
    ahead: list[Phrase] = []
    taken = completing | {k for t in pulled if t.tally for k in range(t.at, t.ready)}
    listed = items(passage)
    heading, listing = list[Draft](), ""
    standing = sorted({*phrase_at, *trigger_at})
    telling = sorted({*standing, *passage.small, *passage.words.where(_tells)})
    for number, (first, last) in enumerate(passage.sentences):
        if not between(standing, first, last):
            continue  # nothing may come of its small words
        walk = Walk(passage, number, first, last, before, drafts[-_TOLD:], ahead)
        if number in listed:
            walk.item, walk.heading, walk.listing = listed[number], heading, listing
        after = first
        for i in between(telling, first, last):
            if i < after:
                continue
            if (
                i in phrase_at
                and i not in taken
                and not (i in trigger_at and not phrase_at[i].numbered and not phrase_at[i].own)
            ):
                phrase = phrase_at[i]
                walk.phrase(phrase)
                after = phrase.last
            elif i in trigger_at:
                walk.trigger(trigger_at[i])
            else:
                walk.token(i)
        walk.close()
        _beside_the_whole(walk.drafts)
        if number in listed:
            give_totals(walk)
        drafts += walk.drafts
        if number not in listed:
            heading, listing = [draft for draft in walk.drafts if draft.parent is None], stated(walk)
        before = walk.drafts or before
        ahead = [] if walk.drafts else walk.ahead
    drafts.sort(key=lambda d: (d.phrase.start, d.phrase.end))
    return drafts


def _beside_the_whole(drafts: Sequence[Draft]) -> None:
    """594 قتيلا، هم 300 من الأهالي بينهم 146 مقاتلا و154 مدنيا، و257 من الشرطة: once its parts make up a number, what
    is told further is beside it, and a part of what it is itself a part of."""
    told: dict[int, int] = {}
    for draft in sorted(drafts, key=lambda draft: draft.phrase.first):
        part, value = draft.parent, draft.phrase.value
        if part is None or value is None or draft.outcome != part.outcome:
            continue
        whole = part.parent
        if whole is not None and told.get(id(part), 0) == part.phrase.value and draft.phrase.conjoined:
            draft.parent = part = whole
        told[id(part)] = told.get(id(part), 0) + value


@question_of(lambda: (*MARKS, *COUNTED_IN, *cue_words()))
def _tells(form: str) -> bool:
    """Is a folded word, which no list of small words need hold, one that a walk heeds?"""
    return form in MARKS or form in COUNTED_IN or cue(form) is not None
