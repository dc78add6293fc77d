"""One report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import sqlalchemy as sa
from starlette.requests import Request

from hasila.desk.contexts.report import Found, Kept, ReportBody, Within
from hasila.desk.desk import Desk
from hasila.desk.figures import items, rejected
from hasila.desk.marking import Kind, Mark, lines
from hasila.desk.preferences import preferences
from hasila.desk.reader import view
from hasila.desk.rendering import desk_of
from hasila.ledger.schema import incident_mentions, mentions, readings, reports, versions
from hasila.lexicon.actors import actor
from hasila.messages import Language
from hasila.model import Reading, Span, Speaker

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def body(request: Request, id_: str) -> ReportBody:
    """What the page of the report ``id_`` shows. Raises NotKept."""
    desk = desk_of(request)
    lang = preferences(request, desk.lang).lang
    settled = desk.ledger.settlement(id_, author=view(request))
    kept = desk.ledger.versions(id_)
    report = settled.read.report
    figures = items(settled)
    speakers, places, dates = _speakers(settled.reading, lang), _places(settled.reading), _dates(settled.reading)
    found: list[tuple[Kind, Iterable[Found]]] = [("speaker", speakers), ("place", places), ("date", dates)]
    marks = [Mark(Span(f.start, f.end), "figure", f.id) for f in figures]
    marks += [Mark(Span(each.start, each.end), kind, each.id) for kind, all_ in found for each in all_]
    marks += [Mark(span, "furniture") for span in report.furniture]
    current = next((v.sha for v in kept if v.current), "")
    return ReportBody(
        report.id, report.title, report.source, report.published, report.published_as, report.url, report.language,
        current, report.text_sha256, lines(report.text, marks), figures, rejected(settled), speakers, places, dates,
        tuple(_incidents(desk, id_)), tuple(Kept(v.sha, v.at, v.author.name, v.reason, v.current) for v in kept),
        settled.reviewed, sum(1 for c in report.text if c in _TURNING),
    )  # fmt: skip


def _speakers(reading: Reading, lang: Language) -> tuple[Found, ...]:
    """Everyone who is quoted, where they are named, with how many figures are theirs."""
    told: dict[Span, tuple[Speaker, int]] = {}
    for figure in reading.figures:
        if figure.speaker is not None:
            _, before = told.get(figure.speaker.span, (figure.speaker, 0))
            told[figure.speaker.span] = (figure.speaker, before + 1)
    for claim in reading.claims:
        if claim.speaker is not None:
            told.setdefault(claim.speaker.span, (claim.speaker, 0))
    return tuple(
        Found(f"s{n}", span.start, span.end, span.of(reading.report.text), _name(speaker.actor, lang), count)
        for n, (span, (speaker, count)) in enumerate(sorted(told.items()), 1)
        if span.start < span.end
    )


def _name(key: str | None, lang: Language) -> str:
    known = actor(key) if key else None
    return "" if known is None else known.name_ar if lang == "ar" else known.name_en


def _places(reading: Reading) -> tuple[Found, ...]:
    text = reading.report.text
    found = {place.span: place for place in reading.places}
    found |= {f.place.span: f.place for f in reading.figures if f.place is not None and f.place.span not in found}
    return tuple(
        Found(f"p{n}", span.start, span.end, span.of(text), place.name or "" if place.id else "")
        for n, (span, place) in enumerate(sorted(found.items()), 1)
        if span.start < span.end
    )


def _dates(reading: Reading) -> tuple[Found, ...]:
    found = {date.span: date for date in reading.dates}
    found |= {f.date.span: f.date for f in reading.figures if f.date is not None and f.date.span not in found}
    out = []
    for n, (span, date) in enumerate(sorted(found.items()), 1):
        days = dict.fromkeys(day.isoformat() for day in (date.earliest, date.latest) if day is not None)
        out.append(Found(f"d{n}", span.start, span.end, span.of(reading.report.text), " – ".join(days)))
    return tuple(out)


def _incidents(desk: Desk, report: str) -> Iterator[Within]:
    """The incidents that the report tells of, the one that it opens with first."""
    chosen = (
        sa.select(incident_mentions.c.incident, mentions.c.id).join(
            mentions, mentions.c.id == incident_mentions.c.mention
        )
        .join(readings, readings.c.number == mentions.c.reading)
        .join(versions, versions.c.number == readings.c.version)
        .join(reports, reports.c.number == versions.c.report).where(reports.c.id == report)
    )  # fmt: skip
    state = desk.catalogue.now()
    with desk.ledger.store.read() as connection:
        rows = connection.execute(chosen).all()
    for incident in dict.fromkeys(row.incident for row in sorted(rows, key=lambda row: (len(row.id), row.id))):
        at = state.position.get(incident)
        if at is not None:
            row = state.rows[at]
            yield Within(row.id, row.title, row.place, row.earliest, row.latest)
