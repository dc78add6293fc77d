"""Restatements: which figure of a report says again what an earlier one said."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.reading.facts import Fact, compatible, same_incident, scale
from hasila.reading.named import name_of
from hasila.reading.passage import Passage

_DISTINCT = 10  # two counts this high that are equal are one count, even where their places or days were read apart
_CLOSE = 20  # more than 100, and 101: from here on a hedge may stand for a number one apart
_LEAD = 2  # a headline and a lead name no place or a coarse one
_FAR = 15
_SOME = frozenset({"بعض", "وبعض"})
_BACK = 20
_FIGURES = 60  # how far back, in figures, a pair is looked for


def restate(passage: Passage, facts: Sequence[Fact]) -> None:
    """Set ``repeats`` of ``facts`` (in text order): the first figure that states the same fact."""
    _two_others(passage, facts)
    told = _Told(passage)
    for i, fact in enumerate(facts):
        if fact.part:
            continue
        if not _more(passage, facts, i):
            fact.repeats = told.before(facts, fact)
            if fact.repeats is None:
                fact.repeats = _known_part(facts, i)
            if fact.repeats is None:
                fact.repeats = _companion(facts, i)
        if fact.repeats is None:
            told.add(i, fact)
        else:
            told.restated.add((fact.draft.sentence, fact.repeats))
    _parts(facts)


def _two_others(passage: Passage, facts: Sequence[Fact]) -> None:
    """مقتل شخص وإصابة آخرين⏎ ... وأصيب اثنان آخران: a headline's others, spelled alike for two and for more, are two
    where its lead counts them so. In place."""
    for i, fact in enumerate(facts):
        phrase = fact.draft.phrase
        if fact.draft.sentence or phrase.rule != "others" or passage.form(phrase.first) != _OTHERS:
            continue
        told = next((f for f in facts[i + 1 :] if f.outcome == fact.outcome and f.draft.sentence), None)
        if told is None or told.draft.sentence > _LEAD or told.value != _TWO:
            continue
        if "other" in passage.classes(told.draft.phrase.last) | passage.classes(told.draft.phrase.last - 1):
            fact.value, fact.qualifier = _TWO, "exact"


_OTHERS = "اخرين"
_TWO = 2


class _Told:
    """The figures told so far that restate none, by outcome and value, so that each new one meets only its like."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.alike: dict[tuple[str, int], list[int]] = {}
        self.headlines: list[int] = []
        self.restated: set[tuple[int, int]] = set()  # one sentence says a thing once

    def add(self, i: int, fact: Fact) -> None:
        """Remember figure ``i``."""
        if fact.value is not None:
            self.alike.setdefault((fact.outcome, fact.value), []).append(i)
        if fact.draft.sentence == 0:
            self.headlines.append(i)

    def before(self, facts: Sequence[Fact], fact: Fact) -> int | None:
        """The first figure told so far that states the same fact as ``fact``."""
        if fact.value is None:
            return _headlined(self.passage, facts, self.headlines[:_BACK], fact)
        near = (self.alike.get((fact.outcome, fact.value + step), [])[:_BACK] for step in (-1, 0, 1))
        like = (j for found in near for j in found if (fact.draft.sentence, j) not in self.restated)
        same = (j for j in like if _same_fact(facts[j], fact) and not self._others(facts[j], fact))
        return min(same, default=None)

    def _others(self, a: Fact, b: Fact) -> bool:
        """Are they two persons of different names?"""
        names = [name_of(self.passage, fact.draft.phrase) for fact in (a, b)]
        return all(names) and not set(names[0]) & set(names[1])


def _more(passage: Passage, facts: Sequence[Fact], i: int) -> bool:
    """قُتل جنديان آخران, with nobody before them in the sentence: others than those told before it."""
    phrase = facts[i].draft.phrase
    if facts[i].outcome != "killed":
        return False
    order = _order(passage, facts[i])
    if order and not any(_order(passage, fact) == order for fact in facts[:i][-_BACK:]):
        return True
    if not (phrase.others or "other" in passage.classes(phrase.last) or "other" in passage.classes(phrase.last - 1)):
        return False
    return not i or facts[i - 1].draft.sentence != facts[i].draft.sentence


def _order(passage: Passage, fact: Fact) -> int:
    """استشهاد طفل ثان: which one of several he is, 0 where it is not told."""
    if passage.form(fact.draft.phrase.last) == "ثان":
        return 2
    count = passage.counts_at.get(fact.draft.phrase.last)
    ordinal = count is not None and count.no_count == "ordinal" and fact.value == 1
    return int(count.value or 0) if ordinal and count is not None else 0


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
    if {a.status, b.status} == {"civilian", "combatant"} or (
        a.demographic and b.demographic and a.demographic != b.demographic
    ):
        return False
    if a.value is None or b.value is None or _attackers(a) != _attackers(b):
        return False
    if a.value == 0 or b.value == 0:
        return a.value == b.value and same_incident(a, b)
    if not _equal(a, b):
        return False
    if a.value > _DISTINCT:
        return True
    if a.scope != b.scope:
        return False
    lead = a.draft.sentence < _LEAD
    if same_incident(a, b):
        return a.value > 1 or a.demographic == b.demographic or lead
    return lead and (a.value > 1 or (bool(a.demographic) and a.demographic == b.demographic) or _heads_lead(a, b))


def _attackers(fact: Fact) -> bool:
    """قُتل أربعة من المهاجمين: those who did it, and none of those to whom they did it."""
    return any(head.lemma == "مهاجم" for head in fact.draft.phrase.heads)


def _heads_lead(a: Fact, b: Fact) -> bool:
    """مقتل مدني in a headline, قتل مدني in the sentence after it: one man, wherever the two were placed."""
    lemmas = [{head.lemma for head in fact.draft.phrase.heads if head.kind != "classifier"} for fact in (a, b)]
    return (a.draft.sentence, b.draft.sentence) == (0, 1) and bool(lemmas[0] & lemmas[1])


def _far(a: Fact, b: Fact) -> bool:
    """In a sentence that runs on (posts leave out full stops), a number that comes again long after is told again."""
    return (
        (a.value or 0) >= _DISTINCT
        and b.draft.phrase.first - a.draft.phrase.last > _FAR
        and not b.draft.phrase.conjoined
    )


def _equal(a: Fact, b: Fact) -> bool:
    """Equal values; or a hedged one beside the number that it hedges (أكثر من 20, then 21)."""
    if a.value == b.value:
        return a.value_max == b.value_max
    if (
        a.value is None
        or b.value is None
        or min(a.value, b.value) < _CLOSE
        or a.scope != b.scope
        or not same_incident(a, b)
    ):
        return False
    low, high = (a, b) if a.value < b.value else (b, a)
    return low.qualifier == "more_than" and high.value == (low.value or 0) + 1


def _headlined(passage: Passage, facts: Sequence[Fact], headlines: Sequence[int], fact: Fact) -> int | None:
    """7 جرحى in a headline, then سقط جرحى: the lead says again, without its number, what the headline counted."""
    if fact.draft.phrase.others or not 0 < fact.draft.sentence <= _LEAD:
        return None
    if passage.form(fact.draft.phrase.first) in _SOME:
        return None
    for j in headlines:
        first = facts[j]
        alike = (first.outcome, first.scope, first.assertion) == (fact.outcome, fact.scope, fact.assertion)
        enough = (first.value or 0) > max(1, scale(passage, fact))  # عشرات are no three
        known = first.status == "combatant" or fact.status != "combatant"  # 21 قتيلا are not yet the fighters killed
        if alike and enough and known and same_incident(first, fact) and compatible(first.status, fact.status):
            return j
    return None


def _known_part(facts: Sequence[Fact], i: int) -> int | None:
    """9 قتلى بينهم شرطيان; قُتل الشرطيان: a part told again by itself, where it is a fighter or counts two or more."""
    fact = facts[i]
    named = {head.lemma for head in fact.draft.phrase.heads if head.kind != "classifier"}
    if not named or not fact.value or (fact.value == 1 and fact.status != "combatant"):
        return None
    for j in range(i - 1, max(-1, i - _BACK), -1):
        part = facts[j]
        alike = part.part and (part.outcome, part.value) == (fact.outcome, fact.value)
        apart = part.draft.sentence != fact.draft.sentence
        if alike and apart and same_incident(part, fact) and named & {head.lemma for head in part.draft.phrase.heads}:
            return root(facts, j)
    return None


def _companion(facts: Sequence[Fact], i: int) -> int | None:
    """قُتل 3 وأصيب آخرون, told again: where the killed repeat the killed, the wounded beside them repeat the wounded."""
    if not i or facts[i - 1].repeats is None or facts[i].value == 0:
        return None
    fact, beside = facts[i], facts[i - 1]
    if fact.outcome == beside.outcome or fact.draft.sentence != beside.draft.sentence:
        return None
    for k in range(i - 2, max(-1, i - _FIGURES), -1):
        if facts[k].repeats == beside.repeats or k == beside.repeats:
            for j in range(k + 1, min(i, k + 3)):
                if _stands_beside(facts[k], facts[j], fact):
                    return root(facts, j)
    return None


def _stands_beside(first: Fact, earlier: Fact, fact: Fact) -> bool:
    if (
        earlier.draft.sentence != first.draft.sentence
        or (earlier.outcome, earlier.assertion) != (fact.outcome, fact.assertion)
        or earlier.part
        or earlier.value == 0
    ):
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
            if _told_again(other, fact) or (other.subset_of != fact.subset_of and _same_part(other, fact)):
                fact.repeats = j
                break
        else:
            earlier.append(i)


def _told_again(a: Fact, b: Fact) -> bool:
    """قُتل 9 بينهم 3 أطفال ... من بين القتلى 3 أطفال: are both, of one total, told in the same words?"""
    nouns = [{head.lemma for head in fact.draft.phrase.heads if head.kind != "classifier"} for fact in (a, b)]
    alike = (a.outcome, a.value, a.demographic) == (b.outcome, b.value, b.demographic)
    return alike and a.draft.sentence != b.draft.sentence and bool(nouns[0] & nouns[1])


def _same_part(a: Fact, b: Fact) -> bool:
    if a.outcome != b.outcome or not compatible(a.status, b.status) or not compatible(a.demographic, b.demographic):
        return False
    if a.value is None or b.value is None:
        return bool(a.demographic) and a.demographic == b.demographic
    return a.value == b.value
