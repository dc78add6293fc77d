"""Set phrases for casualties that hold no person noun: ``casualty_terms.tsv``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hasila.arabic.fold import fold_word
from hasila.arabic.record import record
from hasila.lexicon.tables import rows


@record
class CasualtyTerm:
    """What follows the first word: folded words, each with whether others may stand before it.

    ``words`` says which words of the term state the outcome: "all", the "first" or the "last".
    """

    outcome: str
    rest: tuple[tuple[str, bool], ...]
    words: str


@cache
def casualty_terms() -> Mapping[str, tuple[CasualtyTerm, ...]]:
    """Folded first word (no clitics) → the terms it may start, the longest first."""
    terms: dict[str, list[CasualtyTerm]] = {}
    for row in rows("casualty_terms.tsv"):
        words, rest, loose = row["term"].split(), [], False
        for word in words[1:]:
            if word == "...":
                loose = True
            else:
                rest.append((fold_word(word), loose))
                loose = False
        first = fold_word(words[0]).removeprefix("ال")
        terms.setdefault(first, []).append(CasualtyTerm(row["outcome"], tuple(rest), row["words"]))
    return {first: tuple(sorted(found, key=lambda t: -len(t.rest))) for first, found in terms.items()}
