"""The readings of `examples/` with the figures annotated by hand: these tests are of incidents alone."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from hasila.intake.read import read_inputs
from hasila.model import DateMention, Figure, Named, Place, Reading, Report, Span, Speaker, Why
from hasila.reading import read

ROOT = Path(__file__).resolve().parents[2]


def readings() -> list[Reading]:
    """The sample reports as a reader without faults would read them."""
    rows = [json.loads(line) for line in (ROOT / "tests/examples/expected.jsonl").read_text("utf-8").splitlines()]
    by_id = {row["id"]: row["figures"] for row in rows}
    reports = [r for r in read_inputs([str(ROOT / "examples")]) if isinstance(r, Report)]
    return [_reading(read(report), by_id[report.id]) for report in reports]


def _reading(found: Reading, rows: list[dict[str, Any]]) -> Reading:
    text = found.report.text
    figures = tuple(_figure(text, n, row) for n, row in enumerate(rows))
    places = {f.place.span: f.place for f in figures if f.place is not None}
    kept = [p for p in found.places if not any(p.span.distance(span) == 0 for span in places)]
    return replace(found, figures=figures, places=tuple(sorted([*kept, *places.values()], key=lambda p: p.span)))


def _span(text: str, words: str, at: int = 0) -> Span:
    start = text.find(words, at)
    return Span(start, start + len(words)) if words and start >= 0 else Span(0, 0)


def _figure(text: str, n: int, row: dict[str, Any]) -> Figure:
    context = text.find(row["context"])
    span = _span(text, row["quote"], max(0, context))
    side, voice, where = row["affiliation"], row["speaker"], row["place"]
    return Figure(
        f"f{n}", span, row["quote"], row["outcome"], row["value"], row["value_max"], row["qualifier"], row["status"],
        row["demographic"], row["assertion"], row["scope"],
        affiliation=Named(_span(text, side), side) if side else None,
        speaker=Speaker(_span(text, voice), voice, True) if voice else None,
        subset_of=None if row["subset_of"] is None else f"f{row['subset_of']}",
        repeats=None if row["repeats"] is None else f"f{row['repeats']}",
        place=Place(_span(text, where), where) if where else None,
        date=_date(row["date"]),
        why=Why(None, span, Span(text.rfind("\n", 0, span.start) + 1, (text + "\n").find("\n", span.end)), ()),
    )


def _date(words: str) -> DateMention | None:
    if len(words) != len("2024-05-07"):
        return None
    day = dt.date.fromisoformat(words)
    return DateMention(Span(0, 0), day, day, "day")
