"""Whom the words of a cause tie to it: its adjective (قصف روسي), its genitive, لـX, شنته X, مصدره X, its subject."""

from __future__ import annotations

from hasila.lexicon.word_lists import word_list
from hasila.reading.agents import BlamedMention, before_verb, passive, said, said_by, skipped
from hasila.reading.cause_mentions import CauseMention
from hasila.reading.cause_words import bounds, candidates, clause_end, doer_adjective, find, opens_none, stands
from hasila.reading.doers import Doer, agrees, doer
from hasila.reading.passage import Passage, between

_DID_REACH = 12
_SKIPPED = 6
_ON_REACH = 8
_BEFORE_REACH = 9
# Causes that an adjective of nationality names the doer of; a صاروخ إيراني is only made there.
_ADJECTIVE_BLAMES = frozenset({"", "airstrike", "shelling", "drone", "shooting", "missile", "chemical"})


def doer_of(passage: Passage, mention: CauseMention) -> BlamedMention | None:
    """Whom the words of a cause tie to it: its adjective, its genitive, لـX, شنته X, مصدره X, the verb's subject."""
    if any(find(passage, mention.first - k, "foiled") is not None for k in (1, 2)):
        return None
    last = clause_end(passage, mention.reach, passage.sentences[passage.sentence_of[mention.first]][1])
    if mention.kind == "verb":
        return _of_verb(passage, mention, last) or _tied(passage, mention, last)
    return (
        _craft(passage, mention, last) or _adjective(passage, mention) or _genitive(passage, mention, last)
        or _did_before(passage, mention) or _tied(passage, mention, last) or _likely(passage, mention, last)
    )


def _craft(passage: Passage, mention: CauseMention, last: int) -> BlamedMention | None:
    """The aircraft in a cause's words, with whose they are: استهداف طائرة مسيرة تركية."""
    if mention.code not in ("airstrike", "drone"):
        return None
    for i in range(mention.first, mention.last):
        name = doer(passage, i, last)
        if name is not None and name.kind == "craft" and (i == mention.first or name.particle in ("", "ل")):
            return said(passage, name, "craft")
    return None


def _did_before(passage: Passage, mention: CauseMention) -> BlamedMention | None:
    """شن الطيران الروسي غارات, نفذت قوات X هجوما, إن قوات X شنت هجوما."""
    first = passage.sentences[passage.sentence_of[mention.first]][0]
    doing = between(candidates(passage, "did"), max(first, mention.first - _BEFORE_REACH), mention.first)
    for i in reversed(doing):
        did = find(passage, i, "did")
        if did is None or did.split.pronoun or did.split.particle:
            continue
        name = doer(passage, skipped(passage, did.last, mention.first), mention.first)
        if name is not None and not name.particle and mention.first - name.last <= 2:
            return said(passage, name, "did")
        before = before_verb(passage, i, first) if mention.first - did.last <= 2 else None
        return None if before is None else said(passage, before, "did")
    return None


def _adjective(passage: Passage, mention: CauseMention) -> BlamedMention | None:
    if mention.code not in _ADJECTIVE_BLAMES or mention.kind == "weak":
        return None
    for i in range(mention.first + 1, mention.reach):
        if doer_adjective(passage, i) and passage.form(i) not in _MAKES:
            token = passage.tokens[i]
            return BlamedMention(token.start, token.end, passage.text[token.start : token.end], "adjective")
    return None


_MAKES = frozenset({"صاروخيه"})


# Sides that strike and are not what is struck, where قصف stands before them.
_STRIKES = frozenset(word_list("striker"))

_GENITIVE_BLAMES = frozenset({"", "shooting", "shelling", "airstrike", "drone", "missile"})


def _genitive(passage: Passage, mention: CauseMention, last: int) -> BlamedMention | None:
    """قصف قوات النظام, قصف لقوات X, برصاص مسلحين; what استهداف governs is its target unless لـ gives another one."""
    at = mention.reach
    if mention.pronoun:
        return None
    lone = passage.form(at) == "ل"
    name = doer(passage, at + lone, last)
    if name is None:
        return None
    if lone or name.particle == "ل":
        return None if mention.kind == "target" else said(passage, name, "of")
    if name.particle or name.conjoined:
        return None
    if mention.definite:
        return None
    head = passage.form(name.first).removeprefix("ال")
    ambiguous = name.kind == "side" and head not in _STRIKES and not head.endswith("ون")
    ambiguous = ambiguous and mention.code in ("shelling", "airstrike")
    needs_object = mention.kind == "target" or ambiguous
    if needs_object and not _object_follows(passage, name.last, last):
        return None
    return said(passage, name, "of") if mention.code in _GENITIVE_BLAMES else None


def _object_follows(passage: Passage, at: int, last: int) -> bool:
    if find(passage, at, "object") is not None:
        return True
    for i in range(at, min(last, at + _ON_REACH)):
        form = passage.form(i)
        if form == "علي" or form.startswith("لل") or (form.startswith("ل") and len(form) > 3):
            return True
    return False


def _tied(passage: Passage, mention: CauseMention, last: int) -> BlamedMention | None:
    """شنته X, نفذها X, من قبل X, مصدره مناطق سيطرة X, أطلقها X, تبناه X: after the cause, in its clause."""
    for i in range(mention.last, min(last, mention.last + _DID_REACH)):
        if opens_none(passage, i) and passage.forms[i] != "من":
            continue
        did = find(passage, i, "did")
        if i > mention.reach and _other_act(passage, i):
            return None
        told = did is not None and (did.split.pronoun or passage.form(i - 1) in _RELATIVE or i == mention.reach)
        if did is not None and told and not did.split.particle:
            name = doer(passage, skipped(passage, did.last, last), last)
            if name is not None and not name.particle:
                return said(passage, name, "did")
        if (by := said_by(passage, i, last)) is not None:
            return by
        name = doer(passage, i + 1, last) if i == mention.reach and passage.form(i) == "من" else None
        if name is not None and not name.particle:
            return said(passage, name, "from")
        source = stands(passage, i, "from")
        name = _from(passage, source.last, last) if source is not None else None
        name = name or (_held_ground(passage, i + 1, last) if passage.form(i) == "من" else None)
        if name is not None:
            return said(passage, name, "from")
    return None


def _other_act(passage: Passage, i: int) -> bool:
    """Does another deed stand here, that what follows may be told of?"""
    found = find(passage, i, "cause", "deed", "target")
    return found is not None and not found.split.particle and not found.split.conjunction


_RELATIVE = frozenset({"الذي", "التي", "اللذين", "اللتين"})


def _from(passage: Passage, at: int, last: int) -> Doer | None:
    """After مصدره: the side itself, or the ground it holds."""
    return _held_ground(passage, at, last) or _plain(doer(passage, at, last))


def _held_ground(passage: Passage, at: int, last: int) -> Doer | None:
    held = stands(passage, at, "held")
    while held is not None:
        at = held.last
        if name := doer(passage, at, last):
            return name
        held = stands(passage, at, "held")
    return None


def _plain(name: Doer | None) -> Doer | None:
    return name if name is not None and name.particle in ("", "ل") else None


def _likely(passage: Passage, mention: CauseMention, last: int) -> BlamedMention | None:
    """غارة يرجح أنها روسية, قصف قيل إنه للنظام."""
    for i in between(candidates(passage, "likely"), mention.reach, min(last, mention.reach + _SKIPPED)):
        if find(passage, i, "likely") is None:
            continue
        for k in range(i + 1, min(last, i + 6)):
            if doer_adjective(passage, k):
                start, end = bounds(passage, k, k + 1, None)
                return BlamedMention(start, end, passage.text[start:end], "likely")
            name = doer(passage, k, last)
            if name is not None:
                return said(passage, name, "likely")
    return None


_DOERLESS = ("انفجر", "تنفجر", "ينفجر", "تحطم", "انهار")  # what bursts or falls has no doer


def _of_verb(passage: Passage, mention: CauseMention, last: int) -> BlamedMention | None:
    """قصفت قوات X, إن قوات X استهدفت, استهدفهم مسلحون."""
    if passage.form(mention.first).startswith(_DOERLESS) or passive(passage, mention.first):
        return None
    led = not mention.pronoun and _has_subject(passage, mention.first)
    for at in () if led else (mention.first + 1, mention.last):
        after = doer(passage, skipped(passage, at, last), last)
        if after is not None and not after.particle and agrees(passage, mention.first, after):
            return said(passage, after, "verb-subject")
    if mention.pronoun:
        return None
    before = before_verb(passage, mention.first, passage.sentences[passage.sentence_of[mention.first]][0])
    return None if before is None else said(passage, before, "verb-subject")


def _has_subject(passage: Passage, verb: int) -> bool:
    """Is the verb's subject a strike told before it (قصف استهدف قوات X, الهجمات التي تستهدف قوات X)?"""
    if "relative" in passage.classes(verb - 1):
        return True
    for i in range(verb - 1, max(0, verb - _BEFORE_REACH), -1):
        if passage.tokens[i].kind == "break" or passage.form(i) in (".", "؛", ":", "ان", "ما", "مما"):
            return False
        if find(passage, i, "cause", "deed", "target") is not None:
            return not passage.form(verb).startswith("و")
    return False
