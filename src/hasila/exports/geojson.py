"""Incidents as GeoJSON (RFC 7946): a point each, or no geometry where the place is not resolved: none is left out."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import Any

from hasila.exports.cells import clean
from hasila.exports.incidents import FIELDS, Told, told
from hasila.exports.tables import Cell
from hasila.exports.where import Find
from hasila.incidents.model import Incident


def geojson_bytes(incidents: Iterable[Incident], find: Find, *, names: bool = False) -> Iterator[bytes]:
    """A feature collection as UTF-8, a feature a line. Properties are the columns of the table of incidents.

    Degrees are of WGS 84, longitude first. An unknown value is null, a list a JSON array within.
    """
    yield b'{"type": "FeatureCollection", "features": ['
    separator = "\n"
    for incident in incidents:
        feature = json.dumps(_feature(told(incident, find, names=names)), ensure_ascii=False, allow_nan=False)
        yield f"{separator}{feature}".encode()
        separator = ",\n"
    yield b"\n]}\n"


def _feature(row: Told) -> dict[str, Any]:
    at = row.where
    located = at.lat is not None and at.lon is not None
    return {
        "type": "Feature",
        "id": row.incident.id,
        "geometry": {"type": "Point", "coordinates": [at.lon, at.lat]} if located else None,
        "properties": {f.column.key: _value(f.cell(row), f.column.kind) for f in FIELDS},
    }


def _value(cell: Cell, kind: str) -> Any:
    if isinstance(cell, dt.date):
        return cell.isoformat()
    if not isinstance(cell, str):
        return cell
    return json.loads(clean(cell)) if kind == "list" else clean(cell)
