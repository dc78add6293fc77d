"""The country that a report plays in, where the report names it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hasila.arabic.questions import question_of
from hasila.arabic.record import replace
from hasila.lexicon.gazetteer import key
from hasila.lexicon.place_words import cue, cue_words, words_of
from hasila.reading.passage import Passage
from hasila.reading.place_mention import PlaceMention, core

_COUNTRY_WORDS = words_of("the_country")
_THEIRS = words_of("their_country")
_OVER = words_of("all_over")
_IN = frozenset({"في", "داخل"})
_LEVEL = "مستوي"  # على مستوى البلاد
_PARTED = 3  # tokens from a place's name to the country that only says where it lies


def home_country(
    passage: Passage, around: Sequence[PlaceMention], countries: Sequence[PlaceMention], at: int
) -> PlaceMention | None:
    """The country that most of the places ``around`` lie in, as the report names it nearest to token ``at``, before it
    if it does; ``countries`` are all mentions of one. Else as it stands in the naming of a side of it. None where the
    report does not name it."""
    holders = Counter(key(m.ancestors[-1]) if m.ancestors else core(m) for m in around if m.ancestors or _side(m))
    if not holders:
        return None
    (home, _), *_ = holders.most_common(1)
    named = [m for m in countries if key(m.name) == home]
    named = named or [_of_side(passage, m) for m in around if _side(m) and core(m) == home]
    return min(named, key=lambda m: (m.first > at, abs(m.first - at)), default=None)


def _side(mention: PlaceMention) -> bool:
    return mention.kind == "region" and not mention.ancestors


def _of_side(passage: Passage, side: PlaceMention) -> PlaceMention:
    """The country in the naming of a side of it (شمال شرق …)."""
    token = passage.tokens[side.last - 1]
    name = passage.text[token.start : side.end]
    return replace(side, first=side.last - 1, outer=side.last - 1, start=token.start, name=name, kind="country")


def country_told(
    passage: Passage, mentions: Sequence[PlaceMention], countries: Sequence[PlaceMention]
) -> dict[int, PlaceMention | None]:
    """«The country» where it takes up the report's own (في أنحاء البلاد، في شمال البلاد), by its token: the country's
    mention there, its offsets those of the name; None where the report does not name it."""
    out: dict[int, PlaceMention | None] = {}
    for i in passage.words.where(_is_country_word):
        outer = _outer(passage, i)
        if outer < 0 or any(0 <= outer - m.last <= _PARTED for m in mentions):
            continue
        named = _told_last(countries, i) if theirs(passage, i) else home_country(passage, mentions, countries, i)
        at = {"first": i, "last": i + 1, "outer": outer, "role": "location", "locator": False}
        out[i] = None if named is None else replace(named, **at)
    return out


def theirs(passage: Passage, i: int) -> bool:
    """في بلاده: does the word at token ``i`` mean the country of somebody named before?"""
    return passage.form(i) in _THEIRS


def _told_last(countries: Sequence[PlaceMention], at: int) -> PlaceMention | None:
    """The country named last before token ``at``."""
    return max((m for m in countries if m.first < at), key=lambda m: m.first, default=None)


@question_of(lambda: _COUNTRY_WORDS | _THEIRS)
def _is_country_word(form: str) -> bool:
    return form in _COUNTRY_WORDS or form in _THEIRS


def _outer(passage: Passage, i: int) -> int:
    """The first token of the naming that ends with «the country» at token ``i``, -1 where nothing happens there."""
    outer = i
    while outer > 0 and (passage.form(outer - 1) in _OVER or _is_side(passage.form(outer - 1))):
        outer -= 1
    if passage.form(outer).startswith("ب") and outer < i:
        return outer
    if outer == i and not (theirs(passage, i) or _told_of(passage, i - 2)):
        return -1  # أكبر مدينة في البلاد
    inside = outer > 0 and (passage.form(outer - 1) in _IN or passage.form(outer) == _LEVEL)
    return outer if inside else -1


def _told_of(passage: Passage, before: int) -> bool:
    """Does the word at token ``before`` tell of harm or of those harmed (قتلوا في البلاد، آلاف القتلى في البلاد)?"""
    return before > 0 and bool(passage.known[before].outcomes or passage.known[before].people)


@question_of(cue_words)
def _is_side(form: str) -> bool:
    found = cue(form)
    return found is not None and found[1].cls == "direction"
