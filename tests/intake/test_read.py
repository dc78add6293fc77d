"""Inputs to reports: files, folders, globs, standard input."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from hasila.intake import Refusal, read_inputs
from hasila.model import Report

TEXT = "قتل سبعة مدنيين في قصف على بلدة وادي السدر."


def ids(items: list[Report | Refusal]) -> list[str]:
    return [item.id if isinstance(item, Report) else f"!{Path(item.file).name}" for item in items]


def test_a_text_file_is_a_report_as_given(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT + "\r\n", "utf-8", newline="")
    [report] = read_inputs([str(path)])
    assert isinstance(report, Report)
    assert (report.id, report.text) == ("a.txt", TEXT + "\r\n")
    assert report.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_folder_is_read_in_order_hidden_files_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.md", ".hidden.txt", "a/.git/x.txt", "z.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    assert ids(list(read_inputs([str(tmp_path)]))) == ["a/c.md", "b.txt", "!z.png"]


def test_a_glob_is_expanded_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    assert ids(list(read_inputs([str(tmp_path / "*.txt")]))) == ["a.txt", "b.txt"]


def test_one_name_in_two_folders_stays_apart(tmp_path: Path) -> None:
    for name in ("x/a.txt", "y/a.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(TEXT, "utf-8")
    given = [str(tmp_path / "x" / "a.txt"), str(tmp_path / "y" / "a.txt")]
    assert ids(list(read_inputs(given))) == ["a.txt", "a.txt~2"]


def test_standard_input_is_text_or_rows() -> None:
    [report] = read_inputs(["-"], stdin=io.BytesIO(TEXT.encode()))
    assert isinstance(report, Report)
    assert (report.id, report.text) == ("stdin", TEXT)
    rows = io.BytesIO('{"text": "قتيلان"}\n'.encode() * 2)
    assert ids(list(read_inputs(["-"], stdin=rows))) == ["stdin:1", "stdin:2"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n ", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(200), "binary"),
        ("noise", bytes(range(1, 31)) * 40, "binary"),
        ("english.txt", b"Seven civilians were killed in the market today.", "not Arabic"),
        ("a.docx", b"PK\x03\x04 nothing more", "zip"),
        ("a.xlsx", b"PK\x03\x04 nothing more", "kind of file"),
        ("a.json", b"{", "broken JSON"),
        ("none*.txt", None, "no file matches"),
        ("a\x00b.txt", None, ""),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(tmp_path: Path, name: str, content: bytes | None, reason: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    [refusal] = read_inputs([str(tmp_path / name)])
    assert isinstance(refusal, Refusal)
    assert refusal.row is None
    assert reason in refusal.reason


@pytest.mark.parametrize("name", ["page.txt", "page", "page.docx"])
def test_a_page_under_a_wrong_ending_is_read_as_a_page(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>", "utf-8")
    [report] = read_inputs([str(tmp_path / name)])
    assert isinstance(report, Report)
    assert report.text == TEXT


def test_rows_under_the_ending_json_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "قتيلان"}\n{"text": "جريح"}\n', "utf-8")
    (tmp_path / "b.json").write_text('[{"text": "قتيلان"}, {"text": "جريح"}]', "utf-8")
    assert len([item for item in read_inputs([str(tmp_path)]) if isinstance(item, Report)]) == 4


def test_reports_come_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "قتيلان"}\n' * 3, "utf-8")
    items = read_inputs([str(tmp_path / "a.jsonl"), str(tmp_path / "missing")])
    assert isinstance(next(items), Report)


def test_a_refusal_prints_as_one_line() -> None:
    assert str(Refusal("a.csv", 7, "no text")) == "a.csv, row 7: no text"
    assert str(Refusal("a.pdf", None, "not a pdf")) == "a.pdf: not a pdf"
