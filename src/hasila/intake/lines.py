"""A text's lines, and what can be told of each from its own letters: length, ending, vocabulary."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from hasila.arabic.fold import fold_word
from hasila.lexicon.tables import rows

#: Headlines are shorter than this; a longer line is prose (measured: 99 % of the related headlines seen by eye).
HEADLINE = 125
PROSE = 160
_HEAD = 80
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*[kK]?")
_SPACE = re.compile(r"\s+")
_CLOSED = re.compile(r"(?:[.؟?!]|\.\.)[\s\"'”“»«’)\]]*$")
_CUT = re.compile(r"(?:\.\.\.+|…)[\s\"'”»)\]]*$")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without its outer white space: ``start`` and ``end`` point into the text.

    ``plain`` is its folded spelling with numbers as ``<n>`` and the marks at both edges gone (of the first ``_HEAD``
    characters where the line is longer than a headline); ``closed``: it ends as a sentence does; ``cut``: it ends in an
    ellipsis; ``colon``: it ends in a colon.
    """

    start: int
    end: int
    plain: str
    closed: bool
    cut: bool
    colon: bool

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def prose(self) -> bool:
        """A sentence or more of running text."""
        return len(self) >= PROSE or (self.closed and not self.cut and len(self) >= 40)

    @property
    def short(self) -> bool:
        """As short as the entries of a menu or a list of tags."""
        return len(self) <= 25 and not self.closed


def lines(text: str) -> list[Line]:
    """The lines of ``text`` that hold anything but white space."""
    out = []
    for found in _LINE.finditer(text):
        raw = found.group()
        bare = raw.strip()
        if not bare:
            continue
        start = found.start() + len(raw) - len(raw.lstrip())
        tail = bare[-20:]
        cut = bool(_CUT.search(tail))
        out.append(
            Line(
                start,
                start + len(bare),
                plain(bare if len(bare) <= HEADLINE else bare[:_HEAD]),
                not cut and bool(_CLOSED.search(tail)),
                cut,
                tail.rstrip("\"' ").endswith(":"),
            )
        )
    return out


def plain(words: str) -> str:
    """The spelling that lines and vocabulary are compared in."""
    folded = _NUMBER.sub("<n>", _SPACE.sub(" ", fold_word(words).casefold()))
    return _EDGE.sub("", folded.replace("<n>", "0")).replace("0", "<n>")


def content_words(words: str) -> frozenset[str]:
    """The words of four letters and more, without the article and what is joined before it."""
    return frozenset(_stem(word) for word in _WORD.findall(words) if len(word) >= 4)


@lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    return re.sub("^[وفبل]?ال(?=..)|^لل(?=..)", "", word)[:5]


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, frozenset[str]]:
    """The vocabulary of furniture by kind, in the spelling of ``plain``."""
    kinds: dict[str, set[str]] = {}
    for row in rows("furniture.tsv"):
        kinds.setdefault(row["kind"], set()).add(plain(row["words"].replace("<n>", "1")) or row["words"])
    return {kind: frozenset(words) for kind, words in kinds.items()}
