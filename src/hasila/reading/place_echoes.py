"""Words that take up a place named before: the city, the prison, the capital."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from hasila.arabic.fold import fold_word
from hasila.arabic.questions import question_of
from hasila.arabic.record import replace
from hasila.arabic.words import Token
from hasila.lexicon.gazetteer import gazetteer, key
from hasila.lexicon.place_words import cue, cue_words, stems
from hasila.reading.passage import Passage, between
from hasila.reading.place_mention import FINE, PlaceMention, core

_ECHOED = {
    "city": ("city", "town"), "capital": ("city", "province", "capital"), "town": ("city", "town", "village"),
    "village": ("village", "town"), "subdistrict": ("district",),
}
_DISTRICTS = frozenset({"area", "district", "subdistrict"})
_CITIES = frozenset({"city", "capital", "town"})
_SITES = frozenset({"site", "building"})
_PALESTINE = "فلسطين"
_ARTICLE = "ال"
_IN = frozenset({"في", "داخل", "علي", "وسط", "امام", "قرب"})
_CAPITAL = fold_word("العاصمة")


def with_echoes(passage: Passage, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The mentions where things happen and, in order, the definite words that take a mention up (في المدينة): the
    mention at the word's tokens. One that only says whose somebody is may be taken up as well (محافظ … في المحافظة).

    The offsets stay those of the name: a figure's place is the place where the report names it.
    """
    out: list[PlaceMention] = []
    latest: dict[str, PlaceMention] = {}
    if not mentions:
        return out
    at = 0
    tokens = passage.tokens
    for i in between(passage.words.where(_taken_up), mentions[0].first, len(tokens)):
        while at < len(mentions) and mentions[at].first <= i:
            mention = mentions[at]
            if mention.role == "location":
                out.append(mention)
            if not _holds(tokens, mention, mentions[at - 1] if at else None):
                own = _echoed(mentions[at - 1]) if at and mention.locator else ()  # قرية … جنوب بلدة … القرية
                latest.update({kind: mention for kind in _echoed(mention) if kind not in own})
            at += 1
        if tokens[i].kind != "word" or (out and out[-1].last > i) or _live(tokens, i):
            continue
        kind = _taken_up(tokens[i].form)
        named = latest.get(kind)
        if named is not None and not (at < len(mentions) and mentions[at].outer <= i):
            outer = i - (i > 0 and _leads(tokens[i - 1]))
            side = outer < i and bool(out) and outer - out[-1].last <= 1  # بلدة … جنوبي العاصمة
            doubtful = named.role != "location" or kind == "province" or kind in _definite_sites()
            if doubtful and not (outer < i or _within(passage, i)):
                continue
            out.append(replace(named, first=i, last=i + 1, outer=outer, locator=side, role="location"))
            latest.update(dict.fromkeys(_echoed(named), out[-1]))
    return out + [mention for mention in mentions[at:] if mention.role == "location"]


def _echoed(mention: PlaceMention) -> tuple[str, ...]:
    """What may take a mention up: the words for its kind, of a district or a bare name of a province that of the
    city so called, of an airport or a school that word itself, definite."""
    kinds = _ECHOED.get(mention.kind, (mention.kind,))
    first = fold_word(mention.name).split()[0]
    if mention.kind == "district" or (mention.kind == "province" and cue(first) is None):
        return (*kinds, "city") if any(p.kind in _CITIES for p in gazetteer().find(core(mention))) else kinds
    # the province, not a district only; what Palestinians call محافظة lies in the West Bank or the Strip
    holders = mention.ancestors[0 if mention.ancestors[-1:] == (_PALESTINE,) else -2 :]
    if mention.kind in _CITIES and core(mention) in map(key, holders):
        return (*kinds, "province")  # the seat of the province called after it
    return (*kinds, _ARTICLE + first) if mention.kind in _SITES else kinds


@cache
def _definite_sites() -> frozenset[str]:
    """The definite words that take up a site whose name begins with them (مطار …: المطار)."""
    return frozenset(
        _ARTICLE + word for word, found in cue_words().items() if found.cls == "head" and found.kind in _SITES
    )


def _within(passage: Passage, i: int) -> bool:
    """Do things happen in what the word at token ``i`` takes up (في المحافظة, بالمدينة)?"""
    return passage.form(i - 1) in _IN or passage.form(i).startswith("بال")


def _holds(tokens: Sequence[Token], mention: PlaceMention, before: PlaceMention | None) -> bool:
    """Is it the district of the settlement right before it, called after another (قرية … بمنطقة …)?"""
    if before is None or not 0 <= mention.outer - before.last <= 1:
        return False
    found = (cue(token.form) for token in tokens[mention.outer : mention.first])
    return any(each is not None and each[1].cls == "head" and each[1].kind in _DISTRICTS for each in found)


@question_of(cue_words)
def _taken_up(form: str) -> str:
    """The kind of place that a definite word may take up, empty for other words; a capital is called so by itself."""
    found = cue(form)
    if found is None:
        return next((stem for _, stem in stems(form) if stem in _definite_sites()), "")
    return "capital" if found[1].word == _CAPITAL else found[1].kind if found[1].cls == "echo" else ""


def _live(tokens: Sequence[Token], i: int) -> bool:
    """الرصاص الحي: live, and no quarter."""
    return i > 0 and tokens[i].form == "الحي" and tokens[i - 1].form.endswith(("رصاص", "ذخيره", "النار", "البث"))


def _leads(token: Token) -> bool:
    """Is the word a side of what follows it, near it, or its quarters (جنوبي العاصمة، أحياء المدينة)?"""
    found = cue(token.form) if token.kind == "word" else None
    if found is None:
        return False
    return found[1].cls in ("direction", "near") or (found[1].cls == "head" and not found[1].kind)


_HOUSES = frozenset({"منزل", "منزلا", "بيت", "بيتا", "منازل", "بنايه", "عماره", "مبني"})
_FAMILIES = frozenset({"عائله", "لعائله", "ال", "لال"})
_FROM_HOUSE = 2  # words from a house to whose it is
_TO_PLACE = 8  # words from whose house it is to where it stands


def house_at(passage: Passage, first: int, last: int, mentions: Sequence[PlaceMention]) -> PlaceMention | None:
    """Where the house that is told of between tokens ``first`` and ``last`` stands, told with another naming of it (جثث
    من منزل عائلة كذا … قصف منزلا لعائلة كذا في حي كذا)."""
    namings = passage.words.where(_family)
    whose = [passage.form(i + 1) for i in between(namings, first, last) if _of_house(passage, i)]
    for i in namings if whose else ():
        if not first <= i < last and passage.form(i + 1) in whose and _of_house(passage, i):
            there = [m for m in mentions if i < m.outer <= i + _TO_PLACE and not m.locator and m.fineness >= FINE]
            if there and passage.sentence_of[there[0].first] == passage.sentence_of[i]:
                return there[0]
    return None


def _of_house(passage: Passage, i: int) -> bool:
    """Does token ``i`` say whose a house right before it is?"""
    return any(passage.form(k) in _HOUSES for k in range(max(i - _FROM_HOUSE, 0), i))


@question_of(lambda: _FAMILIES)
def _family(form: str) -> bool:
    return form in _FAMILIES
