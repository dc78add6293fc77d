"""Who was struck, where the report says it elsewhere than beside the number. The sentences are made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hasila.model import Figure

Read = Callable[[str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("ووقع التفجير في سوق شعبية في حلب.", "civilian"),
        ("ووقع التفجير في سوق في حلب.", "unknown"),
        ("وفجر رجل نفسه في حلب وسط حشد من الشبان.", "civilian"),
        ("وفجر رجل نفسه في حلب وسط حشد من الجنود.", "unknown"),
        ("وقالت الشرطة إن الهجوم استهدف ناشطين في حلب.", "civilian"),
        ("وتدين المنظمة استهداف المدنيين في حلب.", "unknown"),
        ("ووقع التفجير في حديقة في حلب حيث تجمع طلاب من المدينة.", "civilian"),
        ("ووقع التفجير في حديقة في حلب حيث تجمع مسلحون من المدينة.", "unknown"),
    ],
)
def test_the_report_says_elsewhere_who_was_struck_there(figures: Read, told: str, status: str) -> None:
    assert figures(f"قُتل 12 شخصا في هجوم في مدينة حلب. {told}")[0].status == status
