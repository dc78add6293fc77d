"""A report's text cut where its marks begin and end, so that marks may overlap and the text stays as it was given.

Every piece is a stretch of the text; all pieces of a line, joined, are the line. Nothing is added between them: letters
on both sides of a cut go on joining, since pieces are plain inline elements.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from hasila.model import Span

Kind = Literal["figure", "speaker", "place", "date", "found", "furniture"]
# Whose list item a piece leads to, where several mark it.
_FIRST: tuple[Kind, ...] = ("figure", "speaker", "place", "date", "found", "furniture")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text to be marked; ``id`` is its list item's, "" where it has none."""

    span: Span
    kind: Kind
    id: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with all that marks it, the most telling first. ``begins``: the ids of the marks whose first
    piece it is."""

    text: str
    kinds: tuple[Kind, ...] = ()
    ids: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, without its line break; ``start`` is its offset in code points."""

    start: int
    pieces: tuple[Piece, ...]
    furniture: bool = False


def lines(text: str, marks: Iterable[Mark], within: Span | None = None) -> tuple[Line, ...]:
    """The lines of ``text`` (of the stretch ``within`` where one is given), cut at ``marks``."""
    within = within or Span(0, len(text))
    wanted = sorted(
        (m for m in marks if m.span.start < m.span.end and m.span.start < within.end and within.start < m.span.end),
        key=lambda m: (m.span.start, -m.span.end, _FIRST.index(m.kind)),
    )
    out, at, nth = [], within.start, 0
    open_: list[Mark] = []
    begun: set[int] = set()
    for words in within.of(text).split("\n"):
        span = Span(at, at + len(words))
        open_ = [m for m in open_ if m.span.end > span.start]
        while nth < len(wanted) and wanted[nth].span.start < span.end:
            open_.append(wanted[nth])
            nth += 1
        pieces = tuple(_pieces(text, span, open_, begun))
        whole = bool(pieces) and all("furniture" in p.kinds or not p.text.strip() for p in pieces)
        out.append(Line(at, pieces, whole and any("furniture" in p.kinds for p in pieces)))
        at = span.end + 1
    return tuple(out)


def _pieces(text: str, line: Span, marks: Sequence[Mark], begun: set[int]) -> Iterator[Piece]:
    cuts = {line.start, line.end}
    for mark in marks:
        cuts |= {offset for offset in (mark.span.start, mark.span.end) if line.start < offset < line.end}
    ordered = sorted(cuts)
    upcoming = sorted(marks, key=lambda m: m.span.start)
    over: list[Mark] = []
    nth = 0
    for start, end in pairwise(ordered):
        over = [m for m in over if m.span.end > start]
        while nth < len(upcoming) and upcoming[nth].span.start <= start:
            if upcoming[nth].span.end > start:
                over.append(upcoming[nth])
            nth += 1
        here = sorted(over, key=lambda m: (_FIRST.index(m.kind), m.span.end - m.span.start))
        begins = tuple(m.id for m in here if m.id and id(m) not in begun)
        begun |= {id(m) for m in here}
        kinds = tuple(dict.fromkeys(m.kind for m in here))
        yield Piece(text[start:end], kinds, tuple(m.id for m in here if m.id), begins)
