"""The ledger: what was read, kept whole, with when, by whom and why. Nothing in it is overwritten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from types import TracebackType
from typing import Any

import sqlalchemy as sa

from hasila.incidents.model import Incident, PolicyName
from hasila.ledger import checks, decisions, history, index, members, words
from hasila.ledger.agreement import Agreement, agreement
from hasila.ledger.decisions import Decision, Deed, Settled, Taking
from hasila.ledger.engine import Store, open_store
from hasila.ledger.errors import NotAllowed, NotKept
from hasila.ledger.history import Entry, Journal
from hasila.ledger.identity import Author, content_sha, reader
from hasila.ledger.keeping import Kept, keep
from hasila.ledger.relink import Linked, Progress, kept, relink
from hasila.ledger.rows import CURRENT, IS_CURRENT, WHOLE, reading_of
from hasila.ledger.schema import heads, readings, reports, versions
from hasila.ledger.seen import Seen
from hasila.model import Reading, Report, Span

_PAGE = 200
_REMEMBERED = 1000  # decisions back to which undoing goes step by step


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


class Ledger:
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
            return self._reading(connection, report, version)[0]

    def settled(self, report: str, *, author: Author | None = None) -> Reading:
        """The current reading of ``report`` with what people decided in it: added, corrected, left out.

        ``author``: with what this one decided, as if nobody else had. Raises NotKept.
        """
        return self.settlement(report, author=author).reading

    def settlement(self, report: str, *, author: Author | None = None) -> Settled:
        """The same, with the decisions on each figure and what the machine read. Raises NotKept."""
        with self._store.read() as connection:
            return self._settled(connection, report, author)[0]

    def _settled(self, connection: sa.Connection, report: str, author: Author | None) -> tuple[Settled, str]:
        reading, version = self._reading(connection, report, None)
        stand = decisions.standing(decisions.all_of(connection, report), author)
        return decisions.settle(reading, stand), version

    def _reading(self, connection: sa.Connection, report: str, version: str | None) -> tuple[Reading, str]:
        chosen = WHOLE.where(reports.c.id == report)
        if version is None:
            chosen = chosen.where(IS_CURRENT)
        else:
            chosen = chosen.where(versions.c.sha == version)
        row = connection.execute(chosen.order_by(readings.c.number.desc()).limit(1)).first()
        if row is None:
            raise NotKept(f"{report}: no such report" if version is None else f"{report}: no such version: {version}")
        return reading_of(row), row.sha

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

    def decide(
        self, report: str, deed: Deed, *, author: Author, reason: str = "", figure: str | None = None,
        value: Mapping[str, Any] | None = None, undoes: int | None = None, seen: Seen | None = None,
        alone: bool = False,
    ) -> Decision:  # fmt: skip
        """Add a person's decision on ``report``, or on ``figure`` of its current reading (or one that people added).

        ``value``: for "correct" the fields and what they are (``{"value": 12}``), for "add" the stretch and the fields
        (``{"span": [4, 9], "outcome": "killed", "value": 3}``), for "note" its words, for "join", "part" and "move"
        what it is together with or apart from (``{"with": ["REPORT", "REPORT#f3", …]}``), for "same_origin" and
        "other_origin" the reports; see ``deeds``. ``undoes``: the number of the decision that no longer stands, which
        stays in the ledger all the same. ``seen``: what the author had before them. ``alone``: the author sees nobody
        else's decisions. Raises NotKept, NotAllowed, and Changed where somebody else has decided on the same meanwhile.
        """
        taking = Taking(deed, author, reason, figure, value or {}, undoes)
        own = author if alone else None
        with self._store.write() as connection:
            found, version = self._settled(connection, report, own)
            taken = decisions.all_of(connection, report)
            if undoes is not None:
                _check_undoing(taken, undoes, report)
            if seen is not None:
                seen.check(found, version, taking, () if alone else taken)
            number = decisions.take(
                connection, found, version, taking, lambda other: self._settled(connection, other, own)[0]
            )
            return next(d for d in decisions.all_of(connection, report) if d.number == number)

    def decisions(
        self, report: str | None = None, *, standing: bool = False, author: Author | None = None
    ) -> list[Decision]:
        """All decisions (on ``report``, by ``author``), in order; with ``standing`` those that are neither undone nor
        replaced."""
        with self._store.read() as connection:
            taken = decisions.all_of(connection, report)
        if standing:
            return decisions.standing(taken, author)
        return [each for each in taken if author is None or each.author == author]

    def last_decision(self) -> int:
        """The number of the last decision that was taken; 0 where there is none."""
        with self._store.read() as connection:
            return decisions.last(connection)

    def members(self, incident: str) -> dict[str, tuple[str, ...]]:
        """Report → the names of what it tells of ``incident``, as "join", "part" and "move" take them. Raises NotKept.
        """
        with self._store.read() as connection:
            return members.members(connection, incident)

    def incident_of(self, report: str, figure: str | None = None) -> str | None:
        """The incident, as last linked, that holds ``figure`` of ``report``, or what the report opens with."""
        with self._store.read() as connection:
            return members.holder(connection, report, figure)

    def history(self, report: str, *, author: Author | None = None) -> list[Entry]:
        """The decisions on ``report`` (by ``author``), each with what it changed. Raises NotKept."""
        with self._store.read() as connection:
            reading, _ = self._reading(connection, report, None)
            return history.history(reading, decisions.all_of(connection, report), author)

    def journal(self, author: Author) -> Journal:
        """What ``author`` would undo and redo next."""
        with self._store.read() as connection:
            return history.journal(decisions.all_of(connection, of=author, latest=_REMEMBERED), author)

    def reviewed_by(self, author: Author) -> set[str]:
        """The ids of the reports that ``author`` has said to have been through."""
        with self._store.read() as connection:
            taken = decisions.all_of(connection, of=author, deed="review")
        return {each.report for each in decisions.standing(taken, author) if each.deed == "review"}

    def agreement(self, readers: tuple[str, str] | None = None) -> list[Agreement]:
        """How far two readers agree on the reports that both have been through; of every two who have decided
        something in one report, if ``readers`` is None. Raises NotKept where there is no such reader."""
        with self._store.read() as connection:
            taken = decisions.all_of(connection)
            of: dict[str, dict[str, list[Decision]]] = {}
            for each in taken:
                of.setdefault(each.author.name, {}).setdefault(each.report, []).append(each)
            for name in readers or ():
                if name not in of:
                    raise NotKept(f"{name}: no decision is by this reader; there are: {', '.join(sorted(of)) or '-'}")
            found = []
            for one, other in [readers] if readers else combinations(sorted(of), 2):
                common = [report for report in of[one] if report in of[other]]
                if common or readers:
                    found.append(agreement(one, other, self._both(connection, common, of[one], of[other])))
        return found

    def _both(
        self, connection: sa.Connection, common: list[str], ones: dict[str, list[Decision]],
        others: dict[str, list[Decision]],
    ) -> Iterator[tuple[Settled, Settled]]:  # fmt: skip
        for report in common:
            reading, _ = self._reading(connection, report, None)
            mine, theirs = (decisions.standing(each[report]) for each in (ones, others))
            yield decisions.settle(reading, mine), decisions.settle(reading, theirs)

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


def _check_undoing(taken: list[Decision], undoes: int, report: str) -> None:
    if undoes not in {each.number for each in taken}:
        raise NotKept(f"{report}: no decision {undoes}")
    if undoes in decisions.undone_by(taken):
        raise NotAllowed(f"{report}: decision {undoes} is undone already")


def _hit(row: Any, wanted: list[words.Term]) -> Hit | None:
    found = words.spans(index.searchable(row.title, row.text), wanted)
    if found is None:
        return None
    inside = tuple(span for span in found if span.end <= len(row.text))
    return Hit(row.id, row.sha, row.source, row.published or row.published_as or None, row.title, row.text, inside)
