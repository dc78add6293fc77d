"""Where the harm was done: the place of a figure, from the mentions of its clause, its sentence, and what the report told before.

The place belongs to the incident more than to the sentence: about one place in three stands in another sentence than its
figure, so a figure without a place of its own takes the one that the sentences before it speak of.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from hasila.arabic.words import Token
from hasila.lexicon.gazetteer import key
from hasila.lexicon.place_words import cue
from hasila.reading.places import PlaceMention, same_place

# From here on a mention names a spot or a settlement; below it an area that may hold many.
FINE = 60
_ENDS = frozenset(".!؟?…")
_COMMAS = frozenset("،,؛;:")
_TURNS = frozenset({"فيما", "بينما", "كما", "وكان", "وكانت", "ويذكر", "يذكر"})


class Layout:
    """Sentences and paragraphs of a token list, by token index."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._sentences = [0]
        self._paragraphs = [0]
        for i, token in enumerate(tokens):
            if token.kind == "break":
                self._paragraphs.append(i + 1)
                self._sentences.append(i + 1)
            elif token.kind == "mark" and token.form in _ENDS and not self._inside_number(i):
                self._sentences.append(i + 1)

    def _inside_number(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and self.tokens[i + 1].kind == "number" and not self.tokens[i + 1].spaced

    def sentence(self, i: int) -> int:
        """The number of the sentence that token ``i`` stands in."""
        return bisect_right(self._sentences, i)

    def paragraph(self, i: int) -> int:
        """The number of the paragraph that token ``i`` stands in."""
        return bisect_right(self._paragraphs, i)

    def walls(self, a: int, b: int) -> int:
        """How many commas and turns of speech stand between two tokens; a turn counts for two."""
        between = self.tokens[min(a, b) : max(a, b)]
        return sum(1 for t in between if t.form in _COMMAS) + sum(2 for t in between if t.form in _TURNS)


def place_of(
    figure_first: int, tokens: Sequence[Token], mentions: Sequence[PlaceMention],
    title_mentions: Sequence[PlaceMention] = (), *, layout: Layout | None = None, cumulative: bool = False,
) -> PlaceMention | None:
    """The mention of the place where the people of the figure at token ``figure_first`` came to harm; None where none fits.

    ``mentions`` are those of ``tokens``, in order; ``title_mentions`` those of a title outside the text, used only where
    the text gives none. ``layout`` may be made once for a text. A ``cumulative`` figure (a toll over many events) keeps
    the wide place that its own words give.
    """
    layout = layout or Layout(tokens)
    here = [m for m in mentions if m.role == "location"]
    own = [m for m in here if layout.sentence(m.first) == layout.sentence(figure_first)]
    chosen = _best(figure_first, own, layout)
    if cumulative and chosen is not None:
        return chosen
    if chosen is not None and chosen.fineness >= FINE:
        return chosen
    if chosen is not None:
        return _finer(chosen, figure_first, here, layout) or chosen
    return _carried(figure_first, here, layout) or _widest_first(title_mentions)


def _best(at: int, mentions: Sequence[PlaceMention], layout: Layout) -> PlaceMention | None:
    """Of the mentions in the figure's sentence, the fine one that fewest commas and words part from it; else the finest."""
    fine = [m for m in mentions if m.fineness >= FINE and not m.locator]
    if fine:
        return min(fine, key=lambda m: (layout.walls(at, m.first), abs(m.first - at)))
    return max(mentions, key=lambda m: (m.fineness, -layout.walls(at, m.first), -abs(m.first - at)), default=None)


def _carried(at: int, mentions: Sequence[PlaceMention], layout: Layout) -> PlaceMention | None:
    """The place that the sentences before speak of, the nearest sentence first; else what the next ones say."""
    before = [m for m in mentions if m.first < at]
    after = [m for m in mentions if m.first >= at]
    for group in (_by_sentence(before, layout, reverse=True), _by_sentence(after, layout, reverse=False)):
        for sentence in group:
            found = _best(at, sentence, layout)
            if found is not None and found.fineness >= FINE:
                return found
    return _best(at, mentions, layout)


def _by_sentence(mentions: Sequence[PlaceMention], layout: Layout, *, reverse: bool) -> list[list[PlaceMention]]:
    groups: dict[int, list[PlaceMention]] = {}
    for mention in mentions:
        groups.setdefault(layout.sentence(mention.first), []).append(mention)
    return [groups[n] for n in sorted(groups, reverse=reverse)]


def _finer(coarse: PlaceMention, at: int, mentions: Sequence[PlaceMention], layout: Layout) -> PlaceMention | None:
    """The one finer place inside ``coarse`` that the report names elsewhere; None where it names several, or none."""
    inside = [m for m in mentions if m.fineness >= FINE and not m.locator and lies_in(m, coarse)]
    distinct: list[PlaceMention] = []
    for mention in inside:
        if not any(same_place(mention, d) for d in distinct):
            distinct.append(mention)
    return distinct[0] if len(distinct) == 1 else None


def lies_in(fine: PlaceMention, coarse: PlaceMention) -> bool:
    """Is the finer mention's place known to lie in the coarse one's? A name without hierarchy may lie anywhere."""
    if not fine.ancestors:
        return True
    words = {key(w) for w in coarse.name.split()} | {key(coarse.name)} | {key(a) for a in coarse.ancestors[:0]}
    return any(key(a) in words or key(a) in key(coarse.name) for a in fine.ancestors)


def _widest_first(mentions: Sequence[PlaceMention]) -> PlaceMention | None:
    return max((m for m in mentions if m.role == "location"), key=lambda m: m.fineness, default=None)


def is_cue(form: str) -> bool:
    """Is the folded word one that stands around names of places?"""
    return cue(form) is not None
