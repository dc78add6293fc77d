"""Actors: every mention in a text, which actor it is where the report settles it, and the loaded words used of them.

The longest name wins. A state is an actor through a noun beside its adjective (القوات التركية, قصف روسي) or its name
(جيش مصر); its name by itself is a place. A name that several bear, and a bare noun (الجيش), are resolved from what else
the report names, and stay None where that leaves a choice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, NamedTuple

from hasila.arabic.number_words import letters_in
from hasila.arabic.words import Token, splits
from hasila.lexicon.actors import (
    INSIDE,
    Head,
    actor,
    heads,
    labels,
    names,
    of_state,
    state_adjectives,
    state_names,
    words_of,
)
from hasila.lexicon.given_names import given_names

MentionKind = Literal["actor", "label"]
How = Literal["name", "shared", "weak", "state", "act", "people", "generic", "label"]


@dataclass(frozen=True, slots=True)
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


class _Draft(NamedTuple):
    """A mention not yet resolved: ``cut`` letters of its first token are clitics; ``bearers`` could be meant."""

    first: int
    last: int
    cut: int
    how: How
    bearers: tuple[str, ...] = ()
    branch: str = ""
    backed: bool = False  # a noun for groups or members stands before it


class _Word(NamedTuple):
    """One reading of a word: with its article, without it, the letters before it, and whether it is definite."""

    key: str
    stem: str
    cut: int
    definite: bool


@lru_cache(maxsize=65536)
def _words(form: str) -> tuple[_Word, ...]:
    if len(form) == 1:
        return (_Word(form, form, 0, False),)  # a letter of an abbreviation
    out = []
    for split in splits(form):
        if split.pronoun or split.particle == "س" or (split.particle == "ك" and not split.article):
            continue
        key = "ال" + split.stem if split.article else split.stem
        cut = len(form) - len(key if form.endswith(key) else split.stem)
        out.append(_Word(key, split.stem, cut, split.article))
    return tuple(out)


def actors(cut: Sequence[Token], text: str) -> list[ActorMention]:
    """The mentions of actors and the loaded words in ``text``, of which ``cut`` are the tokens, in order.

    A label inside or beside a naming (ميليشيا الحوثي) is a mention of its own beside the actor's.
    """
    finder = _Finder(cut)
    found: list[_Draft] = []
    i = 0
    while i < len(cut):
        drafts = finder.at(i) if cut[i].kind == "word" else ()
        found += drafts
        i = max([i + 1, *(d.last for d in drafts)])
    mentions = [_mention(cut, text, d, who) for d, who in _settled(cut, found)]
    return sorted([*mentions, *_labelled(cut, text, mentions)], key=lambda m: (m.first, -m.last))


def _mention(
    cut: Sequence[Token], text: str, draft: _Draft, who: str | None, kind: MentionKind = "actor"
) -> ActorMention:
    start = letters_in(cut[draft.first], text, draft.cut)
    end = cut[draft.last - 1].end
    inner = [t.form for t in cut[draft.first : draft.last]]
    if inner.count('"') % 2 and draft.last < len(cut) and cut[draft.last].form == '"':
        end = cut[draft.last].end
    return ActorMention(draft.first, draft.last, start, end, who, kind, text[start:end], draft.how)


class _Finder:
    """Looks for the names that start at a token."""

    def __init__(self, cut: Sequence[Token]) -> None:
        self.cut = cut

    def at(self, i: int) -> list[_Draft]:
        """The longest naming that starts at token ``i``; several where one noun takes two adjectives; none mostly."""
        state = self._state(i)
        name = self._name(i)
        if name is not None and (not state or name.last >= state[-1].last):
            return [name]
        if state and state[0].how == "generic" and any(h.use == "place" for h, _ in self._heads(self._before(i))):
            return []  # شارع القوات المسلحة
        return state

    def _after(self, i: int) -> int:
        """The next token after ``i`` that is no quotation mark or the like, nor the dot of an abbreviation (ب.ك.ك)."""
        lone = len(self.cut[i].form) == 1
        i += 1
        while i < len(self.cut) and (self.cut[i].form in INSIDE or (lone and self.cut[i].form == ".")):
            i += 1
        return i

    def _form(self, i: int) -> str:
        return self.cut[i].form if 0 <= i < len(self.cut) else ""

    def _follow(self, i: int, rest: Sequence[str]) -> int:
        """The token after ``rest``, where those words follow token ``i``; 0 where they do not."""
        for word in rest:
            i = self._after(i)
            if self._form(i) != word:
                return 0
        return i + 1

    def _before(self, i: int) -> int:
        """The token before ``i`` that is no quotation mark or the like; -1 where none is."""
        i -= 1
        while i >= 0 and self.cut[i].form in INSIDE:
            i -= 1
        return i

    # --- names ----------------------------------------------------------------------------------------------------

    def _name(self, i: int) -> _Draft | None:
        best: _Draft | None = None
        use = ""
        table = names()
        for word in _words(self._form(i)):
            for name in table.get(word.key, ()):
                last = self._follow(i, name.rest)
                if last and (best is None or last > best.last):
                    how: How = "weak" if name.use == "headed" else name.use
                    best, use = _Draft(i, last, word.cut, how, name.actors), name.use
                    break
        return None if best is None else self._backed(best, use)

    def _backed(self, draft: _Draft, use: str) -> _Draft | None:
        """The draft with the noun for groups before it; None where it names a place or a person, or lacks that noun."""
        before = self._before(draft.first)
        standing = self._heads(before)
        one_word = draft.last - draft.first == 1
        if any(head.use == "place" for head, _ in standing) or (one_word and self._given_name(before)):
            return None
        backed = any(head.use in ("group", "member") for head, _ in standing)
        if self._form(before) in ("في", "من", "الي") and any(h.use == "member" for h, _ in self._heads(before - 1)):
            backed = True
        media = _is_media(draft.bearers)
        if media:
            backed = any(head.use == "group" and "media" in head.flags for head, _ in standing)
        if use == "headed" and (not backed or self._form(draft.last) == "الله"):
            return None  # فتح النار, فتح الله
        for head, word in standing:
            if head.use == "group" and ("media" in head.flags) == media and not word.definite:
                return draft._replace(first=before, cut=word.cut, backed=True)
        label = labels().get(_stem(self._form(before)))
        if label is not None and label.naming and not media:
            return draft._replace(first=before, cut=_cut_of(self._form(before)), backed=True)
        return draft._replace(backed=backed)

    def _heads(self, i: int) -> list[tuple[Head, _Word]]:
        """The head nouns of one word that token ``i`` may be."""
        if i < 0 or self.cut[i].kind != "word":
            return []
        return [(h, w) for w in _words(self.cut[i].form) for h in heads().get(w.stem, ()) if not h.rest]

    def _given_name(self, i: int) -> bool:
        table = given_names()
        form = self._form(i)
        servant = self._form(self._before(i)).endswith("عبد") and form.startswith("ال")
        return servant or form in table or (form[:1] in ("و", "ل", "ب", "ف") and form[1:] in table)

    # --- states ---------------------------------------------------------------------------------------------------

    def _state(self, i: int) -> list[_Draft]:
        best: list[_Draft] = []
        for word in _words(self._form(i)):
            for head in heads().get(word.stem, ()):
                if head.use not in ("force", "act", "people"):
                    continue
                last = self._follow(i, head.rest)
                found = self._of_state(i, last, head, word) if last else []
                if found and (not best or found[-1].last > best[-1].last):
                    best = found
        return best

    def _of_state(self, i: int, last: int, head: Head, word: _Word) -> list[_Draft]:
        definite = word.definite or any(w.startswith("ال") for w in head.rest)
        at = last
        for _ in range(3):
            after, country = self._adjective(at, definite, head.use == "people")
            if country:
                first, letters = (i, word.cut) if head.use == "force" else (at, 0)
                how: How = "state" if head.use == "force" else "act" if head.use == "act" else "people"
                out = [_Draft(first, after, letters, how, (of_state(country, head.branch),), head.branch)]
                return [*out, *self._second(after, definite, head, how)]
            if not self._modifies(at, definite):
                break
            at += 1
        if "construct" in head.flags and not definite:
            for rest, country in state_names().get(self._form(last), ()):
                end = self._follow(last, rest)
                if end:
                    return [_Draft(i, end, word.cut, "state", (of_state(country, head.branch),), head.branch)]
        if "alone" in head.flags and definite:
            return [_Draft(i, last, word.cut, "generic", (), head.branch)]
        return []

    def _second(self, at: int, definite: bool, head: Head, how: How) -> list[_Draft]:
        """القوات التركية والروسية: the second adjective under one noun."""
        form = self._form(at)
        if not form.startswith("وال" if definite else "و"):
            return []
        for second, country in state_adjectives().get(form[3 if definite else 1 :], ()):
            if not second:
                return [_Draft(at, at + 1, 1, how, (of_state(country, head.branch),), head.branch)]
        return []

    def _adjective(self, at: int, definite: bool, people: bool) -> tuple[int, str]:
        """The country that the adjective at ``at`` speaks of, and the token after it; "" where it speaks of none.

        Only of people is a name's letters an adjective (جنديا سوريا, but دوريات إيطاليا).
        """
        form = self._form(at)
        article = "ال" if definite else ""
        if not form.startswith(article):
            return at, ""
        for second, country in state_adjectives().get(form[len(article) :], ()):
            if not second and (people or form not in state_names()):
                return at + 1, country
            if second and self._form(at + 1) == article + second:
                return at + 2, country
        return at, ""

    def _modifies(self, at: int, definite: bool) -> bool:
        form = self._form(at)
        if form.startswith("ال") != definite:
            return False
        return any(h.use == "modifier" and not h.rest for h in heads().get(form[2:] if definite else form, ()))


def _is_media(bearers: Sequence[str]) -> bool:
    return all((found := actor(who)) is not None and found.type in ("media", "monitor") for who in bearers)


def _stem(form: str) -> str:
    """The reading of ``form`` that is a loaded word, without clitics and article; "" where none is."""
    table = labels()
    return next((w.stem for w in _words(form) if w.stem in table), "")


def _cut_of(form: str) -> int:
    table = labels()
    return next((w.cut for w in _words(form) if w.stem in table), 0)


# --- what the report settles ----------------------------------------------------------------------------------------


def _settled(cut: Sequence[Token], found: Sequence[_Draft]) -> Iterator[tuple[_Draft, str | None]]:
    """Each draft with the actor it names, None where the report leaves a choice; ordinary words are left out."""
    sure = {d.bearers[0] for d in found if d.how in ("name", "state", "act")}
    standing = {d.bearers[0] for d in found if d.how in ("name", "state")}
    spoken = _countries(cut, sure)
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


def _countries(cut: Sequence[Token], sure: set[str]) -> Counter[str]:
    """How often the report speaks of each country: by its adjective, its name, or an actor at home there."""
    spoken: Counter[str] = Counter()
    adjectives, places = state_adjectives(), state_names()
    for token in cut:
        if token.kind != "word":
            continue
        for word in _words(token.form)[:4]:
            hit = [c for second, c in adjectives.get(word.stem, ()) if not second]
            hit = hit or [c for rest, c in places.get(word.key, ()) if not rest]
            if hit:
                spoken[hit[0]] += 1
                break
    for who in sure:
        known = actor(who)
        if known is not None and known.countries:
            spoken[known.countries[0]] += 1
    return spoken


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
    """الجيش: the only army that the report names, where it speaks of no country more than of that army's."""
    only = [s for s in forces if _branch(s) == branch]
    known = actor(only[0]) if len(only) == 1 else None
    if known is None or not known.countries:
        return None
    home = spoken[known.countries[0]]
    return known.id if all(count < home for country, count in spoken.items() if country != known.countries[0]) else None


def _home(who: str) -> tuple[str, ...]:
    known = actor(who)
    return known.countries if known is not None else ()


def _branch(who: str) -> str:
    known = actor(who)
    return known.branch if known is not None else ""


def _labelled(cut: Sequence[Token], text: str, mentions: Sequence[ActorMention]) -> Iterator[ActorMention]:
    """The loaded words, each with the actor that stands beside it, or to whom alone the report has put it before."""
    inside = {i: m for m in mentions for i in range(m.first, m.last)}
    starts = {m.first: m for m in mentions}
    ends = {m.last: m for m in mentions}
    put: dict[str, set[str | None]] = {}
    for i, token in enumerate(cut):
        stem = _stem(token.form) if token.kind == "word" else ""
        if not stem:
            continue
        label = labels()[stem]
        beside = inside.get(i) or (ends.get(i) if not _cut_of(token.form) else None)
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
        yield replace(_mention(cut, text, _Draft(i, i + 1, _cut_of(token.form), "label"), who), kind="label")


def _own_word(who: str, form: str) -> bool:
    """Is the word part of the actor's neutral name (كتائب المجاهدين)?"""
    known = actor(who)
    return known is not None and form in words_of(known.name_ar)
