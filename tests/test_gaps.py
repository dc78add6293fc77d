"""Gaps: what is counted, what is left out, and rows that make it known. All reports here are invented."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import hasila
from hasila.gaps import Gaps
from hasila.lexicon import own
from hasila.model import Report
from hasila.reading import read

PLACE = "قصفت الطائرات بلدة الزعفرانية القديمة بريف حلب وقتل 3 مدنيين في قرية تلقرنفل."
SPEAKER = "قالت شبكة قرنفل الإخبارية إن 3 مدنيين قتلوا."


def gaps(*texts: str) -> Gaps:
    found = Gaps()
    for number, text in enumerate(texts):
        found.add(read(Report(f"r{number}", text)), f"reports.jsonl#r{number}")
    return found


def test_the_commonest_stand_first_with_their_counts() -> None:
    found = gaps("وقع القصف في قرية تلقرنفل.", "القصف على قرية تلقرنفل وعلى قرية وادينعنع.", "في قرية تلقرنفل.")
    counted = [(gap.text, gap.count, gap.reports) for gap in found.most("place")]
    assert counted == [("تلقرنفل", 3, 3), ("وادينعنع", 1, 1)]
    assert found.found("place") == 2
    assert [gap.text for gap in found.most("place", 1)] == ["تلقرنفل"]


def test_an_example_points_into_its_report() -> None:
    text = "سطر أول.\nوقع القصف في قرية تلقرنفل صباحا.\nسطر ثالث."
    (gap,) = gaps(text).most("place")
    at = gap.example
    assert (at.report, text[at.start : at.end], at.words) == ("reports.jsonl#r0", "تلقرنفل", "تلقرنفل")
    assert (at.before, at.after) == ("وقع القصف في قرية ", " صباحا.")


def test_a_place_that_is_known_is_no_gap() -> None:
    assert gaps("وقع القصف في مدينة حلب.").most("place") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SPEAKER, ["شبكة قرنفل الإخبارية"]),
        ("قال المتحدث باسم حركة القرنفل سامر النجار إن الطريق مفتوح.", ["حركة القرنفل"]),
        ("قالت قوات سوريا الديمقراطية إن الطريق مفتوح.", []),
        ("قالت مصادر محلية إن الطريق مفتوح.", []),
        ("قالت السلطات المحلية إن الطريق مفتوح.", []),
        ("قال سامر النجار إن الطريق مفتوح.", []),
        ("قال الطبيب سامر النجار إن الطريق مفتوح.", []),
        ("قال البيان إن الطريق مفتوح.", []),
    ],
)
def test_bodies_are_gaps_and_persons_and_sources_are_not(text: str, words: list[str]) -> None:
    assert [gap.text for gap in gaps(text).most("speaker")] == words


def test_rows_are_well_formed_and_tell_what_the_reports_do() -> None:
    text = "وقع القصف في حي القرنفل بمدينة حلب."
    (gap,) = gaps(text).most("place")
    assert gap.row.startswith(f"place,{gap.text},neighbourhood")
    (gap,) = gaps(SPEAKER).most("speaker")
    assert gap.row.startswith("actor,شبكة قرنفل الإخبارية,")


def run(home: Path, *arguments: str) -> tuple[int, str, str]:
    settings = os.environ | {"HASILA_HOME": str(home), "PYTHONPATH": str(Path(hasila.__file__).parent.parent)}
    settings |= {"COLUMNS": "80", "HASILA_LANG": "en"}
    command = [sys.executable, "-m", "hasila", *arguments]
    done = subprocess.run(command, capture_output=True, env=settings, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_the_rows_it_prints_close_the_gaps(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(f"{PLACE}\n{SPEAKER}", "utf-8")
    status, said, _ = run(tmp_path, "gaps", str(report), "--format", "jsonl")
    found = [json.loads(line) for line in said.splitlines()]
    assert status == 0 and {each["what"] for each in found} == {"place", "speaker"}
    (tmp_path / own.FILE).write_text("\n".join(each["row"] for each in found), "utf-8")
    assert run(tmp_path, "gaps", str(report), "--format", "jsonl") == (0, "", "")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_for_a_person_rows_are_whole_lines(tmp_path: Path, lang: str) -> None:
    report = tmp_path / "report.txt"
    report.write_text(SPEAKER, "utf-8")
    status, said, _ = run(tmp_path, "gaps", str(report), "--lang", lang)
    assert status == 0
    assert any(line.strip().startswith("actor,شبكة قرنفل الإخبارية,") for line in said.splitlines())
    assert str(tmp_path / own.FILE) in said and str(report) in said.replace("\n", "")


def test_without_reports_it_says_what_it_wants(tmp_path: Path) -> None:
    status, said, told = run(tmp_path, "gaps")
    assert (status, said) == (2, "") and "ledger" in told


def test_a_ledger_is_asked_too(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(SPEAKER, "utf-8")
    ledger = str(tmp_path / "ledger.db")
    assert run(tmp_path, "read", str(report), "--ledger", ledger)[0] == 0
    status, said, _ = run(tmp_path, "gaps", "--ledger", ledger, "--format", "jsonl")
    assert status == 0 and json.loads(said)["text"] == "شبكة قرنفل الإخبارية"
