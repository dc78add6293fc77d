"""Links between a report's figures: which repeats which, and which is a part of which, across sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hasila.reading.attachment import Draft


@dataclass(eq=False)
class Fact:
    """A draft settled: its value and outcome as they will stand, with its links as indices into the report's list."""

    draft: Draft
    outcome: str
    value: int | None
    value_max: int | None
    qualifier: str
    assertion: str
    status: str
    demographic: str
    scope: str
    place_key: str = ""
    day_key: str = ""
    paragraph: int = 0
    subset_of: int | None = None
    repeats: int | None = None
    rules: list[str] = field(default_factory=list)

    @property
    def part(self) -> bool:
        return self.draft.parent is not None


def link(facts: Sequence[Fact]) -> None:
    """Set ``repeats`` and ``subset_of`` of ``facts`` (in text order) in place."""
    index = {id(f.draft): i for i, f in enumerate(facts)}
    for fact in facts:
        parent = fact.draft.parent
        if parent is not None and id(parent) in index:
            fact.subset_of = index[id(parent)]
    for i, fact in enumerate(facts):
        fact.repeats = _repeated(facts, i)
    _parts_of_both(facts)
    _sums(facts)
    _after_rise(facts)


def _root(facts: Sequence[Fact], i: int) -> int:
    while facts[i].repeats is not None:
        i = facts[i].repeats  # type: ignore[assignment]
    return i


def _repeated(facts: Sequence[Fact], i: int) -> int | None:
    """The first earlier figure that states the same fact as figure ``i``."""
    fact = facts[i]
    for j in range(i):
        earlier = facts[j]
        if earlier.repeats is None and _same_fact(facts, j, i):
            return j
    return None


def _same_fact(facts: Sequence[Fact], j: int, i: int) -> bool:
    a, b = facts[j], facts[i]
    if a.outcome != b.outcome or a.assertion != b.assertion or a.scope != b.scope:
        return False
    if a.draft.sentence == b.draft.sentence and not _restates(a, b):
        return False
    if not _compatible(a.place_key, b.place_key) or not _compatible(a.day_key, b.day_key):
        return False
    if a.demographic != b.demographic and (a.part or b.part or (a.demographic and b.demographic)):
        return False
    if {a.status, b.status} == {"civilian", "combatant"}:
        return False
    if a.part != b.part and not (a.value == b.value and a.demographic):
        return False
    if a.value is None or b.value is None:
        return (a.value is None and b.value is None) or (a.value is None and not a.part and not b.part)
    if a.value == b.value and a.value_max == b.value_max:
        return a.value > 1 or a.demographic == b.demographic
    return False


def _restates(a: Fact, b: Fact) -> bool:
    return False


def _compatible(a: str, b: str) -> bool:
    return not a or not b or a == b


def _parts_of_both(facts: Sequence[Fact]) -> None:
    """Killed and wounded that follow a count of both are its parts: 16 killed and wounded; 4 killed, 12 wounded."""
    for i, total in enumerate(facts):
        if total.outcome != "killed_or_wounded" or total.part or total.repeats is not None or total.assertion != "asserted" or total.value == 0:
            continue
        if total.value is None and (total.draft.sentence > _LEAD or total.scope == "cumulative"):
            continue
        left = total.value
        for part in facts[i + 1 :]:
            if not _may_be_part(part, total) or part.repeats is not None:
                continue
            if left is not None and part.value is not None:
                if part.value > left or (left < 1 and part.value):
                    continue
                left -= part.value
            part.subset_of = i


_LEAD = 1


def _may_be_part(part: Fact, total: Fact) -> bool:
    if part.outcome not in ("killed", "wounded") or part.subset_of is not None or part.scope != total.scope:
        return False
    if part.value == 0 or (part.value is None and total.value is not None) or not _compatible(part.place_key, total.place_key):
        return False
    return _compatible(part.day_key, total.day_key)


def _sums(facts: Sequence[Fact]) -> None:
    """77, 40 and 4 that make 121: figures before a total that add up to it are its parts."""
    for i, total in enumerate(facts):
        if total.value is None or total.value < _SMALLEST_SUM or total.subset_of is not None:
            continue
        open_parts = [
            j for j in range(i)
            if facts[j].outcome == total.outcome and facts[j].value and facts[j].subset_of is None
            and facts[j].repeats is None and not facts[j].part
        ]
        for size in range(2, len(open_parts) + 1):
            chosen = open_parts[-size:]
            if sum(facts[j].value or 0 for j in chosen) == total.value:
                for j in chosen:
                    facts[j].subset_of = i
                break


_SMALLEST_SUM = 3


def _after_rise(facts: Sequence[Fact]) -> None:
    """ارتفع العدد إلى 60 بعد وفاة شاب: the one who died is of the toll that rose."""
    for i, (toll, one) in enumerate(zip(facts, facts[1:], strict=False)):
        tallied = any(rule in ("tally", "own-outcome", "rise") for rule in toll.draft.rules)
        if tallied and toll.value is not None and one.value == 1 and toll.value > 1 and one.outcome == toll.outcome and not one.part:
            if toll.draft.sentence == one.draft.sentence and one.subset_of is None and one.draft.trigger is not toll.draft.trigger:
                one.subset_of = i
