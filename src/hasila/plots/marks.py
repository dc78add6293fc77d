"""Origins' marks: a colour and a shape each, so that they are told apart without colour too."""

from __future__ import annotations

# Each has a contrast of 3 or more against white and against the dark paper (WCAG 2.2, 1.4.11).
COLOURS = ("#2a7fc1", "#d5561a", "#1d8a5f", "#a35fb5", "#a07400", "#cf4f7f", "#14888c", "#77808a")
_SHAPES = 4
_RADIUS = 5.0


def shape(origin: int, x: float, y: float) -> str:
    """The SVG shape of origin number ``origin`` (from 0) around (x, y): no two of the first 32 are the same."""
    r = _RADIUS
    kind = (origin + origin // len(COLOURS)) % _SHAPES
    if kind == 0:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r}"/>'
    if kind == 1:
        return f'<rect x="{x - r + 0.5:.1f}" y="{y - r + 0.5:.1f}" width="{2 * r - 1}" height="{2 * r - 1}"/>'
    triangle = ((0, -r - 1), (r + 0.5, r - 1), (-r - 0.5, r - 1))
    corners = triangle if kind == 2 else ((0, -r - 1), (r + 1, 0), (0, r + 1), (-r - 1, 0))
    return f'<path d="M{" L".join(f"{x + dx:.1f} {y + dy:.1f}" for dx, dy in corners)} Z"/>'
