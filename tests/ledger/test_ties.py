"""Incidents joined, parted and moved by people, as pairs that linking holds together or apart."""

from __future__ import annotations

import pytest
import samples

from hasila.incidents import Ties, mentions
from hasila.ledger import Ledger, NotAllowed, NotKept, person
from hasila.ledger.deeds import Deed
from hasila.ledger.ties import ties
from hasila.reading import read

ANNA = person("Anna")
TWO = (
    "قُتل ثلاثة أشخاص بقصف على بلدة عين التينة يوم 3 أيار/مايو 2031.\n"
    "وقُتل خمسة آخرون بانفجار في بلدة كفر الرمان يوم 9 أيار/مايو 2031."
)


@pytest.fixture(autouse=True)
def kept(ledger: Ledger) -> None:
    for id_ in "abc":
        ledger.keep(read(samples.report(id_)))
    two = read(samples.report("two#1", TWO))
    assert [m.figures for m in mentions(two)] == [("f1",), ("f2",)]
    ledger.keep(two)


def found(ledger: Ledger) -> Ties:
    readings = {report: ledger.settled(report) for report in ledger.reports()}
    told = [m for reading in readings.values() for m in mentions(reading)]
    return ties(ledger.decisions(standing=True), readings, told)


def decide(ledger: Ledger, deed: Deed, name: str, figure: str | None = None, **sides: list[str]) -> int:
    return ledger.decide(name, deed, author=ANNA, figure=figure, value=sides).number


def test_a_join_is_of_mentions(ledger: Ledger) -> None:
    number = decide(ledger, "join", "a", **{"with": ["b", "two#1#f2"]})
    assert found(ledger).together == (("a#m1", "b#m1"), ("a#m1", "two#1#m2"))
    (taken,) = ledger.decisions()
    assert taken.touched == {"a", "b", "two#1"}
    ledger.decide("a", "undo", author=ANNA, undoes=number)
    assert found(ledger) == Ties()


def test_a_part_holds_its_own_side_together(ledger: Ledger) -> None:
    decide(ledger, "part", "a", "f1", **{"of": ["b"], "with": ["c", "two#1#f1"]})
    told = found(ledger)
    assert told.together == (("a#m1", "b#m1"),)
    assert told.apart == (("a#m1", "c#m1"), ("a#m1", "two#1#m1"), ("b#m1", "c#m1"), ("b#m1", "two#1#m1"))


def test_a_move_is_both(ledger: Ledger) -> None:
    decide(ledger, "move", "a", **{"from": ["b"], "with": ["c"]})
    assert found(ledger) == Ties((("a#m1", "c#m1"),), (("a#m1", "b#m1"),))


def test_the_later_of_two_stands(ledger: Ledger) -> None:
    decide(ledger, "join", "a", **{"with": ["b"]})
    decide(ledger, "part", "b", **{"with": ["a"]})
    assert found(ledger) == Ties((), (("a#m1", "b#m1"),))


def test_no_contradiction_by_way_of_others(ledger: Ledger) -> None:
    decide(ledger, "part", "a", **{"with": ["c"]})
    decide(ledger, "join", "a", **{"with": ["b"]})
    decide(ledger, "join", "b", **{"with": ["c"]})
    assert found(ledger) == Ties((("a#m1", "b#m1"), ("b#m1", "c#m1")))


def test_origins_are_of_reports(ledger: Ledger) -> None:
    decide(ledger, "same_origin", "a", **{"with": ["b"]})
    decide(ledger, "other_origin", "a", **{"with": ["c"]})
    assert found(ledger) == Ties((), (), (("a", "b"),), (("a", "c"),))
    with pytest.raises(NotAllowed, match="of reports"):
        decide(ledger, "same_origin", "a", **{"with": ["b#f1"]})


def test_what_is_named_must_be_there(ledger: Ledger) -> None:
    for sides, error in (
        ({}, NotAllowed), ({"with": []}, NotAllowed), ({"with": "b"}, NotAllowed), ({"with": ["z"]}, NotKept),
        ({"with": ["b#f9"]}, NotKept),
    ):  # fmt: skip
        with pytest.raises(error):
            decide(ledger, "join", "a", **sides)  # type: ignore[arg-type]


def test_what_is_read_anew_keeps_its_ties(ledger: Ledger) -> None:
    decide(ledger, "join", "two#1", "f2", **{"with": ["a"]})
    ledger.decide("two#1", "correct", author=ANNA, figure="f2", value={"outcome": "wounded"})
    assert found(ledger).together == (("a#m1", "two#1#m2"),)
    ledger.keep(read(samples.report("two#1", "خبر: " + TWO)))  # other words: what was said of those is not of these
    assert found(ledger) == Ties()
