"""The place that linked figures share: those that state one fact are of one place, the finest that any of them has."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.lexicon.gazetteer import key
from hasila.reading.facts import Fact
from hasila.reading.parts import of_casualties
from hasila.reading.passage import Passage
from hasila.reading.place_mention import FINE, PlaceMention, core, same_place
from hasila.reading.place_within import lies_in
from hasila.reading.repeats import root
from hasila.reading.settings import Setting, moved

_TOWNS = frozenset({"town", "city", "capital"})
_INNER = frozenset({"neighbourhood", "camp", "site", "road", "building", "crossing", "prison"})
_WIDE = frozenset({"country", "region", "province", "countryside", "district", "subdistrict", "area", "border"})


def placed_alike(passage: Passage, facts: Sequence[Fact], placed: Sequence[Setting]) -> list[Setting]:
    """``placed``, the settings of linked ``facts``: what is told coarsely (قتيل في ريف …) and again of a spot in there
    (قُتل رجل في قرية …) was at the spot; those of the dead and hurt told before (من بين القتلى ثلاثة) are where
    these are."""
    out = list(placed)
    spots = _spots(facts, placed)
    for i, fact in enumerate(facts):
        here, spot = placed[i].mention, spots.get(root(facts, i))
        if spot is None or fact.value is None or fact.scope != "incident" or not _within(spot, here):
            continue
        for j, each in enumerate(facts):
            if j == i or (each.subset_of == i and placed[j].mention is here):
                out[j] = moved(placed[j], spot, passage.text)
    for i, fact in enumerate(facts):
        told = (fact.part and not fact.told_apart) or _of_the_hurt(passage, fact)
        if fact.subset_of is None or not told or _named(passage, fact, placed[i]):
            continue
        whole = out[fact.subset_of].mention
        if whole is not None and facts[fact.subset_of].scope == fact.scope:
            out[i] = moved(out[i], whole, passage.text)
    return out


def _spots(facts: Sequence[Fact], placed: Sequence[Setting]) -> dict[int, PlaceMention]:
    """The finest place of each fact told more than once, by its first statement, where the others of its places are it
    or hold it."""
    told: dict[int, list[PlaceMention]] = {}
    for i, setting in enumerate(placed):
        if setting.mention is not None:
            told.setdefault(root(facts, i), []).append(setting.mention)
    out = {}
    for first, places in told.items():
        best = max(places, key=lambda m: m.fineness)
        if best.fineness >= FINE and all(same_place(m, best) or _within(best, m) for m in places):
            out[first] = best
    return out


def _within(spot: PlaceMention, coarse: PlaceMention | None) -> bool:
    """May the spot be what a coarser naming of the same place means?"""
    if coarse is None:
        return True
    if same_place(spot, coarse):
        return False
    if coarse.kind in _TOWNS:
        return spot.kind in _INNER and (not spot.ancestors or core(coarse) in map(key, spot.ancestors))
    if coarse.kind not in _WIDE or spot.fineness <= coarse.fineness:
        return False
    return coarse.kind == "border" or (bool(spot.ancestors) and lies_in(spot, coarse))


def _of_the_hurt(passage: Passage, fact: Fact) -> bool:
    """ثلاثة من الجرحى: are they some of those whom an outcome noun means, not some of a force (8 من المسلحين)?"""
    return of_casualties(passage, fact) and any(head.outcome for head in fact.draft.phrase.heads)


def _named(passage: Passage, fact: Fact, setting: Setting) -> bool:
    """Does the fact's own sentence name its place?"""
    first, last = passage.sentences[fact.draft.sentence]
    return setting.mention is not None and first <= setting.mention.first < last
