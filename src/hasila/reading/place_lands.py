"""Lands whose name is written as the adjective of their people is (سورية): the word before tells which is meant."""

from __future__ import annotations

from hasila.arabic.questions import question_of
from hasila.lexicon.gazetteer import gazetteer, key
from hasila.lexicon.place_words import cue, stems, words_of
from hasila.reading.place_leads import lead_of
from hasila.reading.place_name import Name, PlaceText

_LANDS = words_of("land")
_ASKING = frozenset({"locative", "towards", "near", "direction", "country_side", "origin"})
_OF = frozenset({"من", "الي", "عن", "وسط", "انحاء", "عموم"})


@question_of(lambda: _LANDS)
def is_land(form: str) -> bool:
    """Is a folded word, with or without clitics, such a name?"""
    return any(stem in _LANDS for _, stem in stems(form))


def land_of(at: PlaceText, i: int) -> Name | None:
    """The land that token ``i`` names (في سورية، شمال غربي سورية); None where it is the adjective (قوات سورية)."""
    if not is_land(at.forms[i]):
        return None
    prefix, name = next((prefix, stem) for prefix, stem in stems(at.forms[i]) if stem in _LANDS)
    before = at.before(i)
    word = at.forms[before] if before >= 0 else ""
    known = cue(word) if word else None
    bare = not prefix.strip("وف")
    asked = word in _OF or (known is not None and known[1].cls in _ASKING)
    if not (asked if bare else {"ب", "ل"} & set(prefix)):
        return None
    places = tuple(place for place in gazetteer().find(key(name)) if place.kind == "country")
    lead = lead_of(at, i) if bare else ()
    return Name(i, i + 1, prefix, key(name), places, None, lead, quoted=False)
