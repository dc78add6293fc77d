"""The gazetteer: places by name, from the packed file that ``build_gazetteer`` makes, the tables added by hand, and the
user's own file.

Loaded at the first look-up and kept. Names are compared by ``key``: folded, without spaces, so that «كفر تعال» and
«كفرتعال» are one name.
"""

from __future__ import annotations

import gzip
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from hasila.arabic.fold import fold_word
from hasila.arabic.memo import remembered
from hasila.arabic.record import record
from hasila.lexicon import own
from hasila.lexicon.tables import VocabularyError, rows

# What UCDP's geo-precision says of a point of each kind: 1 exact, 3 district, 4 province, 5 linear or fuzzy, 6 country,
# 7 international waters.
PRECISION = {
    "site": 1, "prison": 1, "camp": 1, "crossing": 1, "neighbourhood": 1, "village": 1, "town": 1, "city": 1,
    "capital": 1,
    "subdistrict": 3, "district": 3, "province": 4, "area": 5, "road": 5, "river": 5, "region": 5, "country": 6,
    "sea": 7,
}


@record
class Place:
    """One place. ``lat`` and ``lon`` are degrees or None; ``within`` are the keys of its ancestors' names, nearest
    first.

    ``by_hand`` marks a place of the hand-made tables, which speak before the built file.
    """

    id: str
    name: str
    kind: str
    country: str
    lat: float | None
    lon: float | None
    population: int
    within: tuple[str, ...]
    by_hand: bool = False

    @property
    def precision(self) -> int:
        """UCDP's geo-precision of a mention of the place itself."""
        return PRECISION[self.kind]


@remembered
def key(name: str) -> str:
    """How a name is looked up: folded, without spaces and hyphens."""
    return fold_word(name).replace(" ", "").replace("-", "")


_LONG, _SHORT = 7, 4  # letters that rule most pairs of words out as the beginning of a name, and most words


class Gazetteer:
    """Names to places. ``find`` makes the places of a name on demand: a report meets few of the many."""

    def __init__(self, packed: bytes) -> None:
        places, _, keys = gzip.decompress(packed).decode().partition("\n\n")
        self._lines = places.split("\n")
        self._numbers = dict(line.split("\t", 1) for line in keys.split("\n"))
        self._lines_of: dict[str, int] = {}
        self._made: dict[str, tuple[Place, ...]] = {}
        self._countries: dict[str, str] = {}
        self._capitals: dict[str, Place] = {}
        self._by_hand: dict[str, list[Place]] = {}
        for table in ("places.tsv", "places_world.tsv"):
            self._add(table)
        for row in own.rows("place"):
            self._add_own(row)
        self._ordered = sorted((*self._numbers, *self._by_hand))
        self._long, self._short = ({name[:letters] for name in self._ordered} for letters in (_LONG, _SHORT))

    def __contains__(self, name_key: str) -> bool:
        return name_key in self._by_hand or name_key in self._numbers

    def opens(self, stem: str) -> bool:
        """May a name begin with this word (its key with these letters)?"""
        if len(stem) >= _LONG:
            if stem[:_LONG] not in self._long:
                return False  # most words
        elif len(stem) >= _SHORT and stem[:_SHORT] not in self._short:
            return False
        at = bisect_left(self._ordered, stem)
        return at < len(self._ordered) and self._ordered[at].startswith(stem)

    def find(self, name_key: str) -> tuple[Place, ...]:
        """The places named so (a key), those added by hand first; empty where there is none."""
        found = self._made.get(name_key)
        if found is None:
            if name_key not in self:
                return ()  # not kept: the names that no gazetteer holds have no end
            numbers = self._numbers.get(name_key, "").split()
            built = tuple(self._place(int(number)) for number in numbers)
            found = self._made[name_key] = (*self._by_hand.get(name_key, ()), *built)
        return found

    def countries(self) -> dict[str, str]:
        """The names of the countries by their codes."""
        if not self._countries:
            built = (self._place(n) for n, line in enumerate(self._lines) if "\tcountry\t" in line)
            by_hand = (p for places in self._by_hand.values() for p in places if p.kind == "country")
            self._countries = {p.country: p.name for p in (*built, *by_hand)}
        return self._countries

    def capital(self, code: str) -> Place | None:
        """The capital of the country with this code, None where none is known."""
        if not self._capitals:
            some = (p for places in self._by_hand.values() for p in places if p.kind == "capital")
            self._capitals = {p.country: p for p in some}
        return self._capitals.get(code)

    def _place(self, number: int) -> Place:
        id_, name, kind, country, lat, lon, population, region, district = self._lines[number].split("\t")
        ancestors = [self._name_of(f"wof:{i}") for i in (district, region) if i]
        within = tuple(k for k in ancestors if k)
        degrees = [float(v) if v else None for v in (lat, lon)]
        return Place(id_, name, kind, country, degrees[0], degrees[1], int(population or 0), within)

    def _name_of(self, id_: str) -> str:
        """The key of the name of the place with this id, empty where the file has none."""
        if not self._lines_of:
            self._lines_of = {line.split("\t", 1)[0]: n for n, line in enumerate(self._lines) if "\tdistrict\t" in line
                              or "\tprovince\t" in line}
        number = self._lines_of.get(id_)
        return "" if number is None else key(self._lines[number].split("\t", 2)[1])

    def _add(self, table: str) -> None:
        for row in rows(table):
            if row["kind"] not in PRECISION:
                raise VocabularyError(f"{table}: no such kind of place: {row['kind']}")
            names = row["names"].split("|")
            lat, lon = (float(row[c]) if row[c] else None for c in ("lat", "lon"))
            within = tuple(key(name) for name in row.get("within", "").split("|") if name)
            place = Place(
                f"hasila:{row['country'].lower()}-{key(names[0])}", names[0], row["kind"], row["country"], lat, lon,
                int(row.get("population") or 0), within, by_hand=True,
            )
            for k in dict.fromkeys(map(key, names)):
                self._by_hand.setdefault(k, []).append(place)

    def _add_own(self, row: own.Row) -> None:
        """The user's names stand first, and each is enough by itself, however small the place."""
        found = self._known(row) if row.cells["same_as"] else _own(row)
        for k in dict.fromkeys(map(key, row.names)):
            self._by_hand.setdefault(k, []).insert(0, found)
            self._made.pop(k, None)

    def _known(self, row: own.Row) -> Place:
        """The place that a row gives other names to, told by its id or, where only one bears it, its name."""
        told = row.cells["same_as"]
        some: Sequence[Place] = [p for places in self._by_hand.values() for p in places if p.id == told]
        some = some or [self._place(n) for n, line in enumerate(self._lines) if line.startswith(f"{told}\t")]
        some = some or self.find(key(told))
        some = [place for place in some if place.by_hand] or some
        ids = list(dict.fromkeys(place.id for place in some))
        if not ids:
            row.wrong(f"same_as: no place is known as “{told}”")
        if len(ids) > 1:
            row.wrong(f"same_as: several places are called “{told}”; give the id of one: {', '.join(ids[:5])}")
        return replace(some[0], by_hand=True, population=0)


def _own(row: own.Row) -> Place:
    """The place that a row of the user's file describes."""
    cells, names = row.cells, row.names
    if cells["kind"] not in PRECISION:
        row.wrong(f"no such kind of place: {cells['kind']} (one of: {', '.join(PRECISION)})")
    if cells["country"] and not re.fullmatch("[A-Z]{2}", cells["country"]):
        row.wrong(f"country: two capital letters (SY), not {cells['country']}")
    lat, lon = _degrees(row, "lat", 90), _degrees(row, "lon", 180)
    if (lat is None) != (lon is None):
        row.wrong("lat and lon: both or neither")
    id_ = f"own:{cells['country'].lower()}-{key(names[0])}"
    within = tuple(key(name) for name in cells["within"].split("|") if name.strip())
    return Place(id_, names[0], cells["kind"], cells["country"], lat, lon, 0, within, by_hand=True)


def _degrees(row: own.Row, column: str, most: int) -> float | None:
    told = row.cells[column]
    if not told:
        return None
    try:
        degrees = float(told)
    except ValueError:
        row.wrong(f"{column}: no number: {told}")
    if not -most <= degrees <= most:
        row.wrong(f"{column}: {told} is not between -{most} and {most} degrees")
    return degrees


@cache
def gazetteer() -> Gazetteer:
    """The one gazetteer, loaded when first asked for."""
    return Gazetteer(files(__package__).joinpath("gazetteer.tsv.gz").read_bytes())
