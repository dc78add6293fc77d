"""Did it happen: none, denied, feared, supposed, asked; or asserted after all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hasila.model import Figure

Read = Callable[[str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("لم يُقتل أحد في القصف.", "killed"),
        ("لم تسجل إصابات.", "wounded"),
        ("انفجرت عبوة دون وقوع إصابات.", "wounded"),
        ("مرّت الليلة من دون سقوط قتلى.", "killed"),
    ],
)
def test_none_is_a_real_zero(figures: Read, text: str, outcome: str) -> None:
    (figure,) = figures(text)
    assert (figure.outcome, figure.value, figure.qualifier, figure.assertion) == (outcome, 0, "exact", "asserted")


def test_none_killed_or_wounded_are_two_zeros(figures: Read) -> None:
    found = figures("لم يسقط قتلى أو جرحى في القصف.")
    assert [(each.outcome, each.value) for each in found] == [("killed", 0), ("wounded", 0)]


def test_nothing_known_is_not_none(figures: Read) -> None:
    assert figures("لم ترد أنباء عن سقوط قتلى.") == ()


def test_what_someone_denies_is_denied(figures: Read) -> None:
    (figure,) = figures("نفى الجيش مقتل خمسة جنود.")
    assert (figure.value, figure.assertion) == (5, "denied")


def test_denying_responsibility_denies_no_death(figures: Read) -> None:
    (figure,) = figures("نفى الجيش مسؤوليته عن مقتل خمسة مدنيين.")
    assert (figure.value, figure.assertion) == (5, "asserted")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("يخشى مقتل عشرين عاملاً تحت الركام.", 20),
        ("قد يقتل الوباء ألف شخص.", 1000),
        ("لو نجح الهجوم لقُتل 300 شخص.", 300),
    ],
)
def test_what_is_feared_or_supposed_is_hypothetical(figures: Read, text: str, value: int) -> None:
    assert [(each.value, each.assertion) for each in figures(text)] == [(value, "hypothetical")]


@pytest.mark.parametrize(
    "text",
    [
        "هل قُتل خمسة جنود؟",
        "نجا الوزير من محاولة اغتيال.",
        "حُكم على ثلاثة متهمين بالإعدام.",
        "توعدت الكتيبة بقتل كل من يقف في طريقها.",
    ],
)
def test_what_did_not_happen_is_no_figure(figures: Read, text: str) -> None:
    assert [each for each in figures(text) if each.assertion == "asserted" and each.outcome == "killed"] == []


def test_a_hope_is_no_supposition_of_what_is_told_beside_it(figures: Read) -> None:
    (figure,) = figures("قُتل خمسة جنود، وقد تُستأنف المفاوضات غداً.")
    assert (figure.value, figure.assertion) == (5, "asserted")


def test_who_is_looked_for_may_not_be_there(figures: Callable[[str], tuple[Figure, ...]]) -> None:
    assert figures("تعمل الفرق على البحث عن ضحايا أو ناجين تحت الأنقاض.") == ()
    assert [each.value for each in figures("تواصل الفرق البحث عن 3 مفقودين تحت الأنقاض.")] == [3]


@pytest.mark.parametrize("court", ["أصدرت المحكمة حكمها", "أصدر القاضي حكمه", "أصدرت المحاكم أحكامها"])
def test_a_sentence_that_a_court_passes_kills_nobody(figures: Read, court: str) -> None:
    assert [each for each in figures(f"{court} بإعدام أربعة أشخاص.") if each.assertion == "asserted"] == []
