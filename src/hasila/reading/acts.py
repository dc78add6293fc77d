"""What a claim does: state, deny, accuse, take responsibility, demand, warn, expect or suppose; and whom it accuses."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic.questions import question_of
from hasila.arabic.words import Token
from hasila.lexicon.speech import Act, small, small_words
from hasila.reading.cue import Cue
from hasila.reading.namings import Naming, naming
from hasila.reading.passage import Passage, between
from hasila.reading.quotes import Quotes

_OPENING = 6  # words from the start of what is said in which must, would or may colours all of it
_BY_REACH = 12  # words from a plot to the من قبل that says whose
_DENIED_WITHIN = 8  # words from the start of what is said in which لا صحة makes all of it a denial


def act_of(passage: Passage, first: int, last: int, by: Cue | None) -> Act:
    """The act of the tokens ``first``..``last`` that ``by`` brings in (None: carried over, or the outlet's own)."""
    tokens = passage.tokens
    act: Act = by.form.act if by is not None else "states"
    if by is not None and _owns(tokens, by, first, last):
        return "takes_responsibility"
    if _supposes(passage, first, last):
        return "supposes"
    if act != "states":
        return act
    if _denies(tokens, first, last):
        return "denies"
    if _blaming(passage, first, last) is not None:
        return "accuses"
    for i in range(first, min(first + _OPENING, last)):
        classes = small(tokens[i].form)
        if "demand" in classes:
            return "demands"
        if "maybe" in classes:
            return "supposes"
        if "expect" in classes:
            return "expects"
    return act


def accused_in(passage: Passage, quoted: Quotes, first: int, last: int, by: Cue | None) -> Naming | None:
    """Whom the accusing tokens ``first``..``last`` name: the verb's object, or what the word of blame governs."""
    tokens = passage.tokens
    if by is not None and by.form.frame == "object" and by.content <= first + 1:
        named = naming(tokens, quoted, first, last, objects=True)
        return named if named is not None and (named.leads or named.words <= 2) else None
    at = _blaming(passage, first, last)
    if at is None:
        return None
    if tokens[at].form in ("يدا", "اليد"):
        led = (i for i in range(first, at) if _led(tokens[i].form))
        return next((named for i in led if (named := naming(tokens, quoted, i, at))), None)
    following = at + 1
    while following < last and tokens[following].form in ("من", "عن", "كل", "قبل", "الي", "في"):
        following += 1
    found = naming(tokens, quoted, following, last, objects=True)
    return found if found is not None and found.head is not None else None


def _led(form: str) -> bool:
    return form.startswith("لل") or (form.startswith("ل") and len(form) > 4)


def _owns(tokens: Sequence[Token], by: Cue, first: int, last: int) -> bool:
    """أعلن مسؤوليته عن: an attack owned to, by any verb that states (نفى مسؤوليته عن denies)."""
    form = tokens[first].form
    if by.form.act == "denies" or by.attributes or by.form.frame != "verb":
        return False
    return "masdar" in small(form) and last > first


@question_of(small_words)
def supposes(form: str) -> bool:
    """Does a folded word open what is only supposed (لو)?"""
    return "suppose" in small(form)


def _supposes(passage: Passage, first: int, last: int) -> bool:
    tokens = passage.tokens
    for i in between(passage.words.where(supposes), first, last):
        before = tokens[i - 1]
        opening = i - first <= 3 or before.kind == "mark" or "that" in small(before.form)
        if opening and "even" not in small(before.form):
            return True
    return False


def _denies(tokens: Sequence[Token], first: int, last: int) -> bool:
    opening = range(first + 1, min(first + _DENIED_WITHIN, last))
    return any("denial" in small(tokens[i].form) and "not" in small(tokens[i - 1].form) for i in opening)


_BLAMING = frozenset({"blame", "backing", "plot"})


@question_of(lambda: (*small_words(), _SIDE))
def _of_blame(form: str) -> bool:
    """May a folded word hold somebody responsible, by itself or after another?"""
    return form == _SIDE or bool(_blame_classes(form))


def _blame_classes(form: str) -> frozenset[str]:
    """What a folded word, a و before it or not, says of blame."""
    return (small(form) or (small(form[1:]) if form[:1] == "و" else small(form))) & _BLAMING


_SIDE = "قبل"  # من قبل: on the part of


def _blaming(passage: Passage, first: int, last: int) -> int | None:
    """The token that holds somebody responsible; None where no word does."""
    tokens = passage.tokens
    attack: bool | None = None
    plotted = -_BY_REACH - 1
    for i in between(passage.words.where(_of_blame), first, last):
        form = tokens[i].form
        if form == _SIDE and i > first and tokens[i - 1].form == "من" and i - 1 - plotted <= _BY_REACH:
            return i - 1
        classes = _blame_classes(form)
        if "backing" in classes and attack is None:
            attack = any("attack" in small(t.form) for t in tokens[first:last])
        if "blame" in classes or (attack and "backing" in classes):
            return i
        if "plot" in classes:
            plotted = i
    return None
