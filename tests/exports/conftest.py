"""A small ledger of invented reports, as people left it: one figure corrected, one discounted, one report accepted."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hasila.exports.reviewed import Reports
from hasila.incidents.model import Incident
from hasila.intake.build import Found, build
from hasila.ledger import Ledger, person
from hasila.reading import read

sys.path.insert(0, str(Path(__file__).parent))  # tests are imported one by one, without packages

NAME = "أحمد محمد الفلاني"
_REPORTS = (
    ("nakhla-1", "النخلة", "2031-05-02", "قصف على سوق وادي السدر",
     "قُتل سبعة مدنيين بينهم طفلان وأصيب 12 آخرون بقصف مدفعي على سوق بلدة وادي السدر اليوم الجمعة، وفق مصدر طبي."),
    ("marsa-1", "المرسى", "2031-05-03", "ارتفاع حصيلة قصف سوق وادي السدر",
     "ارتفعت حصيلة القصف المدفعي على سوق بلدة وادي السدر أمس الجمعة إلى تسعة قتلى مدنيين على الأقل، بحسب مدير المشفى."),
    ("sada-1", "صدى الوادي", "2031-05-04", "سوق وادي السدر",
     f"قُتل {NAME} وعشرات آخرون في القصف المدفعي على سوق بلدة وادي السدر يوم الجمعة 2 أيار/مايو 2031."),
    ("nakhla-2", "النخلة", "2031-06-11", "انفجار لغم قرب حلب",
     "قُتل مدني وأصيب ثلاثة بانفجار لغم في مدينة حلب أمس الثلاثاء، وفق الدفاع المدني."),
    ("nakhla-3", "النخلة", "2031-06-20", "حصيلة",
     "قُتل 40 مدنياً منذ مطلع العام في ريف الوادي، وفق النخلة."),
)  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """The open ledger, its reports and its incidents, those of most reports first."""

    ledger: Ledger
    where: str
    reports: Reports
    incidents: list[Incident]


def report_of(id_: str, text: str, **more: str) -> Found:
    return Found(id_, text, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    where = str(tmp_path_factory.mktemp("exports") / "ledger.db")
    with Ledger.open(where) as ledger:
        for id_, source, day, title, text in _REPORTS:
            ledger.keep(read(build(report_of(id_, text, source=source, published=day, title=title))))
        _decide(ledger)
        ledger.link()
        incidents = sorted(ledger.incidents(), key=lambda incident: -len(incident.reports))
        yield Kept(ledger, where, Reports(ledger), incidents)


def _decide(ledger: Ledger) -> None:
    """The wounded are 13, not 12; those killed by the mine are not to be believed."""
    by = person("مراجِعة")
    wounded = next(f for f in ledger.reading("nakhla-1").figures if f.outcome == "wounded")
    ledger.decide("nakhla-1", "correct", author=by, figure=wounded.id, value={"value": 13}, reason="=recount")
    killed = next(f for f in ledger.reading("nakhla-2").figures if f.outcome == "killed")
    ledger.decide("nakhla-2", "discount", author=by, figure=killed.id, reason="")
