"""Web archives."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from hasila.intake import Refusal, read_inputs
from hasila.model import Report


def record(number: int, body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://nakhla.example/{number}\r\n"
        f"WARC-Date: 2022-01-31T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


PAGE = "<html><body><p>قتل مدنيان في قصف على بلدة الرابية صباح اليوم الثلاثاء.</p></body></html>".encode()


def read(tmp_path: Path, data: bytes, name: str = "a.warc.gz") -> list[Report | Refusal]:
    (tmp_path / name).write_bytes(data)
    return list(read_inputs([str(tmp_path / name)]))


@pytest.mark.parametrize("packed", [True, False])
def test_each_page_is_a_report(tmp_path: Path, packed: bool) -> None:
    records = [record(1, PAGE), record(2, PAGE)]
    data = b"".join(gzip.compress(one) if packed else one for one in records)
    first, second = read(tmp_path, data, "a.warc.gz" if packed else "a.warc")
    assert isinstance(first, Report)
    assert (first.url, first.source) == ("https://nakhla.example/1", "nakhla.example")
    assert isinstance(second, Report)
    assert second.id.endswith(":2")


def test_the_day_it_was_fetched_is_not_the_day_of_publication(tmp_path: Path) -> None:
    [report] = read(tmp_path, gzip.compress(record(1, PAGE)))
    assert isinstance(report, Report)
    assert (report.published, report.extra["fetched"]) == (None, "2022-01-31T10:00:00Z")


def test_pictures_and_errors_are_passed_over(tmp_path: Path) -> None:
    data = record(1, b"\x89PNG", "image/png") + record(2, PAGE, status="404 Not Found") + record(3, PAGE)
    assert len(read(tmp_path, data, "a.warc")) == 1


def test_an_archive_cut_short_gives_what_it_holds_and_a_refusal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    data = gzip.compress(record(1, PAGE)) + gzip.compress(record(2, PAGE))[:-40]
    items = read(tmp_path, data)
    assert isinstance(items[0], Report)
    assert isinstance(items[-1], Refusal)
    assert capfd.readouterr().err == ""
