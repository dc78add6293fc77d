"""What a ledger notes of itself, a value by its key; and being the only program at one kind of work."""

from __future__ import annotations

import sqlalchemy as sa

from hasila.ledger.schema import meta

# PostgreSQL's advisory locks are numbers; these are the ledger's.
_LOCKS = {"search": 4_820_532, "linking": 4_820_533}


def noted(connection: sa.Connection, key: str) -> str | None:
    """The value of ``key``, None where there is none."""
    return connection.execute(sa.select(meta.c.value).where(meta.c.key == key)).scalar()


def note(connection: sa.Connection, key: str, value: str) -> None:
    """Set ``key`` to ``value``."""
    connection.execute(meta.delete().where(meta.c.key == key))
    connection.execute(meta.insert().values(key=key, value=value))


def alone(connection: sa.Connection, work: str) -> None:
    """Wait until no other transaction is at ``work``, and be alone at it until this one ends (on SQLite a transaction
    that writes is alone already)."""
    if connection.dialect.name != "sqlite":
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCKS[work])))
