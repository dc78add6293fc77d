"""Small words that steer a reading, by class: ``particles.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hasila.arabic.fold import fold_word
from hasila.lexicon.tables import rows


@cache
def particles() -> Mapping[str, frozenset[str]]:
    """Folded form → the classes it belongs to."""
    classes: dict[str, set[str]] = {}
    for row in rows("particles.tsv"):
        classes.setdefault(fold_word(row["word"]), set()).add(row["class"])
    return {word: frozenset(names) for word, names in classes.items()}
