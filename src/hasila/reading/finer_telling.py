"""The finer place in a coarse one of which the report tells the same incident: the same outcome and number, the only
place there that fits, or where it says that it happened."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from hasila.lexicon.gazetteer import key
from hasila.lexicon.place_words import cue, words_of
from hasila.reading.drafts import CASUALTY
from hasila.reading.place_mention import AREA, FINE, PART, PlaceMention, core, same_place
from hasila.reading.place_within import TOWN, away, finer, lies_in, put_elsewhere, said_within
from hasila.reading.tellings import WINDOW, Tellings, Told

_MANY = words_of("many")
_ATTACKS = words_of("attack")
_UNNAMED = frozenset({"camp", "village", "neighbourhood", "prison", "crossing"})
_TOWNS = frozenset({"city", "capital", "town"})
_HOLDING = _TOWNS | {"district", "subdistrict"}
_SPOTS = frozenset({"neighbourhood", "road", "area", "site", "building", "camp"})
_SITE = 8  # sentences on in which a report says where it happened
_BEFORE_PLACE = 6  # words
_LEAD = 1  # the last sentence of headline and lead
_MOST = 0.6  # of a sum, in figures of several places
_OPENING = 4  # figures of a headline


def finer_telling(
    report: Tellings, cluster: Sequence[Told], place: PlaceMention, around: Sequence[PlaceMention]
) -> PlaceMention:
    """The finer place in ``place`` of which the report tells the cluster's incident; ``place`` where none is."""
    one = cluster[0]
    if one.back or _many(report, one) or _one_of_several(report, place, around):
        return place
    if one.block:  # after a turn to another matter, nothing told before it
        around = [m for m in around if report.layout.sentence(m.first) >= one.block]
    there: dict[int, list[Told]] = {}
    for told_there in report.beside(one):
        there.setdefault(id(told_there.own), []).append(told_there)
    around = [m for m in around if m is place or not _of_another(report, cluster, m, there.get(id(m), ()))]
    around = [m for m in around if m is place or not _turned_to(report, one, m, there.get(id(m), ()))]
    named = _named_elsewhere(report, one, place, around)
    if named is not None:
        return named
    states = states_of(report, cluster)
    known = states if one.draft.sentence <= _LEAD else states - {t.state for t in cluster}
    inside = {
        id(m): m for n, m in enumerate(around)
        if _inside(report, n, around, place) or _may_be(report, n, around, place, known)
    }
    others = [
        t for t in report.beside(one)
        if id(t.own) in inside and t.own is not None and t.sentence != one.sentence and not (t.cumulative or t.back)
        and t.own.fineness >= FINE and t.own.fineness > place.fineness
        and not (place.fineness >= FINE and t.block > max(one.block, one.sentence))  # من جهة أخرى: of another matter
        and (t.own.ancestors or t.state in states or (t.sentence > one.sentence and one.draft.sentence <= _LEAD))
    ]
    same = [t for t in others if t.state in states] or _beside_town(report, cluster, place)
    if _whole_of_several(cluster, others, same):
        return place
    if same:
        return min(same, key=lambda t: away(t.sentence - one.sentence)).own or place
    one_victim = place.kind != "border" and all(t.value == 1 for t in cluster)  # the report tells where it was
    if report.layout.bordered(place) and not one_victim:
        return site(report, one, place, around) or place
    if _of_many(report, place) and any(t.value != 1 for t in cluster):
        return place
    near = finer(place, one.at, around, report.layout)
    if near is not None and place.kind == _COUNTRY and _only_spoken_of(report, one, near, others):
        near = None
    if near is None and not others:
        return site(report, one, place, around) or place
    if near is None:
        return others[0].own or place
    if _over_several(report, cluster, place, list(inside.values()), others):
        return place
    told = _only_telling(cluster, others)
    if told is not None:
        near = told
    retold = [
        t for t in report.beside(one)
        if t.own is not None and same_place(t.own, near) and t.sentence != one.sentence and not (t.cumulative or t.back)
    ]
    if _only_a_part(cluster, retold or others):
        return place
    return finer(near, one.at, around, report.layout) or near


def states_of(report: Tellings, cluster: Sequence[Told]) -> set[tuple[str, int]]:
    """The outcomes and numbers above one of the cluster's, with those that its dead and hurt are told as again (17 بين
    قتيل وجريح … مقتل خمسة وإصابة 12)."""
    states = {t.state for t in cluster if t.value > 1}
    sums = {t.value for t in cluster if t.draft.outcome == _BOTH and t.value > 1}
    told: dict[int, dict[str, Told]] = {}
    for t in report.beside(cluster[0]) if sums else ():
        if t.draft.parent is None and t.value > 0 and t.draft.outcome in _EACH and not (t.cumulative or t.back):
            told.setdefault(t.sentence, {}).setdefault(t.draft.outcome, t)
    for both in told.values():
        if len(both) == len(_EACH) and sum(t.value for t in both.values()) in sums:
            states |= {t.state for t in both.values() if t.value > 1}
    return states


_BOTH = "killed_or_wounded"
_EACH = frozenset({"killed", "wounded"})


def _only_spoken_of(report: Tellings, one: Told, near: PlaceMention, others: Sequence[Told]) -> bool:
    """قتل جندي في هجوم في البلاد. … وطردت الحركة من العاصمة عام كذا: a place of a country named far on, nobody harmed
    there."""
    far = report.layout.sentence(near.first) - one.sentence > _SOON
    return far and not any(t.own is not None and same_place(t.own, near) for t in others)


_COUNTRY = "country"
_SOON = 3  # sentences


def _whole_of_several(cluster: Sequence[Told], others: Sequence[Told], same: Sequence[Told]) -> bool:
    """مقتل خمسة بينهم طفلان في المدينة ... طفلان في حي وثلاثة في آخر: are the cluster's most told in several places,
    and only some of them again in one?"""
    whole = max(cluster, key=lambda t: t.value)
    return all(t.state != whole.state for t in same) and _summed(whole, others)


def _beside_town(report: Tellings, cluster: Sequence[Told], town: PlaceMention) -> list[Told]:
    """The same figures told at a place of the province that is called after the town, where the cluster's place is only
    a side of the town (شمالي …)."""
    if town.kind not in _TOWNS or not report.layout.sided(town):
        return []
    states = {t.state for t in cluster if t.value > 1}
    return [
        t for t in report.beside(cluster[0])
        if t.state in states and t.own is not None and t.own.fineness >= FINE and not (t.cumulative or t.back)
        and any(key(a) == core(town) for a in t.own.ancestors) and not same_place(t.own, town)
    ]


def _one_of_several(report: Tellings, place: PlaceMention, around: Sequence[PlaceMention]) -> bool:
    """Is it a wide place listed with others (محافظات … و…)? No village then stands for all of them."""
    if place.fineness >= FINE:
        return False
    wide = [m for m in around if m.fineness < FINE]
    return any(place in (a, b) and report.layout.listed(a, b) for a, b in pairwise(wide))


def site(report: Tellings, one: Told, place: PlaceMention, around: Sequence[PlaceMention]) -> PlaceMention | None:
    """Where the report says further on that it happened: the spot in or near a town (وقع الانفجار في شارع …), the part
    of a country (جرت العملية في ولاية …)."""
    return next((
        m for n, m in enumerate(around)
        if one.sentence < report.layout.sentence(m.first) <= one.sentence + _SITE
        and m.first not in report.framed and not (m.locator or same_place(m, place) or report.layout.of_one(m))
        and _may_be_site(report, n, around, place) and sited(report, one, m)
    ), None)


def _may_be_site(report: Tellings, n: int, around: Sequence[PlaceMention], coarse: PlaceMention) -> bool:
    fine = around[n]
    if coarse.kind == "border":
        return fine.fineness > coarse.fineness and not put_elsewhere(n, around, coarse, report.layout)
    if coarse.fineness < AREA:
        known = bool(fine.ancestors) or not put_elsewhere(n, around, coarse, report.layout)
        there = lies_in(fine, coarse) or (fine.told and not fine.ancestors)
        return fine.fineness > max(coarse.fineness, PART) and known and there
    if coarse.kind not in _TOWNS or fine.fineness < FINE:
        return False
    return said_within(n, around, coarse, report.layout, True) or _spot_in(report, n, around, coarse)


def _spot_in(report: Tellings, n: int, around: Sequence[PlaceMention], town: PlaceMention) -> bool:
    """May it be a quarter, a street or a building of the town, or a village of the province called after it, nothing
    said against it?"""
    spot = around[n]
    if put_elsewhere(n, around, town, report.layout):
        return False
    return any(key(a) == core(town) for a in spot.ancestors) or (spot.kind in _SPOTS and not spot.ancestors)


def sited(report: Tellings, one: Told, place: PlaceMention) -> bool:
    """Does the report say that it happened there, and tell of no other figures there?"""
    return not one.back and report.layout.sited(place) and not _of_others(report, one, place)


def _of_another(report: Tellings, cluster: Sequence[Told], place: PlaceMention, there: Sequence[Told]) -> bool:
    """Is it where a speaker sits and nobody was harmed, where the same sentence places a part of the cluster's, or,
    after the lead, a place of no gazetteer where another tells of others than the cluster's? It may lie anywhere.
    ``there`` are the figures told of it."""
    if place.first in report.framed and not there:
        return True
    if any(t.draft.parent is one.draft for t in there for one in cluster):
        return True
    if not there or place.ancestors or not place.told or cluster[0].draft.sentence <= _LEAD:
        return False
    return {t.state for t in cluster}.isdisjoint([t.state for t in there])


def _turned_to(report: Tellings, one: Told, place: PlaceMention, there: Sequence[Told]) -> bool:
    """Does the figure's own sentence turn to the place after it, or from it and others told of there (قتل شاب في حي …،
    فيما قتل آخر في …)?"""
    if place.first < one.at and not any(t.own is place and t.draft.parent is not one.draft for t in there):
        return False
    return report.layout.sentence(place.first) == one.sentence and report.layout.turns(one.at, place.first)


def _of_others(report: Tellings, one: Told, place: PlaceMention) -> bool:
    """Does the report tell of other figures there?"""
    there = (t for t in report.beside(one) if t.own is not None and same_place(t.own, place))
    return any(t.state != one.state for t in there)


def _named_elsewhere(
    report: Tellings, one: Told, place: PlaceMention, around: Sequence[PlaceMention]
) -> PlaceMention | None:
    """The camp or village that the words before a wide place leave without a name (على مخيم للنازحين في إدلب): the
    only one of its kind that the report names, and may lie there."""
    if place.fineness >= FINE:
        return None
    kinds = {
        found[1].kind for i in range(max(0, place.outer - _BEFORE_PLACE), place.outer)
        if (found := cue(report.passage.form(i).removesuffix("ا"))) is not None and found[1].cls == "head"
        and found[1].kind in _UNNAMED and report.layout.walls(i, place.first) == 0
    }
    fit = [
        m for n, m in enumerate(around) if m.kind in kinds and m.fineness >= FINE and not m.locator
        and (lies_in(m, place) or said_within(n, around, place, report.layout, True))
    ]
    if len({core(m) for m in fit}) != 1:
        return None
    return min(fit, key=lambda m: away(report.layout.sentence(m.first) - one.sentence))


def _inside(report: Tellings, n: int, around: Sequence[PlaceMention], coarse: PlaceMention) -> bool:
    fine = around[n]
    if same_place(fine, coarse):
        return False
    if said_within(n, around, coarse, report.layout, not report.layout.headed(coarse, TOWN)):
        return True
    known = bool(fine.ancestors) or coarse.kind != "area" or _in_its_holder(report, n, around, coarse)
    return coarse.fineness < FINE and known and lies_in(fine, coarse) and (
        bool(fine.ancestors) or not put_elsewhere(n, around, coarse, report.layout)
    )


def _may_be(
    report: Tellings, n: int, around: Sequence[PlaceMention], coarse: PlaceMention, states: Collection[tuple[str, int]]
) -> bool:
    """Is it where the same outcome and number are told: an area or spot of no gazetteer, put nowhere else, or, of an
    area that no list knows the places of, a place in the same province? In a town or district it is a quarter, a
    building, an area not known to lie elsewhere (في مديرية كذا … بمنطقة كذا)."""
    fine = around[n]
    beside = coarse.kind == "area" and any(a in coarse.ancestors[:-1] for a in fine.ancestors)
    beside |= coarse.kind == "province" and any(coarse.name.endswith(a) for a in fine.ancestors[:-1])  # شمال سيناء
    spot = coarse.kind in _HOLDING and fine.kind in _SPOTS and fine.fineness > coarse.fineness
    loose = not fine.ancestors and (spot or (fine.told and coarse.fineness < FINE))
    if not states or not (loose or (beside and coarse.fineness < FINE)):
        return False
    if put_elsewhere(n, around, coarse, report.layout):
        return False
    return any(t.own is fine and t.state in states and not _other_dead(report, t) for t in report.told)


def _other_dead(report: Tellings, one: Told) -> bool:
    """القضاء على 7 مسلحين آخرين: others than the dead told of before."""
    last = one.draft.phrase.last
    return one.draft.outcome == "killed" and any("other" in report.passage.classes(k) for k in (last - 1, last))


def _in_its_holder(report: Tellings, n: int, around: Sequence[PlaceMention], area: PlaceMention) -> bool:
    """Does the text put a mention in the province that an ``area`` lies in too (قصف جبل … قصف قرية … جنوبي …)?"""
    beside = around[n + 1 : n + 2]
    return any(report.layout.within(around[n], m) and lies_in(area, m) for m in beside)


def _over_several(
    report: Tellings, cluster: Sequence[Told], place: PlaceMention, inside: Sequence[PlaceMention],
    others: Sequence[Told],
) -> bool:
    """Does a headline without a number, or the sum of those to come, stand over several places?"""
    if any(t.draft.phrase.value is not None for t in cluster):
        return any(_summed(one, others) for one in cluster)
    if len({core(t.own) for t in others if t.own is not None}) > 1:
        return True
    if _only_telling(cluster, others) is not None:
        return False  # whatever else was struck
    marks = {id(b) for a, b in pairwise(inside) if report.layout.within(a, b)}  # قرب …: only says where
    pairs = {m.pair[1] for m in inside if m.pair is not None}  # بلدتي … و…: one place
    after = (m for m in inside if m.fineness >= FINE and not m.locator and id(m) not in marks and m.end not in pairs)
    names = {m.name for m in after if report.layout.sentence(m.first) > cluster[0].sentence}
    return place.fineness < FINE and len(names) > 1


def _only_telling(cluster: Sequence[Told], others: Sequence[Told]) -> PlaceMention | None:
    """The one spot where the report counts those whom a headline without a number tells of."""
    spots = {core(t.own): t.own for t in others if t.own is not None}
    alike = any(t.draft.outcome == one.draft.outcome for t in others for one in cluster)
    vague = all(t.draft.phrase.value is None for t in cluster)
    return next(iter(spots.values())) if vague and alike and len(spots) == 1 else None


def _of_many(report: Tellings, place: PlaceMention) -> bool:
    """Does a plural generic word stand before it (قرى ريف …، بلدات محافظة …)?"""
    found = (cue(report.passage.form(i)) for i in range(max(0, place.outer - 1), place.first + 1))
    return any(each is not None and each[1].cls == "head" and not each[1].kind for each in found)


def _many(report: Tellings, one: Told) -> bool:
    """Does the sentence speak of scattered places (مناطق متفرقة، ريفي …) or of counted attacks, not of a spot?"""
    passage = report.passage
    first, last = passage.sentences[one.draft.sentence]
    low, high = max(first, one.at - WINDOW), min(last, one.at + WINDOW)
    counts = (passage.counts_at[i].last for i in range(low, high) if i in passage.counts_at)
    counted = any(i < high and passage.form(i) in _ATTACKS for i in counts)
    return counted or any(passage.form(i) in _MANY for i in range(low, high))


def _only_a_part(cluster: Sequence[Told], there: Sequence[Told]) -> bool:
    """Does the finer place hold only some of the harm, its figures of the same outcome all smaller?"""
    pairs = [
        (t.value, one.value) for t in there for one in cluster[:_OPENING]
        if t.draft.outcome == one.draft.outcome and t.value and one.value
    ]
    return bool(pairs) and all(part < whole for part, whole in pairs)


def _summed(whole: Told, parts: Sequence[Told]) -> bool:
    """Do figures of several places make up most of a whole?"""
    some = [t for t in parts if _part(t, whole) and t.draft.parent is None]
    total = sum(t.value for t in some)
    return len({t.own.name for t in some if t.own is not None}) > 1 and _MOST * whole.value <= total <= whole.value


def _part(part: Told, whole: Told) -> bool:
    """Is it smaller, and of the same outcome, or one of those that the whole counts together?"""
    outcome = whole.draft.outcome
    alike = part.draft.outcome == outcome or (outcome == "killed_or_wounded" and part.draft.outcome in CASUALTY)
    return alike and 0 < part.value < whole.value
