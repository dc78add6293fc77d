"""Step 2: what linking derives from current readings. All of it can be made anew; ``runs`` says when and by what.

``mentions`` and ``blocks`` let ten new reports meet only those they may belong with; ``linked`` are the readings that
are in them; ``links`` are the pairs compared and found alike, with their reasons.
"""

from __future__ import annotations

import sqlalchemy as sa

from hasila.ledger.columns import exact, number, provenance, to, whole
from hasila.ledger.migrations import m001

_NAMES = ("runs", "linked", "mentions", "blocks", "links", "incidents", "incident_mentions")


def describe(metadata: sa.MetaData) -> None:
    """Add the tables of this step."""
    sa.Table(
        "runs", metadata, number(), *provenance(), whole("reports"), whole("made"), whole("removed"),
        sqlite_autoincrement=True,
    )  # fmt: skip
    sa.Table("linked", metadata, to("readings.number", "reading", key=True), to("runs.number", "run"))
    sa.Table(
        "mentions", metadata, exact("id", key=True), to("readings.number", "reading"), exact("data"),
        sa.Index("mentions_reading", "reading"),
    )  # fmt: skip
    sa.Table(
        "blocks", metadata, exact("key", key=True), _part("mention", "mentions.id"),
        sa.Index("blocks_mention", "mention"),
    )  # fmt: skip
    sa.Table(
        "links", metadata, _part("first", "mentions.id"), _part("second", "mentions.id"),
        sa.Column("score", sa.Double, nullable=False),
        exact("data"), sa.Index("links_second", "second"),
    )  # fmt: skip
    sa.Table("incidents", metadata, exact("id", key=True), to("runs.number", "run"), exact("data"))
    sa.Table(
        "incident_mentions", metadata,
        _part("incident", "incidents.id"), _part("mention", "mentions.id"),
        sa.Index("incident_mentions_mention", "mention"),
    )  # fmt: skip


def _part(name: str, target: str) -> sa.Column[str]:
    """A reference to ``target`` that is a part of the key."""
    column = exact(name, key=True)
    column.append_foreign_key(sa.ForeignKey(target))
    return column


def apply(connection: sa.Connection) -> None:
    """Make the tables."""
    metadata = sa.MetaData()
    m001.describe(metadata)
    describe(metadata)
    metadata.create_all(connection, tables=[metadata.tables[name] for name in _NAMES], checkfirst=False)
