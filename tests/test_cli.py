"""The command line as its users meet it: a process, what it prints, and its exit status."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import hasila
from hasila.cli import app
from hasila.model import Reading, Report

ROOT = Path(__file__).resolve().parent.parent
SOURCE = Path(hasila.__file__).resolve().parent.parent
TEXT = "قُتل 12 مدنياً بينهم 4 أطفال في سوق وادي الصفصاف."


def run(*arguments: str, stdin: bytes = b"", **environment: str) -> tuple[int, str, str]:
    """The exit status, standard output and standard error of `hasila ARGUMENTS`."""
    settings = {name: value for name, value in os.environ.items() if name not in ("LANG", "LC_ALL", "HASILA_LANG")}
    settings |= {"PYTHONPATH": str(SOURCE), "COLUMNS": "100", **environment}
    command = [sys.executable, "-m", "hasila", *arguments]
    done = subprocess.run(command, input=stdin, capture_output=True, env=settings, check=False, cwd=ROOT)
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    good = [json.dumps({"id": name, "text": TEXT, "views": 3}, ensure_ascii=False) for name in ("a", "b")]
    path.write_text("\n".join([good[0], "{broken", good[1]]), "utf-8")
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_reading_prints_a_table(report: Path) -> None:
    status, out, err = run("read", str(report))
    assert (status, err) == (0, "")
    assert "report.txt" in out and "⟦12⟧" in out and "part of f1" in out
    assert f"hasila show '{report}#f" in out and "--format jsonl" in out


def test_jsonl_is_an_object_a_report_and_nothing_else(rows: Path) -> None:
    status, out, err = run("read", str(rows), "--format", "jsonl", "--ledger", "none")
    found = [json.loads(line) for line in out.split("\n")[:-1]]
    assert status == 3
    assert [each["report"]["id"] for each in found] == ["a", "b"]
    assert found[0]["report"]["extra"] == {"views": 3}
    for figure in found[0]["figures"]:
        assert TEXT[figure["start"] : figure["end"]] == figure["text"]
    assert len(err.splitlines()) == 1 and "rows.jsonl, row 2: broken JSON" in err


def test_inputs_are_read_in_their_order(rows: Path, report: Path) -> None:
    _, out, _ = run("read", str(report), str(rows), "--format", "jsonl")
    assert [json.loads(line)["report"]["id"] for line in out.splitlines()] == ["report.txt", "a", "b"]


def test_standard_input_is_read() -> None:
    status, out, _ = run("read", "-", "--format", "jsonl", stdin=TEXT.encode())
    assert status == 0 and json.loads(out)["figures"][0]["value"] == 12


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["read", "no-such-file"], 4, "no such file"),
        (["read"], 2, "Missing argument"),
        (["read", "x", "--format", "xml"], 2, "--format"),
        (["read", "examples/01_safh_urgent.txt", "--ledger", "mysql://x"], 2, "a SQLite file"),
        (["check"], 2, "--ledger"),
        (["incidents"], 2, "--ledger"),
        (["plot", "i123", "--ledger", "no-such.db"], 2, "no such ledger"),
        (["incidents", "--since", "May"], 2, "--since"),
        (["check", "--ledger", "no-such.db"], 2, "no such ledger"),
        (["search", "قتل", "--ledger", "examples"], 2, "a folder"),
        (["read", "examples/01_safh_urgent.txt", "no-such-file"], 3, "no-such-file: no such file"),
        (["show", "no-such-file#f1"], 4, "no such file"),
        (["show", "examples/01_safh_urgent.txt#f99"], 4, "no figure f99"),
        (["show", "examples/12_rows.jsonl#f1"], 4, "examples/12_rows.jsonl#marjnet-0508#f1"),
        (["show", ""], 2, "#f3"),
        (["nonsense"], 2, "nonsense"),
    ],
)
def test_exit_statuses(arguments: list[str], status: int, said: str) -> None:
    found, _, err = run(*arguments)
    assert found == status
    assert said in err and "Traceback" not in err


def test_one_figure_is_shown() -> None:
    status, out, _ = run("show", "examples/12_rows.jsonl#safh-0509#f1")
    assert status == 0 and "safh-0509#f1" in out and "How it was read" in out


def test_all_figures_of_a_report_are_shown() -> None:
    status, out, _ = run("show", "examples/#01_safh_urgent.txt")
    assert status == 0 and "f1" in out and "f3" in out and "04_marsad" not in out


def test_the_interface_speaks_arabic(report: Path) -> None:
    for arguments, environment in ((["--lang", "ar"], {}), ([], {"HASILA_LANG": "ar"}), ([], {"LANG": "ar_SY.UTF-8"})):
        _, out, _ = run("read", str(report), *arguments, **environment)
        assert "مدنيون" in out and "civilian" not in out
    assert "أمثلة" in run("read", "--help", HASILA_LANG="ar")[1]


def test_every_command_has_help_with_an_example() -> None:
    names = [command.callback.__name__ for command in app.registered_commands if command.callback]
    assert {"read", "show"} <= set(names)
    for arguments in ([], *([name] for name in names)):
        status, out, _ = run(*arguments, "--help")
        assert status == 0
        assert re.search(rf"Examples:\n\n    hasila {' '.join(arguments)}", out), out


def test_the_samples_are_read_whole_and_no_readme_with_them() -> None:
    status, out, err = run("read", "examples/", "--format", "jsonl")
    assert (status, err) == (0, "")
    assert not any("md" in json.loads(line)["report"]["id"].split(".")[-1:] for line in out.splitlines())


def test_a_reader_that_goes_away_is_no_error() -> None:
    for form in ("jsonl", "table"):
        program = f"{sys.executable} -m hasila read examples/telegram --format {form}"
        command = ["bash", "-c", f"{program} | head -n 1; echo ${{PIPESTATUS[0]}}"]
        environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, cwd=ROOT)
        assert done.stderr == ""
        assert done.stdout.splitlines()[-1] in ("0", "141")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_arabic_is_printed_whatever_the_systems_encoding(report: Path, encoding: str) -> None:
    status, out, _ = run("read", str(report), PYTHONIOENCODING=encoding)
    assert status == 0 and "⟦12⟧" in out


def test_the_package_is_imported_at_once() -> None:
    heavy = {"rich", "lxml", "trafilatura", "docx", "sqlalchemy", "hasila.reading", "hasila.intake"}
    command = f"import sys, hasila, hasila.cli; print(sorted({heavy} & set(sys.modules)))"
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.strip() == "[]"


def test_one_reports_fault_is_not_the_runs(monkeypatch: pytest.MonkeyPatch, rows: Path) -> None:
    from typer.testing import CliRunner

    import hasila.reading

    whole = hasila.reading.read

    def faulty(report: Report) -> Reading:
        if report.id == "a":
            raise ZeroDivisionError("of nothing")
        return whole(report)

    monkeypatch.setattr(hasila.reading, "read", faulty)
    done = CliRunner().invoke(app, ["read", str(rows), "--format", "jsonl"])
    assert done.exit_code == 3
    assert [json.loads(line)["report"]["id"] for line in done.stdout.splitlines()] == ["b"]
    assert "a: the reading failed (ZeroDivisionError: of nothing)" in done.stderr.splitlines()


def test_what_is_read_is_kept_checked_and_found(rows: Path, tmp_path: Path) -> None:
    ledger = ("--ledger", str(tmp_path / "ledger.db"))
    _, printed, _ = run("read", str(rows), "--format", "jsonl", "--ledger", "none")
    for _ in range(2):  # the second time from the ledger
        assert run("read", str(rows), "--format", "jsonl", *ledger)[:2] == (3, printed)
    assert run("check", *ledger) == (0, "Whole: 2 reports\n", "")
    status, out, _ = run("search", "الأطفال", *ledger)
    assert status == 0 and "⟦أطفال⟧" in out and "Reports found: 2" in out
    status, out, _ = run("search", "الأطفال", *ledger, "--format", "jsonl", "--limit", "1")
    (found,) = [json.loads(line) for line in out.splitlines()]
    assert [span["text"] for span in found["spans"]] == ["أطفال"]


def test_a_damaged_ledger_is_told(rows: Path, tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    run("read", str(rows), "--ledger", str(path))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE versions SET title = 'x' WHERE number = 2")
    connection.close()
    status, out, _ = run("check", "--ledger", str(path))
    assert status == 3 and "hash: b" in out and "Findings: 1 in 2 reports" in out


def test_incidents_of_a_ledger_cite_the_words_at_both_ends(tmp_path: Path) -> None:
    ledger = ("--ledger", str(tmp_path / "ledger.db"))
    assert run("read", "examples/", *ledger)[0] == 0
    status, out, err = run("incidents", *ledger, "--format", "jsonl")
    found = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    market = next(each for each in found if "06_safh_final.docx" in each["reports"])
    assert len(market["reports"]) > len(market["origins"]) > 2
    for toll in (toll for each in found for toll in each["tolls"]):
        ends = [end for end in (toll["low"], toll["high"], toll["latest"]) if end is not None]
        assert all({"report": end["report"], "figure": end["figure"]} in toll["figures"] for end in ends)
    status, out, _ = run("show", market["id"], *ledger)
    assert status == 0 and "9–14" in out and "ما بين 9 و10" in out and "06_safh_final.docx#f1" in out
    assert "الحصيلة النهائية لقصف سوق الغلال: ⟦14⟧ قتيلاً" in out  # the sentence, the words marked
    assert "copy of" in out and "replaced by" in out and "Holds (parts and total)" in out
    status, out, _ = run("show", market["id"][:6], *ledger, "--lang", "ar", "--policy", "acled")
    assert status == 0 and "قتلى" in out and "الحصائل" in out


def test_incidents_are_listed_chosen_and_drawn(tmp_path: Path) -> None:
    ledger = ("--ledger", str(tmp_path / "ledger.db"))
    run("read", "examples/", *ledger)
    status, out, err = run("incidents", *ledger)
    assert (status, err) == (0, "") and "9–14" in out
    (count,) = re.findall(r"Incidents: (\d+), in 20 reports", out)
    status, out, _ = run("incidents", *ledger, "--place", "الحَصن", "--findings", "--since", "2024-05-08")
    assert status == 0 and f"Incidents: 1 of {count}" in out and "سجن الحصن" in out
    status, out, _ = run("incidents", *ledger, "--sort", "killed", "--limit", "2", "--format", "jsonl")
    first, second = (json.loads(line) for line in out.splitlines())
    assert "10_marsad_prison.txt" in first["reports"] and second["id"] != first["id"]
    status, out, _ = run("plot", first["id"], *ledger)
    assert status == 0 and "█" in out and "10_marsad_prison.txt#f1" in out
    drawn = tmp_path / "plot.svg"
    assert run("plot", first["id"], *ledger, "--kind", "range", "--out", str(drawn)) == (0, "", "")
    assert drawn.read_text("utf-8").startswith("<svg")
    assert run("plot", "i0", *ledger)[0] == 4 and run("plot", first["id"], *ledger, "--outcome", "rescued")[0] == 4
    status, out, _ = run("show", "safh-0509#f1", *ledger)
    assert status == 0 and "How it was read" in out


def test_what_is_read_is_kept_unless_it_is_not_wanted(report: Path, tmp_path: Path) -> None:
    for settings, path in (
        ({"HASILA_LEDGER": "", "HASILA_HOME": str(tmp_path / "home")}, tmp_path / "home" / "ledger.db"),
        ({"HASILA_LEDGER": str(tmp_path / "named" / "own.db")}, tmp_path / "named" / "own.db"),
    ):
        assert run("read", str(report), "--ledger", "none", **settings)[0] == 0 and not path.exists()
        status, out, err = run("incidents", **settings)
        assert status == 2 and "no such ledger" in err  # and none is made by asking
        status, out, err = run("read", str(report), **settings)
        assert (status, err) == (0, "") and f"Kept in {path}" in out and "hasila incidents" in out
        assert path.exists() and run("check", **settings)[1] == "Whole: 1 reports\n"
        assert "Incidents: 1, in 1 reports" in run("incidents", **settings)[1]
