"""The gate of grouping and tolls: what is measured against published assessments of incidents.

python tests/quality/incident_gate.py      what is measured now, beside its floor

``incident_floors.json`` holds the floors, with the hashes of what they were measured on. A report is given with its id,
source, day, title, address and text alone: which incidents it was filed under stays with the scorer.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import annotate
import gate

from hasila.incidents import incidents, row
from hasila.intake import Refusal, read_inputs
from hasila.reading import read

FLOORS: dict[str, Any] = json.loads(Path(__file__).with_name("incident_floors.json").read_text("utf-8"))
GIVEN = ("id", "source", "published", "title", "url", "text")
_REPORTS, _ASSESSED = "airwars-syria-reports.jsonl", "airwars-syria-incidents.jsonl"


@cache
def measured() -> dict[str, float]:
    """Grouping (``pair_f1``, ``b3_f1``) and tolls (``killed.exact``, ``killed.close``, ``killed.large_exact`` …)."""
    corpora = gate.SHARED / "corpora"
    with tempfile.TemporaryDirectory() as folder:
        asked, found = Path(folder) / "reports.jsonl", Path(folder) / "incidents.jsonl"
        given = ({name: each.get(name) for name in GIVEN} for each in annotate.rows(corpora / _REPORTS))
        asked.write_text("".join(map(annotate.line, given)), "utf-8")
        readings = [read(report) for report in read_inputs([str(asked)]) if not isinstance(report, Refusal)]
        found.write_text("".join(annotate.line(row(each)) for each in incidents(readings)), "utf-8")
        scored = _scored([
            str(found), "--reports", str(corpora / _REPORTS), "--incidents", str(corpora / _ASSESSED), "--json",
        ])  # fmt: skip
    out = {name: scored[name] for name in ("pair_f1", "b3_f1")}
    for outcome in ("killed", "wounded"):
        out |= {f"{outcome}.{name}": scored[outcome][name] for name in ("exact", "close", "large_exact")}
    return out


def _scored(arguments: list[str]) -> dict[str, Any]:
    """What the scorer prints."""
    before, told = sys.argv, io.StringIO()
    sys.argv = ["score_incidents", *arguments]
    try:
        with contextlib.redirect_stdout(told):
            gate.scorer("score_incidents").main()
    finally:
        sys.argv = before
    scored: dict[str, Any] = json.loads(told.getvalue())
    return scored


def main() -> None:
    """Print what is measured beside its floor."""
    print(*gate.changed(FLOORS["files"]))
    for name, value in measured().items():
        print(f"{name:20} {value:.3f}  floor {FLOORS['least'].get(name, 0):.3f}")


if __name__ == "__main__":
    main()
