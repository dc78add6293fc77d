"""Restatements: which figure of a report says again what an earlier one said."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.reading.facts import Fact, compatible, same_incident

_DISTINCT = 10  # two counts this high that are equal are one count, even where their places or days were read apart
_CLOSE = 20  # more than 100, and 101: from here on a hedge may stand for a number one apart
_LEAD = 2  # a headline and a lead name no place or a coarse one
_FAR = 15
_BACK = 20


def restate(facts: Sequence[Fact]) -> None:
    """Set ``repeats`` of ``facts`` (in text order): the first figure that states the same fact."""
    wholes: list[int] = []
    for i, fact in enumerate(facts):
        if fact.part:
            continue
        fact.repeats = next((j for j in wholes if _same_fact(facts[j], fact)), None)
        if fact.repeats is None:
            fact.repeats = _known_part(facts, i)
        if fact.repeats is None:
            fact.repeats = _companion(facts, i)
        if fact.repeats is None:
            wholes.append(i)
    _parts(facts)


def root(facts: Sequence[Fact], i: int) -> int:
    """The first statement of what figure ``i`` states."""
    while (before := facts[i].repeats) is not None:
        i = before
    return i


def _same_fact(a: Fact, b: Fact) -> bool:
    if a.outcome != b.outcome or a.assertion != b.assertion:
        return False
    if a.draft.sentence == b.draft.sentence and not _far(a, b):
        return False
    if {a.status, b.status} == {"civilian", "combatant"} or (a.demographic and b.demographic and a.demographic != b.demographic):
        return False
    if a.value is None or b.value is None:
        return False
    if a.value == 0 or b.value == 0:
        return a.value == b.value and same_incident(a, b)
    if not _equal(a, b):
        return False
    if a.value > _DISTINCT:
        return True
    lead = a.draft.sentence < _LEAD
    if a.scope != b.scope or not (same_incident(a, b) or (lead and (a.value > 1 or a.demographic))):
        return False
    return a.value > 1 or a.demographic == b.demographic or lead


def _far(a: Fact, b: Fact) -> bool:
    """In a sentence that runs on (posts leave out full stops), a number that comes again long after is told again."""
    return (a.value or 0) >= _DISTINCT and b.draft.phrase.first - a.draft.phrase.last > _FAR and not b.draft.phrase.conjoined


def _equal(a: Fact, b: Fact) -> bool:
    """Equal values; or a hedged one beside the number that it hedges (أكثر من 20, then 21)."""
    if a.value == b.value:
        return a.value_max == b.value_max
    if a.value is None or b.value is None or min(a.value, b.value) < _CLOSE or a.scope != b.scope or not same_incident(a, b):
        return False
    low, high = (a, b) if a.value < b.value else (b, a)
    return low.qualifier == "more_than" and high.value == (low.value or 0) + 1


def _known_part(facts: Sequence[Fact], i: int) -> int | None:
    """9 قتلى بينهم شرطيان; قُتل الشرطيان: a part told again by itself, where its noun is a rare one or it counts two or more."""
    fact = facts[i]
    named = {head.lemma for head in fact.draft.phrase.heads if head.kind != "classifier"}
    if not named or not fact.value or (fact.value == 1 and fact.status != "combatant"):
        return None
    for j in range(i - 1, max(-1, i - _BACK), -1):
        part = facts[j]
        if part.part and part.outcome == fact.outcome and part.value == fact.value and part.draft.sentence != fact.draft.sentence:
            if same_incident(part, fact) and named & {head.lemma for head in part.draft.phrase.heads}:
                return root(facts, j)
    return None


def _companion(facts: Sequence[Fact], i: int) -> int | None:
    """قُتل 3 وأصيب آخرون, told again: where the killed repeat the killed, the wounded beside them repeat the wounded."""
    if not i or facts[i - 1].repeats is None or facts[i].value == 0:
        return None
    fact, beside = facts[i], facts[i - 1]
    if fact.outcome == beside.outcome or fact.draft.sentence != beside.draft.sentence:
        return None
    for k in range(i - 2, -1, -1):
        if facts[k].repeats == beside.repeats or k == beside.repeats:
            for j in range(k + 1, min(i, k + 3)):
                if _stands_beside(facts[k], facts[j], fact):
                    return root(facts, j)
    return None


def _stands_beside(first: Fact, earlier: Fact, fact: Fact) -> bool:
    if earlier.draft.sentence != first.draft.sentence or earlier.outcome != fact.outcome or earlier.part or earlier.value == 0:
        return False
    return fact.value is None or earlier.value == fact.value


def _parts(facts: Sequence[Fact]) -> None:
    """A part of a total told again repeats the same part of the total's first telling."""
    seen: dict[int, list[int]] = {}
    for i, fact in enumerate(facts):
        if fact.subset_of is None or not fact.part:
            continue
        earlier = seen.setdefault(root(facts, fact.subset_of), [])
        for j in earlier:
            other = facts[j]
            if other.subset_of != fact.subset_of and _same_part(other, fact):
                fact.repeats = j
                break
        else:
            earlier.append(i)


def _same_part(a: Fact, b: Fact) -> bool:
    if a.outcome != b.outcome or not compatible(a.status, b.status) or not compatible(a.demographic, b.demographic):
        return False
    if a.value is None or b.value is None:
        return bool(a.demographic) and a.demographic == b.demographic
    return a.value == b.value
