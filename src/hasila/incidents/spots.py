"""Places as they are compared: one or another spelling of one place, a quarter of its town, a town of its province."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from hasila.incidents.model import Spot
from hasila.lexicon.gazetteer import gazetteer, key
from hasila.lexicon.place_words import cue
from hasila.model import Place

_SITES = frozenset({"site", "prison", "crossing"})
_LARGE, _PEOPLE = frozenset({"city", "capital", "district", "province"}), 25_000
_FINE = 2  # UCDP's precision: 1 and 2 are a spot and its surroundings
_SEVERAL = 5  # its precision where a place is more than one spot
_NEAR_KM = 4.0
_EARTH_KM = 6371.0
_LIKE = 0.8
_AND = " و"
_LONG = 5  # letters: shorter names are too alike for a letter's difference to be a slip


def singly(place: Place) -> tuple[Place, ...]:
    """The places named in one breath (بلدتي س وص); as a rule one. What the gazetteer says is said of the first."""
    first, *others = _names(place.text)
    if not others:
        return (place,)
    return replace(place, text=first, name=None), *(Place(place.span, name) for name in others)


@lru_cache(maxsize=8192)
def _names(text: str) -> tuple[str, ...]:
    """The names joined by و in ``text``: cut only where what follows is a known place or opens with a word for one."""
    if _AND not in text or key(text) in gazetteer():
        return (text,)
    first, *others = text.split(_AND)
    names = [first.rstrip(" ،")]
    for other in others:
        opening = other.split()[:1]
        if key(other) in gazetteer() or (len(other.split()) > 1 and opening and cue(key(opening[0])) is not None):
            names.append(other.rstrip(" ،"))
        else:
            names[-1] += _AND + other
    return tuple(names)


def spot(place: Place) -> Spot:
    """The place as it is compared. A name that no gazetteer holds is a spot of the reports' own; several settlements
    named in one breath are as fine as one."""
    listed = place.precision == _SEVERAL and len(_names(place.text)) > 1
    if place.id is None:
        told = _told_key(place.text)
        if cue(told) is not None or cue("ال" + told) is not None:
            return Spot("", fine=False)  # المدينة، المنطقة: those spoken of
        return Spot(told, fine=listed or place.precision is None or place.precision <= _FINE)
    name = key(place.name or place.text)
    fine = listed or place.precision is None or place.precision <= _FINE or "opensyria" in place.id
    within, large, site = _known(name, place.id)
    return Spot(_bare(name), place.id, place.lat, place.lon, within, fine, large, site)


@lru_cache(maxsize=8192)
def _told_key(text: str) -> str:
    words = text.replace("#", " ").replace("_", " ").split()
    while len(words) > 1 and cue(key(words[0])) is not None:
        words = words[1:]
    return _bare(key(" ".join(words)))


def _parts(long: str, short: str) -> bool:
    """Is ``short`` the whole name at one end of ``long``: before more words, after a generic one (مخيم، قرية) or و?"""
    if long.startswith(short):
        return True
    head = long.removesuffix(short).removesuffix("ال")
    return long.endswith(short) and (head.endswith("و") or cue(head) is not None)


@lru_cache(maxsize=8192)
def _bare(name: str) -> str:
    return name.removeprefix("ال") if len(name) > _LONG else name


@lru_cache(maxsize=8192)
def _known(name: str, id_: str) -> tuple[tuple[str, ...], bool, bool]:
    """(the keys of its ancestors, whether it is a large town, whether a site) by the gazetteer. A town that gives a
    district its name is large, whatever is known of its people."""
    found = gazetteer().find(name)
    large = any(p.kind in _LARGE or (p.id == id_ and p.population >= _PEOPLE) for p in found)
    site = any(p.kind in _SITES for p in found if p.id == id_)
    return next((tuple(_bare(k) for k in p.within) for p in found if p.id == id_), ()), large, site


def same(one: Spot, other: Spot) -> bool:
    """One place: the same id or name, a spelling apart, or a name that goes on (الكندة، الكندة غربي)."""
    if one.key == other.key or (one.id and one.id == other.id):
        return True
    if one.id and other.id:
        away = kilometres(one, other)
        if away is not None and away > _NEAR_KM:
            return False
    short, long = sorted((one.key, other.key), key=len)
    if len(short) < _LONG - 1:
        return False
    if _parts(long, short) and not (one.id and other.id):
        return True
    return len(short) >= _LONG and Levenshtein.normalized_similarity(short, long, score_cutoff=_LIKE) >= _LIKE


def holds(wide: Spot, narrow: Spot) -> bool:
    """Does ``wide`` hold ``narrow``, by the gazetteer's hierarchy?"""
    return wide.key in narrow.within


def kilometres(one: Spot, other: Spot) -> float | None:
    """Great-circle kilometres, None where either has no degrees."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    a, b = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


@lru_cache(maxsize=8192)
def skeleton(spot_key: str) -> str:
    """A name without its weak letters, so that spellings meet in one block."""
    bare = "".join(letter for letter in spot_key if letter not in "اويهةءئؤى")
    return (bare or spot_key)[:4]
