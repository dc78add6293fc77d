"""The schema as a row of numbered steps: each describes what it adds, and adds it to a ledger that lacks it.

The schema is what all steps describe together, so that a new ledger and an upgraded one cannot differ. A step is
never changed once it was released; a change is a new step, at the end. ``describe`` adds tables or columns to a
``MetaData`` that holds those of the steps before; ``apply`` does the same to a store, within a transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa

from hasila.ledger.migrations import m001, m002, m003


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: its number, what it is for, and its two functions."""

    number: int
    name: str
    describe: Callable[[sa.MetaData], None]
    apply: Callable[[sa.Connection], None]


MIGRATIONS = (
    Migration(1, "reports, readings, decisions, search", m001.describe, m001.apply),
    Migration(2, "mentions, links, incidents", m002.describe, m002.apply),
    Migration(3, "crowded blocks", m003.describe, m003.apply),
)


def described(upto: int = MIGRATIONS[-1].number) -> sa.MetaData:
    """The tables after step ``upto``."""
    metadata = sa.MetaData()
    for migration in MIGRATIONS:
        if migration.number <= upto:
            migration.describe(metadata)
    return metadata
