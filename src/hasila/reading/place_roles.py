"""The role of a place in its sentence: where things happen, where they come from, or neither."""

from __future__ import annotations

from hasila.arabic.fold import fold_word
from hasila.arabic.questions import question_of
from hasila.lexicon.gazetteer import Place
from hasila.lexicon.place_words import cue, cue_words, demonym, stems, words_of
from hasila.reading.passage import between
from hasila.reading.place_happens import told_to_happen
from hasila.reading.place_mention import FINE, FINENESS, PlaceMention, PlaceRole
from hasila.reading.place_name import Name
from hasila.reading.place_names import Finder
from hasila.reading.place_scenes import no_scene, struck

# Kinds of place that act (a state, its capital standing for it) as often as things happen in them.
_ACTORS = frozenset({"country", "capital", "region"})
_CAPITAL = fold_word("العاصمة")
_BETWEEN = "بين"
_BORDER = "الحدود"
_AGAINST = "ضد"
_SHOT_FROM = words_of("shot_from")
_PARTS = words_of("parts")
_STEALING = words_of("stealing")
_STOLEN_WORDS = 3
_FREEING = "تحرير"
_SEIZING = words_of("seizing")
_SEIZED_WORDS = 40
_COMMAS = frozenset('،,"')
_ASIDES = _COMMAS | frozenset("():")  # فلان (38 عاما) من بلدة …
_NAMELY = frozenset({"هي", "هو"})
_NAMELY_WORDS = 3
_BEFORE_IT = words_of("onto") | {"مبني"}
_STRUCK = ("هاجم", "هاجمت", "هاجموا", "مهاجمه")
_ONTO_THEM = frozenset({"علي", "استهدف", "استهدفت", "استهداف", "قصف", "قصفت", "طالت", "دمرت"})
_OFFICES = words_of("office")
_HEALTH = "الصحه"
_FROM_SIDES = frozenset({"اتجاه", "جهه", "ناحيه"})
_CLOSE = frozenset({"قرب", "بالقرب", "بجوار"})
_ONE_OF = frozenset({"احدي", "باحدي", "احد", "باحد"})  # بإحدى مدن …، في أحد أحياء …


def role_of(finder: Finder, name: Name, place: Place | None, kind: str, previous: PlaceMention | None) -> PlaceRole:
    """The role of ``name``; ``previous`` is the mention before it, whose role a coordinated name shares."""
    before = finder.before(name.outer)
    if name.first in finder.headings or told_to_happen(finder, name, kind, before, previous):
        return "location"
    if no_scene(finder, name) or _took_part(finder, name) or (kind == "hospital" and not struck(finder, before)):
        return "other"
    prefix = name.outer_prefix
    if "ب" in prefix and _seat(finder, before):
        return "other"
    if previous is not None and previous.role != "location" and _holds(finder, name, kind, previous):
        return previous.role
    if previous is not None and previous.role != "location" and _names_again(finder, name, previous):
        return previous.role
    if "ب" in prefix:
        return "origin" if before >= 0 and _is_source(finder, before) else "location"
    if prefix.startswith("و") and previous is not None and 0 <= name.outer - previous.last <= 1:
        strip = kind not in _ACTORS and previous.kind in _ACTORS and _on_border_of(finder, previous)
        return "location" if strip else previous.role
    if kind in _ACTORS and before >= 0 and finder.tokens[before].form == _BETWEEN:
        return "other"  # الهدنة بين أنقرة والمتمردين: states, and their capitals for them, are what stands between
    if kind not in _ACTORS and place is not None and before >= 0 and finder.tokens[before].form == _AGAINST:
        return "location"  # عملياتها ضد الغوطة: a town does not fight, it is fought over
    role = _role_by(finder, before, previous)
    if role == "other" and name.lead and name.lead[0][2].word in _CLOSE and finder.cue(before) is not None:
        return "location"  # رجال أمن قرب …: no force is called so
    if role is None and previous is not None and _lies_by(name, previous):
        return previous.role
    if role is not None:
        return role
    if any(c.cls in ("near", "direction", "country_side") for _, _, c in name.lead):
        return "location"
    if any(c.word == _CAPITAL for _, _, c in name.lead) and struck(finder, before):
        return "location"
    acts = (place.kind if place is not None else kind) in _ACTORS and kind in _ACTORS
    return "other" if acts else "location"


def _took_part(finder: Finder, name: Name) -> bool:
    """قتل قائد كذا الذي شارك في اقتحام بلدة كذا: what somebody did before."""
    for i in between(finder.words.where(_partakes), max(name.outer - _DEED_WORDS, 0), name.outer):
        if finder.words.form(i - 1) in _WHO and all(token.kind == "word" for token in finder.tokens[i : name.outer]):
            return True
    return False


_PARTAKING = frozenset({"شارك", "شاركوا", "شاركت", "تورط", "تورطوا", "تورطت", "اسهم", "اسهموا"})
_WHO = frozenset({"الذي", "الذين", "التي", "ممن", "اللذين"})
_DEED_WORDS = 6  # from the deed to where it was done


@question_of(lambda: _PARTAKING)
def _partakes(form: str) -> bool:
    return form in _PARTAKING


def _on_border_of(finder: Finder, state: PlaceMention) -> bool:
    """على الحدود بين إسرائيل وقطاع …: what happens on a state's border with a part of the land happens there."""
    return finder.forms[max(state.outer - 2, 0) : state.outer] == [_BORDER, _BETWEEN]


def _role_by(finder: Finder, before: int, previous: PlaceMention | None) -> PlaceRole | None:
    """The role that the words up to token ``before`` give, None where they give none."""
    form = finder.tokens[before].form if before >= 0 else ""
    found = cue(form) if form else None
    cls = found[1].cls if found is not None else ""
    if form in _NAMELY and _fled_to(finder, before):
        return "other"
    if form in _FROM_SIDES and finder.words.form(before - 1) == "من":
        return "origin"  # صواريخ من اتجاه شمال بيروت
    if form in _ONE_OF:
        return "location" if form.startswith("ب") else _role_by(finder, finder.before(before), previous)
    if form in ("من", "ومن") or cls == "origin":
        near = previous is not None and _follows(finder, finder.before(before), previous)  # قرية … القريبة من …
        part = _part_of(finder, before) and not near and not _from_positions(finder, before)
        within = _each_of(finder, before) or part or seized(finder, before)
        return "location" if within else "origin"
    if cls == "locative" and _source(finder, before):
        return "location" if _on_positions(finder, before) else "origin"
    if cls == "belongs":
        return "location" if _nameless(finder, before) else "other"
    if _seat(finder, before) or (form == _FREEING and _actor(finder, finder.before(before))):
        return "other"
    if _shot_from(finder, before):
        return "origin"
    if cls in ("locative", "trigger", "near", "direction") or (cls == "towards" and _stolen_into(finder, before)):
        return "location"
    return "other" if cls in ("towards", "actor", "act") else None


def _follows(finder: Finder, i: int, previous: PlaceMention) -> bool:
    """Does token ``i`` follow the mention before, a comma between them or none?"""
    return i == previous.last or (i == previous.last + 1 and finder.tokens[previous.last].form in _COMMAS)


def _nameless(finder: Finder, belongs: int) -> bool:
    """Does a place without a name belong there (قرية تابعة لبلدة …)? The harm it came to was done in the named one."""
    before = finder.before(belongs)
    found = finder.cue(before) if before >= 0 else None
    return found is not None and found[1].cls == "head"


def nameless_near(finder: Finder, name: Name) -> bool:
    """Is it only what a place without a name is near to (قرية قريبة من …)?"""
    of = finder.before(name.outer)
    near = finder.before(of) if of >= 0 and finder.tokens[of].form == "من" else -1
    return near >= 0 and finder.tokens[near].form in _PARTS and _nameless(finder, near)


def _lies_by(name: Name, previous: PlaceMention) -> bool:
    """Does it only say where a place lies that is no scene itself (انسحبوا من قرية … شمالي …)? A state acts: قصفت …
    شمالي …"""
    beside = 0 <= name.outer - previous.last <= 1 and not name.outer_prefix
    sided = any(c.cls == "direction" for _, _, c in name.lead)
    return beside and sided and previous.role != "location" and previous.kind not in _ACTORS


def _fled_to(finder: Finder, namely: int) -> bool:
    """Is it the name of a place to which somebody goes (إلى مستوطنة مجاورة هي …)?"""
    for _ in range(_NAMELY_WORDS):
        namely = finder.before(namely) if namely >= 0 else -1
        found = finder.cue(namely) if namely >= 0 else None
        if found is not None and found[1].cls == "towards":
            return True
    return False


def _stolen_into(finder: Finder, before: int) -> bool:
    """Did those who did the harm go there (تسللوا إلى …)?"""
    for _ in range(_STOLEN_WORDS):
        before = finder.before(before) if before >= 0 else -1
        if before >= 0 and any(stem in _STEALING for _, stem in stems(finder.tokens[before].form)):
            return True
    return False


def _actor(finder: Finder, at: int) -> bool:
    """Is token ``at`` a body's generic word (قوات تحرير …، جبهة تحرير …)?"""
    found = finder.cue(at) if at >= 0 else None
    return found is not None and found[1].cls == "actor"


def _source(finder: Finder, preposition: int) -> bool:
    """Do forces stand, or an embassy sit, where the preposition points (المتمركزة في، المتمركزة في الفوج 175 في)?"""
    if _stand(finder, preposition):
        return True
    at = preposition
    for _ in range(_BARRACKS):
        at = finder.before(at) if at >= 0 else -1
        if at >= 0 and finder.forms[at] == "في":
            return finder.forms[preposition] == "في" and _stand(finder, at)
    return False


def _stand(finder: Finder, preposition: int) -> bool:
    before = finder.before(preposition)
    if before >= 0 and demonym(finder.tokens[before].form):
        before = finder.before(before)
    return before >= 0 and _is_source(finder, before)


_BARRACKS = 4  # words from what forces stand in to the في before it


def _on_positions(finder: Finder, preposition: int) -> bool:
    """Are the positions that the preposition follows those that were struck (غارات على مواقعهم في)?"""
    source = finder.before(preposition)
    onto = finder.before(source) if source >= 0 else -1
    if onto >= 0 and finder.forms[onto] in _ONE_OF:
        onto = finder.before(onto)  # هاجموا أحد حواجزها في …
    return onto >= 0 and (finder.forms[onto] in _ONTO_THEM or finder.forms[onto].endswith(_STRUCK))


def _seat(finder: Finder, before: int) -> bool:
    """Does an embassy stand within four words before the name (سفارة … في), or a ministry before في?"""
    inside = before >= 0 and finder.forms[before] == "في"
    for _ in range(4) if finder.words.where(_is_seat) else ():
        if before >= 0 and _is_seat(finder.forms[before]) and (inside or not _is_office(finder.forms[before])):
            if _is_office(finder.forms[before]) and finder.forms[before + 1] == _HEALTH:
                return False  # it counts the dead of where it sits
            return not (_near_seat(finder, finder.before(before)) or struck(finder, finder.before(before)))
        before = finder.before(before) if before >= 0 else -1
    return False


def _near_seat(finder: Finder, before: int) -> bool:
    """قرب السفارة، أمام القنصلية: does something happen beside it?"""
    found = finder.cue(before) if before >= 0 else None
    return found is not None and (found[1].cls == "near" or finder.forms[before] in _BEFORE_IT)


def _is_office(form: str) -> bool:
    return any(stem in _OFFICES for _, stem in stems(form))


@question_of(cue_words)
def _is_seat(form: str) -> bool:
    found = cue(form)
    return (found is not None and found[1].cls == "seat") or _is_office(form)


def _holds(finder: Finder, name: Name, kind: str, previous: PlaceMention) -> bool:
    """Is it only where the origin before lies (انسحبت من بلدة … بمحافظة …), or the hospital that the hurt were taken to
    (نقلوا إلى مشفى … في دير …)?"""
    between = [t.form for t in finder.tokens[previous.last : name.outer]]
    right_after = not between and "ب" in name.outer_prefix
    if previous.role == "origin":
        described = [form for form in between if not form.startswith("ال")]  # من المطار … العسكري في مدينة …
        wider = FINENESS.get(kind, FINE) < previous.fineness >= FINE
        return right_after or (wider and described == ["في"] and len(between) <= _DESCRIBED)
    return previous.kind == "hospital" and (right_after or between == ["في"])


_DESCRIBED = 2


def _names_again(finder: Finder, name: Name, previous: PlaceMention) -> bool:
    """Is it another name of the place before, in brackets or after a stroke (العودة إلى كوباني (عين العرب))?"""
    return [t.form for t in finder.tokens[previous.last : name.outer]] in (["("], ["/"])


def _is_source(finder: Finder, i: int) -> bool:
    found = finder.cue(i)
    return found is not None and found[1].cls == "source"


def _shot_from(finder: Finder, before: int) -> bool:
    """``مصدر القصف`` and the like within two words before the name."""
    for i in (before, finder.before(before) if before >= 0 else -1):
        if i >= 0 and finder.tokens[i].form in _SHOT_FROM:
            return True
    return False


def _each_of(finder: Finder, before: int) -> bool:
    """``في كل من`` before the name."""
    each = finder.before(before)
    return each >= 0 and finder.tokens[each].form in words_of("each")


def seized(finder: Finder, before: int) -> bool:
    """``اعتقلت القوات ثلاثة شبان من بلدة …``: people are seized where they are taken from."""
    for _ in range(_SEIZED_WORDS) if finder.words.where(_seizes) else ():
        before -= 1
        if before >= 0 and finder.tokens[before].form in _ASIDES:
            continue
        if before < 0 or finder.tokens[before].kind not in ("word", "number"):
            return False
        found = finder.cue(before)
        if found is not None and found[1].cls == "origin" and finder.tokens[before].form != "من":
            return False  # القوات القادمة من
        if _seizes(finder.tokens[before].form):
            return True
    return False


@question_of(lambda: _SEIZING)
def _seizes(form: str) -> bool:
    return any(stem in _SEIZING for _, stem in stems(form))


def _from_positions(finder: Finder, before: int) -> bool:
    """``من مواقعها القريبة من``: it is the positions that are near, and the fire comes from them."""
    near = finder.before(before)
    noun = finder.before(near) if near >= 0 else -1
    source = finder.before(noun) if noun >= 0 else -1
    return source >= 0 and finder.tokens[source].form == "من" and finder.tokens[noun].form.endswith(("ها", "هم", "ه"))


def _part_of(finder: Finder, before: int) -> bool:
    """``مناطق متفرقة من``: parts of what follows, told within two words before."""
    for _ in range(2):
        before = finder.before(before)
        if before < 0:
            return False
        if finder.tokens[before].form.removeprefix("و").removeprefix("ب") in _PARTS:
            return True
    return False
