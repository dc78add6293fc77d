"""Small words that steer a reading, by class: ``particles.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hasila.lexicon.tables import classes


@cache
def particles() -> Mapping[str, frozenset[str]]:
    """Folded form → the classes it belongs to."""
    return classes("particles.tsv")
