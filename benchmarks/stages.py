"""What each step of reading costs: a table of CPU time by step, over a corpus.

    python benchmarks/stages.py SHARED [--corpus ant-2018] [--limit 150] [--rounds 3]

``SHARED`` is the folder that holds ``corpora/``. Each step is timed without the steps inside it; of the rounds the
fastest of each report counts, so that what else the machine does matters less. The first round fills the memory of
words and is told apart. Timing itself costs a little, most where a step is called for every figure.
"""
# ruff: noqa: T201

from __future__ import annotations

import argparse
import importlib
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from duckling import published, rows

from hasila.model import Report

# Where each step is called from, and the names that it has there.
STEPS = {
    "hasila.reading": ("prepare", "scene_of", "actors", "claims", "figures", "statements", "with_actors", "quantities"),
    "hasila.reading.preparing": (
        "tokens", "_unglued", "numerals", "Terms", "dates", "counts", "looked_up", "join_compounds", "ask", "sentences",
        "terms",
    ),
    "hasila.reading.settings": ("places", "attributions", "frames", "days_of", "places_of"),
    "hasila.reading.figures": (
        "attach", "phrases", "triggers", "verdict", "status_of", "scope_of", "settings", "link", "shared", "settle",
        "circumstances",
    ),
}  # fmt: skip


class Stopwatch:
    """CPU seconds by step, each without those of the steps that it calls."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._inner: list[float] = []

    def timed(self, name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        """``step``, its time counted under ``name``."""

        def run(*given: Any, **named: Any) -> Any:
            self._inner.append(0.0)
            start = time.process_time()
            try:
                return step(*given, **named)
            finally:
                took = time.process_time() - start
                self.seconds[name] += took - self._inner.pop()
                if self._inner:
                    self._inner[-1] += took

        return run


def main() -> int:
    """Read the corpus a few times and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="the folder that holds corpora/")
    parser.add_argument("--corpus", default="ant-2018", help="a file of corpora/ without .jsonl")
    parser.add_argument("--limit", type=int, default=150, help="read the first N reports only")
    parser.add_argument("--rounds", type=int, default=3, help="read them so many times")
    options = parser.parse_args()
    given = list(rows(options.shared / "corpora" / f"{options.corpus}.jsonl", options.limit))
    reports = [Report(r["id"], r["text"], r.get("source") or "", published(r), title=r.get("title") or "")
               for r in given]  # fmt: skip
    watch, read = instrumented()
    read(Report("0", "قُتل سبعة مدنيين في بلدة وادي السدر."))  # loads the vocabulary
    first = sum(total(once(watch, read, report)) for report in reports)
    fastest = [min((once(watch, read, report) for report in reports[n : n + 1] * options.rounds), key=total)
               for n, report in enumerate(reports)]  # fmt: skip
    size = sum(len(report.text) for report in reports)
    show(sum(fastest, Counter()), first, size)
    return 0


def instrumented() -> tuple[Stopwatch, Callable[[Report], Any]]:
    """A stopwatch, and the reader with all its steps timed by it."""
    watch = Stopwatch()
    for module_name, names in STEPS.items():
        module = importlib.import_module(module_name)
        for name in names:
            if hasattr(module, name):
                setattr(module, name, watch.timed(name.strip("_"), getattr(module, name)))
    return watch, watch.timed("the rest of reading", importlib.import_module("hasila.reading").read)


def once(watch: Stopwatch, read: Callable[[Report], Any], report: Report) -> Counter[str]:
    """The seconds of one reading, by step."""
    watch.seconds = Counter()
    read(report)
    return watch.seconds


def total(seconds: Counter[str]) -> float:
    """All of them together."""
    return sum(seconds.values())


def show(seconds: Counter[str], first: float, size: int) -> None:
    """Print the table, the costliest step first."""
    whole = total(seconds)
    print(f"{size:,} characters; milliseconds per 1,000 characters, share")
    for name, took in seconds.most_common():
        print(f"{name:22}{took / size * 1e6:8.3f}{took / whole:7.1%}")
    print(f"{'all':22}{whole / size * 1e6:8.3f}\n{'the first time':22}{first / size * 1e6:8.3f}")


if __name__ == "__main__":
    sys.exit(main())
