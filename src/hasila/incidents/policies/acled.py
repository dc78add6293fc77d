"""ACLED-like: the most conservative figure, until a higher one is corroborated.

Source: ACLED, "Fatalities" (uses and limitations of its data, as of 7 May 2024): where reports differ or the estimate
is vague, the most conservative one available is taken, and the total is revised either way when better information
comes; "tens" is coded 10, "dozens" 12, "hundreds" 100. Not checked against its words: 3 for "several" and "many"
(``policies.tsv``), as its rules for numbers unknown were not at hand. What better information is, is Hasila's own
reading: a value that two or more origins state.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from hasila.arabic.fold import fold_word
from hasila.arabic.stems import stem
from hasila.incidents.policies.candidates import Candidate, Ends, backers, highest, lowest, numbered
from hasila.lexicon.tables import rows

_CORROBORATED = 2


def acled(candidates: Sequence[Candidate]) -> Ends:
    """Low and best: the highest value that two origins state, else the lowest; a vague word only where no number is."""
    given = numbered(candidates)
    if not given:
        return _vague(candidates)
    low = lowest(given)
    sure = [value for value, origins in backers(given).items() if origins >= _CORROBORATED]
    best = max(sure) if sure else None if low is None else low.value
    return Ends(low, highest(given), best, "" if sure else "uncorroborated: the lowest")


def _vague(candidates: Sequence[Candidate]) -> Ends:
    values = [next((v for w in c.words if (v := _values().get(w))), _values()["*"]) for c in candidates if c.words]
    return Ends(None, None, min(values), "a word, not a number") if values else Ends(None, None, None)


@cache
def _values() -> dict[str, int]:
    return {stem(fold_word(row["word"])): int(row["value"]) for row in rows("policies.tsv") if row["policy"] == "acled"}
