"""Numerals: words and digits, their values, their exact offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.arabic.fold import fold_word
from hasila.arabic.numerals import Numeral, numerals
from hasila.arabic.words import tokens
from hasila.lexicon.tables import rows

ROLES = {
    "unit", "bound", "ten", "teen", "tens", "hundred", "hundreds", "weak_hundreds", "scale", "scale_accusative",
    "scale_dual", "scale_plural", "zero", "fraction", "weak_fraction", "fraction_plural", "ordinal", "ordinal_bound",
    "vague", "vague_definite", "vague_counted", "vague_adjective",
    "no_number_of", "not",
}


def read(text: str) -> list[Numeral]:
    return numerals(tokens(text), text)


def values(text: str) -> list[float | int | None]:
    return [found.value for found in read(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("خمسة وعشرون جنديا", 25),
        ("ثلاث مئة وخمسة وعشرين", 325),
        ("ثلاثمائة", 300),
        ("إحدى عشرة امرأة", 11),
        ("اثنا عشر رجلا", 12),
        ("مئتا نازح", 200),
        ("ألفا نازح", 2000),
        ("ألفاً و500 نازح", 1500),
        ("بلغت ألفا.", 1000),
        ("خمسون ألفا", 50_000),
        ("٣ آلاف", 3000),
        ("مليون ونصف المليون", 1_500_000),
        ("1.5 مليون", 1_500_000),
        ("ملياران", 2_000_000_000),
        ("نصف مليون", 500_000),
        ("1,000", 1000),
        ("١٬٠٠٠", 1000),
        ("1.000", 1000),
        ("10،500", 10_500),
        ("٠٫٥", 0.5),
        ("3.5", 3.5),
        ("/40/", 40),
        ("ألف ومئتين وأربعة وثلاثين", 1234),
    ],
)
def test_one_cardinal(text: str, value: float) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ثلاثة وأربعة آخرون", [3, 4]),
        ("خمسة وعشرة", [5, 10]),
        ("5 و7 جرحى", [5, 7]),
        ("ثلاثة ونصف السكان", [3, 0.5]),
        ("-3 جرحى", [3]),
    ],
)
def test_the_grammar_ends_a_number(text: str, expected: list[float]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text", ["يوم الأحد", "الثلاثاء", "أحد الجنود", "إحدى القرى", "وسط المدينة", "عدد السكان", "وأحد القرويين"]
)
def test_words_that_only_look_like_numbers(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "value"), [("الثالثة", 3), ("الحادي عشر", 11), ("الخامس والعشرين", 25), ("السبعون", 70), ("الأولى", 1)]
)
def test_ordinals(text: str, value: int) -> None:
    (found,) = read(text)
    assert (found.kind, found.value) == ("ordinal", value)


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("عشرات", 10),
        ("مئات الآلاف", 100_000),
        ("بضعة آلاف", 1000),
        ("بضع", 0),
        ("الآلاف", 1000),
        ("عدد كبير من", 0),
    ],
)
def test_vague_words_have_no_value(text: str, scale: int) -> None:
    (found,) = read(text)
    assert (found.kind, found.value, found.scale) == ("vague", None, scale)


@pytest.mark.parametrize("text", ["30%", "30 ٪", "30 بالمئة", "ثلاثين في المئة"])
def test_percentages(text: str) -> None:
    (found,) = read(text)
    assert (found.kind, found.value, text[found.start : found.end]) == ("percent", 30, text)


@pytest.mark.parametrize(
    ("text", "words", "lead"),
    [
        ("بثلاثة", "ثلاثة", "ب"),
        ("وبِثَلاثَة", "ثَلاثَة", "وب"),
        ("والثلاثة", "الثلاثة", "وال"),
        ("لـ5", "5", "ل"),
        ("الـ14", "14", "ال"),
        ("وأربعة وعشرين.", "أربعة وعشرين", "و"),
    ],
)
def test_clitics_are_outside(text: str, words: str, lead: str) -> None:
    (found,) = read(text)
    assert (text[found.start : found.end], found.lead) == (words, lead)


@given(st.text(alphabet="0123456789٠١٢٣٤٥.,٫٬،-/ وثلاثةمئألفعشرنينًـ", max_size=40))
def test_any_text_is_read_in_order_within_bounds(text: str) -> None:
    at = 0
    for found in read(text):
        assert at <= found.start < found.end <= len(text)
        at = found.end


@given(st.integers(min_value=0, max_value=10**9))
def test_digits_mean_themselves(value: int) -> None:
    assert values(f"{value}") == values(f"{value:,}") == [value]


def test_the_table_is_well_formed() -> None:
    seen: dict[tuple[str, str], str] = {}
    for row in rows("numerals.tsv"):
        assert row["role"] in ROLES and row["source"]
        for form in row["forms"].split():
            assert seen.setdefault((row["role"], fold_word(form)), row["value"]) == row["value"], form
