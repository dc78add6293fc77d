"""Folding: one plain spelling for many, with every folded character tied to the original ones it came from.

Folded away: diacritics, Koranic marks, tatweel, zero-width and bidirectional controls, the dots, tatweels and marks that
self-censored spelling puts inside a word («قـ.ـتـ.ل», «طـ.فـ.ل», «د!عش»). Made one: presentation forms and their letters,
alef forms (إأآٱ: ا), final ya (ى: ي), ta marbuta (ة: ه), Persian kaf and ya, the three digit families, quotation marks.
Hamza on waw and ya (ؤ ئ) is kept: it tells words apart (سئل, سيل).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

_DROPPED = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u061c\u08d3-\u08ff\ufe00-\ufe0f]"
)
_LETTER = "\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff"
# A mark between two letters of one word, where at least one side shows that the word was cut on purpose: a tatweel
# beside the mark, or one of the marks that no writer puts between words without a space.
_TATWEELS = "\u0640"
_CENSOR = re.compile(
    rf"(?<=[{_LETTER}])(?:{_TATWEELS}+[.*!_\-\u00b7\u2022'/،]+{_TATWEELS}*|[.*!_\-\u00b7\u2022'/،]+{_TATWEELS}+"
    rf"|{_TATWEELS}+ (?=[{_LETTER}]{_TATWEELS}|{_TATWEELS})|{_TATWEELS}+ ?[.*!_\-,\u00b7\u2022'/،]+ ?{_TATWEELS}+|[*!\u00b7\u2022]|{_TATWEELS}+ {_TATWEELS}+)(?=[{_LETTER}])"
)
_CENSORED_ENOUGH = re.compile(rf"{_TATWEELS}|[{_LETTER}][*!\u00b7\u2022][{_LETTER}]")

_SINGLE: dict[int, str] = {ord(a): b for a, b in zip("إأآٱٲٳىیېےةۀہکڪگۃ", "ااااااييييهههكككه", strict=True)}
_SINGLE |= {0x0660 + i: str(i) for i in range(10)} | {0x06F0 + i: str(i) for i in range(10)}
_SINGLE |= {ord(q): '"' for q in "“”„‟«»‹›″〝〞＂"} | {ord(q): "'" for q in "‘’‚‛′`´"}
_SINGLE |= {0x066B: ".", 0x066C: ",", 0x2013: "-", 0x2014: "-", 0x2012: "-", 0x2212: "-", 0x00A0: " ", 0x202F: " ", 0x2009: " "}
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefe\uff01-\uff5e]")


@dataclass(frozen=True, slots=True)
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


def fold(text: str) -> Folded:
    """Fold ``text``; the marks dropped after a character belong to its original stretch."""
    dropped = bytearray(len(text))
    for found in _DROPPED.finditer(text):
        dropped[found.start()] = 1
    if _CENSORED_ENOUGH.search(text):
        for found in _CENSOR.finditer(text):
            for i in range(found.start(), found.end()):
                dropped[i] = 1
    letters: list[str] = []
    starts, ends = array("l"), array("l")
    for i, character in enumerate(text.translate(_SINGLE)):
        if dropped[i]:
            if ends:
                ends[-1] = i + 1
            continue
        for letter in _plain(character) if _PRESENTATION.match(character) else character:
            letters.append(letter)
            starts.append(i)
            ends.append(i + 1)
    return Folded("".join(letters), starts, ends)


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    plain = unicodedata.normalize("NFKC", character)
    return _DROPPED.sub("", plain).translate(_SINGLE) or " "


def fold_word(word: str) -> str:
    """The folded spelling of a vocabulary entry."""
    return fold(word).text
