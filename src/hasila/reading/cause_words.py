"""Words of cause and blame found in a passage: one phrase of the table ``causes.tsv`` at a token, under any clitics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeAlias

from hasila.arabic.memo import remembered
from hasila.arabic.number_words import letters_in
from hasila.arabic.questions import question_of
from hasila.arabic.record import record
from hasila.arabic.words import Split, splits
from hasila.lexicon.causes import CausePhrase, cause_phrases, doer_adjectives
from hasila.reading.passage import Passage, between

# Pronouns that a cause or an act takes (قصفهم, استهدفتها); a bare ي or ك is more often a letter of another word.
_PRONOUNS = frozenset({"", "ه", "ها", "هم", "هما", "هن"})
_PLAIN = Split("", "", False, "", "")


@record
class Found:
    """A phrase of the vocabulary at tokens ``first:last``, with how its first word was split."""

    phrase: CausePhrase
    first: int
    last: int
    split: Split

    @property
    def kind(self) -> str:
        """The vocabulary's kind of the phrase."""
        return self.phrase.kind


def find(passage: Passage, i: int, *kinds: str) -> Found | None:
    """The longest phrase of ``kinds`` that starts at token ``i``, the least split reading first; None if none."""
    form = passage.form(i)
    if not _ways(form):
        return None
    for split, phrase in _readings(form, kinds):
        width = len(phrase.words)
        if width == 1 or _follows(passage, i, phrase):
            return Found(phrase, i, i + width, split)
    return None


@lru_cache(maxsize=131072)
def _readings(form: str, kinds: tuple[str, ...]) -> tuple[tuple[Split, CausePhrase], ...]:
    """Every phrase of ``kinds`` that a folded word may open, with how it is split for it: the longest first, of those
    as long the least split."""
    found = [(split, phrase) for split, ways in _ways(form) for kind in kinds for phrase in ways.get(kind, ())]
    return tuple(sorted(found, key=lambda one: -len(one[1].words)))


_Phrases: TypeAlias = Mapping[str, tuple[CausePhrase, ...]]


@cache
def opening() -> Mapping[str, _Phrases]:
    """All phrases by their first word, then by kind."""
    out: dict[str, dict[str, tuple[CausePhrase, ...]]] = {}
    for kind, firsts in cause_phrases().items():
        for stem, phrases in firsts.items():
            out.setdefault(stem, {})[kind] = phrases
    return out


@question_of(opening)
def _ways(form: str) -> tuple[tuple[Split, _Phrases], ...]:
    """The splits of a folded word under which it may open phrases, with those by kind; none for most words."""
    stems = opening()
    ways = splits(form) if len(form) > 1 else (_PLAIN._replace(stem=form),)
    return tuple(
        (split, found) for split in ways if (found := stems.get(split.stem)) and split.pronoun in _PRONOUNS
    )


def candidates(passage: Passage, *kinds: str) -> Sequence[int]:
    """The tokens, in order, that may open a phrase of ``kinds``, whatever follows them; looked for once a passage."""
    marked = passage.marked
    if not marked:
        _mark(passage)
    if len(kinds) == 1:
        return marked[kinds[0]]
    name = " ".join(kinds)
    if name not in marked:
        marked[name] = sorted({i for kind in kinds for i in marked[kind]})
    return marked[name]


def _mark(passage: Passage) -> None:
    """Mark the tokens that may open a phrase of each kind."""
    marked, forms = passage.marked, passage.forms
    marked.update((kind, []) for kind in cause_phrases())
    for i in passage.words.where(_ways):
        for kind in _kinds(forms[i]):
            marked[kind].append(i)


def clause_end(passage: Passage, first: int, last: int) -> int:
    """The token at which a word ends the clause that runs on at ``first``; ``last`` if none does."""
    found = passage.marked.get("clause ends")
    if found is None:
        found = [i for i in candidates(passage, "break") if stands(passage, i, "break") is not None]
        passage.marked["clause ends"] = found
    return next(iter(between(found, first, last)), last)


def opens_none(passage: Passage, i: int) -> bool:
    """Can no phrase of the vocabulary start at token ``i``? True of most."""
    return not _ways(passage.forms[i])


def may_open(form: str, kinds: tuple[str, ...]) -> bool:
    """May a folded word open a phrase of ``kinds``, whatever follows it?"""
    return bool(_ways(form)) and not _kinds(form).isdisjoint(kinds)


@remembered
def _kinds(form: str) -> frozenset[str]:
    """The kinds of the phrases that a folded word may open."""
    return frozenset(kind for _, found in _ways(form) for kind in found)


def stands(passage: Passage, i: int, kind: str) -> Found | None:
    """Like ``find``, but the words must stand as the table gives them, with no clitic but a conjunction."""
    found = find(passage, i, kind)
    if found is None or found.split.particle or found.split.article or found.split.pronoun:
        return None
    return found


def _follows(passage: Passage, i: int, phrase: CausePhrase) -> bool:
    for k, word in enumerate(phrase.words[1:], i + 1):
        form = passage.form(k)
        if form != word and form != "ال" + word:
            return False
    return True


def doer_adjective(passage: Passage, i: int) -> bool:
    """Does token ``i`` name a doer by its nationality or side (روسي, الإسرائيلية)?"""
    form = passage.form(i)
    bare = form.removeprefix("ال")
    return bare in doer_adjectives() or (form.startswith("و") and form[1:].removeprefix("ال") in doer_adjectives())


def bounds(passage: Passage, first: int, last: int, split: Split | None) -> tuple[int, int]:
    """Original offsets of tokens ``first:last``, the conjunction and preposition glued to the first word left out.

    After لل, which holds the article, the words are left whole but for a conjunction.
    """
    token = passage.tokens[first]
    start = token.start
    if split is not None and (split.conjunction or split.particle):
        glued = len(split.conjunction)
        if not (split.article and split.particle == "ل"):
            glued += len(split.particle)
        start = letters_in(token, passage.text, glued) if glued else start
    return start, passage.tokens[last - 1].end
