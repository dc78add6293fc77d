"""The table of given names is well formed, and names reach as far as they should. All persons are invented."""

from __future__ import annotations

from collections import Counter

import pytest

from hasila.arabic.fold import fold_word
from hasila.lexicon.given_names import given_names, name_length
from hasila.lexicon.tables import rows

ROWS = list(rows("given_names.tsv"))
COMMON = frozenset(
    fold_word(word)
    for word in "في من على إلى أن يد قال أمس اليوم الجدار الجمعة القوات المدينة السلام بجروح أصيب القصف عم كان".split()
)


def measure(text: str, at: int = 0) -> int:
    """The length of the name at word ``at`` of ``text``, in folded words."""
    return name_length([fold_word(word) for word in text.split(" ")], at, COMMON.__contains__)


def test_no_name_is_there_twice() -> None:
    assert [name for name, times in Counter(fold_word(row["name"]) for row in ROWS).items() if times > 1] == []


def test_there_are_enough_of_them() -> None:
    assert len(ROWS) > 900


@pytest.mark.parametrize(
    ("column", "allowed"), [("gender", {"m", "f", "b"}), ("alone", {"y", "n"}), ("kind", {"given", "part"})]
)
def test_cells_hold_known_values(column: str, allowed: set[str]) -> None:
    assert {row[column] for row in ROWS} <= allowed


def test_no_name_is_a_number_or_a_small_word_when_folded() -> None:
    assert not {"الان", "ان", "انا", "في", "من", "ليلا"} & given_names().keys()


@pytest.mark.parametrize("word", "كريم سعيد جميل ناصر فرج أمل نور سلام علي عمر يحيى بشرى منى باسم صالح".split())
def test_common_words_are_no_names_by_themselves(word: str) -> None:
    assert not given_names()[fold_word(word)].alone


@pytest.mark.parametrize("word", "محمد أحمد مصطفى عبدالرحمن فاطمة مايكل فلاديمير".split())
def test_some_words_are_always_names(word: str) -> None:
    assert given_names()[fold_word(word)].alone


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("عبد السلام بكر", 3),
        ("محمد العلي الجبل", 3),
        ("أبو خالد", 2),
        ("محمد علي", 2),
        ("خالد بن وليد الشمراوي في المدينة", 4),
        ("سيف الدين العلوان قال", 3),
        ("محمد عبد الله أبو خالد الحمداوي قال", 6),
        ("أم محمد", 2),
        ("آل حمدان", 2),
        ("جون سميثسون", 2),
        ("سعيد الدرعاوي", 2),
        ("أمل حسن", 2),
        ("علي الخالداوي", 2),
    ],
)
def test_a_name_reaches_as_far_as_its_parts(text: str, length: int) -> None:
    assert measure(text) == length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("محمد قال", 0),
        ("محمد", 0),
        ("محمد بن", 0),
        ("خلف الجدار", 0),
        ("أمل كبير", 0),
        ("على المحمودية", 0),
        ("فجر الخميس", 0),
        ("خالد حسن يبحثان", 2),
        ("خالد حسن وبحثوا", 2),
        ("خالد حسن alwan", 2),
        ("أم خنفر", 0),
        ("ابن عم", 0),
        ("القوات الخالدة", 0),
        ("خالد حسن وسمير", 2),
        ("خالد حسن والقوات", 2),
        ("خالد حسن على يد", 2),
        ("خالد حسن ، سمير", 2),
        ("خالد حسن \n سمير", 2),
        ("خالد حسن 23", 2),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(text: str, length: int) -> None:
    assert measure(text) == length


def test_written_words_tell_on_from_ali() -> None:
    assert name_length(["محمد", "على", "حسن"], 0, COMMON.__contains__) == 0
    assert name_length(["محمد", "علي", "حسن"], 0, COMMON.__contains__) == 3


def test_a_name_is_at_most_six_words() -> None:
    assert measure(" ".join(["خالد"] * 9)) == 6


def test_nothing_starts_behind_the_last_word() -> None:
    assert measure("محمد علي", 2) == 0
