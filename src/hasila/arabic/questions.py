"""Questions that are put to every word of a text: where are the words that may begin a name, a cause, a hedge?

A word is asked all of them once, when it is first seen; a text looks each of its words up once and has the answers to
every question. That is many times quicker than a look-up for every question, of which most words are none's.

Most questions look a word up in a table of their own, under one or another of its clitics. They say which table, and
are only put to words that hold one of its words; so a new word is cut once, not once for every question. Others ask
more of the words that an earlier question took, and are put to no other.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from functools import cache
from typing import Any, TypeAlias, TypeVar

from hasila.arabic.memo import Memory
from hasila.arabic.words import Token, heads, pronouns

_Answer = TypeVar("_Answer")
Question: TypeAlias = Callable[[str], object]
Vocabulary: TypeAlias = Callable[[], Iterable[str]]

_QUESTIONS: dict[Question, int] = {}
_ANSWERS: list[Memory[Any]] = []
_VOCABULARIES: list[Vocabulary | None] = []
_AFTER: dict[int, list[int]] = {}
"""The questions that are only put to words that another is answered for with a yes, by that other's number."""


def question(find: Callable[[str], _Answer]) -> Callable[[str], _Answer]:
    """``find``, a pure function of a folded word, with its answers remembered, as one that ``Words.where`` may ask."""
    return _registered(find, None)


def question_of(vocabulary: Vocabulary) -> Callable[[Callable[[str], _Answer]], Callable[[str], _Answer]]:
    """A ``question`` to which a word is a yes only if it holds a word of ``vocabulary`` (see ``cuts``)."""
    return lambda find: _registered(find, vocabulary)


def question_after(earlier: Question) -> Callable[[Callable[[str], _Answer]], Callable[[str], _Answer]]:
    """A ``question`` to which a word is a yes only if it is one to ``earlier``, a ``question`` too."""
    return lambda find: _registered(find, None, earlier)


def _registered(
    find: Callable[[str], _Answer], vocabulary: Vocabulary | None, earlier: Question | None = None
) -> Callable[[str], _Answer]:
    answers = Memory(find)
    if earlier is not None:
        _AFTER.setdefault(_QUESTIONS[earlier], []).append(len(_QUESTIONS))
    _QUESTIONS[asked := answers.__getitem__] = len(_QUESTIONS)
    _ANSWERS.append(answers)
    _VOCABULARIES.append(vocabulary)
    _YES.clear()
    _askers.cache_clear()
    return asked


def cuts(form: str) -> list[str]:
    """What of a folded word may stand in a vocabulary: all of it, all but its first letter, every stem of it."""
    stems = [form, form[1:], *[stem for _, _, _, stem in heads(form)[1:]]]
    endings = pronouns(form)
    if not endings:
        return stems
    bare = [stem[: -len(pronoun)] for pronoun in endings for stem in stems]
    opened = [stem[:-1] + "ه" for stem in bare if stem[-1:] == "ت"]
    return stems + bare + opened


@cache
def _askers() -> tuple[tuple[int, ...], dict[str, tuple[int, ...]]]:
    """The questions that are put to every word; those put to words that hold a word, with and without its article."""
    later = {number for numbers in _AFTER.values() for number in numbers}
    every = tuple(n for n, vocabulary in enumerate(_VOCABULARIES) if vocabulary is None and n not in later)
    some: dict[str, tuple[int, ...]] = {}
    for number, vocabulary in enumerate(_VOCABULARIES):
        for word in vocabulary() if vocabulary is not None else ():
            for held in {word, word.removeprefix("ال")}:
                known = some.get(held, ())
                if number not in known:
                    some[held] = (*known, number)
    return every, some


def _yes(form: str) -> tuple[int, ...]:
    """The questions to which a folded word is a yes, by number. Only a yes is kept: hardly a no is asked for again."""
    every, some = _askers()
    asked = set(every)
    for held in some.keys() & cuts(form):
        asked.update(some[held])
    found = [number for number in asked if _ANSWERS[number].keep(form)]
    for number in found:  # those added on the way too
        found += [later for later in _AFTER.get(number, ()) if _ANSWERS[later].keep(form)]
    return tuple(found)


_YES = Memory(_yes)


class Along(dict[int, _Answer]):
    """What is known of each token of a text, by its index; ``beyond`` of those before its first and after its last.

    ``Along(…).__getitem__`` is asked thousands of times a report, and runs none of Python's own code for most.
    """

    def __init__(self, known: Iterable[_Answer], beyond: _Answer) -> None:
        super().__init__(enumerate(known))
        self._beyond = beyond

    def __missing__(self, at: int) -> _Answer:
        return self._beyond


class Words:
    """The folded words (and marks and numbers) of one text, by token: in a list, and ``form`` of one of them ("" beyond
    the ends)."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.forms = [token.form for token in tokens]
        self.form: Callable[[int], str] = Along(self.forms, "").__getitem__
        self.others = [i for i, token in enumerate(tokens) if token.kind != "word"]
        """The tokens, in order, that are numbers, marks and breaks."""
        self._found: list[list[int]] = []

    def but(self, changed: Mapping[int, str]) -> Words:
        """These, with other forms at some tokens."""
        out = copy(self)
        out.forms = [*self.forms]
        for i, form in changed.items():
            out.forms[i] = form
        out.form = Along(out.forms, "").__getitem__
        out._found = [[*found] for found in self._found]
        for i, form in changed.items() if self._found else ():
            for number in _YES[self.forms[i]]:
                out._found[number].remove(i)
            for number in _YES[form]:
                insort(out._found[number], i)
        return out

    def where(self, asked: Question) -> list[int]:
        """The tokens, in order, to whose forms the answer of ``asked``, a ``question``, is a yes."""
        number = _QUESTIONS[asked]
        if number >= len(self._found):
            self._ask()
        return self._found[number]

    def _ask(self) -> None:
        self._found = [[] for _ in _QUESTIONS]
        added = [found.append for found in self._found]
        for i, yes in enumerate(map(_YES.__getitem__, self.forms)):
            for number in yes:
                added[number](i)
