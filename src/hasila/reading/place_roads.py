"""Roads named by what they join (الطريق السريع بين … و…، طريق … - …): one place, from the word for a road to the second
name."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic.record import replace
from hasila.arabic.words import Token
from hasila.lexicon.place_words import cue, stems, words_of
from hasila.reading.place_mention import FINENESS, PlaceMention

_ROADS = words_of("road")
_ASKING = frozenset({"locative", "near", "trigger"})
_BETWEEN = "بين"
_DASHES = frozenset("-–—/_")
_ENDS = frozenset({"city", "town", "village", "province", "capital", "district"})
_LONGEST = 2  # words of a first end that is unknown
_DESCRIBED = 4  # words between a road and بين: الطريق الدولي السريع الواصل


def with_roads(tokens: Sequence[Token], text: str, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """``mentions``, in order, with the two places that a road joins made one mention of the road."""
    out: list[PlaceMention] = []
    for mention in mentions:
        before = out[-1] if out else None
        if before is not None and _dashed(tokens, before, mention):
            out[-1] = _road(before, before.first, before.start, mention, text)
            continue
        if before is not None and (at := _joins(tokens, before, mention)) >= 0:
            clitics = next(clitics for clitics, stem in stems(tokens[at].form) if stem in _ROADS)
            road = _road(before, at, tokens[at].start + len(clitics), mention, text)
            out[-1] = replace(road, outer=at, role="location" if _asked(tokens, at) else before.role)
            continue
        at = _joins_unknown(tokens, mention, before.last if before is not None else 0)
        if at >= 0:
            clitics = next(clitics for clitics, stem in stems(tokens[at].form) if stem in _ROADS)
            road = _road(mention, at, tokens[at].start + len(clitics), mention, text)
            mention = replace(road, outer=at, role="location" if _asked(tokens, at) else mention.role)
        out.append(mention)
    return [_with_end(tokens, text, m) if m.kind == "road" else m for m in out]


def _with_end(tokens: Sequence[Token], text: str, road: PlaceMention) -> PlaceMention:
    """The road with the word after a dash, though nothing else tells that it is a place (طريق … - …)."""
    last = road.last + 2
    if last > len(tokens) or tokens[last - 2].form not in _DASHES or tokens[last - 1].kind != "word":
        return road
    if cue(tokens[last - 1].form) is not None:
        return road
    return replace(road, last=last, end=tokens[last - 1].end, name=text[road.start : tokens[last - 1].end])


def _road(before: PlaceMention, first: int, start: int, second: PlaceMention, text: str) -> PlaceMention:
    return replace(
        before, first=first, last=second.last, start=start, end=second.end, name=text[start : second.end],
        kind="road", fineness=FINENESS["road"], id=None, lat=None, lon=None, precision=None, ancestors=(),
        locator=False, told=True, pair=None,
    )


def _dashed(tokens: Sequence[Token], road: PlaceMention, second: PlaceMention) -> bool:
    """طريق … - …: does a dash, or nothing, stand between the road's first end and the second?"""
    between = tokens[road.last : second.outer]
    if road.kind != "road" or second.kind not in _ENDS or second.outer != second.first:
        return False
    if not between:
        return tokens[second.first].start == second.start  # طريق … بمحافظة …, with a clitic, holds it
    return len(between) == 1 and between[0].form in _DASHES


def _joins(tokens: Sequence[Token], first: PlaceMention, second: PlaceMention) -> int:
    """The token of the word for a road before «بين» and the two places, -1 where there is none."""
    i = first.outer - 1
    if not (second.outer == first.last and tokens[second.outer].form.startswith("و")) or i < 0:
        return -1
    return _road_word(tokens, i) if tokens[i].form == _BETWEEN else -1


def _road_word(tokens: Sequence[Token], i: int) -> int:
    """The token of the word for a road before «بين» at token ``i``, -1 where there is none."""
    for j in range(i - 1, max(i - 2 - _DESCRIBED, -1), -1):
        if tokens[j].kind != "word":
            return -1
        if any(stem in _ROADS for _, stem in stems(tokens[j].form)):
            return j
    return -1


def _joins_unknown(tokens: Sequence[Token], second: PlaceMention, low: int) -> int:
    """The same where nothing else tells that the first end is a place (الطريق الرابط بين … و…); words before token
    ``low`` do not count."""
    if not tokens[second.outer].form.startswith("و") or second.kind not in _ENDS:
        return -1
    for i in range(second.outer - 2, max(second.outer - 2 - _LONGEST, low) - 1, -1):
        if tokens[i + 1].kind != "word" or cue(tokens[i + 1].form) is not None:
            return -1
        if tokens[i].form == _BETWEEN:
            return _road_word(tokens, i)
    return -1


def _asked(tokens: Sequence[Token], at: int) -> bool:
    """Does something happen on the road?"""
    if any("ب" in clitics and stem in _ROADS for clitics, stem in stems(tokens[at].form)):
        return True
    found = cue(tokens[at - 1].form) if at > 0 else None
    return found is not None and found[1].cls in _ASKING
