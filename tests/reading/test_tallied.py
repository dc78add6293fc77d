"""Whom a tally counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hasila.model import Figure

Read = Callable[[str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ارتفع عدد قتلى الجيش في المعارك إلى 12 قتيلا.", "combatant"),
        ("إن عدد جنود الحكومة والموالين لها الذين قتلوا في معركة السيطرة على الحي ارتفع إلى 142 قتيلا.", "combatant"),
        ("ارتفع إلى ثلاثة عدد المقاتلين الذين قتلوا في القصف.", "combatant"),
        ("وارتفع إلى 12 عدد الجنود القتلى.", "combatant"),
        ("ارتفعت حصيلة القتلى في صفوف المدنيين إلى 15.", "civilian"),
        ("ارتفع عدد القتلى إلى 15.", "unknown"),
        ("ارتفع عدد ضحايا القصف على مواقع الجيش إلى 15 قتيلا.", "unknown"),
    ],
)
def test_status_is_that_of_those_the_tally_names(figures: Read, text: str, status: str) -> None:
    assert figures(text)[0].status == status
