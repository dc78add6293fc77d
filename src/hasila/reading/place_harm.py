"""Bare names for which the words of harm before them ask: people came to harm there (شهيدان في …), it was struck (قصف
مدفعي على …)."""

from __future__ import annotations

from hasila.arabic.memo import remembered
from hasila.lexicon.causes import cause_phrases
from hasila.lexicon.gazetteer import gazetteer, key
from hasila.lexicon.given_names import given_names
from hasila.lexicon.outcomes import outcome_forms
from hasila.lexicon.particles import particles
from hasila.lexicon.people import readings
from hasila.lexicon.place_words import cue, stems, words_of
from hasila.reading.place_bare import in_vocabulary, ordinary
from hasila.reading.place_choice import Setting
from hasila.reading.place_name import Name, PlaceText
from hasila.reading.place_names import Finder
from hasila.reading.place_roles import seized

_LEAST = 3  # letters
_REACH = 6  # words from what tells of harm to the name
_PLACED = frozenset({"في", "وفي", "علي", "وعلي", "داخل", "بين", "وبين"})
_ONTO = frozenset({"علي", "وعلي"})
_ANOTHER = frozenset({"اخري", "واخري", "ثانيه", "وثانيه", "ثالثه", "وثالثه"})  # strikes, told of before
_HIS = ("ه", "هم", "ها")
_HEADING = frozenset(":|/")
_SEATS = frozenset({"town", "city", "district"})
_WIDER = frozenset({"province", "district"})
_STRIKER = 5  # words from a verb to its object
_TIMES = words_of("time")
_STRIKES = ("cause", "deed", "target")
_SETTLED = frozenset({"village", "town", "city", "district", "subdistrict", "camp"})


def harmed_there(at: Finder, name: Name, setting: Setting) -> bool:
    """Do the words before a known, bare ``name`` tell of harm done there? A name that is spelt as a definite noun
    (في الحديقة) must lie in a country of which the report speaks."""
    if name.prefix.strip("وف") or any(c.cls != "near" for _, _, c in name.lead):
        return False
    if not any(place.kind in _SETTLED for place in name.places) or not _may_be_name(at, name):
        return False
    if name.last == name.first + 1 and name.key.startswith("ال") and not _at_home(name, setting):
        return False
    if _then_harmed(at, name):
        return True
    return _asked(at, name) or (name.last - name.first > 1 and _placed(at, name)) or _opens(at, name)


def _then_harmed(at: PlaceText, name: Name) -> bool:
    """وفي اللطيفية، اغتال مسلحون ضابطا: does a sentence open with it and turn to the harm done there?"""
    before = at.before(name.outer)
    if before < 0 or at.forms[before] not in _TURNED or name.lead or at.before(before) >= 0:
        return False
    after = name.last + (name.last < len(at.forms) and at.forms[name.last] in _COMMAS)
    return any(of_harm(form) for form in at.forms[after : after + _SOON])


_TURNED = frozenset({"في", "وفي", "اما", "ففي"})
_COMMAS = frozenset("،,")
_SOON = 2  # words from the place to the harm


def _opens(at: PlaceText, name: Name) -> bool:
    """بعشيقة: انفجار …, #سنجار | قتيلان: does it open the report, a colon or a stroke after it?"""
    return name.first <= 1 and name.last < len(at.forms) and at.forms[name.last] in _HEADING


def _at_home(name: Name, setting: Setting) -> bool:
    """Does a place of the name lie in a country of which the report speaks? Where it speaks of none, is it a town?"""
    if any(setting.countries.values()):
        return any(setting.countries[p.country] for p in name.places)
    return any(p.kind in _SEATS for p in name.places)


def _placed(at: PlaceText, name: Name) -> bool:
    """Does a preposition of place stand right before it (قرب خربة …)?"""
    i = at.before(name.outer)
    return bool(name.lead) or (i >= 0 and at.forms[i] in _PLACED)


def listed_with(at: PlaceText, last: Name, name: Name) -> bool:
    """Is a known, bare ``name`` that goes on a list after the place ``last`` a settlement of the same country?"""
    countries = {place.country for place in last.places}
    there = any(place.kind in _SETTLED and (place.country in countries or not countries) for place in name.places)
    if not there or name.prefix not in ("", "و") or name.lead or not _rare(at, name):
        return False
    after = at.forms[name.last] if name.last < len(at.forms) else ""
    return not after.startswith("ال") or ends_name(after)


def _may_be_name(at: PlaceText, name: Name) -> bool:
    """Is it a rare word, and no noun that the next word goes on with (عقار مؤلف من …، بؤرة إرهابية)?"""
    if not _rare(at, name):
        return False
    if name.last >= len(at.tokens) or at.tokens[name.last].kind != "word":
        return True
    after = at.forms[name.last]
    return ends_name(after) or any(p.kind in _WIDER for p in gazetteer().find(key(after)))  # … البقاع


def _rare(at: PlaceText, name: Name) -> bool:
    """Is it neither a word that news shares (as it shares the names of towns) nor a person's name?"""
    form, words = at.forms[name.first], at.forms[name.first : name.last]
    town = any(place.kind in ("city", "town") for place in name.places)
    if len(name.key) < _LEAST or all(map(in_vocabulary if town else ordinary, words)):
        return False
    return len(words) > 1 or not (form in given_names() or at.written(name.first).endswith(_HIS))


@remembered
def ends_name(form: str) -> bool:
    """Does a folded word begin what is told after a place: where it lies, when, what came of it, what else was?"""
    found = cue(form)
    if found is not None:
        return found[1].cls not in ("head", "echo", "adjective", "demonym") or bool(found[0])
    known = form in _TIMES or form in particles() or form in cause_phrases()["result"]
    return known or form[0] in "وب" or of_harm(form)


def _asked(at: Finder, name: Name) -> bool:
    """Does harm stand in the few words before the name's preposition, in its clause?"""
    i = name.outer if name.lead else at.before(name.outer)
    if i >= 0 and at.forms[i] == "من":
        return seized(at, i)  # اعتقلت 12 شابا من …
    if i < 0 or not (name.lead or at.forms[i] in _PLACED):
        return i >= 0 and at.forms[i].startswith("ال") and not _is_object(at.forms[name.first]) and _struck(at, i)
    harm = _strikes if at.forms[i] in _ONTO else of_harm
    for _ in range(_REACH):
        i = at.before(i)
        if i < 0:
            return False
        if harm(at.forms[i]) or (at.tokens[i].kind == "number" and harm is of_harm):
            return True
    return False


def _is_object(form: str) -> bool:
    """May a folded word be a noun, and not a name, that was struck (استهدف القصف بيتا، المستودع)?"""
    return form.startswith("ال") or (form.endswith("ا") and ordinary(form[:-1]))


def _struck(at: PlaceText, i: int) -> bool:
    """Is what follows token ``i`` the object of a blow, with who struck between (قصفت مدفعية القوات …، واستهدف القصف
    …)?"""
    for _ in range(_STRIKER):
        form = at.forms[i]
        found = cue(form)
        if found is not None and found[1].cls == "trigger":
            return not form.startswith("ال")
        if form in particles() or (found is not None and found[1].cls in ("locative", "near", "head", "towards")):
            return False
        i = at.before(i)
        if i < 0:
            return False
    return False


@remembered
def of_harm(form: str) -> bool:
    """Does a folded word tell of harm, of who came to it or of what did it?"""
    people = not form.startswith("ال") and bool(readings(form))
    return people or _strikes(form) or any(stem in outcome_forms() for _, stem in stems(form))


@remembered
def _strikes(form: str) -> bool:
    found = cue(form)
    if form in _ANOTHER or (found is not None and found[1].cls == "trigger"):
        return True
    return any(stem.removeprefix("ال") in cause_phrases()[kind] for _, stem in stems(form) for kind in _STRIKES)
