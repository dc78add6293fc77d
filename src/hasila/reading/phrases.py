"""Noun phrases that may name victims: a count and its noun, a noun alone, a dual, one of several, others.

A phrase says how many and of whom; whether anything happened to them is for ``attachment`` to find.
"""

from __future__ import annotations

from collections.abc import Iterable

from hasila.arabic.record import replace
from hasila.reading import hedges
from hasila.reading.counted import counted_phrase
from hasila.reading.family_names import by_family_name, family_names
from hasila.reading.names import may_open_name, named_person
from hasila.reading.nouns import noun_phrase
from hasila.reading.passage import Passage, between
from hasila.reading.phrase import Phrase
from hasila.reading.quantified import none_of, others_phrase, quantified_phrase
from hasila.reading.surroundings import bounds_of, conjoined_at, governor_of
from hasila.reading.terms import Term

# The small words that a phrase may begin with; any other opens none, unless it is a person's name too.
_OPENING = frozenset({"quantifier", "majority", "one", "alltheirs", "other", "any"})


def phrases(passage: Passage, within: Iterable[tuple[int, int]] | None = None) -> list[Phrase]:
    """Every phrase of ``passage`` that may name victims, in order, none overlapping another.

    ``within`` are the sentences that are searched for them; all, where none are given.
    """
    opening = {*passage.counts_at, *passage.terms_at, *passage.of_people, *passage.words.where(may_open_name)}
    short = family_names(passage)
    opening |= short
    opening.update(*[passage.of_class.get(name, ()) for name in _OPENING])
    standing, out, after = sorted(opening), list[Phrase](), 0
    for first, last in passage.sentences if within is None else within:
        for i in between(standing, first, last):
            if i < after:
                continue
            phrase, after = (by_family_name(passage, i), i + 1) if i in short else _phrase(passage, i)
            if phrase is not None:
                out.append(phrase)
    return out


def _phrase(passage: Passage, i: int) -> tuple[Phrase | None, int]:
    """The phrase that starts at token ``i`` and the token to go on from."""
    count = passage.counts_at.get(i)
    if count is not None:
        return counted_phrase(passage, count)
    term = passage.terms_at.get(i)
    if term is not None:
        return _term(passage, i, term), term.last
    known = passage.known[i]
    if known.classes & {"quantifier", "majority", "one"}:
        found = quantified_phrase(passage, i)
        if found is not None:
            return found, found.last
    if "alltheirs" in known.classes:
        return None, i + 1
    if "any" in known.classes:
        found = none_of(passage, i)
        return found, i + 1 if found is None else found.last
    if "other" in known.classes:
        return others_phrase(passage, i)
    if known.people:
        found, after = noun_phrase(passage, i)
        return _hedged(passage, found), after
    return named_person(passage, i)


def _hedged(passage: Passage, phrase: Phrase | None) -> Phrase | None:
    """مقتل شخص على الأقل, شخصين على الأقل: one or two with a hedge right after the noun that tells how many."""
    if phrase is None or phrase.numbered or phrase.value is None or phrase.qualifier != "exact":
        return phrase
    hedge = hedges.after(passage.tokens, phrase.last, phrase.last + _HEDGE)
    return phrase if hedge is None or hedge.apart else replace(phrase, qualifier=hedge.qualifier)


_HEDGE = 3  # tokens of the longest one: على أقل تقدير


def _term(passage: Passage, i: int, term: Term) -> Phrase:
    start, end = passage.tokens[term.first].start, passage.tokens[term.last - 1].end
    if term.first == i:
        start = bounds_of(passage, i, i)[0]
    return Phrase(
        i,
        term.last,
        start,
        end,
        None,
        None,
        "vague",
        (),
        "term",
        own=(term.outcome,),
        definite=passage.tokens[i].form.startswith(("ال", "وال", "بال", "لل")),
        conjoined=conjoined_at(passage, i),
        governor=governor_of(passage, i),
    )
