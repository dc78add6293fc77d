"""What a ledger holds, for a person: reports that were searched for, and what a check found."""

from __future__ import annotations

from collections.abc import Sequence

from rich.padding import Padding
from rich.text import Text

from hasila.ledger import Finding, Hit
from hasila.model import Span
from hasila.terminal.bidi import Lines
from hasila.terminal.passages import excerpt
from hasila.terminal.screen import Screen


def print_hits(screen: Screen, hits: Sequence[Hit]) -> None:
    """Print each report with the first line that holds the words, and at the end how many there are."""
    for hit in hits:
        day = screen.inline(hit.published) if hit.published else screen.say("report.undated")
        heading = Text(screen.inline(hit.report), "bold")
        heading.append("  " + "  ·  ".join(each for each in (screen.inline(hit.source), day) if each), "not bold dim")
        screen.print(Lines(heading))
        words = _words(screen, hit)
        if words.plain.strip():
            screen.print(Padding(screen.block(words), (0, 0, 1, 2)))
    screen.print(Lines(Text(screen.say("search.found", count=len(hits)), "bold")))


def print_findings(screen: Screen, found: Sequence[Finding], reports: int) -> None:
    """Print what is wrong with a ledger of ``reports`` reports, a line each, or that nothing is."""
    for each in found:
        screen.print(Lines(Text(f"{each.kind}: {screen.inline(each.where)}: {screen.inline(each.told)}", "red")))
    key = "check.findings" if found else "check.whole"
    screen.print(Lines(Text(screen.say(key, count=len(found), reports=reports), "bold")))


def _words(screen: Screen, hit: Hit) -> Text:
    if not hit.spans:
        return Text(hit.title)
    first = hit.spans[0]
    end = hit.text.find("\n", first.end)
    line = Span(hit.text.rfind("\n", 0, first.start) + 1, len(hit.text) if end < 0 else end)
    return excerpt(hit.text, line, [(span, "count") for span in hit.spans], plain=screen.plain)
