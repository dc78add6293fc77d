"""The figures of a report as their sentences set them, and the places around them where things happen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hasila.lexicon.people import readings
from hasila.lexicon.place_words import words_of
from hasila.reading.asides import Matter, another, another_day, long_ago, matters
from hasila.reading.drafts import OF_THEM, Draft
from hasila.reading.passage import Passage
from hasila.reading.place_capitals import with_names
from hasila.reading.place_echoes import with_echoes
from hasila.reading.place_home import country_told, theirs
from hasila.reading.place_layout import Layout
from hasila.reading.place_mention import AREA, FINE, PART, WIDE, PlaceMention, same_place
from hasila.reading.place_of import beside, best, without_roads
from hasila.reading.place_within import TOWN

_BACK = words_of("back")
_ALSO = "كما"
_CORRESPONDENTS = frozenset({"مراسلنا", "مراسلتنا", "مراسل", "مراسله"})
_CORRESPONDENT_WORDS = 4  # from a correspondent to where he is
_INSTITUTIONS = frozenset({"site", "building", "hospital"})
_NEWS = 2  # the last sentence of those that a report opens with
_NEAR = 4  # tokens from a figure to the province where it is told of
_THENCE = 4  # words from people to where they are from
_OF_THEM = frozenset({"subset", "majority"})
_HURT_AND_DEAD = frozenset({"killed", "wounded"})
# How many mentions and figures on either side are looked through for an incident: keeps the work in step with the text.
WINDOW = 150
SEATS = frozenset({"province", "district", "city", "town"})  # places that a speaker may be of (محافظ …، عمدة …)


@dataclass(slots=True, eq=False)
class Told:
    """A figure as its sentence sets it: ``own`` is the place its sentence gives, ``home`` the place settled on.

    ``n`` numbers the figures; ``block`` is the sentence that turned to the matter at hand, 0 where none did;
    ``long_ago``: it is of another time than the news; ``earlier``: it tells of something before the news.
    """

    n: int
    draft: Draft
    at: int
    sentence: int
    block: int
    cumulative: bool
    back: bool
    long_ago: bool
    earlier: bool
    matter: Matter
    own: PlaceMention | None
    home: PlaceMention | None = None

    @property
    def value(self) -> int:
        """How many, 0 where the figure has no number."""
        return self.draft.phrase.value or 0

    @property
    def state(self) -> tuple[str, int]:
        """The outcome and how many: two figures of one state may tell of one incident."""
        return self.draft.outcome, self.value


class Tellings:
    """One report's figures and mentions of places where things happen, in order."""

    def __init__(
        self, passage: Passage, drafts: Sequence[Draft], scopes: Sequence[str], mentions: Sequence[PlaceMention],
        framed: Collection[int],
    ) -> None:
        self.passage = passage
        self.layout = Layout(passage.tokens, passage.text, passage.words)
        victims = [draft.phrase for draft in drafts if draft.phrase.rule == "name"]
        own = {i for phrase in victims for i in range(phrase.first, phrase.last)}
        mentions = [m for m in mentions if m.first not in own]  # a family called after a town
        located = with_names([m for m in mentions if m.role == "location"], mentions)
        located = without_roads(located, self.layout)
        named = {m.first: m for m in mentions if m.role == "other" and m.first in framed and m.kind in SEATS}
        named |= {m.first: m for m in mentions if m.role == "origin" and m.kind in TOWN and self._of_people(m)}
        named |= {m.first: m for m in located if not self._of_most(m)}
        self.countries = [m for m in mentions if m.kind == "country" and m.precision is not None]
        self.here = with_echoes(passage, [named[first] for first in sorted(named)])
        self.all_over = country_told(passage, mentions, self.countries)
        self.firsts = [m.first for m in self.here]
        self.sources = [m for m in mentions if m.role == "origin"]
        self.framed = framed
        turns = [self.layout.sentence(first) for first, last in passage.sentences if another(passage, first, last)]
        self.turns = turns
        scoped = enumerate(zip(drafts, scopes, strict=True))
        summed = {id(draft) for draft, scope in zip(drafts, scopes, strict=True) if scope == "cumulative"}
        self.wholes: dict[int, list[Draft]] = {}  # sentence → its figures, parts left out
        for draft in drafts:
            if draft.parent is None:
                self.wholes.setdefault(draft.sentence, []).append(draft)
        self.starts = {n: [draft.phrase.first for draft in whole] for n, whole in self.wholes.items()}
        self.parts: dict[int, set[int]] = {}  # sentence → the tokens after its parts
        for draft in drafts:
            if draft.parent is not None:
                self.parts.setdefault(draft.sentence, set()).add(draft.phrase.last)
        bare = [draft.phrase for draft in drafts if draft.parent is not None and draft.phrase.bare]
        self.numbers = {phrase.last for phrase in bare}  # the tokens after parts that are numbers alone
        self.of_parts: set[int] = set()  # the first tokens of places where only a part of a sum was hit
        self.told = [
            self._told(n, draft, scope == "cumulative" or id(draft.parent) in summed, turns, matter)
            for (n, (draft, scope)), matter in zip(scoped, matters(passage, drafts, framed), strict=True)
        ]
        self.of_old = self._of_old()
        self._share_places()

    def _told(self, n: int, draft: Draft, cumulative: bool, turns: Sequence[int], matter: Matter) -> Told:
        at = draft.phrase.first
        sentence = self.layout.sentence(at)
        own = [m for m in self.around(at) if self.layout.sentence(m.first) == sentence and matter.holds(m.first)]
        seats = [m for m in own if self._reported_from(m)] if self.layout.item(at) else []
        own = [m for m in own if m.first not in self.framed] or seats or ([] if self._elsewhere(at, own) else own)
        own = self._left(draft, sentence) or self._counted_in(draft, own) or self._of_each(
            draft, [m for m in own if not self.beyond(draft, m)]
        )
        own = self._of_land(draft, own) if cumulative else own
        first, _ = self.passage.sentences[draft.sentence]
        back = self.opens_back(draft.sentence)
        had_been = back and draft.sentence > _NEWS and at == first + 1 and draft.parent is None
        earlier = draft.sentence > _NEWS and another_day(self.passage, draft, 0)
        back = back or earlier
        block = turns[k - 1] if (k := bisect_right(turns, sentence)) else 0
        if self.all_over:
            lands = [m for m in self.all_over.values() if m is not None and self.layout.sentence(m.first) == sentence]
            if cumulative:
                own += lands
            elif not own:
                own = [m for m in lands if theirs(self.passage, m.first)]
        own = self._past_idiom(draft, self._of_whole(draft, own)) or self._headed(at)
        finer = [m for m in own if not m.heads and m.fineness >= FINE and not m.locator]
        own = own if not finer else [m for m in own if not m.heads]  # صيدا - عثر على جثة في بلدة كذا
        choose = beside if cumulative else best
        place = choose(at, own, self.layout)
        if place is not None and place.fineness < PART and self.layout.parted(at, place.first):
            place = None  # لم يسقط قتلى، وأكدت القيادة أنها تحارب التنظيم في سوريا: a country of another clause
        ago = long_ago(self.passage, draft.sentence)
        return Told(n, draft, at, sentence, block, cumulative, back, ago, earlier or ago or had_been, matter, place)

    def _counted_in(self, draft: Draft, own: list[PlaceMention]) -> list[PlaceMention]:
        """تعز 22 ثم البيضاء 11, كذا (83) وكذا (71): the place right behind which a number stands, where one as fine is
        told after it."""
        at = draft.phrase.first
        bracket = self.passage.form(at - 1) == "("
        place = next((m for m in own if m.last == at - bracket), None)
        token = self.passage.tokens[at]
        if place is None or draft.phrase.start > token.start or token.kind != "number":
            return []
        return [place] if bracket or any(m.first > at and m.kind == place.kind for m in own) else []

    def beyond(self, draft: Draft, place: PlaceMention) -> bool:
        """أفرج عن 20 أسيرا، فيما قتل اثنان في كذا: does the sentence turn to other figures before it names the place?

        Those hurt beside those killed (قتل اثنان، فيما أصيب خمسة، في كذا) are no others.
        """
        at = draft.phrase.first
        between = [other for other in self.wholes.get(draft.sentence, ()) if at < other.phrase.first < place.first]
        others = any({draft.outcome, other.outcome} != _HURT_AND_DEAD for other in between)
        return (others and self.layout.turns(at, place.first)) or bool(between and self._also(at, place.first))

    def _also(self, first: int, last: int) -> bool:
        """أصيب أربعة، كما قُتل اثنان في كذا: does the sentence go over to other victims between the two tokens?"""
        passage = self.passage
        return any(
            passage.form(i).removeprefix("و") == _ALSO and passage.known[i + 1].outcomes for i in range(first, last)
        )

    def opens_back(self, sentence: int) -> bool:
        """Does the passage's ``sentence`` turn to something earlier with its first words (وكان …)?"""
        first, _ = self.passage.sentences[sentence]
        return any(self.passage.form(i) in _BACK for i in range(first, first + 3))

    def _of_old(self) -> set[int]:
        """The sentences that tell only of what was before the news."""
        news = {t.sentence for t in self.told if not t.earlier and t.draft.parent is None}
        return {t.sentence for t in self.told} - news

    def news(self, one: Told, around: list[PlaceMention]) -> list[PlaceMention]:
        """The mentions ``around`` but those further on of what was before the news, where ``one`` is of the news."""
        old = {sentence for sentence in self.of_old if sentence > one.sentence}
        if not old or one.sentence in self.of_old:
            return around
        return [m for m in around if self.layout.sentence(m.first) not in old]

    def _left(self, draft: Draft, sentence: int) -> list[PlaceMention]:
        """نزح 200 شخص من بلدة كذا: people are displaced where they leave."""
        if draft.outcome != "displaced" or not self.sources:
            return []
        return [m for m in self.sources if m.first > draft.phrase.first and self.layout.sentence(m.first) == sentence]

    def _headed(self, at: int) -> list[PlaceMention]:
        """حلب: لا قتلى.. 6 جرحى: what heads the line, where no sentence between names another place."""
        before = [m for m in self.around(at) if m.first < at]
        last = before[-1] if before else None
        line = last is not None and last.heads and self.layout.paragraph(last.first) == self.layout.paragraph(at)
        return [last] if line and last is not None else []

    def in_line(self, one: Told, around: list[PlaceMention]) -> list[PlaceMention]:
        """``around`` without what heads other lines than the figure's: of a list by places each line is of its own."""
        paragraph, own = self.layout.paragraph, self.layout.paragraph(one.at)
        rows = {paragraph(m.first) for m in around if m.heads} - {own}
        return [m for m in around if paragraph(m.first) not in rows] if rows else around

    def _past_idiom(self, draft: Draft, own: list[PlaceMention]) -> list[PlaceMention]:
        """لقي مسؤول في وزارة بصنعاء مصرعه في غارة على الحديدة: what stands within the idiom tells who he was."""
        trigger, at = draft.trigger, draft.phrase.first
        if trigger is None or not trigger.at < at < trigger.completed_at:
            return own
        after = next((m.first for m in own if m.first > trigger.completed_at and not m.locator), None)
        if after is None or any(at < other < after for other in self.starts.get(draft.sentence, ())):
            return own
        return [m for m in own if not at < m.first < trigger.completed_at]

    def _share_places(self) -> None:
        """قتل 40 في بلدة كذا، ثاني مدن البلاد، بينهم طفلة: a part is where its total is, if no place follows it."""
        whole = {id(told.draft): told for told in self.told}
        for told in self.told:
            total = whole.get(id(told.draft.parent))
            if total is None or total.sentence != told.sentence or total.own is None or total.cumulative:
                continue
            own = told.own
            if own is None or (total.at < own.first and self._parts_follow(own.last, told.at)):
                told.own = total.own

    def _parts_follow(self, first: int, last: int) -> bool:
        """Does بينهم or معظمهم stand between the tokens?"""
        return any(self.passage.classes(k) & _OF_THEM for k in range(first, last))

    def _of_each(self, draft: Draft, own: list[PlaceMention]) -> list[PlaceMention]:
        """قتل 10 في بلدة كذا و6 في بلدة كذا: of places told each with a figure, that of ``draft`` stands after it.

        So it does where another figure stands before the places before it, and none between it and the place after it.
        """
        at, beside = draft.phrase.first, self.starts.get(draft.sentence, ())
        after = [
            m for m in own if m.first > at and not m.locator
            and (m.fineness >= AREA or (m.fineness >= WIDE and m.outer - at <= _NEAR))
        ]
        after = [m for m in after if not any(at < other < m.first for other in beside)]
        if not after or self.layout.walls(at, after[0].first):
            return own
        # what stands behind the next figure is that one's
        following = min((other for other in beside if other > at), default=None)
        return [
            m for m in own if (following is None or m.first < following if m.first > at
                               else not any(other < m.first for other in beside))
        ]

    def _of_whole(self, draft: Draft, own: list[PlaceMention]) -> list[PlaceMention]:
        """قتل 40 في مدينة كذا، بينهم تسعة في حي كذا; إصابة أربعة، ثلاثة منهم في كذا: ``own`` without what only places
        a part."""
        at, form = draft.phrase.first, self.passage.form
        ends = self.parts.get(draft.sentence, ()) if draft.parent is None else ()
        parts = self.parts.get(draft.sentence, ())
        each = [m for m in own if m.outer in parts or (m.outer - 1 in parts and form(m.outer - 1) == "في")]
        if len({m.name for m in each}) > 1 and at < each[0].first and draft.phrase.last < each[0].outer - 1:
            self.of_parts |= {m.first for m in each}  # قتل 20 بينهم طفلان: تسعة في بلدة كذا، وستة في بلدة كذا
            return [m for m in own if m.first < each[0].first]
        for part in [m for m in own if m.first > at and form(m.outer - 1) == "في"] if ends else ():
            of_them = form(part.outer - 2) in OF_THEM
            if of_them:
                self.of_parts |= {m.first for m in own if m.first >= part.first}
                own = [m for m in own if m.first < part.first]
            elif part.outer - 1 in ends and any(
                at < m.first < part.first or (m.first < at and self.layout.opens(m)) for m in own
            ):
                own = [m for m in own if m is not part]
        return own

    def _of_land(self, draft: Draft, own: list[PlaceMention]) -> list[PlaceMention]:
        """وفي بلاد كذا قُتل ثمانية منذ كذا، بينهم صحفي قرب قرية كذا: of a sum in a land, ``own`` up to its parts.

        So in قُتل 85 ضابطا هذا العام، بينهم 23 في محافظة كذا, where only its place tells the part.
        """
        at, form = draft.phrase.first, self.passage.form
        parts = [end for end in self.parts.get(draft.sentence, ()) if end > at] if draft.parent is None else []
        if draft.parent is None:
            own = [m for m in own if not (m.outer - 1 in self.numbers and m.first > at and form(m.outer - 1) == "في")]
        if not parts or not any(m.first < at and m.fineness < PART and self.layout.opens(m) for m in own):
            return own
        return [m for m in own if m.first < min(parts)]

    def _of_people(self, place: PlaceMention) -> bool:
        """شاب من أبناء بلدة كذا: does it say whence people are? What follows of the town (في البلدة) is told of it."""
        form = self.passage.form
        return any(readings(form(i)) for i in range(max(place.outer - _THENCE, 0), place.outer))

    def _of_most(self, place: PlaceMention) -> bool:
        """قتل 300 مدني، معظمهم في بلدة كذا: most of them there, not all."""
        at, form, classes = place.outer, self.passage.form, self.passage.classes
        if at <= 2 or form(at - 1) not in ("في", "من"):
            return False
        # غالبيتهم طلاب في جامعة كذا: whence they are
        theirs = form(at - 1) == "في" and place.kind in _INSTITUTIONS and bool(readings(form(at - 2)))
        return "majority" in classes(at - 2) or (theirs and "majority" in classes(at - 3))

    def _reported_from(self, seat: PlaceMention) -> bool:
        """• مراسلنا في كذا: إنقاذ طفلة: what a correspondent tells, in a line of its own, was where he is."""
        near = range(max(seat.outer - _CORRESPONDENT_WORDS, 0), seat.outer)
        return any(self.passage.form(i) in _CORRESPONDENTS for i in near)

    def _elsewhere(self, at: int, seats: Sequence[PlaceMention]) -> bool:
        """Did the report name another town or spot before token ``at`` than where its speaker sits (``seats``)?"""
        named = [
            m for m in self.around(at)
            if m.first < at and m.fineness >= FINE and not m.locator and m.first not in self.framed
        ]
        return any(not same_place(m, seat) for m in named for seat in seats)

    def around(self, at: int) -> list[PlaceMention]:
        """The mentions around token ``at``, in order."""
        n = bisect_left(self.firsts, at)
        return self.here[max(0, n - WINDOW) : n + WINDOW]

    def all_over_it(self, one: Told) -> bool:
        """Does the figure's sentence speak of the whole country, or of a side of it, without its name?"""
        return any(self.layout.sentence(i) == one.sentence for i in self.all_over)

    def beside(self, one: Told) -> list[Told]:
        """The figures around ``one``, in order."""
        return self.told[max(0, one.n - WINDOW) : one.n + WINDOW]
