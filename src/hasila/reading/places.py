"""Places: every mention of a place in a text, which one it is, how finely it says where, and whether things happen
there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hasila.arabic.questions import Words, question_of
from hasila.arabic.record import replace
from hasila.arabic.words import Token
from hasila.lexicon.gazetteer import Place
from hasila.lexicon.place_words import cue, words_of
from hasila.reading.passage import between
from hasila.reading.place_bare import bare_names
from hasila.reading.place_choice import ancestors, choose
from hasila.reading.place_credible import credible, paired, setting_of
from hasila.reading.place_headings import headings, with_headings
from hasila.reading.place_lists import with_lists
from hasila.reading.place_mention import FINE, FINENESS, LINES, PlaceMention
from hasila.reading.place_name import QUOTES, Name, name_start
from hasila.reading.place_names import Finder
from hasila.reading.place_roads import with_roads
from hasila.reading.place_roles import nameless_near, role_of

# An area that no gazetteer holds, told by منطقة or جبل, is a spot of the report's own.
_TOLD_AREA = 64
_TOWNS = frozenset({"city", "capital", "town"})
_HELD = {"province": 4, "district": 3}  # and UCDP's precision of one
_OF_DISTRICTS = "SA"
_SPOTTED = frozenset({"district", "subdistrict", "city"})
_CENTRE = "وسط"
_AMID = "بين"
_LIKE = frozenset({"ذات", "ذي", "ذو"})
_ADJECTIVES = 3
_MEASURE = 14  # tokens from a name to the one that it is measured from
_LENGTHS = words_of("length")
_LYING = words_of("lying")
_LIES = frozenset({"تبعد", "يبعد", "البعيده", "البعيد"})


@question_of(lambda: _LENGTHS)
def _is_length(form: str) -> bool:
    return form in _LENGTHS


@question_of(lambda: _LIES)
def _lies(form: str) -> bool:
    return form in _LIES


_FAR_WORDS = 8
_CLAUSES = frozenset(".؛;!؟?")
_COMMAS = frozenset("،,")
_TO_BORDER = 6  # tokens from a place's name to the border that it lies on


def places(tokens: list[Token], text: str, beat: str = "", words: Words | None = None) -> list[PlaceMention]:
    """The mentions of places in ``tokens`` of ``text``, in order. ``beat``: the country code the source mostly
    writes of. ``words`` are those of the tokens, where they are at hand."""
    finder = Finder(tokens, text, words)
    names = with_headings(finder, with_lists(finder, bare_names(finder, list(finder.names()))))
    finder.headings = headings(finder, names)
    setting = setting_of(finder.words, names, beat)
    kept = credible(finder, names, setting)
    out: list[PlaceMention] = []
    for n, name in enumerate(kept):
        beside = [k for k in kept[n + 1 : n + 4] if k.places and k.key != name.key and _may_hold(tokens, name, k)]
        previous = out[-1] if out else None
        mention = _mention(finder, text, name, choose(name, setting, beside), previous)
        if previous is not None and paired(finder, kept[n - 1], name):
            stretch = text[previous.start : mention.end]
            out[-1] = replace(previous, pair=(previous.start, mention.end, stretch))
        elif previous is not None and _spot(previous, mention, name):
            out[-1] = replace(previous, fineness=_TOLD_AREA)
        out.append(mention)
    return with_roads(tokens, text, out)


def _may_hold(tokens: Sequence[Token], name: Name, after: Name) -> bool:
    """May the name ``after`` say what the first lies in? Not where others are counted (قتل 10 في كذا و6 في كذا), unless
    a generic word says what the first is."""
    if after.first - name.last >= _HOLDER_WORDS:
        return False
    return name.head is not None or not any(token.kind == "number" for token in tokens[name.last : after.outer])


_HOLDER_WORDS = 12


def _spot(area: PlaceMention, holder: PlaceMention, name: Name) -> bool:
    """Is an ``area`` a spot of the city or district right after it (منطقة … بمديرية …; not جبل … بقرية …)?"""
    inside = area.last == holder.outer and name.outer_prefix.endswith("ب")
    return inside and area.kind == "area" and holder.kind in _SPOTTED


def _mention(finder: Finder, text: str, name: Name, place: Place | None, previous: PlaceMention | None) -> PlaceMention:
    tokens = finder.tokens
    first, last, prefix = _extent(finder, name, place)
    kind = _kind(name, place) if not _in_hospital(finder, name, place) else "city"
    start, end = name_start(tokens[first], text, prefix), tokens[last - 1].end
    side = any(c.cls in ("direction", "near", "country_side") for _, _, c in name.lead)
    about = any(c.cls == "near" for _, _, c in name.lead)
    spot = kind == "area" and (about or place is None)  # what one may be near is no wide stretch
    fineness = _TOLD_AREA if spot else FINENESS.get(kind, 50)
    # غربي مدينة … عند أطراف قرية …: a village does not say where its town lies, it says where in its reach
    locator = (
        side
        and previous is not None
        and not name.outer_prefix.startswith("و")  # … ومحيط قرية …: the next of a list
        and not _of_a_family(finder, previous)
        and _right_after(finder, previous, name)
        and not (previous.kind in LINES and fineness >= FINE)  # قرب الحدود … شرق بلدة …: the town says where
        and not (previous.kind in _HELD and place is not None and previous.name in ancestors(place))
        and not (fineness > previous.fineness and previous.kind in _TOWNS)
        and not (fineness >= FINE and previous.kind == "country")  # a village does not say where a country lies
    )
    locator = locator or (kind == "border" and previous is not None and _on_border(finder, previous, name))
    locator = locator or (previous is not None and _between(finder, previous, name))
    locator = locator or (previous is not None and _near_it(finder, previous, name)) or nameless_near(finder, name)
    lengths = bool(finder.words.where(_is_length))
    measured = lengths and previous is not None and _measured(tokens, previous.last, name.outer)
    measured = measured or (lengths and _lies_far(finder, name.outer))
    precision = None if place is None else _precision(place, kind, side)
    return PlaceMention(
        first, last, name.outer, start, end, text[start:end], kind, fineness,
        place.id if place else None, place.lat if place else None, place.lon if place else None, precision,
        ancestors(place) if place else (),
        "other" if measured else role_of(finder, name, place, kind, previous),
        locator, not name.places, heads=finder.headings.get(name.first, False),
    )


def _of_a_family(finder: Finder, mention: PlaceMention) -> bool:
    """منزل لعائلة … شمال بلدة …: a family by the name of a place, which the side of the town does not place."""
    before = finder.before(mention.outer)
    return before >= 0 and finder.forms[before].removeprefix("ل") in _FAMILY


_FAMILY = frozenset({"عائله", "عائلتي", "عشيره"})


def _parted(parting: Sequence[Token]) -> bool:
    """Does a clause end among the tokens?"""
    return any(t.kind == "break" or t.form in _CLAUSES for t in parting)


def _on_border(finder: Finder, previous: PlaceMention, name: Name) -> bool:
    """Does a border only say where the place right before it lies (بلدة … (شرق) على الحدود مع …)?"""
    parting = finder.tokens[previous.last : name.outer]
    return len(parting) <= _TO_BORDER and not any(t.form in _COMMAS or t.form in _CLAUSES for t in parting)


def _right_after(finder: Finder, previous: PlaceMention, name: Name) -> bool:
    """Does nothing stand between but a word, or what the place before is like (بلدة … الحدودية شمالي …، قرية … ذات
    الغالبية … جنوب …)?"""
    between = finder.tokens[previous.last : name.outer]
    if previous.fineness < FINE or not 1 < len(between) <= _ADJECTIVES:
        return 0 <= name.outer - previous.last <= 1
    like = between[between[0].form in _LIKE :]
    return all(token.kind == "word" and token.form.startswith("ال") for token in like)


def _between(finder: Finder, previous: PlaceMention, name: Name) -> bool:
    """معبر … بين مدينتي … و…: is it, or does it go on with, what the spot before lies between?"""
    if name.outer_prefix == "و" and name.outer == previous.last:
        return previous.locator and finder.forms[previous.outer - 1] == _AMID
    between = [token.form for token in finder.tokens[previous.last : name.outer] if token.form not in QUOTES]
    between = between[bool(between) and between[0] in _LYING :]  # قرية … الواقعة بين بلدة … و…
    return previous.fineness >= FINE and between == [_AMID]


def _near_it(finder: Finder, previous: PlaceMention, name: Name) -> bool:
    """Is the name only what an area named just before is near (… المحاصرة، آخر معقل لـ… قرب دمشق)?"""
    parting = finder.tokens[previous.last : name.outer]
    if previous.kind != "area" or previous.role != "location" or len(parting) > _MEASURE:
        return False
    if not any(c.cls == "near" for _, _, c in name.lead):
        return False
    if _parted(parting):
        return False
    return not any(t.form.startswith("و") or (found := cue(t.form)) and found[1].cls == "trigger" for t in parting)


def _measured(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Does a length stand between two names (على بعد 20 كيلومترا جنوبي)? The second then says where the first lies."""
    parting = tokens[start:end] if end - start <= _MEASURE else ()
    if _parted(parting):
        return False
    return any(a.kind == "number" and b.form in _LENGTHS for a, b in pairwise(parting))


def _lies_far(finder: Finder, end: int) -> bool:
    """المدينة التي تبعد بنحو 750 كيلومترا جنوب …: does the name only say how far a place told of lies?"""
    lies = next(iter(between(finder.words.where(_lies), max(0, end - _FAR_WORDS), end)), None)
    return lies is not None and not _parted(finder.tokens[lies:end]) and _measured(finder.tokens, lies, end)


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
    if place is not None and place.kind == "province" and _centre(name):
        return "city"  # وسط البصرة: of the town, not of the province called after it
    if "direction" in classes and place is not None and place.kind in ("country", "province", "region"):
        return "region"
    if place is not None and name.head is not None and name.head.kind in _HELD and place.kind in _TOWNS:
        # محافظة … of a town known by hand: the province called after it, in Saudi Arabia the district
        return "district" if place.country == _OF_DISTRICTS else name.head.kind
    if place is not None:
        return place.kind
    if name.head is not None and name.head.kind:
        return name.head.kind
    return name.places[0].kind if name.places else "village"


def _in_hospital(finder: Finder, name: Name, place: Place | None) -> bool:
    """هاجموا المستشفى في طرطوس: a hospital stands in the town, not in the province called after it."""
    if place is None or place.kind != "province" or name.lead or not any(p.kind in _TOWNS for p in name.places):
        return False
    before = finder.before(name.outer)
    if name.prefix != "ب":
        before = finder.before(before) if before >= 0 and finder.forms[before] == "في" else -1
    for _ in range(_HOSPITAL_WORDS):
        word = finder.forms[before].removeprefix("ال") if before >= 0 else ""
        found = cue(word) if word else None
        if found is not None and found[1].cls == "head":
            return found[1].kind == _HOSPITAL
        before = finder.before(before) if before >= 0 else -1
    return False


_HOSPITAL = "hospital"
_HOSPITAL_WORDS = 2  # from the hospital to the preposition


def _centre(name: Name) -> bool:
    """Is it the middle of a place that may be a town?"""
    return any(c.word == _CENTRE for _, _, c in name.lead) and any(p.kind in _TOWNS for p in name.places)


def _precision(place: Place, kind: str, side: bool) -> int:
    """UCDP's precision: near a spot where a side or nearness is said, fuzzy for a countryside or part of a country."""
    if kind in ("countryside", "region"):
        return 5
    if kind in _HELD and place.kind in _TOWNS:
        return _HELD[kind]
    return 2 if side and place.precision == 1 else place.precision
