"""Incidents and tolls as tables: one row an incident with its totals by outcome; one row a toll with both its ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import get_args

from hasila.exports.names import title
from hasila.exports.tables import Cell, Column, Field, Kind, Table, columns, listed
from hasila.exports.totals import Total, name, open_words, total
from hasila.exports.where import Find, Where, where
from hasila.incidents.model import End, Incident, Ref, Toll
from hasila.model import Outcome

OUTCOMES: tuple[str, ...] = get_args(Outcome)


@dataclass(frozen=True, slots=True)
class Told:
    """An incident with where it was, as its row needs it."""

    incident: Incident
    where: Where
    names: bool
    totals: dict[str, Total | None]
    reviewed: int

    @property
    def title(self) -> str | None:
        """Its title."""
        return self.named(self.incident.title) or None

    def named(self, text: str) -> str:
        """Words about it, without names of persons unless they are asked for."""
        return title(text, names=self.names)


def told(incident: Incident, find: Find, *, names: bool = False) -> Told:
    """What the row of ``incident`` is made of; ``find`` gives the reports."""
    decided = sum(find(ref.report).last(ref.figure) is not None for ref in incident.figures)
    totals = {outcome: total(incident, outcome) for outcome in OUTCOMES}
    return Told(incident, where(incident, find), names, totals, decided)


def incidents_table(incidents: Iterable[Incident], find: Find, *, names: bool = False) -> Table:
    """A row for each incident, in the order given; ``find`` gives a report by its id.

    For each outcome the total (``totals.py``) with the figures behind it: empty where nothing is said of the outcome.
    """
    rows = (tuple(f.cell(told(i, find, names=names)) for f in FIELDS) for i in incidents)
    return Table("incidents", columns(FIELDS), rows)


def tolls_table(incidents: Iterable[Incident], *, names: bool = False) -> Table:
    """A row for each toll of each incident: one outcome and one group of victims, with both ends and their figures."""
    rows = (tuple(f.cell(_Row(i, toll, names)) for f in _TOLL) for i in incidents for toll in i.tolls)
    return Table("tolls", columns(_TOLL), rows)


@dataclass(frozen=True, slots=True)
class _Row:
    """A toll with its incident; ``named``: words that may hold a person's name."""

    incident: Incident
    toll: Toll
    names: bool

    def named(self, text: str | None) -> str | None:
        return title(text or "", names=self.names) or None


def _field(key: str, cell: Callable[[Told], Cell], kind: Kind = "text") -> Field[Told]:
    return Field(Column(key, kind), cell)


def _of_outcome(outcome: str) -> Iterable[Field[Told]]:
    def part(key: str, cell: Callable[[Total], Cell], kind: Kind = "number") -> Field[Told]:
        def of(row: Told) -> Cell:
            found = row.totals[outcome]
            return None if found is None else cell(found)

        return Field(Column(f"{outcome}_{key}", kind, f"of_{key}", outcome), of)

    yield part("low", lambda t: t.low)
    yield part("high", lambda t: t.high)
    yield part("best", lambda t: t.best)
    yield part("latest", lambda t: t.latest)
    yield part("open", open_words, "text")
    yield part("basis", lambda t: t.basis, "text")
    yield part("refs", lambda t: listed(t.refs), "list")


def refs(found: Iterable[Ref]) -> str | None:
    """Figures' full names as a cell."""
    return listed(f"{ref.report}#{ref.figure}" for ref in found)


def _policy(row: Told) -> str | None:
    return row.incident.tolls[0].policy if row.incident.tolls else None


def _responsible(row: Told) -> str | None:
    held = row.incident.responsible
    return listed(f"{row.named(r.actor)}: {r.act}, {row.named(r.by)} ({r.claim})" for r in held)


def _failed(row: Told) -> str | None:
    return listed(f"{check.kind}: {check.total}" for check in row.incident.checks if not check.holds)


FIELDS: tuple[Field[Told], ...] = (
    _field("incident", lambda row: row.incident.id),
    _field("title", lambda row: row.title),
    _field("type", lambda row: row.incident.type),
    _field("place", lambda row: row.where.text),
    _field("place_name", lambda row: row.where.name),
    _field("place_id", lambda row: row.where.id),
    _field("lat", lambda row: row.where.lat, "number"),
    _field("lon", lambda row: row.where.lon, "number"),
    _field("place_precision", lambda row: row.where.precision, "number"),
    _field("country", lambda row: row.where.country),
    _field("province", lambda row: row.where.province),
    _field("earliest", lambda row: row.incident.earliest, "day"),
    _field("latest", lambda row: row.incident.latest, "day"),
    _field("reports", lambda row: len(row.incident.reports), "number"),
    _field("report_ids", lambda row: listed(row.incident.reports), "list"),
    _field("origins", lambda row: len(row.incident.origins), "number"),
    _field("figures", lambda row: len(row.incident.figures), "number"),
    _field("figures_reviewed", lambda row: row.reviewed, "number"),
    _field("policy", _policy),
    *(field for outcome in OUTCOMES for field in _of_outcome(outcome)),
    _field("responsible", _responsible, "list"),
    _field("checks_failed", _failed, "list"),
)


def _toll(key: str, cell: Callable[[Toll], Cell], kind: Kind = "text") -> Field[_Row]:
    return Field(Column(key, kind), lambda row: cell(row.toll))


def _ends(key: str, end: Callable[[Toll], End | None]) -> Iterable[Field[_Row]]:
    def of(cell: Callable[[End], Cell]) -> Callable[[Toll], Cell]:
        return lambda toll: None if (found := end(toll)) is None else cell(found)

    yield _toll(key, of(lambda e: e.value), "number")
    yield _toll(f"{key}_open", of(lambda e: "above" if e.open_above else "below" if e.open_below else None))
    yield _toll(f"{key}_refs", of(lambda e: listed(name(e))), "list")


_TOLL: tuple[Field[_Row], ...] = (
    Field(Column("incident"), lambda row: row.incident.id),
    _toll("outcome", lambda toll: toll.outcome),
    _toll("status", lambda toll: toll.status or None),
    _toll("demographic", lambda toll: toll.demographic),
    Field(Column("affiliation"), lambda row: row.named(row.toll.affiliation)),
    Field(Column("party"), lambda row: row.named(row.toll.party)),
    *_ends("low", lambda toll: toll.low),
    *_ends("high", lambda toll: toll.high),
    *_ends("latest", lambda toll: toll.latest),
    _toll("best", lambda toll: toll.best, "number"),
    _toll("origins", lambda toll: toll.origins, "number"),
    _toll("grade", lambda toll: toll.grade),
    Field(Column("grade_reason"), lambda row: row.named(row.toll.grade_reason)),
    _toll("policy", lambda toll: toll.policy),
    _toll("note", lambda toll: toll.note or None),
    _toll("figures", lambda toll: refs(toll.figures), "list"),
    _toll("vague", lambda toll: refs(toll.vague), "list"),
    _toll(
        "superseded",
        lambda toll: listed(f"{s.report}#{s.figure} < {s.by.report}#{s.by.figure}" for s in toll.superseded),
        "list",
    ),
)
