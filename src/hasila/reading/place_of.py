"""Where the harm was done: a figure's place, from its clause, its sentence, and what the report told before.

The place belongs to the incident more than to the sentence: about one place in three stands in another sentence than
its figure, so a figure without a place of its own takes the one that the sentences before it speak of.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate, pairwise

from hasila.arabic.fold import fold_word
from hasila.arabic.words import Token
from hasila.lexicon.gazetteer import key
from hasila.lexicon.place_words import cue, stems, words_of
from hasila.reading.places import PlaceMention, core, same_place

# From here on a mention names a spot or a settlement; below it an area that may hold many.
FINE = 60
AREA = 50
_WIDER = (0, 4, 20)  # sentences that a spot, a part of a country, a country may stand farther off
PART = 25  # a part of a country, or its provinces
WIDE = 40  # a province or the countryside of one: a country holds too much to be the place of a clause
_SETTLED = 70  # from here on a town or a part of one
# Weights tried on the annotated reports (1 to 3): a place after the figure in its own sentence is nearer than one as
# far before it; a sentence after the figure's is farther than one as far before.
BEFORE = 1.5
AFTER = 1.5
# Mentions looked at on each side of a figure, and steps from a spot to what it lies in: more than any report asks for,
# so that a book's length of places takes no longer a piece than a page.
_REACH = 100
_STEPS = 8
_BESIDE = 8
# What lies inside a town rather than in the district of its name.
_ECHOED = {
    "city": ("city", "town"), "capital": ("city", "province", "capital"), "town": ("city", "town", "village"),
    "village": ("village", "town"), "subdistrict": ("district",),
}
TOWN = frozenset({"city", "town", "village"})
_DISTRICT = frozenset({"area", "district", "subdistrict", "province"})
_BUILT = frozenset({"site", "road", "building", "hospital"})  # known by no gazetteer, they may stand anywhere
_INNER = frozenset({"camp", "neighbourhood", "prison", "site", "crossing"})
_ENDS = frozenset(".!؟?…")
_CAPITAL = fold_word("العاصمة")
_INSIDE = frozenset({"في", "داخل", "ضمن"})
_COMMAS = frozenset("،,؛;:")
_TURNS = words_of("turn")
_RELATIVES = frozenset({"الذي", "التي", "اللذين", "اللتين"})
_EACH = words_of("each")
_HILLS = words_of("hill")
_LYING = words_of("lying")
_ASIDE = 14  # words between a place and «الواقع في»


class Layout:
    """Sentences and paragraphs of a token list, by token index."""

    def __init__(self, tokens: Sequence[Token], text: str = "") -> None:
        self.tokens, self.text = tokens, text
        self._given: Sequence[PlaceMention] | None = None
        self._located: list[PlaceMention] = []
        self._firsts: list[int] = []
        self._within: dict[tuple[int, int, bool], bool] = {}  # asked for every figure around
        self._sentences = [0]
        self._paragraphs = [0]
        words = False
        for i, token in enumerate(tokens):
            if token.kind == "break":
                self._paragraphs.append(i + 1)
            ends = token.kind == "break" or (token.form in _ENDS and not self._inside_number(i))
            if ends and words:
                self._sentences.append(i + 1)
            words = not ends and (words or token.kind in ("word", "number"))

    def _inside_number(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and self.tokens[i + 1].kind == "number" and not self.tokens[i + 1].spaced

    def sentence(self, i: int) -> int:
        """The number of the sentence that token ``i`` stands in."""
        return bisect_right(self._sentences, i)

    def paragraph(self, i: int) -> int:
        """The number of the paragraph that token ``i`` stands in."""
        return bisect_right(self._paragraphs, i)

    def listed(self, a: PlaceMention, b: PlaceMention) -> bool:
        """Is ``b`` the next of a list after ``a`` (و, or a comma and nothing else between)?"""
        between = self.tokens[a.last : b.outer]
        head = self.tokens[b.outer].form
        return all(t.form in _COMMAS or t.form in ('"', "و", ")", "(") for t in between) and (
            head.startswith("و") or any(t.form == "،" for t in between)
        ) and not b.locator

    def within(self, a: PlaceMention, b: PlaceMention) -> bool:
        """Does the text put ``a`` in or near ``b`` (حي … في مدينة …، قرية … بريف …، شمالي …)?"""
        if b.outer - a.last > 2 * _ASIDE:
            return False
        asked = a.last, b.outer, b.locator
        if asked not in self._within:
            self._within[asked] = self._put_in(a, b)
        return self._within[asked]

    def _put_in(self, a: PlaceMention, b: PlaceMention) -> bool:
        between = [t for t in self.tokens[a.last : b.outer] if t.kind == "word"]
        if any(t.kind == "break" or t.form in _ENDS for t in self.tokens[a.last : b.outer]):
            return False
        if len(between) <= _ASIDE and any(t.form in _LYING for t in between[-2:]):
            return True
        if len(between) > 4:
            return False
        if len(between) > 2 and not self._side_of(between):
            return False
        opens = cue(self.tokens[b.outer].form)
        return (
            b.locator or any(t.form in _INSIDE for t in between) or self._side_of(between)
            or self.tokens[b.outer].form.startswith("ب")
            or (opens is not None and opens[1].cls in ("near", "direction", "country_side"))
        )

    def inside(self, a: PlaceMention, b: PlaceMention) -> bool:
        """Does the text put ``a`` in ``b`` itself (منطقة … داخل مدينة …), not on a side of it or near?"""
        if b.first - b.outer > 1 or not self.within(a, b):
            return False
        between = [t for t in self.tokens[a.last : b.outer] if t.kind == "word"]
        opens = self.tokens[b.outer].form
        if self._side_of(between):
            return False
        if any(stem in _HILLS for t in self.tokens[a.outer : a.first + 1] for _, stem in stems(t.form)):
            return False
        return opens.startswith("ب") or any(t.form in _INSIDE for t in between)

    def headed(self, mention: PlaceMention, kinds: frozenset[str]) -> bool:
        """Does a generic word of ``kinds`` stand before the name (منطقة …: the district, not the town of its name)?"""
        found = (cue(t.form) for t in self.tokens[mention.outer : mention.first])
        return any(each is not None and each[1].cls == "head" and each[1].kind in kinds for each in found)

    def _side_of(self, between: Sequence[Token]) -> bool:
        """``إلى الغرب من``, ``على مقربة من``: a side of what follows."""
        return len(between) > 1 and between[-1].form == "من" and between[-2].form in _EACH

    def walls(self, a: int, b: int) -> int:
        """How many commas and turns of speech stand between two tokens; a turn counts for two."""
        return abs(self._walls[a] - self._walls[b])

    def turns(self, a: int, b: int) -> bool:
        """Does the sentence turn to another matter between two tokens (فيما، بينما)?"""
        return any(t.form in _TURNS for t in self.tokens[min(a, b) : max(a, b)])

    @cached_property
    def _walls(self) -> list[int]:
        """The walls before each token."""
        return list(accumulate(map(self._wall, range(len(self.tokens))), initial=0))

    def _wall(self, i: int) -> int:
        form = self.tokens[i].form
        # في حلب والهجوم الذي أوقع: what happened in another place is told of with its own relative clause
        other = form in _RELATIVES and i > 0 and self.tokens[i - 1].form.startswith("وال")
        return (form in _COMMAS) + 2 * (form in _TURNS or other)

    def near(self, at: int, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
        """The mentions of things' places around token ``at``, and the words that take them up, in order."""
        if self._given is not mentions:  # one text's mentions serve all its figures
            self._given = mentions
            self._located = with_echoes(self.tokens, [m for m in mentions if m.role == "location"])
            self._firsts = [m.first for m in self._located]
        here = bisect_right(self._firsts, at)
        return self._located[max(here - _REACH, 0) : here + _REACH]


def place_of(
    figure_first: int, tokens: Sequence[Token], mentions: Sequence[PlaceMention],
    title_mentions: Sequence[PlaceMention] = (), *, layout: Layout | None = None, cumulative: bool = False,
) -> PlaceMention | None:
    """The mention of the place where the people of the figure at token ``figure_first`` came to harm; None where none
    fits.

    ``mentions`` are those of ``tokens``, in order; ``title_mentions`` those of a title outside the text, used where the
    text gives none. ``layout`` may be made once for a text. A ``cumulative`` figure (a toll over many events) keeps
    the wide place that its own words give.
    """
    layout = layout or Layout(tokens)
    here = layout.near(figure_first, mentions)
    own = [m for m in here if layout.sentence(m.first) == layout.sentence(figure_first)]
    chosen = best(figure_first, own, layout)
    if cumulative:
        return chosen or wide_before(figure_first, here, layout)
    if chosen is None:
        chosen = carried(figure_first, here, layout)
    if chosen is None:
        return _finest(title_mentions)
    for _ in range(2):
        chosen = finer(chosen, figure_first, here, layout) or chosen
    return joined(chosen, here, layout)


def with_echoes(tokens: Sequence[Token], mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The mentions and, in order, the definite words that take one up (في المدينة، السجن): the mention at the word's
    tokens.

    The offsets stay those of the name: a figure's place is the place where the report names it.
    """
    out: list[PlaceMention] = []
    latest: dict[str, PlaceMention] = {}
    if not mentions:
        return out
    at = 0
    for i in range(mentions[0].first, len(tokens)):
        token = tokens[i]
        while at < len(mentions) and mentions[at].first <= i:
            mention = mentions[at]
            out.append(mention)
            latest.update(dict.fromkeys(_ECHOED.get(mention.kind, (mention.kind,)), mention))
            at += 1
        kind = _taken_up(token)
        if not kind or (out and out[-1].last > i):
            continue
        named = latest.get(kind)
        if named is not None and not (at < len(mentions) and mentions[at].outer <= i):
            outer = i - (i > 0 and _leads(tokens[i - 1]))
            side = outer < i and bool(out) and outer - out[-1].last <= 1  # بلدة … جنوبي العاصمة
            out.append(replace(named, first=i, last=i + 1, outer=outer, locator=side))
            latest.update(dict.fromkeys(_ECHOED.get(named.kind, (named.kind,)), out[-1]))
    return out + list(mentions[at:])


def _taken_up(token: Token) -> str:
    """The kind of place that a definite word may take up, empty for other words; a capital is called so by itself."""
    found = cue(token.form) if token.kind == "word" else None
    if found is None:
        return ""
    return "capital" if found[1].word == _CAPITAL else found[1].kind if found[1].cls == "echo" else ""


def _leads(token: Token) -> bool:
    """Is the word a side of what follows it, or near it (جنوبي العاصمة)?"""
    found = cue(token.form) if token.kind == "word" else None
    return found is not None and found[1].cls in ("direction", "near")


def without_roads(mentions: Sequence[PlaceMention], layout: Layout) -> list[PlaceMention]:
    """The mentions without the roads of a town that is named right after them (على طريق … في بلدة …)."""
    roads = {id(a) for a, b in pairwise(mentions) if a.kind == "road" and b.fineness >= FINE and layout.within(a, b)}
    return [m for m in mentions if id(m) not in roads]


def wide_before(at: int, mentions: Sequence[PlaceMention], layout: Layout) -> PlaceMention | None:
    """The wide place that the sentence before, or else the paragraph, speaks of: a sum over events has no village."""
    here, sentence = layout.paragraph(at), layout.sentence(at)
    named = [m for m in mentions if m.first < at and m.fineness < _SETTLED and not m.locator]
    wide = [m for m in named if layout.sentence(m.first) >= sentence - 1] or [
        m for m in mentions if m.first < at and m.fineness < FINE and layout.paragraph(m.first) == here
    ]
    return wide[-1] if wide else None


def joined(chosen: PlaceMention, mentions: Sequence[PlaceMention], layout: Layout) -> PlaceMention:
    """``chosen`` with what it is listed with: from the first of two names that و joins to the end of the second (one
    incident in both); of a longer list the first. Where a dual names two (بلدتي … و…), both."""
    at = next((n for n, m in enumerate(mentions) if m is chosen), 0)
    low = high = at
    while low and _goes_on(mentions[low - 1], mentions[low], layout):
        low -= 1
    while high + 1 < len(mentions) and _goes_on(mentions[high], mentions[high + 1], layout):
        high += 1
    first = mentions[low]
    if first.pair is not None:
        start, end, name = first.pair
    elif high == low + 1:
        start, end = first.start, mentions[high].end
        name = layout.text[start:end] if layout.text else first.name
    else:
        return first
    return replace(first, start=start, end=end, name=name, precision=None if first.precision is None else 5)


def _goes_on(one: PlaceMention, other: PlaceMention, layout: Layout) -> bool:
    """Is ``other`` the next of a list of fine places after ``one``? A word that takes up a name (المدينة) is none."""
    if any(layout.tokens[m.last - 1].end != m.end for m in (one, other)):
        return False
    return one.fineness >= FINE <= other.fineness and layout.listed(one, other)


def best(at: int, mentions: Sequence[PlaceMention], layout: Layout) -> PlaceMention | None:
    """Of the mentions in the figure's sentence, the fine one that fewest commas and words part from it; else the
    finest."""
    holds = {
        id(b) for a, b in pairwise(mentions)
        if a.fineness >= FINE and (layout.within(a, b) if a.fineness >= b.fineness else layout.inside(a, b))
    }
    fine = [m for m in mentions if m.fineness >= FINE and not m.locator and id(m) not in holds]
    if fine:
        chosen = min(fine, key=lambda m: (layout.walls(at, m.first), _distance(at, m)))
        return _elsewhere(at, chosen, mentions, layout) or chosen
    mentions = [m for m in mentions if not m.locator] or mentions
    return max(mentions, key=lambda m: (m.fineness, -layout.walls(at, m.first), -abs(m.first - at)), default=None)


def _elsewhere(
    at: int, chosen: PlaceMention, mentions: Sequence[PlaceMention], layout: Layout
) -> PlaceMention | None:
    """The wide place of the figure's own clause, where the fine one ``chosen`` is another clause's and not in it:
    قصف في قرية …، ويأتي ذلك بعد قصف على ريف … خلف قتلى."""
    walls = layout.walls(at, chosen.first)
    own = [
        m
        for m in mentions
        if WIDE <= m.fineness < FINE and not m.locator and layout.walls(at, m.first) == 0 < walls
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
    told = [
        ((here - layout.sentence(m.first)) if m.first < at else (layout.sentence(m.first) - here) * AFTER, m)
        for m in mentions
        if not m.locator
    ]
    told = [(n + _WIDER[0 if m.fineness >= AREA else 1 if m.fineness >= PART else 2], m) for n, m in told]
    nearest = min((n for n, _ in told), default=0)
    return best(at, [m for n, m in told if n == nearest] or mentions, layout)


def finer(coarse: PlaceMention, at: int, mentions: Sequence[PlaceMention], layout: Layout) -> PlaceMention | None:
    """A finer place inside ``coarse`` that the report names elsewhere: first what it says lies there, then, for a wide
    place, the nearest, what follows before what precedes."""
    loose = coarse.fineness < FINE or not layout.headed(coarse, TOWN) and (
        coarse.precision != 1
        or not any(
            same_place(m, coarse) and m is not coarse and m.fineness >= FINE and not m.locator for m in mentions
        )
    )
    inside = [
        m for n, m in enumerate(mentions)
        if m.fineness >= FINE and not same_place(m, coarse)
        and (m.fineness >= coarse.fineness or _part_of(m, mentions[n + 1 : n + 2], coarse, layout))
        and said_within(n, mentions, coarse, layout, loose)
    ]
    if coarse.fineness < FINE:
        inside += [
            m for m in mentions
            if m.fineness >= FINE and not m.locator and (m.ancestors or coarse.kind != "area") and lies_in(m, coarse)
            and (m.ancestors or m.kind not in _BUILT)
        ]
    else:
        inner = [m for m in mentions if m.kind in _INNER and m.fineness > coarse.fineness]
        inside += [
            m for m in inner
            if core(coarse) in map(key, m.ancestors) or _told_beside(m, coarse, mentions, layout)
        ]
    here = layout.sentence(at)
    return min(inside, key=lambda m: away(layout.sentence(m.first) - here), default=None)


def _told_beside(
    fine: PlaceMention, coarse: PlaceMention, mentions: Sequence[PlaceMention], layout: Layout
) -> bool:
    """Is the fine place a quarter of no gazetteer, told of in the sentence after the coarse one's, and nothing between
    them?"""
    if fine.kind != "neighbourhood" or fine.id is not None or not coarse.last <= fine.outer:
        return False
    between = (m for m in mentions if coarse.first < m.first < fine.first and m.fineness >= AREA)
    next_sentence = layout.sentence(fine.first) - layout.sentence(coarse.first) == 1
    return next_sentence and all(same_place(m, coarse) for m in between)


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
        return fine.kind != "area" and fine.id is None
    return any(key(a) == core(coarse) for a in fine.ancestors)


def _finest(mentions: Sequence[PlaceMention]) -> PlaceMention | None:
    return max((m for m in mentions if m.role == "location"), key=lambda m: m.fineness, default=None)
