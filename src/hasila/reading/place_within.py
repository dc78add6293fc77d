"""Which place lies in which: by what the report says and by what is known; and the finer place in a coarse one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hasila.arabic.fold import fold_word
from hasila.lexicon.gazetteer import gazetteer, key
from hasila.lexicon.place_words import cue, demonym, of_town
from hasila.reading.place_layout import Layout
from hasila.reading.place_mention import AREA, FINE, PlaceMention, core, same_place

TOWN = frozenset({"city", "town", "village"})
_LOOSE = frozenset({"area", "border"})  # no list says where they lie
_SETTLED = frozenset({"city", "capital"})  # two of one name are known, though not which is meant
_SETTLEMENTS = TOWN | {"capital"}
_DISTRICT = frozenset({"area", "district", "subdistrict", "province"})
_BUILT = frozenset({"site", "road", "building", "hospital"})  # known by no gazetteer, they may stand anywhere
# What lies inside a town rather than in the district of its name.
_INNER = frozenset({"camp", "neighbourhood", "prison", "site", "crossing"})
_QUARTERS = frozenset({"neighbourhood", "area"})
_STEPS = 8  # from a spot to what it lies in: more than any report asks for


def finer(coarse: PlaceMention, at: int, mentions: Sequence[PlaceMention], layout: Layout) -> PlaceMention | None:
    """A finer place inside ``coarse`` that the report names elsewhere: first what it says lies there, then, for a wide
    place, the nearest, what follows before what precedes."""
    loose = coarse.fineness < FINE or layout.beside(coarse) or not layout.headed(coarse, TOWN) and (
        coarse.precision != 1
        or not any(
            same_place(m, coarse) and m is not coarse and m.fineness >= FINE and not m.locator
            and not layout.headed(m, _DISTRICT) for m in mentions
        )
    )
    inside = [
        m for n, m in enumerate(mentions)
        if m.fineness >= FINE and not m.locator and not same_place(m, coarse)
        and (m.fineness >= coarse.fineness or _part_of(m, mentions[n + 1 : n + 2], coarse, layout))
        and said_within(n, mentions, coarse, layout, loose) and not _beside(n, mentions, coarse)
    ]
    if coarse.fineness < FINE:
        inside += [
            m for n, m in enumerate(mentions)
            if m.fineness >= FINE and not m.locator and lies_in(m, coarse)
            and (m.ancestors or _may_lie_in(n, mentions, coarse, layout, at))
        ]
    else:
        inner = [m for m in mentions if (m.kind in _INNER or m.kind in _QUARTERS) and m.fineness > coarse.fineness]
        inside += [
            m for m in inner
            if core(coarse) in map(key, m.ancestors) or _told_beside(m, coarse, mentions, layout)
        ]
    here = layout.sentence(at)
    inside = [m for m in inside if layout.sentence(m.first) <= here or not (layout.added(m) or layout.of_one(m))]
    return min(inside, key=lambda m: (layout.captioned(m), away(layout.sentence(m.first) - here)), default=None)


def _beside(n: int, mentions: Sequence[PlaceMention], coarse: PlaceMention) -> bool:
    """Is mention ``n`` a town or village like the coarse one, known to lie elsewhere or said to lie on a side of it
    (قرية … إلى الشمال من بلدة …)? Neither lies in the other."""
    fine = mentions[n]
    if coarse.kind not in _SETTLEMENTS or fine.kind not in _SETTLEMENTS:
        return False
    holders = set(map(key, fine.ancestors))
    if fine.kind == coarse.kind or (holders and fine.fineness <= coarse.fineness):
        return core(coarse) not in holders
    return False


def _may_lie_in(
    n: int, mentions: Sequence[PlaceMention], coarse: PlaceMention, layout: Layout, at: int
) -> bool:
    """May a place of no gazetteer lie in the coarse one of the figure at ``at``? It is told of after the figure, and
    nothing said of it puts it elsewhere."""
    fine = mentions[n]
    if coarse.kind == "area" or fine.kind in _BUILT:
        return False
    return layout.sentence(fine.first) >= layout.sentence(at) and not put_elsewhere(n, mentions, coarse, layout)


def put_elsewhere(n: int, mentions: Sequence[PlaceMention], coarse: PlaceMention, layout: Layout) -> bool:
    """Does the text put mention ``n`` in or near a known place that is not the coarse one's (… بمحافظة أخرى)? So
    it does where the sentence opens with one (وفي بلدة أخرى …)."""
    opening = next((m for m in reversed(mentions[max(n - _STEPS, 0) : n]) if layout.opens(m)), None)
    if opening is not None and layout.sentence(opening.first) == layout.sentence(mentions[n].first):
        return bool(opening.ancestors) and not (same_place(opening, coarse) or lies_in(opening, coarse))
    for inner, outer in pairwise(mentions[n : n + _STEPS]):
        if not layout.within(inner, outer):
            return False
        if outer.ancestors and not (same_place(outer, coarse) or lies_in(outer, coarse) or lies_in(coarse, outer)):
            return True
    return False


def _told_beside(
    fine: PlaceMention, coarse: PlaceMention, mentions: Sequence[PlaceMention], layout: Layout
) -> bool:
    """Is the fine place a quarter of no gazetteer, told of in the sentence after the coarse one's, and nothing between
    them?"""
    if fine.kind not in _QUARTERS or not fine.told or fine.id is not None or not coarse.last <= fine.outer:
        return False
    between = (m for m in mentions if coarse.first < m.first < fine.first and m.fineness >= AREA)
    here = layout.sentence(fine.first)
    if here - layout.sentence(coarse.first) != 1 or not all(same_place(m, coarse) for m in between):
        return False
    beside = (m for m in mentions if m.kind in TOWN and layout.sentence(m.first) == here)
    return all(same_place(m, coarse) for m in beside)  # not a quarter of the town that its own sentence names


def _part_of(fine: PlaceMention, after: Sequence[PlaceMention], coarse: PlaceMention, layout: Layout) -> bool:
    """Do the very next words put the fine place in the coarse one itself, not in its countryside?"""
    return any(
        layout.inside(fine, m) and same_place(m, coarse) and m.kind not in ("countryside", "region") for m in after
    )


def said_within(
    n: int, mentions: Sequence[PlaceMention], coarse: PlaceMention, layout: Layout, loose: bool
) -> bool:
    """Does the text put mention ``n``, directly or by steps, in the coarse one, or (``loose``) near it or in its
    countryside?"""
    loose = loose or (mentions[n].kind == "neighbourhood" and coarse.fineness >= FINE)
    for inner, outer in pairwise(mentions[n : n + _STEPS]):
        if not layout.within(inner, outer):
            return False
        side = outer.locator or outer.kind in ("countryside", "region") or layout.headed(outer, _DISTRICT)
        if same_place(outer, coarse) and (loose or not side):
            return True
        if coarse.fineness < FINE and outer.ancestors and lies_in(outer, coarse):
            return True
    return False


def away(sentences: int) -> float:
    """How far a sentence is: those that follow count half, a headline is explained by what comes after it."""
    return sentences / 2 if sentences >= 0 else -float(sentences)


def lies_in(fine: PlaceMention, coarse: PlaceMention) -> bool:
    """Is the finer mention's place known to lie in the coarse one's? A name of no gazetteer may lie anywhere."""
    if not fine.ancestors:
        known = fine.id is not None or fine.lat is not None or (fine.kind in _SETTLED and not fine.told)
        return fine.kind not in _LOOSE and not known
    holders = {core(coarse), _land_of(coarse)}
    if coarse.kind == "province" and cue(fold_word(coarse.name).split()[0]) is None:
        holders.add(key(coarse.name))  # الضفة الغربية: a side that is part of the name
    return any(key(a) in holders for a in fine.ancestors)


def _land_of(side: PlaceMention) -> str:
    """The key of the country or province of which an adjective names a side or the countryside (الشمال السوري، الريف
    الحلبي), empty for any other mention."""
    if side.kind not in ("region", "countryside"):
        return ""
    last = fold_word(side.name).split()[-1]
    return key(gazetteer().countries().get(demonym(last), "") or of_town(last))
