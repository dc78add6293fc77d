"""Going through all reports: the list of them for one reader, and which is next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from hasila.desk.contexts.incidents import Paging
from hasila.desk.reader import Reader
from hasila.ledger import Ledger
from hasila.ledger.schema import heads, reports, versions

_PAGE = 100
_OPENING = 90  # characters of a text without a title


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report; ``reviewed``: by the reader."""

    id: str
    title: str
    source: str
    published: str
    reviewed: bool


@dataclass(frozen=True, slots=True)
class ReportsBody:
    """The page ``/decide/reports``: ``reviewed`` of ``all`` by ``reader`` ("" where nobody gave a name)."""

    reader: str
    reviewed: int
    all: int
    reports: tuple[ReportRow, ...]
    paging: Paging

    def heading(self) -> str:
        """Nothing of a report's."""
        return ""

    def rows(self) -> Iterable[dict[str, Any]]:
        """A row a report."""
        return (asdict(row) for row in self.reports)


def listed(ledger: Ledger, who: Reader | None, number: int) -> ReportsBody:
    """Page ``number`` of the reports, in the order in which they were first kept; beyond the end the last."""
    done = ledger.reviewed_by(who.author) if who is not None else set()
    opening = sa.func.substr(versions.c.text, 1, _OPENING).label("opening")
    chosen = (
        sa.select(reports.c.id, versions.c.title, versions.c.source, versions.c.published, opening)
        .join_from(heads, reports, reports.c.number == heads.c.report)
        .join(versions, versions.c.number == heads.c.version).order_by(reports.c.number)
    )  # fmt: skip
    with ledger.store.read() as connection:
        count = int(connection.execute(sa.select(sa.func.count()).select_from(heads)).scalar_one())
        pages = max(1, -(-count // _PAGE))
        number = min(max(1, number), pages)
        found = connection.execute(chosen.offset((number - 1) * _PAGE).limit(_PAGE)).all()
    rows = tuple(
        ReportRow(row.id, row.title or row.opening or row.id, row.source, row.published or "", row.id in done)
        for row in found
    )
    first = (number - 1) * _PAGE
    to = [f"/decide/reports?page={each}" if 1 <= each <= pages else None for each in (number - 1, number + 1)]
    paging = Paging(number, pages, first + 1 if rows else 0, first + len(rows), count, *to)
    return ReportsBody(who.name if who is not None else "", len(done), count, rows, paging)


def following(ledger: Ledger, who: Reader | None, report: str) -> str | None:
    """The next report after ``report`` that ``who`` has not been through, from the beginning again at the end."""
    done = ledger.reviewed_by(who.author) if who is not None else set()
    ids = ledger.reports()
    at = ids.index(report) + 1 if report in ids else 0
    return next((each for each in ids[at:] + ids[:at] if each not in done and each != report), None)
