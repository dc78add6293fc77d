"""Build the packed gazetteer: ``python -m hasila.lexicon.build_gazetteer SOURCE_FOLDER``.

SOURCE_FOLDER holds ``whosonfirst_ar.tsv`` (Who's On First; CC0, and CC BY from GeoNames), ``geonames_cities500_ar.tsv``
(GeoNames, CC BY 4.0) and ``open_syria_{governorates,districts,subdistricts}.json`` (OpenSyria, CC BY 4.0).
Out goes ``gazetteer.tsv.gz`` beside this module: the same input gives the same bytes. Its first part holds a place a
line
(id, name, kind, country, lat, lon, population, region, district), its second, after an empty line, a key a line with
the
numbers of the places so named. Keys are as ``gazetteer.key`` makes them. Places added by hand stay in their tables.
"""

from __future__ import annotations

import csv
import gzip
import json
import math
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hasila.lexicon.gazetteer import key

TARGET = Path(__file__).with_name("gazetteer.tsv.gz")
_ARABIC = re.compile(r"[\u0621-\u064a][\u0621-\u065f\u0670\u0640 \-]*")
_GENERIC = re.compile(
    r"^(?:محافظة|مُحافظة|ولاية|منطقة|ناحية|مركز|قضاء|مدينة|بلدة|قرية|حي|مديرية|شعبية|بلدية) (?=\S{3})"
)
_KINDS = {
    "country": "country", "region": "province", "county": "district", "locality": "village",
    "neighbourhood": "neighbourhood", "campus": "site",
}
# Names the sources give to a place that is not so called, by the source's id: an alias of another place, a bare
# direction.
_WRONG = {("تعز", "صنعاء"), ("تعز", "ريمة"), ("الشمال", "لبنان الشمالي"), ("الجنوب", "الجنوب"), ("البلا", "القدس")}
_TOWN, _CITY = 5_000, 50_000
_SAME_KM = 6.0


@dataclass(slots=True)
class Entry:
    """One place as it is packed; ``names`` holds every Arabic spelling, the first being shown."""

    id: str
    names: list[str]
    kind: str
    country: str
    lat: float | None
    lon: float | None
    population: int = 0
    region: str = ""
    district: str = ""
    keys: set[str] = field(default_factory=set)


def spellings(cell: str) -> list[str]:
    """The Arabic names of a cell that separates them by ``|``, each once, without marks and brackets."""
    out: dict[str, None] = {}
    for part in re.split(r"[|/،,]", cell.replace("\u200e", "").replace("\xa0", " ")):
        plain = re.sub(r"\(.*?\)", "", part).strip(' "-')
        if _ARABIC.fullmatch(plain) and len(key(plain)) >= 2:
            out[plain] = None
    return list(out)


def bare(names: Iterable[str]) -> list[str]:
    """The names without a generic word before them, kept beside those that never had one."""
    return list(dict.fromkeys(_GENERIC.sub("", name) for name in names))


def _table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _point(row: dict[str, str]) -> tuple[float | None, float | None]:
    """A row's latitude and longitude, both None where either is missing."""
    return (float(row["lat"]), float(row["lon"])) if row["lat"] and row["lon"] else (None, None)


def whosonfirst(path: Path) -> Iterator[Entry]:
    """Who's On First: countries, regions, counties, localities, neighbourhoods and air bases of nine countries."""
    for row in _table(path):
        names = bare(spellings(row["ar"]))
        if not names or "قوة الأمم" in row["ar"] or row["placetype"] not in _KINDS:
            continue
        names = [name for name in names if (name, names[0]) not in _WRONG] or names[:1]
        population = int(row["population"] or 0)
        own = {"region": row["region_id"], "county": row["county_id"]}
        yield Entry(
            f"wof:{row['wof_id']}", names, _settled(_KINDS[row["placetype"]], population), row["country"],
            *_point(row), population,
            "" if own["region"] == row["wof_id"] else own["region"],
            "" if own["county"] == row["wof_id"] else own["county"],
        )


def geonames(path: Path) -> Iterator[Entry]:
    """GeoNames: towns of more than 500 people with an Arabic name."""
    for row in _table(path):
        names = bare(spellings(row["ar_names"]))
        if names:
            population = int(row["population"] or 0)
            yield Entry(
                f"geonames:{row['geonameid']}", names, _settled("village", population), row["country"],
                *_point(row), population,
            )


def _settled(kind: str, population: int) -> str:
    """A locality's kind by its population; other kinds stay."""
    if kind != "village" or population < _TOWN:
        return kind
    return "city" if population >= _CITY else "town"


def open_syria(folder: Path) -> Iterator[tuple[str, Entry]]:
    """OpenSyria's governorates, districts and subdistricts with their Arabic aliases; the governorate's name
    beside each."""
    governorates: dict[str, str] = {}
    for file, kind in (("governorates", "province"), ("districts", "district"), ("subdistricts", "subdistrict")):
        for row in json.loads((folder / f"open_syria_{file}.json").read_text("utf-8")):
            cells = [row["name"]["ar"], *(a["value"] for a in row["aliases"] if a.get("language") == "ar")]
            names = bare(spellings("|".join(cells)))
            if not names:
                continue
            governorates.setdefault(row["id"], names[0])
            centre = row.get("centroid") or {}
            yield governorates.get(row.get("governorateId", row["id"]), ""), Entry(
                f"opensyria:{row['id']}", names, kind, "SY", centre.get("latitude"), centre.get("longitude")
            )


def kilometres(a: Entry, b: Entry) -> float:
    """The distance between two places (equirectangular, good to a percent at this scale); infinite where one has
    no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    x = math.radians(b.lon - a.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 6371.0 * math.hypot(x, math.radians(b.lat - a.lat))


class Merger:
    """Gathers entries; one that bears the name of a like place within a few kilometres is folded into it."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._named: dict[str, list[Entry]] = {}

    def add(self, entry: Entry) -> Entry:
        """Take ``entry`` in, or fold it into the one it doubles; gives the one that stays."""
        entry.keys = {key(name) for name in entry.names}
        for other in (o for k in sorted(entry.keys) for o in self._named.get(k, ())):
            if _alike(other, entry):
                self._fold(other, entry)
                return other
        self.entries.append(entry)
        for k in sorted(entry.keys):
            self._named.setdefault(k, []).append(entry)
        return entry

    def _fold(self, kept: Entry, gone: Entry) -> None:
        if gone.population > kept.population:
            kept.population = gone.population
            kept.kind = _settled("village", gone.population) if kept.kind in _SETTLED else kept.kind
        kept.region, kept.district = kept.region or gone.region, kept.district or gone.district
        kept.names += [name for name in gone.names if name not in kept.names]
        for k in sorted(gone.keys - kept.keys):
            self._named.setdefault(k, []).append(kept)
        kept.keys |= gone.keys


_SETTLED = frozenset({"village", "town", "city"})
_WIDE = {"province": 150.0, "district": 40.0, "subdistrict": 15.0}


def _alike(a: Entry, b: Entry) -> bool:
    same = a.kind == b.kind or (a.kind in _SETTLED and b.kind in _SETTLED)
    return same and a.country == b.country and kilometres(a, b) <= _WIDE.get(a.kind, _SAME_KM)


def gather(folder: Path) -> list[Entry]:
    """All entries of the source folder, merged, the known regions of OpenSyria's places filled in."""
    merger = Merger()
    for entry in whosonfirst(folder / "whosonfirst_ar.tsv"):
        merger.add(entry)
    provinces = [e for e in merger.entries if e.kind == "province" and e.country == "SY"]
    regions = {k: e.id.removeprefix("wof:") for e in provinces for k in e.keys}
    for governorate, entry in open_syria(folder):
        entry.region = "" if entry.kind == "province" else regions.get(key(governorate), "")
        merger.add(entry)
    for entry in geonames(folder / "geonames_cities500_ar.tsv"):
        merger.add(entry)
    return merger.entries


def pack(entries: list[Entry]) -> bytes:
    """The packed file's bytes, the same for the same entries."""
    places: list[str] = []
    named: dict[str, list[str]] = {}
    for number, e in enumerate(entries):
        lat, lon = ("" if v is None else f"{v:.3f}" for v in (e.lat, e.lon))
        cells = (e.id, e.names[0], e.kind, e.country, lat, lon, str(e.population or ""), e.region, e.district)
        places.append("\t".join(cells))
        for k in e.keys:
            named.setdefault(k, []).append(str(number))
    keys = [f"{k}\t{' '.join(numbers)}" for k, numbers in sorted(named.items())]
    return gzip.compress("\n".join([*places, "", *keys]).encode(), compresslevel=9, mtime=0)


def main(arguments: list[str]) -> int:
    """Build and write the file; 2 where the arguments are wrong."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    entries = gather(Path(arguments[0]))
    packed = pack(entries)
    TARGET.write_bytes(packed)
    print(f"{len(entries)} places, {len(packed)} bytes: {TARGET}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
