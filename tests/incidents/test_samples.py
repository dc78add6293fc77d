"""The samples of `examples/` come out as docs/samples.md tells their story."""

from __future__ import annotations

import pytest
import sahl

from hasila.incidents import incidents
from hasila.incidents.model import Incident, Toll
from hasila.intake.read import read_inputs
from hasila.model import Report
from hasila.reading import read


@pytest.fixture(scope="module")
def found() -> tuple[Incident, ...]:
    return incidents(sahl.readings())


def _of(found: tuple[Incident, ...], report: str) -> Incident:
    return max((i for i in found if report in i.reports), key=lambda i: sum(r.report == report for r in i.figures))


@pytest.fixture(scope="module")
def market(found: tuple[Incident, ...]) -> Incident:
    return _of(found, "01_safh_urgent.txt")


@pytest.fixture(scope="module")
def prison(found: tuple[Incident, ...]) -> Incident:
    return _of(found, "07_dir_sahl_first.txt")


def _tolls(incident: Incident, outcome: str, **like: object) -> list[Toll]:
    return [t for t in incident.tolls if t.outcome == outcome and all(getattr(t, k) == v for k, v in like.items())]


def _values(toll: Toll) -> tuple[int | None, int | None]:
    return (toll.low.value if toll.low else None, toll.high.value if toll.high else None)


def test_the_market_is_one_incident_and_the_prison_another(market: Incident, prison: Incident) -> None:
    assert set(market.reports) == {
        "01_safh_urgent.txt", "02_marjnet_wire.html", "03_safh_update.txt", "04_marsad_market.html",
        "05_safh_army_statement.txt", "06_safh_final.docx", "1700000001/101", "1700000001/102", "1700000001/103",
        "marjnet-0508", "safh-0509", "marsad-0601",
    }
    assert set(prison.reports) == {
        "07_dir_sahl_first.txt", "08_marjnet_statement.html", "09_dir_sahl_final.pdf", "10_marsad_prison.txt",
        "1700000001/105", "1700000001/106", "safh-0509", "marsad-0601",
    }


def test_what_happened_elsewhere_or_two_days_earlier_stays_apart(found: tuple[Incident, ...], market: Incident) -> None:
    mine = next(i for i in found if ("03_safh_update.txt", "f9") in {(r.report, r.figure) for r in i.figures})
    assert mine != market
    assert mine.reports == ("03_safh_update.txt",)


def test_copies_are_one_origin(market: Incident, prison: Incident) -> None:
    wire = {"01_safh_urgent.txt", "02_marjnet_wire.html", "1700000001/102"}
    assert any(wire <= set(group) for group in market.origins)
    statement = {"07_dir_sahl_first.txt", "08_marjnet_statement.html"}
    assert any(statement <= set(group) for group in prison.origins)


def test_told_again_in_its_own_words_is_no_copy(market: Incident) -> None:
    assert "1700000001/103" not in {c.report for c in market.copies}


def test_killed_at_the_market_run_from_the_activists_nine_to_fourteen(market: Incident) -> None:
    (toll,) = _tolls(market, "killed", status="unknown", demographic=None, affiliation=None, party=None)
    assert _values(toll) == (9, 14)
    assert toll.low is not None and toll.low.report == "marjnet-0508"
    assert toll.latest is not None and toll.latest.value == 14
    assert toll.grade == "fair"


def test_earlier_tolls_by_the_same_origin_are_superseded(market: Incident, prison: Incident) -> None:
    by = {(s.report, s.figure): s.by.report for t in market.tolls for s in t.superseded}
    assert by["03_safh_update.txt", "f2"] == "06_safh_final.docx"
    assert by["01_safh_urgent.txt", "f2"] == "06_safh_final.docx"
    assert by["04_marsad_market.html", "f0"] == "marsad-0601"
    by = {(s.report, s.figure): s.by.report for t in prison.tolls for s in t.superseded}
    assert by["10_marsad_prison.txt", "f0"] == "marsad-0601"
    assert by["07_dir_sahl_first.txt", "f2"] == "09_dir_sahl_final.pdf"


def test_a_party_s_claim_for_its_enemy_stands_apart(market: Incident, prison: Incident) -> None:
    (toll,) = _tolls(market, "neutralised")
    assert _values(toll) == (18, 18)
    assert toll.party == "جيش هضبه"
    boast = [t for t in _tolls(prison, "killed") if t.low is not None and t.low.value == 50]
    assert [t.party for t in boast] == ["كتائب جرف"]


def test_cumulative_tolls_are_in_no_range(market: Incident, prison: Incident) -> None:
    assert {p.value for s in market.series for p in s.points} >= {86}
    for incident in (market, prison):
        ends = {e.value for t in incident.tolls for e in (t.low, t.high) if e is not None}
        assert not ends & {86, 90, 123, 407}


def test_sums_that_hold_and_sums_that_do_not(market: Incident, prison: Incident) -> None:
    sums = {c.total: (c.holds, c.note) for i in (market, prison) for c in i.checks if c.kind == "sum"}
    assert sums["06_safh_final.docx#f1"] == (True, "10 + 4 = 14")
    assert sums["09_dir_sahl_final.pdf#f3"] == (True, "9 + 5 + 2 = 16")
    assert sums["10_marsad_prison.txt#f0"] == (False, "10 + 7 + 4 = 21, not 22")
    assert sums["marsad-0601#f2"] == (True, "10 + 7 + 4 = 21")


def test_as_the_machine_reads_them_the_monitor_s_june_toll_joins_and_replaces_its_earlier_one() -> None:
    reports = (r for r in read_inputs([str(sahl.ROOT / "examples")]) if isinstance(r, Report))
    prison = _of(incidents(read(r) for r in reports), "10_marsad_prison.txt")
    assert {"07_dir_sahl_first.txt", "09_dir_sahl_final.pdf", "marsad-0601"} <= set(prison.reports)
    replaced = {(s.report, s.by.report) for t in prison.tolls if t.outcome == "killed" for s in t.superseded}
    assert ("10_marsad_prison.txt", "marsad-0601") in replaced
