"""Pairs of texts that differ in what decides who speaks, what saying it does, or who is blamed: all are read right.

``speaker_pairs.jsonl`` holds them. A side has ``speakers`` (of each figure, "" where the outlet speaks), ``claims``
(speaker, act, and, where given, whom they accuse and whether the speaker is named there) or ``blamed`` (of each
figure).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hasila.model import Report
from hasila.reading import read

LINES = Path(__file__).with_name("speaker_pairs.jsonl").read_text("utf-8").splitlines()
PAIRS: list[dict[str, Any]] = [json.loads(each) for each in LINES]
FEWEST = 174


def said(side: dict[str, Any]) -> dict[str, Any]:
    """What is read of a side, in the terms in which it is written down."""
    found = read(Report("pair", side["text"]))
    out: dict[str, Any] = {}
    if "speakers" in side:
        out["speakers"] = [figure.speaker.text if figure.speaker else "" for figure in found.figures]
    if "blamed" in side:
        out["blamed"] = [figure.blamed.text if figure.blamed else "" for figure in found.figures]
    if "claims" in side:
        out["claims"] = []
        for wanted, claim in zip(side["claims"], found.claims, strict=False):
            told = {
                "speaker": claim.speaker.text if claim.speaker else "",
                "act": claim.act,
                "accused": claim.accused.text if claim.accused else None,
                "explicit": claim.speaker is not None and claim.speaker.explicit,
            }
            out["claims"].append({name: told[name] for name in wanted})
    return out


@pytest.mark.parametrize("side", ["a", "b"])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda each: each["id"])
def test_both_sides_are_read_right(pair: dict[str, Any], side: str) -> None:
    wanted = {name: value for name, value in pair[side].items() if name != "text"}
    assert said(pair[side]) == wanted, pair["what"]


def test_pairs_are_pairs() -> None:
    assert len({each["id"] for each in PAIRS}) == len(PAIRS) >= FEWEST
    told = {"speakers", "claims", "blamed"}
    assert [each["id"] for each in PAIRS for side in "ab" if not told & set(each[side])] == []
    assert [each["id"] for each in PAIRS if each["a"]["text"] == each["b"]["text"]] == []
