"""The incidents within a report, as far as places go: figures told of one place in one sentence are of one incident.

An incident told coarsely (a headline's "in the countryside of …") is the one that the body tells of a finer place
there. A place that a figure's own sentence gives is nearer than any other; where it is coarse, the finer one is taken
only from the telling of the same incident: the same outcome and number, or the only place there that fits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from hasila.lexicon.place_words import stems, words_of
from hasila.reading.drafts import CASUALTY, Draft
from hasila.reading.finer_telling import finer_telling, site, sited, states_of
from hasila.reading.frames import frames
from hasila.reading.passage import Passage
from hasila.reading.place_echoes import house_at
from hasila.reading.place_home import home_country
from hasila.reading.place_land import land_around, land_of
from hasila.reading.place_mention import AREA, FINE, WIDE, PlaceMention, core, same_place
from hasila.reading.place_of import carried, joined
from hasila.reading.place_of_sum import place_of_sum, since_a_fight
from hasila.reading.place_within import finer, lies_in
from hasila.reading.tellings import Tellings, Told

_ALSO = frozenset({"كما", "وكما"})
_THIS = frozenset({"هذه", "هذا"})
_BOTH = "killed_or_wounded"
_HEADLINE = 1  # the first sentence
_LEAD = 2  # and the next, of a passage, in which a report tells its news
_SEVERAL = 3  # places
_TOLL = 14  # tokens from a toll's word to its number
_TOLLS = words_of("toll")
_CITIES = frozenset({"city", "capital"})
_NEXT = 1  # sentences away: what stands beside
_JUST_TOLD = 4  # sentences back to spots told one after the other


def places_of(
    passage: Passage, drafts: Sequence[Draft], scopes: Sequence[str], mentions: Sequence[PlaceMention],
    framed: Collection[int] | None = None,
) -> list[PlaceMention | None]:
    """The place of each draft, in order, None where the report gives none; ``mentions`` are those of the report.

    ``framed`` are the passage's ``frames``, where they have been read already.
    """
    report = Tellings(passage, drafts, scopes, mentions, frames(passage) if framed is None else framed)
    return _Settling(report).places()


class _Settling:
    """Settles the places of one report's figures, in order: a later figure may go on from one before."""

    def __init__(self, report: Tellings) -> None:
        self.report = report

    def places(self) -> list[PlaceMention | None]:
        for cluster in self._clusters():
            place = self._settled(cluster)
            for member in cluster:
                member.home = place
        homes = [told.home for told in self.report.told]
        return [None if h is None else joined(h, self.report.around(h.first), self.report.layout) for h in homes]

    def _clusters(self) -> Iterator[list[Told]]:
        """The figures of one sentence that share the place their sentence gives."""
        groups: dict[tuple[int, int, bool, bool], list[Told]] = {}
        for one in self.report.told:
            groups.setdefault((one.sentence, id(one.own), one.cumulative, one.matter.aside), []).append(one)
        yield from groups.values()

    def _settled(self, cluster: Sequence[Told]) -> PlaceMention | None:
        one = cluster[0]
        if one.own is not None and one.own.heads:
            return one.own
        around = self.report.in_line(one, self.report.around(one.at))
        if one.cumulative:
            place = one.own or place_of_sum(self.report, one, around)
            return self._carried(one, around) if place is None and since_a_fight(self.report, one) else place
        around = self.report.news(one, around)
        if one.own is None:
            passage = self.report.passage
            house = house_at(passage, *passage.sentences[one.draft.sentence], self.report.here)
            elsewhere = house or self._told_elsewhere(cluster)
            if elsewhere is not None or one.matter.aside:
                return elsewhere
            place = self._carried(one, around)
            if place is not None and place.fineness >= FINE:
                place = self._around_spots(one, place) or place
            if one.long_ago and place is not None and place.fineness >= WIDE:
                # what was long ago was in the land of the news, or its country, not in its village
                place = land_of(self.report, one) or home_country(
                    self.report.passage, around, self.report.countries, one.at
                )
            return place
        return finer_telling(self.report, cluster, one.own, around)

    def _told_elsewhere(self, cluster: Sequence[Told]) -> PlaceMention | None:
        """The place of the figures of the same outcome and number, where their own sentence gives one."""
        states = states_of(self.report, cluster)
        same = [
            t for t in self.report.beside(cluster[0])
            if t.state in states and t.own is not None and t.own.fineness >= FINE and not t.cumulative
            and not (self._tells_otherwise(t, cluster) or self._turned_away(cluster[0], t))
        ]
        nearest = min(same, key=lambda t: abs(t.sentence - cluster[0].sentence), default=None)
        return None if nearest is None else nearest.home or nearest.own

    def _turned_away(self, one: Told, other: Told) -> bool:
        """Has the report told where others than ``one`` were harmed, and turned from that matter to another (من جهة
        أخرى) before it tells of ``other``?"""
        told = (t.at < one.at and t.own is not None for t in self.report.beside(one))
        return other.block > max(one.block, one.sentence) and any(told)

    def _tells_otherwise(self, one: Told, cluster: Sequence[Told]) -> bool:
        """مقتل اثنين وإصابة ستة … مقتل ثلاثة وإصابة ستة: does the sentence of ``one`` count the others of ``cluster``
        otherwise? Then the number that both have is chance."""
        here = _counts(cluster)
        there = _counts(t for t in self.report.beside(cluster[0]) if t.sentence == one.sentence)
        return any(here[outcome].isdisjoint(there[outcome]) for outcome in here.keys() & there.keys())

    def _carried(self, one: Told, around: Sequence[PlaceMention]) -> PlaceMention | None:
        """What the sentences around speak of: the figure before, told on; else those since the last turn."""
        sentence = self.report.layout.sentence
        around = [
            m for m in around if sentence(m.first) != one.sentence or not self.report.beyond(one.draft, m)
            and not (m.first in self.report.framed or m.first in self.report.of_parts) and one.matter.holds(m.first)
        ]
        beside = self.report.beside(one)
        before = next((t for t in reversed(beside) if t.at < one.at and t.home is not None and not t.cumulative), None)
        whole = None if before is None else self._whole(one, before)
        if whole is not None:
            return whole.home
        if before is not None and self._goes_on(before, one, around):
            return before.home
        turned = next((turn for turn in self.report.turns if turn > one.sentence), 0)
        if one.block or turned:
            around = [m for m in around if one.block <= sentence(m.first) and not 0 < turned <= sentence(m.first)]
        around = self._not_of_others(one, self._not_elsewhere(one, around))
        told = [m for m in around if m.first not in self.report.framed]  # where a speaker sits is the last resort
        told = self._not_ahead(one, self._in_list(one, told))
        place = carried(one.at, told or around, self.report.layout)
        if place is None or self._of_some(one, place):
            return None
        near = finer(place, one.at, around, self.report.layout)
        told_before = near is not None and near.first < one.at < place.first
        if near is not None and (told_before or place.fineness < FINE or sited(self.report, one, near)):
            return near
        return site(self.report, one, place, around) or place

    def _in_list(self, one: Told, told: list[PlaceMention]) -> list[PlaceMention]:
        """``told`` without what stands elsewhere than in the line that brings in the list in which ``one`` is told
        (صدّت القوات هجوما على كذا، حيث تم:⏎- أسر 16), or further on where it points back (في هذه المعارك 8 قتلى)."""
        layout = self.report.layout
        lead = layout.lead(one.at)
        led = [m for m in told if layout.paragraph(m.first) == lead and not m.locator] if lead else []
        led = led or [m for m in told if 0 < layout.paragraph(m.first) <= lead]
        if led:
            return [m for m in told if m in led or layout.paragraph(m.first) == layout.paragraph(one.at)]
        if layout.item(one.at):  # ⏎• ارتفاع عدد الشهداء إلى 68⏎• 8 شهداء في حي كذا: the next line tells of others
            own = layout.paragraph(one.at)
            told = [m for m in told if layout.paragraph(m.first) <= own or not layout.item(m.first)]
        before = [m for m in told if m.first < one.at]
        first, last = self.report.passage.sentences[one.draft.sentence]
        form = self.report.passage.form
        points = any(form(i) in _THIS and form(i + 1).startswith("ال") for i in range(first, last))
        return before if before and points else told

    def _not_ahead(self, one: Told, told: list[PlaceMention]) -> list[PlaceMention]:
        """``told`` without what is told further on of before the news (وكان …), where a spot is told before."""
        spots = [m for m in told if m.first < one.at and m.fineness >= FINE and m.kind not in _CITIES and not m.locator]
        if not spots:
            return told
        of = self.report.passage.sentence_of
        return [m for m in told if m.first < one.at or not self.report.opens_back(of[m.first])]

    def _not_elsewhere(self, one: Told, around: list[PlaceMention]) -> list[PlaceMention]:
        """``around`` without where another paragraph tells of others, where the sentence before speaks of a wide place.

        سقطت قذائف في محافظة كذا. ونتج عن ذلك مقتل اثنين.⏎ وقتل ثلاثة في بلدة كذا: the two were not in that town.
        """
        layout = self.report.layout
        wide = next((
            m for m in reversed(around) if m.first < one.at and not m.locator and m.fineness >= WIDE
            and m.first not in self.report.framed and one.sentence - layout.sentence(m.first) <= _NEXT
        ), None)
        if wide is None or wide.fineness >= FINE or one.sentence <= _HEADLINE:
            return around  # a headline's place is told again below
        own = {id(t.own) for t in self.report.beside(one) if t.at > one.at}
        return [
            m for m in around if m.first < one.at or layout.paragraph(m.first) == layout.paragraph(one.at)
            or id(m) not in own or lies_in(m, wide) and m.ancestors
        ]

    def _not_of_others(self, one: Told, around: list[PlaceMention]) -> list[PlaceMention]:
        """``around`` without where a later paragraph tells only of others than ``one``. Of the dead and the hurt of a
        lead the body may tell anything."""
        if one.draft.outcome in CASUALTY and one.draft.sentence <= _LEAD:
            return around
        paragraph = self.report.layout.paragraph
        later = [t for t in self.report.beside(one) if t.own is not None and paragraph(t.at) > paragraph(one.at)]
        there: dict[int, list[Told]] = {}
        for t in later:
            there.setdefault(id(t.own), []).append(t)
        return [m for m in around if id(m) not in there or any(self._alike(one, t) for t in there[id(m)])]

    def _alike(self, one: Told, other: Told) -> bool:
        """May the two be one: of one outcome, and of one number where both have any?"""
        a, b = one.draft, other.draft
        outcomes = {a.outcome, b.outcome}
        alike = len(outcomes) == 1 or (outcomes <= CASUALTY and _BOTH in outcomes)
        return alike and (None in (a.phrase.value, b.phrase.value) or one.value == other.value)

    def _whole(self, one: Told, before: Told) -> Told | None:
        """The sum told first of which ``one`` is a part, where it is more than those told of at the place ``before``
        (مقتل 90 في البلاد … وقتل 5 في بلدة كذا … وبين القتلى 12 أجنبيا)."""
        alike = before.draft.outcome == one.draft.outcome and one.draft.outcome in CASUALTY
        if not alike or not 0 < before.value < one.value or self._risen(one):
            return None
        told = self.report.beside(before)
        return next((
            t for t in told if t.draft.sentence <= _HEADLINE and t.sentence < before.sentence
            and t.draft.outcome == one.draft.outcome and t.value >= one.value and t.home is not None and not t.long_ago
        ), None)

    def _around_spots(self, one: Told, place: PlaceMention) -> PlaceMention | None:
        """The land that holds several spots told one after the other just before, fewer of each, where ``one`` would be
        of the last of them (قتل شاب في … وفتى في …. وقد أصيب 600: not only there)."""
        if one.draft.parent is not None:
            return None
        told = [
            t for t in self.report.beside(one) if t.at < one.at and t.own is not None and t.own.fineness >= FINE
            and t.draft.parent is None and not (t.cumulative or t.back)
        ]
        near = [t for t in told if told[-1].sentence - t.sentence <= _NEXT and one.sentence - t.sentence <= _JUST_TOLD]
        spots = {core(t.own): t.own for t in near if t.own is not None}
        if len(spots) <= 1 or core(place) not in spots or any(t.value >= one.value for t in near):
            return None
        return land_around(self.report, one, list(spots.values()))

    def _of_some(self, one: Told, place: PlaceMention) -> bool:
        """Does the report tell of some of a headline's dead at ``place``, and of others in several other places?"""
        risen = self._risen(one)
        if not (risen or one.sentence <= _HEADLINE) or place.fineness < FINE:
            return False
        told = [
            t for t in self.report.beside(one)
            if t.sentence > one.sentence and t.draft.outcome == one.draft.outcome and t.own is not None
            and not (t.back or t.long_ago or t.cumulative) and t.draft.parent is None and t.own.fineness >= FINE
        ]
        there = [t for t in told if t.own is not None and same_place(t.own, place)]
        fewer = bool(there) and all(0 < t.value < one.value for t in there)
        return fewer and (risen or len({t.own.name for t in told if t.own is not None}) >= _SEVERAL)

    def _risen(self, one: Told) -> bool:
        """Is it the end to which a toll has risen (ارتفعت حصيلة … إلى)?"""
        passage = self.report.passage
        first, _ = passage.sentences[one.draft.sentence]
        opening = range(max(first, one.at - _TOLL), one.at)
        return any(stem in _TOLLS for i in opening for _, stem in stems(passage.form(i)))

    def _also(self, before: Told, one: Told) -> bool:
        """قتل 10 في كذا.⏎كما أصيب 30: does the next line tell at once who else was harmed?"""
        passage = self.report.passage
        first, last = passage.sentences[one.draft.sentence]
        also = passage.form(first) in _ALSO and first + 1 < last and bool(passage.known[first + 1].outcomes)
        return also and one.sentence - before.sentence <= _NEXT

    def _goes_on(self, before: Told, one: Told, around: Sequence[PlaceMention]) -> bool:
        """Is ``one`` told on from ``before`` in its paragraph, no place and no other matter named between?"""
        sentence, paragraph = self.report.layout.sentence, self.report.layout.paragraph
        if before.block != one.block or one.back:
            return False
        if paragraph(before.at) != paragraph(one.at) and not self._also(before, one):
            return False
        return not any(
            before.sentence < sentence(m.first) <= one.sentence and m.fineness >= AREA and not m.locator for m in around
        )


def _counts(told: Iterable[Told]) -> dict[str, set[int]]:
    """The numbers of those told of, parts aside, by their outcome."""
    counts: dict[str, set[int]] = {}
    for one in told:
        if one.draft.parent is None and one.value > 0:
            counts.setdefault(one.draft.outcome, set()).add(one.value)
    return counts
