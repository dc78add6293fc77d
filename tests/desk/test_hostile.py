"""A report may hold anything: it is shown as text, and nothing it holds is carried out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from hasila.desk.address import report_url
from hasila.desk.app import make
from hasila.ledger import Ledger
from hasila.model import Report
from hasila.reading import read

HOST = "http://127.0.0.1"
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"
EVIL = {
    "script": Report(
        "<script>", f'{SCRIPT}"><b>\nقُتل سبعة مدنيين في قرية {SCRIPT} كفر دلبا.', SCRIPT, title=SCRIPT,
        url="javascript:alert(1)",
    ),
    "bidi": Report(
        "\u202ebidi", "\u202eقُتل \u2067سبعة\u2069 مدنيين\u202c.\n\u2067\u2067\u2067قُتل ثلاثة عمال.", title="\u202eabc",
    ),
    "formula": Report("=1+1", "قُتل خمسة مدنيين.", "=cmd|' /C calc'!A0", title="@SUM(1)"),
    "template": Report("{{7*7}}", "قُتل {{ 7000*7 }} {% raw %} مدنيين ثلاثة.", title="{{ config }}"),
    "surrogate": Report("half\ud800", "قُتل تسعة مدنيين \udc80.\x00\x1b[31m", title="\ud800"),
    "path": Report("../../etc/passwd", "قُتل عشرة مدنيين."),
    "query": Report("a?b#c&d=%2F", "قُتل عشرة مدنيين."),
    "suffix": Report("rows.json", "أصيب مدنيان."),
}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    where: Path = tmp_path_factory.mktemp("hostile") / "ledger.db"
    with Ledger.open(where) as ledger:
        for report in EVIL.values():
            ledger.keep(read(report))
        ledger.keep(read(Report("long", "قُتل سبعة مدنيين. " + "كلمة " * 200_000)))  # a line of a megabyte
        ledger.link()
        with TestClient(make(ledger), base_url=HOST) as opened:
            yield opened


def everything(client: TestClient) -> Iterator[str]:
    yield from ("/incidents", "/map", "/queue", "/search?q=مدنيين", "/search?q=%3Cscript%3E", "/add")
    for row in client.get("/incidents.json").json()["incidents"]:
        yield f"/incidents/{row['id']}"
    for report in EVIL.values():
        yield report_url(report.id)


def test_it_is_text(client: TestClient) -> None:
    for page in everything(client):
        shown = client.get(page)
        assert shown.status_code == 200, page
        assert "<script>alert" not in shown.text, page
        assert "<img src=x" not in shown.text
        assert 'href="javascript:' not in shown.text
        assert "{# " not in shown.text


@pytest.mark.parametrize("name", EVIL)
def test_every_id_has_an_address(client: TestClient, name: str) -> None:
    url = report_url(EVIL[name].id)
    assert client.get(url).status_code == 200
    shown = client.get(f"{url}.json")
    assert shown.status_code == 200
    assert shown.json()["id"].encode("utf-8", "surrogatepass") == EVIL[name].id.encode("utf-8", "surrogatepass")
    assert client.get(f"{url}.csv").status_code == 200


def test_no_words_are_a_template(client: TestClient) -> None:
    shown = client.get(report_url("{{7*7}}")).text
    assert "{% raw %}" in shown
    assert "49000" not in shown


def test_what_turns_the_text_stays_in_its_line(client: TestClient) -> None:
    shown = client.get(report_url(EVIL["bidi"].id)).text
    assert "change its direction" in shown
    assert 'dir="auto"' in shown


def test_no_cell_is_a_formula(client: TestClient) -> None:
    import csv
    import io

    for page in ("/incidents.csv", "/queue.csv", "/search.csv?q=مدنيين", f"{report_url('=1+1')}.csv"):
        for row in csv.reader(io.StringIO(client.get(page).text.removeprefix("\ufeff"))):
            assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row), page


def test_a_megabyte_in_a_line_is_a_page(client: TestClient) -> None:
    shown = client.get("/reports/long")
    assert shown.status_code == 200
    assert len(shown.text) > 1_000_000
