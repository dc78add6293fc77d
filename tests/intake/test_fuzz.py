"""A thousand mutated inputs; ``benchmarks/fuzz_intake.py`` makes many more."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "fuzz_intake.py"


def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz_intake", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fuzz_intake"] = module
    spec.loader.exec_module(module)
    return module


def test_no_input_raises_or_hangs(tmp_path: Path) -> None:
    fuzz = benchmark()
    tally = fuzz.fuzz(1000, 7, tmp_path, fuzz.base_texts(tmp_path / "none"), with_reading=False)
    assert tally.failures == []
    assert tally.reports > 300
