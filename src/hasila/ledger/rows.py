"""Reports and readings as rows of the tables, and back."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import fields
from typing import Any

import sqlalchemy as sa

from hasila.ledger.codec import dumps, made, plain
from hasila.ledger.identity import content_sha, given_extra, sha
from hasila.ledger.schema import heads, readings, reports, versions
from hasila.model import Claim, Figure, Named, Reading, Report, Speaker

#: All that a reading is made of: report, version and reading; for callers to narrow by a condition.
WHOLE = (
    sa.select(
        reports.c.id, versions, readings.c.data, readings.c.number.label("reading"), readings.c.reader,
    )
    .join_from(reports, versions, versions.c.report == reports.c.number)
    .join(readings, readings.c.version == versions.c.number)
)  # fmt: skip
#: The numbers of the readings that are current, one of each report.
CURRENT = sa.select(heads.c.reading)
#: The same as a condition on ``readings``, for questions about few of them: it looks each up and lists none.
IS_CURRENT = sa.exists().where(heads.c.reading == readings.c.number).correlate(readings)


def version_row(report: Report) -> dict[str, Any]:
    """What is kept of a report as it was given."""
    return {
        "sha": content_sha(report), "sha256": report.sha256, "text_sha256": report.text_sha256 or sha(report.text),
        "text": report.text, "source": report.source,
        "published": report.published.isoformat() if report.published else None,
        "published_as": report.published_as, "title": report.title, "url": report.url,
        "language": report.language, "extra": dumps(given_extra(report)),
    }  # fmt: skip


def reading_data(reading: Reading) -> str:
    """A reading as the text that is kept: its findings, and what intake made of the report."""
    data = {f.name: plain(getattr(reading, f.name)) for f in fields(reading) if f.name != "report"}
    report = reading.report
    notes = {key: value for key, value in report.extra.items() if key not in given_extra(report)}
    data["report"] = {"furniture": plain(report.furniture), "notes": notes, "language": report.language}
    return dumps(data)


def report_of(row: Any, about: dict[str, Any] | None = None) -> Report:
    """The report of a row that has a report's ``id`` and a version's columns; ``about``: what intake made of it."""
    about = about or {}
    return Report(
        id=row.id, text=row.text, source=row.source,
        published=dt.date.fromisoformat(row.published) if row.published else None,
        published_as=row.published_as, title=row.title, url=row.url, sha256=row.sha256, text_sha256=row.text_sha256,
        language=about.get("language", row.language),
        furniture=made(Report, {"id": "", "text": "", "furniture": about.get("furniture", [])}).furniture,
        extra=json.loads(row.extra) | about.get("notes", {}),
    )  # fmt: skip


def reading_of(row: Any) -> Reading:
    """The reading of a row of ``WHOLE``: equal to the one that was kept."""
    data = json.loads(row.data)
    data["report"] = report_of(row, data["report"])
    return made(Reading, data)


def figure_row(number: int, figure: Figure) -> dict[str, Any]:
    """A figure of reading ``number`` as columns: for questions asked of the store; the reading itself has it whole."""
    place, date = figure.place, figure.date
    return {
        "reading": number, "id": figure.id, "start_offset": figure.span.start, "end_offset": figure.span.end,
        "text": figure.text, "outcome": figure.outcome, "value": figure.value, "value_max": figure.value_max,
        "qualifier": figure.qualifier, "status": figure.status, "demographic": figure.demographic,
        "assertion": figure.assertion, "scope": figure.scope, "affiliation": _who(figure.affiliation),
        "speaker": _who(figure.speaker), "cause": figure.cause.code if figure.cause else None,
        "blamed": _who(figure.blamed), "place_id": place.id if place else None,
        "place": (place.name or place.text) if place else None, "subset_of": figure.subset_of,
        "repeats": figure.repeats, "earliest": date.earliest.isoformat() if date and date.earliest else None,
        "latest": date.latest.isoformat() if date and date.latest else None,
    }  # fmt: skip


def claim_row(number: int, claim: Claim) -> dict[str, Any]:
    """A claim of reading ``number`` as columns."""
    return {
        "reading": number, "id": claim.id, "start_offset": claim.span.start, "end_offset": claim.span.end,
        "act": claim.act, "quoted": claim.quoted, "speaker": _who(claim.speaker), "accused": _who(claim.accused),
    }  # fmt: skip


def _who(named: Named | Speaker | None) -> str | None:
    """The lexicon's key of an actor, else the report's words."""
    return None if named is None else named.actor or named.text
