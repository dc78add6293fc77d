"""Causes as a passage names them: words of the vocabulary with their adjectives, as exact as words beside them allow.

«قصف» is shelling, «قصف جوي» and «قصف لطائرات» are airstrikes, «هجوم» does not say how until «بسيارة مفخخة» does.
"""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic.questions import question_of
from hasila.arabic.record import record, replace
from hasila.lexicon.causes import cause_phrases
from hasila.reading.cause_words import (
    Found,
    bounds,
    candidates,
    clause_end,
    doer_adjective,
    find,
    may_open,
    opening,
    stands,
)
from hasila.reading.doers import doer
from hasila.reading.passage import Passage, between

# A word that says more exactly how: a strike by aircraft is an airstrike, an explosion of a mine is a mine.
SHARPER = {
    "": frozenset(
        "airstrike shelling drone missile shooting explosion mine ied suicide stabbing chemical accident".split()
    ),
    "shelling": frozenset({"airstrike", "drone", "missile", "chemical"}),
    "explosion": frozenset({"mine", "ied", "suicide", "drone", "missile"}),
    "airstrike": frozenset({"drone", "chemical"}),
    "ied": frozenset({"suicide"}),
    "missile": frozenset({"drone"}),
}
_SHARPER_GAP = 3
_INSTRUMENT_GAP = 14  # words from a verb or a bare deed to the بـ of its weapon
_PARTED = 9
_TRAITED = frozenset({"", "shelling", "explosion", "airstrike"})


@record
class CauseMention:
    """A cause as named: tokens ``first:last``, ``reach`` the token after its adjectives.

    ``report.text[start:end]`` are its words.
    ``code`` is "" where the words name a deed and not how it was done. ``kind`` is the vocabulary's. ``particle`` and
    ``definite`` are of the first word.
    """

    first: int
    last: int
    reach: int
    start: int
    end: int
    code: str
    kind: str
    particle: str = ""
    definite: bool = False
    pronoun: str = ""


def causes(passage: Passage) -> list[CauseMention]:
    """Every cause that ``passage`` names, deeds of unsaid manner (هجوم) among them, in order."""
    loose = _loose(passage)
    out: list[CauseMention] = []
    k = 0
    while k < len(loose):
        mention, k = _sharpened(passage, loose, k)
        if mention.kind != "means" and (mention.kind not in ("weak", "march") or _introduced(passage, mention)):
            out.append(mention)
    return out


_STATING = ("cause", "manner", "means", "weak", "march", "deed", "target", "verb")


def _loose(passage: Passage) -> list[CauseMention]:
    out: list[CauseMention] = []
    after, nots = 0, {*candidates(passage, "not")}
    for i in passage.words.where(_may_state):
        if i < after:
            continue
        no = find(passage, i, "not") if i in nots else None
        if no is not None:
            after = no.last
            continue
        found = find(passage, i, *_STATING) if passage.tokens[i].kind == "word" else None
        parted = _parted(passage, i) if found is None else None
        if parted is None and (found is None or not _fits(passage, found)):
            continue
        mention = parted if parted is not None else _mention(passage, found)  # type: ignore[arg-type]
        out.append(mention)
        after = mention.last
    return out


_HERE = ("not", *_STATING)


@question_of(lambda: (*opening(), *cause_phrases()["verb"]))
def _may_state(form: str) -> bool:
    """May a folded word open a phrase that counts here? A quick no for most words."""
    verbs = cause_phrases()["verb"]
    return may_open(form, _HERE) or form in verbs or form[1:] in verbs


def _parted(passage: Passage, i: int) -> CauseMention | None:
    """أطلقت قوات X النار: a verb of two words with its subject between them."""
    verbs = cause_phrases()["verb"]
    form = passage.form(i)
    for phrase in (*verbs.get(form, ()), *(verbs.get(form[1:], ()) if form[:1] in ("و", "ف") else ())):
        if len(phrase.words) != 2:
            continue
        for k in range(i + 1, min(len(passage.tokens), i + _PARTED)):
            if passage.tokens[k].kind not in ("word", "number") and passage.form(k) not in ('"', "(", ")"):
                break
            if passage.form(k) == phrase.words[1]:
                start, end = bounds(passage, i, k + 1, None)
                return CauseMention(i, k + 1, k + 1, start, end, phrase.code, "verb", "verb")
    return None


def _fits(passage: Passage, found: Found) -> bool:
    split = found.split
    if found.kind == "verb" and "adverb" in passage.classes(found.first):
        return _bursts(passage, found)
    if found.kind == "verb":
        return not split.article and split.particle in ("", "ل", "س")
    alone = found.phrase.code == "airstrike" and len(found.phrase.words) == 1
    if alone and find(passage, found.first, "craft") is not None:
        return found.kind == "means" or doer(passage, found.first, len(passage.tokens)) is not None
    if found.kind == "march":
        return _armed(passage, found)
    return split.particle != "س"


def _bursts(passage: Passage, found: Found) -> bool:
    """فجر is dawn, unless it is written with its doubled jim or somebody follows who blows up something."""
    token = passage.tokens[found.first]
    if "\u0651" in passage.text[token.start : token.end]:
        return True
    after = find(passage, found.last, "cause", "side", "force")
    return after is not None and (after.phrase.code == "suicide" or after.kind != "cause")


def _armed(passage: Passage, found: Found) -> bool:
    """مسيرة is a march, unless it is written with its doubled ya, or a strike stands by it."""
    token = passage.tokens[found.first]
    if "\u0651" in passage.text[token.start : token.end]:
        return True
    before = find(passage, found.first - 1, "cause", "deed", "target")
    act = find(passage, found.last, "verb") or find(passage, found.last + 1, "verb")
    return before is not None or act is not None and act.phrase.words[0] not in ("انفجر", "انفجرت")


def _mention(passage: Passage, found: Found) -> CauseMention:
    """The phrase with the adjectives that follow it; one that says how (جوي) is of its words and settles its code."""
    code, last, reach = found.phrase.code, found.last, found.last
    noun = found.kind in ("cause", "deed", "target", "weak", "march", "means")
    while noun:
        trait = _adjective(passage, reach, "trait")
        if trait is not None and found.phrase.code in _TRAITED:
            code = trait.phrase.code if code == found.phrase.code and not _settled(found) else code
            last = reach = trait.last
        elif doer_adjective(passage, reach) or _adjective(passage, reach, "plain") is not None:
            reach += 1
        else:
            break
    start, end = bounds(passage, found.first, last, found.split)
    particle = "verb" if found.kind == "verb" else found.split.particle
    return CauseMention(
        found.first, last, reach, start, end, code, found.kind, particle, found.split.article, found.split.pronoun
    )


def _settled(found: Found) -> bool:
    """Has a phrase of several words said its manner already (غارات جوية)?"""
    return len(found.phrase.words) > 1


def _adjective(passage: Passage, i: int, kind: str) -> Found | None:
    found = find(passage, i, kind) if i < len(passage.tokens) and passage.tokens[i].kind == "word" else None
    return found if found is not None and not found.split.particle and not found.split.pronoun else None


def _sharpened(passage: Passage, loose: Sequence[CauseMention], k: int) -> tuple[CauseMention, int]:
    """Mention ``k`` with the code of a word that says more exactly how, and the index of the mention to go on from."""
    head, used = loose[k], k
    for n in range(k + 1, min(k + 4, len(loose))):
        other = loose[n]
        together = passage.sentence_of[other.first] == passage.sentence_of[head.first]
        if not together or not _opens(passage, head.last, other.first):
            break
        gap = other.first - head.reach
        tool = other.particle == "ب" or passage.form(other.first - 1) in _WITH
        bare = head.kind in ("verb", "target", "deed")
        if other.code == head.code and by_craft(passage, head) and gap <= 1:
            return other, n + 1
        if head.code == "suicide" and other.code in ("ied", "explosion") and (tool or gap == 0) and n == used + 1:
            used = n
            continue
        beside = gap == 0 and not bare or tool and bare or gap <= _SHARPER_GAP and by_craft(passage, other)
        same = other.code == head.code and beside
        if not same and other.code not in SHARPER.get(head.code, frozenset()):
            continue
        if other.kind == "verb" or gap > (_INSTRUMENT_GAP if tool and bare else _SHARPER_GAP):
            continue
        if gap > 1 and not tool and head.kind == "verb" and other.kind != "march" and head.code != "explosion":
            continue
        head = _merged(passage, head, other)
        if n > used + 1:
            break
        used = n
    return head, used + 1


def by_craft(passage: Passage, mention: CauseMention) -> bool:
    """Is an airstrike named by its aircraft (الطيران الحربي)?"""
    return mention.code == "airstrike" and find(passage, mention.first, "craft") is not None


def _merged(passage: Passage, head: CauseMention, other: CauseMention) -> CauseMention:
    """``head`` with the code of ``other`` and its words: of both where they stand together (انفجار لغم)."""
    close = other.first - head.last <= 1 and head.kind != "verb" and find(passage, head.last, "did") is None
    if other.code == head.code and by_craft(passage, other):
        return head
    if not close:
        return replace(head, start=other.start, end=other.end, code=other.code)
    return replace(head, last=other.last, end=other.end, code=other.code, reach=max(head.reach, other.reach))


_WITH = frozenset({"بواسطه", "عبر"})


def _opens(passage: Passage, first: int, last: int) -> bool:
    """Does nothing end the clause, and no second act begin, between two tokens?"""
    if clause_end(passage, first, last) < last:
        return False
    for i in between(candidates(passage, "result"), first, last):
        result = find(passage, i, "result")
        if result is not None and not result.split.article:
            return False
    other = find(passage, last, "cause", "deed", "weak", "target")
    return other is None or not other.split.conjunction


def _introduced(passage: Passage, mention: CauseMention) -> bool:
    """Is a cause brought in by بـ, or by a marker or a strike right before it?"""
    if mention.kind == "march" or mention.particle == "ب":
        return True
    before = mention.first - 1
    strike = find(passage, before, "cause", "target", "carrier")
    return strike is not None or stands(passage, before, "marker") is not None
