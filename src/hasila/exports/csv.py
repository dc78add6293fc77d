"""A table as csv: UTF-8 with a byte-order mark, every text in quotes, lines ended by CR LF (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from hasila.exports.cells import clean, guarded
from hasila.exports.tables import Cell, Table

_TOGETHER = 500  # rows


def csv_bytes(table: Table) -> Iterator[bytes]:
    """``table`` as the bytes of a csv file, some rows at a time. The first line holds the columns' keys.

    Text is guarded against being taken for a formula (``cells.unguarded`` undoes it); an unknown value is empty.
    """
    written = io.StringIO()
    # What stands in quotes is text, what does not is a number or a day.
    writer = csv.writer(written, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    written.write("\ufeff")
    writer.writerow([column.key for column in table.columns])
    for number, row in enumerate(table.rows, 1):
        writer.writerow([_cell(cell) for cell in row])
        if number % _TOGETHER == 0:
            yield _taken(written)
    yield _taken(written)


def _cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    return cell if isinstance(cell, int | float) else guarded(clean(str(cell)))


def _taken(written: io.StringIO) -> bytes:
    some = written.getvalue().encode("utf-8")
    written.seek(0)
    written.truncate()
    return some
