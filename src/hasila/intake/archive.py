"""Web archives: ``.warc`` and ``.warc.gz``, each page or text that a server answered with is one report.

Its id is the archive's name and the record's own id, its address the record's. Where the page names no date of its own
``published`` stays unknown: the record's date says when it was fetched, and is carried as ``extra["fetched"]``.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any

from hasila.intake.build import Found
from hasila.intake.limits import MEGABYTE, PAGE
from hasila.intake.plain import read_plain
from hasila.intake.refusal import Refusal, Unreadable
from hasila.intake.web import read_html
from hasila.intake.web_meta import urlsplit_host

_PAGES = ("text/html", "application/xhtml+xml")


def read_warc(stream: IO[bytes], name: str, shown: str) -> Iterator[Found | Refusal]:
    """The reports of an archive, record by record; a record that cannot be read is refused, a broken end ends it."""
    from warcio.archiveiterator import ArchiveIterator

    row, complaints = 0, io.StringIO()
    try:
        for row, record in enumerate(_quietly(ArchiveIterator(stream), complaints), 1):
            if record.rec_type in ("response", "resource") and _answered(record):
                yield from _record(record, name, shown, row)
    except Unreadable:
        raise
    except Exception as error:  # warcio, zlib and the file itself raise a dozen kinds on damaged archives
        reason = f"a damaged web archive: {str(error)[:120] or type(error).__name__}"
        yield Refusal(shown, row + 1 if row else None, reason)
        return
    if not row:
        raise Unreadable("a web archive with no records")
    if complaints.getvalue():
        yield Refusal(shown, None, "a damaged web archive: a record does not end where it says, some may be missing")


def _quietly(records: Iterator[Any], complaints: io.StringIO) -> Iterator[Any]:
    """The records; what warcio would write to standard error between them is kept in ``complaints``."""
    while True:
        with contextlib.redirect_stderr(complaints):
            record = next(records, None)
        if record is None:
            return
        yield record


def _answered(record: Any) -> bool:
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    return str(status).startswith("2")


def _cut_short(record: Any) -> bool:
    """Does the record, read to its end, hold fewer bytes than it says?"""
    while record.raw_stream.read(MEGABYTE):
        pass
    return bool(getattr(record.raw_stream, "limit", 0) > 0)


def _record(record: Any, name: str, shown: str, row: int) -> Iterator[Found | Refusal]:
    headers = record.http_headers or record.rec_headers
    kind, _, parameters = (headers.get_header("Content-Type") or "").partition(";")
    kind = kind.strip().lower()
    if kind not in _PAGES and kind != "text/plain":
        return
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    try:
        data = record.content_stream().read(PAGE + 1)
        if len(data) > PAGE:
            raise Unreadable(f"a page of more than {PAGE // MEGABYTE} MB")
        if _cut_short(record):
            raise Unreadable("the archive breaks off within this page")
        charset = parameters.partition("charset=")[2].strip(" \"';") or None
        found = next(read_html(data, name, address, charset) if kind in _PAGES else read_plain(data, name))
    except Unreadable as no:
        yield Refusal(shown, row, f"{address[:200]}: {no.reason}")
        return
    number = (record.rec_headers.get_header("WARC-Record-ID") or str(row)).strip("<>").rpartition(":")[2]
    fetched = record.rec_headers.get_header("WARC-Date")
    yield replace(
        found,
        id=f"{name}:{number}",
        row=row,
        url=found.url or address,
        source=found.source or urlsplit_host(address),
        extra={**found.extra, "fetched": fetched} if fetched else found.extra,
    )
