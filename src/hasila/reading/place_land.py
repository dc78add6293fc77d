"""The land that a report is about: the part of a country, or else the country, that holds nearly all the places where
it tells of harm. A sum over time whose sentence names no place is of it."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic.fold import fold_word
from hasila.arabic.record import replace
from hasila.lexicon.gazetteer import gazetteer, key
from hasila.lexicon.place_words import cue
from hasila.reading.place_mention import FINE, WIDE, PlaceMention, core, same_place
from hasila.reading.place_within import lies_in, said_within
from hasila.reading.scope_marks import classes_at
from hasila.reading.tallies import raises
from hasila.reading.tellings import Tellings, Told

_LANDS = frozenset({"province", "area", "region", "countryside", "country"})
_WHOLE = frozenset({"region", "country"})  # lie in no other
_MOST = 0.75  # of the places of harm
_SLACK = 0.3  # degrees from the middle of a country
_SINCE = 4  # words from منذ to what began
_TIMES = frozenset({"period", "month", "today"})


def land_of(report: Tellings, one: Told) -> PlaceMention | None:
    """The finest land that holds most of the report's places of harm, as it is named nearest to the sum ``one``, before
    it if it is; None where the report tells of places of several lands, or of one event that the sum does not take up.
    """
    around = report.around(one.at)
    lands = [land for m in around if m.first not in report.framed and (land := _land(report, m)) is not None]
    if not lands:
        return None
    harmed = _harmed(report) or report.countries or lands
    taken_up = _takes_up(report, one) or all(same_place(m, lands[0]) for m in around)  # the only place of the report
    fit = [m for m in lands if _holds_most(report, m, harmed) and (taken_up or _in_several(report, m, harmed))]
    if not fit:
        return None
    finest = max(fit, key=lambda m: m.fineness)
    same = [m for m in fit if same_place(m, finest)]
    named = [m for m in same if not m.locator and m.fineness == finest.fineness] or same
    return min(named, key=lambda m: (m.first > one.at, abs(m.first - one.at)))


def land_around(report: Tellings, one: Told, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The finest part of a country that the report names and that holds all ``places``, as named nearest to ``one``."""
    lands = [land for m in report.around(one.at) if (land := _land(report, m)) is not None and land.kind != "country"]
    fit = [land for land in lands if all(_holds(report, land, place) for place in places)]
    return min(fit, key=lambda m: (-m.fineness, abs(m.first - one.at)), default=None)


def _harmed(report: Tellings) -> Sequence[PlaceMention]:
    """The places of the report's news, each once a sentence."""
    told = {
        (t.sentence, core(t.own)): t.own for t in report.told
        if t.own is not None and t.draft.parent is None and not (t.back or t.long_ago)
    }
    return list(told.values())


def _holds_most(report: Tellings, land: PlaceMention, harmed: Sequence[PlaceMention]) -> bool:
    held = sum(_holds(report, land, place) for place in harmed)
    return held > 0 and held >= _MOST * len(harmed)


def _holds(report: Tellings, land: PlaceMention, place: PlaceMention) -> bool:
    if same_place(place, land):
        return True
    if place.ancestors:
        known = lies_in(place, land) or _among(land, place.ancestors)
        return known and (land.kind != "region" or _on_side(land, place))
    around = report.around(place.first)
    n = next((n for n, m in enumerate(around) if m is place), -1)
    return n >= 0 and said_within(n, around, land, report.layout, True)


def _land(report: Tellings, mention: PlaceMention) -> PlaceMention | None:
    """The land that a mention names, with that of which it names a side (شمال قطاع …: قطاع …) in its place."""
    if mention.kind not in _LANDS or not (mention.ancestors or mention.kind in _WHOLE):
        return None
    if mention.kind != "region":
        return None if mention.locator else mention
    if not mention.ancestors:  # a side of a country; a part of the world is none
        return None if mention.locator or not _is_side(report.passage.form(mention.first)) else mention
    first = next((i for i in range(mention.first, mention.last) if not _is_side(report.passage.form(i))), mention.first)
    start = report.passage.tokens[first].start
    if not mention.first < first < mention.last or not mention.start < start < mention.end:
        return None
    name = report.passage.text[start : mention.end]
    return replace(mention, first=first, outer=first, start=start, name=name, kind="province", fineness=WIDE)


def _is_side(form: str) -> bool:
    found = cue(form)
    return found is not None and found[1].cls == "direction"


def _among(land: PlaceMention, ancestors: Sequence[str]) -> bool:
    """Is a land, by another of its names (القطاع: قطاع غزة), one of those that a place lies in?"""
    return land.id is not None and any(p.id == land.id for name in ancestors for p in gazetteer().find(key(name)))


def _on_side(region: PlaceMention, place: PlaceMention) -> bool:
    """Does a place of its country lie on the side of it that a region names (شمال غربي …), as far as is known?"""
    if None in (region.lat, region.lon, place.lat, place.lon):
        return True
    north, east = (place.lat or 0.0) - (region.lat or 0.0), (place.lon or 0.0) - (region.lon or 0.0)
    words = fold_word(region.name)
    off = (("شمال", north), ("جنوب", -north), ("شرق", east), ("غرب", -east))
    return all(away > -_SLACK for word, away in off if word in words)


def _in_several(report: Tellings, land: PlaceMention, harmed: Sequence[PlaceMention]) -> bool:
    """Was harm done in several of its places, or, where none is told of, in it itself in several sentences?"""
    inner = {core(m) for m in harmed if not same_place(m, land) and m.fineness >= FINE and _holds(report, land, m)}
    return len(inner) > 1 or (not inner and len(harmed) > 1)


def _takes_up(report: Tellings, one: Told) -> bool:
    """Does the sum's sentence count the news in (ليرتفع العدد إلى …), or count since what is told of began (منذ بدء
    الاحتجاجات)?"""
    passage = report.passage
    first, last = passage.sentences[one.draft.sentence]
    if any(raises(passage, i) for i in range(first, last)):
        return True
    return any("since" in classes_at(passage, i) and _began(report, i, last) for i in range(first, last))


def _began(report: Tellings, since: int, last: int) -> bool:
    passage = report.passage
    ahead = range(since + 1, min(since + _SINCE, last))
    return any(passage.form(i).startswith("ال") and not classes_at(passage, i) & _TIMES for i in ahead)
