"""Inputs to reports: the one way in.

A report's id is its row's ``id``; ``<chat>/<message>`` in a Telegram export; for a file its name, or its path below the
folder or glob it was found by; for rows and archived pages without an id that name, a colon and the row or record.
Where an id has been given out before in the same run, ``~2``, ``~3`` … is appended, in the order of reading.
"""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Iterable, Iterator
from typing import IO

from hasila.intake.archive import read_warc
from hasila.intake.build import Found, build
from hasila.intake.decode import decode
from hasila.intake.kinds import Kind, foreign, kind_of, looks_like_json
from hasila.intake.limits import JSON_FILE, MEGABYTE, PAGE, ROW, WHOLE_FILE
from hasila.intake.pdf import read_pdf
from hasila.intake.plain import read_plain
from hasila.intake.refusal import Refusal, Unreadable
from hasila.intake.sources import Source, sources
from hasila.intake.tables import parsed, read_csv, read_jsonl, row_found
from hasila.intake.telegram import is_export, read_export
from hasila.intake.web import read_html
from hasila.intake.word import read_docx
from hasila.model import Report

_HEAD = 1 << 16


def read_inputs(inputs: Iterable[str], stdin: IO[bytes] | None = None) -> Iterator[Report | Refusal]:
    """Every report of ``inputs``, and a refusal for each that cannot be read, in the order of the inputs, one by one.

    ``inputs`` are files, folders, globs or ``-`` (``stdin``, by default the process's own, as bytes). Nothing raises
    for what an input holds.
    """
    given: set[str] = set()
    for source in sources(inputs):
        if isinstance(source, Refusal):
            yield source
            continue
        try:
            for found in _read_source(source, stdin):
                yield _checked(found, source, given)
        except Unreadable as no:
            yield Refusal(source.shown, None, no.reason)
        except OSError as error:
            yield Refusal(source.shown, None, f"cannot be read: {error.strerror or error}")
        except (RecursionError, MemoryError):
            yield Refusal(source.shown, None, "too large or too deeply nested to be read")
        except Exception as error:  # a reader's own fault is one input's, not the run's
            yield Refusal(source.shown, None, f"cannot be read: {type(error).__name__}: {str(error)[:120]}")


def _checked(found: Found | Refusal, source: Source, given: set[str]) -> Report | Refusal:
    if isinstance(found, Refusal):
        return found
    try:
        report = build(found)
    except Unreadable as no:
        return Refusal(source.shown, found.row, no.reason)
    name, times = report.id, 1
    while name in given:
        times += 1
        name = f"{report.id}~{times}"
    given.add(name)
    if times > 1:
        object.__setattr__(report, "id", name)
    return report


def _read_source(source: Source, stdin: IO[bytes] | None) -> Iterator[Found | Refusal]:
    if source.path is None:
        yield from _read_stdin(stdin or sys.stdin.buffer, source)
        return
    with source.path.open("rb") as stream:
        head = stream.read(_HEAD)
        stream.seek(0)
        if not head:
            raise Unreadable("an empty file")
        what = foreign(head)
        if what:
            raise Unreadable(f"a binary file: {what}")
        kind = kind_of(source.path.name, head)
        if kind is None:
            raise Unreadable(f"a kind of file that is not read ({source.path.suffix or 'no ending'})")
        yield from _read_kind(kind, stream if kind == "warc" else _unpacked(stream, head), source)


def _unpacked(stream: IO[bytes], head: bytes) -> IO[bytes]:
    """A gzipped file is read through; web archives unpack themselves, record by record."""
    if head.startswith(b"\x1f\x8b"):
        return gzip.open(stream)  # type: ignore[return-value]
    return stream


def _read_stdin(stream: IO[bytes], source: Source) -> Iterator[Found | Refusal]:
    """Rows of JSON where the first line opens an object, else one plain text."""
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(io.BytesIO(stream.read()), _HEAD)
    if looks_like_json(buffered.peek(1)):
        yield from read_jsonl(_text_lines(buffered), source.name, source.shown)
        return
    yield from read_plain(_whole(buffered, WHOLE_FILE), source.name)


def _read_kind(kind: Kind, stream: IO[bytes], source: Source) -> Iterator[Found | Refusal]:
    name, shown = source.name, source.shown
    if kind == "warc":
        yield from read_warc(stream, name, shown)
    elif kind == "jsonl":
        yield from read_jsonl(_text_lines(stream), name, shown)
    elif kind == "json":
        yield from _read_json(_whole(stream, JSON_FILE), name, shown)
    elif kind == "csv":
        yield from read_csv(decode(_whole(stream, JSON_FILE)), name, shown)
    elif kind == "html":
        yield from read_html(_whole(stream, PAGE), name)
    elif kind == "pdf":
        yield from read_pdf(_whole(stream, WHOLE_FILE), name)
    elif kind == "docx":
        yield from read_docx(_whole(stream, WHOLE_FILE), name)
    else:
        yield from read_plain(_whole(stream, WHOLE_FILE), name)


def _whole(stream: IO[bytes], limit: int) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise Unreadable(f"larger than {limit // MEGABYTE} MB")
    return data


def _text_lines(stream: IO[bytes]) -> Iterator[str]:
    """The stream's lines as text, each decoded by itself, so that one damaged row is one refusal.

    A stream that opens in UTF-16 is taken whole. A line longer than a row may be is cut: its JSON no longer parses.
    """
    first = stream.readline(ROW + 1)
    if first.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in first[:64]:
        yield from decode(first + _whole(stream, WHOLE_FILE)).splitlines()
        return
    line = first
    while line:
        try:
            yield decode(line)
        except Unreadable:
            yield "\ufffd"
        if len(line) > ROW:
            while line and not line.endswith(b"\n"):
                line = stream.readline(ROW)
        line = stream.readline(ROW + 1)


def _read_json(data: bytes, name: str, shown: str) -> Iterator[Found | Refusal]:
    """A ``.json`` file: a Telegram export, one report, or a list of them; or rows of JSON under a wrong ending."""
    words = decode(data)
    if not words.strip():
        raise Unreadable("an empty file")
    try:
        value = parsed(words)
    except Unreadable:
        if "\n" in words.strip() and looks_like_json(words[:_HEAD].partition("\n")[0].encode("utf-8", "replace")):
            first = words.lstrip().partition("\n")[0]
            parsed(first)
            yield from read_jsonl(words.split("\n"), name, shown)
            return
        raise
    if is_export(value) and isinstance(value, dict):
        yield from read_export(value, shown)
        return
    items = value if isinstance(value, list) else [value]
    for row, item in enumerate(items, 1):
        try:
            if not isinstance(item, dict):
                raise Unreadable("not a JSON object")
            yield row_found(item, name, row)
        except Unreadable as no:
            yield Refusal(shown, row if isinstance(value, list) else None, no.reason)
