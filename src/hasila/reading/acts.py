"""What a claim does: state, deny, accuse, take responsibility, demand, warn, expect or suppose; and whom it accuses."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic.memo import remembered
from hasila.arabic.words import Token
from hasila.lexicon.speech import Act, small
from hasila.reading.cue import Cue
from hasila.reading.namings import Naming, naming
from hasila.reading.quotes import Quotes

_OPENING = 6  # words from the start of what is said in which must, would or may colours all of it
_BY_REACH = 12  # words from a plot to the من قبل that says whose
_DENIED_WITHIN = 8  # words from the start of what is said in which لا صحة makes all of it a denial


def act_of(tokens: Sequence[Token], first: int, last: int, by: Cue | None) -> Act:
    """The act of the words ``first``..``last`` that ``by`` brings in (None: carried over, or the outlet's own)."""
    act: Act = by.form.act if by is not None else "states"
    if by is not None and _owns(tokens, by, first, last):
        return "takes_responsibility"
    if _supposes(tokens, first, last):
        return "supposes"
    if act != "states":
        return act
    if _denies(tokens, first, last):
        return "denies"
    if _blaming(tokens, first, last) is not None:
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


def accused_in(tokens: tuple[Token, ...], quoted: Quotes, first: int, last: int, by: Cue | None) -> Naming | None:
    """Whom the accusing words ``first``..``last`` name: the verb's object, or what the word of blame governs."""
    if by is not None and by.form.frame == "object" and by.content <= first + 1:
        named = naming(tokens, quoted, first, last, objects=True)
        return named if named is not None and (named.leads or named.words <= 2) else None
    at = _blaming(tokens, first, last)
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


def _supposes(tokens: Sequence[Token], first: int, last: int) -> bool:
    for i in range(first, last):
        if "suppose" in small(tokens[i].form) and "even" not in small(tokens[i - 1].form):
            before = tokens[i - 1]
            if i - first <= 3 or before.kind == "mark" or "that" in small(before.form):
                return True
    return False


def _denies(tokens: Sequence[Token], first: int, last: int) -> bool:
    opening = range(first + 1, min(first + _DENIED_WITHIN, last))
    return any("denial" in small(tokens[i].form) and "not" in small(tokens[i - 1].form) for i in opening)


_BLAMING = frozenset({"blame", "backing", "plot"})


@remembered
def _blame_classes(form: str) -> frozenset[str]:
    """What a folded word, a و before it or not, says of blame."""
    return (small(form) or (small(form[1:]) if form[:1] == "و" else small(form))) & _BLAMING


def _blaming(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """The token that holds somebody responsible; None where no word does."""
    attack: bool | None = None
    plotted = -_BY_REACH - 1
    for i in range(first, last):
        form = tokens[i].form
        classes = _blame_classes(form)
        if "backing" in classes and attack is None:
            attack = any("attack" in small(t.form) for t in tokens[first:last])
        if "blame" in classes or (attack and "backing" in classes):
            return i
        if "plot" in classes:
            plotted = i
        if form == "من" and i + 1 < last and tokens[i + 1].form == "قبل" and i - plotted <= _BY_REACH:
            return i
    return None
