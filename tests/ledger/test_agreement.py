"""How far two readers agree: measured on published examples, and on reviews of invented reports."""

from __future__ import annotations

import pytest
import samples

from hasila.ledger import Ledger, NotKept, person
from hasila.ledger.agreement import alpha
from hasila.reading import read

ANNA, OMAR = person("Anna"), person("Omar")
TEXT = "قُتل سبعة مدنيين وأصيب 12 آخرون بقصف على بلدة وادي السدر. وأضاف المصدر أن العشرات نُقلوا إلى المشفى."


def test_alpha_is_as_published() -> None:
    """Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), A and B."""
    assert alpha(list(zip("0100000010", "1110010000", strict=True)), "nominal") == pytest.approx(0.095, abs=0.001)
    assert alpha(list(zip("aabbdcccedda", "babbbcccedDD".lower(), strict=True)), "nominal") == pytest.approx(
        0.692, abs=0.001
    )


def test_alpha_of_counts_weighs_how_far_apart_they_are() -> None:
    near = alpha([(10, 11), (50, 50), (3, 3), (200, 200)], "ratio")
    far = alpha([(10, 110), (50, 50), (3, 3), (200, 200)], "ratio")
    assert near is not None
    assert far is not None
    assert far < 0.95 < near < 1


def test_alpha_has_no_meaning_where_nothing_varies() -> None:
    assert alpha([("a", "a"), ("a", "a")], "nominal") is None
    assert alpha([("a", "b")], "nominal") is None
    assert alpha([(0, 0), (5, 5)], "ratio") == 1


@pytest.fixture
def two(ledger: Ledger) -> Ledger:
    """Three reports; both readers have been through the first two, without a word of each other."""
    for id_ in ("a", "b", "c"):
        ledger.keep(read(samples.report(id_, TEXT)))
    for reader in (ANNA, OMAR):
        ledger.decide("a", "review", author=reader)
    for figure in [f.id for f in ledger.reading("b").figures]:
        for reader in (ANNA, OMAR):
            ledger.decide("b", "confirm", author=reader, figure=figure, alone=True)
    ledger.decide("c", "review", author=ANNA)
    ledger.decide("c", "correct", author=OMAR, figure="f1", value={"value": 70})
    return ledger


def test_who_left_all_as_it_is_agrees(two: Ledger) -> None:
    (found,) = two.agreement()
    assert (found.one, found.other, found.reports) == ("Anna", "Omar", ("a", "b"))
    assert (found.both, found.one_only, found.other_only, found.f_measure) == (4, 0, 0, 1)
    assert {each.share for each in found.fields} == {1}
    assert found.differences == ()
    outcome = next(each for each in found.fields if each.field == "outcome")
    assert (outcome.compared, outcome.alpha) == (4, 1)


def test_what_they_differ_on_is_told_with_its_words(two: Ledger) -> None:
    start = TEXT.index("العشرات")
    added = {"span": [start, start + 7], "outcome": "wounded"}
    two.decide("a", "correct", author=ANNA, figure="f1", value={"value": 8}, alone=True)
    two.decide("a", "discount", author=OMAR, figure="f1", alone=True)
    two.decide("a", "reject", author=ANNA, figure="f2", alone=True)
    two.decide("b", "add", author=OMAR, value=added, alone=True)
    (found,) = two.agreement()
    assert (found.both, found.one_only, found.other_only) == (3, 0, 2)
    assert found.f_measure == pytest.approx(0.75)
    told = [(d.report, d.words, d.field, d.one, d.other) for d in found.differences]
    assert told == [
        ("a", "سبعة", "value", 8, 7), ("a", "سبعة", "discounted", None, "discounted"),
        ("a", "12", "figure", None, "wounded"), ("b", "العشرات", "figure", None, "wounded"),
    ]  # fmt: skip
    shares = {each.field: each.agreed / each.compared for each in found.fields}
    assert shares["value"] == pytest.approx(2 / 3)
    assert shares["status"] == 1


def test_added_figures_are_matched_by_their_words(two: Ledger) -> None:
    start = TEXT.index("العشرات")
    for reader, end in ((ANNA, 7), (OMAR, 14)):
        two.decide("a", "add", author=reader, value={"span": [start, start + end], "outcome": "wounded"}, alone=True)
    (found,) = two.agreement()
    assert (found.both, found.one_only, found.other_only) == (5, 0, 0)
    assert [(d.field, d.one, d.other) for d in found.differences] == [("words", "العشرات", "العشرات نُقلوا")]


def test_readers_may_be_named(two: Ledger) -> None:
    two.decide("b", "note", author=person("Huda"), value={"text": "?"})
    assert [(each.one, each.other) for each in two.agreement(("Omar", "Anna"))] == [("Omar", "Anna")]
    assert two.agreement(("Anna", "Huda"))[0].reports == ()
    with pytest.raises(NotKept, match="Anna, Huda, Omar"):
        two.agreement(("Anna", "Nobody"))
