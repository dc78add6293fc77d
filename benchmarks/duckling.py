"""Time the whole reading of a corpus against Duckling's reading of the same texts.

    python benchmarks/duckling.py SHARED [--corpus ant-2018] [--limit N] [--environment FOLDER]

``SHARED`` is the folder that holds ``corpora/``. Duckling runs in an environment of its own (made once, in ``.env/``),
line by line, in Arabic, for numbers, ordinals, durations and times, each line with its report's day as the present.
Some lines abort its process: they are found on the way, counted, and left out of the texts on both sides.

What is compared is CPU time, user and system: of Duckling's ``parse`` calls alone, without start-up, contexts and
pipes; of Hasila the whole reading, with page furniture found before and JSON lines made after, and the loading of its
vocabulary. A ratio of 0.5 says that Hasila takes half of Duckling's time. Both run one after the other on one core.
"""
# ruff: noqa: T201

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORKER = Path(__file__).with_name("duckling_worker.py")
PACKAGE = "pyduckling-native-phihos==0.3.0"
NOON = dt.time(12, tzinfo=dt.UTC)


@dataclass(slots=True)
class Duckling:
    """What Duckling needed: CPU seconds over the lines it read, what it found, and the lines that aborted it."""

    seconds: float = 0.0
    lines: int = 0
    found: int = 0
    aborting: set[tuple[int, int]] = field(default_factory=set)


def main() -> int:
    """Measure both and print the ratio."""
    options = _options()
    rows = list(_rows(options.shared / "corpora" / f"{options.corpus}.jsonl", options.limit))
    duckling = run_duckling(environment(options.environment), rows)
    texts = [without(row["text"], n, duckling.aborting) for n, row in enumerate(rows)]
    size = sum(map(len, texts))
    loading, reading, around, figures = run_hasila(rows, texts)
    print(f"{options.corpus}: {len(rows)} reports, {duckling.lines} lines, {size:,} characters")
    print(f"left out: {len(duckling.aborting)} lines that aborted Duckling's process")
    print(f"Duckling: {_rate(duckling.seconds, size)}, {duckling.found} entities")
    print(f"Hasila, loading its vocabulary: {loading:.2f} s")
    print(f"Hasila, reading:                {_rate(reading, size)}, {figures} figures")
    print(f"Hasila, furniture and output:   {_rate(around, size)}")
    print(f"ratio of reading:               {reading / duckling.seconds:.2f}")
    print(f"ratio of reading and loading:   {(reading + loading) / duckling.seconds:.2f}")
    print(f"ratio of everything:            {(reading + loading + around) / duckling.seconds:.2f}")
    return 0


def _rate(seconds: float, size: int) -> str:
    return f"{seconds:.2f} s of CPU, {seconds / size * 1e6:.2f} ms per 1,000 characters"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="the folder that holds corpora/")
    parser.add_argument("--corpus", default="ant-2018", help="a file of corpora/ without .jsonl")
    parser.add_argument("--limit", type=int, help="read the first N reports only")
    parser.add_argument("--environment", type=Path, default=ROOT / ".env" / "duckling", help="Duckling's environment")
    return parser.parse_args()


def _rows(path: Path, limit: int | None) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            if limit is not None and n >= limit:
                return
            yield json.loads(line)


def published(row: dict[str, str]) -> dt.date | None:
    """The day a row was published, None where it gives none."""
    try:
        return dt.date.fromisoformat((row.get("published") or "")[:10])
    except ValueError:
        return None


def without(text: str, number: int, aborting: set[tuple[int, int]]) -> str:
    """The text of report ``number`` without the lines that aborted Duckling."""
    return "\n".join(line for k, line in enumerate(text.split("\n")) if (number, k) not in aborting)


def environment(folder: Path) -> Path:
    """The Python of Duckling's environment, which is made where it is missing."""
    python = folder / "bin" / "python"
    if not (folder / "made").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-input", PACKAGE], check=True)
        (folder / "made").touch()
    return python


class Worker:
    """A process that reads lines with Duckling, begun anew after an abort."""

    def __init__(self, python: Path) -> None:
        self._command = [str(python), "-P", str(WORKER)]  # -P: `duckling` is the package, not this file
        self._process = self._start()

    def _start(self) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        process = subprocess.Popen(
            self._command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, encoding="utf-8", errors="replace"
        )
        assert process.stdout is not None
        if not process.stdout.readline():
            sys.exit(f"{' '.join(self._command)} does not run:\n{process.communicate()[1]}")
        return process

    def read(self, line: str, present: int) -> tuple[float, int] | None:
        """CPU seconds for ``line`` and the number of entities found; None where the process aborted."""
        process = self._process
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(json.dumps([line, present]) + "\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        if answer:
            seconds, found = json.loads(answer)
            return float(seconds), int(found)
        self.close()
        self._process = self._start()
        return None

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def run_duckling(python: Path, rows: list[dict[str, str]]) -> Duckling:
    """Read every line of ``rows`` that is not empty."""
    out = Duckling()
    worker = Worker(python)
    for number, row in enumerate(rows):
        day = published(row) or dt.date(2018, 1, 1)
        present = int(dt.datetime.combine(day, NOON).timestamp())
        for k, line in enumerate(row["text"].split("\n")):
            if not line.strip():
                continue
            answer = worker.read(line, present)
            if answer is None:
                out.aborting.add((number, k))
                continue
            out.seconds += answer[0]
            out.found += answer[1]
            out.lines += 1
    worker.close()
    return out


def run_hasila(rows: list[dict[str, str]], texts: list[str]) -> tuple[float, float, float, int]:
    """CPU seconds for the first reading (which loads the vocabulary), for reading ``texts``, for all else; figures."""
    from hasila.exports.jsonl import line
    from hasila.intake.furniture import furniture
    from hasila.model import Report
    from hasila.reading import read

    clock = time.process_time
    start = clock()
    read(Report("0", "قُتل سبعة مدنيين في بلدة وادي السدر صباح الإثنين، وفق مصدر طبي."))
    loading, reading, around, figures = clock() - start, 0.0, 0.0, 0
    for row, text in zip(rows, texts, strict=True):
        title = row.get("title") or ""
        start = clock()
        spans = furniture(text, title)
        report = Report(
            row["id"], text, row.get("source") or "", published(row), title=title, url=row.get("url") or "",
            furniture=spans,
        )
        middle = clock()
        found = read(report)
        end = clock()
        line(found)
        reading += end - middle
        around += clock() - end + middle - start
        figures += len(found.figures)
    return loading, reading, around, figures


if __name__ == "__main__":
    sys.exit(main())
