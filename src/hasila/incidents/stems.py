"""Words as they are compared between reports: folded, without glued particles and article; and how telling each is."""

from __future__ import annotations

from functools import cache, lru_cache

from hasila.lexicon.tables import rows

_HEADS = ("وبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال")
_SHORTEST = 3  # letters that must be left: what is shorter was no particle
_BANDS = 6.0


@lru_cache(maxsize=65536)
def stem(form: str) -> str:
    """A folded word without conjunction, particle and article, as far as three letters are left. No dictionary: the
    same word always gives the same stem, which is all that comparing asks for."""
    for head in _HEADS:
        if form.startswith(head) and len(form) - len(head) >= _SHORTEST:
            return form[len(head) :]
    if form[:1] == "و" and len(form) - 1 > _SHORTEST:
        form = form[1:]
    if form[:1] in "بل" and len(form) - 1 > _SHORTEST:
        form = form[1:]
    return form


@cache
def _bands() -> dict[str, int]:
    return {word: int(row["band"]) for row in rows("common_words.tsv") for word in row["words"].split("|")}


def weight(stemmed: str) -> float:
    """How telling a shared word is: 0 (in every second text) to 1 (in no list of common words)."""
    band = _bands().get(stemmed)
    return 1.0 if band is None else band / _BANDS
