"""The history of decisions: who, when, and what each changed beside the machine's value; undoing and redoing."""

from __future__ import annotations

import pytest
import samples

from hasila.ledger import Ledger, person
from hasila.reading import read

ANNA, OMAR = person("Anna"), person("Omar")


@pytest.fixture(autouse=True)
def kept(ledger: Ledger) -> None:
    ledger.keep(read(samples.report()))


def test_each_decision_tells_what_it_changed(ledger: Ledger) -> None:
    ledger.decide("a", "correct", author=ANNA, reason="misread", figure="f1", value={"value": 8})
    second = ledger.decide("a", "correct", author=OMAR, figure="f1", value={"value": 9})
    ledger.decide("a", "reject", author=ANNA, figure="f2")
    ledger.decide("a", "undo", author=OMAR, undoes=second.number)
    entries = ledger.history("a")
    told = [[(c.figure, c.field, c.machine, c.before, c.after) for c in each.changes] for each in entries]
    assert told == [
        [("f1", "value", 7, 7, 8)], [("f1", "value", 7, 8, 9)], [("f2", "state", "read", "read", "rejected")],
        [("f1", "value", 7, 9, 8)],
    ]  # fmt: skip
    assert [each.undone for each in entries] == [None, 4, None, None]
    assert [each.decision.author.name for each in entries] == ["Anna", "Omar", "Anna", "Omar"]
    assert all(each.decision.at for each in entries)


def test_one_readers_history_is_without_the_other(ledger: Ledger) -> None:
    ledger.decide("a", "correct", author=OMAR, figure="f1", value={"value": 9})
    ledger.decide("a", "correct", author=ANNA, figure="f1", value={"value": 8})
    (entry,) = ledger.history("a", author=ANNA)
    assert [(c.before, c.after) for c in entry.changes] == [(7, 8)]


def test_an_added_figure_is_told_with_its_fields(ledger: Ledger) -> None:
    ledger.decide("a", "add", author=ANNA, value={"span": [0, 4], "outcome": "killed", "value": 3})
    (entry,) = ledger.history("a")
    told = {c.field: (c.machine, c.before, c.after) for c in entry.changes}
    assert told["state"] == ("absent", "absent", "read")
    assert told["value"] == (None, None, 3)


def test_undo_and_redo_walk_back_and_forth(ledger: Ledger) -> None:
    first = ledger.decide("a", "confirm", author=ANNA, figure="f1")
    ledger.decide("a", "confirm", author=OMAR, figure="f2")
    second = ledger.decide("a", "discount", author=ANNA, figure="f2")
    walked = []
    for step in ("undo", "undo", "redo", "redo", "undo"):
        found = ledger.journal(ANNA)
        target = found.undo if step == "undo" else found.redo
        assert target is not None
        walked.append(target.undoes or target.number)
        ledger.decide("a", "undo", author=ANNA, undoes=target.number)
    assert walked == [second.number, first.number, first.number, second.number, second.number]
    assert [d.deed for d in ledger.decisions("a", standing=True)] == ["confirm", "confirm"]
    ledger.decide("a", "confirm", author=ANNA, figure="f2")
    assert ledger.journal(ANNA).redo is None


def test_what_another_has_undone_is_not_undone_again(ledger: Ledger) -> None:
    first = ledger.decide("a", "confirm", author=ANNA, figure="f1")
    ledger.decide("a", "undo", author=OMAR, undoes=first.number)
    assert ledger.journal(ANNA).undo is None
