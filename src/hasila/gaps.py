"""Gaps: the places and speakers that readings name most and that the vocabulary does not know.

Readings go in one by one, each with the name under which the user can ask for it again; out come the commonest
strings, each with an example and the row that would make it known. Personal names are left out, since Hasila keeps no
lists of persons, as are sources without a name (مصادر محلية) and bodies of any name (السلطات المحلية).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from hasila.arabic.fold import fold_word
from hasila.arabic.number_words import letters_in
from hasila.arabic.words import Token, tokens
from hasila.lexicon import own
from hasila.lexicon.actors import heads, listed, state_adjectives, state_names, words_of
from hasila.lexicon.gazetteer import PRECISION, gazetteer, key
from hasila.lexicon.given_names import given_names
from hasila.lexicon.place_words import cue
from hasila.lexicon.speech import head, small
from hasila.model import Reading, Span

What = Literal["place", "speaker"]
WHATS: tuple[What, ...] = ("place", "speaker")

MOST = 50
_PLACE_KIND = "village"  # of a place whose kind no word tells: what the reading takes it for as well
_ACTOR_KINDS = {"armed": "armed_group", "outlet": "media"}
_ACTOR_KIND = "civil_group"  # of an institution whose first word begins no name in the tables
_BODIES = frozenset({"institution", "outlet", "armed"})
_ANONYMOUS = frozenset({"source", "document"})
_FEW, _SURE = 3, 0.5  # actors of a type, and their share, from which their names' first word tells the type
_BESIDE = 70  # characters of an example on either side of the words
_ID_COUNTRY = re.compile(r"(?:hasila|own):([a-z]{2})-")


@dataclass(frozen=True, slots=True)
class Example:
    """Where a string stands: the input's and report's name as `hasila show` takes them, offsets, the words around."""

    report: str
    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Gap:
    """One string that is not resolved: how often it is said, in how many reports, and the row that would settle it."""

    what: What
    text: str
    count: int
    reports: int
    example: Example
    row: str


@dataclass(slots=True)
class _Seen:
    spellings: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    reports: int = 0
    last: str = ""
    example: Example | None = None


class Gaps:
    """What was not resolved in the readings so far."""

    def __init__(self) -> None:
        self.read = 0
        self._seen: dict[What, dict[str, _Seen]] = {what: {} for what in WHATS}

    def add(self, reading: Reading, name: str) -> None:
        """Take in ``reading``, of the report that ``name`` names."""
        self.read += 1
        text = reading.report.text
        countries = Counter(found[1].upper() for p in reading.places if (found := _ID_COUNTRY.match(p.id or "")))
        for place in reading.places:
            if place.id is None and len(words := _plain(place.text)) > 1 and not _known(words):
                self._note("place", key(words), place.span, text, name, countries)
        for claim in reading.claims:
            if claim.speaker is None or claim.speaker.actor is not None:
                continue
            body = _body(text, claim.speaker.span)
            if body is not None:
                self._note("speaker", fold_word(_plain(body.of(text))), body, text, name, countries)

    def found(self, what: What) -> int:
        """How many different strings of ``what`` are not resolved."""
        return len(self._seen[what])

    def most(self, what: What, most: int = MOST) -> list[Gap]:
        """The commonest, those of more reports first where as common, then by their letters."""
        seen = self._seen[what]
        ordered = sorted(seen, key=lambda by: (-seen[by].spellings.total(), -seen[by].reports, by))
        return [_gap(what, seen[by]) for by in ordered[:most]]

    def _note(self, what: What, by: str, span: Span, text: str, name: str, countries: Counter[str]) -> None:
        seen = self._seen[what].setdefault(by, _Seen())
        seen.spellings[_plain(span.of(text))] += 1
        if seen.last != name:
            seen.reports += 1
            seen.last = name
            seen.countries.update(countries)
        if seen.example is None:
            seen.example = _example(span, text, name)


def _gap(what: What, seen: _Seen) -> Gap:
    assert seen.example is not None
    spelled = sorted(seen.spellings, key=lambda words: (-seen.spellings[words], words))
    row = _place_row(spelled[0], seen.countries) if what == "place" else _actor_row(spelled[0])
    return Gap(what, spelled[0], seen.spellings.total(), seen.reports, seen.example, row)


def _example(span: Span, text: str, name: str) -> Example:
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _BESIDE)
    end = text.find("\n", span.end)
    end = min(len(text) if end < 0 else end, span.end + _BESIDE)
    if start and text[start - 1] not in " \n":
        start = min(span.start, (text.find(" ", start) + 1) or span.start)
    if end < len(text) and text[end] not in " \n":
        end = max(span.end, text.rfind(" ", 0, end))
    return Example(name, span.start, span.end, text[start : span.start], span.of(text), text[span.end : end])


def _plain(words: str) -> str:
    """A name without quotation marks, hashes and what else is no part of it, in one line."""
    return " ".join(re.sub(r"[«»“”\"'#()\[\]|]|_", " ", words).split())


# --- rows -----------------------------------------------------------------------------------------------------------


def _known(name: str) -> bool:
    """Is a place so named in the tables added by hand? Then it is the report that does not settle which, or whether."""
    return any(place.by_hand for place in gazetteer().find(key(name)))


def _place_row(name: str, countries: Counter[str]) -> str:
    """``countries``: how often the reports that name it name places of each; most of them tell its own."""
    found = cue(_first_word(name))
    told = found[1].kind if found is not None and found[1].cls == "head" else ""
    country, times = max(countries.items(), key=lambda each: (each[1], each[0]), default=("", 0))
    return own.line(
        what="place",
        names=name,
        kind=told if told in PRECISION else _PLACE_KIND,
        country=country if 2 * times > countries.total() else "",
    )


def _actor_row(name: str) -> str:
    first = _first_word(name)
    found = head(first)
    stem = first.removeprefix("ال")
    forces = any(each.use == "force" and not each.rest for each in heads().get(stem, ()))
    told = "armed_group" if forces else _ACTOR_KINDS.get(found.kind if found else "", _ACTOR_KIND)
    kind = _kinds().get(stem) or told
    return own.line(what="actor", names=name, kind=kind)


def _first_word(name: str) -> str:
    return fold_word(name).partition(" ")[0]


@cache
def _kinds() -> Mapping[str, str]:
    """The first word of actors' names, without its article → their type, where most of those so named have it."""
    found: dict[str, Counter[str]] = {}
    for actor in listed().values():
        words = words_of(actor.name_ar)
        found.setdefault(words[0].removeprefix("ال"), Counter())[actor.type] += 1
    commonest = {word: types.most_common(1)[0] for word, types in found.items()}
    return {word: kind for word, (kind, times) in commonest.items() if times >= max(_FEW, _SURE * found[word].total())}


# --- whom a naming names --------------------------------------------------------------------------------------------


def _body(text: str, span: Span) -> Span | None:
    """The body that the naming at ``span`` names: an institution, outlet or force; None where it names none.

    Of an office and a person only the body that they speak for is left (المتحدث باسم …), of a source nothing.
    """
    cut = [t for t in tokens(span.of(text)) if t.kind in ("word", "number")]
    known = [head(t.form) for t in cut]
    if not cut or (known[0] is not None and known[0].kind in _ANONYMOUS):
        return None
    first = next((n for n, found in enumerate(known) if found is not None and found.kind in _BODIES), None)
    if first is None:
        return None
    last = next((n for n in range(first + 1, len(cut)) if _ends(text, span.start, cut[n - 1], cut[n])), len(cut))
    chosen = cut[first:last]
    if all(_says_nothing(t.form) for t in chosen) or _opens_with_state([t.form for t in chosen]):
        return None
    found = known[first]
    glued = len(found.particle) if found is not None and not chosen[0].form.startswith("لل") else 0
    return Span(span.start + letters_in(chosen[0], span.of(text), glued), span.start + chosen[-1].end)


def _ends(text: str, start: int, before: Token, token: Token) -> bool:
    """Does a body's name end before ``token``: an office or rank, a man's name, a preposition, a comma between?"""
    found = head(token.form)
    office = found is not None and found.kind == "role"
    comma = bool(set(text[start + before.end : start + token.start]) & set("،,؛-"))
    return office or comma or token.form in given_names() or "inside" in small(token.form)


def _opens_with_state(forms: Sequence[str]) -> bool:
    return any(list(rest) == list(forms[1 : 1 + len(rest)]) for rest, _ in state_names().get(forms[0], ()))


def _says_nothing(form: str) -> bool:
    """Is a word one that a body of any name may have: a noun for bodies, a nationality, an adjective in ي?"""
    return head(form) is not None or form.removeprefix("ال") in state_adjectives() or form.endswith(("ي", "يه"))
