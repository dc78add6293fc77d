"""The vocabulary of cause and blame is well formed."""

from __future__ import annotations

from hasila.arabic.fold import fold_word
from hasila.lexicon.causes import CODES, KINDS, cause_phrases, doer_adjectives
from hasila.lexicon.outcomes import outcome_forms
from hasila.lexicon.tables import rows


def test_every_code_of_the_contract_has_a_word() -> None:
    used = {p.code for firsts in cause_phrases().values() for same in firsts.values() for p in same}
    assert used - {""} == CODES


def test_every_kind_has_a_word() -> None:
    assert {kind for kind, firsts in cause_phrases().items() if firsts} == KINDS


def test_no_row_stands_twice() -> None:
    table = [(fold_word(row["word"]), row["kind"]) for row in rows("causes.tsv")]
    assert sorted({entry for entry in table if table.count(entry) > 1}) == []


def test_phrases_are_longest_first() -> None:
    for firsts in cause_phrases().values():
        for same in firsts.values():
            assert [len(p.words) for p in same] == sorted((len(p.words) for p in same), reverse=True)


def test_words_that_are_causes_by_themselves_are_outcomes() -> None:
    lemmas = {form.lemma for entries in outcome_forms().values() for form in entries}
    assert set(cause_phrases()["outcome"]) <= lemmas


def test_nationalities_name_doers_in_both_genders() -> None:
    assert {"روسي", "روسيه", "حكومي"} <= doer_adjectives()


def test_a_verb_is_found_in_the_persons_reports_use() -> None:
    assert {"استهدف", "استهدفت", "استهدفوا", "يستهدف", "تستهدف"} <= set(cause_phrases()["verb"])
