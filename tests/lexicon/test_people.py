"""The vocabulary of people is well formed, and its nouns are found in all their forms."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from hasila.arabic.fold import fold_word
from hasila.lexicon.people import Kind, PersonForm, counted, people, readings
from hasila.lexicon.tables import rows
from hasila.model import Demographic, Outcome, Status

PEOPLE = list(rows("people.tsv"))
NATIONALITIES = list(rows("nationalities.tsv"))


def first(word: str) -> PersonForm:
    """The preferred reading of ``word``."""
    return people()[fold_word(word)][0]


def test_no_lemma_is_there_twice() -> None:
    lemmas = Counter(row["lemma"] for row in [*PEOPLE, *NATIONALITIES])
    assert [lemma for lemma, times in lemmas.items() if times > 1] == []


def test_there_are_enough_of_them() -> None:
    assert len(PEOPLE) > 600
    assert len(NATIONALITIES) > 150


@pytest.mark.parametrize(
    ("column", "allowed"),
    [
        ("status", {*get_args(Status), ""}),
        ("demographic", set(get_args(Demographic))),
        ("outcome", {*get_args(Outcome), ""}),
        ("kind", set(get_args(Kind))),
        ("sound", {"m", "f", ""}),
        ("gender", {"f", ""}),
    ],
)
def test_cells_hold_allowed_values(column: str, allowed: set[str]) -> None:
    assert [row["lemma"] for row in PEOPLE if row[column] not in allowed] == []


def test_extra_forms_name_their_number() -> None:
    cells = [cell for row in [*PEOPLE, *NATIONALITIES] if row["extra"] for cell in row["extra"].split("|")]
    assert [cell for cell in cells if cell.partition(":")[2].rstrip("+") not in ("sg", "du", "pl")] == []


def test_status_is_empty_only_where_the_noun_does_not_say_who() -> None:
    """Counting words, groups and collectives may leave status to the words beside them."""
    assert [r["lemma"] for r in PEOPLE if not r["status"] and r["kind"] in ("person", "role", "kin")] == []


def test_a_feminine_word_is_ta_marbuta_or_a_lemma() -> None:
    lemmas = {row["lemma"] for row in PEOPLE}
    assert [r["lemma"] for r in PEOPLE if r["feminine"] not in {"", "ة"} | lemmas] == []


def test_forms_are_folded() -> None:
    assert [form for form in (*people(), *counted()) if fold_word(form) != form] == []


def test_every_row_gives_a_form() -> None:
    given = {entry.lemma for entries in (*people().values(), *counted().values()) for entry in entries}
    assert [row["lemma"] for row in [*PEOPLE, *NATIONALITIES] if row["lemma"] not in given] == []


@pytest.mark.parametrize(
    ("word", "lemma", "number"),
    [
        ("طفلين", "طفل", "du"),
        ("جنديان", "جندي", "du"),
        ("رجلين", "رجل", "du"),
        ("شخصين", "شخص", "du"),
        ("امرأتان", "امرأة", "du"),
        ("ضابطي", "ضابط", "du"),
        ("قتيلين", "قتيل", "du"),
        ("مدنيين", "مدني", "pl"),
        ("مصابين", "مصاب", "pl"),
        ("مقاتلي", "مقاتل", "pl"),
        ("مسلحو", "مسلح", "pl"),
        ("محامين", "محامٍ", "pl"),
        ("محاميين", "محامٍ", "du"),
        ("رعاة", "راعٍ", "pl"),
        ("متوفين", "متوفى", "pl"),
        ("فتيات", "فتاة", "pl"),
        ("مدنيًا", "مدني", "sg"),
        ("ممرضتان", "ممرض", "du"),
        ("رجال أمن", "رجل أمن", "pl"),
        ("رجال الأمن", "رجل أمن", "pl"),
        ("أتراك", "تركي", "pl"),
    ],
)
def test_forms_are_found(word: str, lemma: str, number: str) -> None:
    assert (first(word).lemma, first(word).number) == (lemma, number)


def test_a_form_of_plural_and_dual_has_both_readings() -> None:
    assert [entry.number for entry in people()["مدنيين"]] == ["pl", "du"]


def test_construct_and_tanwin_are_told() -> None:
    assert first("مقاتلا").accusative
    assert people()["مقاتلا"][1].construct
    assert first("سائقي").construct


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("أبناؤهم", "ابن"), ("أشقائه", "شقيق"), ("وزوجته", "زوجة"), ("طفليها", "طفل"), ("للمسعفين", "مسعف")],
)
def test_clitics_come_off_to_a_known_form(word: str, lemma: str) -> None:
    assert readings(fold_word(word), word)[0].entry.lemma == lemma


@pytest.mark.parametrize(
    "word", ["محافظة", "المدرسة", "بمساعدة", "مدرسه", "ساعة", "كاميرا", "سامراء", "ولكنه", "تجاري", "أمن"]
)
def test_words_that_only_look_like_a_noun_with_clitics_are_not_read(word: str) -> None:
    assert readings(fold_word(word), word) == ()


def test_ta_marbuta_and_pronoun_are_told_by_the_written_word() -> None:
    assert [found.entry.gender for found in readings("شقيقه", "شقيقة")] == ["f"]
    assert readings("شقيقه", "شقيقه")[0].entry.gender == "m"
    assert [found.entry.lemma for found in readings("والدتهم", "والدتهم")] == ["والدة"]


def test_a_derived_feminine_is_a_woman() -> None:
    teacher, girl, recruit = first("معلمة"), first("طفلة"), first("مجندة")
    assert (teacher.gender, teacher.demographic, teacher.status) == ("f", "woman", "civilian")
    assert (girl.gender, girl.demographic) == ("f", "child")
    assert (recruit.demographic, recruit.status) == ("woman", "combatant")


def test_nouns_may_state_an_outcome() -> None:
    assert [first(word).outcome for word in ("قتلى", "جرحى", "أسير", "رهائن", "نازحون")] == [
        "killed",
        "wounded",
        "detained",
        "abducted",
        "displaced",
    ]


def test_a_group_is_known_as_one() -> None:
    assert first("عائلتين").kind == "group"


@pytest.mark.parametrize(
    "word", ["أمين", "عين", "مدرسة", "كتاب", "عمان", "حماة", "أمام", "مقاعد", "إجراء", "شعبان", "آب"]
)
def test_common_other_words_are_not_people(word: str) -> None:
    assert fold_word(word) not in people()


def test_a_country_is_a_person_only_after_a_number() -> None:
    assert "سوريا" not in people()
    assert counted()["سوريا"][0].nationality
