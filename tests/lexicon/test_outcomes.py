"""The words that state an outcome: the table is well formed, and the forms a report uses are found."""

from __future__ import annotations

from collections import defaultdict
from typing import get_args

import pytest

from hasila.arabic.fold import fold_word
from hasila.lexicon.outcomes import Agreement, OutcomeForm, Part, Victim, outcome_forms
from hasila.lexicon.tables import rows
from hasila.model import Outcome

TABLE = list(rows("outcomes.tsv"))


def found(word: str, outcome: str = "") -> OutcomeForm:
    return next(each for each in outcome_forms()[fold_word(word)] if outcome in ("", each.outcome))


@pytest.mark.parametrize(
    ("column", "allowed"),
    [("part", set(get_args(Part))), ("outcome", set(get_args(Outcome))), ("victim", set(get_args(Victim)))],
)
def test_cells_hold_allowed_values(column: str, allowed: set[str]) -> None:
    assert [row["word"] for row in TABLE if row[column].partition(":")[0] not in allowed] == []


def test_a_preposition_stands_with_prep_only() -> None:
    assert [r["word"] for r in TABLE if (r["victim"].partition(":")[0] == "prep") != (":" in r["victim"])] == []


def test_nouns_have_no_present() -> None:
    assert [row["word"] for row in TABLE if row["part"] == "noun" and row["present"]] == []


def test_what_waits_behind_a_completer_has_one() -> None:
    assert [row["word"] for row in TABLE if row["victim"] == "after" and not row["completer"]] == []


def test_every_outcome_has_its_words() -> None:
    assert {row["outcome"] for row in TABLE} == set(get_args(Outcome))


def test_forms_are_folded() -> None:
    assert [form for form in outcome_forms() if fold_word(form) != form] == []


def test_completers_and_agreement_are_as_the_reading_expects() -> None:
    for entries in outcome_forms().values():
        for each in entries:
            assert each.agreement in get_args(Agreement)
            assert all(fold_word(word) == word for word in each.completers)
            assert bool(each.preposition) == (each.victim == "prep")


def test_one_spelling_of_a_word_has_one_outcome_unless_its_completers_tell() -> None:
    """قضى عليه and قضى نحبه kill both; فقد is a loss of life, of a limb or of a trace."""
    outcomes: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in TABLE:
        if not row["completer"]:
            outcomes[fold_word(row["word"]), row["part"], row["victim"]].add(row["outcome"])
    assert {key: said for key, said in outcomes.items() if len(said) > 1} == {}


@pytest.mark.parametrize(
    ("word", "outcome", "agreement"),
    [
        ("قُتل", "killed", "sg"),
        ("قُتلوا", "killed", "pl"),
        ("قُتلا", "killed", "du"),
        ("قُتلتا", "killed", "du"),
        ("قُتلن", "killed", "pl"),
        ("يُقتلون", "killed", "pl"),
        ("استشهدوا", "killed", "pl"),
        ("أصيبت", "wounded", "sg"),
        ("أصيبوا", "wounded", "pl"),
        ("قضوا", "killed", "pl"),
        ("اعتقلت", "detained", "sg"),
        ("اختطفا", "abducted", "du"),
        ("نزحوا", "displaced", "pl"),
        ("استسلم", "surrendered", "sg"),
    ],
)
def test_persons_of_a_verb(word: str, outcome: str, agreement: str) -> None:
    assert found(word, outcome).agreement == agreement


def test_feminine_and_imperfect_are_marked() -> None:
    assert found("قتلت").feminine
    assert not found("قتل").feminine
    assert found("يصاب", "wounded").imperfect
    assert not found("أصيب").imperfect


@pytest.mark.parametrize("word", ["مقتل", "إصابة", "اعتقال", "مصرع", "نزوح", "اختطاف"])
def test_verbal_nouns_govern_their_victims(word: str) -> None:
    assert (found(word).part, found(word).victim) == ("noun", "genitive")


@pytest.mark.parametrize("word", ["حضر", "زار", "شارك", "قال", "بنى"])
def test_other_verbs_state_none(word: str) -> None:
    assert fold_word(word) not in outcome_forms()
