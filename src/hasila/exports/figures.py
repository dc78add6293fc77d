"""Figures as a table: one row a figure, with its words and sentence, the machine's values beside the settled ones."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hasila.exports.names import LEFT_OUT, quoted, title, words
from hasila.exports.reviewed import Reviewed
from hasila.exports.tables import Column, Field, Kind, Table, columns, listed, yes
from hasila.incidents.model import Incident, Ref
from hasila.ledger import Decision
from hasila.model import Figure, Named, Span, Speaker

_MACHINE = ("outcome", "value", "value_max", "qualifier", "status", "demographic", "assertion", "scope")
REVIEW = {
    "confirm": "confirmed", "correct": "corrected", "discount": "discounted", "add": "added", "review": "accepted",
}  # fmt: skip


def figures_table(found: Iterable[Reviewed], incidents: Iterable[Incident] = (), *, names: bool = False) -> Table:
    """A row for each figure of each report, in their order; ``incidents`` tell which of them it is of.

    Figures that are of no incident (totals over a period) are there too; those that a person rejected are not. Unless
    ``names``, names of persons are left out of all words (``names.py``).
    """
    homes: dict[Ref, list[str]] = {}
    for incident in incidents:
        for ref in incident.figures:
            homes.setdefault(ref, []).append(incident.id)
    rows = (tuple(field.cell(row) for field in _FIELDS) for row in _rows(found, homes, names))
    return Table("figures", columns(_FIELDS), rows)


@dataclass(frozen=True, slots=True)
class _Row:
    """A figure with its report; ``machine``: the figure as the machine read it, None for one that a person added."""

    reviewed: Reviewed
    figure: Figure
    machine: Figure | None
    incidents: list[str]
    decision: Decision | None
    quoted: Span
    names: bool

    def said(self, named: Named | Speaker | None) -> str | None:
        return None if named is None else words(self.reviewed.settled, named.span, names=self.names) or None

    def words(self, span: Span) -> str:
        return words(self.reviewed.settled, span, names=self.names)


def _rows(found: Iterable[Reviewed], homes: Mapping[Ref, list[str]], names: bool) -> Iterator[_Row]:
    for reviewed in found:
        report = reviewed.report
        for figure in reviewed.settled.figures:
            at = homes.get(Ref(report.id, figure.id), [])
            yield _Row(
                reviewed, figure, reviewed.machines.get(figure.id), at, reviewed.last(figure.id),
                quoted(figure, report.text), names,
            )  # fmt: skip


def _machine_other(row: _Row) -> str | None:
    """The machine's values of the fields that a person corrected and that have no column of their own."""
    changed = [name for name in _corrected(row) if name not in _MACHINE]
    found = {name: _plain(row, getattr(row.machine, name)) for name in changed}
    return json.dumps(found, ensure_ascii=False) if found else None


def _corrected(row: _Row) -> list[str]:
    if row.machine is None:
        return []
    return [n for n in _FIGURE if getattr(row.figure, n) != getattr(row.machine, n)]


_FIGURE = tuple(name for name in Figure.__dataclass_fields__ if name not in ("id", "span", "text", "why"))


def _plain(row: _Row, value: Any) -> Any:
    """A finding as its words: what a person needs to see what was changed."""
    if isinstance(value, tuple):
        return [_plain(row, item) for item in value]
    span = getattr(value, "span", None)
    return row.words(span) if isinstance(span, Span) else value


def _actor(named: Named | Speaker | None) -> str | None:
    return None if named is None else named.actor


def _field(key: str, cell: Any, kind: Kind = "text") -> Field[_Row]:
    return Field(Column(key, kind), cell)


def _of_figure(name: str, kind: Kind = "text") -> Field[_Row]:
    return _field(name, lambda row: _cell(getattr(row.figure, name)), kind)


def _of_machine(name: str) -> Field[_Row]:
    kind: Kind = "number" if name.startswith("value") else "text"
    return _field(f"machine_{name}", lambda row: _cell(getattr(row.machine, name, None)), kind)


def _of_place(key: str, name: str, kind: Kind = "text") -> Field[_Row]:
    return _field(key, lambda row: getattr(row.figure.place, name, None), kind)


def _of_date(key: str, name: str, kind: Kind = "text") -> Field[_Row]:
    return _field(key, lambda row: getattr(row.figure.date, name, None), kind)


def _cell(value: Any) -> Any:
    return None if value == "" else value


def _reviewed_by(row: _Row) -> str | None:
    return row.decision.author.name if row.decision else None


_FIELDS: tuple[Field[_Row], ...] = (
    _field("report", lambda row: row.reviewed.report.id),
    _field("figure", lambda row: row.figure.id),
    _field("incidents", lambda row: listed(row.incidents), "list"),
    _field("source", lambda row: row.reviewed.report.source or None),
    _field("published", lambda row: row.reviewed.report.published, "day"),
    _field("published_as", lambda row: row.reviewed.report.published_as or None),
    _field("title", lambda row: title(row.reviewed.report.title, names=row.names) or None),
    _field("url", lambda row: row.reviewed.report.url or None),
    _field("start", lambda row: row.figure.span.start, "number"),
    _field("end", lambda row: row.figure.span.end, "number"),
    _field("text", lambda row: row.words(row.figure.span)),
    _of_figure("outcome"),
    _of_figure("value", "number"),
    _of_figure("value_max", "number"),
    _of_figure("qualifier"),
    _of_figure("status"),
    _of_figure("demographic"),
    _of_figure("assertion"),
    _of_figure("scope"),
    _of_figure("subset_of"),
    _of_figure("repeats"),
    _field("speaker", lambda row: row.said(row.figure.speaker)),
    _field("speaker_actor", lambda row: _actor(row.figure.speaker)),
    _field("speaker_explicit", lambda row: yes(row.figure.speaker.explicit) if row.figure.speaker else None, "yes"),
    _field("chain", lambda row: listed(row.said(speaker) for speaker in row.figure.chain), "list"),
    _field("affiliation", lambda row: row.said(row.figure.affiliation)),
    _field("affiliation_actor", lambda row: _actor(row.figure.affiliation)),
    _field("cause", lambda row: row.figure.cause.code if row.figure.cause else None),
    _field("cause_text", lambda row: row.words(row.figure.cause.span) if row.figure.cause else None),
    _field("blamed", lambda row: row.said(row.figure.blamed)),
    _field("blamed_actor", lambda row: _actor(row.figure.blamed)),
    _of_place("place", "text"),
    _of_place("place_name", "name"),
    _of_place("place_id", "id"),
    _of_place("lat", "lat", "number"),
    _of_place("lon", "lon", "number"),
    _of_place("place_precision", "precision", "number"),
    _field("date_text", lambda row: row.words(row.figure.date.span) or None if row.figure.date else None),
    _of_date("date_earliest", "earliest", "day"),
    _of_date("date_latest", "latest", "day"),
    _of_date("date_grain", "grain"),
    _field("sentence", lambda row: row.words(row.quoted)),
    _field("sentence_start", lambda row: row.quoted.start, "number"),
    _field("sentence_end", lambda row: row.quoted.end, "number"),
    _field("names_left_out", lambda row: yes(LEFT_OUT in row.words(row.quoted)), "yes"),
    _field("review", lambda row: REVIEW[row.decision.deed] if row.decision else "unreviewed"),
    _field("reviewed_by", _reviewed_by),
    _field("reviewed_at", lambda row: row.decision.at if row.decision else None),
    _field("review_reason", lambda row: title(row.decision.reason, names=row.names) or None if row.decision else None),
    _field("corrected", lambda row: listed(_corrected(row)), "list"),
    *(_of_machine(name) for name in _MACHINE),
    _field("machine_other", _machine_other),
    _field("rules", lambda row: listed(row.figure.why.rules if row.figure.why else ()), "list"),
    _field("sha256", lambda row: row.reviewed.report.sha256 or None),
    _field("text_sha256", lambda row: row.reviewed.report.text_sha256 or None),
)
