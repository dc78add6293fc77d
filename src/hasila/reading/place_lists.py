"""Names that no gazetteer holds: in a list of places, after a plural generic word (بلدات …، … و…) or before a known
name that the list goes on with; and of a place where people are counted (3 شهداء في …)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hasila.arabic.questions import question_of
from hasila.lexicon.causes import cause_phrases
from hasila.lexicon.gazetteer import key
from hasila.lexicon.given_names import given_names
from hasila.lexicon.people import readings
from hasila.lexicon.place_words import cue, traps
from hasila.reading.place_bare import PLACE, ordinary
from hasila.reading.place_name import Name, PlaceText
from hasila.reading.place_told import FIRST

_LEAST = 4  # letters
_LONGEST = 8  # names of a list
_QUOTES = frozenset('"()“”«»')
_NO_NAMES = ("و", "ب", "الم", "الت", "الا", "الي")  # clitics; definite nouns of what is done, and who does it
_IN = frozenset({"في"})
_LYING = frozenset({"direction", "country_side", "near", "belongs"})
_ENDINGS = ("وا", "هم", "ها", "هما", "نا", "ين", "ون", "تا", "تها", "ته")  # of verbs, of nouns with a pronoun or plural


def with_lists(at: PlaceText, names: Sequence[Name]) -> list[Name]:
    """``names``, in order, with the unknown ones of the lists that they stand in."""
    firsts = {name.first: name for name in names}
    outers = {name.outer for name in names}
    found = [new for name in names if name.places or name.head for new in _rest(at, name, firsts, outers)]
    found += _counted_in(at, {i for name in names for i in range(name.outer, name.last)})
    once = {new.first: new for new in found}
    return sorted([*names, *once.values()], key=lambda name: name.first) if once else list(names)


def _rest(at: PlaceText, name: Name, firsts: dict[int, Name], outers: set[int]) -> Iterator[Name]:
    """The unknown names with which the list that ``name`` opens goes on."""
    plural = name.head is not None and not name.head.kind and name.head.tells
    waiting: list[Name] = []
    last = name.last
    for _ in range(_LONGEST):
        i, comma = _next(at, last)
        if i < 0 or i in outers:
            if i >= 0 and i in firsts and (comma or firsts[i].prefix == "و") and firsts[i].places:
                yield from waiting
            return
        form = at.forms[i]
        joined = form.startswith("و")
        named = _may_be_name(form[joined:]) or traps().get(form[joined:]) == "head"
        if not (comma or joined) or not named or not _ends(at, i + 1):
            return
        new = Name(i, i + 1, "و" if joined else "", form[joined:], (), PLACE, (), quoted=False)
        if plural:
            yield new
        else:
            waiting.append(new)
        last = i + 1


def _counted_in(at: PlaceText, inside: set[int]) -> Iterator[Name]:
    """The rare words after «في», and nothing after them, where those harmed are counted (5 جرحى في …، وشهيد في …)."""
    for i in at.words.where(_in):
        name, victims = at.after(i + 1), at.before(i)
        last = name + 1 + (name >= 0 and _goes_on(at, name))
        if name < 0 or name in inside or victims < 0 or not _ends(at, last):
            continue
        told = at.forms[victims]
        counted = at.tokens[victims].kind == "number" or (not told.startswith("ال") and readings(told))
        form = at.forms[name]
        known = form.startswith("ال") and ordinary(form.removeprefix("ال"))  # في الشجار، في الورشة
        rare = last > name + 1 or not (known or form.startswith(_NO_NAMES)) and _may_be_name(form)
        if counted and rare:
            yield Name(name, last, "", key("".join(at.forms[name:last])), (), PLACE, (), quoted=False)


def _goes_on(at: PlaceText, i: int) -> bool:
    """Does token ``i`` open a name of two words (دير …)?"""
    second = at.after(i + 1, frozenset())
    if at.forms[i] not in FIRST or cue(at.forms[i]) is not None or second != i + 1:
        return False
    return cue(at.forms[second]) is None and not ordinary(at.forms[second])


@question_of(lambda: _IN)
def _in(form: str) -> bool:
    return form in _IN


def _next(at: PlaceText, i: int) -> tuple[int, bool]:
    """The word with which a list may go on at token ``i``, -1 where none stands there; is a comma before it?"""
    comma = False
    while i < len(at.tokens) and at.tokens[i].kind == "mark" and at.forms[i] in _MARKS:
        comma = comma or at.forms[i] in _COMMAS
        i += 1
    return (i, comma) if i < len(at.tokens) and at.tokens[i].kind == "word" else (-1, comma)


_COMMAS = frozenset("،,-")
_MARKS = _COMMAS | _QUOTES | {"#"}


def _may_be_name(form: str) -> bool:
    shaped = len(form) >= _LEAST and not form.startswith(("ي", "ل", "ت")) and not form.endswith(_ENDINGS)
    return shaped and cue(form) is None and form not in given_names() and not ordinary(form)


def _ends(at: PlaceText, i: int) -> bool:
    """Does a name end before token ``i``: a mark, the next of the list, or where they lie?"""
    if i >= len(at.tokens) or at.tokens[i].kind != "word":
        return True
    form, found = at.forms[i], cue(at.forms[i])
    lying = found is not None and (found[1].cls in _LYING or "ب" in found[0])
    return lying or form.startswith("و") or form in cause_phrases()["result"]
