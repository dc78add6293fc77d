"""Which place a name means: by its generic word, by the regions and countries that the report names, by size.

Where two places stay equally likely, none is chosen: a wrong point is worse than a missing one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from hasila.lexicon.gazetteer import Place, gazetteer, key
from hasila.reading.place_name import Name

_SETTLED = frozenset({"village", "town", "city", "capital"})
# Which kinds of place a generic word may stand before.
_FITS = {
    "village": _SETTLED, "town": _SETTLED, "city": _SETTLED, "neighbourhood": frozenset({"neighbourhood"}),
    "camp": frozenset({"camp"}), "province": frozenset({"province", "region", "area"}),
    "district": frozenset({"district"}),
    "subdistrict": frozenset({"subdistrict", "district"}), "prison": frozenset({"prison"}),
    "crossing": frozenset({"crossing"}), "site": frozenset({"site"}),
}
_LOOSE = frozenset({"area", "front"})
# Administrative heads: the press writes any of them before a place known by another.
_ADMINISTRATIVE = frozenset({"province", "district", "subdistrict"})
# Without a generic word a name is rather this than that.
_RANK = {
    "country": 18, "capital": 18, "region": 8, "sea": 8, "province": 7, "city": 6, "town": 5, "camp": 4, "prison": 4,
    "crossing": 4, "site": 4, "area": 4, "river": 4, "neighbourhood": 2, "district": 3, "subdistrict": 1, "village": 2,
}
_UNSPOKEN = 13.0  # a capital of a land of which the report does not speak is rather its namesake elsewhere (طرابلس)
_HOLDERS = frozenset({"province", "country", "region", "area"})
_TOWNS = frozenset({"city", "capital"})
_NEAR_KM = 60.0
_ABOVE = {"province": 0, "region": 1, "area": 2, "district": 3}


@dataclass(slots=True)
class Setting:
    """What the report says of where it plays: how often each country and each province (by key) is named.

    ``points`` are the places beyond doubt (degrees), by the square of one degree that they lie in.
    """

    countries: Counter[str] = field(default_factory=Counter)
    regions: Counter[str] = field(default_factory=Counter)
    capitals: Counter[str] = field(default_factory=Counter)
    points: dict[tuple[int, int], set[tuple[float, float]]] = field(default_factory=dict)
    _near: dict[tuple[float, float], bool] = field(default_factory=dict)

    def see(self, place: Place) -> None:
        """Count a mention whose place is beyond doubt."""
        if place.country:
            self.countries[place.country] += 1
        if place.kind in ("province", "region"):
            self.regions[key(place.name)] += 1
        if place.kind == "capital":
            self.capitals[key(place.name)] += 1
        for ancestor in place.within[-1:]:
            self.regions[ancestor] += 1
        if place.lat is not None and place.lon is not None and place.precision <= 4:
            self.points.setdefault(_square(place.lat, place.lon), set()).add((place.lat, place.lon))

    def near(self, place: Place) -> bool:
        """Is one of the points, all of which are seen by now, within ``_NEAR_KM`` of the place?"""
        if place.lat is None or place.lon is None or not self.points:
            return False
        point = place.lat, place.lon
        if point not in self._near:
            self._near[point] = self._close(*point)
        return self._near[point]

    def _close(self, lat: float, lon: float) -> bool:
        north, east = _square(lat, lon)
        around = (there for (n, e), there in self.points.items() if abs(north - n) <= 1 and abs(east - e) <= 2)
        return any(_km(lat, lon, *point) < _NEAR_KM for there in around for point in there)

    def main(self) -> str:
        """The country named most, empty where none is."""
        return self.countries.most_common(1)[0][0] if self.countries else ""


def choose(name: Name, setting: Setting, beside: Sequence[Name] = ()) -> Place | None:
    """The place meant, None where the report does not settle it. ``beside`` are the names right after it."""
    called = name.head.kind if name.head is not None else ""
    candidates: Sequence[Place] = _candidates(name.key, called) if name.places else ()
    held_by = _held_by(name, beside)
    candidates = [p for p in candidates if not held_by or p.country in held_by or not p.country]
    candidates = [p for p in candidates if not _abroad(name, p, setting)]
    if not candidates:
        return None
    if len(candidates) == 1:
        return candidates[0]
    scores = [_score(name, p, setting, [b.key for b in beside]) for p in candidates]
    scored = sorted(zip(scores, range(len(scores)), strict=True), key=lambda s: (-s[0], s[1]))
    best = candidates[scored[0][1]]
    if best.kind in ("city", "town") and name.head is None and not best.by_hand:
        best = _province(best, candidates) or best
    rivals = [candidates[n] for s, n in scored[1:] if scored[0][0] - s < 1.0]
    if any(_apart(best, rival) for rival in rivals):
        return None
    return best


def _abroad(name: Name, place: Place, setting: Setting) -> bool:
    """Is it a village or quarter, so called, of a country that the report, which says where it plays, never names?"""
    small = place.kind in ("village", "neighbourhood") and not place.by_hand
    called = name.head is not None and name.head.kind in ("village", "neighbourhood")
    return small and called and bool(setting.regions) and not setting.countries[place.country]


def _held_by(name: Name, beside: Sequence[Name]) -> set[str]:
    """The countries of the province or country that the very next words put the name in (بمحافظة …), or of the place on
    a side of which they put it (شمالي …)."""
    for after in beside[:1]:
        if after.outer - name.last <= 1 and (after.lead or "ب" in after.prefix):
            sided = any(c.cls == "direction" for _, _, c in after.lead)
            return {p.country for p in after.places if p.kind in _HOLDERS or (sided and p.kind in _TOWNS)}
    return set()


def _province(city: Place, candidates: Sequence[Place]) -> Place | None:
    """The province that bears the name of its ``city``: a bare name may mean either, and the wider is never wrong."""
    wide = (p for p in candidates if p.kind == "province" and p.country == city.country)
    return next((p for p in wide if key(p.name) in city.within), None)


@lru_cache(maxsize=4096)
def _candidates(name_key: str, called: str) -> tuple[Place, ...]:
    """The places of a name that may be what the generic word before it ``called`` them ("": nothing in particular)."""
    places = gazetteer().find(name_key)
    loose = not called or called in _LOOSE
    fitting = _FITS.get(called, frozenset({called}))
    return _distinct(p for p in places if loose or p.kind in fitting) or _distinct(
        p for p in places if p.by_hand and not p.population and called in _ADMINISTRATIVE
    )


def _distinct(places: Iterable[Place]) -> tuple[Place, ...]:
    """The places without those that double one before them (a hand-made entry and the built one)."""
    out: list[Place] = []
    for place in places:
        if not any(_group(p) == _group(place) and not _apart(p, place) for p in out):
            out.append(place)
    return tuple(out)


def _group(place: Place) -> str:
    return "settled" if place.kind in _SETTLED or place.kind == "camp" else place.kind


def _score(name: Name, place: Place, setting: Setting, beside: Sequence[str]) -> float:
    score = float(_RANK.get(place.kind, 2))
    ancestors = {key(place.name), *place.within} if place.kind in ("province", "district") else set(place.within)
    score += 8.0 * any(b in ancestors for b in beside) if place.kind not in ("province", "country") else 0.0
    total = sum(setting.countries.values()) or 1
    if place.kind != "country" and setting.countries and not setting.countries[place.country]:
        score -= 4.0 if place.kind != "capital" else _UNSPOKEN
    if place.kind != "country":
        score += 6.0 * setting.countries[place.country] / total
    score += 3.0 * (any(setting.regions[a] for a in place.within))
    score += 3.0 * (name.head is not None and name.head.kind == "area" and place.kind in ("area", "region", "province"))
    score += 4.0 * (place.by_hand and not place.population) + 0.5 * math.log10(1 + place.population) / 2
    score += 1.0 * setting.near(place)
    return score


def _square(lat: float, lon: float) -> tuple[int, int]:
    """The square of one degree that a point lies in: 60 km span one square of latitude, two of longitude up to 74°."""
    return math.floor(lat), math.floor(lon)


def _km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    x = math.radians(lon2 - lon) * math.cos(math.radians((lat + lat2) / 2))
    return 6371.0 * math.hypot(x, math.radians(lat2 - lat))


def _apart(a: Place, b: Place) -> bool:
    """Are they clearly two places? Within ten kilometres, or without a point in one country, they pass for one."""
    if a.country != b.country and "" not in (a.country, b.country):
        return True
    if None in (a.lat, a.lon, b.lat, b.lon):
        return bool(a.within and b.within and a.within[-1] != b.within[-1])
    assert a.lat is not None and a.lon is not None and b.lat is not None and b.lon is not None
    wide = 120.0 if "province" in (a.kind, b.kind) else 40.0 if "district" in (a.kind, b.kind) else 10.0
    return _km(a.lat, a.lon, b.lat, b.lon) > wide


def ancestors(place: Place) -> tuple[str, ...]:
    """The names of what the place lies in, nearest first, its country last."""
    return _ancestors(place.within, place.country, place.kind == "country")


@lru_cache(maxsize=4096)
def _ancestors(within: tuple[str, ...], code: str, alone: bool) -> tuple[str, ...]:
    """The names of what lies ``within`` the country ``code``, and the country's unless it is ``alone``."""
    book = gazetteer()
    out: list[str] = []
    for ancestor in within:
        found = sorted(book.find(ancestor), key=lambda p: (p.country != code, _ABOVE.get(p.kind, 9)))
        if found and found[0].name not in out:
            out.append(found[0].name)
    if code and not alone and (country := book.countries().get(code)):
        out.append(country)
    return tuple(out)
