"""How telling a word is that two reports share."""

from __future__ import annotations

from functools import cache

from hasila.lexicon.tables import rows

_BANDS = 6.0


@cache
def _bands() -> dict[str, int]:
    return {word: int(row["band"]) for row in rows("common_words.tsv") for word in row["words"].split("|")}


def weight(stemmed: str) -> float:
    """How telling a shared word is: 0 (in every second text) to 1 (in no list of common words)."""
    band = _bands().get(stemmed)
    return 1.0 if band is None else band / _BANDS
