"""A count's rise on a terminal: a line for each value in the order it was told, with a bar as long as it is high."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from hasila.plots import Dot, Drawn
from hasila.plots.legend import value
from hasila.terminal.bidi import Lines
from hasila.terminal.screen import Screen

_COLOURS = ("bright_blue", "red", "green", "magenta", "yellow", "bright_magenta", "cyan", "white")
_BAR, _WIDE_BAR, _WIDE = 16, 40, 110
_REFS = 3


def rise(screen: Screen, found: Drawn, outcome: str) -> Table:
    """The values of ``outcome``: day, bar, value, origin, figures, and what replaced it. Replaced ones are hollow."""
    dots = found.told(outcome)
    longest = _WIDE_BAR if screen.width >= _WIDE else _BAR
    top = max((dot.high for dot in dots), default=1) or 1
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    for width in (10, longest, 7):
        grid.add_column(width=width, overflow="fold", justify="right" if width == 7 else "left")
    grid.add_column(ratio=1, overflow="fold")
    colours = {key: _COLOURS[n % len(_COLOURS)] for n, key in enumerate(found.origins)}
    last = ""
    for dot in dots:
        day = dot.day.isoformat() if dot.day else screen.say("report.undated")
        bar = _bar(dot, longest, top)
        said = Text(screen.inline(value(dot)), "dim" if dot.replaced else "bold")
        colour, shown = colours[dot.origin], screen.inline(day) if day != last else ""
        grid.add_row(shown, Text(bar, colour), said, _told(screen, found, dot, colour))
        last = day
    return grid


def _bar(dot: Dot, longest: int, top: int) -> str:
    """Full up to the low end, light from there to the high end; all of it light where a later value replaced it."""
    low, high = (round(longest * value / top) for value in (dot.low, dot.high))
    if dot.high:
        high = max(1, high)
        low = max(low, dot.low == dot.high)
    return "░" * high if dot.replaced else "█" * low + "▒" * (high - low)


def _told(screen: Screen, found: Drawn, dot: Dot, colour: str) -> Lines:
    line = Text(screen.inline(found.origins[dot.origin]), colour)
    line.append(f"  {_named(screen, dot)}", "dim")
    if dot.replaced is not None:
        by = screen.inline(f"{dot.replaced.report}#{dot.replaced.figure}")
        line.append(f"  ·  {screen.say('incident.replaced', by=by)}", "dim")
    return Lines(line)


def _named(screen: Screen, dot: Dot) -> str:
    names: Sequence[str] = [screen.inline(f"{ref.report}#{ref.figure}") for ref in dot.refs]
    more = f" +{len(names) - _REFS}" if len(names) > _REFS else ""
    return ", ".join(names[:_REFS]) + more
