"""Names that no gazetteer need hold: a generic word before them makes them one (قرية …، حي …)."""

from __future__ import annotations

from hasila.arabic.stems import stem
from hasila.lexicon.common_words import common_words
from hasila.lexicon.gazetteer import gazetteer, key
from hasila.lexicon.given_names import given_names
from hasila.lexicon.outcomes import outcome_forms
from hasila.lexicon.place_words import Cue, cue, demonym, traps, words_of
from hasila.reading.place_bare import ordinary
from hasila.reading.place_name import QUOTES, Name, PlaceText

FIRST = words_of("first")
_KIN = words_of("kin")
_VILLAGES = words_of("village")
_TIMES = words_of("time")
_SETTLED = frozenset({"village", "town", "city", "neighbourhood", "area"})
_THEIRS = ("هم", "هما", "هن")
LONGEST = 4  # words of a name
_WRITTEN = ("word", "number")  # «كيلو 4»
_RARE = 5  # the band of words in one of two hundred texts: of those, one is as easily a name
_VAGUE = frozenset({"", "area", "subdistrict"})  # the kinds of قرى، مناطق، منطقة، مركز
_DESCRIBED = frozenset({"area", "", "road", "building", "site"})  # منطقة يسيطر عليها، شارع يبعد 200 متر
_HOLDERS = frozenset({"province", "district", "subdistrict"})
_ADJECTIVE = 5  # letters of the shortest one of such places (حراجية، مكشوفة، محيطة)


def told(
    at: PlaceText, i: int, head: Cue, lead: tuple[tuple[int, str, Cue], ...], quoted: bool
) -> Name | None:
    """A name that no gazetteer holds, told by its generic word: quoted as a whole, or one word, or a construct
    of two."""
    form = at.tokens[i].form
    if not _may_be_name(at, i, head, quoted):
        return None
    if traps().get(form) == "never" and not (form in FIRST and _goes_on(at, i + 1)):
        return None
    last = i + 1
    if quoted and at.tokens[i - 1].form != "#":
        while last < len(at.tokens) and last - i < LONGEST and at.tokens[last].kind in _WRITTEN:
            last += 1
        closed = last < len(at.tokens) and at.tokens[last].form in QUOTES
        last = last if closed else i + 1
    elif form in FIRST:
        while at.tokens[last - 1].form in FIRST and (_goes_on(at, last) or _of_kin(at, last) or _needed(at, last)):
            last += 1
    name_key = key("".join(t.form for t in at.tokens[i:last]))
    if not quoted and last == i + 1 and name_key not in gazetteer() and _ordinary(at, i, head):
        return None
    return Name(i, last, "", name_key, gazetteer().find(name_key), head, lead, quoted)


def _ordinary(at: PlaceText, i: int, head: Cue) -> bool:
    """Is token ``i`` a word that much news shares, and nobody's name (قاعدة صواريخ، طريق إمداد، حي قريب)? With the next
    word it may be a settlement's (حي مشروع المياه)."""
    form = at.tokens[i].form
    if form.startswith("ال") or form in given_names() or form in FIRST or form in _VILLAGES:
        return False
    after = at.after(i + 1, frozenset())
    if head.kind in _SETTLED and after >= 0 and _proper(at.tokens[after].form):
        return False
    return common_words().get(stem(form), _RARE) < _RARE


def _proper(form: str) -> bool:
    return form.startswith("ال") or (cue(form) is None and common_words().get(stem(form)) is None)


def _goes_on(at: PlaceText, i: int) -> bool:
    """May token ``i`` be the second word of a name (not the next of a list: و…)?"""
    if i >= len(at.tokens) or at.tokens[i].kind != "word":
        return False
    form = at.tokens[i].form
    return cue(form) is None and form not in _TIMES and (not form.startswith("و") or form in gazetteer())


def _needed(at: PlaceText, i: int) -> bool:
    """قرية أم قرى: does token ``i`` go on with a name, whatever else the word may be, its first being none alone?"""
    if i >= len(at.forms) or at.forms[i - 1] not in _NO_NAMES or at.tokens[i].kind != "word":
        return False
    found = cue(at.forms[i])
    return found is not None and found[1].cls in ("head", "echo") and not found[0] and not at.forms[i].startswith("و")


_NO_NAMES = frozenset({"ام", "ابو", "ابي"})


def _of_kin(at: PlaceText, i: int) -> bool:
    """Does token ``i`` go on with a name that kin begins (أولاد الريف), whatever else the noun may be?"""
    return i < len(at.forms) and at.forms[i - 1] in _KIN and at.forms[i].startswith("ال")


def _may_be_name(at: PlaceText, i: int, head: Cue, quoted: bool) -> bool:
    form = at.tokens[i].form
    if len(form) < 3 and form not in FIRST and not quoted and not _sided(at, i, head):
        return False
    found = cue(form)
    if (found is not None and form not in FIRST) or head.word.startswith("ال"):
        return False
    if not quoted and form not in gazetteer() and any(one.part == "verb" for one in outcome_forms().get(form, ())):
        return False  # حارسا قرية أُخلي سبيلهما
    if not quoted and form.endswith(_THEIRS) and form not in gazetteer():
        return False  # لقضاء عطلتهم: what is somebody's is no name
    if not quoted and form[0] == "و" and form not in gazetteer() and form[1:] in outcome_forms():
        return False  # مختار قرية وإصابة نجله
    if not quoted and (form.startswith(("لل", "لت", "وال")) or at.written(i).startswith(("لإ", "لأ"))):
        return False
    if demonym(form) or (not quoted and form.startswith("ي") and head.kind in _DESCRIBED and _may_do(at, i, head)):
        return False
    if not quoted and head.kind in _VAGUE and _describes(at, i, head):
        return False
    feminine = head.word.endswith("ه")
    relative = form.endswith("يه") if feminine else form.endswith("ي")
    return quoted or not relative or form.startswith("ال") or head.kind in ("village", "town", "city")


def _may_do(at: PlaceText, i: int, head: Cue) -> bool:
    """May token ``i`` be what the place does (منطقة يسيطر عليها)? What lies in a place told next is rather a name (وادي
    ياصول ببلدة …)."""
    return at.forms[i] not in gazetteer() and not (head.keep and _held(at, i + 1))


def _sided(at: PlaceText, i: int, head: Cue) -> bool:
    """Is token ``i`` what a village is called, a side of another place right after it (قرية جو جنوب …)?"""
    found = cue(at.forms[i + 1]) if i + 1 < len(at.forms) else None
    return head.kind in ("village", "town") and found is not None and found[1].cls == "direction"


def _describes(at: PlaceText, i: int, head: Cue) -> bool:
    """Does token ``i`` tell of some area or of several places what they are (مناطق محيطة بـ…، منطقة تضم …، مركز أبحاث),
    rather than name them? What several are called is a list (قرى … و…)."""
    form = at.tokens[i].form
    if head.kind == "" and form.startswith("ل") and form not in gazetteer():
        return True  # على عدة جبهات لدحر …: what for
    if form in gazetteer() or form in FIRST or form in given_names():
        return False
    if head.kind == "area" and (form.startswith("ال") or head.keep):
        return False
    verb = not head.kind and form.endswith("ت") and not form.endswith("ات")  # قرى وبلدات تضررت
    if ordinary(form) or verb:
        return True
    participle = form.startswith("م") and form.endswith("ه")
    shaped = len(form) >= _ADJECTIVE and not form.startswith("ال") and (participle or form.endswith("يه"))
    return shaped and not (head.kind == "" and _listed_on(at, i + 1)) and not _held(at, i + 1)


def _held(at: PlaceText, i: int) -> bool:
    """Do the words at token ``i`` say in which province or district it lies (بمحافظة …)?"""
    found = at.cue(i) if i < len(at.forms) and at.tokens[i].kind == "word" else None
    return found is not None and "ب" in found[0] and found[1].kind in _HOLDERS | _SETTLED


def _listed_on(at: PlaceText, i: int) -> bool:
    """Does a list go on at token ``i``?"""
    if i + 1 >= len(at.tokens):
        return False
    if at.tokens[i].form == "،":
        return at.tokens[i + 1].kind == "word" and cue(at.tokens[i + 1].form) is None
    return at.tokens[i].kind == "word" and at.tokens[i].form.startswith("و")
