"""What both plots share: the incident's place, the origins' key below them, and what a dot says of itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hasila.incidents.model import Incident, Ref
from hasila.messages import say
from hasila.plots.canvas import Canvas, isolated, shortened
from hasila.plots.dots import Dot, Drawn

Href = Callable[[Ref], str]
_LINE = 20
_COLUMN = 300  # pixels: two names beside each other on a page, one on a phone


def legend(canvas: Canvas, drawn: Drawn, dots: Sequence[Dot], top: float) -> float:
    """The key to ``dots`` from ``top`` down; where it ends."""
    numbers = {origin: number for number, origin in enumerate(drawn.origins)}
    used = [origin for origin in drawn.origins if any(dot.origin == origin for dot in dots)]
    columns = max(1, canvas.width // _COLUMN)
    wide = canvas.width / columns
    for n, origin in enumerate(used):
        x, y = 16 + (n % columns) * wide, top + (n // columns) * _LINE
        canvas.mark(x, y - 4, numbers[origin], hollow=False)
        canvas.text(x + 12, y, shortened(drawn.origins[origin], wide - 36))
    bottom = top + -(-len(used) // columns) * _LINE
    if any(dot.replaced is not None for dot in dots):
        canvas.text(16, bottom, say("plot.hollow", canvas.language), dim=True, size=12)
        bottom += _LINE
    return bottom


def place_of(incident: Incident) -> str:
    """Where it happened as a plot's heading names it: the place, else the title, else the id."""
    return isolated(incident.place_name or incident.place_text or incident.title or incident.id)


def number(drawn: Drawn, dot: Dot) -> int:
    """Which mark is ``dot``'s."""
    return list(drawn.origins).index(dot.origin)


def value(dot: Dot) -> str:
    """7, 9–10, ≥7, ≤7."""
    if dot.low != dot.high:
        return f"{dot.low:,}–{dot.high:,}{'+' if dot.open_above else ''}"
    return f"{'≥' if dot.open_above else '≤' if dot.open_below else ''}{dot.high:,}"


def told(canvas: Canvas, drawn: Drawn, dot: Dot) -> str:
    """One line that says what the dot is: value, origin, day, figures, what replaced it."""
    language = canvas.language
    day = dot.day.isoformat() if dot.day else say("report.undated", language)
    named = ", ".join(isolated(f"{ref.report}#{ref.figure}") for ref in dot.refs[:6])
    parts = [isolated(value(dot)), isolated(drawn.origins[dot.origin]), isolated(day), named]
    if dot.replaced is not None:
        by = isolated(f"{dot.replaced.report}#{dot.replaced.figure}")
        parts.append(say("incident.replaced", language, by=by))
    return "  ·  ".join(parts)
