"""The day that linked figures share: those that state one fact are of one day."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.model import DateMention
from hasila.reading.facts import Fact
from hasila.reading.passage import Passage
from hasila.reading.repeats import root


def shared(passage: Passage, facts: Sequence[Fact], days: Sequence[DateMention | None]) -> list[DateMention | None]:
    """``days`` of linked ``facts``, where those that state one fact share its day: one they name, or the first."""
    said: dict[int, set[DateMention]] = {}
    own = [day is not None and _within(passage, fact, day) for fact, day in zip(facts, days, strict=True)]
    for i, day in enumerate(days):
        if own[i] and day is not None and day.earliest is not None:
            said.setdefault(root(facts, i), set()).add(day)
    for i, day in enumerate(days):
        if day is not None and day.earliest is not None and root(facts, i) not in said:
            said[root(facts, i)] = {day}
    out = list(days)
    for i, fact in enumerate(facts):
        total = fact.subset_of
        found = said.get(root(facts, i if total is None else total))
        if total is not None and found and fact.scope != facts[total].scope:
            found = {day for day in found if day.earliest == day.latest}  # one event of a period is of some day of it
        found = said.get(root(facts, i)) or found
        day = days[i]
        if day is not None and day.earliest is None and day.latest is not None:
            continue  # some days before what is told with it
        if found and not own[i] and len({(day.earliest, day.latest) for day in found}) == 1:
            out[i] = min(found, key=lambda day: day.span)
    return out


def _within(passage: Passage, fact: Fact, day: DateMention) -> bool:
    first, last = passage.sentences[fact.draft.sentence]
    return passage.tokens[first].start <= day.span.start < passage.tokens[last - 1].end
