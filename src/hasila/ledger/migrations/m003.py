"""Step 3: the blocks in which so many mentions are filed that they bring nobody together any more."""

from __future__ import annotations

import sqlalchemy as sa

from hasila.ledger.columns import exact
from hasila.ledger.migrations import m001, m002


def describe(metadata: sa.MetaData) -> None:
    """Add the table of this step."""
    sa.Table("crowded", metadata, exact("block", key=True))


def apply(connection: sa.Connection) -> None:
    """Make the table."""
    metadata = sa.MetaData()
    for step in (m001.describe, m002.describe, describe):
        step(metadata)
    metadata.tables["crowded"].create(connection, checkfirst=False)
