"""Borders as places: what happens on the border of a state, where no town is named, happens there."""

from __future__ import annotations

from hasila.arabic.fold import fold_word
from hasila.arabic.questions import question_of
from hasila.lexicon.gazetteer import gazetteer, key
from hasila.lexicon.place_words import Cue, cue, demonym
from hasila.reading.place_name import Name, PlaceText

_BORDER = fold_word("الحدود")
_WITH = "مع"
_BETWEEN = "بين"
_OF = fold_word("بالقرب")  # بالقرب من الحدود
_ASKING = frozenset({"locative", "near"})
_HEAD = Cue(_BORDER, "head", "border", keep=True, tells=True)
_SIDE = Cue(_BORDER, "direction", "", keep=False, tells=False)


@question_of(lambda: (_BORDER,))
def is_border(form: str) -> bool:
    """Is a folded word the border?"""
    return form == _BORDER


def border(at: PlaceText, i: int) -> Name | None:
    """The border of a state that token ``i`` names where something happens on it (على الحدود مع …، الحدود بين … و…، قرب
    الحدود السورية - التركية), None where it names none, or tells of guards or of closing it."""
    if not is_border(at.forms[i]) or not _asked(at, i):
        return None
    last = _with_state(at, i + 1) or _between(at, i + 1) or _adjectives(at, i + 1) or _side(at, i + 1)
    if last == 0:
        return None
    name_key = key("".join(at.forms[i:last]))
    return Name(i, last, "", name_key, (), _HEAD, ((i, "", _SIDE),), quoted=False)


def _asked(at: PlaceText, i: int) -> bool:
    """Do the words before say that something is there?"""
    before = at.before(i)
    if before >= 0 and at.forms[before] == "من":
        before = at.before(before)
        return before >= 0 and at.forms[before] == _OF
    found = at.cue(before) if before >= 0 else None
    return found is not None and found[1].cls in _ASKING


def _with_state(at: PlaceText, i: int) -> int:
    """The end of «مع» and a state's name at token ``i``, 0 where they do not stand there."""
    if at.after(i + 1, frozenset()) < 0 or at.forms[i] != _WITH:
        return 0
    return _land(at, i + 1, "")


def _between(at: PlaceText, i: int) -> int:
    """The end of «بين» and two lands at token ``i`` (بين … و…), 0 where they do not stand there."""
    first = _land(at, i + 1, "") if i < len(at.forms) and at.forms[i] == _BETWEEN else 0
    return _land(at, first, "و") if first else 0


def _land(at: PlaceText, i: int, prefix: str) -> int:
    """The end of a state's name at token ``i``, behind ``prefix``; 0 where none stands there."""
    form = at.forms[i] if i < len(at.forms) else ""
    known = gazetteer().find(key(form.removeprefix(prefix))) if form and form.startswith(prefix) else ()
    return i + 1 if any(p.kind == "country" for p in known) else 0


def _adjectives(at: PlaceText, i: int) -> int:
    """The end of one or two states' adjectives at token ``i`` (السورية - التركية), 0 where none stands there."""
    if not _adjective(at, i):
        return 0
    second = i + 1 + (i + 1 < len(at.forms) and at.forms[i + 1] in ("-", "_"))
    return second + 1 if _adjective(at, second) else i + 1


def _side(at: PlaceText, i: int) -> int:
    """The end of the side's adjective at token ``i`` (على الحدود الغربية), 0 where none stands there, or the land that
    it is a side of does."""
    found = cue(at.forms[i]) if i < len(at.forms) else None
    after = at.forms[i + 1] if i + 1 < len(at.forms) else ""
    return i + 1 if found is not None and found[1].cls == "adjective" and after[:1] != "ل" and after != _WITH else 0


def _adjective(at: PlaceText, i: int) -> bool:
    if i >= len(at.forms) or at.tokens[i].kind != "word" or not at.forms[i].startswith("ال"):
        return False
    return bool(demonym(at.forms[i]))
