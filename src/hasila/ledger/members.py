"""What an incident is made of, by the names under which decisions know it; and which incident holds a thing."""

from __future__ import annotations

import json

import sqlalchemy as sa

from hasila.ledger.errors import NotKept
from hasila.ledger.schema import incident_mentions, incidents, mentions, readings, reports, versions


def members(connection: sa.Connection, incident: str) -> dict[str, tuple[str, ...]]:
    """Report → the names (``REPORT#f3``; ``REPORT`` where it counts nobody) of what it tells of ``incident``: a figure
    of each mention, in the order in which the report tells them. Raises NotKept."""
    chosen = (
        _mentions().join(incident_mentions, incident_mentions.c.mention == mentions.c.id)
        .where(incident_mentions.c.incident == incident)
    )  # fmt: skip
    out: dict[str, tuple[str, ...]] = {}
    for report, figures in _told(connection, chosen):
        out[report] = (*out.get(report, ()), f"{report}#{figures[0]}" if figures else report)
    if not out and connection.execute(sa.select(incidents.c.id).where(incidents.c.id == incident)).first() is None:
        raise NotKept(f"{incident}: no such incident")
    return out


def holder(connection: sa.Connection, report: str, figure: str | None = None) -> str | None:
    """The incident that holds ``figure`` of ``report``, or what the report opens with; None where none does."""
    chosen = (
        _mentions().add_columns(incident_mentions.c.incident)
        .join(incident_mentions, incident_mentions.c.mention == mentions.c.id).where(reports.c.id == report)
    )  # fmt: skip
    rows = sorted(connection.execute(chosen), key=lambda row: (len(row.mention), row.mention))
    holding = [row for row in rows if figure in json.loads(row.data)["figures"]]
    return next((str(row.incident) for row in holding or rows), None)


def _mentions() -> sa.Select[tuple[str, str, str]]:
    return (
        sa.select(mentions.c.id.label("mention"), mentions.c.data, reports.c.id.label("report"))
        .join_from(mentions, readings, readings.c.number == mentions.c.reading)
        .join(versions, versions.c.number == readings.c.version)
        .join(reports, reports.c.number == versions.c.report)
    )


def _told(connection: sa.Connection, chosen: sa.Select[tuple[str, str, str]]) -> list[tuple[str, list[str]]]:
    rows = sorted(connection.execute(chosen), key=lambda row: (row.report, len(row.mention), row.mention))
    return [(row.report, json.loads(row.data)["figures"]) for row in rows]
