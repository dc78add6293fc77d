"""The map: where incidents are, and when."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hasila.desk.contexts.incidents import Facet, Filters


@dataclass(frozen=True, slots=True)
class PlaceDot:
    """The incidents at one place. ``url``: the list of them."""

    name: str
    lat: float
    lon: float
    incidents: int
    url: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One stretch of time (a month, or a year where there are many): how many incidents begin in it, and the address
    of the map of that stretch alone. ``height`` is 0 to 1 of the highest."""

    label: str
    count: int
    height: float
    chosen: bool
    url: str


@dataclass(frozen=True, slots=True)
class MapBody:
    """The page ``/map``. ``unplaced``: how many incidents have no coordinates; ``undated``: no day; ``more``: places
    that are not drawn, those with the fewest incidents."""

    places: tuple[PlaceDot, ...]
    more: int
    bars: tuple[Bar, ...]
    filters: Filters
    facets: tuple[Facet, ...]
    count: int
    all: int
    unplaced: int
    undated: int
    everything: str

    def heading(self) -> str:
        """The section names the page."""
        return ""

    def rows(self) -> Iterable[dict[str, Any]]:
        """A row a place."""
        for place in self.places:
            yield {"place": place.name, "lat": place.lat, "lon": place.lon, "incidents": place.incidents}

    def drawn(self) -> str:
        """What the script draws, as JSON: [name, latitude, longitude, incidents, address] for each place."""
        return json.dumps([[p.name, p.lat, p.lon, p.incidents, p.url] for p in self.places], ensure_ascii=True)
