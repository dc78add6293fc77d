"""No measure of grouping or tolls is below its floor."""

from __future__ import annotations

import gate
import incident_gate
import pytest

pytestmark = pytest.mark.usefixtures("shared")

LEAST = incident_gate.FLOORS["least"]


def test_the_floors_were_measured_on_these_very_files() -> None:
    assert gate.changed(incident_gate.FLOORS["files"]) == []


@pytest.mark.parametrize("name", LEAST)
def test_incidents(name: str) -> None:
    assert incident_gate.measured()[name] >= LEAST[name]


def test_every_measure_has_its_floor() -> None:
    assert set(LEAST) == set(incident_gate.measured())
