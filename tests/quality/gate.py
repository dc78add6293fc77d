"""The gate: what the reading is measured on, and the floors it may not fall below.

python tests/quality/gate.py      what is measured now, beside its floor

``floors.json`` holds the floors, each with the sha256 of the files it was measured on. Where a reading gets better they
are raised by hand, to a little below what is measured; a floor is never lowered without its reason in the commit.
What is measured on lies beside the repository, in ``../shared``, and is scored with the programs that lie there.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import tempfile
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import annotate

from hasila.exports.jsonl import row
from hasila.intake import Refusal, read_inputs
from hasila.reading import read

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FLOORS: dict[str, Any] = json.loads(Path(__file__).with_name("floors.json").read_text("utf-8"))
RATES = ("precision", "recall", "f1", "filed")

Row = dict[str, Any]


class Refused(AssertionError):
    """A report that the gate is measured on was refused at intake."""


def sha256(path: Path) -> str:
    """The hash of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def located(name: str) -> Path:
    """The file a floor names: below the repository's root (``tests/…``, ``examples/…``), else below SHARED."""
    own = ROOT / name
    return own if name.startswith(("tests/", "examples/")) else SHARED / name


def changed(pinned: dict[str, str]) -> list[str]:
    """The names of the pinned files that are not what their floors were measured on."""
    return [name for name, known in pinned.items() if not located(name).is_file() or sha256(located(name)) != known]


def scorer(name: str) -> Any:
    """A scoring program of SHARED, as a module."""
    spec = importlib.util.spec_from_file_location(name, SHARED / "eval" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def readings(paths: Iterable[Path]) -> list[Row]:
    """What `hasila read PATHS --format jsonl` prints, as objects. Raises Refused."""
    out = []
    for found in read_inputs([str(path) for path in paths]):
        if isinstance(found, Refusal):
            raise Refused(str(found))
        out.append(row(read(found)))
    return out


@cache
def annotated(name: str) -> tuple[list[Row], list[Row], list[Row]]:
    """The reports, the annotations and the readings of a set: ``gold`` or a file of ``annotations/``."""
    with tempfile.TemporaryDirectory() as folder:
        out, stem = Path(folder), name
        if name == "gold":
            out, stem = SHARED / "gold", "dev"
        else:
            annotate.restored(SHARED, [name], out)
        reports = out / f"{stem}.reports.jsonl"
        return list(annotate.rows(reports)), list(annotate.rows(out / f"{stem}.figures.jsonl")), readings([reports])


@cache
def figures_of(name: str) -> dict[str, float]:
    """Precision, recall, F1, filed and the agreement of every attribute on an annotated set."""
    reports, gold, found = annotated(name)
    scored = scorer("score_figures").score(
        {each["id"]: each for each in reports},
        {each["id"]: each for each in gold},
        {each["report"]["id"]: each for each in found},
    )
    out: dict[str, float] = {name: scored[name] for name in RATES} | scored["attributes"]
    return out


def impossible(name: str) -> dict[str, int]:
    """How often a reading of the set says what cannot be, whatever the report holds."""
    out = dict.fromkeys(("repeats a repetition", "more than its whole", "after its publication"), 0)
    for each in annotated(name)[2]:
        by_id = {figure["id"]: figure for figure in each["figures"]}
        published = (each["report"]["published"] or "9999")[:10]
        for figure in by_id.values():
            first, whole = by_id.get(figure["repeats"]), by_id.get(figure["subset_of"])
            happened = (figure["date"] or {}).get("earliest") or ""
            out["repeats a repetition"] += first is not None and first["repeats"] is not None
            out["more than its whole"] += whole is not None and _exceeds(figure, whole)
            out["after its publication"] += figure["assertion"] == "asserted" and happened > published
    return out


def _exceeds(part: Row, whole: Row) -> bool:
    known = part["value"] is not None and whole["value"] is not None and whole["qualifier"] == "exact"
    return known and bool(part["value"] > whole["value"])


def suite(name: str) -> dict[str, tuple[int, int]]:
    """By kind, how many cases of a suite are read right, and how many there are (those known to be wrong left out)."""
    score = scorer("score_suites")
    dropped = {each["id"] for each in annotate.rows(SHARED / "suites/errata.jsonl") if each["drop"]}
    cases = [each for each in annotate.rows(SHARED / f"suites/{name}.jsonl") if score.applies(each)]
    cases = [each for each in cases if each["id"] not in dropped]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.jsonl"
        path.write_text("".join(annotate.line(_asked(each)) for each in cases), "utf-8")
        mentions = {each["report"]["id"]: each["mentions"] for each in readings([path])}
    right: Counter[str] = Counter(each["kind"] for each in cases if score.right(each, mentions[each["id"]]))
    return {kind: (right[kind], asked) for kind, asked in Counter(each["kind"] for each in cases).items()}


def _asked(case: Row) -> Row:
    return {"id": case["id"], "text": case["text"], "published": case.get("reference_time") or ""}


def quiet() -> int:
    """How many figures are read in reports that are about other things."""
    return sum(len(each["figures"]) for each in readings([SHARED / "corpora/ant-other-2018.jsonl"]))


def main() -> None:
    """Print what is measured beside its floor."""
    for name, floor in FLOORS["figures"].items():
        measured = figures_of(name)
        print(name, *changed(floor["files"]))
        for what, value in measured.items():
            print(f"  {what:12} {value:.3f}  floor {floor['least'].get(what, 0):.3f}")
        for what, times in impossible(name).items():
            print(f"  {what:22} {times}  at most {floor['most_impossible'].get(what)}")
    for name, floor in FLOORS["suites"].items():
        print(name, *changed(floor["files"]))
        for kind, (right, asked) in suite(name).items():
            print(f"  {kind:14} {right} of {asked}  floor {floor['right'].get(kind, 0)}")
    print(f"figures in reports on other things: {quiet()}  at most {FLOORS['quiet']['most_figures']}")


if __name__ == "__main__":
    main()
