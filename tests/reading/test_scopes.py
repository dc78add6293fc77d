"""One event, or a total over many."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hasila.model import Figure

Read = Callable[[str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    "text",
    [
        "وثّق المرصد مقتل 86 مدنياً منذ مطلع العام.",
        "قُتل 86 مدنياً خلال شهر أيار.",
        "قُتل 86 مدنياً منذ عام 2015.",
        "وثّقت اللجنة مقتل 86 مدنياً في هجمات متفرقة.",
    ],
)
def test_a_toll_over_a_time_or_over_many_events_is_cumulative(figures: Read, text: str) -> None:
    assert [each.scope for each in figures(text)] == ["cumulative"]


@pytest.mark.parametrize(
    "text",
    [
        "قُتل ثلاثة جنود في كمين.",
        "قُتل ثلاثة جنود صباح اليوم.",
        "قُتل ثلاثة جنود خلال الاشتباكات.",
        "قُتل ثلاثة جنود منذ الصباح.",
        "قُتل ثلاثة جنود في معركة استمرت سبعة أيام.",
    ],
)
def test_one_event_is_an_incident_however_long_it_took(figures: Read, text: str) -> None:
    assert [each.scope for each in figures(text)] == ["incident"]
