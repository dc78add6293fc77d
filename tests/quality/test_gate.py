"""No measure of the reading is below its floor."""

from __future__ import annotations

from pathlib import Path

import annotate
import gate
import pytest

pytestmark = pytest.mark.usefixtures("shared")

FIGURES = gate.FLOORS["figures"]
SUITES = gate.FLOORS["suites"]
ALL = [*FIGURES.values(), *SUITES.values(), gate.FLOORS["quiet"], gate.FLOORS["seeds"]]


@pytest.mark.parametrize(("name", "known"), sorted({pin for each in ALL for pin in each["files"].items()}))
def test_the_floors_were_measured_on_these_very_files(name: str, known: str) -> None:
    assert gate.sha256(gate.located(name)) == known, f"{name} has changed: its floors have to be measured anew"


@pytest.mark.parametrize(("name", "what"), [(name, what) for name, each in FIGURES.items() for what in each["least"]])
def test_figures(name: str, what: str) -> None:
    assert gate.figures_of(name)[what] >= FIGURES[name]["least"][what]


@pytest.mark.parametrize("name", FIGURES)
def test_what_cannot_be_is_said_no_more_often(name: str) -> None:
    most = FIGURES[name]["most_impossible"]
    assert {what: (times, most[what]) for what, times in gate.impossible(name).items() if times > most[what]} == {}


@pytest.mark.parametrize("name", SUITES)
def test_suites(name: str) -> None:
    right = {kind: right for kind, (right, _) in gate.suite(name).items()}
    floors = SUITES[name]["right"]
    assert {kind: (right.get(kind, 0), least) for kind, least in floors.items() if right.get(kind, 0) < least} == {}


def test_reports_on_other_things_hold_hardly_a_figure() -> None:
    assert gate.quiet() <= gate.FLOORS["quiet"]["most_figures"]


def test_every_suite_and_every_set_has_its_floors(shared: Path) -> None:
    assert set(SUITES) == {path.stem for path in (shared / "suites").glob("*_ar.jsonl")}
    assert set(FIGURES) == {"gold"} | {path.stem for path in annotate.ANNOTATIONS.glob("*.jsonl")}
