"""The words that state a count: numerals, duals, singulars, vague words, and where the count begins and ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hasila.model import Figure

Read = Callable[[str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("قُتل 550 مقاتلاً.", "550", 550),
        ("قُتل /40/ من المقاتلين.", "/40/", 40),
        ("قُتل (12) مدنياً.", "12", 12),
        ("قُتل طفلان.", "طفلان", 2),
        ("قُتل جندي.", "جندي", 1),
        ("مقتل مدني بانفجار لغم", "مدني", 1),
        ("قُتل أحد عشر عاملاً.", "أحد عشر", 11),
        ("قُتل مئة وثلاثة وعشرون شخصاً.", "مئة وثلاثة وعشرون", 123),
        ("قُتلت أربع نساء.", "أربع", 4),
        ("قُتل ٤٥ شخصاً.", "٤٥", 45),
        ("قُتل ۳۷ شخصاً.", "۳۷", 37),
        ("قُتل 1,200 شخص.", "1,200", 1200),
        ("نزح 3 آلاف شخص.", "3 آلاف", 3000),
    ],
)
def test_counts_are_read_with_their_words(figures: Read, text: str, words: str, value: int) -> None:
    (figure,) = figures(text)
    assert (figure.text, figure.value, figure.qualifier) == (words, value, "exact")


@pytest.mark.parametrize(
    ("text", "words", "value", "qualifier"),
    [
        ("قُتل قرابة مئتين من المهاجمين.", "قرابة مئتين", 200, "about"),
        ("قُتل نحو 20 شخصاً.", "نحو 20", 20, "about"),
        ("أصيب أكثر من 20 شخصاً.", "أكثر من 20", 20, "more_than"),
        ("قُتل ما لا يقل عن سبعة أشخاص.", "ما لا يقل عن سبعة", 7, "at_least"),
        ("قُتل أقل من عشرة أشخاص.", "أقل من عشرة", 10, "less_than"),
    ],
)
def test_a_hedge_is_part_of_the_count(figures: Read, text: str, words: str, value: int, qualifier: str) -> None:
    (figure,) = figures(text)
    assert (figure.text, figure.value, figure.qualifier) == (words, value, qualifier)


def test_a_range_has_two_ends(figures: Read) -> None:
    (figure,) = figures("قُتل بين 5 و7 أشخاص.")
    assert (figure.value, figure.value_max, figure.qualifier) == (5, 7, "range")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("سقط عشرات القتلى في القصف.", "عشرات"),
        ("اعتُقل العديد من السكان.", "العديد"),
        ("أصيب عدد من المارة.", "عدد"),
        ("سقوط قتلى في القصف.", "قتلى"),
        ("إصابة بضعة جنود في كمين.", "بضعة"),
    ],
)
def test_vague_words_have_no_value(figures: Read, text: str, words: str) -> None:
    (figure,) = figures(text)
    assert (figure.text, figure.value, figure.qualifier) == (words, None, "vague")


@pytest.mark.parametrize(
    "text",
    [
        "قُتل رجل يبلغ من العمر 40 عاماً.",
        "قُتل رجل (40 عاماً) في كمين.",
        "قُتل رجل عند الساعة 40:10.",
        "قُتل رجل على بعد 40 كيلومتراً من النهر.",
    ],
)
def test_numbers_beside_a_victim_count_nobody(figures: Read, text: str) -> None:
    assert [(each.text, each.value) for each in figures(text)] == [("رجل", 1)]


def test_a_named_victim_is_one(figures: Read) -> None:
    (figure,) = figures("استشهد الشاب سالم الوردي برصاصة قناص.")
    assert (figure.value, figure.outcome) == (1, "killed")
