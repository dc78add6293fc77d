"""The role of a place in its sentence: where things happen, where they come from, or neither."""

from __future__ import annotations

from hasila.lexicon.gazetteer import Place
from hasila.lexicon.place_words import cue, demonym, stems, words_of
from hasila.reading.place_mention import PlaceMention, PlaceRole
from hasila.reading.place_name import Name
from hasila.reading.place_names import Finder

# Kinds of place that act (a state, its capital standing for it) as often as things happen in them.
_ACTORS = frozenset({"country", "capital", "region"})
_DATELINE_WORDS = 8
_SHOT_FROM = words_of("shot_from")
_ONTO = words_of("onto")
_PARTS = words_of("parts")
_MEETINGS = words_of("meeting")
_MEETING_WORDS = 18
_STOPS = frozenset("،,؛;.:!؟?")


def role_of(finder: Finder, name: Name, place: Place | None, kind: str, previous: PlaceMention | None) -> PlaceRole:
    """The role of ``name``; ``previous`` is the mention before it, whose role a coordinated name shares."""
    if dateline(finder, name):
        return "other"
    prefix = name.outer_prefix
    before = finder.before(name.outer)
    if "ب" in prefix and _seat(finder, before):
        return "other"
    if _meeting(finder, name):
        return "other"
    if kind == "hospital" and not _struck(finder, before):
        return "other"
    if previous is not None and previous.role != "location" and _holds(finder, name, previous):
        return previous.role
    if "ب" in prefix:
        return "origin" if before >= 0 and _is_source(finder, before) else "location"
    if prefix.startswith("و") and previous is not None and 0 <= name.outer - previous.last <= 1:
        return previous.role
    form = finder.tokens[before].form if before >= 0 else ""
    found = cue(form) if form else None
    cls = found[1].cls if found is not None else ""
    if form in ("من", "ومن") or cls == "origin":
        return "location" if _each_of(finder, before) or _part_of(finder, before) else "origin"
    if cls == "locative" and _source(finder, before):
        return "origin"
    if cls == "belongs" or _seat(finder, before):
        return "other"
    if _shot_from(finder, before):
        return "origin"
    if cls in ("locative", "trigger", "near", "direction"):
        return "location"
    if cls in ("towards", "actor", "act"):
        return "other"
    if any(c.cls in ("near", "direction", "country_side") for _, _, c in name.lead):
        return "location"
    acts = (place.kind if place is not None else kind) in _ACTORS and kind in _ACTORS
    return "other" if acts else "location"


def _struck(finder: Finder, before: int) -> bool:
    """Does the word before tell of a blow (استهدف، قصف على)? To a hospital the hurt are taken otherwise."""
    form = finder.tokens[before].form if before >= 0 else ""
    found = cue(form) if form else None
    return found is not None and (found[1].cls == "trigger" or form in _ONTO)


def _opens_with_agency(finder: Finder, at: int) -> bool:
    """``دبي، الإمارات (CNN) --``: a foreign name in brackets and a dash within a few words."""
    ahead = finder.tokens[at : at + 10]
    dash = next((n for n, t in enumerate(ahead) if t.form == "-"), None)
    return dash is not None and any(t.form.isascii() and t.kind == "word" for t in ahead[:dash])


def _ends_line(finder: Finder, at: int) -> bool:
    """Does the line end within three words from token ``at``?"""
    ahead = finder.tokens[at : at + 4]
    return len(ahead) < 4 or any(t.kind == "break" for t in ahead)


def _source(finder: Finder, preposition: int) -> bool:
    """Do forces stand, or an embassy sit, where the preposition points (المتمركزة في)?"""
    before = finder.before(preposition)
    if before >= 0 and demonym(finder.tokens[before].form):
        before = finder.before(before)
    return before >= 0 and _is_source(finder, before)


def _seat(finder: Finder, before: int) -> bool:
    """Does an embassy stand within four words before the name (سفارة … في)?"""
    for _ in range(4):
        found = finder.cue(before) if before >= 0 else None
        if found is not None and found[1].cls == "seat":
            return True
        before = finder.before(before) if before >= 0 else -1
    return False


def _holds(finder: Finder, name: Name, previous: PlaceMention) -> bool:
    """Is it only where the origin before lies (انسحبت من بلدة … بمحافظة …), or the hospital that the hurt were taken to
    (نقلوا إلى مشفى … في دير …)?"""
    between = [t.form for t in finder.tokens[previous.last : name.outer]]
    right_after = not between and "ب" in name.outer_prefix
    return right_after if previous.role == "origin" else previous.kind == "hospital" and (
        right_after or between == ["في"]
    )


def _meeting(finder: Finder, name: Name) -> bool:
    """Did states meet or sign there (القمة التي عقدت في …، اتفاق وقع في …)? No blow falls between the two words."""
    before = finder.before(name.outer)
    if "ب" not in name.outer_prefix and (before < 0 or finder.tokens[before].form != "في"):
        return False
    met = False
    for i in range(before if before >= 0 else name.outer - 1, max(name.outer - _MEETING_WORDS, -1), -1):
        token = finder.tokens[i]
        found = finder.cue(i) if i != before else None
        if token.kind in ("break", "number") or token.form in _STOPS:
            return met
        if found is not None and (found[1].cls == "trigger" or (not met and found[1].cls in ("towards", "origin"))):
            return False
        met = met or token.kind == "word" and any(stem in _MEETINGS for _, stem in stems(token.form))
    return met


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


def _part_of(finder: Finder, before: int) -> bool:
    """``مناطق متفرقة من``: parts of what follows, told within two words before."""
    for _ in range(2):
        before = finder.before(before)
        if before < 0:
            return False
        if finder.tokens[before].form.removeprefix("و").removeprefix("ب") in _PARTS:
            return True
    return False


def dateline(finder: Finder, name: Name) -> bool:
    """A name beside a dash in the first words of a line: where the report was written, not what it tells."""
    tokens = finder.tokens
    if name.lead or name.prefix:
        return False
    start = name.first
    while start > 0 and tokens[start - 1].kind != "break" and name.first - start <= _DATELINE_WORDS:
        start -= 1
    if name.first - start > _DATELINE_WORDS:
        return False
    after = tokens[name.last].form if name.last < len(tokens) else ""
    if name.first - start <= 1 and _opens_with_agency(finder, name.last):
        return True
    if after == "/" and name.first == start and _ends_line(finder, name.last + 1):
        return True  # حلب/ الوكالة
    earlier = tokens[name.first - 1].form if name.first > start else ""
    if after == "-":
        return not (name.last + 1 < len(tokens) and tokens[name.last + 1].kind == "break")
    ends = after in (":", "(", "", ".", "،", "/") or tokens[name.last].kind == "break"
    return earlier == "-" and ends
