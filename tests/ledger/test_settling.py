"""What people add, correct and leave out, as it shows in a settled reading; the reading itself is never touched."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import samples

from hasila.ledger import Author, Changed, Ledger, NotAllowed, Seen, person
from hasila.model import Figure, Reading, Span
from hasila.reading import read

ANNA, OMAR = person("Anna"), person("Omar")
LATER = Author("reader", "a later one")
TEXT = "قُتل سبعة مدنيين بينهم طفلان بقصف على بلدة وادي السدر. وأضاف المصدر أن العشرات نُقلوا إلى مشفى الرابية."


@pytest.fixture
def reading(ledger: Ledger) -> Reading:
    found = read(samples.report(text=TEXT))
    assert [(f.value, f.subset_of) for f in found.figures][:2] == [(7, None), (2, "f1")]
    ledger.keep(found)
    return found


def words(part: str) -> list[int]:
    start = TEXT.index(part)
    return [start, start + len(part)]


def correct(ledger: Ledger, figure: str, author: Author = ANNA, **value: Any) -> int:
    return ledger.decide("a", "correct", author=author, figure=figure, value=value).number


def add(ledger: Ledger, part: str = "العشرات", author: Author = ANNA, **value: Any) -> Figure:
    number = ledger.decide(
        "a", "add", author=author, value={"span": words(part), "outcome": "wounded", **value}
    ).number
    found = ledger.settlement("a").read.figures
    return next(f for f in found if f.id == f"a{number}")


def test_corrections_of_several_fields_add_up(ledger: Ledger, reading: Reading) -> None:
    correct(ledger, "f1", value=8)
    second = correct(ledger, "f1", OMAR, status="unknown")
    correct(ledger, "f1", value=9)
    assert ledger.settled("a").figures[0] == replace(reading.figures[0], value=9, status="unknown")
    ledger.decide("a", "undo", author=OMAR, undoes=second)
    assert ledger.settled("a").figures[0] == replace(reading.figures[0], value=9)
    assert ledger.reading("a") == reading


def test_a_rejected_figure_is_gone_and_what_hung_on_it_goes_up(ledger: Ledger, reading: Reading) -> None:
    rejecting = ledger.decide("a", "reject", author=ANNA, reason="no people", figure="f1")
    found = ledger.settlement("a")
    assert [(f.id, f.subset_of) for f in found.reading.figures] == [("f2", None)]
    assert all("f1" not in claim.figures for claim in found.reading.claims)
    assert found.rejected == {"f1"}
    ledger.decide("a", "undo", author=ANNA, undoes=rejecting.number)
    assert ledger.settled("a") == reading


def test_who_corrects_a_rejected_figure_takes_it_for_one(ledger: Ledger, reading: Reading) -> None:
    ledger.decide("a", "reject", author=ANNA, figure="f1")
    correct(ledger, "f1", OMAR, value=8)
    assert ledger.settled("a").figures[0].value == 8


def test_discounting_and_correcting_are_two_things(ledger: Ledger, reading: Reading) -> None:
    ledger.decide("a", "discount", author=ANNA, reason="a rumour", figure="f1")
    correct(ledger, "f1", value=8)
    found = ledger.settlement("a")
    assert found.discounted == {"f1"}
    assert found.reading.figures[0].value == 8
    ledger.decide("a", "confirm", author=OMAR, figure="f1")
    assert ledger.settlement("a").discounted == frozenset()


def test_a_figure_is_added_by_its_words(ledger: Ledger, reading: Reading) -> None:
    figure = add(ledger, place={"span": words("الرابية")})
    assert (figure.text, figure.value, figure.qualifier, figure.outcome) == ("العشرات", None, "vague", "wounded")
    assert figure.place is not None
    assert figure.place.text == "الرابية"
    assert figure.why is not None
    assert figure.why.rules == ("added", "person:Anna")
    assert TEXT[figure.why.sentence.start :].startswith("وأضاف")
    assert [f.id for f in ledger.settled("a").figures] == ["f1", "f2", figure.id]
    assert ledger.check() == []


def test_an_added_figure_is_corrected_and_rejected_as_any_other(ledger: Ledger, reading: Reading) -> None:
    figure = add(ledger)
    correct(ledger, figure.id, OMAR, status="civilian", subset_of="f1")
    assert ledger.settled("a").figures[-1] == replace(figure, status="civilian", subset_of="f1")
    ledger.decide("a", "reject", author=OMAR, figure=figure.id)
    assert ledger.settled("a") == reading


def test_what_a_later_reading_finds_itself_is_there_once(ledger: Ledger, reading: Reading) -> None:
    figure = add(ledger, status="civilian")
    machine = replace(figure, id="f3", status="unknown", why=None)
    ledger.keep(replace(reading, figures=(*reading.figures, machine)), by=LATER)
    last = ledger.settlement("a")
    assert [f.id for f in last.reading.figures] == ["f1", "f2", "f3"]
    assert last.reading.figures[-1] == replace(machine, status="civilian")
    assert last.machine("f3") == machine


def test_a_part_stays_a_part_when_ids_change(ledger: Ledger, reading: Reading) -> None:
    figure = add(ledger, subset_of="f2")
    correct(ledger, figure.id, repeats="f1")
    renumbered = tuple(replace(f, id=f"g{n}", subset_of=None) for n, f in enumerate(reading.figures))
    ledger.keep(replace(reading, figures=renumbered, claims=()), by=LATER)
    last = ledger.settled("a").figures[-1]
    assert (last.subset_of, last.repeats) == ("g1", "g0")


def test_the_words_of_a_field_come_from_the_text(ledger: Ledger, reading: Reading) -> None:
    correct(ledger, "f1", speaker={"span": words("المصدر")}, place={"span": words("وادي السدر")})
    figure = ledger.settled("a").figures[0]
    assert figure.speaker is not None
    assert (figure.speaker.text, figure.speaker.explicit) == ("المصدر", True)
    assert figure.chain[0] == figure.speaker
    assert figure.place is not None
    correct(ledger, "f1", place={"name": "Wadi al-Sidr", "precision": 2})
    again = ledger.settled("a").figures[0].place
    assert again == replace(figure.place, name="Wadi al-Sidr", precision=2)


def test_each_reader_alone(ledger: Ledger, reading: Reading) -> None:
    correct(ledger, "f1", value=8)
    correct(ledger, "f1", OMAR, value=9)
    add(ledger, author=OMAR)
    assert [f.value for f in ledger.settled("a", author=ANNA).figures] == [8, 2]
    assert [f.value for f in ledger.settled("a", author=OMAR).figures] == [9, 2, None]
    assert ledger.settled("a", author=person("Huda")) == reading
    ledger.decide("a", "review", author=OMAR)
    assert ledger.settlement("a").reviewed == ("Omar",)
    assert ledger.settlement("a", author=ANNA).reviewed == ()


@pytest.mark.parametrize("value", [
    {"span": [0, 0], "outcome": "killed"}, {"span": [0, 999], "outcome": "killed"}, {"outcome": "killed"},
    {"span": [0, 4]}, {"span": [0, 4], "outcome": "killed", "text": "other"}, {"span": [0.0, 4], "outcome": "killed"},
    {"span": [0, 4], "outcome": "killed", "id": "f9"}, {"span": [0, 4], "outcome": "killed", "subset_of": "f9"},
    {"span": [0, 4], "outcome": "killed", "value": 3, "qualifier": "vague"},
    {"span": [0, 4], "outcome": "killed", "value": 3, "value_max": 5},
    {"span": [0, 4], "outcome": "killed", "value": 3, "value_max": 2, "qualifier": "range"},
    {"span": [0, 4], "outcome": "killed", "place": {"text": "elsewhere"}},
    {"span": [0, 4], "outcome": "killed", "place": {"span": [0, 4], "lat": "north"}},
    {"span": [0, 4], "outcome": "killed", "date": {"span": [0, 4], "earliest": "May", "latest": None, "grain": "day"}},
    {"span": [0, 4], "outcome": "killed", "cause": {"span": [0, 4]}},
    {"span": [0, 4], "outcome": "killed", "value": True},
])  # fmt: skip
def test_what_cannot_be_added(ledger: Ledger, reading: Reading, value: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed):
        ledger.decide("a", "add", author=ANNA, value=value)
    assert ledger.decisions() == []


def test_a_figure_is_no_part_of_itself(ledger: Ledger, reading: Reading) -> None:
    with pytest.raises(NotAllowed, match="itself"):
        correct(ledger, "f1", subset_of="f2")


def test_what_changed_meanwhile_is_told(ledger: Ledger, reading: Reading) -> None:
    version = ledger.versions("a")[0].sha
    seen = Seen(0, version, reading.figures[0].span)
    correct(ledger, "f2", OMAR, value=3)
    ledger.decide("a", "confirm", author=ANNA, figure="f1", seen=seen)  # another figure is no matter
    correct(ledger, "f1", OMAR, value=8)
    with pytest.raises(Changed, match="Omar"):
        ledger.decide("a", "reject", author=ANNA, figure="f1", seen=seen)
    with pytest.raises(Changed, match="anew"):
        ledger.decide("a", "reject", author=ANNA, figure="f1", seen=replace(seen, number=9, span=Span(0, 2)))
    ledger.decide("a", "discount", author=ANNA, figure="f1", seen=seen, alone=True)
    ledger.keep(read(samples.report(text=TEXT, title="قصف")))
    with pytest.raises(Changed, match="changed"):
        ledger.decide("a", "confirm", author=ANNA, figure="f1", seen=replace(seen, number=9))


def test_nothing_is_undone_twice(ledger: Ledger, reading: Reading) -> None:
    number = correct(ledger, "f1", value=8)
    ledger.decide("a", "undo", author=ANNA, undoes=number)
    with pytest.raises(NotAllowed, match="already"):
        ledger.decide("a", "undo", author=ANNA, undoes=number)
