"""Arabic on lines laid out in columns: text is isolated, line by line, so that it cannot reorder its neighbours.

A terminal that orders text by Unicode's bidirectional algorithm takes neighbouring Arabic cells for one run and swaps
them, and moves marks and digits at their edges. An isolate (RLI or LRI … PDI) is a wall around a cell, and takes no
width. Terminals that do not reorder show Arabic from left to right whatever is printed, and pass isolates over; the
Linux console and the like, which draw them as boxes, are spared them (see ``wanted``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.text import Text

RLI, LRI, PDI, RLM = "\u2067", "\u2066", "\u2069", "\u200f"
_NO_ISOLATES = frozenset({"linux", "dumb", "vt100", "vt220"})
# A report's own direction marks would open or close our isolates; its control characters would drive the terminal.
_DIRECTIONS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_LONE = re.compile("[\ud800-\udfff]")


def wanted(environment: Mapping[str, str]) -> bool:
    """Whether isolates are printed: HASILA_BIDI says (none: no), else all but the terminals known to draw them."""
    told = environment.get("HASILA_BIDI", "").lower()
    return told != "none" if told else environment.get("TERM", "") not in _NO_ISOLATES


def clean(text: str) -> str:
    """``text`` as it may be sent to a terminal: no control characters, no direction marks, nothing that has no UTF-8.

    For showing only; offsets point into what is given, so cut before cleaning.
    """
    return _LONE.sub("\ufffd", _CONTROLS.sub(" ", without_directions(text)))


def without_directions(text: str) -> str:
    """``text`` without the marks that only tell its direction."""
    return _DIRECTIONS.sub("", text)


def starts_right_to_left(text: str) -> bool:
    """Does the first letter with a direction run from right to left?"""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False


def has_right_to_left(text: str) -> bool:
    """Is there a letter or a digit that takes part in right-to-left order?"""
    return any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in text)


def isolate(text: str) -> str:
    """``text`` between the isolate of its own direction and its end; nothing for nothing."""
    return f"{RLI if starts_right_to_left(text) else LRI}{text}{PDI}" if text else ""


def isolated(text: Text) -> Text:
    """``text`` with its styles, between the isolate of its own direction and its end."""
    return Text.assemble(RLI if starts_right_to_left(text.plain) else LRI, text, PDI) if text.plain else text


@dataclass(frozen=True, slots=True)
class Lines:
    """Text as a block of lines. An isolate ends with its line: one that is open at a break is closed, and reopened."""

    text: Text
    justify: Literal["left", "right"] = "left"

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Its lines, none wider than the room there is."""
        still_open = ""
        for line in self.text.wrap(console, options.max_width, overflow="fold"):
            line.rstrip()
            if self.justify == "right":
                yield Segment(" " * max(0, options.max_width - line.cell_len))
            if still_open:
                yield Segment(still_open)
            still_open = _open_after(still_open + line.plain)
            yield from line.render(console)
            if still_open:
                yield Segment(PDI * len(still_open))
            yield Segment.line()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """As wide as the text itself: isolates have no width."""
        return Measurement.get(console, options, self.text)


def _open_after(text: str) -> str:
    """The isolates that ``text`` opens and does not close."""
    opened: list[str] = []
    for letter in text:
        if letter in (RLI, LRI):
            opened.append(letter)
        elif letter == PDI and opened:
            opened.pop()
    return "".join(opened)


@dataclass(frozen=True, slots=True)
class Mirrored:
    """A laid-out block for a right-to-left interface: each of its lines, padded to the full width, is one RLI … PDI.

    Columns then run from the right, with no change of the layout itself; where the terminal does not reorder, they run
    from the left, in the same order.
    """

    block: RenderableType

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The block's lines."""
        for line in console.render_lines(self.block, options, pad=True):
            yield Segment(RLI)
            yield from line
            yield Segment(RLM + PDI)  # spaces at a line's very end would fall back to the left-to-right order around it
            yield Segment.line()
