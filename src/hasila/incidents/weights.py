"""How telling a word is that two reports share."""

from __future__ import annotations

from hasila.lexicon.common_words import common_words

_BANDS = 6.0


def weight(stemmed: str) -> float:
    """How telling a shared word is: 0 (in every second text) to 1 (in no list of common words)."""
    band = common_words().get(stemmed)
    return 1.0 if band is None else band / _BANDS
