"""The ledger: what was read, kept whole, with when, by whom and why. Nothing in it is overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import sqlalchemy as sa

from hasila.incidents.model import Incident, PolicyName
from hasila.ledger import checks, index, words
from hasila.ledger.deciding import Deciding, current
from hasila.ledger.engine import Store, open_store
from hasila.ledger.errors import NotKept
from hasila.ledger.identity import Author, content_sha, reader
from hasila.ledger.keeping import Kept, keep
from hasila.ledger.relink import Linked, Progress, kept, relink
from hasila.ledger.rows import CURRENT, IS_CURRENT, WHOLE, reading_of
from hasila.ledger.schema import heads, readings, reports, versions
from hasila.model import Reading, Report, Span

_PAGE = 200


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a report: its content's hash, when, by whom and why it was kept, and whether it is current."""

    report: str
    sha: str
    at: str
    author: Author
    reason: str
    current: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds what was searched. ``spans`` are where, in its text; none where only its title holds it."""

    report: str
    version: str
    source: str
    published: str | None
    title: str
    text: str
    spans: tuple[Span, ...]


class Ledger(Deciding):
    """A ledger, open. A context manager; each method is a transaction of its own.

    Any of them may raise LedgerError, where the store itself fails (a full disk, a server gone).
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True) -> Ledger:
        """The ledger in the SQLite file or at the PostgreSQL URL ``where``, upgraded to this release's schema.

        A file that is not there is made, unless ``create`` is false. Raises CannotOpen, TooNew.
        """
        ledger = cls(open_store(where, create=create))
        ledger._refile()
        return ledger

    def _refile(self) -> None:
        with self._store.read() as connection:
            if not index.outdated(connection):
                return
        with self._store.write() as connection:
            index.lock(connection)
            if index.outdated(connection):  # another program was quicker
                index.file_anew(connection)

    @property
    def name(self) -> str:
        """The file's path, or the URL without its password."""
        return self._store.name

    @property
    def store(self) -> Store:
        """The store itself, for rooms that ask questions of their own; they only read."""
        return self._store

    def close(self) -> None:
        """Close the ledger."""
        self._store.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def keep(self, reading: Reading, *, reason: str = "read", by: Author | None = None) -> Kept:
        """Keep ``reading``: its report as a version, itself beside other readings of it. The same again is nothing.

        It is whole in the ledger when this returns, or not in it at all. ``by``: its reader, this one if None.
        Raises NotAllowed where the report's id has more than 500 bytes.
        """
        with self._store.write() as connection:
            return keep(connection, reading, by or Author("reader", reader()), reason)

    def kept(self, report: Report, *, by: Author | None = None) -> Reading | None:
        """The reading of this very report by this reader (or ``by``) where it is current: reading again is spared."""
        chosen = WHOLE.where(
            reports.c.id == report.id, versions.c.sha == content_sha(report), IS_CURRENT,
            readings.c.reader == (by.name if by else reader()),
        )  # fmt: skip
        with self._store.read() as connection:
            row = connection.execute(chosen).first()
        return reading_of(row) if row is not None else None

    def reading(self, report: str, version: str | None = None) -> Reading:
        """The current reading of ``report``, or the last of the version with the hash ``version``. Raises NotKept."""
        with self._store.read() as connection:
            return current(connection, report, version)[0]

    def readings(self) -> Iterator[Reading]:
        """The current reading of every report, in the order in which the reports were first kept."""
        last = 0
        chosen = WHOLE.add_columns(reports.c.number.label("order")).where(readings.c.number.in_(CURRENT))
        while True:
            with self._store.read() as connection:
                asked = chosen.where(reports.c.number > last).order_by(reports.c.number).limit(_PAGE)
                page = connection.execute(asked).all()
            if not page:
                return
            for row in page:
                yield reading_of(row)
            last = page[-1].order

    def reports(self) -> list[str]:
        """The ids of all reports, in the order in which they were first kept."""
        with self._store.read() as connection:
            return list(connection.execute(sa.select(reports.c.id).order_by(reports.c.number)).scalars())

    def versions(self, report: str) -> list[Version]:
        """All versions of ``report``, the first kept first. Raises NotKept."""
        chosen = (
            sa.select(versions, (heads.c.version == versions.c.number).label("is_current"))
            .join(reports, reports.c.number == versions.c.report).join(heads, heads.c.report == reports.c.number)
            .where(reports.c.id == report).order_by(versions.c.number)
        )  # fmt: skip
        with self._store.read() as connection:
            rows = connection.execute(chosen).all()
        if not rows:
            raise NotKept(f"{report}: no such report")
        return [Version(report, r.sha, r.at, Author.of(r.author), r.reason, bool(r.is_current)) for r in rows]

    def search(self, query: str, *, limit: int = 50) -> list[Hit]:
        """The current reports that hold all words of ``query``, in text or title: the last published first.

        A word is found in any of its forms, what stands in quotation marks word for word; reports of no day come last.
        A query without words finds nothing.
        """
        wanted = words.terms(query)
        if not wanted:
            return []
        with self._store.read() as connection:
            # Numbers first: all that may be found is put in order, and texts are fetched for those that are shown.
            ordered = (
                WHOLE.with_only_columns(readings.c.number)
                .where(IS_CURRENT, *index.holding(connection, wanted))
                .order_by(sa.func.coalesce(versions.c.published, "").desc(), reports.c.number)
            )
            numbers = connection.execute(ordered).scalars().all()
            out: list[Hit] = []
            size = min(_PAGE, limit)
            for start in range(0, len(numbers), size):
                some = numbers[start : start + size]
                rows = {row.reading: row for row in connection.execute(WHOLE.where(readings.c.number.in_(some)))}
                out += [hit for number in some if (hit := _hit(rows[number], wanted)) is not None]
                if len(out) >= limit:
                    break
            return out[:limit]

    def link(self, *, reason: str = "linked", progress: Progress | None = None) -> Linked:
        """Bring the incidents up to the readings and decisions: only what they could have changed is looked at.

        ``progress`` is told the step ("out", "in", "cluster") and how many were done, now and then.
        """
        return relink(self._store, reason, progress)

    def incidents(self, policy: PolicyName = "range", *, starting: str = "") -> Iterator[Incident]:
        """The incidents as last linked, in the order of their ids, with the tolls of ``policy``; those whose id starts
        with ``starting``: of a whole id, the one incident."""
        return kept(self._store, policy, starting)

    def check(self) -> list[checks.Finding]:
        """What is wrong in the ledger: nothing where it is whole. Reads all of it."""
        with self._store.read() as connection:
            return list(checks.check(connection))


def _hit(row: Any, wanted: list[words.Term]) -> Hit | None:
    found = words.spans(index.searchable(row.title, row.text), wanted)
    if found is None:
        return None
    inside = tuple(span for span in found if span.end <= len(row.text))
    return Hit(row.id, row.sha, row.source, row.published or row.published_as or None, row.title, row.text, inside)
