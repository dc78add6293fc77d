"""Whether the words around a place's name tell of what happens there, whatever may govern it: a headline's stops, a
turn to it, a raid on it, what it witnesses, or that it was there.
"""

from __future__ import annotations

from hasila.lexicon.place_words import words_of
from hasila.reading.place_mention import PlaceMention
from hasila.reading.place_name import Name
from hasila.reading.place_names import Finder

_WHERE = "حيث"
_EVENTS = words_of("event")
_HAPPENED = frozenset({"وقع", "وقعت", "حدث", "حدثت", "حصل", "حصلت", "جري", "جرت"})
_WITNESSING = words_of("witness")
_THAT = frozenset({"التي", "الذي"})


def told_to_happen(finder: Finder, name: Name, kind: str, before: int, previous: PlaceMention | None) -> bool:
    """Is ``name``, a place of ``kind``, one where things are told to happen? ``before`` is the word before its naming,
    ``previous`` the mention before it.
    """
    if kind == "country" and _home(finder, name, before, previous):
        return True
    if kind == "capital" and _raided(finder, before):
        return True
    told = _witness(finder, name.last) or _heads_line(finder, name)
    return told or _where_it_was(finder, name) or _turned_to(finder, name)


def _home(finder: Finder, name: Name, before: int, previous: PlaceMention | None) -> bool:
    """أعدمت إيران 60 شخصا, سجلت إيطاليا 12 وفاة: does the word before a state tell what it does or counts at home?

    Or is it the next state in which some were counted (تحتجز الصين 110 منهم، وميانمار 62)?
    """
    if before >= 0 and finder.forms[before].removeprefix("و") in _AT_HOME:
        return True
    told = previous is not None and previous.kind == "country" and previous.role == "location"
    if previous is None or not told or name.outer_prefix != "و" or name.outer - previous.last > _COUNTED_WORDS:
        return False
    counts = any(token.kind == "number" for token in finder.tokens[previous.last : name.outer])
    return counts and name.last < len(finder.tokens) and finder.tokens[name.last].kind == "number"


_AT_HOME = words_of("at_home")
_COUNTED_WORDS = 6  # from one state to the next, with those counted between


def _raided(finder: Finder, before: int) -> bool:
    """قصفت الطائرات صنعاء, استهدف القصف الخرطوم: is the name the object of a raid, its subject right before it?"""
    for _ in range(_RAIDERS):
        if before < 1 or not finder.forms[before].startswith("ال"):
            return False
        if finder.forms[before - 1].lstrip("وف") in _RAIDS:
            return True
        before -= 1
    return False


def _heads_line(finder: Finder, name: Name) -> bool:
    """الخرطوم.. مقتل ثلاثة: does it stand before the stops of a headline?"""
    line = name.outer == 0 or finder.tokens[name.outer - 1].kind == "break"
    after = finder.words.forms[name.last : name.last + 2]
    return line and (after == [".", "."] or after[:1] in (["…"], [".."]))


_RAIDS = words_of("raid")
_RAIDERS = 3  # words of the subject


def _where_it_was(finder: Finder, name: Name) -> bool:
    """Do the next words say that the event was there (توجه إلى إقليم …، حيث وقع الزلزال)?"""
    i = name.last + (name.last < len(finder.forms) and finder.forms[name.last] == "،")
    if finder.forms[i : i + 1] != [_WHERE] or i + 2 >= len(finder.forms):
        return False
    done = finder.forms[i + 1]
    return done in _ROUNDED_UP or (done in _HAPPENED and finder.forms[i + 2] in _EVENTS)


# إلى بلدة كذا حيث داهمت: what a force does where it goes
_ROUNDED_UP = frozenset(
    {"اعتقلت", "اعتقلوا", "داهمت", "داهموا", "طوقت", "طوقوا", "حاصرت", "حاصروا", "اقتحمت", "اقتحموا", "احتجزت", "اوقفت"}
)


def _turned_to(finder: Finder, name: Name) -> bool:
    """وإلى ريف حلب، فقد قُتل …, إلى درعا، حيث …: does a sentence open by going over to what happened there?"""
    at = name.outer - 1
    if at < 0 or finder.forms[at] not in _TURNING_TO or (at and finder.words.forms[at - 1] not in _ENDING):
        return False
    after = finder.words.forms[name.last : name.last + _SIDE_WORDS + 1]
    end = next((n for n, form in enumerate(after) if form in _TURNED), len(after))
    return end < len(after) and all(form.startswith(("ال", "ب")) for form in after[:end])


_TURNING_TO = frozenset({"الي", "والي"})
_ENDING = frozenset(".!؟?…:\n")
_TURNED = frozenset({"،", "حيث", "فقد"})
_SIDE_WORDS = 3  # after the name (إلى ريف دير الزور الشرقي، حيث)


def _witness(finder: Finder, after: int) -> bool:
    """Does the place, or it «that», witness something (… شهدت هجمات، … التي تعرضت لقصف، …، والتي شهدت مقتل)?"""
    if finder.forms[after : after + 1] == ["،"] and finder.forms[after + 1 : after + 2] in (["والتي"], ["والذي"]):
        after += 2
    after += after < len(finder.forms) and finder.forms[after] in _THAT
    return after < len(finder.forms) and finder.forms[after] in _WITNESSING
