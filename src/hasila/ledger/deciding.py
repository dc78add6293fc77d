"""What people decide, by the ledger's door: decisions taken in, and what comes of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

import sqlalchemy as sa

from hasila.ledger import decisions, history, members
from hasila.ledger.agreement import Agreement, agreement
from hasila.ledger.decisions import Decision, Deed, Settled, Taking
from hasila.ledger.engine import Store
from hasila.ledger.errors import NotAllowed, NotKept
from hasila.ledger.history import Entry, Journal
from hasila.ledger.identity import Author
from hasila.ledger.rows import IS_CURRENT, WHOLE, reading_of
from hasila.ledger.schema import readings, reports, versions
from hasila.ledger.seen import Seen
from hasila.model import Reading

_REMEMBERED = 1000  # decisions back to which undoing goes step by step


class Deciding:
    """The part of a ledger that people write. Each method is a transaction of its own."""

    _store: Store

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
        reading, version = current(connection, report)
        stand = decisions.standing(decisions.all_of(connection, report), author)
        return decisions.settle(reading, stand), version

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
                _check_undoing([d for d in taken if own is None or d.author == own], undoes, report)
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
            reading, _ = current(connection, report)
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
            reading, _ = current(connection, report)
            mine, theirs = (decisions.standing(each[report]) for each in (ones, others))
            yield decisions.settle(reading, mine), decisions.settle(reading, theirs)


def current(connection: sa.Connection, report: str, version: str | None = None) -> tuple[Reading, str]:
    """The current reading of ``report`` (or the last of a version) and its version's hash. Raises NotKept."""
    chosen = WHOLE.where(reports.c.id == report)
    if version is None:
        chosen = chosen.where(IS_CURRENT)
    else:
        chosen = chosen.where(versions.c.sha == version)
    row = connection.execute(chosen.order_by(readings.c.number.desc()).limit(1)).first()
    if row is None:
        raise NotKept(f"{report}: no such report" if version is None else f"{report}: no such version: {version}")
    return reading_of(row), row.sha


def _check_undoing(taken: list[Decision], undoes: int, report: str) -> None:
    if undoes not in {each.number for each in taken}:
        raise NotKept(f"{report}: no decision {undoes}")
    if undoes in decisions.undone_by(taken):
        raise NotAllowed(f"{report}: decision {undoes} is undone already")
