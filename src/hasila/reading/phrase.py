"""A noun phrase that may name victims: how many, of whom, in which words."""

from __future__ import annotations

from hasila.arabic.record import record
from hasila.lexicon.people import PersonForm
from hasila.lexicon.word_lists import lemmas
from hasila.model import Qualifier

BODIES = lemmas("body")
FAMILIES = lemmas("family")


@record
class Phrase:
    """Victims as a phrase names them.

    ``first:last`` are tokens; ``start:end`` original offsets of the words that state the count. ``heads`` are the
    person nouns in it. ``own`` holds the outcomes that the nouns themselves state (قتيل). ``governor`` is the
    preposition or the noun ("noun") that governs the phrase, "" where nothing does. ``rule`` names how it was read.
    """

    first: int
    last: int
    start: int
    end: int
    value: int | None
    value_max: int | None
    qualifier: Qualifier
    heads: tuple[PersonForm, ...]
    rule: str
    own: tuple[str, ...] = ()
    conjoined: bool = False
    definite: bool = False
    possessive: bool = False
    bare: bool = False
    others: bool = False
    named: bool = False
    plural: bool = True
    governor: str = ""
    counted: str = ""
    partitive: bool = False
    woman: bool = False
    head_at: int = -1

    @property
    def numbered(self) -> bool:
        """Does a count word state it (vague ones included)?"""
        return self.rule.startswith("count")
