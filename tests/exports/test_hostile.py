"""A hostile report is text in every format: no script, no formula, no forged row, no broken file."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from hasila.exports.cells import unguarded
from hasila.exports.handing import FORMATS, WHATS, Asked, export
from hasila.exports.showing import visible
from hasila.intake.build import Found, build
from hasila.ledger import Ledger, person
from hasila.reading import read

if TYPE_CHECKING:
    from hasila.model import Report

BAD = "=cmd|' /C calc'!A0"
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
TEXT = (
    f"{BAD};=1+1 {SCRIPT} قُتل 7 مدنيين \u202eوأصيب 12\u202c آخرون بقصف\x00\x0b مدفعي\r\n"
    f"@SUM(1) \"from\": \"nakhla\", \"id\": \"forged#f1\" {{{{ 7*7 }}}} {{% raw %}} ]]> --> </q></style>\n"
    "-قُتل طفل، وأصيب \u2066عشرات\u2069 في بلدة وادي السدر يوم 2 أيار/مايو 2031 بقصف مدفعي."
)
LONG = "قُتل 9 مدنيين في بلدة وادي السدر يوم 2 أيار/مايو 2031 بقصف مدفعي " + "ا" * 1_000_000


def hostile() -> list[Report]:
    found = [
        Found('=x"; forged#f1, [bad]', TEXT, source=f"{SCRIPT}\u202e", title=BAD, url="javascript:alert(1)"),
        Found("../../etc\n=2", TEXT + " ", source=BAD, title=f"{SCRIPT}\u202e", url='https://example.org/"><script>'),
        Found("long", LONG, source="ن" * 40_000, title="ع" * 100_000, url="https://example.org/" + "a" * 10_000),
    ]  # fmt: skip
    return [build(each) for each in found]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("hostile") / "ledger.db") as opened:
        for report in hostile():
            opened.keep(read(report))
        first = opened.reports()[0]
        figure = opened.reading(first).figures[0].id
        by, why = person(SCRIPT), f"{BAD}\n{BAD}"
        opened.decide(first, "correct", author=by, figure=figure, value={"value": 8}, reason=why)
        opened.link()
        yield opened


def written(ledger: Ledger, asked: Asked) -> bytes:
    out = io.BytesIO()
    export(ledger, asked, out)
    return out.getvalue()


def of_most_figures(ledger: Ledger) -> str:
    return max(ledger.incidents(), key=lambda incident: len(incident.figures)).id


def test_the_reports_are_read(ledger: Ledger) -> None:
    assert len(ledger.reports()) == 3
    assert all(ledger.reading(report).figures for report in ledger.reports())


@pytest.mark.parametrize("what", WHATS)
def test_csv_has_no_formula_and_no_forged_row(ledger: Ledger, what: Any) -> None:
    text = written(ledger, Asked("csv", what)).decode("utf-8-sig")
    heading, *rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows and all(len(row) == len(heading) for row in rows)
    numbers = {n for n, key in enumerate(heading) if re.search("start|end|low|high|value|^l(at|on)$|latest", key)}
    for row in rows:
        for n, cell in enumerate(row):
            assert n in numbers or not re.match(r"\s*[=+\-@]", cell), cell[:50]
            assert "\x00" not in cell
    # Whatever separator a program takes, no cell begins with a formula.
    for part in re.split("[;\t\r\n]", text.replace('""', "")):
        assert not re.match(r'"?[=+@]', part.strip()), part[:50]


def test_csv_gives_the_sentence_back(ledger: Ledger) -> None:
    text = written(ledger, Asked("csv", "figures", names=True)).decode("utf-8-sig")
    for row in csv.DictReader(io.StringIO(text, newline="")):
        report = ledger.reading(unguarded(row["report"])).report
        stretch = report.text[int(row["sentence_start"]) : int(row["sentence_end"])]
        assert unguarded(row["sentence"]) == stretch.replace("\x00", "␀").replace("\x0b", "␋")
        assert len(row["sentence"]) < 1200


@pytest.mark.parametrize("what", WHATS)
def test_a_workbook_holds_text(ledger: Ledger, what: Any) -> None:
    opened = openpyxl.load_workbook(io.BytesIO(written(ledger, Asked("xlsx", what, language="ar"))))
    cells = [cell for sheet in opened for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type in ("s", "n", "d", "inlineStr") and cell.hyperlink is None for cell in cells)
    assert all(len(cell.value) <= 32_767 for cell in cells if isinstance(cell.value, str))


@pytest.mark.parametrize("form", ["geojson", "ftm"])
def test_json_is_whole(ledger: Ledger, form: Any) -> None:
    text = written(ledger, Asked(form)).decode("utf-8")
    found = [json.loads(line) for line in text.splitlines()] if form == "ftm" else [json.loads(text)]
    assert found and "\x00" not in json.dumps(found, ensure_ascii=False)


def test_hostile_entities_are_valid(ledger: Ledger) -> None:
    ftm = pytest.importorskip("followthemoney", reason="followthemoney is not installed")
    for line in written(ledger, Asked("ftm")).splitlines():
        given = json.loads(line)
        ftm.model.get(given["schema"]).validate(given)
        proxy = ftm.model.get_proxy(given, cleaned=False)
        assert {k: sorted(v) for k, v in proxy.to_dict()["properties"].items()} == {
            k: sorted(v) for k, v in given["properties"].items()
        }


class Page(HTMLParser):
    """The elements and attributes of a page, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_dossier_shows_it_as_text(ledger: Ledger, language: Any) -> None:
    html = written(ledger, Asked("dossier", incident=of_most_figures(ledger), language=language)).decode("utf-8")
    page = Page(html)
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "img", "iframe", "object", "embed", "link", "form", "input", "svg", "base"}
    assert not [key for _, attributes in page.elements for key in attributes if key.startswith("on") or key == "src"]
    links = [attributes["href"] or "" for tag, attributes in page.elements if tag == "a"]
    assert all(link.startswith(("#", "https://example.org/")) for link in links)
    assert SCRIPT in page.text and BAD in page.text and "U+202E" in page.text
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00]", html)
    assert len(html) < 600_000


def test_marks_that_force_a_direction_are_shown() -> None:
    assert visible("قتل \u202e21<b>") == "قتل <span class=mark>U+202E</span>21&lt;b&gt;"
    assert visible("a\u200fب") == "a\u200fب"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("names", [False, True])
def test_every_format_is_written(ledger: Ledger, form: Any, names: bool) -> None:
    incident = of_most_figures(ledger) if form == "dossier" else None
    assert written(ledger, Asked(form, incident=incident, names=names))
