"""Pairs of sentences that differ by a few words and tell of harm in different places."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hasila.model import Report
from hasila.reading import read

PAIRS = [json.loads(line) for line in Path(__file__).with_name("place_pairs.jsonl").read_text("utf-8").splitlines()]
SIDES = [(f"{pair['id']}{side}", pair[side]) for pair in PAIRS for side in "ab"]
FEWEST = 296  # raised where pairs are added


@pytest.mark.parametrize(("name", "side"), SIDES, ids=[name for name, _ in SIDES])
def test_each_side_has_its_places(name: str, side: dict[str, Any]) -> None:
    figures = read(Report(name, side["text"])).figures
    found = [{"quote": f.text, "place": None if f.place is None else f.place.text} for f in figures]
    assert found == side["figures"]


def test_the_pairs_are_enough_and_named_once() -> None:
    assert len({pair["id"] for pair in PAIRS}) == len(PAIRS) >= FEWEST
