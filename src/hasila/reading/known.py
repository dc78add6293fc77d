"""What the vocabulary knows of a written word: people, outcomes and small words, under the splits its letters allow."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from hasila.arabic.memo import remembered
from hasila.arabic.questions import question_of
from hasila.arabic.record import record
from hasila.arabic.words import Split, splits
from hasila.lexicon.given_names import given_names
from hasila.lexicon.outcomes import OutcomeForm, outcome_forms
from hasila.lexicon.particles import particles
from hasila.lexicon.people import PersonForm, asked, counted, people, readings
from hasila.lexicon.word_lists import word_list


@record
class Known:
    """What the vocabulary knows of a written word: each list with the split that it was found under."""

    people: tuple[PersonForm, ...]
    person_split: Split | None
    outcomes: tuple[OutcomeForm, ...]
    outcome_split: Split | None
    classes: frozenset[str]
    particle_split: Split | None


NOTHING = Known((), None, (), None, frozenset(), None)
_PRONOMINAL = frozenset({"pronominal"})  # a preposition with its own object: خلالها, عليهم


def known(form: str, written: str = "") -> Known:
    """Look a folded word up under every split its letters allow; a whole word is preferred to a split one.

    ``written`` is its last letter as the report spells it where folding has made two letters one (ة, ه), else "".
    """
    return _known(form) if not written else known_as_written(form + written)


@remembered
def known_as_written(form: str) -> Known:
    """As ``known``, of a form that its last letter as written follows."""
    return _find(form[:-1], form[-1])


@remembered
def _known(form: str) -> Known:
    return _find(form, "")


def _find(form: str, written: str) -> Known:
    outcomes, small = outcome_forms(), particles()
    if not may_be_known(form):
        return NOTHING
    found = readings(form, written)
    person_split = found[0].split if found else None
    found_outcomes: tuple[OutcomeForm, ...] = ()
    classes: frozenset[str] = frozenset()
    outcome_split = particle_split = None
    for split in splits(form):
        if not found_outcomes and split.stem in outcomes and not (split.conjunction and _whole(form)):
            fitting = tuple(o for o in outcomes[split.stem] if _fits(o, split))
            if fitting:
                found_outcomes, outcome_split = fitting, split
        plain = not split.article and not split.pronoun and (not split.particle or len(split.stem) > 2)
        plain &= split.particle != "س" or split.stem[0] in _PERSONS  # سيصل; but سامر is a name
        theirs = bool(split.particle) and split.stem == "هما"  # بهما, لهما: both of them, and no مهما or كلما
        if not classes and plain and split.stem in small and not theirs:
            classes, particle_split = small[split.stem], split
        if not classes and split.pronoun and "preposition" in small.get(split.stem, ()):
            classes, particle_split = _PRONOMINAL, split
    if not (found or found_outcomes or classes):
        return NOTHING
    entries = tuple(f.entry for f in found if f.split == person_split)
    return Known(entries, person_split, found_outcomes, outcome_split, classes, particle_split)


_PERSONS = "يتن"  # the first letters of a verb that is to come


def _whole(form: str) -> bool:
    """Is its first letter the word's own, though what follows it would state an outcome: وصفت, وحيد?"""
    return form in _WHOLE or form in given_names()


_WHOLE = frozenset(word_list("whole"))


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    """Every stem that ``known`` may find something under."""
    return frozenset((*people(), *outcome_forms(), *particles()))


@question_of(_vocabulary)
def may_be_known(form: str) -> bool:
    """Is a stem of a folded word in the vocabulary? A quick no for most words."""
    return not _vocabulary().isdisjoint([split.stem for split in splits(form)])


def _fits(outcome: OutcomeForm, split: Split) -> bool:
    if outcome.part == "noun":
        return split.particle != "س"
    if split.article or split.particle in ("ب", "ك") or (outcome.owned and not split.pronoun):
        return False
    if split.particle == "ل" and not split.pronoun and (outcome.feminine or outcome.agreement != "sg"):
        return True  # لو انفجرت لقتلت عشرات; but لإصابته is the verbal noun
    return outcome.imperfect if split.particle else True


@lru_cache(maxsize=16384)
def counted_people(form: str) -> tuple[tuple[PersonForm, ...], Split | None]:
    """Forms that name people only right after a number (13 سوريا), with their split."""
    return in_table(counted(), form) or in_table(asked(), form) or ((), None)


def in_table(
    table: Mapping[str, tuple[PersonForm, ...]], form: str, *, joined: bool = False
) -> tuple[tuple[PersonForm, ...], Split | None] | None:
    """The entries of ``table`` for a folded word, with its split; ``joined``: also after a conjunction."""
    for split in splits(form):
        if split.stem in table and not (split.particle or split.pronoun or (split.conjunction and not joined)):
            entries = tuple(entry for entry in table[split.stem] if not entry.construct)
            if entries:
                return entries, split
    return None
