"""A mention of a place: which one it is, how finely it says where, and whether things happen there."""

from __future__ import annotations

from typing import Literal

from hasila.arabic.fold import fold_word
from hasila.arabic.memo import remembered
from hasila.arabic.record import record
from hasila.lexicon.gazetteer import key
from hasila.lexicon.place_words import cue

PlaceRole = Literal["location", "origin", "other"]

# How finely a mention says where: the higher, the finer.
FINENESS = {
    "prison": 92, "site": 90, "crossing": 88, "camp": 88, "neighbourhood": 85, "village": 80, "front": 78, "town": 75,
    "city": 70,
    "capital": 68, "road": 62, "district": 61, "subdistrict": 60, "area": 50, "countryside": 45, "province": 40,
    "river": 30,
    "hospital": 35, "building": 52, "region": 25, "border": 26, "sea": 22, "country": 10,
}

LINES = frozenset({"border", "river", "sea"})  # too long to say where

# From here on a mention names a spot or a settlement; below it an area that may hold many.
FINE = 60
SPOT = 78  # and from here on no town that has quarters of its own
AREA = 50
PART = 25  # a part of a country, or its provinces
WIDE = 40  # a province or the countryside of one: a country holds too much to be the place of a clause


@record
class PlaceMention:
    """One mention. Tokens ``first:last`` and offsets ``start:end`` (original text) hold the name without glued clitics.

    ``outer`` is the first token of the whole naming (generic and direction words included). ``id``, ``lat``, ``lon``
    and ``precision`` (UCDP 1-7) are None where the name is not resolved. ``ancestors`` are names, nearest first.
    ``role``: ``location`` things happen there, ``origin`` they come from there, ``other`` neither (a state, an office,
    a dateline). ``locator``: it only says where the place before it lies (شمالي حلب after a town's name).
    ``told``: no gazetteer holds the name. ``pair``: where a dual opens two names (بلدتي … و…), the stretch from this
    one to the end of the second, and its words. ``heads``: it heads a line of a list by places.
    """

    first: int
    last: int
    outer: int
    start: int
    end: int
    name: str
    kind: str
    fineness: int
    id: str | None
    lat: float | None
    lon: float | None
    precision: int | None
    ancestors: tuple[str, ...]
    role: PlaceRole
    locator: bool = False
    told: bool = False
    pair: tuple[int, int, str] | None = None
    heads: bool = False


def core(mention: PlaceMention) -> str:
    """The key of a mention's name without generic words and directions (شمالي إدلب, ريف إدلب, مدينة إدلب: ادلب)."""
    return _core(mention.name)


@remembered
def _core(name: str) -> str:
    words = [word.strip("#") for word in fold_word(name).split() if cue(word) is None]
    return key("".join(words)) or key(name)


def same_place(a: PlaceMention, b: PlaceMention) -> bool:
    """Do two mentions name one place, a province and its capital taken for one?"""
    return (a.id is not None and a.id == b.id) or core(a) == core(b)
