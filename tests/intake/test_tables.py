"""csv and jsonl."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path

import pytest

from hasila.intake import Refusal, read_inputs
from hasila.model import Report


def read(tmp_path: Path, name: str, content: str | bytes) -> list[Report | Refusal]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return list(read_inputs([str(path)]))


def test_a_row_is_a_report(tmp_path: Path) -> None:
    row = {"id": "r1", "text": "قتل مدنيان.", "source": "وكالة", "published": "2022-01-31", "title": "خبر", "url": "u"}
    [report] = read(tmp_path, "a.jsonl", json.dumps(row))
    assert isinstance(report, Report)
    assert (report.id, report.text, report.source) == ("r1", "قتل مدنيان.", "وكالة")
    assert (report.title, report.url) == ("خبر", "u")
    assert report.published == dt.date(2022, 1, 31)
    assert report.sha256 == report.text_sha256 == hashlib.sha256("قتل مدنيان.".encode()).hexdigest()


def test_other_fields_are_carried_untouched(tmp_path: Path) -> None:
    [report] = read(tmp_path, "a.jsonl", '{"text": "قتيلان", "incident_ids": ["x", 5], "deep": {"a": null}}')
    assert isinstance(report, Report)
    assert report.extra == {"incident_ids": ["x", 5], "deep": {"a": None}}


@pytest.mark.parametrize("text", ["525", "١٢", "0", "٪50"])
def test_a_short_row_is_accepted(tmp_path: Path, text: str) -> None:
    [report] = read(tmp_path, "a.jsonl", json.dumps({"text": text}))
    assert isinstance(report, Report)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": ', "broken JSON"),
        ('{"id": "x"}', "no text"),
        ('{"text": ""}', "no text"),
        ('{"text": " \\n"}', "no text"),
        ('{"text": 5}', "not a string"),
        ('["text"]', "not a JSON object"),
        ("[" * 100_000, "nested too deeply"),
        ('{"text": "Seven civilians were killed in the market."}', "not Arabic"),
    ],
)
def test_a_bad_row_is_refused_and_the_next_is_read(tmp_path: Path, line: str, reason: str) -> None:
    refusal, report = read(tmp_path, "a.jsonl", f'{line}\n{{"text": "قتيلان"}}')
    assert isinstance(refusal, Refusal)
    assert refusal.row == 1
    assert reason in refusal.reason
    assert isinstance(report, Report)
    assert report.id == "a.jsonl:2"


def test_half_a_surrogate_pair_can_be_printed_and_offsets_hold(tmp_path: Path) -> None:
    [report] = read(tmp_path, "a.jsonl", '{"text": "قتيلان \\ud800 وجريح", "tag": "\\udc00"}')
    assert isinstance(report, Report)
    assert report.text == "قتيلان \ufffd وجريح"
    json.dumps(report.extra, ensure_ascii=False).encode("utf-8")
    assert report.sha256 != report.text_sha256


def test_a_date_that_cannot_be_read_is_a_note(tmp_path: Path) -> None:
    [report] = read(tmp_path, "a.jsonl", '{"text": "قتيلان", "published": "أمس"}')
    assert isinstance(report, Report)
    assert (report.published, report.published_as) == (None, "أمس")
    assert "أمس" in str(report.extra["intake_notes"])


def test_ids_given_twice_stay_apart(tmp_path: Path) -> None:
    rows = read(tmp_path, "a.jsonl", '{"id": 7, "text": "قتيلان"}\n' * 3)
    assert [row.id for row in rows if isinstance(row, Report)] == ["7", "7~2", "7~3"]


def test_a_damaged_line_does_not_change_how_the_others_are_decoded(tmp_path: Path) -> None:
    good = '{"text": "قتيلان"}\n'.encode()
    items = read(tmp_path, "a.jsonl", good + b'{"text": "\xff\xfe\xfd"\n' + good)
    assert [type(item) for item in items] == [Report, Refusal, Report]


def test_csv_with_quotes_commas_and_lines(tmp_path: Path) -> None:
    [report] = read(tmp_path, "a.csv", '\ufeffID,Text,note\nr1,"قال: ""قتيلان""،\nثم جريح",x\n')
    assert isinstance(report, Report)
    assert (report.id, report.text, report.extra) == ("r1", 'قال: "قتيلان"،\nثم جريح', {"note": "x"})


def test_csv_with_semicolons_in_windows_1256(tmp_path: Path) -> None:
    content = "id;text\n1;قتل سبعة مدنيين في القصف على البلدة من بينهم طفلان\n".encode("cp1256")
    [report] = read(tmp_path, "a.csv", content)
    assert isinstance(report, Report)
    assert report.text.startswith("قتل سبعة")


def test_csv_whose_quotes_are_not_doubled_is_refused_by_the_row(tmp_path: Path) -> None:
    refusal, report = read(tmp_path, "a.csv", 'id,text\n1,"قال "قتيلان" ثم"\n2,قتيلان\n')
    assert isinstance(refusal, Refusal)
    assert (refusal.row, "not doubled" in refusal.reason) == (2, True)
    assert isinstance(report, Report)


def test_csv_without_a_text_column_is_refused_whole(tmp_path: Path) -> None:
    [refusal] = read(tmp_path, "a.csv", "id,body\n1,قتيلان\n")
    assert isinstance(refusal, Refusal)
    assert (refusal.row, "column" in refusal.reason) == (None, True)
