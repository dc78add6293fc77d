"""Who printed a report, and who is quoted in it: publishers and speakers as they are compared between reports."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from urllib.parse import urlsplit

from hasila.arabic.stems import stem
from hasila.arabic.words import tokens
from hasila.lexicon.actors import actor, listed
from hasila.lexicon.tables import rows
from hasila.model import Figure, Reading, Span, Speaker

_DATELINE = 400
_NAME_WORDS = 8
_BELLIGERENT = frozenset(
    {
        "armed_group",
        "state_force",
        "paramilitary",
        "internal_security",
        "police",
        "border_guard",
        "intelligence",
        "private_military",
        "coalition",
        "umbrella",
        "ministry",
        "government",
        "authority",
    }
)
_NAMELESS = frozenset({"source"})
_DOCUMENT = "document"
_OWN = frozenset({"وكاله", "مراسل", "مراسلنا", "شبكه", "موقع", "مصادر", "مصدر", "صحيفه", "قناه", "مندوب", "معلومات"})


def publisher(reading: Reading) -> str:
    """Who printed it: an actor's id, else the folded name, else the address's host; "" where nothing says."""
    name = printed_name(reading)
    if name:
        return known().get(_folded(name)) or _folded(name)
    host = urlsplit(reading.report.url).hostname or ""
    return host.removeprefix("www.")


def printed_name(reading: Reading) -> str:
    """The name of who printed it, as it is written: the row's source, else the dateline's; "" where neither says."""
    return reading.report.source or _dateline(reading)


@cache
def known() -> Mapping[str, str]:
    """Folded names in both languages → the actor, where one actor only is named so."""
    found: dict[str, set[str]] = {}
    for each in listed().values():
        for name in (each.name_ar, each.name_en, each.name_en.split("(", 1)[0]):
            found.setdefault(_folded(name), set()).add(each.id)
    for row in rows("actors.tsv"):
        for name in row["aliases"].split("|"):
            if name:
                found.setdefault(_folded(name), set()).add(row["id"])
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


@lru_cache(maxsize=8192)
def _folded(name: str) -> str:
    return " ".join(stem(t.form.lower()) for t in tokens(name) if t.kind in ("word", "number"))


def _dateline(reading: Reading) -> str:
    """The name before the date on a line of its own near the top (… - الثلاثاء 7 أيار)."""
    text = reading.report.text
    for day in reading.dates:
        first = text.rfind("\n", 0, day.span.start) + 1
        before = text[first : day.span.start]
        if day.span.start <= _DATELINE and not before.strip() and first:
            above = text[:first].rstrip("\n").rpartition("\n")[2].strip()
            if _body_name(above):
                return above
        if day.span.start > _DATELINE or not any(mark in before for mark in "-–—|:"):
            continue
        for mark in "-–—|:":
            before = before.split(mark, 1)[0]
        if 0 < len(before.split()) <= _NAME_WORDS:
            return before.strip()
    return ""


def _body_name(line: str) -> bool:
    """Is a line the name of an outlet or an institution, and no more?"""
    words = _folded(line).split()
    return 1 < len(words) <= _NAME_WORDS and (line in known() or _classes().get(words[0]) in ("outlet", "institution"))


def origin(reading: Reading, figure: Figure, printed: str) -> str:
    """Whom the report names as knowing it: an actor's id or a folded name; ``printed`` where none is named."""
    speaker = figure.chain[0] if figure.chain and figure.speaker is None else figure.speaker
    return printed if speaker is None else voice(reading, speaker, printed)


def voice(reading: Reading, speaker: Speaker, printed: str) -> str:
    """A speaker as an origin. Nameless sources, and the publisher's own staff, are the publisher."""
    found = speaker.actor or actor_at(reading, speaker.span) or known().get(_folded(speaker.text))
    if found:
        return found
    words = _body(_folded(re.split("[،,؛]", speaker.text)[0]).split())
    kind = next((k for w in words if (k := _classes().get(w))), "")
    if kind == _DOCUMENT and len(words) == 1:
        return _issuer(reading, speaker) or printed
    if len(words) == 1 and words[0] in _forces():  # القوات: those named before
        return _issuer(reading, speaker) or printed
    if kind in _NAMELESS or not words or _anonymous(words) or set(words) <= set(printed.split()) | _OWN:
        return printed
    return " ".join(words)


def side(figure: Figure) -> str:
    """The victims' side as it is compared: an actor's id, else its folded name without قوات and the like; "" unsaid."""
    named = figure.affiliation
    if named is None:
        return ""
    if named.actor:
        return named.actor
    words = _folded(named.text).split()
    while len(words) > 1 and words[0] == "قوات":
        words = words[1:]
    return " ".join(words)


def actor_at(reading: Reading, span: Span) -> str | None:
    """The actor named within ``span``, the last where there are several (القيادية في قسد)."""
    inside = [a.actor for a in reading.actors if a.actor and a.span.start < span.end and span.start < a.span.end]
    return inside[-1] if inside else None


def _body(words: list[str]) -> list[str]:
    """Whom a spokesman speaks for (المتحدث باسم جيش …): an origin is the body, not its voice of the day."""
    for mark in ("باسم", "اسم"):
        if mark in words[1:4] and _classes().get(words[0]) == "role":
            return words[words.index(mark) + 1 :]
    return words


@cache
def _classes() -> Mapping[str, str]:
    return {_folded(row["word"]): row["class"] for row in rows("speakers.tsv")}


def _anonymous(words: list[str]) -> bool:
    """A role alone, in the plural or with common words (ناشطون، شهود عيان، مصدر طبي في …), names nobody."""
    return _classes().get(words[0]) in ("role", "source") and len(words) <= 2


def _issuer(reading: Reading, document: Speaker) -> str | None:
    """Whose the statement is: the last actor who spoke before it, else the next one."""
    spoken = [(c.speaker.span, a) for c in reading.claims if c.speaker and (a := actor_at(reading, c.speaker.span))]
    before = [a for span, a in spoken if span.start <= document.span.start]
    return before[-1] if before else spoken[0][1] if spoken else None


def belligerent(key: str) -> bool:
    """Is the origin a party that fights: by the actors' table, or by the first word of its name (جيش، كتائب، قوات)?"""
    found = actor(key)
    if found is not None:
        return found.type in _BELLIGERENT and "MED" not in found.roles
    return any(word in _forces() for word in key.split()[:4])


@cache
def _forces() -> frozenset[str]:
    return frozenset(_folded(row["word"]) for row in rows("tolls.tsv") if row["class"] == "force")
