"""The names of actors in a text: a listed name, or a state behind a noun and its adjective, by the tokens they take.

Nothing is settled here: a draft says who may be meant, and ``actors`` decides by what else the report names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from hasila.arabic.memo import remembered
from hasila.arabic.questions import Words, question_of
from hasila.arabic.words import Token, splits
from hasila.lexicon.actors import (
    INSIDE,
    Head,
    Name,
    actor,
    heads,
    labels,
    names,
    of_state,
    state_adjectives,
    state_names,
)
from hasila.lexicon.given_names import given_names
from hasila.lexicon.speech import small

How = Literal["name", "shared", "weak", "state", "act", "people", "generic", "label"]


class Draft(NamedTuple):
    """A mention not yet resolved: ``cut`` letters of its first token are clitics; ``bearers`` could be meant."""

    first: int
    last: int
    cut: int
    how: How
    bearers: tuple[str, ...] = ()
    branch: str = ""
    backed: bool = False  # a noun for groups or members stands before it


class Word(NamedTuple):
    """One reading of a word: with its article, without it, the letters before it, and whether it is definite."""

    key: str
    stem: str
    cut: int
    definite: bool


@remembered
def readings(form: str) -> tuple[Word, ...]:
    """The readings of a folded word as the name of an actor may begin, the least split first."""
    if len(form) == 1:
        return (Word(form, form, 0, False),)  # a letter of an abbreviation
    out: list[Word] = []
    for split in splits(form):
        if split.pronoun or split.particle == "س" or (split.particle == "ك" and not split.article):
            continue
        key = "ال" + split.stem if split.article else split.stem
        cut = len(form) - len(key if form.endswith(key) else split.stem)
        out.append(Word(key, split.stem, cut, split.article))
    return tuple(out)


def may_open(form: str) -> bool:
    """Does any table of names know a stem of the word? To ask is quicker than to read the word."""
    return len(form) == 1 or not _stems().isdisjoint([split.stem for split in splits(form)])


@cache
def _stems() -> frozenset[str]:
    firsts = (*names(), *heads(), *state_adjectives(), *state_names(), *labels())
    return frozenset((*firsts, *(first.removeprefix("ال") for first in firsts)))


@question_of(_stems)
def goes_on(form: str) -> frozenset[str]:
    """The words that may follow a word so spelled where a naming starts at it, "" for any; none for most words."""
    if not may_open(form):
        return _NONE
    rests = [name.rest for _, found in _named(form) for some in found.values() for name in some]
    rests += [head.rest for head, _ in _headed(form) if head.use in _OF_STATES]
    return frozenset(rest[0] if rest else "" for rest in rests)


_NONE: frozenset[str] = frozenset()
_OF_STATES = ("force", "act", "people")  # the uses of nouns that a state is named with


@remembered
def _named(form: str) -> tuple[tuple[Word, Mapping[str, Sequence[Name]]], ...]:
    """The readings of a folded word with which names begin, each with those names by their second word.

    With any second word stand the names of one word too, in the table's order; under "" only these.
    """
    table = names()
    return tuple((word, _by_second(word.key)) for word in readings(form) if word.key in table)


@cache
def _by_second(first: str) -> Mapping[str, Sequence[Name]]:
    found = names()[first]
    seconds = {"", *(name.rest[0] for name in found if name.rest)}
    return {second: [n for n in found if not n.rest or n.rest[0] == second] for second in seconds}


@remembered
def _headed(form: str) -> tuple[tuple[Head, Word], ...]:
    """The head nouns that begin with a folded word, each with how it is read."""
    return tuple((head, word) for word in readings(form) for head in heads().get(word.stem, ()))


class Finder:
    """Looks for the names that start at a token."""

    def __init__(self, cut: Sequence[Token], words: Words) -> None:
        self.cut = cut
        self._form = words.form

    def at(self, i: int) -> list[Draft]:
        """The longest naming that starts at token ``i``; several where one noun takes two adjectives; none mostly."""
        following = goes_on(self.cut[i].form)
        if not following or ("" not in following and self._form(self._after(i)) not in following):
            return []
        state = self._state(i)
        name = self._name(i)
        if name is not None and (not state or name.last >= state[-1].last):
            return [name]
        if state and state[0].how == "generic" and any(h.use == "place" for h, _ in self._heads(self._before(i))):
            return []  # شارع القوات المسلحة
        return state

    def _after(self, i: int) -> int:
        """The next token after ``i`` that is no quotation mark or the like, nor the dot of an abbreviation (ب.ك.ك)."""
        lone = len(self._form(i)) == 1
        i += 1
        while (form := self._form(i)) in INSIDE or (lone and form == "."):
            i += 1
        return i

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

    def _name(self, i: int) -> Draft | None:
        best: Draft | None = None
        use, known = "", _named(self.cut[i].form)
        following = self._form(self._after(i)) if known else ""
        for word, found in known:
            for name in found.get(following) or found[""]:
                last = self._follow(i, name.rest)
                if last and (best is None or last > best.last):
                    how: How = "weak" if name.use == "headed" else name.use
                    best, use = Draft(i, last, word.cut, how, name.actors), name.use
                    break
        return None if best is None else self._backed(best, use)

    def _backed(self, draft: Draft, use: str) -> Draft | None:
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
        label = labels().get(label_in(self._form(before)))
        if label is not None and label.naming and not media:
            return draft._replace(first=before, cut=label_cut(self._form(before)), backed=True)
        return draft._replace(backed=backed)

    def _heads(self, i: int) -> list[tuple[Head, Word]]:
        """The head nouns of one word that token ``i`` may be."""
        if i < 0 or self.cut[i].kind != "word":
            return []
        return [(h, w) for h, w in _headed(self.cut[i].form) if not h.rest]

    def _given_name(self, i: int) -> bool:
        table = given_names()
        form = self._form(i)
        if "inside" in small(form):
            return False  # المتحدث باسم قسد: no man called so
        servant = self._form(self._before(i)).endswith("عبد") and form.startswith("ال")
        return servant or form in table or (form[:1] in ("و", "ل", "ب", "ف") and form[1:] in table)

    # --- states ---------------------------------------------------------------------------------------------------

    def _state(self, i: int) -> list[Draft]:
        best: list[Draft] = []
        for head, word in _headed(self.cut[i].form):
            if head.use not in _OF_STATES:
                continue
            last = self._follow(i, head.rest)
            found = self._of_state(i, last, head, word) if last else []
            if found and (not best or found[-1].last > best[-1].last):
                best = found
        return best

    def _of_state(self, i: int, last: int, head: Head, word: Word) -> list[Draft]:
        definite = word.definite or any(w.startswith("ال") for w in head.rest)
        at = last
        for _ in range(3):
            after, country = self._adjective(at, definite, head.use == "people")
            if country:
                first, letters = (i, word.cut) if head.use == "force" else (at, 0)
                how: How = "state" if head.use == "force" else "act" if head.use == "act" else "people"
                out = [Draft(first, after, letters, how, (of_state(country, head.branch),), head.branch)]
                return [*out, *self._second(after, definite, head, how)]
            if not self._modifies(at, definite):
                break
            at += 1
        if "construct" in head.flags and not definite:
            for rest, country in state_names().get(self._form(last), ()):
                end = self._follow(last, rest)
                if end:
                    return [Draft(i, end, word.cut, "state", (of_state(country, head.branch),), head.branch)]
        if "alone" in head.flags and definite:
            return [Draft(i, last, word.cut, "generic", (), head.branch)]
        return []

    def _second(self, at: int, definite: bool, head: Head, how: How) -> list[Draft]:
        """القوات التركية والروسية: the second adjective under one noun."""
        form = self._form(at)
        if not form.startswith("وال" if definite else "و"):
            return []
        for second, country in state_adjectives().get(form[3 if definite else 1 :], ()):
            if not second:
                return [Draft(at, at + 1, 1, how, (of_state(country, head.branch),), head.branch)]
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


@question_of(labels)
def label_in(form: str) -> str:
    """The reading of ``form`` that is a loaded word, without clitics and article; "" where none is."""
    table = labels()
    return next((w.stem for w in readings(form) if w.stem in table), "") if may_open(form) else ""


def label_cut(form: str) -> int:
    """How many letters of ``form`` are clitics before the loaded word that it is."""
    table = labels()
    return next((w.cut for w in readings(form) if w.stem in table), 0)
