"""The claims of the two reports that the project began with: who says each, what saying it does, where and when."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import gate
import pytest

PRISON = "000_c0308c78bda9c1c8"
CAMPAIGN = "002_99619d0f88ee714b"
COUNT, FEWEST_RIGHT = 32, 30


@cache
def reading(shared: Path, report: str) -> dict[str, Any]:
    (found,) = gate.readings([shared / "seeds" / f"{report}.txt"])
    return dict(found)


def rows(shared: Path) -> list[dict[str, Any]]:
    return list(gate.scorer("score_figures").read_jsonl(shared / "gold" / "seed_claims.jsonl"))


def claims_with(shared: Path, row: dict[str, Any]) -> list[dict[str, Any]]:
    """The claims read that hold a row's words."""
    found = reading(shared, row["report"].removeprefix("seed:"))["claims"]
    return [claim for claim in found if row["contains"] in claim["text"]]


def says(shared: Path, row: dict[str, Any]) -> list[dict[str, Any]]:
    """Those of them that the row's speaker says."""
    same = gate.scorer("score_figures").same_words
    return [c for c in claims_with(shared, row) if same(row["speaker"], (c["speaker"] or {}).get("text", ""))]


def test_every_claim_is_read_with_its_speaker(shared: Path) -> None:
    table = rows(shared)
    assert len(table) == COUNT
    assert [n for n, row in enumerate(table) if not says(shared, row)] == []


def test_speaker_and_act(shared: Path) -> None:
    table = rows(shared)
    wrong = [n for n, row in enumerate(table) if row["act"] not in {claim["act"] for claim in says(shared, row)}]
    assert len(table) - len(wrong) >= FEWEST_RIGHT, wrong


@pytest.mark.parametrize("name", ["quoted", "explicit"])
def test_quotation_and_what_is_carried_over(shared: Path, name: str) -> None:
    table = rows(shared)
    said = [[c[name] if name == "quoted" else c["speaker"][name] for c in says(shared, row)] for row in table]
    assert [n for n, (row, found) in enumerate(zip(table, said, strict=True)) if row[name] not in found] == []


def test_a_town_of_two_names_is_one_place(shared: Path) -> None:
    """Two towns, twice each, each time as one name, a slash, and its other name."""
    found = reading(shared, CAMPAIGN)
    text = (shared / "seeds" / f"{CAMPAIGN}.txt").read_bytes().decode("utf-8")
    places = found["mentions"]["places"]
    beside = [(a, b) for a, b in pairwise(places) if text[a["end"] : b["start"]].strip() == "/"]
    assert len(beside) == 4
    assert [(a["text"], b["text"]) for a, b in beside if a["id"] is None or a["id"] != b["id"]] == []
    assert len({a["id"] for a, _ in beside}) == 2
    assert all(a["text"] != b["text"] for a, b in beside)


@pytest.mark.parametrize(("report", "count"), [(PRISON, 4), (CAMPAIGN, 1)])
def test_days_are_settled_no_further_than_the_text_does(shared: Path, report: str, count: int) -> None:
    """Neither report bears a year or a day of publication: today and a weekday beside a day of a month stay open."""
    dates = reading(shared, report)["mentions"]["dates"]
    assert len(dates) == count
    assert [each for each in dates if each["earliest"] or each["latest"] or each["grain"] != "day"] == []


@pytest.mark.parametrize("report", [PRISON, CAMPAIGN])
def test_figures_have_speakers_and_no_day_that_is_not_said(shared: Path, report: str) -> None:
    found = reading(shared, report)["figures"]
    assert [each["id"] for each in found if each["speaker"] is None] == []
    assert [each["id"] for each in found if each["date"] and each["date"]["earliest"]] == []


@pytest.mark.parametrize("report", [PRISON, CAMPAIGN])
def test_figures_stand_in_their_claims(shared: Path, report: str) -> None:
    found = reading(shared, report)
    spans = {each["id"]: (each["start"], each["end"]) for each in found["figures"]}
    inside = {figure for claim in found["claims"] for figure in claim["figures"]}
    assert inside == set(spans)
    for claim in found["claims"]:
        assert all(claim["start"] <= spans[f][0] and spans[f][1] <= claim["end"] for f in claim["figures"])
