"""The words that tell a total from the count of one event (``scopes.tsv``), where they stand in a report."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic.questions import question_of
from hasila.lexicon.scopes import scope_words
from hasila.reading.passage import Passage, between

_NOTHING: frozenset[str] = frozenset()


def classes_at(passage: Passage, i: int) -> frozenset[str]:
    """The classes of the word at token ``i``; beyond the ends none."""
    return classes_of(passage.forms[i]) if 0 <= i < len(passage.forms) else _NOTHING


@question_of(scope_words)
def classes_of(form: str) -> frozenset[str]:
    """The classes in ``scopes.tsv`` of a folded word, a و before it or not."""
    words = scope_words()
    return words.get(form) or (words.get(form[1:], _NOTHING) if form.startswith("و") else _NOTHING)


def among(passage: Passage, wanted: str, first: int, last: int) -> bool:
    """Has a word in tokens ``first:last`` the class ``wanted``?"""
    return any(wanted in classes_of(passage.forms[i]) for i in steering(passage, range(first, last)))


def steering(passage: Passage, within: range) -> Sequence[int]:
    """The tokens of ``within`` that have a class."""
    return between(passage.words.where(classes_of), within.start, within.stop)
