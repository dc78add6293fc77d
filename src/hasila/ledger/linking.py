"""Incidents within the ledger: what linking derives from readings, row by row, within one transaction.

A mention that no incident holds is *loose*: it, and all that is tied to it, is to be clustered. Whatever changes sets
mentions loose, so that a run that was killed is taken up where it stopped.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from hasila.incidents.blocking import Key, block, both, bounded, crowded, met, most, one_report, partners
from hasila.incidents.model import Feature, Incident, Link, Mention
from hasila.ledger.codec import dumps, made, plain
from hasila.ledger.identity import Author, now
from hasila.ledger.rows import CURRENT, WHOLE, reading_of
from hasila.ledger.schema import (
    blocks,
    incident_mentions,
    incidents,
    linked,
    links,
    mentions,
    readings,
    reports,
    runs,
    versions,
)
from hasila.ledger.schema import crowded as crowds
from hasila.model import Reading

_MANY = 500  # values in one statement: SQLite takes no more than some thousands


class Linking:
    """The derived rows, within the transaction of ``connection``; what is done is counted under ``run``."""

    def __init__(self, connection: sa.Connection, run: int) -> None:
        self._connection, self._run = connection, run

    @staticmethod
    def begin(connection: sa.Connection, author: Author, reason: str) -> int:
        """Note a run of linking; returns its number."""
        add = runs.insert().values(at=now(), author=str(author), reason=reason, reports=0, made=0, removed=0)
        return int(connection.execute(add.returning(runs.c.number)).scalar_one())

    def clear(self) -> None:
        """Take all out: it was made by another linker."""
        for table in (incident_mentions, incidents, links, blocks, crowds, mentions, linked):
            self._connection.execute(table.delete())

    def stale(self, limit: int) -> list[int]:
        """Readings that are in the links and no longer current."""
        chosen = sa.select(linked.c.reading).where(linked.c.reading.not_in(CURRENT)).order_by(linked.c.reading)
        return list(self._connection.execute(chosen.limit(limit)).scalars())

    def pending(self, after: int, limit: int) -> list[tuple[int, Reading]]:
        """Current readings that are not in the links yet, of reports whose number is beyond ``after``, each with its
        number, in the order of their reports."""
        chosen = (
            WHOLE.where(
                readings.c.number.in_(CURRENT), readings.c.number.not_in(sa.select(linked.c.reading)),
                reports.c.number > after,
            ).order_by(reports.c.number).limit(limit)
        )  # fmt: skip
        return [(row.reading, reading_of(row)) for row in self._connection.execute(chosen)]

    def report_of(self, reading: int) -> int:
        """The number of the report that a reading is of."""
        chosen = sa.select(versions.c.report).join(readings, readings.c.version == versions.c.number)
        return int(self._connection.execute(chosen.where(readings.c.number == reading)).scalar_one())

    def drop(self, reading: int) -> set[str]:
        """Take the mentions of a reading out; what they were tied to is loose. Returns the blocks that were crowded
        and are no longer: what is filed there meets again."""
        chosen = sa.select(mentions.c.id).where(mentions.c.reading == reading)
        gone = list(self._connection.execute(chosen).scalars())
        self.loosen(self.tied(gone))
        names: set[str] = set()
        for some in _slices(gone):
            names |= {block(k) for k in self._values(sa.select(blocks.c.key).where(blocks.c.mention.in_(some)))}
            self._connection.execute(links.delete().where(links.c.first.in_(some) | links.c.second.in_(some)))
            self._connection.execute(blocks.delete().where(blocks.c.mention.in_(some)))
            self._connection.execute(mentions.delete().where(mentions.c.id.in_(some)))
        self._connection.execute(linked.delete().where(linked.c.reading == reading))
        opened = {name for name in self.closed(names) if not crowded(name, self._filed(name))}
        for few in _slices(sorted(opened)):
            self._connection.execute(crowds.delete().where(crowds.c.block.in_(few)))
        return opened

    def add(self, reading: int, found: Mapping[str, Collection[Key]], told: Sequence[Mention]) -> set[str]:
        """Put a reading's mentions ``told`` in, each under its keys in ``found``. Returns the blocks that are crowded
        by it."""
        self._connection.execute(linked.insert().values(reading=reading, run=self._run))
        for mention in told:
            row = {"id": mention.id, "reading": reading, "data": dumps(plain(mention))}
            self._connection.execute(mentions.insert().values(row))
            under = [{"key": key, "mention": mention.id} for key in sorted(found[mention.id])]
            if under:
                self._connection.execute(blocks.insert(), under)
        self._count("reports", 1)
        names = {name for held in found.values() for name in bounded(held)}
        open_ = names - self.closed(names)
        filed = Counter(block(key) for key, _ in self._under(open_))
        full = {name for name in open_ if crowded(name, filed[name])}
        if full:
            self._connection.execute(crowds.insert(), [{"block": name} for name in sorted(full)])
        return full

    def closed(self, names: Iterable[str]) -> set[str]:
        """Those of the blocks ``names`` that are crowded."""
        out: set[str] = set()
        for some in _slices(sorted(names)):
            out |= set(self._values(sa.select(crowds.c.block).where(crowds.c.block.in_(some))))
        return out

    def inside(self, names: Iterable[str]) -> dict[str, list[str]]:
        """The mentions that are filed in each of the blocks ``names``."""
        out: dict[str, list[str]] = {name: [] for name in names}
        for key, mention in self._under(out):
            out[block(key)].append(mention)
        return out

    def beside(self, mention: str, held: Collection[Key], closed: Collection[str]) -> list[Mention]:
        """The mentions that ``mention``, filed under ``held``, is to be compared with, in the order of their ids."""
        asked = {p for key in held if block(key) not in closed for p in partners(key)}
        shared: list[tuple[str, Key]] = []
        for some in _slices(sorted(asked)):
            chosen = sa.select(blocks.c.mention, blocks.c.key).where(blocks.c.key.in_(some))
            shared += [(id_, key) for id_, key in self._connection.execute(chosen) if not one_report(id_, mention)]
        return self.mentions(met(shared, closed))

    def _under(self, names: Iterable[str]) -> list[tuple[Key, str]]:
        asked = sorted(key for name in names for key in both(name))
        out: list[tuple[Key, str]] = []
        for some in _slices(asked):
            chosen = sa.select(blocks.c.key, blocks.c.mention).where(blocks.c.key.in_(some)).order_by(*blocks.c)
            out += [(key, id_) for key, id_ in self._connection.execute(chosen)]
        return out

    def _filed(self, name: str) -> int:
        """How many are filed in a block; where it is crowded, no more of them are counted than say so."""
        chosen = sa.select(blocks.c.mention).where(blocks.c.key.in_(both(name))).limit(most(name) + 1)
        return len(self._values(chosen))

    def _values(self, chosen: sa.Select[Any]) -> list[str]:
        return list(self._connection.execute(chosen).scalars())

    def tie(self, found: Iterable[Link]) -> None:
        """Keep links between mentions."""
        rows = [
            {"first": link.first, "second": link.second, "score": link.score, "data": dumps(plain(link.features))}
            for link in found
        ]
        if rows:
            self._connection.execute(links.insert(), rows)

    def untie(self, first: str, second: str) -> None:
        """Keep the link between two mentions no longer."""
        self._connection.execute(links.delete().where(links.c.first == first, links.c.second == second))

    def links(self, ids: Collection[str]) -> list[Link]:
        """The links between mentions of ``ids``, in order."""
        inside, out = set(ids), []
        for some in _slices(sorted(inside)):
            chosen = sa.select(links.c.first, links.c.second, links.c.data).where(links.c.first.in_(some))
            out += [
                Link(row.first, row.second, tuple(made(Feature, each) for each in json.loads(row.data)))
                for row in self._connection.execute(chosen) if row.second in inside
            ]  # fmt: skip
        return sorted(out, key=lambda link: (link.first, link.second))

    def tied(self, ids: Iterable[str], together: Iterable[tuple[str, str]] = ()) -> set[str]:
        """``ids`` and all that links, or the pairs ``together``, tie to them, near or far."""
        with_: dict[str, set[str]] = defaultdict(set)
        for one, other in together:
            with_[one].add(other)
            with_[other].add(one)
        seen: set[str] = set()
        new = set(ids)
        while new:
            seen |= new
            reached = {other for id_ in new for other in with_.get(id_, ())}
            for some in _slices(sorted(new)):
                for near, far in ((links.c.first, links.c.second), (links.c.second, links.c.first)):
                    reached |= set(self._connection.execute(sa.select(far).where(near.in_(some))).scalars())
            new = reached - seen
        return seen

    def loose(self, after: str, limit: int) -> list[str]:
        """Mentions that are in no incident, whose id is beyond ``after``, in the order of their ids."""
        held = sa.select(incident_mentions.c.mention).where(incident_mentions.c.mention == mentions.c.id).exists()
        chosen = sa.select(mentions.c.id).where(~held, mentions.c.id > after).order_by(mentions.c.id).limit(limit)
        return list(self._connection.execute(chosen).scalars())

    def loosen(self, ids: Iterable[str]) -> None:
        """Remove every incident that holds one of ``ids``; all its mentions are loose."""
        for some in _slices(sorted(ids)):
            chosen = sa.select(incident_mentions.c.incident).where(incident_mentions.c.mention.in_(some)).distinct()
            gone = list(self._connection.execute(chosen).scalars())
            for few in _slices(gone):
                self._connection.execute(incident_mentions.delete().where(incident_mentions.c.incident.in_(few)))
                self._connection.execute(incidents.delete().where(incidents.c.id.in_(few)))
            self._count("removed", len(gone))

    def linked_of(self, report: str) -> list[int]:
        """The readings of ``report`` that are in the links."""
        chosen = (
            sa.select(linked.c.reading).join(readings, readings.c.number == linked.c.reading)
            .join(versions, versions.c.number == readings.c.version)
            .join(reports, reports.c.number == versions.c.report).where(reports.c.id == report)
        )  # fmt: skip
        return list(self._connection.execute(chosen).scalars())

    def mentions(self, ids: Iterable[str]) -> list[Mention]:
        """The mentions ``ids``, in the order of their ids."""
        out: list[Mention] = []
        for some in _slices(sorted(ids)):
            chosen = sa.select(mentions.c.data).where(mentions.c.id.in_(some))
            out += [_mention(data) for data in self._connection.execute(chosen).scalars()]
        return sorted(out, key=lambda mention: mention.id)

    def mentions_of(self, ids: Iterable[str]) -> list[Mention]:
        """The mentions of the reports ``ids``, in the order of their ids."""
        out: list[str] = []
        for some in _slices(sorted(set(ids))):
            chosen = (
                sa.select(mentions.c.id).join(readings, readings.c.number == mentions.c.reading)
                .join(versions, versions.c.number == readings.c.version)
                .join(reports, reports.c.number == versions.c.report).where(reports.c.id.in_(some))
            )  # fmt: skip
            out += self._values(chosen)
        return self.mentions(out)

    def readings(self, ids: Iterable[str]) -> list[Reading]:
        """The readings of the reports ``ids`` that are in the links: another program may have kept later ones since."""
        out: list[Reading] = []
        for some in _slices(sorted(set(ids))):
            chosen = WHOLE.where(readings.c.number.in_(sa.select(linked.c.reading)), reports.c.id.in_(some))
            out += [reading_of(row) for row in self._connection.execute(chosen.order_by(reports.c.number))]
        return out

    def put(self, found: Iterable[Incident]) -> None:
        """Put incidents in."""
        for incident in found:
            row = {"id": incident.id, "run": self._run, "data": dumps(plain(incident))}
            self._connection.execute(incidents.insert().values(row))
            held = [{"incident": incident.id, "mention": mention} for mention in sorted(set(incident.mentions))]
            self._connection.execute(incident_mentions.insert(), held)
            self._count("made", 1)

    def _count(self, name: str, more: int) -> None:
        change = runs.update().where(runs.c.number == self._run)
        self._connection.execute(change.values({name: runs.c[name] + more}))


@lru_cache(maxsize=2048)
def _mention(data: str) -> Mention:
    """The mention that was kept as ``data``; popular ones are met again and again."""
    return made(Mention, json.loads(data))


def kept_incidents(connection: sa.Connection, starting: str = "") -> Iterator[Incident]:
    """The incidents as they were put in, in the order of their ids; those whose id starts with ``starting``."""
    chosen = sa.select(incidents.c.data).order_by(incidents.c.id)
    if starting:
        chosen = chosen.where(incidents.c.id.startswith(starting, autoescape=True))
    for data in connection.execute(chosen).scalars():
        yield made(Incident, json.loads(data))


def _slices(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(ids), _MANY):
        yield ids[start : start + _MANY]
