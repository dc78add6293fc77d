"""Links between a report's figures: which repeats which, and which is a part of which, across sentences."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.reading.facts import Fact
from hasila.reading.parts import parts
from hasila.reading.passage import Passage
from hasila.reading.repeats import restate, root

__all__ = ["Fact", "link"]


def link(passage: Passage, facts: Sequence[Fact]) -> None:
    """Set ``repeats`` and ``subset_of`` of ``facts`` (in text order) in place."""
    index = {id(f.draft): i for i, f in enumerate(facts)}
    for fact in facts:
        parent = fact.draft.parent
        if parent is not None and id(parent) in index:
            fact.subset_of = index[id(parent)]
    restate(passage, facts)
    parts(passage, facts)
    for i, fact in enumerate(facts):
        fact.repeats = None if fact.repeats is None else root(facts, i)
