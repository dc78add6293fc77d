"""Pairs of sentences that differ in what decides a figure: both are read right.

``minimal_pairs.jsonl`` holds them, each side with all of its figures; one that is ``optional`` may be read or not.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hasila.model import Figure, Report
from hasila.reading import read

HERE = Path(__file__).parent
LINES = (HERE / "minimal_pairs.jsonl").read_text("utf-8").splitlines()
PAIRS: list[dict[str, Any]] = [json.loads(each) for each in LINES]

Row = dict[str, Any]
FEWEST = 1205


def problems(side: Row) -> list[str]:
    """What is wrong with the reading of one side of a pair."""
    found = list(read(Report(id="pair", text=side["text"])).figures)
    pairs: dict[int, Figure] = {}
    out: list[str] = []
    for i, row in sorted(enumerate(side["figures"]), key=lambda each: bool(each[1].get("optional"))):
        figure = next((each for each in found if is_it(row, each)), None)
        if figure is not None:
            found.remove(figure)
            pairs[i] = figure
        elif not row.get("optional"):
            out.append("not read: {quote} {outcome} {value} {qualifier} {assertion}".format(**row))
    out += [f"wrong: {each.text} {each.outcome} {each.value} {each.qualifier} {each.assertion}" for each in found]
    return out + [said for i, figure in pairs.items() for said in otherwise(side["figures"], i, figure, pairs)]


def is_it(row: Row, figure: Figure) -> bool:
    """Do the words of one hold the other's, and is the count the same?"""
    said = (figure.outcome, figure.value, figure.value_max, figure.qualifier, figure.assertion)
    wanted = tuple(row[name] for name in ("outcome", "value", "value_max", "qualifier", "assertion"))
    return said == wanted and (row["quote"] in figure.text or figure.text in row["quote"])


def otherwise(rows: list[Row], i: int, figure: Figure, pairs: dict[int, Figure]) -> list[str]:
    """Where a matched figure says otherwise on what its row states."""
    row = rows[i]
    out = [
        f"{figure.text}: {name} {getattr(figure, name)!r}, not {row[name]!r}"
        for name in ("status", "demographic", "scope")
        if name in row and getattr(figure, name) != (row[name] or "")
    ]
    speaker = figure.speaker.text if figure.speaker else ""
    if speaker != row.get("speaker", speaker):
        out.append(f"{figure.text}: said by {speaker!r}, not {row['speaker']!r}")
    whole = row.get("subset_of")
    if whole in pairs and figure.subset_of != pairs[whole].id:
        out.append(f"{figure.text}: not read as a part of {pairs[whole].text}")
    if row.get("subset_of", 0) is None and figure.subset_of is not None:
        out.append(f"{figure.text}: read as a part")
    first = row.get("repeats")
    if "repeats" in row and figure.repeats != (pairs[first].id if first in pairs else None):
        out.append(f"{figure.text}: repeats {figure.repeats}")
    return out


@pytest.mark.parametrize("pair", PAIRS, ids=lambda each: each["id"])
def test_both_sides_are_read_right(pair: Row) -> None:
    assert {pair[side]["text"]: problems(pair[side]) for side in "ab" if problems(pair[side])} == {}, pair["what"]


def test_pairs_are_well_formed() -> None:
    assert len({each["id"] for each in PAIRS}) == len(PAIRS) >= FEWEST
    for pair in PAIRS:
        for side in (pair["a"], pair["b"]):
            assert all(row["quote"] in side["text"] for row in side["figures"]), pair["id"]
            assert all(row.get("subset_of", 0) in (None, *range(len(side["figures"]))) for row in side["figures"])
