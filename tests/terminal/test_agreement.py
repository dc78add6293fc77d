"""`hasila agreement`: how far two readers agree, for a person and for programs, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hasila.cli import app
from hasila.intake.build import Found, build
from hasila.ledger import Ledger, person
from hasila.reading import read

TEXT = "قُتل سبعة مدنيين وأصيب 12 آخرون بقصف على بلدة وادي السدر."


@pytest.fixture
def where(tmp_path: Path) -> str:
    path = str(tmp_path / "two.db")
    with Ledger.open(path) as ledger:
        for id_ in ("a", "b"):
            ledger.keep(read(build(Found(id_, TEXT))))
        for name in ("Anna", "عمر"):
            for id_ in ("a", "b"):
                ledger.decide(id_, "review", author=person(name), alone=True)
        ledger.decide("a", "correct", author=person("Anna"), figure="f1", value={"value": 8}, alone=True)
        ledger.decide("b", "reject", author=person("عمر"), figure="f2", alone=True)
    return path


def run(*arguments: str, expect: int = 0) -> str:
    result = CliRunner().invoke(app, ["agreement", *arguments])
    assert result.exit_code == expect, result.output
    return result.output


def test_a_person_reads_shares_alpha_and_differences(where: str) -> None:
    told = run("--ledger", where)
    assert "Anna and" in told
    assert "Figures of both: 3; of the first alone: 1; of the second alone: 0" in " ".join(told.split())
    (row,) = [line.split() for line in told.splitlines() if line.strip().startswith("number")]
    assert row[1:3] == ["3", "67%"]
    assert any("a#f1" in line and "8" in line and "7" in line for line in told.splitlines())
    assert any("b#f2" in line and "wounded" in line for line in told.splitlines())


def test_in_arabic(where: str) -> None:
    told = run("--ledger", where, "--lang", "ar")
    assert "تقارير راجعها الاثنان: 2" in told
    assert "الحقل" in told


def test_programs_read_lines(where: str) -> None:
    lines = [json.loads(line) for line in run("Anna", "عمر", "--ledger", where, "--format", "jsonl").splitlines()]
    whole, *differences = lines
    assert (whole["one"], whole["other"], whole["reports"], whole["both"]) == ("Anna", "عمر", ["a", "b"], 3)
    shares = {each["field"]: each["share"] for each in whole["fields"]}
    assert shares["value"] == pytest.approx(2 / 3)
    assert shares["outcome"] == 1
    assert [(d["report"], d["field"], d["one"], d["other"]) for d in differences] == [
        ("a", "value", 8, 7), ("b", "figure", "wounded", None),
    ]  # fmt: skip
    assert TEXT[differences[0]["start"] : differences[0]["end"]] == differences[0]["words"] == "سبعة"


def test_who_is_not_there(where: str) -> None:
    run("Anna", "--ledger", where, expect=2)
    assert "Anna, عمر" in run("Anna", "Nobody", "--ledger", where, expect=4)
