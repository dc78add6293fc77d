"""Whose people the victims were: the armed side told beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hasila.model import Figure

Read = Callable[[str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("قُتل 4 من حركة الشباب في غارة.", ["combatant"]),
        ("قُتل خمسة من قوات الدعم السريع وثلاثة من الجيش السوداني.", ["combatant", "combatant"]),
        ("قُتل نجل قائد في حركة طالبان.", ["unknown"]),
        ("قُتل خمسة من أبناء القرية برصاص حركة الشباب.", ["civilian"]),
        ("قُتل أربعة أشخاص برصاص قوات الدعم السريع.", ["unknown"]),
    ],
)
def test_those_of_an_armed_side_are_fighters(figures: Read, text: str, statuses: list[str]) -> None:
    assert [each.status for each in figures(text)] == statuses
