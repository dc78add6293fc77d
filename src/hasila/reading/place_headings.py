"""Places that head an item of a list (- حلب: 4 قتلى; * كركوك - قتل أربعة): what the line tells of was done there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hasila.lexicon.outcomes import outcome_forms
from hasila.lexicon.people import readings
from hasila.lexicon.place_words import traps
from hasila.reading.place_bare import PLACE, may_be_name
from hasila.reading.place_name import Name, PlaceText

_LONGEST = 8  # tokens from the line's first word to the colon or dash
_BRACKETS = frozenset("()")
_COUNT_WITHIN = 4  # tokens from the colon to the number or noun of those harmed
_AGENCY_WORDS = 2  # before the first dash: وطنية - صيدا -
_SHORT = 3  # tokens behind the mark: a line that ends so soon is where and by whom the report was written


def headings(at: PlaceText, names: Sequence[Name]) -> dict[int, bool]:
    """The first tokens of the names that head a line, and whether their list heads several lines with places.

    A colon before a count shows it, or another line that opens with another place and the same mark.
    """
    by_first = {name.outer: name for name in names if not name.prefix and not _receives(name)}
    found = [one for first in _lines(at) if (one := _head(at, by_first, first)) is not None]
    kinds = Counter(mark for mark, _ in {(at.forms[end], name.key) for name, end in found})
    out: dict[int, bool] = {}
    for name, end in found:
        several = kinds[at.forms[end]] > 1
        if several or (at.forms[end] == ":" and name.key not in traps() and _counts(at, end + 1)):
            out[name.first] = several
            inner = by_first.get(name.last + 1)
            if inner is not None and at.forms[name.last] == "(":
                out[inner.first] = several
    return out


def with_headings(at: PlaceText, names: Sequence[Name]) -> list[Name]:
    """``names``, in order, with the words of no gazetteer that head a line with a count as a known place heads another
    of the list (- حلب: 4 قتلى⏎- كذا: 7 قتلى)."""
    by_first = {name.outer: name for name in names if not name.prefix}
    rows = [(first, _head(at, by_first, first)) for first in _lines(at)]
    if not any(one is not None and at.forms[one[1]] == ":" and _counts(at, one[1] + 1) for _, one in rows):
        return list(names)
    found = [Name(first, first + 1, "", at.forms[first], (), PLACE, (), quoted=False) for first, one in rows
             if one is None and _unheard_of(at, by_first, first)]
    return sorted([*names, *found], key=lambda name: name.first) if found else list(names)


def _unheard_of(at: PlaceText, names: dict[int, Name], first: int) -> bool:
    """May the word at token ``first``, which heads a line, be a place's name, a count after its colon?"""
    form = at.forms[first]
    if first in names or form.startswith("ال") or not may_be_name(form):
        return False
    end = _mark(at, names, first + 1)
    return end >= 0 and at.forms[end] == ":" and _counts(at, end + 1)


def _receives(name: Name) -> bool:
    """• مستشفى كذا: 18 شهيدا: a hospital counts whom it has received, and they did not come to harm in it."""
    return name.head is not None and name.head.kind == "hospital"


def _lines(at: PlaceText) -> list[int]:
    """The first words of the lines, their bullets and numbers left out."""
    out = []
    for i in [0, *(i + 1 for i in at.words.others if at.tokens[i].kind == "break")]:
        while i < len(at.tokens) and at.tokens[i].kind in ("mark", "number"):
            i += 1
        if i < len(at.tokens) and at.tokens[i].kind == "word":
            out.append(i)
    return out


def _head(at: PlaceText, names: dict[int, Name], first: int) -> tuple[Name, int] | None:
    """The name that heads the line at token ``first``, and its colon or dash."""
    name = names.get(first)
    if name is None:  # وطنية - صيدا -
        dash = next((i for i in range(first, first + _AGENCY_WORDS + 1) if at.words.form(i) == "-"), -1)
        name = names.get(dash + 1) if dash > first else None
        if name is None or at.words.form(name.last) != "-":
            return None
    end = _mark(at, names, name.last)
    if end < 0 or not all(i < len(at.tokens) and at.tokens[i].kind != "break" for i in range(end + 1, end + _SHORT)):
        return None
    return name, end


def _mark(at: PlaceText, names: dict[int, Name], last: int) -> int:
    """The colon or dash that ends the heading whose first name ends before ``last``; -1 where there is none.

    What the place lies in, or its quarter in brackets, may stand before it (تفاحتا - قضاء صيدا:).
    """
    limit, dash = min(last + _LONGEST, len(at.tokens)), -1
    bracketed = False
    while last < limit:
        form = at.forms[last]
        if form == ":":
            return last
        if last in names:
            last = names[last].last
        elif form in _BRACKETS or (form == "-" and dash < 0) or (bracketed and at.tokens[last].kind == "word"):
            dash = last if form == "-" else dash
            bracketed = form != ")" and (bracketed or form in _BRACKETS)
            last += 1
        else:
            break
    return dash


def _counts(at: PlaceText, first: int) -> bool:
    """Does a count of people, or harm, follow at once?"""
    for i in range(first, min(first + _COUNT_WITHIN, len(at.tokens))):
        if at.tokens[i].kind == "break":
            return False
        if at.tokens[i].kind == "word":
            form = at.forms[i].rstrip("\u064b")
            if any(one.entry.outcome for one in readings(form)) or form in outcome_forms():
                return True
            if i == first:
                return False
    return False
