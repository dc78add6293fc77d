"""Lists of incidents: which are asked for, in which order, and which toll stands for one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from invented import figure, reading, report

from hasila.incidents import Incident, incidents
from hasila.incidents.listing import Wanted, grade, headline, ordered
from hasila.incidents.model import End, Toll


def _incident(place: str, day: str, killed: int, outcome: str = "killed", source: str = "وكالة النسيم") -> Incident:
    text = f"قُتل {killed} مدنيين بقصف على سوق التوابل في {place}"
    words = figure(text, str(killed), outcome, value=killed, place=place, day=day or None)
    (found,) = incidents([reading(report(f"{place}/{day}", text, source, day), words)])
    return found


MARKET = _incident("قرية عين الصفصاف", "2024-03-01", 4)
BRIDGE = _incident("بلدة وادي السدر", "2024-03-05", 9)
CAMP = _incident("مخيم الرابية", "", 2, "wounded")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), [MARKET, BRIDGE, CAMP]),
        (Wanted("عَين الصّفصاف"), [MARKET]),
        (Wanted("وادي"), [BRIDGE]),
        (Wanted(since=dt.date(2024, 3, 2)), [BRIDGE]),
        (Wanted(until=dt.date(2024, 3, 1)), [MARKET]),
        (Wanted(outcome="wounded"), [CAMP]),
        (Wanted(grade="weak"), [MARKET, BRIDGE, CAMP]),
        (Wanted(origins=2), []),
        (Wanted(findings=True), []),
    ],
)
def test_what_is_asked_for(wanted: Wanted, found: list[Incident]) -> None:
    assert [each.id for each in (MARKET, BRIDGE, CAMP) if wanted.holds(each)] == [each.id for each in found]


def test_the_order() -> None:
    given = [CAMP, BRIDGE, MARKET]
    assert ordered(given) == [MARKET, BRIDGE, CAMP]  # of no day last
    assert ordered(given, "killed")[0] == BRIDGE and ordered(given, "killed")[-1] == CAMP
    assert {each.id for each in ordered(given, "reports")} == {each.id for each in given}


def _toll(high: int, low: int | None = None, **more: object) -> Toll:
    ends = [End(value, "r", "f1") for value in (high if low is None else low, high)]
    base = Toll("killed", "civilian", None, None, *ends, None, None, 1, "weak", "", "range", ())
    return replace(base, **more)


def test_one_toll_stands_for_an_outcome() -> None:
    whole, wide = _toll(14, status="unknown"), _toll(14, 9)
    guards = _toll(50, status="combatant", grade=None)
    claim, child, side = _toll(99, party="x"), _toll(60, demographic="child"), _toll(70, affiliation="y")
    found = replace(MARKET, tolls=(claim, child, side, guards, whole, wide))
    assert headline(found, "killed") is wide and grade(found) == "weak"
    assert headline(replace(found, tolls=(claim, guards)), "killed") is guards
    assert headline(replace(found, tolls=(claim,)), "killed") is claim
    assert headline(found, "wounded") is None
    nobody = _toll(0)
    assert headline(replace(found, tolls=(nobody, guards)), "killed") is guards
