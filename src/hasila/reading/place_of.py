"""Where the harm was done: of the places around a figure, the one that its clause, its sentence, its report speak of.

The place belongs to the incident more than to the sentence: about one place in three stands in another sentence than
its figure, so a figure without a place of its own takes the one that the sentences before it speak of.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hasila.arabic.record import replace
from hasila.reading.place_layout import Layout
from hasila.reading.place_mention import AREA, FINE, PART, WIDE, PlaceMention, same_place
from hasila.reading.place_within import lies_in

_WIDER = (0, 4, 20)  # sentences that a spot, a part of a country, a country may stand farther off
_SETTLED = 70  # from here on a town or a part of one
# Weights tried on the annotated reports (1 to 3): a place after the figure in its own sentence is nearer than one as
# far before it; a sentence after the figure's is farther than one as far before.
BEFORE = 1.5
AFTER = 1.5
_BESIDE = 8
_RIGHT_AFTER = 3  # tokens from a figure to the country in which it is told (قتل عشرة أشخاص في …)
_NOT_WIDE = frozenset({"road", "capital"})
_PROVINCES = frozenset({"district", "subdistrict", "province"})
_ASIDE = 2  # commas: استشهد ثمانية، جلهم أطفال، في حي كذا
_LISTED = 8  # names: a longer list is the front that was fought over, or all that was struck on a day
_TOWNS = frozenset({"city", "capital", "town"})
_SPOTS = frozenset({"neighbourhood", "area", "site", "camp"})
_HOLDING = frozenset({"city", "capital"})  # a province or what it is called after


def without_roads(mentions: Sequence[PlaceMention], layout: Layout) -> list[PlaceMention]:
    """The mentions without the roads of a town that is named right after them (على طريق … في بلدة …، غرب بلدة …): it
    then is the place, and does not only say where another lies."""
    pairs = [(a, b) for a, b in pairwise(mentions) if a.kind == "road" and b.fineness >= FINE and layout.within(a, b)]
    roads, towns = {id(a) for a, _ in pairs}, {id(b) for _, b in pairs}
    return [replace(m, locator=False) if id(m) in towns else m for m in mentions if id(m) not in roads]


def wide_before(at: int, mentions: Sequence[PlaceMention], layout: Layout) -> PlaceMention | None:
    """The wide place that the sentence before speaks of: a sum over events has no village.

    A new paragraph's sum is of a province only where the report names no other, and of no district.
    """
    sentence = layout.sentence(at)
    provinces = [m for m in mentions if m.kind == "province"]
    one = provinces[0] if provinces and all(same_place(m, provinces[0]) for m in provinces) else None
    return next((
        m for m in reversed(mentions)
        if m.first < at and m.fineness < _SETTLED and not m.locator and m.kind not in _NOT_WIDE
        and layout.sentence(m.first) >= sentence - 1
        and (m.kind not in _PROVINCES or (m.kind == "province" and one is not None)
             or layout.paragraph(m.first) == layout.paragraph(at))
    ), None)


def joined(chosen: PlaceMention, mentions: Sequence[PlaceMention], layout: Layout) -> PlaceMention:
    """``chosen`` with what it is listed with, from the first of the names that commas and و join to the end of the last
    (one incident in all); of a list longer than ``_LISTED`` the first. Where a dual names two (بلدتي … و…), both."""
    at = next((n for n, m in enumerate(mentions) if m is chosen), -1)
    if at < 0:
        return chosen
    low = high = at
    while low and _goes_on(mentions[low - 1], mentions[low], layout):
        low -= 1
    while high + 1 < len(mentions) and _goes_on(mentions[high], mentions[high + 1], layout):
        high += 1
    first = mentions[low]
    if first.pair is not None:
        start, end, name = first.pair
    elif low < high < low + _LISTED:
        start, end = first.start, mentions[high].end
        name = layout.text[start:end] if layout.text else first.name
    else:
        return first
    return replace(first, start=start, end=end, name=name, precision=None if first.precision is None else 5)


def _goes_on(one: PlaceMention, other: PlaceMention, layout: Layout) -> bool:
    """Is ``other`` the next of a list of fine places after ``one``? A word that takes up a name (المدينة) is none."""
    if any(layout.tokens[m.last - 1].end != m.end for m in (one, other)):
        return False
    if one.pair is not None and one.pair[1] == other.end:
        return True
    alike = one.kind == other.kind or (min(one.fineness, other.fineness) >= PART and not one.locator)
    return alike and layout.listed(one, other)


def best(at: int, mentions: Sequence[PlaceMention], layout: Layout) -> PlaceMention | None:
    """Of the mentions in the figure's sentence, the fine one that fewest commas and words part from it; else the
    finest."""
    holds = _holding(mentions, layout)
    fine = [m for m in mentions if m.fineness >= FINE and not m.locator and id(m) not in holds]
    fine = [m for m in fine if m.first < at or not layout.turns(at, m.first)] or fine  # ..., فيما قتل اثنان في كذا
    if fine:
        if _resumed(at, mentions, layout):
            fine = [m for m in fine if m.first < at] or fine
        chosen = min(fine, key=lambda m: (layout.walls(at, m.first), _distance(at, m)))
        chosen = next((b for a, b in pairwise(fine) if a is chosen and layout.around(a, b)), chosen)
        if chosen.kind in _HOLDING and not layout.headed(chosen, _HOLDING):
            chosen = _inner(at, chosen, fine) or chosen
        if chosen.kind in _TOWNS and chosen.first < at:
            chosen = _spot(at, fine, layout) or chosen
        return _elsewhere(at, chosen, mentions, layout) or chosen
    mentions = [m for m in mentions if not m.locator] or mentions
    # في باب المندب بمحافظة …
    holders = {id(b) for a, b in pairwise(mentions) if a.kind != "border" and layout.inside(a, b)}
    mentions = [m for m in mentions if id(m) not in holders] or mentions
    mentions = [m for m in mentions if not layout.turns(at, m.first)] or mentions
    return max(mentions, key=lambda m: (_grade(m), -layout.walls(at, m.first), -abs(m.first - at)), default=None)


def _grade(mention: PlaceMention) -> int:
    """How finely a wide mention says where: a border no finer than a side of a country."""
    return PART if mention.kind == "border" else mention.fineness


def _resumed(at: int, mentions: Sequence[PlaceMention], layout: Layout) -> bool:
    """قصف قرية كذا ما أدى لإصابة مواطن وأطراف بلدة كذا: does the list before the figure go on after it?"""
    after = next((m for m in mentions if m.first > at), None)
    return after is not None and layout.added_to(after)


def _inner(at: int, holder: PlaceMention, fine: Sequence[PlaceMention]) -> PlaceMention | None:
    """The finer place told after the figure that lies in what the sentence opens with (وفي …، أصيب ثلاثة … بقرية …)."""
    inner = (m for m in fine if m.first > at and m.fineness > holder.fineness and m.ancestors and lies_in(m, holder))
    return min(inner, key=lambda m: m.first, default=None)


def _spot(at: int, fine: Sequence[PlaceMention], layout: Layout) -> PlaceMention | None:
    """The spot of no gazetteer told after the figure, where the sentence opens with its town (وفي مدينة …، قتل ثلاثة …
    في حي …)."""
    after = next((m for m in fine if m.first > at), None)
    if after is None or after.ancestors or after.kind not in _SPOTS or layout.turns(at, after.first):
        return None
    return after if layout.walls(at, after.first) <= _ASIDE else None


def _holding(mentions: Sequence[PlaceMention], layout: Layout) -> set[int]:
    """The mentions (by ``id``) that only say where the fine one before them lies, or name it again."""
    holds: set[int] = set()
    for a, b in pairwise(mentions):
        held = layout.within(a, b) if a.fineness >= b.fineness else layout.inside(a, b)
        if a.fineness >= FINE and (held or layout.alias(a, b)):
            holds.add(id(b))
    return holds


def _elsewhere(
    at: int, chosen: PlaceMention, mentions: Sequence[PlaceMention], layout: Layout
) -> PlaceMention | None:
    """The wide place of the figure's own clause, where the fine one ``chosen`` is another clause's and not in it:
    قصف في قرية …، ويأتي ذلك بعد قصف على ريف … خلف قتلى."""
    walls = layout.walls(at, chosen.first)
    own = [
        m
        for m in mentions
        if m.fineness < FINE and (m.fineness >= PART or 0 < m.first - at <= _RIGHT_AFTER) and not m.locator
        and layout.walls(at, m.first) == 0 < walls
    ]
    own += [
        m for m in mentions
        if WIDE <= m.fineness < FINE and chosen.first < m.first < at and chosen.kind in _HOLDING and not m.locator
        and m.ancestors and not lies_in(chosen, m) and not lies_in(m, chosen) and not layout.walls(at, m.first)
        and not layout.within(chosen, m)
    ]
    told_there = any(lies_in(chosen, m) or same_place(chosen, m) for m in own)
    if not own or (told_there and not layout.turns(at, chosen.first)):
        return None
    return min(own, key=lambda m: _distance(at, m))


def beside(at: int, mentions: Sequence[PlaceMention], layout: Layout) -> PlaceMention | None:
    """Of the mentions in a sum's sentence, the one right after it, however wide; else the ``best``."""
    after = [m for m in mentions if 0 <= m.first - at <= _BESIDE and not m.locator and layout.walls(at, m.first) == 0]
    return min(after, key=lambda m: m.first) if after else best(at, mentions, layout)


def _distance(at: int, mention: PlaceMention) -> float:
    """Tokens between; a place after the figure is nearer than one as far before it."""
    return mention.first - at if mention.first >= at else (at - mention.first) * BEFORE


def carried(at: int, mentions: Sequence[PlaceMention], layout: Layout) -> PlaceMention | None:
    """The place that the nearest sentence speaks of, the sentences before counting nearer; wide places only for
    want of any."""
    here = layout.sentence(at)
    scenes = {layout.sentence(m.first) for m in mentions if m.first > at and layout.opens(m)}
    again = {id(b) for a, b in pairwise(mentions) if layout.alias(a, b)}  # حي … وسط مدينة …/ …: its town's other name
    mentions = [m for m in mentions if id(m) not in again]
    told = [
        ((here - layout.sentence(m.first)) if m.first < at else (layout.sentence(m.first) - here) * AFTER, m)
        for m in mentions
        if not m.locator and not (layout.sentence(m.first) in scenes and m.first > at)
    ]
    told = [(n + _WIDER[0 if m.fineness >= AREA else 1 if m.fineness >= PART else 2], m) for n, m in told]
    nearest = min((n for n, _ in told), default=0)
    return best(at, [m for n, m in told if n == nearest] or mentions, layout)
