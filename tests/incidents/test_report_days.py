"""Days of one report that nobody dated: which of its figures cannot be of one day."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented import figure, reading, report

from hasila.incidents import link, mentions
from hasila.model import DateMention, Figure, Reading, Span

PLACE = "بلدة تل الزمرد"


def _said(text: str, words: str, grain: str = "day") -> DateMention:
    start = text.index(words)
    return DateMention(Span(start, start + len(words)), None, None, grain)  # type: ignore[arg-type]


def _told(first: str, then: str, grain: str = "day") -> Reading:
    """Three killed on ``first`` and eight wounded on ``then``, in one town, by a report of no date."""
    text = f"قتل 3 مدنيين {first} بقصف على {PLACE}، وأصيب 8 مدنيين {then} بقصف على {PLACE}"
    days = _said(text, first), _said(text, then, grain)
    figures: list[Figure] = [
        replace(figure(text, "3", value=3, place=PLACE), date=days[0]),
        replace(figure(text, "8", "wounded", value=8, place=PLACE), date=days[1]),
    ]
    return replace(reading(report("a", text), *figures), dates=days)


@pytest.mark.parametrize(("first", "then"), [
    ("اليوم", "قبل يومين"), ("اليوم", "قبل شهر"), ("أمس", "قبل أسبوع"),
    ("اليوم الجمعة", "الإثنين الماضي"), ("اليوم الجمعة", "يوم الثلاثاء الماضي"),
    ("اليوم الأربعاء 18 آب", "12 حزيران من العام الجاري"), ("يوم 3 أيلول", "يوم 7 أيلول"),
])  # fmt: skip
def test_what_cannot_be_one_day_is_two_incidents(first: str, then: str) -> None:
    found = mentions(_told(first, then))
    assert len(found) == 2
    assert len(link(found)[0]) == 2


@pytest.mark.parametrize(("first", "then"), [
    ("اليوم", "فجر اليوم"), ("اليوم", "أمس"), ("اليوم الجمعة", "يوم الخميس"),
    ("اليوم", "يوم 18 آب"),  # whoever wrote on the 18th says so too
    ("اليوم", "يوم الثلاثاء"), ("اليوم الأربعاء 18 آب", "مساء 17 آب"),
])  # fmt: skip
def test_what_may_be_one_day_or_night_is_one(first: str, then: str) -> None:
    assert len(mentions(_told(first, then))) == 1


def test_a_month_of_a_year_in_review_is_none_of_another() -> None:
    assert len(mentions(_told("في شباط", "في نيسان", "month"))) == 2
