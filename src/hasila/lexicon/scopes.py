"""Words that tell a total over many events from the count of one, by class: ``scopes.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hasila.lexicon.tables import classes


@cache
def scope_words() -> Mapping[str, frozenset[str]]:
    """Folded form → the classes it belongs to (the table's heading names them)."""
    return classes("scopes.tsv")
