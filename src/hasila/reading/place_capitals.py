"""Capitals named by their country's adjective (العاصمة الليبية): the city is meant, and may be named elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic.fold import fold_word
from hasila.arabic.questions import question_of
from hasila.arabic.record import replace
from hasila.lexicon.gazetteer import gazetteer, key
from hasila.lexicon.place_words import demonym, stems
from hasila.reading.place_leads import lead_of
from hasila.reading.place_mention import PlaceMention
from hasila.reading.place_name import Name, PlaceText

_CAPITAL = fold_word("العاصمة")
# العاصمة اليمنية المؤقتة: another city than the state's own.
_ANOTHER = frozenset(map(fold_word, ("المؤقتة", "السابقة", "القديمة", "الجديدة", "الثانية", "الاقتصادية")))


@question_of(lambda: (_CAPITAL,))
def is_capital(form: str) -> bool:
    """Is a folded word «the capital», with or without clitics?"""
    return any(stem == _CAPITAL for _, stem in stems(form))


def capital_of(at: PlaceText, i: int) -> Name | None:
    """The capital that tokens ``i`` and the one after name by its country's adjective; None where they name none, or
    where the city's own name follows (العاصمة الليبية طرابلس)."""
    if not is_capital(at.forms[i]) or i + 1 >= len(at.tokens) or at.tokens[i + 1].kind != "word":
        return None
    adjective = at.forms[i + 1]
    found = gazetteer().capital(demonym(adjective)) if adjective.startswith("ال") else None
    if found is None or _told_then(at, i + 2):
        return None
    prefix = next(p for p, stem in stems(at.forms[i]) if stem == _CAPITAL)
    lead = () if prefix.strip("وف") else lead_of(at, i)
    return Name(i, i + 2, prefix, key(found.name), (found,), None, lead, quoted=False)


def _told_then(at: PlaceText, i: int) -> bool:
    """Does a name follow, or an adjective that makes it another city?"""
    after = at.after(i)
    if after < 0:
        return False
    known = (p for p in gazetteer().find(key(at.forms[after])) if p.kind in ("capital", "city", "province"))
    return at.forms[after] in _ANOTHER or any(known)


def with_names(located: Sequence[PlaceMention], mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """``located`` with the offsets of the city's own name where the report's ``mentions`` hold it, though it be where
    the report was written."""
    named = {m.id: m for m in reversed(mentions) if m.kind == "capital" and not _by_adjective(m)}
    return [_as(m, named[m.id]) if _by_adjective(m) and m.id in named else m for m in located]


def _by_adjective(mention: PlaceMention) -> bool:
    return mention.kind == "capital" and fold_word(mention.name).startswith(_CAPITAL)


def _as(mention: PlaceMention, named: PlaceMention) -> PlaceMention:
    return replace(mention, start=named.start, end=named.end, name=named.name)
