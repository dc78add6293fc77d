"""The list of incidents: filters, facets, a page of rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hasila.desk.summary import Need, Range, Review
from hasila.incidents.model import Grade


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: how many incidents there are of it, is it chosen, and where choosing it leads."""

    value: str
    count: int
    chosen: bool
    url: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet. ``kind``: the prefix of its values' words (``outcome.killed``); "" where values are names as they
    stand in reports, "actor" where they are actors' keys. ``more``: how many values are not listed."""

    name: str
    kind: str
    choices: tuple[Choice, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One incident in the list."""

    id: str
    title: str
    place: str
    earliest: dt.date | None
    latest: dt.date | None
    killed: Range | None
    wounded: Range | None
    outcomes: tuple[str, ...]
    reports: int
    origins: int
    grade: Grade | None
    findings: tuple[str, ...]
    needs: tuple[Need, ...]
    review: Review


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters as asked for; ``ignored``: (name, value) that made no sense and were not obeyed."""

    words: str
    since: dt.date | None
    until: dt.date | None
    sort: str
    chosen: tuple[tuple[str, str], ...]
    ignored: tuple[tuple[str, str], ...]

    @property
    def any(self) -> bool:
        """Is anything filtered?"""
        return bool(self.words or self.since or self.until or self.chosen)


@dataclass(frozen=True, slots=True)
class Paging:
    """Where one is among the pages; addresses are None at the ends. ``first`` and ``last`` count rows from 1."""

    page: int
    pages: int
    first: int
    last: int
    count: int
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class IncidentsBody:
    """The page ``/incidents``. ``reports``: how many the ledger holds; ``all``: all its incidents; ``exports``: formats
    with the addresses of the whole ledger in them."""

    incidents: tuple[Row, ...]
    paging: Paging
    filters: Filters
    facets: tuple[Facet, ...]
    sorts: tuple[str, ...]
    reports: int
    all: int
    exports: tuple[tuple[str, str], ...]

    def heading(self) -> str:
        """The section names the page."""
        return ""

    def rows(self) -> Iterable[dict[str, Any]]:
        """A row an incident, of this page."""
        for row in self.incidents:
            yield {
                "id": row.id, "title": row.title, "place": row.place, "earliest": row.earliest, "latest": row.latest,
                "killed_low": row.killed.low if row.killed else None,
                "killed_high": row.killed.high if row.killed else None,
                "wounded_low": row.wounded.low if row.wounded else None,
                "wounded_high": row.wounded.high if row.wounded else None,
                "outcomes": row.outcomes, "reports": row.reports, "origins": row.origins, "grade": row.grade,
                "findings": row.findings, "needs": row.needs, "review": row.review,
            }  # fmt: skip
