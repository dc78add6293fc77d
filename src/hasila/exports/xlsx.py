"""Tables as a workbook: a sheet each, numbers as numbers, text as text, a last sheet that says what the columns are."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Sequence
from typing import IO, Any

import xlsxwriter

from hasila.exports.cells import clean
from hasila.exports.tables import Cell, Column, Table
from hasila.messages import Language, say

# Excel's limits: code units in a cell, rows in a sheet, the first day it knows, whole numbers that keep every digit.
CELL, ROWS, _FIRST_DAY, _EXACT = 32_767, 1_048_576, dt.date(1900, 3, 1), 10**15
_CUT = "…"
_WIDTHS = {"number": 11, "day": 12, "yes": 9, "text": 22, "list": 22}
_SHEET_NAME = 31


def write_xlsx(tables: Sequence[Table], out: IO[bytes], language: Language = "en") -> None:
    """Write ``tables`` as a workbook to ``out``. In Arabic the sheets run from right to left, with Arabic headings.

    A cell longer than Excel allows is cut and ends in "…"; a table of more rows than a sheet holds goes on in a next
    sheet. Nothing is a formula, an address or a number that was given as text.
    """
    options = {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    }  # fmt: skip
    book: Any = xlsxwriter.Workbook(out, options)
    _Writer(book, language).write(tables)
    book.close()


class _Writer:
    def __init__(self, book: Any, language: Language) -> None:
        self._book, self._language = book, language
        self._bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self._text = book.add_format({"num_format": "@"})

    def write(self, tables: Sequence[Table]) -> None:
        for table in tables:
            headings = [self._heading(table, column) for column in table.columns]
            rows = iter(table.rows)
            for number in itertools.count(1):
                name = say(f"sheet.{table.name}", self._language)
                sheet = self._sheet(name if number == 1 else f"{name} {number}", headings, table.columns)
                written = self._rows(sheet, rows)
                sheet.autofilter(0, 0, written, len(headings) - 1)
                if written < ROWS - 1:
                    break
        self._meanings(tables)

    def _heading(self, table: Table, column: Column) -> str:
        return column.key if self._language == "en" else table.heading(column, self._language)

    def _sheet(self, name: str, headings: Sequence[str], columns: Sequence[Column]) -> Any:
        sheet = self._book.add_worksheet(name[:_SHEET_NAME])
        if self._language == "ar":
            sheet.right_to_left()
        for number, column in enumerate(columns):
            sheet.set_column(number, number, _WIDTHS[column.kind])
        sheet.freeze_panes(1, 1)
        for number, heading in enumerate(headings):
            sheet.write_string(0, number, heading, self._bold)
        return sheet

    def _rows(self, sheet: Any, rows: Iterable[Sequence[Cell]]) -> int:
        written = 0
        for written, row in enumerate(itertools.islice(rows, ROWS - 1), 1):
            for number, cell in enumerate(row):
                self._cell(sheet, written, number, cell)
        return written

    def _cell(self, sheet: Any, row: int, column: int, cell: Cell) -> None:
        if cell is None:
            return
        if isinstance(cell, dt.date) and cell >= _FIRST_DAY:
            sheet.write_datetime(row, column, dt.datetime(cell.year, cell.month, cell.day), self._day)
        elif isinstance(cell, float) or (isinstance(cell, int) and abs(cell) < _EXACT):
            sheet.write_number(row, column, cell)
        else:
            sheet.write_string(row, column, fitting(str(cell)), self._text)

    def _meanings(self, tables: Sequence[Table]) -> None:
        """The last sheet: every column with its key and what it says."""
        headings = [say(f"fields.{key}", self._language) for key in ("sheet", "column", "key", "meaning")]
        columns = (Column("sheet"), Column("column"), Column("key"), Column("meaning"))
        sheet = self._sheet(say("sheet.fields", self._language), headings, columns)
        sheet.set_column(3, 3, 110)
        row = 0
        for table in tables:
            for column in table.columns:
                row += 1
                cells = (
                    say(f"sheet.{table.name}", self._language), table.heading(column, self._language), column.key,
                    table.meaning(column, self._language),
                )  # fmt: skip
                for number, cell in enumerate(cells):
                    sheet.write_string(row, number, cell)


def fitting(text: str) -> str:
    """``text`` as one cell of a workbook: its lines ended by LF, no longer than Excel allows (in UTF-16 code units)."""
    text = clean(text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) <= CELL // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * CELL:
        return text
    return units[: 2 * (CELL - len(_CUT))].decode("utf-16-le", "ignore") + _CUT
