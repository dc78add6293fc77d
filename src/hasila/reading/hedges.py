"""Hedges: the words beside a number that qualify it (قرابة، على الأقل، ما لا يقل عن), before it or after it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, get_args

from hasila.arabic.fold import fold_word
from hasila.arabic.number_words import letters_in
from hasila.arabic.words import Token
from hasila.lexicon.particles import particles
from hasila.lexicon.tables import VocabularyError, rows
from hasila.model import Qualifier

_CLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب")
_REACH = 5
"""Tokens that may stand between a number and a hedge after it (20 شخصاً من المدنيين على الأقل)."""


class Hedge(NamedTuple):
    """A hedge found: its qualifier and tokens ``first:last``; ``apart``: no part of the number's words."""

    qualifier: Qualifier
    first: int
    last: int
    apart: bool


class _Entry(NamedTuple):
    words: tuple[str, ...]
    qualifier: Qualifier


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, list[_Entry]], dict[str, list[_Entry]]]:
    """Hedges before a number by their last word, after it by their first; the longest first."""
    before: dict[str, list[_Entry]] = {}
    after: dict[str, list[_Entry]] = {}
    for row in rows("hedges.tsv"):
        qualifier = row["qualifier"]
        if qualifier not in get_args(Qualifier):
            raise VocabularyError(f"hedges.tsv: no such qualifier: {qualifier}")
        for form in row["forms"].split("|"):
            entry = _Entry(tuple(fold_word(form).split()), qualifier)  # type: ignore[arg-type]
            if row["place"] == "before":
                for clitics in _CLITICS if len(entry.words) == 1 else ("",):
                    before.setdefault(clitics + entry.words[-1], []).append(entry)
            else:
                after.setdefault(entry.words[0], []).append(entry)
    for table in (before, after):
        for entries in table.values():
            entries.sort(key=lambda entry: -len(entry.words))
    return before, after


def may_open(form: str) -> bool:
    """May a folded word be the first of a hedge that stands before a number?"""
    return form in _openings()


@lru_cache(maxsize=1)
def _openings() -> frozenset[str]:
    return frozenset(clitics + first for first in _first_words() for clitics in _CLITICS)


def before(tokens: Sequence[Token], at: int) -> Hedge | None:
    """The hedge whose last word stands right before token ``at``, or before its article (نحو الـ 50); with a gap
    inside it, it is apart."""
    if not 1 <= at <= len(tokens):
        return None
    end = at - (at > 1 and tokens[at - 1].form == "ال")
    for entry in _tables()[0].get(tokens[end - 1].form, ()):
        first = _match_back(tokens, end - 1, entry.words)
        if first is not None:
            return Hedge(entry.qualifier, first, at, "*" in entry.words)
    return None


def _match_back(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> int | None:
    """The first token of ``words`` where they end at token ``at``; their first word may carry clitics."""
    here = at
    for position in range(len(words) - 1, -1, -1):
        word = words[position]
        if word == "*":
            return _match_gap(tokens, here, words[:position])
        if here < 0 or not _same(tokens[here].form, word, clitics=position == 0):
            return None
        here -= 1
    return here + 1


def _match_gap(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> int | None:
    for here in range(at - 1, max(at - 4, -1), -1):
        if tokens[here + 1].kind != "word":
            return None
        found = _match_back(tokens, here, words)
        if found is not None:
            return found
    return None


def _same(form: str, word: str, clitics: bool) -> bool:
    if form == word:
        return True
    return clitics and form.endswith(word) and form[: -len(word)] in _CLITICS


def after(tokens: Sequence[Token], at: int, limit: int) -> Hedge | None:
    """The hedge at token ``at`` or a few words on, before token ``limit`` and within the clause."""
    table = _tables()[1]
    for here in range(at, min(at + _REACH, limit, len(tokens))):
        for entry in table.get(tokens[here].form, ()):
            last = here + len(entry.words)
            said = tuple(token.form for token in tokens[here:last]) == entry.words
            if said and not _of_the_next(tokens, here, last):
                return Hedge(entry.qualifier, here, last, here > at)
        if tokens[here].kind != "word" and tokens[here].form not in ('"', "(", ")"):
            comma = tokens[here].form in ("،", ",") and here + 1 < min(limit, len(tokens))
            if not comma or tokens[here + 1].form not in table:  # 4 جنود، على الأقل
                return None
    return None


def of_total(tokens: Sequence[Token], at: int) -> Hedge | None:
    """تجاوز عدد القتلى 500, لم تتعد الحصيلة 20: the hedge before the counting phrase that announces token ``at``."""
    for here in range(at - 1, max(at - _TOTAL_REACH, 0), -1):
        if tokens[here].kind != "word":
            return None
        if "tally" in particles().get(tokens[here].form, ()):
            return before(tokens, here)
    return None


_TOTAL_REACH = 8  # tokens from the word for a total to its number: حصيلة ضحايا القصف على البلدة


def opens(tokens: Sequence[Token], at: int) -> bool:
    """Is the negation at token ``at`` the first word of a hedge (لم يتجاوز, لا تقل عن)?"""
    found = (before(tokens, at + words) for words in (2, 3) if at + words <= len(tokens))
    return any(hedge is not None and hedge.first == at for hedge in found)


def _of_the_next(tokens: Sequence[Token], here: int, last: int) -> bool:
    """500 جريح وأكثر من 60 مفقوداً: joined by its و, the hedge is of the number that comes next."""
    following = before(tokens, last + 1) if tokens[here].form.startswith("و") and last < len(tokens) else None
    return following is not None and following.first == here


def closes(tokens: Sequence[Token], found: Hedge) -> bool:
    """May the words of ``found``, which stand before a number, be those of a hedge after the number before them?"""
    words = tuple(token.form for token in tokens[found.first : found.last])
    return any(entry.words == words for entry in _tables()[1].get(words[0] if words else "", ()))


def stem_start(token: Token, text: str) -> int:
    """The original offset of a hedge's first word ``token`` without the clitics glued to it (بنحو: of نحو)."""
    firsts = _first_words()
    if token.form in firsts:
        return token.start
    for clitics in _CLITICS[1:]:
        if token.form.startswith(clitics) and token.form[len(clitics) :] in firsts:
            return letters_in(token, text, len(clitics))
    return token.start


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(entry.words[0] for entries in _tables()[0].values() for entry in entries)
