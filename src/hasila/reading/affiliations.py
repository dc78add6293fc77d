"""Affiliations: the side that victims belonged to, in the report's own words; a nationality alone is none.

The side stands right after the phrase: in construct (مقاتلي قسد), as an adjective (قيادي حوثي), or after a word of
belonging (55 عنصرا من ميليشيات الحوثي, قتلى في صفوف قوات النظام, عناصر لقوى الأمن). A part of a group, others after a
group, and a fact stated again have the side of theirs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from hasila.lexicon.actors import INSIDE, actor, heads
from hasila.model import Figure, Named, Span
from hasila.reading.actors import ActorMention
from hasila.reading.passage import Passage

_REACH = 5
_BELONGING = frozenset({"من", "صفوف", "بصفوف", "بين", "ضمن", "لدي", "تابعين", "تابعون", "تابع", "ينتمون", "منتمين", "المنتمين", "التابعين"})
_LOYAL = frozenset({"موالين", "موالون", "الموالين", "الموالون", "مواليه", "المواليه", "موالي", "موال"})
_TO_RANKS = frozenset({"في", "من", "الي"})
_THEIRS = ("ه", "ها", "هم")
_RANKS = frozenset({"صفوف", "بصفوف", "عناصر", "افراد", "مقاتلي", "مسلحي", "قيادات", "جنود", "قاده", "قادت", "رجال", "اعضاء", "منتسبي"})
_NO_SIDE = frozenset({"media", "monitor", "igo"})
_SIDES = frozenset({"name", "shared", "weak", "state", "generic", "label"})
_PASSED = frozenset({
    "علي", "الاقل", "اخر", "اخرين", "اخرون", "اخري", "اخران", "بارز", "بارزا", "كبير", "كبيرا", "ميداني", "ميدانيا",
    "عسكري", "عسكريا", "محلي", "مسلحا", "مسلح", "مسلحين", "مقاتلا", "سابق", "سابقا", "رفيع", "المستوي", "بجروح", "هما", "هم", "هو",
    "قتلي", "وجرحي", "والجرحي", "والقتلي", "جرحي", "وجريحا", "وجريح", "بجراح", "وقتيل", "ومصاب", "ومصابين", "وقتلي", "امني",
})


def affiliation_of(
    passage: Passage, phrase_last: int, mentions: Sequence[ActorMention], phrase_first: int | None = None
) -> Named | None:
    """The side of the victims whose phrase ends before token ``phrase_last`` (and begins at ``phrase_first``), or None.

    ``mentions`` are the report's, in order. The span is of the side as named (قسد, الجيش والحشد الشعبي).
    """
    starts = _starts(mentions)
    if phrase_first is not None:
        inside = range(phrase_first, phrase_last)
        inner = next((starts[k] for k in inside if k in starts and _is_side(starts[k])), None)
        if inner is not None:
            return _named(passage, inner, starts)
        if any(_theirs(passage.form(k)) for k in inside):
            return _last_named(passage, phrase_first, mentions)
        people = next((starts[k] for k in inside if k in starts and starts[k].how == "people"), None)
        if people is not None:
            return _army_of(people, mentions)
    end = passage.sentences[passage.sentence_of[min(phrase_last, len(passage.tokens) - 1)]][1]
    loyal: int | None = None
    belongs = True  # right after the phrase a name is its genitive
    i = phrase_last
    while i < min(end, phrase_last + _REACH + 1):
        form, token = passage.form(i), passage.tokens[i]
        found = starts.get(i)
        if found is not None and _is_side(found) and (belongs or _glued(passage, found)):
            named = _named(passage, found, starts)
            return named if loyal is None else _loyal_to(passage, loyal, named)
        if found is not None and found.how == "people":
            return _army_of(found, mentions)
        theirs = _theirs(form)
        if theirs and (belongs or theirs.startswith("ب")):
            return _last_named(passage, i, mentions)
        if belongs and form in _BACK:
            return _last_named(passage, i, mentions)
        if form in INSIDE or form in ("(", "/"):
            i += 1
            continue
        if token.kind != "word":
            return None
        if form in _LOYAL:
            loyal = i
        if form in _BELONGING or form in _LOYAL or (form in _TO_RANKS and (passage.form(i + 1) == "صفوف" or _side_next(passage, i, starts))):
            belongs = True
        elif _is_member(form):
            pass
        elif form in _PASSED or (found is not None and found.how in ("people", "label")):
            belongs = belongs and form != "علي"
        else:
            return None
        i += 1
    return None


_BACK = frozenset({"التنظيم", "الجماعه", "الحركه", "الميليشيا", "الميليشيات", "المليشيا", "المليشيات", "الفصيل"})


def _starts(mentions: Sequence[ActorMention]) -> Mapping[int, ActorMention]:
    """The mention that starts at each token; of two, the actor's rather than the label's."""
    out: dict[int, ActorMention] = {}
    for mention in mentions:
        if mention.first not in out or out[mention.first].kind == "label":
            out[mention.first] = mention
    return out


def _is_side(mention: ActorMention) -> bool:
    """Can it be the side of victims? A nationality, an outlet, and a loaded word that is nobody's cannot."""
    if mention.how not in _SIDES or (mention.kind == "label" and mention.actor is None):
        return False
    known = actor(mention.actor) if mention.actor else None
    return known is None or known.type not in _NO_SIDE


def _glued(passage: Passage, mention: ActorMention) -> bool:
    """عناصر لقوى الأمن, قيادي بتنظيم داعش: the preposition is part of the word."""
    return passage.form(mention.first)[:1] in ("ل", "ب") and mention.start > passage.tokens[mention.first].start


def _side_next(passage: Passage, i: int, starts: Mapping[int, ActorMention]) -> bool:
    """قيادي في داعش: the name of a side is no place."""
    after = i + 1
    while passage.form(after) in INSIDE:
        after += 1
    return after in starts and _is_side(starts[after])


def _army_of(people: ActorMention, mentions: Sequence[ActorMention]) -> Named | None:
    """14 جنديا أفغانيا: a nationality is no side, unless the report names that state's force."""
    named = next((m for m in mentions if m.actor == people.actor and m.how in ("state", "name") and m.kind == "actor"), None)
    return None if named is None else Named(Span(named.start, named.end), named.text, named.actor)


def _loyal_to(passage: Passage, at: int, side: Named) -> Named:
    """الموالين للحكومة: a side of its own, not the government."""
    span = Span(passage.tokens[at].start, side.span.end)
    return Named(span, span.of(passage.text), None)


def _theirs(form: str) -> str:
    """صفوفها, عناصره: the noun whose pronoun points back, "" where the word is none."""
    for ending in _THEIRS:
        if form.endswith(ending) and form[: -len(ending)] in _RANKS:
            return form[: -len(ending)]
    return ""


def _is_member(form: str) -> bool:
    return any(h.use == "member" and not h.rest for h in heads().get(form, ()))


def _last_named(passage: Passage, at: int, mentions: Sequence[ActorMention]) -> Named | None:
    """The armed side named last before token ``at``, in its sentence or the one before."""
    since = passage.sentences[max(0, passage.sentence_of[at] - 1)][0]
    for mention in reversed(mentions):
        if since <= mention.first < at and mention.kind == "actor" and mention.how in ("name", "state", "shared") and _is_side(mention):
            known = actor(mention.actor) if mention.actor else None
            if known is not None and known.type in _ARMED:
                return Named(Span(mention.start, mention.end), mention.text, mention.actor)
    return None


_ARMED = frozenset({"armed_group", "state_force", "paramilitary", "police", "internal_security", "coalition", "umbrella", "border_guard"})


def _named(passage: Passage, mention: ActorMention, starts: Mapping[int, ActorMention]) -> Named:
    """The side as named; two sides under one count (الجيش والحشد الشعبي) are one naming that is no one actor's."""
    second = starts.get(mention.last)
    form = passage.form(mention.last)
    if second is not None and form.startswith("و") and second.start > passage.tokens[mention.last].start and _is_side(second):
        span = Span(mention.start, second.end)
        return Named(span, span.of(passage.text), mention.actor if mention.actor == second.actor else None)
    return Named(Span(mention.start, mention.end), mention.text, mention.actor)


def affiliations(passage: Passage, figures: Sequence[Figure], mentions: Sequence[ActorMention]) -> list[Named | None]:
    """The side of each figure's victims, their own or that of the group they are part of; in the order of ``figures``."""
    offsets = [t.start for t in passage.tokens]
    bounds = [_tokens(offsets, f) for f in figures]
    out = [affiliation_of(passage, last, mentions, first) for first, last in bounds]
    index = {f.id: i for i, f in enumerate(figures)}
    for i in range(1, len(figures)):
        before, (first, last) = bounds[i - 1], bounds[i]
        same = passage.sentence_of[before[0]] == passage.sentence_of[first]
        joined = first - before[1] <= 2 and passage.form(before[1]).startswith("و")
        others = any("other" in passage.classes(k) for k in range(first, min(last + 1, len(passage.tokens))))
        if same and (joined or others) and figures[i].status == "combatant":
            out[i] = out[i] or out[i - 1]
        if same and (joined or others) and figures[i - 1].status == "combatant":
            out[i - 1] = out[i - 1] or out[i]
    for _ in range(2):
        for i, figure in enumerate(figures):
            for key in (figure.subset_of, figure.repeats):
                if out[i] is None and key in index and figure.status != "civilian":
                    out[i] = out[index[key]]
                if key == figure.repeats and key in index and out[index[key]] is None:
                    out[index[key]] = out[i]
    return out


def _tokens(offsets: Sequence[int], figure: Figure) -> tuple[int, int]:
    span = figure.why.phrase if figure.why is not None else figure.span
    first = max(0, bisect_left(offsets, span.start + 1) - 1)
    return first, max(first + 1, bisect_left(offsets, span.end))
