"""Persons by their family name alone: وقتل الوردي, of one whom the report has named in full before (سالم الوردي).

Only where a verb tells what befell him, or where it is announced: a verbal noun else points back (بعد مقتل الوردي).
"""

from __future__ import annotations

from hasila.arabic.stems import stem
from hasila.lexicon.common_words import common_words
from hasila.lexicon.given_names import given_names
from hasila.lexicon.speech import cue
from hasila.reading.cause_words import find
from hasila.reading.names import may_open_name
from hasila.reading.passage import Passage
from hasila.reading.phrase import Phrase
from hasila.reading.surroundings import governor_of

_RARE = 4  # the band of the common words from which on a word may be somebody's name: not الجميع
_SHORTEST = 5  # letters of a family name with its article


def family_names(passage: Passage) -> set[int]:
    """The tokens of ``passage`` that are a family name by itself, of one named in full before, told to have suffered.

    A family name has the article and follows a given name; the vocabulary knows it as nothing else.
    """
    named: dict[str, int] = {}
    for k in passage.words.where(may_open_name):
        form = passage.form(k + 1)
        if form.startswith("ال") and len(form) >= _SHORTEST and form not in named and _of_a_family(passage, k + 1):
            named[form] = k + 1
    if not named:
        return set()
    again = (i for i, form in enumerate(passage.forms) if form in named and i > named[form])
    return {i for i in again if not may_open_name(passage.form(i - 1)) and _told(passage, i)}


def _of_a_family(passage: Passage, k: int) -> bool:
    known, form = passage.known[k], passage.form(k)
    if known.people or known.outcomes or known.classes or k in passage.dated or form in given_names():
        return False
    return common_words().get(stem(form), _RARE) >= _RARE


def _told(passage: Passage, i: int) -> bool:
    """Does a verb of harm stand beside token ``i``, or a verbal noun that is announced or led to before it?"""
    before = passage.known[i - 1]
    if any(form.part == "verb" and not form.imperfect for form in before.outcomes):
        return True
    if before.outcomes:
        said = cue(passage.form(i - 2))
        led = any(find(passage, k, "result") is not None for k in (i - 2, i - 3))
        return led or (said is not None and said.part == "past")
    if not before.classes or "preposition" in before.classes or i in passage.dated:
        return False  # تصريحات فلان
    after = i + 1 + (passage.form(i + 1) == "قد")
    outcomes = passage.known[after].outcomes if after < len(passage.tokens) else ()
    return any(form.part == "verb" and not form.imperfect for form in outcomes)


def by_family_name(passage: Passage, i: int) -> Phrase:
    """The person whose family name stands at token ``i``."""
    token = passage.tokens[i]
    return Phrase(
        i, i + 1, token.start, token.end, 1, None, "exact", (), "name",
        definite=True, named=True, plural=False, governor=governor_of(passage, i),
    )
