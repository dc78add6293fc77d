"""The generic words, sides and directions right before a name of a place."""

from __future__ import annotations

from hasila.lexicon.place_words import Cue, cue, demonym
from hasila.reading.place_name import NAMED, PlaceText

_PUBLIC = "عام"
_LEADS = 8  # before one name; no text has more but for wordplay or attack


def lead_of(at: PlaceText, i: int) -> tuple[tuple[int, str, Cue], ...]:
    """The cues right before token ``i``, nearest last: generic words, country sides, directions, nearness."""
    out: list[tuple[int, str, Cue]] = []
    j = at.before(i)
    while j >= 0 and len(out) < _LEADS:
        found = at.cue(j)
        if found is not None and found[1].cls in ("head", "country_side", "direction", "near"):
            out.append((j, *found))
            if found[0].strip("وف") and not (found[0] in ("ل", "لل") and _of_side(at, at.before(j), out)):
                break
        elif not _passed(at, j, out):
            break
        j = at.before(j)
    return tuple(reversed(out))


def _passed(at: PlaceText, j: int, out: list[tuple[int, str, Cue]]) -> bool:
    """Does token ``j`` only stand between a side or the capital and its name (شمالي من، الريف الغربي لـ…)?"""
    if at.tokens[j].form in NAMED:
        return not out  # قرية تسمى …
    if at.tokens[j].form == "من":
        return (near := at.before(j)) >= 0 and _is_side(at, near)
    if not out and at.tokens[j].form.startswith("ال") and demonym(at.tokens[j].form):
        head = at.cue(at.before(j)) if at.before(j) >= 0 else None
        return head is not None and head[1].cls == "head" and head[1].word.startswith("ال")  # العاصمة الصومالية …
    if at.tokens[j].form == _PUBLIC:
        head = at.cue(at.before(j)) if at.before(j) >= 0 else None
        return not out and head is not None and head[1].kind == "road"  # على طريق عام …
    return _of_side(at, j, out)


def _of_side(at: PlaceText, j: int, out: list[tuple[int, str, Cue]]) -> bool:
    """Is token ``j`` the adjective of a side, and what follows what it is a side of (الريف الغربي لـ…)?"""
    adjective = at.cue(j) if j >= 0 else None
    if adjective is None or adjective[1].cls != "adjective":
        return False  # most words
    before = at.before(j)
    side = at.cue(before) if before >= 0 else None
    of = out[-1][1] if out else at.tokens[at.after(j + 1)].form
    return side is not None and side[1].cls in ("country_side", "near") and of.startswith("ل")


def _is_side(at: PlaceText, j: int) -> bool:
    found = cue(at.tokens[j].form)
    return found is not None and (found[1].cls in ("near", "direction") or at.tokens[j].form.startswith("الشمال"))
