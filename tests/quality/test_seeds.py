"""The two reports that the project began with: exactly their figures, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gate
import pytest

PRISON = "000_c0308c78bda9c1c8.txt"
CAMPAIGN = "002_99619d0f88ee714b.txt"

Fact = tuple[str, int | None, str, str]


def figures(shared: Path, name: str) -> list[dict[str, Any]]:
    (reading,) = gate.readings([shared / "seeds" / name])
    found: list[dict[str, Any]] = reading["figures"]
    return found


def facts(found: list[dict[str, Any]]) -> list[Fact]:
    return [(each["outcome"], each["value"], each["qualifier"], each["text"]) for each in found]


def test_a_press_conference_after_a_prison_attack(shared: Path) -> None:
    found = figures(shared, PRISON)
    assert facts(found) == [
        ("detained", None, "vague", "عدد كبير"),
        ("detained", 550, "exact", "550"),
        ("killed", 200, "about", "قرابة مئتين"),
    ]
    assert {each["status"] for each in found} == {"combatant"}
    assert {each["assertion"] for each in found} == {"asserted"}


def test_a_campaign_and_its_final_toll(shared: Path) -> None:
    assert facts(figures(shared, CAMPAIGN)) == [
        ("killed", None, "vague", "العديد"),
        ("neutralised", None, "vague", "العديد"),
        ("detained", None, "vague", "جميع"),
        ("killed", 77, "exact", "77"),
        ("killed", 40, "exact", "/40/"),
        ("killed", 4, "exact", "4"),
        ("killed", 121, "exact", "/121/"),
        ("killed", 374, "exact", "374"),
    ]


def test_the_parts_of_the_toll_are_its_parts(shared: Path) -> None:
    found = figures(shared, CAMPAIGN)
    total = next(each["id"] for each in found if each["value"] == 121)
    assert {each["value"]: each["subset_of"] for each in found if each["value"]} == {
        77: total, 40: total, 4: total, 121: None, 374: None,
    }  # fmt: skip


def test_what_would_have_happened_is_no_figure(shared: Path) -> None:
    text = (shared / "seeds" / CAMPAIGN).read_text("utf-8")
    start = text.index("لو نجح")
    end = text.index("\n", start)
    assert [each["text"] for each in figures(shared, CAMPAIGN) if start <= each["start"] < end] == []


@pytest.mark.parametrize("name", [PRISON, CAMPAIGN])
def test_offsets_are_those_of_the_file(shared: Path, name: str) -> None:
    text = (shared / "seeds" / name).read_bytes().decode("utf-8")
    assert [each["text"] for each in figures(shared, name)] == [
        text[each["start"] : each["end"]] for each in figures(shared, name)
    ]
