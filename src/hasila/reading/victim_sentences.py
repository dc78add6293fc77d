"""Which sentences may tell of victims: only these are read for phrases, and walked.

A phrase suffers something where its sentence states an outcome, by a verb, a verbal noun or a noun of its own (قتيل),
or where it takes up victims told of before (بينهم طفلان، معظمهم من النساء).
"""

from __future__ import annotations

from collections.abc import Sequence

from hasila.reading.counted import CASES
from hasila.reading.itemised import items
from hasila.reading.passage import Passage, between
from hasila.reading.phrase import BODIES
from hasila.reading.trigger import Trigger

_TAKING_UP = ("subset", "majority")
OF_THEM = frozenset({"منهم", "منهن", "بينهم", "منهما"})
"""What says after a number that it counts some of those named before."""


def victim_sentences(passage: Passage, pulled: Sequence[Trigger]) -> list[tuple[int, int]]:
    """The sentences of ``passage``, as token ranges in order, that may tell of victims; ``pulled`` are its triggers."""
    stating = sorted({*(t.at for t in pulled), *passage.terms_at, *_nouns(passage), *_cases(passage)})
    out: list[tuple[int, int]] = []
    listed = items(passage)
    for number, (first, last) in enumerate(passage.sentences):
        states = between(stating, first, last)
        follows = number in listed or _takes_up(passage, first, last) if out else _goes_ahead(passage, stating, number)
        if states or follows:
            out.append((first, last))
    return out


def _goes_ahead(passage: Passage, stating: Sequence[int], number: int) -> bool:
    """بينهم أطفال.. 5 قتلى في غارة: does a headline name those among victims of whom it tells right after?"""
    if number + 1 >= len(passage.sentences) or not between(stating, *passage.sentences[number + 1]):
        return False
    return passage.form(passage.sentences[number][0]) in OF_THEM | {"من"} and _takes_up(
        passage, *passage.sentences[number]
    )


def _nouns(passage: Passage) -> list[int]:
    """The person nouns that state an outcome by themselves."""
    known = passage.known
    return [i for i in passage.of_people if any(p.outcome or p.lemma in BODIES for p in known[i].people)]


def _cases(passage: Passage) -> list[int]:
    """The counted words that are cases of an outcome (18 وفاة)."""
    return [count.first for count in passage.counts if passage.form(count.last) in CASES]


def _takes_up(passage: Passage, first: int, last: int) -> bool:
    if any(between(passage.of_class.get(name, ()), first, last) for name in _TAKING_UP):
        return True
    return not OF_THEM.isdisjoint(passage.forms[first:last])
