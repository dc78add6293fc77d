"""csv and xlsx, opened by pandas and openpyxl: the ledger's values."""

from __future__ import annotations

import datetime as dt
import io
import json
import math
from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils.escape import unescape

from hasila.exports import xlsx
from hasila.exports.cells import unguarded
from hasila.exports.csv import csv_bytes
from hasila.exports.figures import figures_table
from hasila.exports.incidents import OUTCOMES, incidents_table, tolls_table
from hasila.exports.tables import Column, Table
from hasila.exports.xlsx import write_xlsx

if TYPE_CHECKING:
    from conftest import Kept

HOSTILE = [
    "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "\u202eabc\u202c", "-5", "+5", "007", "12/5/2031", "true",
    "http://example.org", "1e5", "س" * 40_000, "😀" * 20_000, 'a"b', "a\r\nb", "a\rb", "\x00\x08", "_x0041_", "{=1+1}",
    " فراغ ", "'=1",
]  # fmt: skip


def frame(table: Table) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(b"".join(csv_bytes(table))), encoding="utf-8-sig", keep_default_na=False, dtype=str)


def book(*tables: Table, language: Any = "en") -> openpyxl.Workbook:
    out = io.BytesIO()
    write_xlsx(tables, out, language)
    return openpyxl.load_workbook(io.BytesIO(out.getvalue()))


def sheet_rows(sheet: Any) -> list[dict[str, Any]]:
    heading, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rows]


def text_table(*texts: str) -> Table:
    return Table("tolls", (Column("incident"), Column("best", "number")), [(text, n) for n, text in enumerate(texts)])


def test_figures_in_csv_are_the_ledgers(kept: Kept) -> None:
    found = frame(figures_table(kept.reports, kept.incidents, names=True))
    settled = [(r.report, f) for r in (kept.reports(i).settled for i in kept.ledger.reports()) for f in r.figures]
    assert len(found) == len(settled) > 8
    for (_, row), (report, figure) in zip(found.iterrows(), settled, strict=True):
        assert (row["report"], row["figure"], row["outcome"]) == (report.id, figure.id, figure.outcome)
        assert row["value"] == ("" if figure.value is None else str(figure.value))
        start, end = int(row["start"]), int(row["end"])
        assert report.text[start:end] == row["text"] == figure.text
        assert report.text[int(row["sentence_start"]) : int(row["sentence_end"])] == unguarded(row["sentence"])
        assert (row["source"], row["published"]) == (report.source, str(report.published))
        assert row["date_earliest"] == (str(figure.date.earliest) if figure.date and figure.date.earliest else "")
        assert row["sha256"] == report.sha256


def test_the_machines_value_stands_beside_the_settled_one(kept: Kept) -> None:
    found = frame(figures_table(kept.reports))
    (row,) = [row for _, row in found.iterrows() if row["review"] == "corrected"]
    assert (row["value"], row["machine_value"], row["corrected"]) == ("13", "12", '["value"]')
    assert row["reviewed_by"] == "مراجِعة" and row["reviewed_at"].endswith("+00:00")
    assert row["review_reason"] == "'=recount"
    assert sorted(found["review"].unique()) == ["corrected", "discounted", "unreviewed"]


def test_a_figure_names_its_incidents(kept: Kept) -> None:
    of = {ref.report: i.id for i in kept.incidents for ref in i.figures}
    for _, row in frame(figures_table(kept.reports, kept.incidents)).iterrows():
        assert json.loads(row["incidents"] or "[]") == ([] if row["scope"] == "cumulative" else [of[row["report"]]])


@pytest.mark.parametrize("language", ["en", "ar"])
def test_incidents_in_a_workbook_are_the_ledgers(kept: Kept, language: Any) -> None:
    tables = (incidents_table(kept.incidents, kept.reports), tolls_table(kept.incidents))
    opened = book(*tables, language=language)
    assert len(opened.sheetnames) == 3
    assert all(bool(opened[name].sheet_view.rightToLeft) is (language == "ar") for name in opened.sheetnames)
    heads = [c.key for c in tables[0].columns]
    rows = [dict(zip(heads, r, strict=True)) for r in opened.worksheets[0].iter_rows(values_only=True, min_row=2)]
    assert [row["incident"] for row in rows] == [i.id for i in kept.incidents]
    for row, incident in zip(rows, kept.incidents, strict=True):
        assert json.loads(row["report_ids"]) == list(incident.reports)
        assert row["earliest"].date() == incident.earliest and row["reports"] == len(incident.reports)
        for toll in incident.tolls:
            alone = [t for t in incident.tolls if t.outcome == toll.outcome and t.demographic is None] == [toll]
            if alone and toll.low is not None and toll.high is not None:
                ends = (row[f"{toll.outcome}_low"], row[f"{toll.outcome}_high"])
                assert ends == (toll.low.value, toll.high.value)
    first = rows[0]
    assert (first["killed_low"], first["killed_high"], first["killed_open"]) == (7, 9, "above")
    assert isinstance(first["killed_low"], int) and first["wounded_low"] == 13 and first["detained_low"] is None


def test_every_toll_is_a_row(kept: Kept) -> None:
    rows = sheet_rows(book(tolls_table(kept.incidents)).worksheets[0])
    tolls = [(i, t) for i in kept.incidents for t in i.tolls]
    assert len(rows) == len(tolls)
    for row, (incident, toll) in zip(rows, tolls, strict=True):
        assert (row["incident"], row["outcome"], row["status"]) == (incident.id, toll.outcome, toll.status or None)
        assert (row["low"], row["high"]) == tuple(e and e.value for e in (toll.low, toll.high))
        assert json.loads(row["figures"]) == [f"{r.report}#{r.figure}" for r in toll.figures]


def test_the_last_sheet_says_what_each_column_is(kept: Kept) -> None:
    table = figures_table(kept.reports)
    rows = sheet_rows(book(table, language="ar").worksheets[-1])
    assert [list(row.values())[2] for row in rows] == [column.key for column in table.columns]
    assert all(list(row.values())[3] for row in rows)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str) -> None:
    opened = book(text_table(text)).worksheets[0]
    cell = opened["A2"]
    assert cell.data_type in ("s", "inlineStr") and cell.hyperlink is None
    expected = xlsx.fitting(text)
    assert unescape(cell.value) == expected and len(cell.value.encode("utf-16-le")) // 2 <= 32_767
    (row,) = frame(text_table(text)).to_dict("records")
    assert unguarded(row["incident"]) == text.translate({0: "␀", 8: "␈"})


def test_a_line_of_a_megabyte_is_cut_in_a_workbook_and_whole_in_csv() -> None:
    text = "قتل " * 250_000
    assert len(book(text_table(text)).worksheets[0]["A2"].value) == 32_767
    assert frame(text_table(text))["incident"][0] == text


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 4)
    opened = book(text_table(*"abcdefg"))
    assert opened.sheetnames == ["tolls", "tolls 2", "tolls 3", "fields"]
    assert [row["incident"] for name in opened.sheetnames[:3] for row in sheet_rows(opened[name])] == list("abcdefg")


def test_days_before_the_calendar_of_spreadsheets_and_huge_numbers_are_text() -> None:
    cells = [(dt.date(1899, 1, 1), 10**20), (dt.date(2031, 5, 2), math.pi)]
    table = Table("tolls", (Column("low", "day"), Column("best", "number")), cells)
    (old, huge), (day, pi) = list(book(table).worksheets[0].iter_rows(values_only=True, min_row=2))
    assert (old, huge) == ("1899-01-01", str(10**20))
    assert (day, pi) == (dt.datetime(2031, 5, 2), math.pi)


def test_csv_is_marked_utf8_with_crlf(kept: Kept) -> None:
    written = b"".join(csv_bytes(incidents_table(kept.incidents, kept.reports)))
    assert written.startswith(b"\xef\xbb\xbf") and written.count(b"\r\n") == 1 + len(kept.incidents)


def test_every_outcome_has_its_columns(kept: Kept) -> None:
    keys = {column.key for column in incidents_table([], kept.reports).columns}
    assert {f"{outcome}_{end}" for outcome in OUTCOMES for end in ("low", "high", "best", "latest")} <= keys


def text_of(ledger: Any, asked: Any) -> str:
    """All text of an export; of a workbook its cells."""
    from hasila.exports.handing import export

    out = io.BytesIO()
    export(ledger, asked, out)
    if asked.form != "xlsx":
        return out.getvalue().decode("utf-8")
    opened = openpyxl.load_workbook(io.BytesIO(out.getvalue()))
    return "\n".join(str(cell) for sheet in opened for row in sheet.iter_rows(values_only=True) for cell in row)
