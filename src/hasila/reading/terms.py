"""Set phrases for casualties (خسائر بشرية) in a report's words."""

from __future__ import annotations

from collections.abc import Iterator

from hasila.arabic.questions import Words, question_of
from hasila.arabic.record import record
from hasila.arabic.words import Token, splits
from hasila.lexicon.casualty_terms import CasualtyTerm, casualty_terms


@record
class Term:
    """A set phrase for casualties: its outcome, the token that its stating words start at and the token after them."""

    outcome: str
    first: int
    last: int


@question_of(casualty_terms)
def _opens_term(form: str) -> bool:
    return not casualty_terms().keys().isdisjoint([split.stem for split in splits(form)])


def terms(kept: list[Token], words: Words) -> Iterator[tuple[int, Term]]:
    """Casualty terms (خسائر بشرية), by the token they start at."""
    vocabulary = casualty_terms()
    for i in [i for i in words.where(_opens_term) if kept[i].kind == "word"]:
        for split in splits(kept[i].form):
            for term in vocabulary.get(split.stem, ()) if not split.pronoun else ():
                last = _term_end(kept, i, term)
                if last is not None:
                    stated = {"all": (i, last + 1), "first": (i, i + 1), "last": (last, last + 1)}[term.words]
                    yield i, Term(term.outcome, *stated)
                    break


_TERM_GAP = 4


def _term_end(kept: list[Token], i: int, term: CasualtyTerm) -> int | None:
    at = i + 1
    for word, loose in term.rest:
        reach = range(at, min(len(kept), at + (_TERM_GAP if loose else 1)))
        found = next((k for k in reach if kept[k].form in (word, "و" + word)), None)
        if found is None or any(kept[k].kind != "word" for k in range(at, found)):
            return None
        at = found + 1
    return at - 1
