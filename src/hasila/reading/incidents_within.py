"""The incidents within a report, as far as places go: figures told of one place in one sentence are of one incident.

An incident told coarsely (a headline's "in the countryside of …") is the one that the body tells of a finer place
there. A place that a figure's own sentence gives is nearer than any other; where it is coarse, the finer one is taken
only from the telling of the same incident: the same outcome and number, or the only place there that fits.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hasila.lexicon.gazetteer import key
from hasila.lexicon.place_words import cue, words_of
from hasila.reading.asides import Matter, another, matters
from hasila.reading.attachment import Draft
from hasila.reading.frames import frames
from hasila.reading.passage import Passage
from hasila.reading.place_echoes import with_echoes
from hasila.reading.place_layout import Layout
from hasila.reading.place_mention import AREA, FINE, PART, PlaceMention, core, same_place
from hasila.reading.place_of import beside, best, carried, joined, wide_before, without_roads
from hasila.reading.place_within import TOWN, away, finer, lies_in, put_elsewhere, said_within

_BACK = words_of("back")
_MANY = words_of("many")
_UNNAMED = frozenset({"camp", "village", "neighbourhood", "prison", "crossing"})
_TOWNS = frozenset({"city", "capital", "town"})
_SPOTS = frozenset({"neighbourhood", "road", "area", "site", "building", "camp"})
_SITE = 8  # sentences on in which a report says where it happened
_BEFORE_PLACE = 6  # words
_NEXT = 1  # sentences away from a sum whose region may be its own
_FAR = 2  # walls beyond which a country named is another clause's
_OPENING = 4  # figures of a headline
# How many mentions and figures on either side are looked through for an incident: keeps the work in step with the text.
_WINDOW = 150


@dataclass(slots=True, eq=False)
class _Told:
    """A figure as its sentence sets it: ``own`` is the place its sentence gives, ``home`` the place settled on.

    ``n`` numbers the figures; ``block`` is the sentence that turned to the matter at hand, 0 where none did.
    """

    n: int
    draft: Draft
    at: int
    sentence: int
    block: int
    cumulative: bool
    back: bool
    matter: Matter
    own: PlaceMention | None
    home: PlaceMention | None = None

    @property
    def value(self) -> int:
        return self.draft.phrase.value or 0

    @property
    def state(self) -> tuple[str, int]:
        return self.draft.outcome, self.value


def places_of(
    passage: Passage, drafts: Sequence[Draft], scopes: Sequence[str], mentions: Sequence[PlaceMention],
    framed: Collection[int] | None = None,
) -> list[PlaceMention | None]:
    """The place of each draft, in order, None where the report gives none; ``mentions`` are those of the report.

    ``framed`` are the passage's ``frames``, where they have been read already.
    """
    return _Report(passage, drafts, scopes, mentions, frames(passage) if framed is None else framed).places()


class _Report:
    """One report's figures and mentions of places where things happen, in order."""

    def __init__(
        self, passage: Passage, drafts: Sequence[Draft], scopes: Sequence[str], mentions: Sequence[PlaceMention],
        framed: Collection[int],
    ) -> None:
        self.passage = passage
        self.layout = Layout(passage.tokens, passage.text, passage.words)
        located = without_roads([m for m in mentions if m.role == "location"], self.layout)
        self.here = with_echoes(passage, located)
        self.firsts = [m.first for m in self.here]
        self.framed = framed
        turns = [self.layout.sentence(first) for first, last in passage.sentences if another(passage, first, last)]
        scoped = enumerate(zip(drafts, scopes, strict=True))
        summed = {id(draft) for draft, scope in zip(drafts, scopes, strict=True) if scope == "cumulative"}
        self.told = [
            self._told(n, draft, scope == "cumulative" or id(draft.parent) in summed, turns, matter)
            for (n, (draft, scope)), matter in zip(scoped, matters(passage, drafts, framed), strict=True)
        ]

    def places(self) -> list[PlaceMention | None]:
        for cluster in self._clusters():
            place = self._settled(cluster)
            for member in cluster:
                member.home = place
        return [None if t.home is None else joined(t.home, self._around(t.home.first), self.layout) for t in self.told]

    def _told(self, n: int, draft: Draft, cumulative: bool, turns: Sequence[int], matter: Matter) -> _Told:
        at = draft.phrase.first
        sentence = self.layout.sentence(at)
        own = [m for m in self._around(at) if self.layout.sentence(m.first) == sentence]
        own = [m for m in own if m.first not in self.framed] or ([] if self._elsewhere(at, own) else own)
        own = [m for m in own if matter.holds(m.first)]
        first, _ = self.passage.sentences[draft.sentence]
        back = any(self.passage.form(i) in _BACK for i in range(first, first + 3))
        block = turns[k - 1] if (k := bisect_right(turns, sentence)) else 0
        choose = beside if cumulative else best
        place = choose(at, own, self.layout)
        if place is not None and place.fineness < PART and self.layout.walls(at, place.first) >= _FAR:
            place = None  # لم يسقط قتلى، وأكدت القيادة أنها تحارب التنظيم في سوريا: a country of another clause
        return _Told(n, draft, at, sentence, block, cumulative, back, matter, place)

    def _elsewhere(self, at: int, seats: Sequence[PlaceMention]) -> bool:
        """Did the report name another town before token ``at`` than where its speaker sits (``seats``)?"""
        named = [
            m for m in self._around(at)
            if m.first < at and m.kind in TOWN and not m.locator and m.first not in self.framed
        ]
        return any(not same_place(m, seat) for m in named for seat in seats)

    def _around(self, at: int) -> list[PlaceMention]:
        """The mentions around token ``at``, in order."""
        n = bisect_left(self.firsts, at)
        return self.here[max(0, n - _WINDOW) : n + _WINDOW]

    def _beside(self, one: _Told) -> list[_Told]:
        return self.told[max(0, one.n - _WINDOW) : one.n + _WINDOW]

    def _clusters(self) -> Iterator[list[_Told]]:
        """The figures of one sentence that share the place their sentence gives."""
        groups: dict[tuple[int, int, bool, bool], list[_Told]] = {}
        for one in self.told:
            groups.setdefault((one.sentence, id(one.own), one.cumulative, one.matter.aside), []).append(one)
        yield from groups.values()

    def _settled(self, cluster: Sequence[_Told]) -> PlaceMention | None:
        one = cluster[0]
        around = self._around(one.at)
        if one.cumulative:
            return one.own or wide_before(one.at, around, self.layout) or self._region(one, around)
        if one.own is None:
            elsewhere = self._told_elsewhere(cluster)
            return elsewhere if elsewhere is not None or one.matter.aside else self._carried(
                one, [m for m in around if self.layout.sentence(m.first) != one.sentence or (
                    m.first not in self.framed and one.matter.holds(m.first))])
        return self._finer_telling(cluster, one.own, around)

    def _region(self, one: _Told, around: Sequence[PlaceMention]) -> PlaceMention | None:
        """The part of a country (شمال …) that the sentences next to a sum's speak of."""
        wide = [m for m in around if m.kind == "region" and not m.ancestors]
        near = [m for m in wide if abs(self.layout.sentence(m.first) - one.sentence) <= _NEXT]
        return min(near, key=lambda m: abs(m.first - one.at), default=None)

    def _told_elsewhere(self, cluster: Sequence[_Told]) -> PlaceMention | None:
        """The place of the figures of the same outcome and number, where their own sentence gives one."""
        states = {t.state for t in cluster if t.value > 1}
        same = [
            t for t in self._beside(cluster[0])
            if t.state in states and t.own is not None and t.own.fineness >= FINE and not t.cumulative
        ]
        nearest = min(same, key=lambda t: abs(t.sentence - cluster[0].sentence), default=None)
        return None if nearest is None else nearest.home or nearest.own

    def _carried(self, one: _Told, around: Sequence[PlaceMention]) -> PlaceMention | None:
        """What the sentences around speak of: the figure before, told on; else those since the last turn."""
        beside = self._beside(one)
        before = next((t for t in reversed(beside) if t.at < one.at and t.home is not None and not t.cumulative), None)
        if before is not None and self._goes_on(before, one, around):
            return before.home
        if one.block:
            around = [m for m in around if self.layout.sentence(m.first) >= one.block]
        told = [m for m in around if m.first not in self.framed]  # where a speaker sits is the last resort
        place = carried(one.at, told or around, self.layout)
        if place is None:
            return None
        if place.fineness < FINE:
            return finer(place, one.at, around, self.layout) or place
        near = finer(place, one.at, around, self.layout)
        return near if near is not None and self._sited(one, near) else self._site(one, place, around) or place

    def _site(self, one: _Told, place: PlaceMention, around: Sequence[PlaceMention]) -> PlaceMention | None:
        """The spot in or near a town where the report says further on that it happened (وقع الانفجار في شارع …)."""
        if place.fineness < FINE or place.kind not in _TOWNS:
            return None
        return next((
            m for n, m in enumerate(around)
            if one.sentence < self.layout.sentence(m.first) <= one.sentence + _SITE and m.fineness >= FINE
            and m.first not in self.framed and not m.locator and not same_place(m, place) and self._sited(one, m)
            and (said_within(n, around, place, self.layout, True) or self._spot_in(n, around, place))
        ), None)

    def _spot_in(self, n: int, around: Sequence[PlaceMention], town: PlaceMention) -> bool:
        """May it be a quarter, a street or a building of the town, nothing said against it?"""
        spot = around[n]
        if spot.kind not in _SPOTS or put_elsewhere(n, around, town, self.layout):
            return False
        return any(key(a) == core(town) for a in spot.ancestors) if spot.ancestors else True

    def _sited(self, one: _Told, place: PlaceMention) -> bool:
        """Does the report say that it happened there, and tell of no other figures there?"""
        return not one.back and self.layout.sited(place) and not self._of_others(one, place)

    def _of_others(self, one: _Told, place: PlaceMention) -> bool:
        """Does the report tell of other figures there?"""
        there = (t for t in self._beside(one) if t.own is not None and same_place(t.own, place))
        return any(t.state != one.state for t in there)

    def _goes_on(self, before: _Told, one: _Told, around: Sequence[PlaceMention]) -> bool:
        """Is ``one`` told on from ``before`` in its paragraph, no place and no other matter named between?"""
        sentence, paragraph = self.layout.sentence, self.layout.paragraph
        if before.block != one.block or one.back or paragraph(before.at) != paragraph(one.at):
            return False
        return not any(
            before.sentence < sentence(m.first) <= one.sentence and m.fineness >= AREA and not m.locator for m in around
        )

    def _finer_telling(
        self, cluster: Sequence[_Told], place: PlaceMention, around: Sequence[PlaceMention]
    ) -> PlaceMention:
        """The finer place in ``place`` of which the report tells the cluster's incident; ``place`` where none is."""
        one = cluster[0]
        if one.back or self._many(one):
            return place
        if one.block:  # after a turn to another matter, nothing told before it
            around = [m for m in around if self.layout.sentence(m.first) >= one.block]
        named = self._named_elsewhere(one, place, around)
        if named is not None:
            return named
        states = {t.state for t in cluster if t.value > 1}
        inside = {id(m): m for n, m in enumerate(around) if self._inside(n, around, place)}
        others = [
            t for t in self._beside(one)
            if id(t.own) in inside and t.own is not None and t.sentence != one.sentence and not (t.cumulative or t.back)
            and t.own.fineness >= FINE and t.own.fineness > place.fineness
            and (t.own.ancestors or t.state in states or t.sentence > one.sentence)
        ]
        same = [t for t in others if t.state in states]
        if same:
            return min(same, key=lambda t: away(t.sentence - one.sentence)).own or place
        near = finer(place, one.at, around, self.layout)
        if near is None and not others:
            return self._site(one, place, around) or place
        if near is None:
            return others[0].own or place
        if self._over_several(cluster, place, list(inside.values()), others):
            return place
        if _only_a_part(cluster, [t for t in others if t.own is not None and same_place(t.own, near)]):
            return place
        return finer(near, one.at, around, self.layout) or near

    def _named_elsewhere(
        self, one: _Told, place: PlaceMention, around: Sequence[PlaceMention]
    ) -> PlaceMention | None:
        """The camp or village that the words before a wide place leave without a name (على مخيم للنازحين في إدلب): the
        only one of its kind that the report names, and may lie there."""
        if place.fineness >= FINE:
            return None
        kinds = {
            found[1].kind for i in range(max(0, place.outer - _BEFORE_PLACE), place.outer)
            if (found := cue(self.passage.form(i).removesuffix("ا"))) is not None and found[1].cls == "head"
            and found[1].kind in _UNNAMED and self.layout.walls(i, place.first) == 0
        }
        fit = [
            m for n, m in enumerate(around) if m.kind in kinds and m.fineness >= FINE and not m.locator
            and (lies_in(m, place) or said_within(n, around, place, self.layout, True))
        ]
        if len({core(m) for m in fit}) != 1:
            return None
        return min(fit, key=lambda m: away(self.layout.sentence(m.first) - one.sentence))

    def _inside(self, n: int, around: Sequence[PlaceMention], coarse: PlaceMention) -> bool:
        fine = around[n]
        if same_place(fine, coarse):
            return False
        if said_within(n, around, coarse, self.layout, not self.layout.headed(coarse, TOWN)):
            return True
        known = bool(fine.ancestors) or coarse.kind != "area"
        return coarse.fineness < FINE and known and lies_in(fine, coarse) and (
            bool(fine.ancestors) or not put_elsewhere(n, around, coarse, self.layout)
        )

    def _over_several(
        self, cluster: Sequence[_Told], place: PlaceMention, inside: Sequence[PlaceMention], others: Sequence[_Told]
    ) -> bool:
        """Does a headline without a number stand over several places to come?"""
        if any(t.draft.phrase.value is not None for t in cluster):
            return False
        if len({t.own.name for t in others if t.own is not None}) > 1:
            return True
        marks = {id(b) for a, b in pairwise(inside) if self.layout.within(a, b)}  # قرب …: only says where
        after = (m for m in inside if m.fineness >= FINE and not m.locator and id(m) not in marks)
        names = {m.name for m in after if self.layout.sentence(m.first) > cluster[0].sentence}
        return place.fineness < FINE and len(names) > 1

    def _many(self, one: _Told) -> bool:
        """Does the sentence speak of scattered places (مناطق متفرقة، ريفي …) rather than of a spot?"""
        first, last = self.passage.sentences[one.draft.sentence]
        low, high = max(first, one.at - _WINDOW), min(last, one.at + _WINDOW)
        return any(self.passage.form(i) in _MANY for i in range(low, high))


def _only_a_part(cluster: Sequence[_Told], there: Sequence[_Told]) -> bool:
    """Does the finer place hold only some of the harm, its figures of the same outcome all smaller?"""
    pairs = [
        (t.value, one.value) for t in there for one in cluster[:_OPENING]
        if t.draft.outcome == one.draft.outcome and t.value and one.value
    ]
    return bool(pairs) and all(part < whole for part, whole in pairs)
