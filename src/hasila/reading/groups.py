"""Groups whose number is told: طاقم من أربعة, عائلة مؤلفة من سبعة أفراد, طاقم السفينة المكون من 20 بحارا."""

from __future__ import annotations

from hasila.arabic.record import replace
from hasila.arabic.words import Split
from hasila.reading.counted import counted_phrase
from hasila.reading.passage import Passage
from hasila.reading.phrase import Phrase
from hasila.reading.surroundings import conjoined_at, governor_of, verb_like


def numbered_group(passage: Passage, i: int, at: int, split: Split) -> Phrase | None:
    """طاقم من أربعة, عائلة مؤلفة من سبعة أفراد, طاقم السفينة المكون من 20: the number of those in the group, or None.

    A definite group is told by what it is made of.
    """
    whole = made_of = at + (passage.form(at) in _WHOLE)
    reach = whole + _GENITIVES + (2 if passage.form(whole) == '"' else 0)  # طاقم "نجمة البحر" المكون من 20
    while made_of < reach and not _made(passage, made_of):
        if not (_plain(passage, made_of) or passage.form(made_of) == '"'):
            break
        made_of += 1
    made_of = made_of + 1 if _made(passage, made_of) else whole
    if made_of == whole and (split.article or split.pronoun):
        return None
    made_of += passage.form(made_of) in ("من", "قوامها", "قوامه")
    count = passage.counts_at.get(made_of) if made_of > whole else None
    found = counted_phrase(passage, count)[0] if count is not None else None
    if found is None or found.counted or found.partitive:
        return None
    return replace(found, first=i, governor=governor_of(passage, i), conjoined=conjoined_at(passage, i), bare=False)


def _made(passage: Passage, at: int) -> bool:
    """مؤلفة, المكون, تضم: is it said what the group is made of?"""
    return passage.form(at).removeprefix("ال").startswith(("مؤلف", "مكون", "تتالف", "تضم", "يضم"))


def _plain(passage: Passage, at: int) -> bool:
    """A word that only says whose the group is: طاقم السفينة, طاقم ناقلة نفط."""
    if at >= len(passage.tokens) or passage.tokens[at].kind != "word" or at in passage.counts_at:
        return False
    known = passage.known[at]
    return not (known.classes - {"thing"} or known.outcomes or known.people or verb_like(passage.form(at)))


_WHOLE = frozenset({"كامله", "باكملها", "بكاملها", "واحده"})
_GENITIVES = 3
