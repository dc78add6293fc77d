"""Small words by class: the table says what each class is, and the words that decide most are in theirs."""

from __future__ import annotations

from importlib.resources import files

import pytest

from hasila.arabic.fold import fold_word
from hasila.lexicon.particles import particles
from hasila.lexicon.tables import rows


def classes(word: str) -> frozenset[str]:
    return particles().get(fold_word(word), frozenset())


def test_words_are_folded_once_and_classes_gathered() -> None:
    assert [form for form in particles() if fold_word(form) != form] == []
    gathered = {(fold_word(row["word"]), row["class"]) for row in rows("particles.tsv")}
    assert {(form, each) for form, names in particles().items() for each in names} == gathered


def test_classes_are_plain_names() -> None:
    assert [row for row in rows("particles.tsv") if not row["class"].isidentifier()] == []


def test_the_table_says_where_it_is_from() -> None:
    head = files("hasila.lexicon").joinpath("particles.tsv").read_text("utf-8").splitlines()[0]
    assert "Source" in head


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("لم", "negation"),
        ("دون", "negation"),
        ("نفى", "denial"),
        ("نفت", "denial"),
        ("لو", "hypothetical"),
        ("بينهم", "subset"),
        ("بينهن", "subset"),
        ("العديد", "quantifier"),
        ("آخرون", "other"),
        ("حصيلة", "tally"),
        ("عدد", "tally"),
        ("بلغت", "reach"),
        ("الذين", "relative"),
        ("في", "preposition"),
    ],
)
def test_words_that_decide(word: str, name: str) -> None:
    assert name in classes(word)


@pytest.mark.parametrize(
    ("one", "other"), [("negation", "subset"), ("denial", "reach"), ("quantifier", "negation"), ("tally", "denial")]
)
def test_classes_that_exclude_each_other(one: str, other: str) -> None:
    assert [form for form, names in particles().items() if {one, other} <= names] == []
