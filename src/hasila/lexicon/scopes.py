"""Words that tell a total over many events from the count of one, by class: ``scopes.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hasila.arabic.fold import fold_word
from hasila.lexicon.tables import rows


@cache
def scope_words() -> Mapping[str, frozenset[str]]:
    """Folded form → the classes it belongs to (the table's heading names them)."""
    classes: dict[str, set[str]] = {}
    for row in rows("scopes.tsv"):
        classes.setdefault(fold_word(row["word"]), set()).add(row["class"])
    return {word: frozenset(names) for word, names in classes.items()}
