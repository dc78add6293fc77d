"""The samples, read the way a user reads them: through the intake, whatever their format."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hasila.arabic.fold import fold_word
from hasila.intake import Refusal, read_inputs
from hasila.model import Figure, Reading
from hasila.reading import read

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = ROOT / "tests/examples/expected.jsonl"
FLOORS: dict[str, Any] = json.loads((ROOT / "tests/quality/floors.json").read_text("utf-8"))["examples"]

Row = dict[str, Any]
Pair = tuple[Row, Figure, dict[int, Figure]]


@cache
def readings() -> dict[str, Reading]:
    found = list(read_inputs([str(ROOT / "examples")]))
    assert [str(each) for each in found if isinstance(each, Refusal)] == []
    return {each.id: read(each) for each in found if not isinstance(each, Refusal)}


@cache
def expected() -> dict[str, list[Row]]:
    return {row["id"]: row["figures"] for row in map(json.loads, EXPECTED.read_text("utf-8").splitlines())}


@cache
def matched() -> tuple[Pair, ...]:
    return tuple(pair for name, rows in expected().items() for pair in match(rows, readings()[name]))


def match(rows: list[Row], reading: Reading) -> Iterator[Pair]:
    """Annotated and found figures with the same count and outcome whose words overlap, one to one, in text order."""
    text, free, found = reading.report.text, list(reading.figures), dict[int, Figure]()
    for i, row in enumerate(rows):
        start = text.index(row["context"]) + row["context"].index(row["quote"])
        end = start + len(row["quote"])
        for figure in free:
            same = (figure.outcome, figure.value, figure.value_max) == (row["outcome"], row["value"], row["value_max"])
            if same and figure.span.start < end and start < figure.span.end:
                found[i] = figure
                free.remove(figure)
                break
    for i, figure in found.items():
        yield rows[i], figure, found


def words(naming: str) -> set[str]:
    return {word.removeprefix("ال") for word in re.findall(r"\w+", fold_word(naming))}


def same_words(wanted: str, given: str) -> bool:
    """Both empty, or half of their words are the same, or one says all that the other says."""
    one, other = words(wanted), words(given)
    if not one or not other:
        return one == other
    return one <= other or other <= one or 2 * len(one & other) >= len(one | other)


def same_link(wanted: int | None, given: str | None, found: dict[int, Figure]) -> bool:
    return given is None if wanted is None else wanted not in found or found[wanted].id == given


def same_date(wanted: str, figure: Figure) -> bool:
    day = figure.date
    if day is None or day.earliest is None or day.latest is None:
        return not wanted
    return bool(wanted) and all(each.isoformat().startswith(wanted) for each in (day.earliest, day.latest))


def agree(what: str, row: Row, figure: Figure, found: dict[int, Figure]) -> bool:
    if what in ("subset_of", "repeats"):
        return same_link(row[what], getattr(figure, what), found)
    if what in ("speaker", "place"):
        named = getattr(figure, what)
        return same_words(row[what], named.text if named else "")
    if what == "date":
        return same_date(row["date"], figure)
    return bool(row[what] == getattr(figure, what))


def measured() -> dict[str, float]:
    pairs = matched()
    wanted, given = sum(map(len, expected().values())), sum(len(each.figures) for each in readings().values())
    precision, recall = len(pairs) / given, len(pairs) / wanted
    rates = {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall)}
    attributes = [what for what in FLOORS["least"] if what not in rates]
    return rates | {what: sum(agree(what, *pair) for pair in pairs) / len(pairs) for what in attributes}


def test_every_annotated_report_is_found_by_the_intake() -> None:
    assert set(readings()) == set(expected())


def test_the_floors_were_measured_on_this_very_file() -> None:
    assert hashlib.sha256(EXPECTED.read_bytes()).hexdigest() == FLOORS["files"]["tests/examples/expected.jsonl"]


def test_the_annotations_stand_in_their_reports() -> None:
    for name, rows in expected().items():
        text = readings()[name].report.text
        for row in rows:
            assert text.count(row["context"]) == 1, f"{name}: {row['context']}"
            assert row["quote"] in row["context"]


@pytest.mark.parametrize("what", FLOORS["least"])
def test_no_measure_is_below_its_floor(what: str) -> None:
    assert measured()[what] >= FLOORS["least"][what]


def test_reports_without_a_casualty_have_no_figure() -> None:
    without = [name for name, rows in expected().items() if not rows]
    assert without
    assert {name: readings()[name].figures for name in without} == dict.fromkeys(without, ())


def test_a_copied_wire_is_read_as_its_original_is() -> None:
    """The page's headline is its title; the agency's stands in its text, with two figures of its own."""
    original, copy = (
        [(each.outcome, each.value, each.qualifier) for each in readings()[name].figures]
        for name in ("01_safh_urgent.txt", "02_marjnet_wire.html")
    )
    assert copy == original[2:]


def test_related_headlines_of_a_page_are_not_read() -> None:
    """The page's list of other stories holds tolls of other incidents."""
    for name in ("02_marjnet_wire.html", "04_marsad_market.html", "08_marjnet_statement.html"):
        known = {row["value"] for row in expected()[name]}
        assert {each.value for each in readings()[name].figures} <= known, name
