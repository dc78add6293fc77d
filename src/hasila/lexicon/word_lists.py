"""Short lists of words that one rule asks about: ``word_lists.tsv``."""

from __future__ import annotations

from functools import cache

from hasila.arabic.fold import fold_word
from hasila.lexicon.tables import rows


def word_list(name: str) -> tuple[str, ...]:
    """The folded words of list ``name`` in the table's order. Raises KeyError where there is no such list."""
    return tuple(fold_word(word) for word in _lists()[name])


def lemmas(name: str) -> frozenset[str]:
    """The lemmas of list ``name``, spelled as ``people.tsv`` spells them. Raises KeyError as ``word_list`` does."""
    return frozenset(_lists()[name])


@cache
def _lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    for row in rows("word_lists.tsv"):
        lists.setdefault(row["list"], []).append(row["word"])
    return lists
