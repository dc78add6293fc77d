"""What pages ask of the ledger beyond its own methods: several readings at once, one incident."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from hasila.incidents.model import Incident
from hasila.ledger import Ledger, NotKept
from hasila.ledger.codec import made
from hasila.ledger.deeds import Decision
from hasila.ledger.rows import IS_CURRENT, WHOLE, reading_of
from hasila.ledger.schema import incidents, reports
from hasila.ledger.settling import Settled, settle

_MANY = 500  # values in one statement


def incident(ledger: Ledger, id_: str) -> tuple[Incident, int]:
    """The incident ``id_`` as last linked, and the run that made it. Raises NotKept."""
    with ledger.store.read() as connection:
        row = connection.execute(sa.select(incidents).where(incidents.c.id == id_)).first()
    if row is None:
        raise NotKept(f"{id_}: no such incident")
    return made(Incident, json.loads(row.data)), row.run


def settlements(ledger: Ledger, ids: Iterable[str], stand: Sequence[Decision]) -> dict[str, Settled]:
    """The current readings of the reports ``ids`` with the decisions of ``stand``, by report."""
    wanted = sorted(set(ids))
    of: dict[str, list[Decision]] = {}
    for decision in stand:
        of.setdefault(decision.report, []).append(decision)
    out: dict[str, Settled] = {}
    with ledger.store.read() as connection:
        for start in range(0, len(wanted), _MANY):
            chosen = WHOLE.where(IS_CURRENT, reports.c.id.in_(wanted[start : start + _MANY]))
            for row in connection.execute(chosen):
                out[row.id] = settle(reading_of(row), of.get(row.id, ()))
    return out
