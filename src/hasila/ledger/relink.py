"""Linking what is new: ten new reports touch only what they could change, and give what linking all at once would.

Four steps, each in short transactions, each taken up where a killed run left it. What is stale goes out: readings that
are current no longer, and those of reports on which somebody has decided since. What is pending comes in: its mentions
are compared with those filed under the same keys, and tied to those they are like. Then every set of mentions that are
tied together and hold a loose one is clustered afresh: no incident reaches beyond such a set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import sqlalchemy as sa

from hasila.incidents import built, compare, incident, keys, link, mentions
from hasila.incidents.clustering import THRESHOLD
from hasila.incidents.model import Incident, PolicyName, Ref
from hasila.ledger import decisions
from hasila.ledger.decisions import Decision
from hasila.ledger.engine import Store
from hasila.ledger.identity import Author, linker
from hasila.ledger.linking import Linking, kept_incidents
from hasila.ledger.notes import alone, note, noted
from hasila.ledger.schema import runs
from hasila.model import Reading

_READINGS = 50  # in one transaction: what a killed run may lose
_LOOSE = 200
_LINKER, _DECIDED = "linker", "linked_decisions"

Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Linked:
    """What a run of linking did: reports put in, incidents made and removed (a changed one is both)."""

    reports: int
    made: int
    removed: int


@dataclass(frozen=True, slots=True)
class _At:
    """How far a run has come: the numbers of reports and the ids of mentions that it need not look at again."""

    report: int = 0
    mention: str = ""


_START = _At()


def relink(store: Store, reason: str, progress: Progress | None = None) -> Linked:
    """Bring the incidents up to the readings and decisions; ``progress`` is told (step, how many were done)."""
    tell = progress or (lambda step, count: None)
    with _turn(store) as connection:
        run = Linking.begin(connection, Author("reader", linker()), reason)
        _begin(connection, Linking(connection, run))
    for name, step in (("out", _out), ("in", _in), ("cluster", _cluster)):
        done, at = 0, _START
        while True:
            with _turn(store) as connection:
                count, at = step(connection, Linking(connection, run), at)
            if not count:
                break
            done += count
            tell(name, done)
    with _turn(store) as connection:
        row = connection.execute(sa.select(runs).where(runs.c.number == run)).one()
        if not (row.reports or row.made or row.removed):  # nothing was to be done, nothing is to be told
            connection.execute(runs.delete().where(runs.c.number == run))
    return Linked(row.reports, row.made, row.removed)


def kept(store: Store, policy: PolicyName = "range", starting: str = "") -> Iterator[Incident]:
    """The incidents as they were last linked, in the order of their ids, with the tolls of ``policy``; those whose id
    starts with ``starting``."""
    with store.read() as connection:
        stand = decisions.standing(decisions.all_of(connection))
        found = list(kept_incidents(connection, starting))
        if policy == "range":
            yield from found
            return
        rows = Linking(connection, 0)
        for each in found:
            readings = {r.report.id: r for r in _settled(rows.readings(each.reports), stand)}
            told = rows.mentions(each.mentions)
            yield incident(told, readings, each.links, policy, _discounted(readings.values(), stand))


@contextmanager
def _turn(store: Store) -> Iterator[sa.Connection]:
    with store.write() as connection:
        alone(connection, "linking")
        yield connection


def _begin(connection: sa.Connection, rows: Linking) -> None:
    """Take out what another linker made, or what decisions since the last run are about."""
    taken = decisions.all_of(connection)
    last = int(noted(connection, _DECIDED) or 0)
    if noted(connection, _LINKER) != linker():
        rows.clear()
        note(connection, _LINKER, linker())
    for report in sorted({each.report for each in taken if each.number > last}):
        for reading in rows.linked_of(report):
            rows.drop(reading)
    if taken and taken[-1].number > last:
        note(connection, _DECIDED, str(taken[-1].number))


def _out(connection: sa.Connection, rows: Linking, at: _At) -> tuple[int, _At]:
    stale = rows.stale(_READINGS)
    for reading in stale:
        rows.drop(reading)
    return len(stale), at


def _in(connection: sa.Connection, rows: Linking, at: _At) -> tuple[int, _At]:
    pending = rows.pending(at.report, _READINGS)
    stand = decisions.standing(decisions.all_of(connection)) if pending else []
    for number, read in pending:
        for earlier in rows.linked_of(read.report.id):  # another program kept this one since the run began
            rows.drop(earlier)
        (reading,) = _settled([read], stand)
        found = mentions(reading)
        rows.add(number, found, keys)
        for mention in found:
            others = rows.beside(mention.id)
            compared = (compare(*sorted((mention, other), key=lambda m: m.id)) for other in others)
            # Two mentions of one report meet twice: the later one keeps what ties them.
            late = {other.id for other in others if other.report == mention.report and other.id > mention.id}
            rows.tie(tie for tie in compared if tie.score > THRESHOLD and not late & {tie.first, tie.second})
    return len(pending), replace(at, report=rows.report_of(pending[-1][0])) if pending else at


def _cluster(connection: sa.Connection, rows: Linking, at: _At) -> tuple[int, _At]:
    loose = rows.loose(at.mention, _LOOSE)
    if not loose:
        return 0, at
    together = rows.tied(loose)
    rows.loosen(together)
    found = {mention.id: mention for mention in rows.mentions(together)}
    stand = decisions.standing(decisions.all_of(connection))
    readings = {r.report.id: r for r in _settled(rows.readings({m.report for m in found.values()}), stand)}
    groups, links = link(found.values())
    rows.put(built(groups, links, found, readings, discounted=_discounted(readings.values(), stand)))
    return len(loose), replace(at, mention=loose[-1])


def _settled(found: Iterable[Reading], stand: list[Decision]) -> list[Reading]:
    """Readings with what people corrected in them."""
    by_report: dict[str, list[Decision]] = {}
    for decision in stand:
        by_report.setdefault(decision.report, []).append(decision)
    return [decisions.settled(reading, by_report.get(reading.report.id, ())) for reading in found]


def _discounted(found: Iterable[Reading], stand: list[Decision]) -> Callable[[Ref], bool]:
    """Whether people have discounted a figure."""
    refs = {
        Ref(reading.report.id, figure)
        for reading in found
        for figure, taken in decisions.on_figures(reading, stand).items()
        if any(decision.deed == "discount" for decision in taken)
    }
    return lambda ref: ref in refs
