"""Incidents as FollowTheMoney entities: JSON lines, each one entity, for Aleph and the like.

An incident is an Event, with an Address where its place is resolved; a report an Article, tied to the Event by a
Documentation; a known actor who is blamed, or says it was them, an Organization, tied by an UnknownLink whose ``role``
is what was said and by whom: an accusation never becomes an involvement. Nobody who was harmed is an entity.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from hasila.exports.cells import clean
from hasila.exports.incidents import OUTCOMES, Told, told
from hasila.exports.names import title
from hasila.exports.totals import Total
from hasila.exports.where import Find
from hasila.incidents.model import Incident, Responsible
from hasila.lexicon.actors import actor
from hasila.model import Report

# The library's limits, in characters, by the type of a property: longer values are cut.
_NAME, _STRING, _TEXT, _URL = 380, 1000, 60_000, 2000
_PUBLIC = {"government", "ministry", "state_force", "police", "internal_security", "intelligence", "border_guard"}
_LANGUAGES = {"ar": "ara", "en": "eng", "fa": "fas", "ckb": "kur", "tr": "tur"}


def ftm_bytes(incidents: Iterable[Incident], find: Find, *, names: bool = False) -> Iterator[bytes]:
    """Entities as lines of UTF-8; each once, before those that refer to it."""
    given: set[str] = set()
    for incident in incidents:
        for entity in _entities(told(incident, find, names=names), find):
            if entity["id"] not in given:
                given.add(entity["id"])
                yield json.dumps(entity, ensure_ascii=False).encode("utf-8") + b"\n"


def _entities(row: Told, find: Find) -> Iterator[dict[str, Any]]:
    incident = row.incident
    event = _id("incident", incident.id)
    address = _id("place", row.where.id or "", incident.id) if row.where.lat is not None else None
    if address is not None:
        yield _address(row, address)
    yield _event(row, event, address)
    for report in incident.reports:
        article = _article(find(report).report, names=row.names)
        yield article
        tie = {"document": article["id"], "entity": event, "role": "report"}
        yield _entity("Documentation", _id("report of", incident.id, report), tie)
    for held in incident.responsible:
        known = actor(held.actor)
        if known is not None:
            who = _organization(held.actor)
            yield who
            yield _link(row, held, who["id"], event)


def _event(row: Told, event: str, address: str | None) -> dict[str, Any]:
    incident, at = row.incident, row.where
    tolls = [_said(outcome, found) for outcome in OUTCOMES if (found := row.totals[outcome]) is not None]
    return _entity("Event", event, {
        "name": (row.title or at.name or incident.id)[:_NAME],
        "startDate": incident.earliest.isoformat() if incident.earliest else None,
        "endDate": incident.latest.isoformat() if incident.latest else None,
        "location": at.name or at.text,
        "country": at.country.lower() if at.country else None,
        "addressEntity": address,
        "recordId": incident.id,
        "summary": "; ".join(tolls)[:_TEXT] or None,
        "notes": f"Hasila: machine-read; {row.reviewed} of {len(incident.figures)} figures reviewed by a person.",
    })  # fmt: skip


def _said(outcome: str, found: Total) -> str:
    """killed 5-7 (best 5; stated); an unknown end is a question mark."""
    ends = [("?" if end is None else str(end)) for end in (found.low, found.high)]
    span = "-".join(dict.fromkeys(ends)) + ("+" if found.open_above else "")
    best = "" if found.best is None else f"best {found.best}; "
    return f"{outcome} {span} ({best}{found.basis})"


def _address(row: Told, address: str) -> dict[str, Any]:
    at = row.where
    return _entity("Address", address, {
        "full": at.name or at.text,
        "state": at.province,
        "region": at.district,
        "country": at.country.lower() if at.country else None,
        "latitude": str(at.lat),
        "longitude": str(at.lon),
        "remarks": f"UCDP precision {at.precision}" if at.precision else None,
    })  # fmt: skip


def _article(report: Report, *, names: bool) -> dict[str, Any]:
    return _entity("Article", _id("report", report.id), {
        "title": (title(report.title, names=names) or report.id)[:_STRING],
        "publisher": report.source[:_STRING] or None,
        "publishedAt": report.published.isoformat() if report.published else None,
        "sourceUrl": report.url if _is_address(report.url) else None,
        "language": _LANGUAGES.get(report.language),
        "notes": f"id {report.id}; sha256 {report.sha256}; text sha256 {report.text_sha256}"[:_TEXT],
    })  # fmt: skip


def _organization(key: str) -> dict[str, Any]:
    known = actor(key)
    assert known is not None
    schema = "PublicBody" if known.type in _PUBLIC else "Organization"
    return _entity(schema, _id("actor", key), {"name": known.name_en, "alias": known.name_ar, "sector": known.type})


def _link(row: Told, held: Responsible, who: str, event: str) -> dict[str, Any]:
    role = f"{held.act} ({row.named(held.by)})"[:_STRING]
    found = {"subject": who, "object": event, "role": role, "recordId": held.claim}
    return _entity("UnknownLink", _id("held", row.incident.id, held.actor, held.by, held.claim), found)


def _is_address(url: str) -> bool:
    """Will the library take it for one?"""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    sound = url.isascii() and url.isprintable() and " " not in url and len(url) <= _URL
    return sound and parts.scheme in ("http", "https") and "." in (parts.hostname or "")


def _entity(schema: str, id_: str, properties: Mapping[str, str | None]) -> dict[str, Any]:
    """An entity with those of ``properties`` that are known. White space is one blank, as the library has it."""
    found = {key: [" ".join(clean(value).split())] for key, value in properties.items() if value and value.strip()}
    return {"id": id_, "schema": schema, "properties": found}


def _id(*parts: str) -> str:
    """An id of letters and digits, the same for the same parts: ids of reports may hold anything."""
    text = "\0".join(parts)
    return "hasila-" + hashlib.sha1(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
