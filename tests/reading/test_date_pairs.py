"""Pairs of sentences that differ by a few words and are of other days, or of one event and of many."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from hasila.model import Report
from hasila.reading import read

PAIRS = [json.loads(line) for line in Path(__file__).with_name("date_pairs.jsonl").read_text("utf-8").splitlines()]
SIDES = [(f"{pair['id']}{side}", pair["published"], pair[side]) for pair in PAIRS for side in "ab"]


def days(date: Any) -> list[str] | str | None:
    """A figure's date as the pairs write it: a day, the first and last of several, null where it is not settled."""
    if date is None or date.earliest is None:
        return None
    first, last = date.earliest.isoformat(), None if date.latest is None else date.latest.isoformat()
    return first if first == last else [first, last or ""]


@pytest.mark.parametrize(("name", "published", "side"), SIDES, ids=[name for name, _, _ in SIDES])
def test_each_side_has_its_days_and_scopes(name: str, published: str | None, side: dict[str, Any]) -> None:
    published = side.get("published", published)
    report = Report(name, side["text"], published=dt.date.fromisoformat(published) if published else None)
    found = [{"quote": f.text, "date": days(f.date), "scope": f.scope} for f in read(report).figures]
    assert found == side["figures"]


def test_the_pairs_are_enough_and_named_once() -> None:
    assert len({pair["id"] for pair in PAIRS}) == len(PAIRS) >= 40
