"""Quantities and counts: values, hedges, ranges, and numbers that count nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.arabic.words import tokens
from hasila.lexicon.tables import rows
from hasila.reading.counts import Count
from hasila.reading.quantities import counts, quantities


def read(text: str) -> list[Count]:
    return counts(tokens(text), text)


def only(text: str) -> Count:
    (found,) = read(text)
    return found


def words(text: str) -> str:
    found = only(text)
    return text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "quote", "qualifier"),
    [
        ("مقتل أكثر من 20 شخصا", "أكثر من 20", "more_than"),
        ("وقرابة مئتين من الجنود", "قرابة مئتين", "about"),
        ("بنحو ثلاثين جنديا", "نحو ثلاثين", "about"),
        ("ما لا يقل عن 12 قتيلا", "ما لا يقل عن 12", "at_least"),
        ("20 على الأقل", "20 على الأقل", "at_least"),
        ("20 شخصا على الأقل", "20", "at_least"),
        ("لا يقل عددهم عن 20 شخصا", "20", "at_least"),
        ("تجاوز 30 قتيلا", "تجاوز 30", "more_than"),
        ("ما يصل إلى 40 نازحا", "ما يصل إلى 40", "at_most"),
        ("أقل من 5 جرحى", "أقل من 5", "less_than"),
        ("عدد /40/ من الحراس", "/40/", "exact"),
        ("الخمسة الباقون", "الخمسة", "exact"),
        ("بضع عشرات من السكان", "بضع عشرات", "vague"),
    ],
)
def test_the_words_of_a_count(text: str, quote: str, qualifier: str) -> None:
    assert (words(text), only(text).qualifier) == (quote, qualifier)


@pytest.mark.parametrize(
    ("text", "quote", "low", "high"),
    [
        ("بين 5 و7 جرحى", "بين 5 و7", 5, 7),
        ("ما بين 35 إلى 40 شخصا", "ما بين 35 إلى 40", 35, 40),
        ("من 35 إلى 40 شخصا", "35 إلى 40", 35, 40),
        ("5-7 جرحى", "5-7", 5, 7),
        ("خمسة أو ستة جنود", "خمسة أو ستة", 5, 6),
        ("بين 3 و5 آلاف نازح", "بين 3 و5 آلاف", 3000, 5000),
    ],
)
def test_ranges(text: str, quote: str, low: int, high: int) -> None:
    found = only(text)
    assert (words(text), found.value, found.value_max, found.qualifier) == (quote, low, high, "range")


@pytest.mark.parametrize(
    "text", ["مقتل الشاب عمر و3 آخرين", "بلغ العدد 20 قتيلا", "مجموعة 30 مقاتلا", "القصف على الحي 5 قتلى"]
)
def test_numbers_that_do_count(text: str) -> None:
    assert only(text).no_count == ""


def test_a_rise_is_no_range() -> None:
    first, second = read("ارتفعت الحصيلة من 5 إلى 7 قتلى")
    assert (first.no_count, second.value, second.no_count) == ("change", 7, "")


def test_the_same_number_in_brackets_is_not_another() -> None:
    assert only("ثلاثين (30) جنديا").value == 30


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("الطفل (14 عاماً)", "age"),
        ("يبلغ من العمر 60 عاما", "age"),
        ("تحت سن الـ14", "age"),
        ("تتراوح أعمارهم بين 15 و20", "age"),
        ("الساعة 8 مساء", "hour"),
        ("في 12 شباط", "date"),
        ("قذائف عيار 120", "calibre"),
        ("مدفع 130 ملم", "calibre"),
        ("الفرقة 25 مدرعة", "name"),
        ("القرار الدولي 2254", "name"),
        ("طائرة إف 16", "name"),
        ("طريق M4", "name"),
        ("30% منهم", "percent"),
        ("على بعد 10 كم", "distance"),
        ("ثلاثة أطنان", "weight"),
        ("500 دولار", "money"),
        ("ثلاث مرات", "times"),
        ("ثلاثة أيام متواصلة", "duration"),
        ("1- مقتل مدنيين", "list"),
        ("0933123456", "code"),
        ("خريجو 2011.", "year"),
        ("المرة الثانية", "ordinal"),
        ("شاب في الـ28 من العمر", "age"),
        ("الأشهر الثلاثة", "duration"),
        ("انتهت 2-2", "score"),
    ],
)
def test_numbers_that_count_nobody(text: str, reason: str) -> None:
    assert {count.no_count for count in read(text)} == {reason}


@pytest.mark.parametrize("text", ["8:30", "الثامنة و30 دقيقة صباحا", "الساعة الثامنة والنصف", "(34 عاماً)", "31/1/2022"])
def test_hours_ages_and_dates_are_no_quantities(text: str) -> None:
    assert [found for found in quantities(tokens(text), text) if found.kind == "number"] == []


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("استمر القصف سبعة أيام", "duration", 7, "day"),
        ("لمدة شهر.", "duration", 1, "month"),
        ("ثلاثة أشهر ونصف", "duration", 3.5, "month"),
        ("ساعتين", "duration", 2, "hour"),
        ("3/4", "number", 0.75, None),
        ("المرة الثالثة", "ordinal", 3, None),
        ("40 بالمئة", "percent", 40, None),
    ],
)
def test_kinds(text: str, kind: str, value: float, unit: str | None) -> None:
    (found,) = quantities(tokens(text), text)
    assert (found.kind, found.value, found.unit) == (kind, value, unit)


def test_the_tables_are_well_formed() -> None:
    for name in ("hedges.tsv", "units.tsv"):
        assert all(row["forms"] and row["source"] for row in rows(name))


@given(st.text(alphabet="0123456789/-:.% وثلاثةعشرينقربأكثمنبيجسدحىعلىالأقل()", max_size=50))
def test_any_text_is_read_in_order_within_bounds(text: str) -> None:
    at = 0
    for found in read(text):
        assert at <= found.start < found.end <= len(text)
        at = found.end
