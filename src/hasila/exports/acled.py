"""Incidents as rows like ACLED's: its columns, codes of precision, rule for fatalities, and where it would split.

Sources: ACLED Codebook (2023); its guide to column changes (2023). An ACLED event is one day and one place: an
incident is one row here, and ``hasila_split`` says where ACLED would make more and divide the fatalities. Where ACLED
writes 0 for an unknown number of fatalities, and the middle day for an unknown day, the cell is empty here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from hasila.exports.incidents import Told, told
from hasila.exports.parties import claimed, country, doer, figures, is_government, only_civilians, sides
from hasila.exports.tables import Cell, Column, Field, Kind, Table, columns, listed
from hasila.exports.where import Find
from hasila.incidents.model import Incident
from hasila.lexicon.actors import Actor
from hasila.lexicon.tables import rows
from hasila.model import Figure

# ACLED's precision of place by UCDP's: 1 the place, 2 near it, 3 a region; a country or the sea has none.
_GEO = {1: 1, 2: 2, 3: 3, 4: 3, 5: 3}
_WEEK, _MONTH = 7, 31  # days
_NO_TYPE: dict[str, str | None] = {"disorder_type": None, "event_type": None, "sub_event_type": None}


@dataclass(frozen=True, slots=True)
class _Row:
    told: Told
    figures: list[Figure]
    sources: tuple[str, ...]

    @property
    def incident(self) -> Incident:
        return self.told.incident

    @property
    def days(self) -> int | None:
        """How many days it may have been on."""
        first, last = self.incident.earliest, self.incident.latest
        return None if first is None or last is None else (last - first).days + 1

    @property
    def geo(self) -> int | None:
        return _GEO.get(self.told.where.precision or 0)


def acled_table(incidents: Iterable[Incident], find: Find, *, names: bool = False) -> Table:
    """A row for each incident, whose tolls should be those of the policy ``acled``."""
    made = (_row(incident, find, names) for incident in incidents)
    return Table("acled", columns(_FIELDS), (tuple(f.cell(row) for f in _FIELDS) for row in made))


def _row(incident: Incident, find: Find, names: bool) -> _Row:
    sources = dict.fromkeys(s for report in incident.reports if (s := find(report).report.source))
    return _Row(told(incident, find, names=names), figures(incident, find), tuple(sources))


def _time_precision(row: _Row) -> int | None:
    if row.days is None or row.days > _MONTH:
        return None
    return 1 if row.days == 1 else 2 if row.days <= _WEEK else 3


@cache
def _types() -> dict[tuple[str, str], dict[str, str | None]]:
    return {(row["cause"], row["victims"]): dict(row) for row in rows("acled_types.tsv")}


def _type(row: _Row) -> dict[str, str | None]:
    """ACLED's types, where the reports name one way in which the harm was done, or only people taken."""
    causes = {f.cause.code for f in row.figures if f.cause is not None}
    if len(causes) == 1:
        (cause,) = causes
        found = _types().get((cause, "any"))
        if found is None and only_civilians(row.incident):
            found = _types().get((cause, "civilian"))
        return found or _NO_TYPE
    outcomes = {toll.outcome for toll in row.incident.tolls}
    if not causes and outcomes == {"abducted"} and only_civilians(row.incident):
        kind = ("Political violence", "Violence against civilians", "Abduction/forced disappearance")
    elif not causes and outcomes == {"detained"}:
        kind = ("Strategic developments", "Strategic developments", "Arrests")
    else:
        return _NO_TYPE
    return dict(zip(_NO_TYPE, kind, strict=True))


def _actor2(row: _Row) -> str | None:
    if only_civilians(row.incident):
        at = country(row.told.where.country)
        return f"Civilians ({at.name})" if at else "Civilians"
    other = _victim(row)
    return other.name_en if other else None


def _victim(row: _Row) -> Actor | None:
    """The one known side that suffered and is not the one who did it."""
    by = doer(row.incident)
    found = [side for side in sides(row.incident) if by is None or side.id != by.id]
    return found[0] if len(found) == 1 else None


def _kind(known: Actor | None, row: _Row) -> str | None:
    """ACLED's kind of an actor (inter1, inter2), as far as the lexicon tells."""
    if known is None:
        return None
    at = country(row.told.where.country)
    abroad = at is not None and at.alpha3 not in known.countries
    if is_government(known):
        return "External/Other forces" if abroad else "State forces"
    if known.type in ("coalition", "peacekeepers", "private_military"):
        return "External/Other forces"
    if known.type == "armed_group":
        return "Rebel group"
    return {"paramilitary": "Political militia", "tribe": "Identity militia"}.get(known.type)


def _kinds(row: _Row) -> list[str | None]:
    second = "Civilians" if only_civilians(row.incident) else _kind(_victim(row), row)
    return [_kind(doer(row.incident), row), second]


def _interaction(row: _Row) -> str | None:
    one, other = _kinds(row)
    return f"{one}-{other}" if one and other else None


def _targeting(row: _Row) -> str | None:
    return "Civilian targeting" if _type(row)["event_type"] and only_civilians(row.incident) else None


def _fatalities(row: _Row) -> Cell:
    found = row.told.totals["killed"]
    return None if found is None else found.best


def _rule(row: _Row) -> str | None:
    found = row.told.totals["killed"]
    return None if found is None else "; ".join((found.basis, *found.notes))


def _split(row: _Row) -> str | None:
    """Where ACLED would enter several events: several days or several places of its figures, each sure."""
    days = {f.date.earliest for f in row.figures if f.date and f.date.earliest and f.date.earliest == f.date.latest}
    places = {f.place.id for f in row.figures if f.place is not None and f.place.id and f.place.precision == 1}
    told_of = [f"{len(n)} {what}" for n, what in ((days, "days"), (places, "places")) if len(n) > 1]
    return f"{', '.join(told_of)}: an event each, fatalities divided among them" if told_of else None


def _located(cell: Callable[[_Row], Cell]) -> Callable[[_Row], Cell]:
    """A cell of a place that ACLED would give a point."""
    return lambda row: cell(row) if row.geo is not None else None


def _country(row: _Row) -> str | None:
    at = country(row.told.where.country)
    return at.name if at else None


def _f(key: str, cell: Callable[[_Row], Cell] = lambda _: None, kind: Kind = "text") -> Field[_Row]:
    return Field(Column(key, kind), cell)


def _name(known: Actor | None) -> str | None:
    return known.name_en if known else None


def _numeric(row: _Row) -> int | None:
    at = country(row.told.where.country)
    return at.numeric if at else None


def _year(row: _Row) -> int | None:
    first, last = row.incident.earliest, row.incident.latest
    return first.year if first and last and first.year == last.year else None


_FIELDS: tuple[Field[_Row], ...] = (
    _f("event_id_cnty", lambda row: row.incident.id),
    _f("event_date", lambda row: row.incident.earliest if row.days == 1 else None, "day"),
    _f("year", _year, "number"),
    _f("time_precision", _time_precision, "number"),
    _f("disorder_type", lambda row: _type(row)["disorder_type"]),
    _f("event_type", lambda row: _type(row)["event_type"]),
    _f("sub_event_type", lambda row: _type(row)["sub_event_type"]),
    _f("actor1", lambda row: _name(doer(row.incident))),
    _f("assoc_actor_1"),
    _f("inter1", lambda row: _kinds(row)[0]),
    _f("actor2", _actor2),
    _f("assoc_actor_2"),
    _f("inter2", lambda row: _kinds(row)[1]),
    _f("interaction", _interaction),
    _f("civilian_targeting", _targeting),
    _f("iso", _numeric, "number"),
    _f("region"),
    _f("country", _country),
    _f("admin1", lambda row: row.told.where.province),
    _f("admin2", lambda row: row.told.where.district),
    _f("admin3"),
    _f("location", lambda row: row.told.where.name or row.told.where.text),
    _f("latitude", _located(lambda row: row.told.where.lat), "number"),
    _f("longitude", _located(lambda row: row.told.where.lon), "number"),
    _f("geo_precision", lambda row: row.geo, "number"),
    _f("source", lambda row: "; ".join(row.sources) or None),
    _f("source_scale"),
    _f("notes", lambda row: row.told.title),
    _f("fatalities", _fatalities, "number"),
    _f("tags"),
    _f("timestamp", kind="number"),
    _f("hasila_earliest", lambda row: row.incident.earliest, "day"),
    _f("hasila_latest", lambda row: row.incident.latest, "day"),
    _f("hasila_fatalities_rule", _rule),
    _f("hasila_party_claims", lambda row: listed(claimed(row.told)), "list"),
    _f("hasila_split", _split),
    _f("hasila_reports", lambda row: listed(row.incident.reports), "list"),
)
