"""Taking a reading in: one transaction a report, the same again is nothing, and nothing that was kept is changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from hasila.ledger import index
from hasila.ledger.errors import NotAllowed
from hasila.ledger.identity import Author, now, sha
from hasila.ledger.rows import claim_row, figure_row, reading_data, version_row
from hasila.ledger.schema import claims, currents, figures, heads, readings, reports, versions
from hasila.model import Reading

_LONGEST_ID = 500  # PostgreSQL's indexes take 2,704 bytes, of which other keys beside the id have their share
#: new: the first of its report; changed: another version of the report; reread: the same version, read otherwise;
#: returned: a version or reading kept before, current again; same: it was current.
Kind = Literal["new", "changed", "reread", "returned", "same"]


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping a reading did. ``version`` is the content's hash."""

    report: str
    version: str
    kind: Kind


def keep(connection: sa.Connection, reading: Reading, author: Author, reason: str) -> Kept:
    """Keep ``reading``, made by ``author``, in the transaction of ``connection``.

    Raises NotAllowed where the report's id is longer than a store's index takes.
    """
    if len(reading.report.id.encode("utf-8", "surrogatepass")) > _LONGEST_ID:
        raise NotAllowed(f"{reading.report.id[:40]}…: an id of more than {_LONGEST_ID} bytes")
    stamp = {"at": now(), "author": str(author), "reason": reason}
    report, first = ensure(connection, reports, {"id": reading.report.id})
    # Two programs that keep one report wait for each other here (on SQLite they have waited already).
    connection.execute(sa.select(reports.c.number).where(reports.c.number == report).with_for_update())
    row = version_row(reading.report)
    version, changed = ensure(connection, versions, {"report": report, "sha": row["sha"]}, {**row, **stamp})
    if changed:
        index.file(connection, version, index.searchable(reading.report.title, reading.report.text))
    data = reading_data(reading)
    same = {"version": version, "reader": author.name, "sha": sha(data)}
    number, reread = ensure(connection, readings, same, {"data": data, **stamp})
    if reread:
        _add(connection, figures, [figure_row(number, each) for each in reading.figures])
        _add(connection, claims, [claim_row(number, each) for each in reading.claims])
    moved = _make_current(connection, report, version, number, stamp)
    return Kept(reading.report.id, row["sha"], _kind(first, changed, reread, moved))


def _kind(first: bool, changed: bool, reread: bool, moved: bool) -> Kind:
    if first:
        return "new"
    if changed:
        return "changed"
    if reread:
        return "reread"
    return "returned" if moved else "same"


def _make_current(connection: sa.Connection, report: int, version: int, reading: int, stamp: dict[str, str]) -> bool:
    was = connection.execute(sa.select(heads.c.reading).where(heads.c.report == report)).scalar()
    if was == reading:
        return False
    now_current = {"report": report, "version": version, "reading": reading}
    connection.execute(currents.insert(), {**now_current, **stamp})
    if was is None:
        connection.execute(heads.insert(), now_current)
    else:
        connection.execute(heads.update().where(heads.c.report == report).values(version=version, reading=reading))
    return True


def ensure(
    connection: sa.Connection, table: sa.Table, key: dict[str, Any], rest: dict[str, Any] | None = None
) -> tuple[int, bool]:
    """The number of the row of ``table`` that ``key`` tells from all others, and whether it was added just now."""
    chosen = sa.select(table.c.number).where(*(table.c[name] == value for name, value in key.items()))
    found = connection.execute(chosen).scalar()
    if found is not None:
        return int(found), False
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    add = dialect.insert(table).on_conflict_do_nothing().returning(table.c.number)
    added = connection.execute(add, {**(rest or {}), **key}).scalar()
    if added is not None:
        return int(added), True
    return int(connection.execute(chosen).scalar_one()), False


def _add(connection: sa.Connection, table: sa.Table, found: list[dict[str, Any]]) -> None:
    if found:
        connection.execute(table.insert(), found)
