"""Rows: csv and jsonl, where each row is one report. Files of any size are read a row at a time.

The columns ``id``, ``text``, ``source``, ``published``, ``title`` and ``url`` are read; all others are carried in
``Report.extra`` as they are. A row without an ``id`` is named after the file and its row: ``reports.csv:12``.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping

from hasila.intake.build import Found
from hasila.intake.limits import MEGABYTE, ROW
from hasila.intake.refusal import Refusal, Unreadable

_READ = ("id", "text", "source", "published", "title", "url")


def row_found(fields: Mapping[str, object], name: str, row: int) -> Found:
    """The report in one row. Raises Unreadable where it has no text."""
    text = fields.get("text")
    if text is None or text == "":
        raise Unreadable("no text")
    if not isinstance(text, str):
        raise Unreadable("its text is not a string")
    return Found(
        id=_string(fields.get("id")) or f"{name}:{row}",
        text=text,
        row=row,
        source=_string(fields.get("source")),
        published=fields.get("published"),
        title=_string(fields.get("title")),
        url=_string(fields.get("url")),
        extra={key: value for key, value in fields.items() if key not in _READ},
    )


def _string(value: object) -> str:
    if value is None or isinstance(value, bool | list | dict):
        return ""
    return value if isinstance(value, str) else str(value)


def read_jsonl(stream: Iterable[str], name: str, shown: str) -> Iterator[Found | Refusal]:
    """A report a line; a line that is broken or has no text is refused, blank lines are passed over."""
    rows = 0
    for row, line in enumerate(stream, 1):
        bare = line.strip(" \t\r\n\ufeff\x00")
        if not bare:
            continue
        rows += 1
        try:
            if len(line) > ROW:
                raise Unreadable(f"a row of more than {ROW // MEGABYTE} MB")
            yield row_found(parsed_object(bare), name, row)
        except Unreadable as no:
            yield Refusal(shown, row, no.reason)
    if not rows:
        raise Unreadable("an empty file")


def parsed_object(words: str) -> dict[str, object]:
    """The JSON object that ``words`` spell. Raises Unreadable with the reason in plain English."""
    value = parsed(words)
    if not isinstance(value, dict):
        raise Unreadable("not a JSON object")
    return value


def parsed(words: str) -> object:
    """The JSON value that ``words`` spell. Raises Unreadable."""
    try:
        return json.loads(words)
    except json.JSONDecodeError as error:
        raise Unreadable(f"broken JSON: {error.msg} at character {error.pos + 1}") from None
    except RecursionError:
        raise Unreadable("broken JSON: nested too deeply") from None
    except ValueError as error:
        raise Unreadable(f"broken JSON: {error}") from None


def read_csv(text: str, name: str, shown: str) -> Iterator[Found | Refusal]:
    """A report a record, below a header that has a ``text`` column; comma, semicolon or tab between the fields.

    Quotation marks within a quoted field must be doubled, as the format asks; a record where they are not is refused,
    since where its fields end can only be guessed.
    """
    csv.field_size_limit(ROW)
    head = text[: 1 << 16].partition("\n")[0]
    records = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(head), strict=True)
    names = _header(records)
    row = 1
    while True:
        row += 1
        try:
            cells = next(records)
            if any(cell.strip() for cell in cells):
                yield row_found(_fields(names, cells), name, row)
        except StopIteration:
            return
        except csv.Error as error:
            yield Refusal(shown, row, f"broken csv: {_csv_words(error)}")
        except Unreadable as no:
            yield Refusal(shown, row, no.reason)


def _delimiter(head: str) -> str:
    return max(",;\t", key=head.count)


def _header(records: Iterator[list[str]]) -> list[str]:
    try:
        cells = next(records)
    except StopIteration:
        raise Unreadable("an empty file") from None
    except csv.Error as error:
        raise Unreadable(f"broken csv: {_csv_words(error)}") from None
    names = [cell.strip().lstrip("\ufeff") for cell in cells]
    names = [name.lower() if name.lower() in _READ else name for name in names]
    if "text" not in names:
        raise Unreadable("a csv without a column named text")
    return names


def _fields(names: list[str], cells: list[str]) -> dict[str, object]:
    if len(cells) > len(names):
        raise Unreadable(f"{len(cells)} fields for {len(names)} columns")
    return dict(zip(names, cells, strict=False))


def _csv_words(error: csv.Error) -> str:
    said = str(error)
    if "unexpected end of data" in said:
        return "a quotation mark is opened and never closed"
    if "expected after" in said:
        return "a quotation mark within a quoted field is not doubled"
    return said
