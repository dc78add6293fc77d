"""A sheet to draw on, written as SVG: laid out from its beginning side, which is the right one in Arabic.

Everything given here is in pixels from the beginning side and the top. Colours are ``currentColor`` and classes with
presentation attributes, so that an embedding page's own style sheet may change them and a strict content-security
policy holds; a file of its own (``alone``) brings its ink and paper for light and dark. There are no scripts.
"""

from __future__ import annotations

import re
from html import escape
from typing import Literal

from hasila.messages import Language
from hasila.plots.marks import COLOURS, shape

At = Literal["start", "middle", "end"]
_NOT_XML = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_DIRECTIONS = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
_INVALID = re.compile(f"[{_NOT_XML}{_DIRECTIONS}]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LETTER = re.compile(r"[^\W\d_]")
_FONTS = "'Noto Naskh Arabic', 'Noto Sans Arabic', 'Segoe UI', Tahoma, 'DejaVu Sans', sans-serif"
_SIZE = 13
_PER_LETTER = 0.52  # of the size: so wide are the letters of the usual faces on the whole
_STYLE = (
    "svg.hasila{color:#1c2024;background:#fff}"
    "@media (prefers-color-scheme:dark){svg.hasila{color:#e8eaed;background:#15181c}}"
)


def clean(text: str) -> str:
    """``text`` without what XML cannot hold and without marks that would turn its neighbours round."""
    return _INVALID.sub("", text)


def isolated(text: str) -> str:
    """A report's words to stand among ours: what runs the other way stays in its place."""
    return f"\u2068{clean(text)}\u2069"


def runs_right_to_left(text: str) -> bool:
    """Is the first letter one that is written from right to left?"""
    first = _LETTER.search(text)
    return bool(first and _RIGHT_TO_LEFT.match(first.group()))


def shortened(text: str, width: float, size: int = _SIZE) -> str:
    """``text`` cut to about ``width`` pixels, with … where something is left out."""
    most = max(4, int(width / (size * _PER_LETTER)))
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


class Canvas:
    """A sheet of ``width`` by ``height`` pixels; ``height`` may be set until it is written."""

    def __init__(self, width: int, language: Language, *, alone: bool) -> None:
        self.width, self.height, self.language, self.alone = width, 0, language, alone
        self._mirrored = language == "ar"
        self._drawn: list[str] = []

    def write(self, title: str, description: str) -> str:
        """The whole as SVG. ``title`` and ``description`` are for who does not see it."""
        style = f"<style>{_STYLE}</style>" if self.alone else ""
        role = "group" if any(each.startswith("<a ") for each in self._drawn) else "img"  # a picture holds no links
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="hasila" role="{role}" lang="{self.language}" '
            f'viewBox="0 0 {self.width} {self.height}" width="{self.width}" height="{self.height}" '
            f'fill="currentColor" font-family="{_FONTS}" font-size="{_SIZE}">'
            f"<title>{escape(clean(title))}</title><desc>{escape(clean(description))}</desc>{style}"
            f"{''.join(self._drawn)}</svg>"
        )

    def text(self, x: float, y: float, words: str, at: At = "start", *, size: int = _SIZE, dim: bool = False) -> None:
        """``words`` with their baseline at ``y``, beginning, centred or ending at ``x``."""
        backward = runs_right_to_left(words) if _LETTER.search(words) else self._mirrored
        anchor = at if backward == self._mirrored else {"start": "end", "end": "start"}.get(at, at)
        faint = ' fill-opacity="0.72"' if dim else ""
        self._drawn.append(
            f'<text x="{self._x(x)}" y="{_short(y)}" text-anchor="{anchor}" font-size="{size}"'
            f' direction="{"rtl" if backward else "ltr"}"{faint}>{escape(_kept(words))}</text>'
        )

    def line(
        self, x: float, y: float, to_x: float, to_y: float, *, faint: float = 1, dashed: bool = False,
        origin: int | None = None,
    ) -> None:  # fmt: skip
        """A line; ``faint`` from 0 to 1; in the colour of ``origin`` where one is given."""
        dashes = ' stroke-dasharray="3 3"' if dashed else ""
        wide = 1 if origin is None else 1.6
        self._drawn.append(
            f'<line x1="{self._x(x)}" y1="{_short(y)}" x2="{self._x(to_x)}" y2="{_short(to_y)}"'
            f' stroke="{_colour(origin)}" stroke-opacity="{faint}" stroke-width="{wide}"{dashes}/>'
        )

    def bar(self, x: float, y: float, width: float, height: float, *, faint: float) -> None:
        """A filled rectangle whose beginning side is at ``x``."""
        left = self.width - x - width if self._mirrored else x
        self._drawn.append(
            f'<rect x="{_short(left)}" y="{_short(y)}" width="{_short(width)}" height="{_short(height)}"'
            f' fill-opacity="{faint}"/>'
        )

    def arrow(self, x: float, y: float) -> None:
        """A small head that points onward: the value is open above."""
        ahead = -6 if self._mirrored else 6
        at = float(self._x(x))
        self._drawn.append(f'<path d="M{_short(at)} {_short(y - 4)} l{ahead} 4 l{-ahead} 4 z"/>')

    def mark(self, x: float, y: float, origin: int, *, hollow: bool, told: str = "", href: str = "") -> None:
        """The mark of the origin with the number ``origin``; ``told`` is said where a pointer rests on it."""
        colour = _colour(origin)
        fill = f'fill="none" stroke="{colour}" stroke-width="1.8"' if hollow else f'fill="{colour}"'
        title = f"<title>{escape(_kept(told))}</title>" if told else ""
        drawn = f'<g class="dot origin-{origin}" {fill}>{title}{shape(origin, float(self._x(x)), y)}</g>'
        self._drawn.append(f'<a href="{escape(href)}">{drawn}</a>' if href else drawn)

    def _x(self, x: float) -> str:
        return _short(self.width - x if self._mirrored else x)


def _colour(origin: int | None) -> str:
    return "currentColor" if origin is None else COLOURS[origin % len(COLOURS)]


def _kept(words: str) -> str:
    """Our own words, whose isolates stay: what they wrap was cleaned."""
    return "".join(each if each in "\u2068\u2069" else clean(each) for each in re.split("([\u2068\u2069])", words))


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
