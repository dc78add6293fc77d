"""Places: every mention of a place in a text, which one it is, how finely it says where, and whether things happen
there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from hasila.arabic.fold import fold_word
from hasila.arabic.memo import remembered
from hasila.arabic.questions import Words, question
from hasila.arabic.record import record
from hasila.arabic.words import Token
from hasila.lexicon.gazetteer import Place, key
from hasila.lexicon.given_names import given_names
from hasila.lexicon.place_words import cue, demonym, traps, words_of
from hasila.reading.place_choice import Setting, ancestors, choose
from hasila.reading.place_names import Finder, Name, name_start
from hasila.reading.place_roles import role_of

PlaceRole = Literal["location", "origin", "other"]

# How finely a mention says where: the higher, the finer.
FINENESS = {
    "prison": 92, "site": 90, "crossing": 88, "camp": 88, "neighbourhood": 85, "village": 80, "front": 78, "town": 75,
    "city": 70,
    "capital": 68, "road": 62, "district": 61, "subdistrict": 60, "area": 50, "countryside": 45, "province": 40,
    "river": 30,
    "hospital": 35, "building": 52, "region": 25, "sea": 22, "country": 10,
}

# An area that no gazetteer holds, told by منطقة or جبل, is a spot of the report's own.
_TOLD_AREA = 64
_TOWNS = frozenset({"city", "capital", "town"})
_HELD = {"province": 4, "district": 3}  # and UCDP's precision of one
_SPOTTED = frozenset({"district", "subdistrict", "city"})
_MEASURE = 14  # tokens from a name to the one that it is measured from
_LENGTHS = words_of("length")
_CLAUSES = frozenset(".؛;!؟?")


@record
class PlaceMention:
    """One mention. Tokens ``first:last`` and offsets ``start:end`` (original text) hold the name without glued clitics.

    ``outer`` is the first token of the whole naming (generic and direction words included). ``id``, ``lat``, ``lon``
    and ``precision`` (UCDP 1-7) are None where the name is not resolved. ``ancestors`` are names, nearest first.
    ``role``: ``location`` things happen there, ``origin`` they come from there, ``other`` neither (a state, an office,
    a dateline). ``locator``: it only says where the place before it lies (شمالي حلب after a town's name).
    ``told``: no gazetteer holds the name. ``pair``: where a dual opens two names (بلدتي … و…), the stretch from this
    one to the end of the second, and its words.
    """

    first: int
    last: int
    outer: int
    start: int
    end: int
    name: str
    kind: str
    fineness: int
    id: str | None
    lat: float | None
    lon: float | None
    precision: int | None
    ancestors: tuple[str, ...]
    role: PlaceRole
    locator: bool = False
    told: bool = False
    pair: tuple[int, int, str] | None = None


def places(tokens: list[Token], text: str, beat: str = "", words: Words | None = None) -> list[PlaceMention]:
    """The mentions of places in ``tokens`` of ``text``, in order. ``beat``: the country code the source mostly
    writes of. ``words`` are those of the tokens, where they are at hand."""
    finder = Finder(tokens, text, words)
    names = list(finder.names())
    setting = _setting(finder.words, names, beat)
    kept = _credible(finder, names, setting)
    out: list[PlaceMention] = []
    for n, name in enumerate(kept):
        beside = [k for k in kept[n + 1 : n + 4] if k.first - name.last < 12 and k.places and k.key != name.key]
        previous = out[-1] if out else None
        mention = _mention(finder, text, name, choose(name, setting, beside), previous)
        if previous is not None and _paired(finder, kept[n - 1], name):
            stretch = text[previous.start : mention.end]
            out[-1] = replace(previous, pair=(previous.start, mention.end, stretch))
        elif previous is not None and _spot(previous, mention, name):
            out[-1] = replace(previous, fineness=_TOLD_AREA)
        out.append(mention)
    return out


def _paired(finder: Finder, first: Name, second: Name) -> bool:
    """Are these the two names that a dual opens?"""
    dual = len(first.lead) == 1 and first.lead[0][2].dual
    return dual and second.outer_prefix.startswith("و") and _listed(finder, first, second)


def _spot(area: PlaceMention, holder: PlaceMention, name: Name) -> bool:
    """Is an ``area`` a spot of the city or district right after it (منطقة … بمديرية …; not جبل … بقرية …)?"""
    inside = area.last == holder.outer and name.outer_prefix.endswith("ب")
    return inside and area.kind == "area" and holder.kind in _SPOTTED


@question
def _demonym(form: str) -> str:
    return demonym(form)


def _setting(words: Words, names: Iterable[Name], beat: str) -> Setting:
    setting = Setting()
    if beat:
        setting.countries[beat] += 1
    for name in names:
        sure = [p for p in name.places if p.by_hand or p.kind in ("country", "capital", "province", "city")]
        wide = any(p.kind in ("country", "capital", "province") for p in sure)
        countries = {p.country for p in (sure if wide else name.places)}
        if sure and name.key not in traps() and len(countries) == 1:
            setting.see(sure[0])
    for i in words.where(_demonym):
        setting.countries[_demonym(words.forms[i])] += 1
    return setting


def _credible(finder: Finder, names: Iterable[Name], setting: Setting) -> list[Name]:
    """The names that are places here: the weaker a name, the more the sentence and the report must ask for one."""
    out: list[Name] = []
    for name in names:
        if _names_a_body(finder, name) or _names_a_person(finder, name):
            continue
        located = bool(name.lead) or "ب" in name.prefix or _asked(finder, name)
        listed = bool(out) and _listed(finder, out[-1], name)
        paired = listed and bool(name.places) and _paired(finder, out[-1], name)
        if paired or _told(name) or _stands(name, setting, located or listed):
            out.append(name)
    return out


def _told(name: Name) -> bool:
    """Does a generic word make a place of it? After a plural (بلدات و…) a word that may begin with و must be known."""
    if name.head is None:
        return False
    return bool(name.places or name.head.kind or not name.key.startswith("وا"))


def _names_a_body(finder: Finder, name: Name) -> bool:
    """Is the name part of a body's name (كتائب حلب، صحيفة …، سوريا الديمقراطية), and no place?"""
    after = finder.cue(name.last) if name.last < len(finder.tokens) else None
    if after is not None and after[1].cls == "title":
        return True
    before = finder.before(name.outer)
    found = finder.cue(before) if before >= 0 and not name.outer_prefix else None
    return found is not None and found[1].cls == "actor" and found[1].kind == "body"


def _names_a_person(finder: Finder, name: Name) -> bool:
    """Does a given name stand right before it (فلان سنجار الفهد)? Then it is a part of a person's name."""
    at = name.first - 1
    if name.lead or name.prefix or at < 0 or finder.tokens[at].kind != "word":
        return False
    given = given_names().get(finder.tokens[at].form)
    return given is not None and given.kind == "given" and given.alone and cue(finder.tokens[at].form) is None


def _stands(name: Name, setting: Setting, located: bool) -> bool:
    if not located and traps().get(name.key) is not None:
        return False
    if any(_firm(p) for p in name.places):
        return True
    if any(p.kind in ("city", "town") and setting.countries[p.country] >= (1 if located else 3) for p in name.places):
        return True
    return located and len(name.key) >= 3 and any(
        setting.countries[p.country] and any(setting.regions[a] for a in p.within) for p in name.places
    )


def _firm(place: Place) -> bool:
    """Is a bare mention of the name enough: added by hand, or a state, a capital, a province?"""
    return place.kind in ("country", "capital", "province") or (place.by_hand and not place.population)


def _listed(finder: Finder, last: Name, name: Name) -> bool:
    """Does ``name`` go on a list that ``last`` stands in: و, or a comma, and nothing else between?"""
    between = finder.tokens[last.last : name.outer]
    if any(token.form not in ("،", ",", "و", "\"") for token in between):
        return False
    return bool(between) or "و" in name.outer_prefix


def _asked(finder: Finder, name: Name) -> bool:
    """Does the word before ask for a place (في، استهدف), or a hash mark name one?"""
    before = finder.before(name.outer)
    if before < 0 or name.prefix.strip("وف"):
        return False
    token = finder.tokens[before]
    if token.form.endswith("علي") and not finder.written(before).endswith("ى"):
        return False  # علي is a man's name, على a preposition: folding makes them one
    found = cue(token.form)
    return found is not None and found[1].cls in ("locative", "trigger", "towards", "near")


def _mention(finder: Finder, text: str, name: Name, place: Place | None, previous: PlaceMention | None) -> PlaceMention:
    tokens = finder.tokens
    first, last, prefix = _extent(finder, name, place)
    kind = _kind(name, place)
    start, end = name_start(tokens[first], text, prefix), tokens[last - 1].end
    side = any(c.cls in ("direction", "near", "country_side") for _, _, c in name.lead)
    about = any(c.cls == "near" for _, _, c in name.lead)
    spot = kind == "area" and (about or (place is None and not side))  # what one may be near is no wide stretch
    fineness = _TOLD_AREA if spot else FINENESS.get(kind, 50)
    # غربي مدينة … عند أطراف قرية …: a village does not say where its town lies, it says where in its reach
    locator = (
        side
        and previous is not None
        and 0 <= name.outer - previous.last <= 1
        and not (fineness > previous.fineness and previous.kind in _TOWNS)
    )
    locator = locator or (previous is not None and _near_it(finder, previous, name))
    measured = previous is not None and _measured(tokens, previous.last, name.outer)
    precision = None if place is None else _precision(place, kind, side)
    return PlaceMention(
        first, last, name.outer, start, end, text[start:end], kind, fineness,
        place.id if place else None, place.lat if place else None, place.lon if place else None, precision,
        ancestors(place) if place else (),
        "other" if measured else role_of(finder, name, place, kind, previous),
        locator, not name.places,
    )


def _parted(between: Sequence[Token]) -> bool:
    """Does a clause end among the tokens?"""
    return any(t.kind == "break" or t.form in _CLAUSES for t in between)


def _near_it(finder: Finder, previous: PlaceMention, name: Name) -> bool:
    """Is the name only what an area named just before is near (… المحاصرة، آخر معقل لـ… قرب دمشق)?"""
    between = finder.tokens[previous.last : name.outer]
    if previous.kind != "area" or previous.role != "location" or len(between) > _MEASURE:
        return False
    if not any(c.cls == "near" for _, _, c in name.lead):
        return False
    if _parted(between):
        return False
    return not any(t.form.startswith("و") or (found := cue(t.form)) and found[1].cls == "trigger" for t in between)


def _measured(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Does a length stand between two names (على بعد 20 كيلومترا جنوبي)? The second then says where the first lies."""
    between = tokens[start:end] if end - start <= _MEASURE else ()
    if _parted(between):
        return False
    return any(a.kind == "number" and b.form in _LENGTHS for a, b in pairwise(between))


def _extent(finder: Finder, name: Name, place: Place | None) -> tuple[int, int, str]:
    """The tokens of the name as written: with the generic word that is part of it, ريف and its direction, شمال.

    A word outside the quotation marks or brackets that hold the name is no part of it.
    """
    first, last, prefix = name.first, name.last, name.prefix
    quoted = any(token.form != "#" and token.kind == "mark" for token in finder.tokens[name.outer : name.first])
    if name.head is not None and name.head.keep and name.lead and not quoted:
        first, prefix = name.lead[-1][0], name.lead[-1][1]
    for at, clitics, found in () if quoted else reversed(name.lead):
        if found.cls == "country_side" or (found.cls == "direction" and _wide(place)):
            first, prefix = at, clitics
    if any(c.cls == "country_side" for _, _, c in name.lead):
        while last < len(finder.tokens) and (after := cue(finder.tokens[last].form)) and after[1].cls == "adjective":
            last += 1
    return first, last, prefix


def _wide(place: Place | None) -> bool:
    return place is not None and place.kind in ("country", "province", "region", "area")


def _kind(name: Name, place: Place | None) -> str:
    classes = {c.cls for _, _, c in name.lead}
    if "country_side" in classes:
        return "countryside"
    if "direction" in classes and place is not None and place.kind in ("country", "province", "region"):
        return "region"
    if place is not None and name.head is not None and name.head.kind in _HELD and place.kind in _TOWNS:
        return name.head.kind  # محافظة … of a town known by hand: the province called after it
    if place is not None:
        return place.kind
    if name.head is not None and name.head.kind:
        return name.head.kind
    return name.places[0].kind if name.places else "village"


def _precision(place: Place, kind: str, side: bool) -> int:
    """UCDP's precision: near a spot where a side or nearness is said, fuzzy for a countryside or part of a country."""
    if kind in ("countryside", "region"):
        return 5
    if kind in _HELD and place.kind in _TOWNS:
        return _HELD[kind]
    return 2 if side and place.precision == 1 else place.precision


def core(mention: PlaceMention) -> str:
    """The key of a mention's name without generic words and directions (شمالي إدلب, ريف إدلب, مدينة إدلب: ادلب)."""
    return _core(mention.name)


@remembered
def _core(name: str) -> str:
    words = [word.strip("#") for word in fold_word(name).split() if cue(word) is None]
    return key("".join(words)) or key(name)


def same_place(a: PlaceMention, b: PlaceMention) -> bool:
    """Do two mentions name one place, a province and its capital taken for one?"""
    return (a.id is not None and a.id == b.id) or core(a) == core(b)
