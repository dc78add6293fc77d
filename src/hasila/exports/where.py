"""Where an incident was, as formats ask for it: the place with its precision, its country and the areas it lies in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hasila.exports.reviewed import Reviewed
from hasila.incidents.model import Incident
from hasila.incidents.spots import singly, spot
from hasila.lexicon.gazetteer import gazetteer, key
from hasila.model import Place

Find = Callable[[str], Reviewed]


@dataclass(frozen=True, slots=True)
class Where:
    """A place: ``text`` as reported, the rest None where it is not resolved.

    ``precision`` is UCDP's 1 to 7; ``country`` an ISO 3166-1 alpha-2 code. ``province`` and ``district`` are names from
    the gazetteer: the areas that hold the place.
    """

    text: str | None = None
    name: str | None = None
    id: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None
    country: str | None = None
    country_name: str | None = None
    province: str | None = None
    district: str | None = None


def where(incident: Incident, find: Find) -> Where:
    """Where ``incident`` was; ``find`` gives its reports. A Where of None's where no place is known."""
    if incident.place is None:
        return Where()
    place = _place(incident, find)
    at = incident.place
    plain = Where(
        incident.place_text or None, incident.place_name or None, at.id or None, at.lat, at.lon,
        place.precision if place is not None else None,
    )  # fmt: skip
    return _located(plain) if at.id else plain


def _place(incident: Incident, find: Find) -> Place | None:
    """The mention of the incident's place that its reports have."""
    for report in incident.reports:
        reading = find(report).settled
        told = [f.place for f in reading.figures if f.place is not None]
        for place in (*reading.places, *told, *(part for p in told for part in singly(p))):
            if spot(place) == incident.place:
                return place
    return None


def _located(plain: Where) -> Where:
    known = [p for p in gazetteer().find(key(plain.name or "")) if p.id == plain.id]
    if not known:
        return plain
    country = known[0].country
    areas = {"province": "", "district": ""}
    for name in known[0].within:
        for area in gazetteer().find(name):
            if area.country == country and area.kind in areas:
                areas[area.kind] = areas[area.kind] or area.name
    if known[0].kind in areas:
        areas[known[0].kind] = known[0].name
    return Where(
        plain.text, plain.name, plain.id, plain.lat, plain.lon, plain.precision, country,
        gazetteer().countries().get(country), areas["province"] or None, areas["district"] or None,
    )  # fmt: skip
