"""Decisions: a person's word stands, whatever is read later; nothing of it is ever changed or lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples

from hasila.ledger import Author, Ledger, NotAllowed, NotKept, on_figures, person
from hasila.model import Reading
from hasila.reading import read

ANNA = person("Anna")
LATER = Author("reader", "a later one")


@pytest.fixture
def reading(ledger: Ledger) -> Reading:
    found = read(samples.report())
    ledger.keep(found)
    return found


def renumbered(reading: Reading) -> Reading:
    """The same figures under other ids, as a later reader might give them."""
    return replace(reading, figures=tuple(replace(f, id=f"f{n + 40}") for n, f in enumerate(reading.figures)))


def test_a_correction_goes_before_the_reading_and_leaves_it(ledger: Ledger, reading: Reading) -> None:
    first = reading.figures[0]
    ledger.decide("a", "correct", author=ANNA, reason="misread", figure=first.id, value={"value": 8})
    assert ledger.settled("a").figures[0] == replace(first, value=8)
    assert ledger.reading("a") == reading
    assert ledger.check() == []


def test_a_decision_outlives_a_later_reading(ledger: Ledger, reading: Reading) -> None:
    first = reading.figures[0]
    ledger.decide("a", "correct", author=ANNA, reason="misread", figure=first.id, value={"value": 8})
    ledger.keep(renumbered(reading), by=LATER)
    later = ledger.settled("a")
    assert [(f.id, f.value) for f in later.figures] == [("f40", 8), *[(f.id, f.value) for f in later.figures[1:]]]
    assert ledger.settled("a").figures[0].span == first.span


def test_a_decision_holds_for_the_same_text_in_a_changed_report(ledger: Ledger, reading: Reading) -> None:
    ledger.decide("a", "discount", author=ANNA, reason="a rumour", figure=reading.figures[0].id)
    dated = read(samples.report(published="2031-05-06"))
    ledger.keep(dated)
    stand = ledger.decisions("a", standing=True)
    assert [d.deed for d in on_figures(dated, stand)[dated.figures[0].id]] == ["discount"]


def test_a_decision_on_another_text_stays_and_touches_nothing(ledger: Ledger, reading: Reading) -> None:
    ledger.decide("a", "discount", author=ANNA, reason="a rumour", figure=reading.figures[0].id)
    changed = read(samples.report(text="وقُتل ثمانية مدنيين بقصف على بلدة وادي السدر."))
    ledger.keep(changed)
    (stays,) = ledger.decisions("a", standing=True)
    assert stays.words == reading.figures[0].text
    assert on_figures(changed, [stays]) == {}
    assert ledger.check() == []


def test_the_last_of_two_stands_and_both_stay(ledger: Ledger, reading: Reading) -> None:
    id_ = reading.figures[0].id
    ledger.decide("a", "confirm", author=ANNA, reason="seen", figure=id_)
    ledger.decide("a", "discount", author=person("Omar"), reason="withdrawn by its speaker", figure=id_)
    ledger.decide("a", "note", author=ANNA, reason="", value={"text": "ask again"})
    assert [d.deed for d in ledger.decisions("a")] == ["confirm", "discount", "note"]
    assert [d.deed for d in ledger.decisions("a", standing=True)] == ["discount", "note"]


def test_undoing_may_be_undone(ledger: Ledger, reading: Reading) -> None:
    id_ = reading.figures[0].id
    first = ledger.decide("a", "discount", author=ANNA, reason="a rumour", figure=id_)
    undo = ledger.decide("a", "undo", author=ANNA, reason="no rumour", undoes=first.number)
    assert ledger.decisions("a", standing=True) == []
    ledger.decide("a", "undo", author=ANNA, reason="a rumour after all", undoes=undo.number)
    assert ledger.decisions("a", standing=True) == [first]
    assert len(ledger.decisions()) == 3


def test_an_undone_decision_lets_the_one_before_stand(ledger: Ledger, reading: Reading) -> None:
    id_ = reading.figures[0].id
    first = ledger.decide("a", "confirm", author=ANNA, reason="seen", figure=id_)
    second = ledger.decide("a", "discount", author=ANNA, reason="a slip", figure=id_)
    ledger.decide("a", "undo", author=ANNA, reason="a slip", undoes=second.number)
    assert ledger.decisions("a", standing=True) == [first]


def test_figures_of_one_place_are_told_apart_by_outcome(ledger: Ledger, reading: Reading) -> None:
    first = reading.figures[0]
    twin = replace(first, id="f9", outcome="detained")
    two = replace(reading, figures=(first, twin))
    ledger.keep(two, by=LATER)
    ledger.decide("a", "correct", author=ANNA, reason="", figure="f9", value={"value": 3})
    assert [f.value for f in ledger.settled("a").figures] == [first.value, 3]


@pytest.mark.parametrize("value", [
    {"id": "f7"}, {"span": [0, 1]}, {"nothing": 1}, {"outcome": "vanished"}, {"value": -1}, {"value": "many"},
    {"place": 7},
])  # fmt: skip
def test_what_no_figure_can_be_is_refused(ledger: Ledger, reading: Reading, value: dict[str, object]) -> None:
    with pytest.raises(NotAllowed):
        ledger.decide("a", "correct", author=ANNA, reason="", figure=reading.figures[0].id, value=value)
    assert ledger.decisions() == []


def test_who_may_not_decide(ledger: Ledger, reading: Reading) -> None:
    id_ = reading.figures[0].id
    for nobody in (Author("reader", "hasila 1"), person(" ")):
        with pytest.raises(NotAllowed, match="person"):
            ledger.decide("a", "confirm", author=nobody, reason="", figure=id_)


def test_what_is_decided_on_must_be_there(ledger: Ledger, reading: Reading) -> None:
    with pytest.raises(NotKept, match="no such figure"):
        ledger.decide("a", "confirm", author=ANNA, reason="", figure="f99")
    with pytest.raises(NotKept, match="no such report"):
        ledger.decide("b", "note", author=ANNA, reason="")
    with pytest.raises(NotKept, match="no decision"):
        ledger.decide("a", "undo", author=ANNA, reason="", undoes=5)
    with pytest.raises(NotAllowed, match="which figure"):
        ledger.decide("a", "confirm", author=ANNA, reason="")
    with pytest.raises(NotAllowed, match="undo"):
        ledger.decide("a", "undo", author=ANNA, reason="")
