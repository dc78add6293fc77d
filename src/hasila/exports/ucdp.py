"""Incidents as rows like those of UCDP's Georeferenced Event Dataset: best, low, high; deaths by side; its precisions.

Source: UCDP GED Codebook (version 23.1, Högbladh 2023). Ids of UCDP's own (conflicts, dyads, Gleditsch-Ward numbers)
are not known here and empty. ``best`` is the sum of the four columns of deaths where all of them are known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import floor

from hasila.exports.incidents import Told, told
from hasila.exports.names import title
from hasila.exports.parties import claimed, country, doer, is_government, killed, only_civilians, sides
from hasila.exports.tables import Cell, Column, Field, Kind, Table, columns, listed
from hasila.exports.totals import Total, open_words
from hasila.exports.where import Find
from hasila.incidents.model import Incident
from hasila.lexicon.actors import Actor
from hasila.model import Report

_CIVILIANS = "Civilians"
# The longest stretch of days that each of UCDP's precisions of time allows.
_DATE_PREC = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))
_STATE_BASED, _NON_STATE, _ONE_SIDED = 1, 2, 3


@dataclass(frozen=True, slots=True)
class _Row:
    told: Told
    reports: tuple[Report, ...]
    side_a: Actor | None
    side_b: Actor | None

    @property
    def incident(self) -> Incident:
        return self.told.incident

    @property
    def killed(self) -> Total | None:
        return self.told.totals["killed"]


def ucdp_table(incidents: Iterable[Incident], find: Find, *, names: bool = False) -> Table:
    """A row for each incident, whose tolls should be those of the policy ``ucdp``."""
    made = (_row(incident, find, names) for incident in incidents)
    return Table("ucdp", columns(_FIELDS), (tuple(f.cell(row) for f in _FIELDS) for row in made))


def _row(incident: Incident, find: Find, names: bool) -> _Row:
    first = doer(incident)
    others = [side for side in sides(incident) if first is None or side.id != first.id]
    second = others[0] if len(others) == 1 else None
    if first is None and len(others) == 2:
        first, second = others
    reports = tuple(find(report).report for report in incident.reports)
    return _Row(told(incident, find, names=names), reports, first, second)


def _b(row: _Row) -> str | None:
    if only_civilians(row.incident):
        return _CIVILIANS
    return row.side_b.name_en if row.side_b else None


def _violence(row: _Row) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided; None where a side is not known."""
    if row.side_a is not None and only_civilians(row.incident):
        return _ONE_SIDED
    if row.side_a is None or row.side_b is None:
        return None
    return _STATE_BASED if is_government(row.side_a) or is_government(row.side_b) else _NON_STATE


def _deaths(row: _Row, status: str, side: Actor | None = None) -> int | None:
    """The best count of those killed of one status, and side; 0 where others are told of and they are not."""
    tolls = [t for t in killed(row.incident) if t.status == status]
    if status == "combatant":
        if side is None:
            return None
        tolls = [t for t in tolls if t.affiliation == side.id]
    if not tolls:
        return 0 if killed(row.incident) else None
    values = [t.best for t in tolls]
    return None if None in values else sum(v for v in values if v is not None)


def _unknown(row: _Row) -> int | None:
    """Those of the best count who are of neither side and not told to be civilians."""
    if row.killed is None or row.killed.best is None:
        return None
    parts = [_deaths(row, "combatant", side) if side else 0 for side in (row.side_a, row.side_b)]
    parts.append(_deaths(row, "civilian"))
    known = [part for part in parts if part is not None]
    rest = row.killed.best - sum(known)
    return rest if len(known) == len(parts) and rest >= 0 else None


def _date_prec(row: _Row) -> int | None:
    first, last = row.incident.earliest, row.incident.latest
    if first is None or last is None:
        return None
    days = (last - first).days + 1
    return next((code for longest, code in _DATE_PREC if days <= longest), None)


def _year(row: _Row) -> int | None:
    first, last = row.incident.earliest, row.incident.latest
    return first.year if first and last and first.year == last.year else None


def _grid(row: _Row) -> int | None:
    """PRIO-GRID's cell: half degrees, counted from 90 S, 180 W."""
    at = row.told.where
    if at.lat is None or at.lon is None:
        return None
    return floor((at.lat + 90) * 2) * 720 + floor((at.lon + 180) * 2) + 1


def _wkt(row: _Row) -> str | None:
    at = row.told.where
    return None if at.lat is None or at.lon is None else f"POINT ({at.lon} {at.lat})"


def _article(row: _Row, report: Report) -> str:
    day = report.published.isoformat() if report.published else report.published_as
    said = (report.source, day, title(report.title, names=row.told.names))
    return ", ".join(f'"{part}"' for part in said if part)


def _of_reports(cell: Callable[[Report], object]) -> Callable[[_Row], Cell]:
    return lambda row: ";".join(str(found) for r in row.reports if (found := cell(r))) or None


def _f(key: str, cell: Callable[[_Row], Cell] = lambda _: None, kind: Kind = "text") -> Field[_Row]:
    return Field(Column(key, kind), cell)


def _of_total(cell: Callable[[Total], Cell]) -> Callable[[_Row], Cell]:
    return lambda row: None if row.killed is None else cell(row.killed)


def _dyad(row: _Row) -> str | None:
    return f"{row.side_a.name_en} - {_b(row)}" if row.side_a and _b(row) else None


def _country(row: _Row) -> str | None:
    at = country(row.told.where.country)
    return at.name if at else None


_FIELDS: tuple[Field[_Row], ...] = (
    _f("id", lambda row: row.incident.id),
    _f("relid"),
    _f("year", _year, "number"),
    _f("active_year"),
    _f("code_status"),
    _f("type_of_violence", _violence, "number"),
    _f("conflict_new_id"),
    _f("conflict_name"),
    _f("dyad_new_id"),
    _f("dyad_name", _dyad),
    _f("side_a_new_id"),
    _f("side_a", lambda row: row.side_a.name_en if row.side_a else None),
    _f("side_b_new_id"),
    _f("side_b", _b),
    _f("number_of_sources", lambda row: len(row.reports), "number"),
    _f("source_article", lambda row: ";".join(_article(row, r) for r in row.reports) or None),
    _f("source_office", _of_reports(lambda r: r.source)),
    _f("source_date", _of_reports(lambda r: r.published)),
    _f("source_headline", lambda row: _of_reports(lambda r: title(r.title, names=row.told.names))(row)),
    _f("source_original"),
    _f("where_prec", lambda row: row.told.where.precision, "number"),
    _f("where_coordinates", lambda row: row.told.where.name),
    _f("where_description", lambda row: row.told.where.text),
    _f("adm_1", lambda row: row.told.where.province),
    _f("adm_2", lambda row: row.told.where.district),
    _f("latitude", lambda row: row.told.where.lat, "number"),
    _f("longitude", lambda row: row.told.where.lon, "number"),
    _f("geom_wkt", _wkt),
    _f("priogrid_gid", _grid, "number"),
    _f("country", _country),
    _f("country_id"),
    _f("region"),
    _f("event_clarity", lambda _: 1, "number"),
    _f("date_prec", _date_prec, "number"),
    _f("date_start", lambda row: row.incident.earliest, "day"),
    _f("date_end", lambda row: row.incident.latest, "day"),
    _f("deaths_a", lambda row: _deaths(row, "combatant", row.side_a), "number"),
    _f("deaths_b", lambda row: _deaths(row, "combatant", row.side_b), "number"),
    _f("deaths_civilians", lambda row: _deaths(row, "civilian"), "number"),
    _f("deaths_unknown", _unknown, "number"),
    _f("best", _of_total(lambda t: t.best), "number"),
    _f("high", _of_total(lambda t: t.high), "number"),
    _f("low", _of_total(lambda t: t.low), "number"),
    _f("gwnoa"),
    _f("gwnob"),
    _f("hasila_basis", _of_total(lambda t: t.basis)),
    _f("hasila_open", _of_total(open_words)),
    _f("hasila_party_claims", lambda row: listed(claimed(row.told)), "list"),
    _f("hasila_refs", _of_total(lambda t: listed(t.refs)), "list"),
)
