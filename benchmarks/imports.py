"""Time what a fresh process pays before its first report: imports, the vocabulary, the whole command.

    python benchmarks/imports.py [--times 5]

Every line is the median over fresh processes, less what starting Python itself takes; wall-clock and CPU seconds.
"""
# ruff: noqa: T201

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time

STEPS = {
    "import hasila": "import hasila",
    "import hasila.model": "import hasila.model",
    "import hasila.reading": "import hasila.reading",
    "import hasila.intake": "import hasila.intake",
    "import hasila.cli": "import hasila.cli",
    "hasila --version": "import sys; sys.argv = ['hasila', '--version']; from hasila.cli import main; main()",
    "the gazetteer": "from hasila.lexicon.gazetteer import gazetteer; gazetteer()",
    "the first report": (
        "from hasila.model import Report; from hasila.reading import read; "
        "read(Report('1', 'قُتل سبعة مدنيين في بلدة وادي السدر صباح الإثنين، وفق مصدر طبي.'))"
    ),
}
BOUND, BOUNDED = 0.3, ("import hasila", "import hasila.cli")


def main() -> int:
    """Measure and print each step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5, help="fresh processes for each line")
    times = parser.parse_args().times
    bare = measure("pass", times)
    print(f"{'Python itself':22} {bare[0]:6.3f} s, {bare[1]:6.3f} s of CPU")
    for name, code in STEPS.items():
        wall, cpu = (a - b for a, b in zip(measure(code, times), bare, strict=True))
        bound = f", {wall / BOUND:.2f} of the bound of {BOUND} s" if name in BOUNDED else ""
        print(f"{name:22} {wall:6.3f} s, {cpu:6.3f} s of CPU{bound}")
    return 0


def measure(code: str, times: int) -> tuple[float, float]:
    """Median wall-clock and CPU seconds of fresh processes that run ``code``, after a first that fills caches."""
    walls, cpus = [], []
    for _ in range(times + 1):
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        walls.append(time.perf_counter() - start)
        cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(walls[1:]), statistics.median(cpus[1:])


if __name__ == "__main__":
    sys.exit(main())
