"""One report: its text with what was found in it, and the list beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from hasila.desk.marking import Line
from hasila.model import Assertion, Demographic, Outcome, Qualifier, Scope, Status

State = Literal["", "confirm", "correct", "discount", "reject", "add"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that a person gave another value than the machine: both, as they are kept."""

    field: str
    machine: str
    person: str


@dataclass(frozen=True, slots=True)
class FigureItem:
    """One figure as it stands, with its place in the text (code points).

    ``count``: the number with its hedge, or — where there is none (``terminal.words.count``); ``speaker``, ``place``,
    ``affiliation`` and ``blamed``: as the report names them. ``inferred``: the fields read off another sentence or off
    a form. ``state``: what a person decided last, by ``decided_by``; ``machine``: where the machine read otherwise.
    """

    id: str
    start: int
    end: int
    text: str
    count: str
    value: int | None
    value_max: int | None
    outcome: Outcome
    qualifier: Qualifier
    status: Status
    demographic: Demographic
    assertion: Assertion
    scope: Scope
    speaker: str | None
    place: str | None
    earliest: dt.date | None
    latest: dt.date | None
    date: str | None
    affiliation: str | None
    cause: str | None
    blamed: str | None
    subset_of: str | None
    repeats: str | None
    inferred: tuple[str, ...]
    rules: tuple[str, ...]
    state: State = ""
    decided_by: str = ""
    machine: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A speaker, place or date: its words, where they stand, and what it is taken to be ("" where unknown)."""

    id: str
    start: int
    end: int
    text: str
    means: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Within:
    """An incident that the report tells of."""

    id: str
    title: str
    place: str
    earliest: dt.date | None
    latest: dt.date | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A version of the report: its content's hash, when, by whom and why it was kept."""

    sha: str
    at: str
    author: str
    reason: str
    current: bool


@dataclass(frozen=True, slots=True)
class ReportBody:
    """The page ``/reports/ID``. ``rejected``: figures that a person said are none. ``turned``: how many characters of
    the text change its direction. ``reviewed``: who has been through the whole report."""

    id: str
    title: str
    source: str
    published: dt.date | None
    published_as: str
    url: str
    language: str
    version: str
    text_sha256: str
    lines: tuple[Line, ...]
    figures: tuple[FigureItem, ...]
    rejected: tuple[FigureItem, ...]
    speakers: tuple[Found, ...]
    places: tuple[Found, ...]
    dates: tuple[Found, ...]
    incidents: tuple[Within, ...]
    versions: tuple[Kept, ...]
    reviewed: tuple[str, ...]
    turned: int

    def heading(self) -> str:
        """The title, else the id."""
        return self.title or self.id

    def rows(self) -> Iterable[dict[str, Any]]:
        """A row a figure."""
        names = (
            "id", "start", "end", "text", "value", "value_max", "outcome", "qualifier", "status", "demographic",
            "assertion", "scope", "speaker", "place", "earliest", "latest", "affiliation", "cause", "blamed",
            "subset_of", "repeats", "state",
        )  # fmt: skip
        for figure in self.figures:
            yield {"report": self.id, **{name: getattr(figure, name) for name in names}}
