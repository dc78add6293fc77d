"""Actors: every mention in a text, which actor it is where the report settles it, and the loaded words used of them.

The longest name wins. A state is an actor through a noun beside its adjective (القوات التركية, قصف روسي) or its name
(جيش مصر); its name by itself is a place. A name that several bear, and a bare noun (الجيش), are resolved from what else
the report names, and stay None where that leaves a choice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from hasila.arabic.number_words import letters_in
from hasila.arabic.questions import Words, question_of
from hasila.arabic.record import record, replace
from hasila.arabic.words import Token
from hasila.lexicon.actors import actor, labels, state_adjectives, state_names, words_of
from hasila.reading.actor_names import Draft, Finder, How, goes_on, label_cut, label_in, may_open, readings

MentionKind = Literal["actor", "label"]


@record
class ActorMention:
    """One mention: tokens ``first:last``, original offsets ``start:end`` without glued clitics, the ``text`` there.

    ``actor`` is the lexicon's id, None where the report does not settle whom it names. ``how`` it was read: by name,
    as a state's force, as whose an act is (قصف روسي), as people's nationality (جنود أتراك), as a bare noun (الجيش),
    as a label.
    """

    first: int
    last: int
    start: int
    end: int
    actor: str | None
    kind: MentionKind
    text: str
    how: How


def actors(cut: Sequence[Token], text: str, words: Words | None = None) -> list[ActorMention]:
    """The mentions of actors and the loaded words in ``text``, of which ``cut`` are the tokens, in order.

    ``words`` are those of the tokens, where they are at hand.

    A label inside or beside a naming (ميليشيا الحوثي) is a mention of its own beside the actor's.
    """
    words = words or Words(cut)
    finder = Finder(cut, words)
    found: list[Draft] = []
    after = 0
    for i in words.where(goes_on):
        if i < after or cut[i].kind != "word":
            continue
        for draft in finder.at(i):
            found.append(draft)
            after = max(after, draft.last)
    mentions = [_mention(cut, text, d, who) for d, who in _settled(cut, words, found)]
    return sorted([*mentions, *_labelled(cut, words, text, mentions)], key=lambda m: (m.first, -m.last))


def _mention(
    cut: Sequence[Token], text: str, draft: Draft, who: str | None, kind: MentionKind = "actor"
) -> ActorMention:
    start = letters_in(cut[draft.first], text, draft.cut)
    end = cut[draft.last - 1].end
    if draft.last < len(cut) and cut[draft.last].form == '"':
        marks = sum(t.form == '"' for t in cut[draft.first : draft.last])
        end = cut[draft.last].end if marks % 2 else end
    return ActorMention(draft.first, draft.last, start, end, who, kind, text[start:end], draft.how)


# --- what the report settles ----------------------------------------------------------------------------------------


def _settled(cut: Sequence[Token], words: Words, found: Sequence[Draft]) -> Iterator[tuple[Draft, str | None]]:
    """Each draft with the actor it names, None where the report leaves a choice; ordinary words are left out."""
    sure = {d.bearers[0] for d in found if d.how in ("name", "state", "act")}
    standing = {d.bearers[0] for d in found if d.how in ("name", "state")}
    spoken = _countries(cut, words, sure)
    named: list[str] = []  # in order, for the nearest before
    for draft in found:
        who: str | None
        if draft.how == "weak":
            if sure.isdisjoint(draft.bearers) and not draft.backed:
                continue
            anywhere = len(draft.bearers) == 1 and not _home(draft.bearers[0])
            who = draft.bearers[0] if anywhere else _choice(draft.bearers, sure, named, spoken)
        elif draft.how == "shared":
            who = _choice(draft.bearers, sure, named, spoken)
        elif draft.how == "generic":
            who = _bare(draft.branch, standing, spoken)
        else:
            who = draft.bearers[0]
        if who is not None:
            named.append(who)
        yield draft, who


def _countries(cut: Sequence[Token], words: Words, sure: set[str]) -> Counter[str]:
    """How often the report speaks of each country: by its adjective, its name, or an actor at home there."""
    spoken: Counter[str] = Counter()
    for i in words.where(_country):
        if cut[i].kind == "word":
            spoken[_country(cut[i].form)] += 1
    for who in sure:
        known = actor(who)
        if known is not None and known.countries:
            spoken[known.countries[0]] += 1
    return spoken


@question_of(lambda: (*state_adjectives(), *state_names()))
def _country(form: str) -> str:
    """The country that a word alone names or is the adjective of; empty for any other word."""
    if not may_open(form):
        return ""
    adjectives, places = state_adjectives(), state_names()
    for word in readings(form)[:4]:
        hit = [c for second, c in adjectives.get(word.stem, ()) if not second]
        hit = hit or [c for rest, c in places.get(word.key, ()) if not rest]
        if hit:
            return hit[0]
    return ""


def _choice(bearers: Sequence[str], sure: set[str], named: Sequence[str], spoken: Counter[str]) -> str | None:
    """Of those who bear a name: the one named in full, the one named last, the one at home in what is spoken of."""
    in_full = [b for b in bearers if b in sure]
    if len(in_full) == 1:
        return in_full[0]
    if in_full:
        return next((n for n in reversed(named) if n in in_full), None)
    at_home = {
        b: max((spoken[c] for c in known.countries), default=0) for b in bearers if (known := actor(b)) is not None
    }
    best = max(at_home.values(), default=0)
    fitting = [b for b, count in at_home.items() if count == best]
    return fitting[0] if best and len(fitting) == 1 else None


def _bare(branch: str, forces: set[str], spoken: Counter[str]) -> str | None:
    """الجيش: the only army that the report names, where it speaks of no other country half as often as of its own."""
    only = [s for s in forces if _branch(s) == branch]
    home = _home(only[0])[:1] if len(only) == 1 else ()
    if not home or any(2 * count > spoken[home[0]] for country, count in spoken.items() if country != home[0]):
        return None
    return only[0]


def _home(who: str) -> tuple[str, ...]:
    known = actor(who)
    return known.countries if known is not None else ()


def _branch(who: str) -> str:
    known = actor(who)
    return known.branch if known is not None else ""


def _labelled(
    cut: Sequence[Token], words: Words, text: str, mentions: Sequence[ActorMention]
) -> Iterator[ActorMention]:
    """The loaded words, each with the actor that stands beside it, or to whom alone the report has put it before."""
    inside = {i: m for m in mentions for i in range(m.first, m.last)}
    starts = {m.first: m for m in mentions}
    ends = {m.last: m for m in mentions}
    put: dict[str, set[str | None]] = {}
    for i in words.where(label_in):
        token = cut[i]
        if token.kind != "word":
            continue
        label = labels()[label_in(token.form)]
        beside = inside.get(i) or (ends.get(i) if not label_cut(token.form) else None)
        if beside is None and label.naming and not token.form.startswith("ال"):
            beside = starts.get(i + 1)
        if i in inside and beside is not None and beside.actor is not None and _own_word(beside.actor, token.form):
            continue
        if beside is not None:
            who = beside.actor
            put.setdefault(label.lemma, set()).add(who)
        else:
            known = put.get(label.lemma, set()) if label.naming and token.form[:2] in ("ال", "لل") else set()
            who = next(iter(known)) if len(known) == 1 else None
        yield replace(_mention(cut, text, Draft(i, i + 1, label_cut(token.form), "label"), who), kind="label")


def _own_word(who: str, form: str) -> bool:
    """Is the word part of the actor's neutral name (كتائب المجاهدين)?"""
    known = actor(who)
    return known is not None and form in words_of(known.name_ar)
