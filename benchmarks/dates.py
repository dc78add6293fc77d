"""Read the peers' own cases of Arabic dates and durations with Hasila, dateparser and Duckling, and score all alike.

    python benchmarks/dates.py SHARED [--show] [--environments FOLDER]

``SHARED`` is the folder that holds ``suites/`` and ``eval/``; its ``score_suites.py`` says what is right. The peers run
in environments of their own (made once, in ``.env/``). Each case is read with its reference time as the present.

One table is printed: by suite and kind, the cases, and how many each reads right, as the scorer has it and then «by
grain». A peer answers with a moment and a grain, Hasila with the first and the last day. A CLDR case expects «a month
ago» to be 15 May at the grain of a month, which the scorer takes for 15 to 31 May; by grain it is May, whoever says so.
A peer's moment is right in the left half if the moment is the expected one or if its whole grain is.

Then Hasila's misses, by what sets them apart: the same words a week or a year later (a peer leans to the future, news
to the past), a day for a part of a period (منتصف آذار), a moment for a whole. ``--show`` prints each.
"""
# ruff: noqa: T201

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from hasila.exports.jsonl import row
from hasila.model import Report
from hasila.reading import read

ROOT = Path(__file__).resolve().parent.parent
WORKER = Path(__file__).with_name("dates_worker.py")
PACKAGES = {"dateparser": "dateparser[calendars]==1.5.0", "Duckling": "pyduckling-native-phihos==0.3.0"}
SUITES = ("cldr_date_ar", "cldr_relative_ar", "cldr_duration_ar", "dateparser_ar", "duckling_ar")
KINDS = ("time", "time_hijri", "time_interval", "duration", "negative")
READERS = ("Hasila", "dateparser", "Duckling")

Case = dict[str, Any]
Mentions = dict[str, Any]


def main() -> None:
    """Read, score, print."""
    options = _options()
    score = _scorer(options.shared)
    cases = list(_cases(options.shared, score))
    found = {"Hasila": [_ours(case) for case in cases]}
    for name, package in PACKAGES.items():
        peer = name.lower()
        found[name] = _theirs(_environment(options.environments / peer, package), peer, cases)
    _table(score, cases, found)
    misses = [
        (case, each) for case, each in zip(cases, found["Hasila"], strict=True) if not score.right(case, each)
    ]
    counted = Counter(_difference(score, case, each) for case, each in misses)
    print("\nHasila's misses:", "; ".join(f"{what} {n}" for what, n in counted.most_common()))
    for case, each in misses if options.show else ():
        days = [(date["text"], date["earliest"], date["latest"]) for date in each["dates"]]
        print(f"{case['id']}: {case['text']}: {_difference(score, case, each)}: {case['expected']}; {days}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="the folder that holds suites/ and eval/")
    parser.add_argument("--show", action="store_true", help="print every case that Hasila misses")
    parser.add_argument("--environments", type=Path, default=ROOT / ".env", help="where the peers are installed")
    return parser.parse_args()


def _scorer(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_suites", shared / "eval" / "score_suites.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _rows(path: Path) -> list[Case]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def _cases(shared: Path, score: Any) -> Iterable[Case]:
    dropped = {each["id"] for each in _rows(shared / "suites" / "errata.jsonl") if each["drop"]}
    for name in SUITES:
        for case in _rows(shared / "suites" / f"{name}.jsonl"):
            of_time = case["kind"] != "negative" or case["expected"]["none_of"].lower() in ("time", "duration")
            if case["kind"] in KINDS and of_time and score.applies(case) and case["id"] not in dropped:
                yield case


def _ours(case: Case) -> Mentions:
    reference = case.get("reference_time")
    published = dt.date.fromisoformat(reference[:10]) if reference else None
    mentions: Mentions = row(read(Report(case["id"], case["text"], published=published)))["mentions"]
    return mentions


def _environment(folder: Path, package: str) -> Path:
    """The Python of a peer's environment, which is made where it is missing."""
    python = folder / "bin" / "python"
    if not (folder / "made").exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-input", package], check=True)
        (folder / "made").touch()
    return python


def _theirs(python: Path, name: str, cases: Sequence[Case]) -> list[Mentions]:
    """What a peer reads in each case; a case that ends its process is read as nothing."""
    out: list[Mentions] = []
    while len(out) < len(cases):
        asked = "".join(json.dumps(case) + "\n" for case in cases[len(out) :])
        command = [str(python), "-P", str(WORKER), name]
        done = subprocess.run(command, input=asked, capture_output=True, text=True, encoding="utf-8", check=False)
        read_now = [json.loads(line) for line in done.stdout.splitlines()]
        if not read_now and done.returncode == 1:
            sys.exit(f"{' '.join(command)} does not run:\n{done.stderr}")
        out += read_now
        if len(out) < len(cases):
            out.append({"quantities": [], "dates": []})
    return out


def _table(score: Any, cases: Sequence[Case], found: dict[str, list[Mentions]]) -> None:
    tests: tuple[Callable[[Case, Mentions], bool], ...] = (
        lambda case, each: _right(score, case, each),
        lambda case, each: _right(score, _by_grain(score, case), each),
    )
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * (1 + len(tests) * len(READERS)))
    for n, case in enumerate(cases):
        line = counts[case["suite"], case["kind"]]
        line[0] += 1
        for t, test in enumerate(tests):
            for r, reader in enumerate(READERS):
                line[1 + t * len(READERS) + r] += test(case, found[reader][n])
    heads = ["suite", "kind", "cases", *READERS, *(f"{reader}, by grain" for reader in READERS)]
    print("  ".join(f"{head:>20}" if n > 1 else f"{head:<16}" for n, head in enumerate(heads)))
    for (suite, kind), line in counts.items():
        shares = [f"{right} ({right / line[0]:.0%})" for right in line[1:]]
        if kind == "duration":
            shares = [share if n % len(READERS) != 1 else "reads none" for n, share in enumerate(shares)]
        print("  ".join([f"{suite:<16}", f"{kind:<16}", f"{line[0]:>20}", *(f"{share:>20}" for share in shares)]))


def _right(score: Any, case: Case, mentions: Mentions) -> bool:
    """As the scorer says; a peer's moment (``whole``: all of its grain) also where the whole is what is expected."""
    if score.right(case, mentions):
        return True
    wholes = [date["whole"] for date in mentions["dates"] if "whole" in date]
    return bool(wholes) and bool(score.right(case, mentions | {"dates": wholes}))


def _by_grain(score: Any, case: Case) -> Case:
    """The case, its expected moment brought to the start of its grain."""
    expected = case["expected"]
    if case["kind"] != "time" or expected.get("grain") not in ("week", "month", "quarter", "year"):
        return case
    day = dt.date.fromisoformat(expected["value"][:10])
    start = {
        "week": day - dt.timedelta(day.weekday()),
        "month": day.replace(day=1),
        "quarter": day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
        "year": day.replace(month=1, day=1),
    }[expected["grain"]]
    return case | {"expected": expected | {"value": f"{start}T00:00:00"}}


def _difference(score: Any, case: Case, mentions: Mentions) -> str:
    """What sets the days that Hasila reads apart from those that are expected."""
    expected = score.expected_days(case) if case["kind"] not in ("duration", "negative") else None
    if expected is None:
        return "no date"
    for date in mentions["dates"]:
        if not date["earliest"] or not date["latest"]:
            continue
        days = tuple(dt.date.fromisoformat(date[end]) for end in ("earliest", "latest"))
        if _right(score, _by_grain(score, case), {"dates": [date], "quantities": []}):
            return "a moment for the whole of its grain"
        if days[0] <= expected[0] and expected[1] <= days[1]:
            return "a day for a part of a period"
        later = expected[0] - days[0]
        if later.days > 0 and expected[0] > dt.date.fromisoformat(case["reference_time"][:10]):
            return "the coming one for the last one"
    return "other days" if mentions["dates"] else "not read"


if __name__ == "__main__":
    main()
