"""A record of a month or a year goes on; one disaster is one event."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hasila.model import Figure

Read = Callable[[str], tuple[Figure, ...]]

_RECORD = "وثّقت شبكة السنديانة مقتل 57 مدنياً خلال شهر آب الماضي."


@pytest.mark.parametrize(
    ("further", "scope"),
    [
        ("وأكد التقرير أن القوات قتلت 28 مدنياً.", "cumulative"),
        ("وأضافت الشبكة أن 41 مقاتلاً لقوا حتفهم على يد جهات أخرى.", "cumulative"),
        ("وذكرت الشبكة أن 18 شخصاً قضوا تحت التعذيب.", "cumulative"),
        ("وقالت الشبكة إن هجوماً قتل 28 مدنياً في بلدة كفر سالم.", "incident"),
        ("وذكرت الشبكة أن القصف على سوق البلدة قتل 12 مدنياً.", "incident"),
        ("وأضافت الشبكة أن ثلاثة قتلوا يوم 5 آب 2021.", "incident"),
    ],
)
def test_a_month_s_record_goes_on_until_one_event_is_told(figures: Read, further: str, scope: str) -> None:
    assert [each.scope for each in figures(f"{_RECORD}\n{further}")] == ["cumulative", scope]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("تأكيد مقتل 5200 شخص بعد فيضانات كفر سالم.", "incident"),
        ("ارتفعت حصيلة ضحايا الزلزال إلى 1305 قتلى.", "incident"),
        ("لقي أكثر من 2800 شخص مصرعهم جراء العاصفة.", "incident"),
        ("تأكيد مقتل 5200 شخص في الحرب.", "cumulative"),
    ],
)
def test_one_disaster_is_one_event_however_many_died_of_it(figures: Read, text: str, scope: str) -> None:
    assert [each.scope for each in figures(text)] == [scope]
