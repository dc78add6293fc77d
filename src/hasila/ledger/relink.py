"""Linking what is new: ten new reports touch only what they could change, and give what linking all at once would.

Four steps, each in short transactions, each taken up where a killed run left it. What is stale goes out: readings that
are current no longer, and those of reports on which somebody has decided since. What is pending comes in: its mentions
are compared with those filed under the same keys, and tied to those they are like. Then every set of mentions that are
tied together and hold a loose one is clustered afresh: no incident reaches beyond such a set.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import sqlalchemy as sa

from hasila.incidents import built, clusters, comparing, incident, keys, mentions
from hasila.incidents.blocking import block, here, meet, one_report
from hasila.incidents.clustering import THRESHOLD
from hasila.incidents.model import Incident, Mention, PolicyName, Ref, Ties
from hasila.ledger import decisions
from hasila.ledger.decisions import Decision
from hasila.ledger.deeds import OF_INCIDENTS, OF_ORIGINS, SIDES
from hasila.ledger.engine import Store
from hasila.ledger.identity import Author, linker
from hasila.ledger.linking import Linking, kept_incidents
from hasila.ledger.notes import alone, note, noted
from hasila.ledger.schema import runs
from hasila.ledger.ties import ties as decided
from hasila.model import Reading

_READINGS = 50  # in one transaction: what a killed run may lose
_LOOSE = 200
_OF_TIES = OF_INCIDENTS | OF_ORIGINS
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
    """How far a run has come: the numbers of reports and the ids of mentions that it need not look at again, and what
    people decided of what is in the links (None: not looked up yet)."""

    report: int = 0
    mention: str = ""
    ties: Ties | None = None


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
        ties = _ties(rows, stand)
        for each in found:
            readings = {r.report.id: r for r in _settled(rows.readings(each.reports), stand)}
            told = rows.mentions(each.mentions)
            yield incident(told, readings, each.links, policy, _discounted(readings.values(), stand), ties)


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
    for report in sorted(_about(taken, last)):
        for reading in rows.linked_of(report):
            _drop(rows, reading)
    if taken and taken[-1].number > last:
        note(connection, _DECIDED, str(taken[-1].number))


def _about(taken: Sequence[Decision], last: int) -> set[str]:
    """The reports whose incidents may change by the decisions after number ``last``. Those on incidents and origins
    may each bring an earlier one back into force, or put it out: all that any of them is about is looked at."""
    new = [each for each in taken if each.number > last]
    by_number = {each.number: each for each in taken}
    undone = [by_number[each.undoes] for each in new if each.undoes in by_number]
    found = {each.report for each in new}
    if any(each.deed in _OF_TIES or each.undoes is not None for each in (*new, *undone)):
        of_ties = [each for each in taken if each.deed in _OF_TIES]
        found |= {s.report for each in of_ties for side in SIDES for s in (each.subject, *each.side(side))}
    return found


def _out(connection: sa.Connection, rows: Linking, at: _At) -> tuple[int, _At]:
    stale = rows.stale(_READINGS)
    for reading in stale:
        _drop(rows, reading)
    return len(stale), at


def _in(connection: sa.Connection, rows: Linking, at: _At) -> tuple[int, _At]:
    pending = rows.pending(at.report, _READINGS)
    stand = decisions.standing(decisions.all_of(connection)) if pending else []
    for number, read in pending:
        for earlier in rows.linked_of(read.report.id):  # another program kept this one since the run began
            _drop(rows, earlier)
        (reading,) = _settled([read], stand)
        _add(rows, number, mentions(reading))
    return len(pending), replace(at, report=rows.report_of(pending[-1][0])) if pending else at


def _add(rows: Linking, number: int, found: Sequence[Mention]) -> None:
    """Put the mentions of a reading in, and tie them to those they are like."""
    held = {mention.id: keys(mention) for mention in found}
    for pairs in rows.inside(rows.add(number, held, found)).values():
        _review(rows, pairs)
    for mention in found:
        closed = rows.closed({block(key) for key in held[mention.id]})
        others = rows.beside(mention.id, held[mention.id], closed)
        compared = comparing(closed)
        known = {(link.first, link.second) for link in rows.links([mention.id, *(other.id for other in others)])}
        made = (compared(mention, other) for other in others)
        rows.tie(link for link in made if link.score > THRESHOLD and (link.first, link.second) not in known)


def _drop(rows: Linking, reading: int) -> None:
    """Take the mentions of a reading out; what meets again since a block is crowded no longer is compared."""
    for inside in rows.inside(rows.drop(reading)).values():
        _review(rows, inside)


def _review(rows: Linking, inside: Collection[str]) -> None:
    """Bring the links among mentions up to the blocks that are crowded now; what changes is loose."""
    found = rows.mentions(inside)
    held = {mention.id: keys(mention) for mention in found}
    closed = rows.closed({block(key) for each in held.values() for key in each})
    compared = comparing(closed)
    known = {(link.first, link.second): link for link in rows.links(held)}
    for one, other in itertools.combinations(found, 2):
        pair, link = (one.id, other.id), None
        if not one_report(*pair) and meet(held[one.id], held[other.id], closed):
            link = compared(one, other)
        if link is not None and link.score <= THRESHOLD:
            link = None
        if link != known.get(pair):
            rows.loosen(rows.tied(pair))
            rows.untie(*pair)
            rows.tie([link] if link is not None else [])


def _cluster(connection: sa.Connection, rows: Linking, at: _At) -> tuple[int, _At]:
    loose = rows.loose(at.mention, _LOOSE)
    if not loose:
        return 0, at
    stand = decisions.standing(decisions.all_of(connection))
    ties = at.ties or _ties(rows, stand)
    together = rows.tied(loose, ties.together)
    rows.loosen(together)
    found = {mention.id: mention for mention in rows.mentions(together)}
    readings = {r.report.id: r for r in _settled(rows.readings({m.report for m in found.values()}), stand)}
    closed = rows.closed({name for mention in found.values() for name in here(mention)})
    links = rows.links(found)
    groups = clusters(found, links, comparing(closed), ties)
    rows.put(built(groups, links, found, readings, discounted=_discounted(readings.values(), stand), ties=ties))
    return len(loose), replace(at, mention=loose[-1], ties=ties)


def _ties(rows: Linking, stand: Sequence[Decision]) -> Ties:
    """What people decided of incidents and origins, of what is in the links."""
    of_ties = [each for each in stand if each.deed in _OF_TIES]
    if not of_ties:
        return Ties()
    about = {s.report for each in of_ties for side in SIDES for s in (each.subject, *each.side(side))}
    readings = {r.report.id: r for r in _settled(rows.readings(about), list(stand))}
    return decided(of_ties, readings, rows.mentions_of(readings))


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
