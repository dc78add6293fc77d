"""Claims that accuse or own, and whom they name: اتهم … X بـ, حمّل X المسؤولية, تبنى X الهجوم, أعلن X مسؤوليته."""

from __future__ import annotations

from collections.abc import Callable

from hasila.reading.agents import BlamedMention, before_verb, said, skipped
from hasila.reading.attachment import Draft
from hasila.reading.cause_words import candidates, clause_end, find
from hasila.reading.causes import turns
from hasila.reading.doers import Doer, doer
from hasila.reading.passage import Passage, between
from hasila.reading.scopes import scope_of

_NEAR_SENTENCES = (0, 1, -1)
_OWNED_REACH = 12
_CHARGED_REACH = 16
_TELLING = ("تبن", "يتبن", "تتبن", "يقف", "تقف")  # verbs that need no word of responsibility beside the deed


def accused_of(passage: Passage, draft: Draft) -> BlamedMention | None:
    """اتهم … X بـ, حمّل X المسؤولية, تبنى X الهجوم, أعلن X مسؤوليته: of this harm, in its sentence or beside it."""
    accusing = candidates(passage, "accuse", "hold", "own")
    if not accusing:
        return None
    beside: bool | None = None
    for step in _NEAR_SENTENCES:
        number = draft.sentence + step
        if not 0 <= number < len(passage.sentences):
            continue
        first, last = passage.sentences[number]
        here = between(accusing, first, last)
        if not here:
            continue
        if step and beside is None:
            beside = turns(passage, passage.sentences[draft.sentence][0]) or scope_of(passage, draft) == "cumulative"
        if step and (beside or not _speaks_of_it(passage, first, last)):
            continue
        for i in here:
            name = _accusation(passage, i, first, last)
            if name is not None and (step or _same_clause(passage, draft, i)):
                return said(passage, name, "claim")
    return None


def _same_clause(passage: Passage, draft: Draft, i: int) -> bool:
    """Does no clause end between the claim's verb and the figure (تبناه X، كما قتل 5 في هجوم آخر)?"""
    at = draft.phrase.first
    return clause_end(passage, min(i, at), max(i, at)) == max(i, at)


def _speaks_of_it(passage: Passage, first: int, last: int) -> bool:
    """Does a sentence refer back to a deed told beside it (الهجوم, التفجير)?"""
    for i in between(candidates(passage, "deed", "cause", "target"), first, last):
        found = find(passage, i, "deed", "cause", "target")
        if found is not None and found.split.article:
            return True
    return False


def _accusation(passage: Passage, i: int, first: int, last: int) -> Doer | None:
    if passage.tokens[i].kind != "word" or "negation" in passage.classes(i - 1):
        return None
    if find(passage, i, "accuse") is not None:
        return _last_before(passage, i, last, _is_charge)
    if find(passage, i, "hold") is not None:
        return _last_before(passage, i, last, _is_responsibility)
    own = find(passage, i, "own")
    if own is None or own.split.particle:
        return None
    name = doer(passage, skipped(passage, own.last, last), last)
    if name is None:
        name = before_verb(passage, i, first)
        at = own.last
    else:
        at = name.last
    if name is None or name.particle:
        return None
    tells = passage.form(i).removeprefix("و").startswith(_TELLING)
    claims = [k for k in range(at, min(last, at + _OWNED_REACH)) if _owned(passage, k, tells=tells)]
    return name if claims or (tells and own.split.pronoun) else None


def _owned(passage: Passage, k: int, *, tells: bool) -> bool:
    if passage.form(k).removeprefix("ب").startswith(("مسؤولي", "مسئولي")):
        return True
    deed = find(passage, k, "deed", "cause", "target")
    return tells and deed is not None


def _last_before(passage: Passage, i: int, last: int, ends: Callable[[Passage, int], bool]) -> Doer | None:
    """The last doer that stands right before the word of the charge: of اتهم S X بقتل, X."""
    k = i + 1
    while k < min(last, i + _CHARGED_REACH):
        name = doer(passage, k, last)
        if name is None:
            k += 1
            continue
        follows = name.last + (passage.form(name.last) in ('"', ")"))
        if ends(passage, follows) and not name.particle:
            return name
        k = max(name.last, k + 1)
    return None


def _is_charge(passage: Passage, k: int) -> bool:
    form = passage.form(k)
    return form.startswith("ب") and len(form) > 3 or form in ("بان", "بانها", "بانه")


def _is_responsibility(passage: Passage, k: int) -> bool:
    words = (passage.form(at).removeprefix("ال") for at in (k, k + 1))
    return any(word.startswith(("مسؤولي", "مسئولي")) for word in words)
