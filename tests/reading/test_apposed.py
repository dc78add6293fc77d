"""What stands beside a name says who its bearer was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hasila.model import Figure

Read = Callable[[str], tuple[Figure, ...]]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("قُتل سامر خليل، أحد أعضاء حركة طالبان، في غارة.", "combatant"),
        ("قُتل سامر خليل، رئيس المجلس السياسي للحوثيين، في غارة.", "combatant"),
        ("قُتل سامر خليل زعيم حركة الشباب في غارة.", "combatant"),
        ("قُتل سامر خليل، رئيس المجلس المحلي في البلدة، في كمين.", "civilian"),
        ("قُتل سامر خليل (أبو محمد) وهو مختار القرية في كمين.", "civilian"),
        ("قُتل سامر خليل، عضو مجلس النواب، في كمين.", "civilian"),
        ("قُتل سامر خليل في كمين.", "unknown"),
        ("قُتل سامر خليل متأثرا بجراحه.", "civilian"),
    ],
)
def test_status_is_that_of_the_rank_or_trade(figures: Read, text: str, status: str) -> None:
    assert [each.status for each in figures(text)] == [status]


@pytest.mark.parametrize(
    ("text", "demographic"),
    [
        ("أصيب سامر خليل (12 عاما) بشظايا.", "child"),
        ("قُتل سامر خليل، 15 عاماً، برصاص مجهولين.", "child"),
        ("أصيب الشاب سامر خليل (16 عاما) بشظايا.", "child"),
        ("أصيب سامر خليل (45 عاما) بشظايا.", "man"),
        ("قُتل سامر خليل بعد 12 عاما من الحرب.", "man"),
    ],
)
def test_a_child_is_told_by_age(figures: Read, text: str, demographic: str) -> None:
    assert [each.demographic for each in figures(text)] == [demographic]


def test_somebody_named_is_no_fighter_for_the_fighters_told_beside_him(figures: Read) -> None:
    told = figures("قُتل سامر خليل، وأصيب قائد لواء الفجر.")
    assert [each.status for each in told] == ["civilian", "combatant"]
