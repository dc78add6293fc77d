"""Affiliations: the side that victims belonged to, in the report's own words; a nationality alone is none.

The side stands right after the phrase: in construct (مقاتلي قسد), as an adjective (قيادي حوثي), or after a word of
belonging (55 عنصرا من ميليشيات الحوثي, قتلى في صفوف قوات النظام, عناصر لقوى الأمن). A part of a group, others after a
group, and a fact stated again have the side of theirs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

from hasila.lexicon.actors import INSIDE, actor, heads, words_between
from hasila.model import Figure, Named, Span
from hasila.reading.actors import ActorMention
from hasila.reading.passage import Passage

_REACH = 5
_NO_SIDE = frozenset({"media", "monitor", "igo"})
_SIDES = frozenset({"name", "shared", "weak", "state", "generic", "label"})
_GROUPS = frozenset({"armed_group", "paramilitary", "umbrella", "tribe"})
_FORCES = frozenset({"state_force", "police", "internal_security", "coalition", "border_guard"})
_FORCE_NAMES = frozenset({"state", "name", "generic"})
_THEIRS = ("ه", "ها", "هم")
_MARKS = INSIDE | {"(", "/"}


class Sides:
    """Who a report names, laid out once for all its figures: ``mentions`` are its actors, in order."""

    def __init__(self, mentions: Sequence[ActorMention]) -> None:
        self.mentions = mentions
        self.starts = _starts(mentions)
        self._firsts = [m.first for m in mentions]
        self._armies: dict[str, list[ActorMention]] = {}
        self.unsettled = any(m.how == "generic" and m.actor is None for m in mentions)
        for m in mentions:
            known = actor(m.actor) if m.actor and m.kind == "actor" and m.how in _FORCE_NAMES else None
            if known is not None and known.type in _FORCES:
                self._armies.setdefault("".join(known.countries[:1]), []).append(m)

    def army(self, country: str) -> Sequence[ActorMention]:
        """The mentions of the forces of ``country`` (its code)."""
        return self._armies.get(country, ())

    def between(self, first: int, last: int) -> Sequence[ActorMention]:
        """The mentions that begin at tokens ``first:last`` (half-open), in order."""
        return self.mentions[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]


def affiliation_of(
    passage: Passage, phrase_last: int, sides: Sides, phrase_first: int | None = None
) -> Named | None:
    """The side of the victims whose phrase ends before token ``phrase_last`` (and begins at ``phrase_first``), or None.

    ``sides`` are the report's. The span is of the side as named (قسد, الجيش والحشد الشعبي).
    """
    starts = sides.starts
    if phrase_first is not None:
        inside = range(phrase_first, phrase_last)
        inner = next((starts[k] for k in inside if k in starts and _is_side(starts[k])), None)
        if inner is not None:
            return _named(passage, inner, starts)
        if any(_theirs(passage.form(k)) for k in inside):
            return _last_named(passage, phrase_first, sides, _GROUPS | _FORCES)
        people = next((starts[k] for k in inside if k in starts and starts[k].how == "people"), None)
        army = _army_of(people, sides) if people is not None else None
        if army is not None:
            return army
    return _after(passage, phrase_last, sides)


def _after(passage: Passage, first: int, sides: Sides) -> Named | None:
    """The side named after the phrase, from token ``first`` on, over words that belong to the victims."""
    starts = sides.starts
    end = passage.sentences[passage.sentence_of[min(first, len(passage.tokens) - 1)]][1]
    belongs = True  # right after the phrase a name is its genitive or its adjective
    for i in range(first, min(end, first + _REACH + 1)):
        form, found = passage.form(i), starts.get(i)
        if found is not None and _is_side(found) and (belongs or _glued(passage, found)):
            return _named(passage, found, starts)
        if belongs and _theirs(form):
            return _last_named(passage, i, sides, _GROUPS | _FORCES)
        if belongs and form in words_between("back"):
            return _last_named(passage, i, sides, _GROUPS)
        if found is not None and found.how == "people":
            army = _army_of(found, sides)
            if army is not None:
                return army
            continue
        if form in _MARKS:
            continue
        if passage.tokens[i].kind != "word":
            return None
        if form in _between_words() or _into_side(passage, i, starts):
            belongs = True
        elif form in words_between("passed"):
            belongs = belongs and form != "علي"
        elif not _is_member(form):
            return None
    return None


def _starts(mentions: Sequence[ActorMention]) -> Mapping[int, ActorMention]:
    """The mention that starts at each token; of two, the actor's rather than the label's."""
    out: dict[int, ActorMention] = {}
    for mention in mentions:
        if mention.first not in out or out[mention.first].kind == "label":
            out[mention.first] = mention
    return out


def _is_side(mention: ActorMention) -> bool:
    """Can it be the side of victims? A nationality and an outlet cannot; of the loaded words, those for a group can."""
    if mention.how not in _SIDES or (mention.kind == "label" and mention.actor is None and not _collective(mention)):
        return False
    known = actor(mention.actor) if mention.actor else None
    return known is None or known.type not in _NO_SIDE


def _collective(mention: ActorMention) -> bool:
    """الميليشيات: a loaded word for a group; one for its people (إرهابيين, شهداء) says nothing of whose they are."""
    return mention.text.startswith("ال") and mention.text.removeprefix("ال").startswith(("مي", "ملي"))


def _glued(passage: Passage, mention: ActorMention) -> bool:
    """عناصر لقوى الأمن, قيادي بتنظيم داعش: the preposition is part of the word."""
    return passage.form(mention.first)[:1] in ("ل", "ب") and mention.start > passage.tokens[mention.first].start


def _into_side(passage: Passage, i: int, starts: Mapping[int, ActorMention]) -> bool:
    """في صفوف, and في before the name of a side, which is no place: قيادي في داعش."""
    if passage.form(i) != "في":
        return False
    after = i + 1
    while passage.form(after) in INSIDE:
        after += 1
    if after in starts:
        return _is_side(starts[after])
    return passage.form(after) == "صفوف" or bool(_theirs(passage.form(after)))


def _army_of(people: ActorMention, sides: Sides) -> Named | None:
    """جنود of some state: a nationality is no side, unless the report names that state's army, and no other force."""
    country = (known.countries if people.actor and (known := actor(people.actor)) is not None else ())[:1]
    of_it = sides.army("".join(country))
    if not country or sides.unsettled or {m.actor for m in of_it} != {people.actor}:
        return None
    best = next((m for m in of_it if m.text.startswith("ال")), of_it[0])
    return Named(Span(best.start, best.end), best.text, best.actor)


@cache
def _between_words() -> frozenset[str]:
    return words_between("belonging") | words_between("loyal")


def _theirs(form: str) -> str:
    """صفوفها, عناصره: the noun whose pronoun points back, "" where the word is none."""
    for ending in _THEIRS:
        if form.endswith(ending) and form[: -len(ending)] in words_between("theirs"):
            return form[: -len(ending)]
    return ""


def _is_member(form: str) -> bool:
    return any(h.use == "member" and not h.rest for h in heads().get(form, ()))


def _last_named(
    passage: Passage, at: int, sides: Sides, types: frozenset[str]
) -> Named | None:
    """The side of one of ``types`` named last before token ``at``, in its sentence or the one before."""
    since = passage.sentences[max(0, passage.sentence_of[at] - 1)][0]
    for mention in reversed(sides.between(since, at)):
        if mention.kind == "actor" and mention.how in ("name", "state", "shared"):
            known = actor(mention.actor) if mention.actor else None
            if known is not None and known.type in types:
                return Named(Span(mention.start, mention.end), mention.text, mention.actor)
    return None


def _named(passage: Passage, mention: ActorMention, starts: Mapping[int, ActorMention]) -> Named:
    """The side as named. Two sides under one count (الجيش والحشد الشعبي) and those loyal to a side are no one actor."""
    if passage.form(mention.first - 1) in words_between("loyal"):
        span = Span(passage.tokens[mention.first - 1].start, mention.end)
        return Named(span, span.of(passage.text), None)
    second = starts.get(mention.last)
    form = passage.form(mention.last)
    if second is not None and form.startswith("و") and _after_and(passage, second):
        span = Span(mention.start, second.end)
        return Named(span, span.of(passage.text), mention.actor if mention.actor == second.actor else None)
    return Named(Span(mention.start, mention.end), mention.text, mention.actor)


def _after_and(passage: Passage, second: ActorMention) -> bool:
    return second.start > passage.tokens[second.first].start and _is_side(second)


def affiliations(passage: Passage, figures: Sequence[Figure], mentions: Sequence[ActorMention]) -> list[Named | None]:
    """The side of each figure's victims, in order: their own, or that of the group that they are part of."""
    offsets = passage.starts
    bounds = [_tokens(offsets, f) for f in figures]
    sides = Sides(mentions)
    out = [affiliation_of(passage, last, sides, first) for first, last in bounds]
    index = {f.id: i for i, f in enumerate(figures)}
    for _ in range(2):
        _from_neighbours(passage, figures, bounds, out)
        for i, figure in enumerate(figures):
            for key in (figure.subset_of, figure.repeats):
                if out[i] is None and key in index and figure.status != "civilian":
                    out[i] = out[index[key]]
                if key == figure.repeats and key in index and out[index[key]] is None:
                    out[index[key]] = out[i]
    return out


def _from_neighbours(
    passage: Passage, figures: Sequence[Figure], bounds: Sequence[tuple[int, int]], out: list[Named | None]
) -> None:
    """قتل 3 جنود وجرح آخرون، قتلى وجرحى في صفوف: fighters named together are of one side."""
    for i in range(1, len(figures)):
        before, (first, last) = bounds[i - 1], bounds[i]
        if passage.sentence_of[before[0]] != passage.sentence_of[first]:
            continue
        joined = first - before[1] <= 2 and passage.form(before[1]).startswith("و")
        if not joined and not any("other" in passage.classes(k) for k in range(first, last + 1)):
            continue
        if figures[i].status == "combatant":
            out[i] = out[i] or out[i - 1]
        if figures[i - 1].status == "combatant":
            out[i - 1] = out[i - 1] or out[i]


def _tokens(offsets: Sequence[int], figure: Figure) -> tuple[int, int]:
    span = figure.why.phrase if figure.why is not None else figure.span
    first = max(0, bisect_left(offsets, span.start + 1) - 1)
    return first, max(first + 1, bisect_left(offsets, span.end))
