"""Words that tell a total over many events from the count of one, by class: ``scopes.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hasila.lexicon.tables import classes


@cache
def scope_words() -> Mapping[str, frozenset[str]]:
    """Folded form → the classes it belongs to (the table's heading names them)."""
    return classes("scopes.tsv")


@cache
def of_scope_class(name: str) -> frozenset[str]:
    """The folded forms of one class."""
    return frozenset(form for form, held in scope_words().items() if name in held)
