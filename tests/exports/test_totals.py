"""One number for an outcome, without counting anybody twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hasila.exports.totals import Total, open_words, total
from hasila.incidents.model import End, Incident, Ref, Toll

EMPTY = Incident("i", "", "ASSAULT", None, "", "", None, None, (), (), (), (), (), ())


def toll(status: str, low: int | None, high: int | None, *, best: int | None = None, **more: Any) -> Toll:
    ends = [None if v is None else End(v, "r", f"{status or 'all'}{v}") for v in (low, high)]
    made = Toll("killed", status, None, None, ends[0], ends[1], best, ends[1], 1, None, "", "range", ())
    return replace(made, **more)


def of(*tolls: Toll) -> Total | None:
    return total(replace(EMPTY, tolls=tolls), "killed")


@pytest.mark.parametrize(
    ("tolls", "basis", "low", "high", "best"),
    [
        ([toll("civilian", 5, 7, best=5)], "one_group", 5, 7, 5),
        ([toll("civilian", 5, 7, best=5), toll("combatant", 2, 2, best=2, affiliation="sdf")], "added", 7, 9, 7),
        ([toll("civilian", 5, 7, best=5), toll("unknown", 9, 9, best=9)], "largest", 9, 9, 9),
        ([toll("civilian", 5, 7, best=5), toll("unknown", 3, 3, best=3)], "largest", 5, 7, 5),
        ([toll("civilian", 5, 7), toll("unknown", 3, 3, best=3)], "largest", 5, 7, None),
        ([toll("", 10, 12, best=10), toll("civilian", 5, 7), toll("combatant", 4, 4)], "stated", 10, 12, 10),
        ([toll("", 10, 12, best=10), toll("unknown", 15, 15)], "stated", 10, 15, 10),
        ([toll("combatant", 40, 40, best=40, party="sdf")], "party", None, None, None),
        ([toll("civilian", 5, 5, best=5), toll("combatant", 40, 40, party="sdf")], "one_group", 5, 5, 5),
        ([toll("civilian", 5, 5, best=5), toll("civilian", 2, 2, best=2, demographic="child")], "one_group", 5, 5, 5),
        ([toll("civilian", None, None)], "one_group", None, None, None),
        ([toll("civilian", None, None, best=10, note="a word, not a number")], "one_group", None, None, 10),
        ([toll("civilian", None, None, best=10), toll("combatant", 3, 3, best=3)], "added", None, None, 13),
    ],
)
def test_totals(tolls: list[Toll], basis: str, low: int | None, high: int | None, best: int | None) -> None:
    found = of(*tolls)
    assert found is not None
    assert (found.basis, found.low, found.high, found.best) == (basis, low, high, best)


def test_nothing_said_is_no_total() -> None:
    assert of() is None and total(replace(EMPTY, tolls=(toll("civilian", 1, 1),)), "wounded") is None


def test_it_names_the_figures_behind_it() -> None:
    found = of(toll("civilian", 5, 7))
    assert found is not None and found.refs == ("r#civilian5", "r#civilian7")
    vague = of(toll("civilian", None, None, vague=(Ref("r", "f9"),)))
    assert vague is not None and vague.refs == ("r#f9",)


def test_an_open_end_stays_open() -> None:
    open_ = End(9, "r", "f1", open_above=True)
    found = of(replace(toll("civilian", 9, 9), high=open_), toll("combatant", 1, 1))
    assert found is not None and open_words(found) == "above"
    plain = of(toll("civilian", 9, 9))
    assert plain is not None and open_words(plain) is None
