"""Arabic or not."""

from __future__ import annotations

import pytest

from hasila.intake.language import not_arabic


@pytest.mark.parametrize("text", ["525", "١٢", "0", "ok", "قتيلان", "TV 12:30", ""])
def test_short_texts_pass(text: str) -> None:
    assert not_arabic(text) is None


def test_arabic_amid_a_page_in_english_passes() -> None:
    assert not_arabic("إصابة ثلاثة مدنيين في بلدة الرابية صباح اليوم 3 Retweets Report post Follow") is None


def test_arabic_typed_on_a_persian_keyboard_passes() -> None:
    assert not_arabic("قتل شخصان فی قصف علی المدینة الیوم وأصیب آخرون فی المستشفی القریب من المکان الذی استهدف") is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Seven civilians were killed in the shelling of the market.", "0 of"),
        ("در حمله امروز به شهر دست‌کم ۱۲ نفر کشته و ده‌ها تن دیگر زخمی شدند و چندین خانه ویران شد.", "Persian"),
        ("آج صبح ہونے والے دھماکے میں کم از کم بارہ افراد ہلاک اور درجنوں زخمی ہو گئے۔", "Urdu"),
        ("لە هێرشەکەدا دوازدە کەس کوژران و دەیان کەسی دیکە بریندار بوون بەگوێرەی سەرچاوەیەکی پزیشکی.", "Kurdish"),
    ],
)
def test_other_languages_are_named(text: str, named: str) -> None:
    assert named in (not_arabic(text) or "")
