"""Whether a ledger is whole: its hashes, the offsets into its texts, and what its rows refer to.

Nothing is mended. Each finding says where and what; a ledger that was only ever written by Hasila has none, whenever
the program was killed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from operator import itemgetter
from typing import Any, Literal

import sqlalchemy as sa

from hasila.ledger import index
from hasila.ledger.identity import content_sha, sha
from hasila.ledger.rows import WHOLE, claim_row, figure_row, reading_of, report_of
from hasila.ledger.schema import (
    METADATA,
    claims,
    currents,
    decisions,
    figures,
    heads,
    incident_mentions,
    incidents,
    readings,
    reports,
    versions,
)
from hasila.model import Reading, Span

Kind = Literal["hash", "offset", "reference", "search", "store"]
_PAGE = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: ``where`` is a report's, figure's or table's name."""

    kind: Kind
    where: str
    told: str


def check(connection: sa.Connection) -> Iterator[Finding]:
    """What is wrong in the ledger, in one transaction; nothing where it is whole."""
    yield from _store(connection)
    yield from _references(connection)
    yield from _versions(connection)
    yield from _readings(connection)
    yield from _currents(connection)
    yield from _decisions(connection)
    yield from _incidents(connection)
    for number in index.missing(connection):
        yield Finding("search", f"version {number}", "its words are not in the index")


def _store(connection: sa.Connection) -> Iterator[Finding]:
    if connection.dialect.name != "sqlite":
        return  # PostgreSQL checks its own pages, and holds its references itself
    for (told,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if told != "ok":
            yield Finding("store", "the file", str(told))


def _references(connection: sa.Connection) -> Iterator[Finding]:
    """Every foreign key's row is there: SQLite may have been written to by a program that did not look."""
    for table in METADATA.sorted_tables:
        for column in table.c:
            for key in column.foreign_keys:
                target = key.column.table.alias("target")
                lost = sa.select(sa.func.count()).select_from(
                    table.outerjoin(target, column == target.c[key.column.name])
                ).where(column.is_not(None), target.c[key.column.name].is_(None))
                count = connection.execute(lost).scalar_one()
                if count:
                    told = f"{count} point to no {key.column.table.name}"
                    yield Finding("reference", f"{table.name}.{column.name}", told)


def _versions(connection: sa.Connection) -> Iterator[Finding]:
    chosen = sa.select(reports.c.id, versions).join_from(reports, versions, versions.c.report == reports.c.number)
    for row in _paged(connection, chosen, versions.c.number, "number"):
        try:
            report = report_of(row)
            if sha(report.text) != report.text_sha256:
                yield Finding("hash", row.id, "the text is not the one that was kept")
            if content_sha(report) != row.sha:
                yield Finding("hash", row.id, "the report is not the one that was kept")
        except (ValueError, TypeError) as error:
            yield Finding("hash", row.id, f"cannot be read: {error}")


def _readings(connection: sa.Connection) -> Iterator[Finding]:
    chosen = WHOLE.add_columns(readings.c.sha.label("data_sha"))
    for row in _paged(connection, chosen, readings.c.number, "reading"):
        if sha(row.data) != row.data_sha:
            yield Finding("hash", row.id, f"reading {row.reading} is not the one that was kept")
        try:
            reading = reading_of(row)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            yield Finding("hash", row.id, f"reading {row.reading} cannot be read: {error}")
            continue
        yield from offsets(reading)
        yield from _within(reading)
        yield from _same_rows(connection, row.reading, reading)


def offsets(reading: Reading) -> Iterator[Finding]:
    """The spans of ``reading`` that do not lie in its text, and the words that do not stand where their span says."""
    size = len(reading.report.text)
    for name, found in _spans(reading, reading.report.id):
        span, words = found
        if span.end > size:
            yield Finding("offset", name, f"{span.start}..{span.end} is beyond the text of {size}")
        elif words is not None and span.of(reading.report.text) != words:
            yield Finding("offset", name, f"at {span.start}..{span.end} other words stand in the text")


def _spans(value: object, name: str) -> Iterator[tuple[str, tuple[Span, str | None]]]:
    """Every span within ``value``, with the words that should stand there where they are kept beside it."""
    if isinstance(value, Span):
        yield name, (value, None)
    elif isinstance(value, tuple):
        for each in value:
            yield from _spans(each, name)
    elif is_dataclass(value):
        id_ = getattr(value, "id", None)
        if not isinstance(value, Reading) and isinstance(id_, str) and "#" not in name:
            name = f"{name}#{id_}" if id_ != name else name
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name == "span" and isinstance(inner, Span):
                yield name, (inner, getattr(value, "text", None))
            else:
                yield from _spans(inner, name)


def _within(reading: Reading) -> Iterator[Finding]:
    """What figures and claims of one reading say of each other."""
    known = {figure.id for figure in reading.figures}
    if len(known) < len(reading.figures):
        yield Finding("reference", reading.report.id, "two figures have one id")
    for figure in reading.figures:
        for other in (figure.subset_of, figure.repeats):
            if other is not None and other not in known:
                yield Finding("reference", f"{reading.report.id}#{figure.id}", f"there is no {other}")
    for claim in reading.claims:
        for other in sorted(set(claim.figures) - known):
            yield Finding("reference", f"{reading.report.id}#{claim.id}", f"there is no {other}")


def _same_rows(connection: sa.Connection, number: int, reading: Reading) -> Iterator[Finding]:
    expected: list[tuple[sa.Table, list[dict[str, Any]]]] = [
        (figures, [figure_row(number, f) for f in reading.figures]),
        (claims, [claim_row(number, c) for c in reading.claims]),
    ]
    for table, rows in expected:
        stored = [dict(row._mapping) for row in connection.execute(sa.select(table).where(table.c.reading == number))]
        if sorted(stored, key=itemgetter("id")) != sorted(rows, key=itemgetter("id")):
            told = f"the table {table.name} says otherwise than reading {number}"
            yield Finding("reference", reading.report.id, told)


def _currents(connection: sa.Connection) -> Iterator[Finding]:
    lasts = sa.select(sa.func.max(currents.c.number)).group_by(currents.c.report)
    last = sa.select(currents).where(currents.c.number.in_(lasts)).subquery()
    other = (heads.c.reading != last.c.reading) | (heads.c.version != last.c.version)
    chosen = (
        sa.select(reports.c.id)
        .outerjoin(last, last.c.report == reports.c.number)
        .outerjoin(heads, heads.c.report == reports.c.number)
        .where(last.c.number.is_(None) | heads.c.report.is_(None) | other)
    )
    for id_ in connection.execute(chosen).scalars():
        yield Finding("reference", id_, "what is current of it is not what was made so last")
    crossed = (
        sa.select(reports.c.id)
        .join_from(currents, reports, reports.c.number == currents.c.report)
        .join(versions, versions.c.number == currents.c.version)
        .join(readings, readings.c.number == currents.c.reading)
        .where((versions.c.report != currents.c.report) | (readings.c.version != currents.c.version))
    )
    for id_ in connection.execute(crossed).scalars():
        yield Finding("reference", id_, "what is current is not its own")


def _decisions(connection: sa.Connection) -> Iterator[Finding]:
    chosen = (
        sa.select(decisions, reports.c.id, versions.c.text)
        .join_from(decisions, versions, versions.c.number == decisions.c.version)
        .join(reports, reports.c.number == versions.c.report)
    )
    for row in _paged(connection, chosen, decisions.c.number, "number"):
        if row.words is not None and row.text[row.start_offset : row.end_offset] != row.words:
            told = f"decision {row.number} is of other words than stand there"
            yield Finding("offset", f"{row.id}#{row.figure}", told)
        if row.undoes is not None and row.undoes >= row.number:
            yield Finding("reference", row.id, f"decision {row.number} undoes a later one")
        try:
            json.loads(row.value)
        except ValueError:
            yield Finding("hash", row.id, f"decision {row.number} cannot be read")


def _incidents(connection: sa.Connection) -> Iterator[Finding]:
    """No mention is in two incidents, and the incidents hold the mentions that the table says."""
    held = sa.func.count(incident_mentions.c.incident)
    twice = sa.select(incident_mentions.c.mention).group_by(incident_mentions.c.mention).having(held > 1)
    for mention in connection.execute(twice).scalars():
        yield Finding("reference", mention, "it is in more than one incident")
    holding: dict[str, list[str]] = {}
    for row in connection.execute(sa.select(incident_mentions)):
        holding.setdefault(row.incident, []).append(row.mention)
    for row in connection.execute(sa.select(incidents.c.id, incidents.c.data).execution_options(yield_per=_PAGE)):
        try:
            own = json.loads(row.data)["mentions"]
        except (ValueError, KeyError, TypeError):
            yield Finding("hash", row.id, "cannot be read")
            continue
        if sorted(own) != sorted(holding.get(row.id, ())):
            yield Finding("reference", row.id, "the table incident_mentions says otherwise than the incident")


def _paged(connection: sa.Connection, chosen: Any, by: sa.ColumnElement[int], label: str) -> Iterator[Any]:
    """The rows of ``chosen`` in the order of the number ``by``, a page at a time."""
    last = 0
    while page := connection.execute(chosen.where(by > last).order_by(by).limit(_PAGE)).all():
        yield from page
        last = getattr(page[-1], label)
