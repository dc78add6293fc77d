"""The words that news shares whatever it tells of, from ``common_words.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hasila.lexicon.tables import rows


@cache
def common_words() -> Mapping[str, int]:
    """Stem (as ``arabic.stems`` makes it) → band, from 0 (in every second text) to 5 (in one of two hundred)."""
    return {word: int(row["band"]) for row in rows("common_words.tsv") for word in row["words"].split("|")}
