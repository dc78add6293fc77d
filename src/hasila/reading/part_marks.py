"""Marks that open parts of the victims before them: 5 قتلى (رجل وطفلان), 6 قتلى: 4 أطفال, a pair of dashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hasila.reading.walk import Walk

_DASH = frozenset({"-", "–", "—"})


def opens_parts(walk: Walk, i: int) -> bool:
    """May the mark at token ``i`` open parts of the victims before it: straight after them, or a bracket that fits?"""
    last = walk.group[-1].phrase.last
    at_least = (walk.passage.form(last), walk.passage.form(last + 1)) == ("علي", "الاقل")  # 61 قتيلا على الأقل: 45 في
    beside = last + 2 * at_least == i and walk.passage.form(i) not in _DASH
    return (beside and not _closes_words(walk, i) and not _only_a_name(walk, i)) or _spelled_out(walk, i)


def _closes_words(walk: Walk, i: int) -> bool:
    """وقال "سنعتقل جميع المنفذين" مشيرا إلى 20 مسلحا: does the quotation mark at token ``i`` close somebody's words?"""
    return walk.passage.form(i) == '"' and sum(walk.passage.form(k) == '"' for k in range(walk.first, i)) % 2 == 1


def _only_a_name(walk: Walk, i: int) -> bool:
    """13 من عناصر جماعة "الصقر" و7 عمال: do the quotation marks at token ``i`` hold a name and nobody counted?"""
    passage = walk.passage
    if passage.form(i) != '"':
        return False
    for k in range(i + 1, min(i + _BRACKET_REACH + 1, walk.last)):
        if passage.form(k) == '"':
            return k > i + 1
        if k in passage.counts_at or passage.known[k].people:
            return False
    return False


def _spelled_out(walk: Walk, i: int) -> bool:
    """6 مدنيين من عائلة واحدة (4 أطفال ورجل وامرأة): does the bracket at token ``i`` hold parts of the total before?

    A pair of dashes is one too.
    """
    total, passage = walk.group[-1].phrase, walk.passage
    count = passage.counts_at.get(i + 1)
    if count is None or count.no_count or i - total.last > _BRACKET_REACH:
        return False
    if passage.form(i) != "(" and not _dashes(walk, i):
        return False
    fits = count.value is not None and total.value is not None and count.value < total.value
    return fits and passage.form(count.last) != ")"


_BRACKET_REACH = 5
_DASHES_REACH = 16


def _dashes(walk: Walk, i: int) -> bool:
    """Is token ``i`` the first of a pair of dashes, with a space before it?"""
    if walk.passage.form(i) not in _DASH or not walk.passage.tokens[i].spaced:
        return False
    inside = range(i + 2, min(i + _DASHES_REACH, walk.last))
    return any(walk.passage.form(k) in _DASH and walk.passage.tokens[k].spaced for k in inside)
