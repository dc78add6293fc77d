"""Names that no gazetteer holds and no generic word leads: the report tells of them as places elsewhere, or the words
after them do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hasila.arabic.stems import stem
from hasila.lexicon.causes import cause_phrases
from hasila.lexicon.common_words import common_words
from hasila.lexicon.gazetteer import gazetteer
from hasila.lexicon.outcomes import outcome_forms
from hasila.lexicon.particles import particles
from hasila.lexicon.people import readings
from hasila.lexicon.place_words import Cue, cue, demonym, stems, traps, words_of
from hasila.reading.place_name import Name, PlaceText

_LEAST = 4  # letters
_SHORTEST = 3  # of those that are said to be towns
_SEAT_OF = words_of("seat_of")
_IN = frozenset({"في", "قرب"})
_ASKING = frozenset({"locative", "near", "trigger"})
_BELONGING = words_of("lying") | {"التابعه", "التابع"}
_HOLDERS = frozenset({"province", "country", "region", "area", "capital", "city"})
_SEAT = Cue("", "head", "city", keep=False, tells=True)
PLACE = Cue("", "head", "village", keep=False, tells=True)
_GLUED = ("ل", "ف", "ي")  # a preposition, a conjunction or a verb's prefix rather than a name's first letter
_ENDINGS = ("ا", "هم", "ها", "هما", "نا", "ين")  # an adverb's, a pronoun's, a dual's


def bare_names(at: PlaceText, names: Sequence[Name]) -> list[Name]:
    """``names`` with those that they, and the known ones among them, make names of in the same text, in order."""
    inside = {i for name in names for i in range(name.outer, name.last)}
    found = [*_named_again(at, names, inside)]
    inside |= {i for name in found for i in range(name.outer, name.last)}
    found += _set_in_known(at, names, inside)
    found += _seats(at, names, inside | {name.first for name in found})
    return sorted([*names, *found], key=lambda name: name.first) if found else list(names)


def _named_again(at: PlaceText, names: Sequence[Name], inside: set[int]) -> Iterator[Name]:
    """Names told once with a generic word (منطقة وردانة) and named again without one (في وردانة)."""
    told = {at.forms[n.first]: n for n in names if n.head is not None and n.head.tells and n.lead and not n.prefix}
    told = {form: n for form, n in told.items() if len(n.key) >= _LEAST and not ordinary(form)}
    endings = tuple({form.removeprefix("ال") for form in told})
    for i, form in enumerate(at.forms) if told else ():
        for prefix, rest in stems(form) if form.endswith(endings) else ():
            name = told.get(rest)
            if name is None or i in inside:
                continue
            last = i + name.last - name.first
            same = at.forms[i + 1 : last] == at.forms[name.first + 1 : name.last]
            if same and not inside.intersection(range(i, last)) and ("ب" in prefix or _asked(at, i, prefix)):
                yield Name(i, last, prefix, name.key, name.places, name.head, (), quoted=False)
                break


def _asked(at: PlaceText, i: int, prefix: str) -> bool:
    """Does the word before token ``i`` ask for a place?"""
    before = at.before(i) if not prefix else -1
    found = at.cue(before) if before >= 0 else None
    return found is not None and found[1].cls in _ASKING


def _set_in_known(at: PlaceText, names: Sequence[Name], inside: set[int]) -> Iterator[Name]:
    """Rare words after في that the very next words put in a known place (في … بشمال …، في … التابعة لـ…)."""
    for holder in names:
        if not holder.places:
            continue
        i = _before_holder(at, holder)
        before = at.before(i) if i > 0 and i not in inside else -1
        onto = before > 0 and at.written(before) == "على" and at.forms[before - 1] != "من"
        called = holder.outer_prefix.endswith("ب") and holder.head is not None  # في … بولاية …
        form = at.forms[i].removesuffix("ا") if called else at.forms[i]  # no adverb stands between the two
        asked = before >= 0 and (onto or at.forms[before] in _IN)
        if asked and may_be_name(form, after_in=at.forms[before] == "في"):
            yield Name(i, i + 1, "", at.forms[i], gazetteer().find(at.forms[i]), PLACE, (), quoted=False)


def _seats(at: PlaceText, names: Sequence[Name], inside: set[int]) -> Iterator[Name]:
    """Rare words after في that rule the province named next (في … عاصمة ولاية …، في …، مركز محافظة …)."""
    for holder in names:
        i = holder.outer - 1
        if i < 2 or at.forms[i] not in _SEAT_OF or (holder.head is None and not holder.places):
            continue
        i -= 2 if at.forms[i - 1] == "،" else 1
        before = at.before(i) if i > 0 and i not in inside and at.tokens[i].kind == "word" else -1
        if before >= 0 and at.forms[before] in ("في", "وفي") and _may_be_seat(at.forms[i]):
            yield Name(i, i + 1, "", at.forms[i], gazetteer().find(at.forms[i]), _SEAT, (), quoted=False)


def _may_be_seat(form: str) -> bool:
    return traps().get(form) == "head" or may_be_name(form, _SHORTEST)


def _before_holder(at: PlaceText, holder: Name) -> int:
    """The word that the naming of a known place follows and holds, -1 where it holds none."""
    i = holder.outer - 1
    belongs = i > 0 and at.forms[i] in _BELONGING
    if i > 0 and (belongs or at.forms[i] in ("في", "(")):
        i -= 1
    sided = any(c.cls in ("direction", "country_side") or c.kind == "province" for _, _, c in holder.lead)
    within = holder.outer_prefix.endswith("ب") and any(p.kind in _HOLDERS for p in holder.places)
    return i if i > 0 and at.tokens[i].kind == "word" and (belongs or sided or within) else -1


def may_be_name(form: str, least: int = _LEAST, *, after_in: bool = False) -> bool:
    """Has a folded word the shape of a name, and is it none of the vocabulary? Right after في (``after_in``) nothing is
    glued to it (في فيسبادن)."""
    shaped = len(form) >= least and (after_in or not form.startswith(_GLUED)) and not form.endswith(_ENDINGS)
    return shaped and cue(form) is None and not ordinary(form)


def ordinary(form: str) -> bool:
    """Is a folded word one of the vocabulary's, or one that news shares?"""
    return stem(form) in common_words() or in_vocabulary(form)


def in_vocabulary(form: str) -> bool:
    """Does a folded word tell of people, of harm or of its causes, or is it known to be more than a place's name?"""
    if form in traps() or demonym(form):
        return True
    known = (outcome_forms(), cause_phrases(), particles())
    return any(any(rest in table for table in known) or readings(rest) for _, rest in stems(form))
