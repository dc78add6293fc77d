"""The incidents within a report, as far as places go: figures told of one place in one sentence are of one incident, and
an incident told coarsely (a headline's "in the countryside of …") is the one that the body tells of a finer place there.

A place that a figure's own sentence gives is nearer than any other; where it is coarse, the finer one is taken only from
the telling of the same incident: the same outcome and number, or the only place there of which harm is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hasila.lexicon.place_words import words_of
from hasila.reading.attachment import Draft
from hasila.reading.frames import frames
from hasila.reading.passage import Passage
from hasila.reading.place_of import AREA, FINE, Layout, best, carried, finer, joined, lies_in, said_within, wide_before, with_echoes
from hasila.reading.places import PlaceMention, same_place

_BACK = words_of("back")
_MANY = words_of("many")


@dataclass(slots=True, eq=False)
class _Told:
    """A figure as its sentence sets it: ``own`` is the place its sentence gives, ``home`` the place settled on."""

    draft: Draft
    at: int
    sentence: int
    cumulative: bool
    back: bool
    own: PlaceMention | None
    home: PlaceMention | None = None
    block: int = 0

    @property
    def state(self) -> tuple[str, int | None]:
        return self.draft.outcome, self.draft.phrase.value


def places_of(
    passage: Passage, drafts: Sequence[Draft], scopes: Sequence[str], mentions: Sequence[PlaceMention]
) -> list[PlaceMention | None]:
    """The place of each draft, in order, None where the report gives none; ``mentions`` are those of the report."""
    layout = Layout(passage.tokens, passage.text)
    framed = frames(passage)
    told_of = [m for m in mentions if m.role == "location"]
    here = with_echoes(passage.tokens, told_of)
    by_sentence: dict[int, list[PlaceMention]] = {}
    for mention in here:
        by_sentence.setdefault(layout.sentence(mention.first), []).append(mention)
    told = [_told(passage, layout, draft, scope, by_sentence, framed) for draft, scope in zip(drafts, scopes, strict=True)]
    turns = [layout.sentence(first) for first, last in passage.sentences if _another(passage, first, last)]
    for one in told:
        one.block = max((t for t in turns if t <= one.sentence), default=0)
    for cluster in _clusters(told):
        _settle(cluster, told, here, layout, passage)
    return [None if one.home is None else joined(one.home, here, layout) for one in told]


def _goes_on(before: _Told, one: _Told, here: Sequence[PlaceMention], layout: Layout) -> bool:
    """Is ``one`` told on from ``before`` in its paragraph, no place and no other matter named between?"""
    if before.block != one.block or one.back or layout.paragraph(before.at) != layout.paragraph(one.at):
        return False
    return not any(
        before.sentence < layout.sentence(m.first) <= one.sentence and m.fineness >= AREA and not m.locator for m in here
    )


def _told(
    passage: Passage, layout: Layout, draft: Draft, scope: str, by_sentence: dict[int, list[PlaceMention]], framed: frozenset[int]
) -> _Told:
    at = draft.phrase.first
    sentence = layout.sentence(at)
    own = by_sentence.get(sentence, [])
    own = [m for m in own if m.first not in framed] or own
    first, _ = passage.sentences[draft.sentence]
    back = any(passage.form(i) in _BACK for i in range(first, first + 3))
    return _Told(draft, at, sentence, scope == "cumulative", back, best(at, own, layout))


def _clusters(told: Sequence[_Told]) -> Iterator[list[_Told]]:
    """The figures of one sentence that share the place their sentence gives."""
    groups: dict[tuple[int, int, bool], list[_Told]] = {}
    for one in told:
        groups.setdefault((one.sentence, id(one.own), one.cumulative), []).append(one)
    yield from groups.values()


def _settle(
    cluster: Sequence[_Told], told: Sequence[_Told], here: Sequence[PlaceMention], layout: Layout, passage: Passage
) -> None:
    one = cluster[0]
    place = one.own
    if one.cumulative:
        place = place or wide_before(one.at, here, layout)
    elif place is None:
        place = _told_elsewhere(cluster, told) or _carried(one, told, here, layout)
    else:
        place = _finer_telling(cluster, place, told, here, layout, passage)
    for member in cluster:
        member.home = place


def _told_elsewhere(cluster: Sequence[_Told], told: Sequence[_Told]) -> PlaceMention | None:
    """The place of the figures of the same outcome and number, where their own sentence gives one."""
    states = {t.state for t in cluster if (t.draft.phrase.value or 0) > 1}
    same = [t for t in told if t.state in states and t.own is not None and t.own.fineness >= FINE and not t.cumulative]
    nearest = min(same, key=lambda t: abs(t.sentence - cluster[0].sentence), default=None)
    return None if nearest is None else nearest.home or nearest.own


def _carried(one: _Told, told: Sequence[_Told], here: Sequence[PlaceMention], layout: Layout) -> PlaceMention | None:
    """What the sentences around speak of: those after the last turn to another matter, before any other."""
    before = next((t for t in reversed(told) if t.at < one.at and t.home is not None and not t.cumulative), None)
    if before is not None and _goes_on(before, one, here, layout):
        return before.home
    if one.block:
        here = [m for m in here if layout.sentence(m.first) >= one.block]
    place = carried(one.at, here, layout)
    if place is not None and place.fineness < FINE:
        place = finer(place, one.at, here, layout) or place
    return place


def _finer_telling(
    cluster: Sequence[_Told], place: PlaceMention, told: Sequence[_Told], here: Sequence[PlaceMention], layout: Layout, passage: Passage
) -> PlaceMention:
    """The finer place in ``place`` of which the report tells the cluster's incident; ``place`` where none is told."""
    one = cluster[0]
    if one.back or _many(passage, one):
        return place
    others = [
        t for t in told
        if t.own is not None and t.sentence != one.sentence and not t.cumulative and not t.back
        and t.own.fineness >= FINE and t.own.fineness > place.fineness and _inside(t.own, place, here, layout)
    ]
    states = {t.state for t in cluster if (t.draft.phrase.value or 0) > 1}
    same = [t for t in others if t.state in states]
    if same:
        return min(same, key=lambda t: _away(t.sentence - one.sentence)).own or place
    near = finer(place, one.at, here, layout)
    if near is not None and place.fineness < FINE and all(t.draft.phrase.value is None for t in cluster):
        after = (m for m in here if m.fineness >= FINE and not m.locator and layout.sentence(m.first) > one.sentence)
        if len({m.name for m in after if _inside(m, place, here, layout)}) > 1:
            return place  # no number, and several places to come: a headline over all of them
    if near is None or all(t.draft.phrase.value is None for t in cluster) and len({t.own.name for t in others if t.own}) > 1:
        return others[0].own or place if near is None and others else place
    if _only_a_part(cluster, [t for t in others if t.own is not None and same_place(t.own, near)]):
        return place
    return finer(near, one.at, here, layout) or near


def _only_a_part(cluster: Sequence[_Told], there: Sequence[_Told]) -> bool:
    """Does the finer place hold only some of the harm, its figures of the same outcome all smaller?"""
    pairs = [
        (t.draft.phrase.value, one.draft.phrase.value)
        for t in there for one in cluster if t.draft.outcome == one.draft.outcome and t.draft.phrase.value and one.draft.phrase.value
    ]
    return bool(pairs) and all(part < whole for part, whole in pairs)


def _many(passage: Passage, one: _Told) -> bool:
    """Does the sentence speak of scattered places (مناطق متفرقة، ريفي …) rather than of a spot?"""
    first, last = passage.sentences[one.draft.sentence]
    return any(passage.form(i) in _MANY for i in range(first, last))


def _inside(fine: PlaceMention, coarse: PlaceMention, here: Sequence[PlaceMention], layout: Layout) -> bool:
    if same_place(fine, coarse):
        return False
    n = next((n for n, m in enumerate(here) if m is fine), -1)
    if n >= 0 and said_within(n, here, coarse, layout, True):
        return True
    return coarse.fineness < FINE and (bool(fine.ancestors) or coarse.kind != "area") and lies_in(fine, coarse)


def _away(sentences: int) -> float:
    return sentences / 2 if sentences >= 0 else -float(sentences)


_SIDES = frozenset("صعيد جهه ناحيه سياق شان حادث حادثه هجوم".split())
_OTHER = frozenset("اخر اخري ثانيه ثان منفصل منفصله".split())


def _another(passage: Passage, first: int, last: int) -> bool:
    """Does a sentence open by turning to another matter (على صعيد آخر، ومن جهة أخرى)?"""
    for i in range(first, min(first + 4, last - 1)):
        if passage.form(i).removeprefix("ب") in _SIDES and passage.form(i + 1) in _OTHER:
            return True
    return False
