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


def test_killed_on_postgresql(benchmark: ModuleType, postgresql: str) -> None:
    @contextmanager
    def new() -> Iterator[str]:
        with servers.database(postgresql) as url:
            yield url

    assert benchmark.kill(new, TIMES, random.Random(1)).killed == TIMES
