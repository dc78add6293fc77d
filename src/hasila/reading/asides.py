"""Where a report leaves the matter at hand: for an earlier one within a sentence, for another at a sentence's head."""

from __future__ import annotations

from collections.abc import Collection

from hasila.lexicon.place_words import words_of
from hasila.reading.drafts import Draft
from hasila.reading.passage import Passage

_SINCE = words_of("since")
_AFTER = words_of("after")
_SPELLS = words_of("spell")
_SIDES = words_of("side_matter")
_OTHER = words_of("other_matter")
_AT_A_DISTANCE = "علي"  # على بعد 20 كم: how far, not how long after
_COMMAS = frozenset("،,؛;")
_ASIDE = 10  # words from بعد to the harm: بعد ثلاثة أيام من مقتل
_OPENING = 4  # words in which a sentence turns to another matter


def aside(passage: Passage, draft: Draft, framed: Collection[int]) -> int | None:
    """The word that leaves what the sentence tells for an earlier matter: جاء الانفجار بعد أيام من مقتل 14."""
    first, _ = passage.sentences[draft.sentence]
    at = draft.phrase.first if draft.trigger is None else min(draft.phrase.first, draft.trigger.at)
    for i in range(at - 1, max(first, at - _ASIDE), -1):
        form = passage.form(i)
        before, after = passage.form(i - 1), passage.form(i + 1)
        if form in _SINCE or (form == "علي" and before == "ردا"):
            return i
        told = before == "وذلك" or after in _SPELLS or i + 1 in passage.counts_at
        if form in _AFTER and before != _AT_A_DISTANCE and told:
            return i
        if form in _COMMAS or i in framed:
            return None
    return None


def another(passage: Passage, first: int, last: int) -> bool:
    """Does a sentence open by turning to another matter (على صعيد آخر، ومن جهة أخرى)?"""
    opening = range(first, min(first + _OPENING, last - 1))
    return any(passage.form(i).removeprefix("ب") in _SIDES and passage.form(i + 1) in _OTHER for i in opening)
