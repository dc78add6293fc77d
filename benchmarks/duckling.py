"""Time the whole reading of a corpus against Duckling's reading of the same texts.

    python benchmarks/duckling.py SHARED [--corpus ant-2018] [--limit N] [--environment FOLDER]

``SHARED`` is the folder that holds ``corpora/``. Duckling runs in an environment of its own (made once, in ``.env/``),
line by line, in Arabic, for numbers, ordinals, durations and times, each line with its report's day as the present.
Some lines abort its process: they are found on the way, counted, and left out of the texts on both sides.

What is compared is CPU time, user and system: of Duckling's ``parse`` calls alone, without start-up, contexts and
pipes; of Hasila the whole reading, with page furniture found before and JSON lines made after, and the loading of its
vocabulary. A ratio of 0.5 says that Hasila takes half of Duckling's time. Both read by turns, a hundred reports
each, so that whatever else the machine does slows them alike.
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
from dataclasses import dataclass
from pathlib import Path

from hasila.exports.jsonl import line
from hasila.intake.furniture import furniture
from hasila.model import Report
from hasila.reading import read

ROOT = Path(__file__).resolve().parent.parent
WORKER = Path(__file__).with_name("duckling_worker.py")
PACKAGE = "pyduckling-native-phihos==0.3.0"
TURN = 100  # reports: more often, and each would find the processor's caches full of the other's
NOON = dt.time(12, tzinfo=dt.UTC)


@dataclass(slots=True)
class Theirs:
    """What Duckling needed: CPU seconds over the lines it read, what it found, how many lines aborted it."""

    seconds: float = 0.0
    lines: int = 0
    found: int = 0
    aborting: int = 0


@dataclass(slots=True)
class Ours:
    """What Hasila needed, in CPU seconds: its vocabulary, the reading, furniture and output; how much it read."""

    loading: float = 0.0
    reading: float = 0.0
    around: float = 0.0
    figures: int = 0
    size: int = 0


def main() -> int:
    """Measure both and print the ratio."""
    options = _options()
    given = list(rows(options.shared / "corpora" / f"{options.corpus}.jsonl", options.limit))
    ours, theirs = compare(environment(options.environment), given)
    print(f"{options.corpus}: {len(given)} reports, {theirs.lines} lines, {ours.size:,} characters")
    print(f"left out: {theirs.aborting} lines that aborted Duckling's process")
    print(f"Duckling: {_rate(theirs.seconds, ours.size)}, {theirs.found} entities")
    print(f"Hasila, loading its vocabulary: {ours.loading:.2f} s")
    print(f"Hasila, reading:                {_rate(ours.reading, ours.size)}, {ours.figures} figures")
    print(f"Hasila, furniture and output:   {_rate(ours.around, ours.size)}")
    print(f"ratio of reading:               {ours.reading / theirs.seconds:.2f}")
    print(f"ratio of reading and loading:   {(ours.reading + ours.loading) / theirs.seconds:.2f}")
    print(f"ratio of everything:            {(ours.reading + ours.loading + ours.around) / theirs.seconds:.2f}")
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


def rows(path: Path, limit: int | None) -> Iterator[dict[str, str]]:
    """The first ``limit`` rows of a file of JSON lines."""
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


def compare(python: Path, rows: list[dict[str, str]]) -> tuple[Ours, Theirs]:
    """Read every report of ``rows`` with both, by turns."""
    ours, theirs = Ours(), Theirs()
    load(ours)
    worker = Worker(python)
    for at in range(0, len(rows), TURN):
        turn = rows[at : at + TURN]
        texts = [read_theirs(row, worker, theirs) for row in turn]
        for row, text in zip(turn, texts, strict=True):
            read_ours(row, text, ours)
    worker.close()
    return ours, theirs


def read_theirs(row: dict[str, str], worker: Worker, tally: Theirs) -> str:
    """Read the lines of a report with Duckling; the text without those that aborted it."""
    present = int(dt.datetime.combine(published(row) or dt.date(2018, 1, 1), NOON).timestamp())
    kept: list[str] = []
    for words in row["text"].split("\n"):
        answer = worker.read(words, present) if words.strip() else (0.0, 0)
        if answer is None:
            tally.aborting += 1
            continue
        kept.append(words)
        tally.seconds += answer[0]
        tally.found += answer[1]
        tally.lines += bool(words.strip())
    return "\n".join(kept)


def load(tally: Ours) -> None:
    """Read a first report, which loads the vocabulary."""
    start = time.process_time()
    read(Report("0", "قُتل سبعة مدنيين في بلدة وادي السدر صباح الإثنين، وفق مصدر طبي."))
    tally.loading = time.process_time() - start


def read_ours(row: dict[str, str], text: str, tally: Ours) -> None:
    """Read ``text`` with Hasila, as the report of ``row``."""
    clock, title = time.process_time, row.get("title") or ""
    start = clock()
    spans = furniture(text, title)
    report = Report(
        row["id"], text, row.get("source") or "", published(row), title=title, url=row.get("url") or "", furniture=spans
    )
    middle = clock()
    found = read(report)
    end = clock()
    line(found)
    tally.reading += end - middle
    tally.around += clock() - end + middle - start
    tally.figures += len(found.figures)
    tally.size += len(text)


if __name__ == "__main__":
    sys.exit(main())
