"""The total that parts told of are parts of: the one that a word for casualties means, one that waits for its verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.reading.drafts import OF_THEM, Draft
from hasila.reading.passage import Passage, between
from hasila.reading.phrase import BODIES, Phrase
from hasila.reading.subjects import more_of_the_number

if TYPE_CHECKING:
    from hasila.reading.walk import Walk


def hold_pending(walk: Walk, i: int) -> None:
    """The total stands before its verb and its parts between them: hold it until the verb comes."""
    if len(walk.pending) > 1 and walk.pending[-1].definite and more_of_the_number(*walk.pending[-2:]):
        walk.pending.pop()
    total = walk.pending.pop()
    walk.held = walk.add(total, "", None, "backward")
    walk.part_parent, walk.part_mark = walk.held, i


def mark_part_of_outcome(walk: Walk, at: int, outcome: str) -> None:
    """ومن بين القتلى 3 أطفال: note that parts of those who suffered ``outcome`` follow from token ``at`` on."""
    count = walk.passage.counts_at.get(at)
    whole = whole_of(walk, outcome, 0 if count is None or count.value is None else count.value)
    if whole is not None:
        walk.part_parent, walk.part_mark = whole, at
        return
    walk.among = (outcome, at)  # their total is not told beside them


def whole_of(walk: Walk, outcome: str, more_than: float = 0) -> Draft | None:
    """Those told last of whom ``outcome`` was told, and who are no part of others; None where there are none.

    They are ``more_than`` so many, where any that are told so near are.
    """
    wholes = [draft for draft in reversed(walk.before + walk.drafts) if draft.parent is None]
    wholes = [draft for draft in wholes if (draft.phrase.value or more_than + 1) > more_than] or wholes
    told = [draft for draft in reversed(walk.told) if draft.parent is None and draft.outcome == outcome]
    wholes = _news(walk, wholes) or _news(walk, told) or wholes
    fitting = {outcome}
    if outcome == "killed_or_wounded" and not any(draft.outcome in ("killed", outcome) for draft in wholes):
        wholes += [draft for draft in reversed(walk.told) if draft.parent is None and _several(draft.phrase)]
    if outcome == "killed_or_wounded":  # ضحايا are the dead where deaths are told
        dead = {"killed", "killed_or_wounded"} & {draft.outcome for draft in wholes}
        fitting = dead or {draft.outcome for draft in wholes}
    found = next((draft for draft in wholes if draft.outcome in fitting), None)
    if found is not None and any(head.lemma in BODIES for head in found.phrase.heads):  # 55 قتيلا، وبقيت 3 جثث
        told_with = (draft for draft in wholes if draft.sentence == found.sentence and draft.outcome in fitting)
        found = max(told_with, key=lambda draft: draft.phrase.value or 0)
    return _told_before(walk, outcome) if found is None else found


def _news(walk: Walk, wholes: list[Draft]) -> list[Draft]:
    """Those of ``wholes`` that are the news, and not what had been told before it."""
    return [draft for draft in wholes if not recounted(walk.passage, draft.sentence)]


def recounted(passage: Passage, sentence: int) -> bool:
    """وكانت حصيلة سابقة أفادت بمقتل 13: does a sentence tell what had been before the news?"""
    return passage.form(passage.sentences[sentence][0]) in _HAD_BEEN


_HAD_BEEN = frozenset({"كان", "كانت", "وكان", "وكانت", "وكانوا"})


def _told_before(walk: Walk, outcome: str) -> Draft | None:
    """The last of the figures told before with that outcome, where it counts several and is no part."""
    wholes = (draft for draft in reversed(walk.told) if draft.parent is None and _several(draft.phrase))
    return next((draft for draft in wholes if draft.outcome == outcome), None)


def of_those(passage: Passage, phrase: Phrase) -> bool:
    """قُتل 9 منهم في البلدة: so many of those told before; but of 20 منهم 5 أطفال, parts of the number itself."""
    after = phrase.last + 1
    if not phrase.numbered or passage.form(phrase.last) not in OF_THEM or after in passage.counts_at:
        return False
    return after >= len(passage.tokens) or not passage.known[after].people


def give_whole(walk: Walk, draft: Draft) -> None:
    """قُتل 9 منهم, قُتل منهم خمسة: make them a part of the last total of their outcome, told here or before."""
    phrase = draft.phrase
    some = of_those(walk.passage, phrase) or (phrase.numbered and walk.passage.form(phrase.first - 1) in OF_THEM)
    if draft.parent is not None or not some or phrase.value is None:
        return
    here = [d for d in walk.drafts if d.parent is None and d.phrase.plural and d.phrase.first < phrase.first]
    told = here or walk.told  # 160 جريحا، توفي 25 منهم: of the wounded, and of no dead told before them
    wholes = (d for d in reversed(told) if d.parent is None and d.phrase.plural)
    whole = next((d for d in wholes if d.outcome == draft.outcome), None)
    if whole is not None and smaller(phrase, whole.phrase) and not _others_between(walk, whole, phrase):
        draft.parent = whole


def _others_between(walk: Walk, whole: Draft, phrase: Phrase) -> bool:
    """رصدت القوات مسلحين وقتلت 21 منهم: does the sentence name people after the total, of whom so many are?"""
    passage = walk.passage
    after = between(passage.of_people, max(walk.first, whole.phrase.last), phrase.first)
    named = (passage.known[k].people[0] for k in after)
    return any(one.number == "pl" and one.kind != "group" and not one.outcome for one in named)


def _several(phrase: Phrase) -> bool:
    return phrase.value is None or phrase.value > _FEW


_FEW = 2  # of so many nobody says who was among them


def smaller(part: Phrase, whole: Phrase) -> bool:
    """May ``part`` be a part of ``whole``, as far as their numbers tell?"""
    return part.value is None or whole.value is None or part.value < whole.value
