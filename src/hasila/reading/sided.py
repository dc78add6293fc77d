"""Who the victims were, by the armed side that they are said to be of: 4 من حركة كذا, قتيل لجماعة كذا."""

from __future__ import annotations

from hasila.lexicon.actors import actor
from hasila.reading.affiliations import Sides, affiliation_of
from hasila.reading.belonging import side_at
from hasila.reading.drafts import Draft
from hasila.reading.passage import Passage

_ARMED = frozenset({
    "armed_group", "paramilitary", "umbrella", "state_force", "police", "internal_security", "coalition",
    "border_guard", "private_military", "intelligence", "peacekeepers",
})


def of_side(passage: Passage, draft: Draft, sides: Sides) -> str:
    """Combatant, where one of the armed ``sides`` of the report stands beside those whom ``draft`` counts as theirs."""
    phrase = draft.phrase
    if not sides.mentions or any(head.kind == "kin" for head in phrase.heads):
        return ""  # نجل قائد في الجماعة
    side = affiliation_of(passage, phrase.last, sides, phrase.first)
    if side is None or side.span.start < passage.tokens[phrase.first].start:
        return ""  # a nation's army named before is no word on its people
    return "combatant" if _armed(side.actor) else ""


def armed_at(passage: Passage, i: int, sides: Sides) -> bool:
    """Does the word at token ``i`` name an armed side, or one of its people?"""
    mention = sides.starts.get(i)
    return bool(side_at(passage, i)) or (mention is not None and mention.kind == "actor" and _armed(mention.actor))


def _armed(key: str | None) -> bool:
    known = actor(key) if key else None
    return known is not None and known.type in _ARMED
