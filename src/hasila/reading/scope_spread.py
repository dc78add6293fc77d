"""A total whose parts fell here and there is of several events: قتل 20 شخصا: 9 في حلب، 6 في حمص، 5 في درعا."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hasila.reading.passage import Passage
from hasila.reading.place_mention import FINE, PlaceMention
from hasila.reading.scope_events import of_one_event
from hasila.reading.scope_reach import in_one_event

if TYPE_CHECKING:
    from hasila.reading.facts import Fact

_BESIDE = 1  # words from a number to its place: 9 في حلب
_FEWEST = 2  # places
_SEATS = frozenset({"city", "capital"})  # as often called for the province


def spread(passage: Passage, facts: Sequence[Fact], mentions: Sequence[PlaceMention]) -> None:
    """Count the totals whose parts are each of a place of their own over several events, and so those parts
    that are of more than a town."""
    by_draft = {id(fact.draft): fact for fact in facts}
    at = {mention.outer: mention for mention in mentions}
    where: dict[int, set[str]] = {}
    towns: set[int] = set()  # the facts of a village, a town or a quarter, of a total over no stretch of time
    for fact in facts:
        whole = by_draft.get(id(fact.draft.parent))
        place = _place(passage, fact, at)
        if whole is not None and place is not None:
            where.setdefault(id(whole.draft), set()).add(place.id or place.name)
            if place.fineness >= FINE and place.kind not in _SEATS and whole.scope == "incident":
                towns.add(id(fact))
    for fact in facts:
        whole = by_draft.get(id(fact.draft.parent), fact)
        if len(where.get(id(whole.draft), ())) < _FEWEST or fact.value in (None, 1):
            continue
        fact.of_town = id(fact) in towns
        one = in_one_event(passage, whole.draft) or of_one_event(passage, whole.draft)
        if not (fact.of_town or one):
            fact.scope = "cumulative"


def _place(passage: Passage, fact: Fact, at: dict[int, PlaceMention]) -> PlaceMention | None:
    """The place that is named straight after the number, or that opens its line (حي كذا: 14 شهيدا)."""
    draft, last = fact.draft, fact.draft.phrase.last
    near = [*range(last, last + _BESIDE + 1)]
    if "listed" in draft.rules and draft.parent is not None and draft.parent.sentence < draft.sentence:
        near += range(passage.sentences[draft.sentence][0], draft.phrase.first)
    return next((at[i] for i in near if i in at), None)
