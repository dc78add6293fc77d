"""Gaps for a person: what is named most and not known, each with its words and the row that would make it known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.padding import Padding
from rich.text import Text

from hasila.gaps import WHATS, Gap, Gaps, What
from hasila.terminal.bidi import Lines, clean
from hasila.terminal.passages import MARKS
from hasila.terminal.screen import Screen

_READABLE = 110


def print_gaps(screen: Screen, gaps: Gaps, most: int, file: Path) -> None:
    """Print the ``most`` commonest of either kind; ``file`` is where the rows belong."""
    for what in WHATS:
        _print(screen, what, gaps.most(what, most), gaps.found(what))
    if any(gaps.found(what) for what in WHATS):
        screen.print(Text(""), Lines(Text(screen.say("gaps.add"), "bold")))
        screen.print_command(str(file))
        screen.print(Lines(Text(screen.say("gaps.check"), "dim")))


def _print(screen: Screen, what: What, found: Sequence[Gap], of: int) -> None:
    heading = screen.say(f"gaps.{what}", shown=len(found), found=of)
    screen.print(Text(""), Lines(Text(heading, "bold cyan")))
    for gap in found:
        said = Text(screen.inline(gap.text), "bold")
        said.append("  " + screen.say("gaps.times", count=gap.count, reports=gap.reports), "not bold")
        right = max(0, screen.width - _READABLE)
        words = Padding(screen.block(_words(screen, gap)), (0, right, 0, 2))
        source = Padding(Lines(Text(screen.inline(gap.example.report), "dim")), (0, 0, 0, 2))
        screen.print(Text(""), Lines(said), words, source)
        screen.print_command(gap.row)


def _words(screen: Screen, gap: Gap) -> Text:
    example = gap.example
    words = clean(example.words)
    return Text.assemble(
        clean(example.before),
        (f"⟦{words}⟧" if screen.plain else words, MARKS["count"]),
        clean(example.after),
    )
