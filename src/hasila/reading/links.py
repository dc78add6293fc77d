"""Links between a report's figures: which repeats which, and which is a part of which, across sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from hasila.reading.day_mentions import turns_of
from hasila.reading.facts import Fact, join
from hasila.reading.parts import parts
from hasila.reading.passage import Passage
from hasila.reading.repeats import restate, root
from hasila.reading.rows import by_kinds, by_places, by_rank

__all__ = ["Fact", "link"]


def link(passage: Passage, facts: Sequence[Fact]) -> None:
    """Set ``repeats`` and ``subset_of`` of ``facts`` (in text order) in place, and the scope that follows from them."""
    index = {id(f.draft): i for i, f in enumerate(facts)}
    for fact in facts:
        parent = fact.draft.parent
        if parent is None or id(parent) not in index:
            continue
        if _more_than(fact, facts[index[id(parent)]]):
            fact.draft.parent = None
        else:
            join(facts, fact, index[id(parent)])
    _of_both(facts)
    restate(passage, facts)
    parts(passage, facts)
    _of_another_matter(passage, facts)
    by_places(facts)
    by_rank(passage, facts)
    by_kinds(passage, facts)
    for i, fact in enumerate(facts):
        fact.repeats = None if fact.repeats is None else root(facts, i)
    _over_events(facts)
    _told_again(facts)


def _of_another_matter(passage: Passage, facts: Sequence[Fact]) -> None:
    """ثلاثة قتلى في النزاع. وفي سياق منفصل توفي شخصان: what a report turns to is no part of the one event before."""
    turns = turns_of(passage)
    for fact in facts if turns else ():
        whole = None if fact.subset_of is None or fact.part else facts[fact.subset_of]
        if whole is not None and whole.scope == "incident":
            apart = bisect_left(turns, fact.draft.phrase.first) != bisect_left(turns, whole.draft.phrase.first)
            fact.subset_of = None if apart else fact.subset_of


def _of_both(facts: Sequence[Fact]) -> None:
    """20 إصابة بين المدنيين: 9 قتلى و11 جريحا: casualties (إصابة) that the dead and the wounded make up are both."""
    for i, total in enumerate(facts):
        parts = [fact for fact in facts[i + 1 : i + 1 + _BOTH] if fact.subset_of == i] if total.value else []
        if total.outcome == "wounded" and {fact.outcome for fact in parts} == {"killed", "wounded"}:
            total.outcome = "killed_or_wounded" if sum(fact.value or 0 for fact in parts) == total.value else "wounded"


_BOTH = 2


def _told_again(facts: Sequence[Fact]) -> None:
    """A headline's number (432 قتيلا في المعارك) is of as many events as the sum that it is told to be (منذ نيسان)."""
    for fact in facts:
        first = None if fact.repeats is None else facts[fact.repeats]
        if first is not None and fact.scope == "cumulative" and first.draft.sentence == 0:
            first.scope = "cumulative"


def _more_than(fact: Fact, total: Fact) -> bool:
    """Is it more people than the total it would be part of?"""
    top = total.value if total.value_max is None else total.value_max
    return top is not None and (fact.value or 0) > top


def _over_events(facts: Sequence[Fact]) -> None:
    """A total whose parts befell in several places is one over several events, and so are its restatements."""
    places: dict[int, set[str]] = {}
    for fact in facts:
        if fact.subset_of is not None and (not fact.part or fact.told_apart) and fact.place_key and not fact.risen:
            places.setdefault(root(facts, fact.subset_of), set()).add(fact.place_key)
    over = {i for i, keys in places.items() if len(keys) > 1}
    for i, fact in enumerate(facts):
        if root(facts, i) in over:
            fact.scope = "cumulative"
    for fact in facts:
        listed = fact.part and not fact.told_apart and fact.value != 1
        if listed and fact.subset_of is not None and root(facts, fact.subset_of) in over:
            fact.scope = "cumulative"
