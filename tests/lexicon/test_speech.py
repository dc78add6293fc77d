"""The words of speech: the tables are well formed, and their forms are found under their clitics."""

from __future__ import annotations

import pytest

from hasila.lexicon import speech
from hasila.lexicon.tables import rows

FRAMES = {"verb", "carry", "record", "object", "judge", "prep", "as"}
ACTS = {"states", "denies", "accuses", "takes_responsibility", "demands", "warns", "expects", "supposes", ""}


def test_tables_hold_known_values() -> None:
    for row in rows("speech.tsv"):
        assert row["act"] in ACTS and row["weak"] in ("", "1", "2", "3"), row
        assert row["past"] and (row["act"] or row["kind"] not in FRAMES - {"as"}), row
    for row in rows("speakers.tsv"):
        assert row["word"] and row["lemma"] and row["weak"] in ("", "1"), row


@pytest.mark.parametrize(
    ("form", "lemma", "part", "gender", "plural"),
    [
        ("قال", "قال", "past", "m", False),
        ("وقالت", "قال", "past", "f", False),
        ("وقالوا", "قال", "past", "m", True),
        ("تنفي", "نفى", "imperfect", "f", False),
        ("نفت", "نفى", "past", "f", False),
        ("مشيرا", "أشار", "participle", "m", False),
        ("ومضيفه", "أضاف", "participle", "f", False),
        ("افادنا", "أفاد", "past", "m", False),
    ],
)
def test_persons_of_a_verb(form: str, lemma: str, part: str, gender: str, plural: bool) -> None:
    found = speech.cue(form)
    assert found is not None
    assert (found.lemma, found.part, found.gender, found.plural) == (lemma, part, gender, plural)


@pytest.mark.parametrize("form", ["قلم", "مدينه", "عبر", "وسام"])
def test_other_words_are_no_cues(form: str) -> None:
    assert speech.cue(form) is None


@pytest.mark.parametrize(
    ("form", "lemma", "definite", "particle"),
    [
        ("مصادر", "مصدر", False, ""),
        ("المصدر", "مصدر", True, ""),
        ("ومصادر", "مصدر", False, "و"),
        ("للشرطه", "شرطه", True, "ل"),
        ("مراسلنا", "مراسل", False, ""),
    ],
)
def test_heads(form: str, lemma: str, definite: bool, particle: str) -> None:
    found = speech.head(form)
    assert found is not None
    assert (found.lemma, found.definite, found.particle) == (lemma, definite, particle)


def test_object_written_onto_the_verb() -> None:
    found = speech.cue_of_object("اكدته")
    assert found is not None and found.lemma == "أكد"
