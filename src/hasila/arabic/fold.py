"""Folding: one plain spelling for many, with every folded character tied to the original ones it came from.

Folded away: diacritics, Koranic marks, tatweel, zero-width and bidirectional controls, the dots, tatweels and marks
that self-censored spelling puts inside a word («قـ.ـتـ.ل», «طـ.فـ.ل», «د!عش»). Made one: presentation forms and their
letters, alef forms (إأآٱ: ا), final ya (ى: ي), ta marbuta (ة: ه), Persian kaf and ya, the three digit families,
quotation marks, dashes (a tatweel by itself is one). Hamza on waw and ya (ؤ ئ) is kept: it tells words apart (سئل,
سيل).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable
from functools import lru_cache

from hasila.arabic.memo import remembered
from hasila.arabic.record import record

DROPPED = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c\u08d3-\u08ff\ufe00-\ufe0f"
)
"""The characters that are folded away wherever they stand, as a regular expression's set has them."""
_DROPPED = re.compile(f"[{DROPPED}]+")
_OFFSETS = array("l", range(1 << 15))  # ready for most texts
_RUN = re.compile(b"\1+")
_LETTER = "\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff"
# A mark between two letters of one word, where at least one side shows that the word was cut on purpose: a tatweel
# beside the mark, or one of the marks that no writer puts between words without a space.
_TATWEELS = "\u0640"
_DASH = re.compile(rf"(?<!\S){_TATWEELS}(?={_TATWEELS}*(?!\S))")  # «المدينة ـ الوكالة»: by itself it is a dash
_CENSOR = re.compile(
    rf"(?<=[{_LETTER}])(?:{_TATWEELS}+[.*!_\-\u00b7\u2022'/،]+{_TATWEELS}*|[.*!_\-\u00b7\u2022'/،]+{_TATWEELS}+"
    rf"|{_TATWEELS}+ (?=[{_LETTER}]{_TATWEELS}|{_TATWEELS})|{_TATWEELS}+ ?[.*!_\-,\u00b7\u2022'/،]+ ?{_TATWEELS}+"
    rf"|[*!\u00b7\u2022]|{_TATWEELS}+ {_TATWEELS}+)(?=[{_LETTER}])"
)
_CENSORED_ENOUGH = re.compile(rf"{_TATWEELS}|[{_LETTER}][*!\u00b7\u2022][{_LETTER}]")

_SINGLE: dict[int, str] = {ord(a): b for a, b in zip("إأآٱٲٳىیېےةۀہکڪگۃ", "ااااااييييهههكككه", strict=True)}
_SINGLE |= {0x0660 + i: str(i) for i in range(10)} | {0x06F0 + i: str(i) for i in range(10)}
_SINGLE |= {ord(q): '"' for q in "“”„‟«»‹›″〝〞＂"} | {ord(q): "'" for q in "‘’‚‛′`´"}
_SINGLE |= {
    0x066B: ".",
    0x066C: ",",
    0x2010: "-",
    0x2011: "-",
    0x2015: "-",
    0x2013: "-",
    0x2014: "-",
    0x2012: "-",
    0x2212: "-",
    0x00A0: " ",
    0x202F: " ",
    0x2009: " ",
}
_PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a ]*")  # nothing is folded away, nothing made several
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefe\uff01-\uff5e]")


@record
class Folded:
    """A folded text; ``starts[i]`` and ``ends[i]`` bound, in the original, what folded character ``i`` came from."""

    text: str
    starts: array[int]
    ends: array[int]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The original stretch that the folded stretch ``start:end`` came from (trailing marks included)."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]

    def position(self, offset: int) -> int:
        """The first folded character that starts at or after the original ``offset``."""
        low, high = 0, len(self.starts)
        while low < high:
            mid = (low + high) // 2
            if self.starts[mid] < offset:
                low = mid + 1
            else:
                high = mid
        return low


def spread(text: str) -> bool:
    """May a character of ``text`` fold to several, white space among them?"""
    return _PRESENTATION.search(text) is not None


def fold(text: str) -> Folded:
    """Fold ``text``; the marks dropped after a character belong to its original stretch."""
    if _TATWEELS in text:
        text = _DASH.sub("-", text)
    plain = text.translate(_SINGLE)
    pieces: list[str] = []
    starts, ends = array("l"), array("l")
    offsets = _OFFSETS if len(text) < len(_OFFSETS) else array("l", range(len(text) + 1))
    at = 0
    for low, high in _dropped(text):
        _keep(plain, at, low, offsets, pieces, starts, ends)
        if ends:
            ends[-1] = high
        at = high
    _keep(plain, at, len(text), offsets, pieces, starts, ends)
    return Folded("".join(pieces), starts, ends)


def _dropped(text: str) -> Iterable[tuple[int, int]]:
    """The stretches of ``text`` that are folded away, in order."""
    marks = [found.span() for found in _DROPPED.finditer(text)]
    if not _CENSORED_ENOUGH.search(text):
        return marks
    dropped = bytearray(len(text))
    for low, high in (*marks, *(found.span() for found in _CENSOR.finditer(text))):
        dropped[low:high] = b"\1" * (high - low)
    return [found.span() for found in _RUN.finditer(dropped)]


def _keep(
    plain: str, low: int, high: int, offsets: array[int], pieces: list[str], starts: array[int], ends: array[int]
) -> None:
    """Add the characters ``low:high`` of ``plain``, a letter each, except presentation forms of several letters."""
    at = low
    for found in _PRESENTATION.finditer(plain, low, high):
        i = found.start()
        letters = _plain(found.group())
        pieces += (plain[at:i], letters)
        starts.extend(offsets[at:i])
        ends.extend(offsets[at + 1 : i + 1])
        starts.extend([i] * len(letters))
        ends.extend([i + 1] * len(letters))
        at = i + 1
    if at < high:
        pieces.append(plain[at:high])
        starts.extend(offsets[at:high])
        ends.extend(offsets[at + 1 : high + 1])


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    return _DROPPED.sub("", plain).translate(_SINGLE) or " "


def fold_word(word: str) -> str:
    """The folded spelling of a vocabulary entry or a short stretch of text."""
    return _fold_short(word) if len(word) <= _SHORT else fold(word).text


_SHORT = 64  # what is longer is no word, and is not worth its room in the cache


def fold_once(word: str) -> str:
    """The folded spelling of a word, for whoever remembers it."""
    return word.translate(_SINGLE) if _PLAIN.fullmatch(word) else fold(word).text


_fold_short = remembered(fold_once)
