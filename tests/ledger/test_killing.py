"""Kill -9 at random moments of reading and linking: the ledger opens, is whole, and is filled by reading again."""

from __future__ import annotations

import importlib.util
import os
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest
import servers

from hasila.incidents import incidents
from hasila.ledger import Ledger

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
TIMES = 20
_BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "kill.py"


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hasila_kill", _BENCHMARK)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look there for their own
    spec.loader.exec_module(module)
    return module


def test_killed_on_sqlite(benchmark: ModuleType) -> None:
    assert benchmark.kill(benchmark.in_a_file, TIMES, random.Random(1)).killed == TIMES


def test_two_at_once_are_as_one(benchmark: ModuleType, where: str) -> None:
    children = [benchmark._fork(where) for _ in range(2)]
    assert [benchmark._wait(child) for child in children] == [0, 0]
    readings, _ = benchmark.expected()
    with Ledger.open(where) as ledger:
        assert ledger.check() == []
        assert {reading.report.id for reading in ledger.readings()} == set(readings)
        assert sum(len(ledger.versions(id_)) for id_ in readings) == len(benchmark.reports())
        expected = {incident.id: incident for incident in incidents(list(ledger.readings()))}
        assert {incident.id: incident for incident in ledger.incidents()} == expected


def test_killed_on_postgresql(benchmark: ModuleType, postgresql: str) -> None:
    @contextmanager
    def new() -> Iterator[str]:
        with servers.database(postgresql) as url:
            yield url

    assert benchmark.kill(new, TIMES, random.Random(1)).killed == TIMES
