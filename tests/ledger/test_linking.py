"""Linking within the ledger: the same incidents whatever the order and the runs, and as the pure functions give."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

import pytest
import samples

from hasila.incidents import Incident, blocking, incidents
from hasila.ledger import Ledger, Linked, person, relink
from hasila.ledger.deeds import Deed
from hasila.model import Reading
from hasila.reading import read

ALL = [samples.told(incident, outlet) for incident in range(12) for outlet in range(3)]


def by_id(found: Iterable[Incident]) -> dict[str, Incident]:
    return {incident.id: incident for incident in found}


@pytest.fixture(scope="module")
def expected() -> dict[str, Incident]:
    found = by_id(incidents(ALL))
    assert max(len(incident.reports) for incident in found.values()) > 1
    assert len(found) > 3
    return found


@pytest.mark.parametrize("seed", range(3))
def test_same_in_any_order_and_any_runs(ledger: Ledger, expected: dict[str, Incident], seed: int) -> None:
    chance = random.Random(seed)
    order = chance.sample(ALL, len(ALL))
    while order:
        size = chance.randint(1, 20)
        for reading in order[:size]:
            ledger.keep(reading)
        order = order[size:]
        ledger.link()
    assert by_id(ledger.incidents()) == expected
    assert ledger.check() == []


@pytest.mark.parametrize("seed", range(3))
def test_same_in_any_order_where_blocks_are_crowded(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Blocks become crowded at other moments in other orders, and less crowded where reports change."""
    monkeypatch.setattr(blocking, "_BOUNDS", {"!": 2, "=": 2, "~": 1, "@": 4})
    chance = random.Random(seed)
    before = [read(replace(samples.told(seed, n % 3).report, id=ALL[n].report.id)) for n in range(0, 36, 5)]
    for given in (before, ALL):
        order = chance.sample(given, len(given))
        while order:
            size = chance.randint(1, 12)
            for reading in order[:size]:
                ledger.keep(reading)
            order = order[size:]
            ledger.link()
    expected = by_id(incidents(ALL))
    monkeypatch.undo()
    assert expected != by_id(incidents(ALL))
    assert by_id(ledger.incidents()) == expected
    assert ledger.check() == []


def test_linking_again_does_nothing(ledger: Ledger) -> None:
    for reading in ALL[:6]:
        ledger.keep(reading)
    assert ledger.link().reports == 6
    assert ledger.link() == Linked(0, 0, 0)


def test_only_what_could_change_is_touched(ledger: Ledger) -> None:
    for reading in ALL:
        ledger.keep(reading)
    ledger.link()
    far = read(samples.report("far", "قُتل 4 أشخاص بانفجار لغم في قرية بعيدة يوم 3 آذار/مارس 2029."))
    ledger.keep(far)
    assert ledger.link() == Linked(1, 1, 0)


def test_a_changed_report_is_linked_anew(ledger: Ledger) -> None:
    for reading in ALL[:9]:
        ledger.keep(reading)
    ledger.link()
    changed = read(replace(samples.told(3, 0).report, id=ALL[0].report.id))
    ledger.keep(changed)
    ledger.link()
    assert by_id(ledger.incidents()) == by_id(incidents([changed, *ALL[1:9]]))
    assert ledger.check() == []


def test_what_people_decide_counts(ledger: Ledger) -> None:
    for reading in ALL[:3]:
        ledger.keep(reading)
    ledger.link()
    first, second = ALL[0], ALL[1]
    ledger.decide(first.report.id, "correct", author=person("Anna"), reason="", figure="f1", value={"value": 9})
    ledger.decide(second.report.id, "discount", author=person("Anna"), reason="", figure="f1")
    ledger.link()
    corrected = replace(first, figures=(replace(first.figures[0], value=9), *first.figures[1:]))
    settled: list[Reading] = [corrected, *ALL[1:3]]
    gone = (second.report.id, "f1")
    expected = by_id(incidents(settled, discounted=lambda ref: (ref.report, ref.figure) == gone))
    assert by_id(ledger.incidents()) == expected
    assert ledger.reading(first.report.id) == first


def tell(ledger: Ledger, deed: Deed, of: Reading, *others: Reading) -> int:
    names = {"with": [other.report.id for other in others]}
    return ledger.decide(of.report.id, deed, author=person("Anna"), reason="", value=names).number


def reports_of(ledger: Ledger, one: Reading) -> tuple[str, ...]:
    ledger.link()
    assert ledger.check() == []
    return next(i.reports for i in ledger.incidents() if one.report.id in i.reports)


def test_what_people_join_and_part_is_followed_at_once(ledger: Ledger) -> None:
    for reading in ALL[:9]:
        ledger.keep(reading)
    ledger.link()
    alone = {i.reports for i in ledger.incidents()}
    one, other = ALL[0], ALL[3]
    own = reports_of(ledger, one)
    assert other.report.id not in own
    joined = tell(ledger, "join", one, other)
    assert {one.report.id, other.report.id} <= set(reports_of(ledger, one))
    parted = tell(ledger, "part", one, other)
    assert other.report.id not in reports_of(ledger, one)
    ledger.decide(one.report.id, "undo", author=person("Anna"), reason="", undoes=parted)
    assert other.report.id in reports_of(ledger, one)
    ledger.decide(one.report.id, "undo", author=person("Anna"), reason="", undoes=joined)
    assert reports_of(ledger, one) == own
    assert {i.reports for i in ledger.incidents()} == alone


def test_what_is_parted_stays_apart_however_alike(ledger: Ledger) -> None:
    alike = next(i for i in incidents(ALL[:12]) if len(i.reports) > 1).reports
    readings = {r.report.id: r for r in ALL}
    for reading in ALL[:12]:
        ledger.keep(reading)
    ledger.link()
    tell(ledger, "part", readings[alike[0]], readings[alike[1]])
    assert alike[1] not in reports_of(ledger, readings[alike[0]])
    for reading in ALL[12:]:
        ledger.keep(reading)
    assert alike[1] not in reports_of(ledger, readings[alike[0]])


def test_a_later_decision_brings_an_earlier_one_back(ledger: Ledger) -> None:
    """Neither side of the joining that is in force again is in the decision that is undone."""
    a, b, c = ALL[0], ALL[3], ALL[6]
    for reading in ALL[:9]:
        ledger.keep(reading)
    tell(ledger, "join", a, b)
    tell(ledger, "join", b, c)
    parted = tell(ledger, "part", a, c)
    assert c.report.id not in reports_of(ledger, a)
    ledger.decide(a.report.id, "undo", author=person("Anna"), reason="", undoes=parted)
    assert {a.report.id, b.report.id, c.report.id} <= set(reports_of(ledger, a))


def test_origins_that_people_decide(ledger: Ledger) -> None:
    alike = max((i for i in incidents(ALL)), key=lambda i: len(i.origins))
    first, second = (group[0] for group in alike.origins[:2])
    readings = {r.report.id: r for r in ALL}
    for reading in ALL:
        ledger.keep(reading)
    ledger.link()
    tell(ledger, "same_origin", readings[first], readings[second])
    ledger.link()
    assert any({first, second} <= set(group) for i in ledger.incidents() for group in i.origins)
    tell(ledger, "other_origin", readings[first], readings[second])
    ledger.link()
    assert not any({first, second} <= set(group) for i in ledger.incidents() for group in i.origins)


def test_another_linker_makes_all_anew(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    for reading in ALL[:6]:
        ledger.keep(reading)
    ledger.link()
    monkeypatch.setattr(relink, "linker", lambda: "another")
    assert ledger.link().reports == 6
    assert by_id(ledger.incidents()) == by_id(incidents(ALL[:6]))


def test_policies_are_computed_on_demand(ledger: Ledger) -> None:
    for reading in ALL[:9]:
        ledger.keep(reading)
    ledger.link()
    assert by_id(ledger.incidents("acled")) == by_id(incidents(ALL[:9], "acled"))


def test_a_run_cut_short_is_taken_up(
    ledger: Ledger, expected: dict[str, Incident], monkeypatch: pytest.MonkeyPatch
) -> None:
    for reading in ALL:
        ledger.keep(reading)
    monkeypatch.setattr(relink, "_READINGS", 7)
    monkeypatch.setattr(relink, "_LOOSE", 3)
    for stop in (2, 4, 6, 3):
        with pytest.raises(KeyboardInterrupt):
            ledger.link(progress=Stopping(stop))
        assert ledger.check() == []
    ledger.link()
    assert by_id(ledger.incidents()) == expected


def test_what_is_kept_while_linking_runs(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    for reading in ALL[:12]:
        ledger.keep(reading)
    monkeypatch.setattr(relink, "_READINGS", 4)
    changed = [read(replace(samples.told(7, n).report, id=ALL[n * 5].report.id)) for n in range(3)]
    more = iter([*changed, *ALL[12:16]])

    def keep_another(step: str, done: int) -> None:
        for reading in [next(more, None)]:
            if reading is not None:
                ledger.keep(reading)

    ledger.link(progress=keep_another)
    assert ledger.check() == []
    for reading in more:
        ledger.keep(reading)
    ledger.link()
    latest = {reading.report.id: reading for reading in [*ALL[:12], *changed, *ALL[12:16]]}
    assert by_id(ledger.incidents()) == by_id(incidents(latest.values()))


class Stopping:
    """Progress that stops the run the ``times``-th time it is told."""

    def __init__(self, times: int) -> None:
        self.left = times

    def __call__(self, step: str, done: int) -> None:
        self.left -= 1
        if not self.left:
            raise KeyboardInterrupt
