"""Incidents within the ledger: what linking derives from readings, row by row, within one transaction.

A mention that no incident holds is *loose*: it, and all that is tied to it, is to be clustered. Whatever changes sets
mentions loose, so that a run that was killed is taken up where it stopped.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from hasila.incidents.model import Incident, Link, Mention
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
        for table in (incident_mentions, incidents, links, blocks, mentions, linked):
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

    def drop(self, reading: int) -> None:
        """Take the mentions of a reading out; what they were tied to is loose."""
        chosen = sa.select(mentions.c.id).where(mentions.c.reading == reading)
        gone = list(self._connection.execute(chosen).scalars())
        self.loosen(self.tied(gone))
        for some in _slices(gone):
            self._connection.execute(links.delete().where(links.c.first.in_(some) | links.c.second.in_(some)))
            self._connection.execute(blocks.delete().where(blocks.c.mention.in_(some)))
            self._connection.execute(mentions.delete().where(mentions.c.id.in_(some)))
        self._connection.execute(linked.delete().where(linked.c.reading == reading))

    def add(self, reading: int, found: Sequence[Mention], keys: Callable[[Mention], Iterable[str]]) -> None:
        """Put a reading's mentions in, each under its blocking keys."""
        self._connection.execute(linked.insert().values(reading=reading, run=self._run))
        for mention in found:
            row = {"id": mention.id, "reading": reading, "data": dumps(plain(mention))}
            self._connection.execute(mentions.insert().values(row))
            under = [{"key": key, "mention": mention.id} for key in sorted(set(keys(mention)))]
            if under:
                self._connection.execute(blocks.insert(), under)
        self._count("reports", 1)

    def beside(self, mention: str) -> list[Mention]:
        """The mentions filed under a key of ``mention``'s, in the order of their ids."""
        mine = blocks.alias("mine")
        near = (
            sa.select(blocks.c.mention).join(mine, mine.c.key == blocks.c.key)
            .where(mine.c.mention == mention, blocks.c.mention != mention).distinct()
        )  # fmt: skip
        return self.mentions(self._connection.execute(near).scalars().all())

    def tie(self, found: Iterable[Link]) -> None:
        """Keep links between mentions."""
        rows = [
            {"first": link.first, "second": link.second, "score": link.score, "data": dumps(plain(link.features))}
            for link in found
        ]
        if rows:
            self._connection.execute(links.insert(), rows)

    def tied(self, ids: Iterable[str]) -> set[str]:
        """``ids`` and all that links tie to them, near or far."""
        seen: set[str] = set()
        new = set(ids)
        while new:
            seen |= new
            reached: set[str] = set()
            for some in _slices(sorted(new)):
                for one, other in ((links.c.first, links.c.second), (links.c.second, links.c.first)):
                    reached |= set(self._connection.execute(sa.select(other).where(one.in_(some))).scalars())
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
