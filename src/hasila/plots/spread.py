"""The range of each toll: a line for each outcome and group of victims, a dot a value, a bar from low to high."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from hasila.incidents import Incident
from hasila.incidents.model import Toll
from hasila.messages import Language, known, say
from hasila.model import Reading
from hasila.plots.canvas import Canvas, isolated, shortened
from hasila.plots.dots import Dot, Drawn, Row, drawn, known_as, merged
from hasila.plots.legend import Href, legend, number, place_of, told
from hasila.plots.scale import Scale, ticks

_TOP, _ROW, _APART = 44, 34, 7
_NAMES = 0.42  # of the width is for the tolls' names
_PHONE = 480  # below it their names stand above their lines
_RANGE = 64


def spread(
    incident: Incident, readings: Mapping[str, Reading], outcome: str | None = None, *, language: Language = "en",
    width: int = 720, alone: bool = True, href: Href | None = None, found: Drawn | None = None,
) -> str:  # fmt: skip
    """The range of every toll (of ``outcome``) of ``incident`` as SVG; "" where none has a number.

    ``readings``: by report, those of the incident's at least. ``alone``: for a file of its own, not to be embedded.
    ``href``: the address of a figure, which its dot then leads to. ``found``: what ``drawn`` gave, if it is at hand.
    """
    found = found or drawn(incident, readings, language)
    rows = [row for row in found.rows if row.dots and outcome in (None, row.toll.outcome)]
    if not rows:
        return ""
    canvas = Canvas(width, language, alone=alone)
    name = say("plot.spread", language, place=place_of(incident))
    canvas.text(16, 24, name, size=15)
    top = float(_TOP)
    for _, group in groupby(sorted(rows, key=lambda row: row.toll.outcome), key=lambda row: row.toll.outcome):
        top = _outcome(canvas, found, list(group), top, href) + 14
    described = [f"{title(row.toll, language, found.origins)}: {ends(row.toll)}" for row in rows]
    canvas.height = round(legend(canvas, found, [dot for row in rows for dot in row.dots], top + 12))
    return canvas.write(name, ". ".join(described))


def title(toll: Toll, language: Language, names: Mapping[str, str]) -> str:
    """killed · civilian · child · as X claims. ``names``: origins as a reader knows them, by key."""
    parts = [_label("outcome", toll.outcome, language)]
    if toll.status not in ("", "unknown"):
        parts.append(_label("status", toll.status, language))
    if toll.demographic:
        parts.append(_label("demographic", toll.demographic, language))
    if toll.affiliation:
        parts.append(isolated(known_as(toll.affiliation, language, names)))
    if toll.party:
        parts.append(say("incident.party", language, party=isolated(known_as(toll.party, language, names))))
    return " · ".join(parts)


def ends(toll: Toll) -> str:
    """7, 7–12, ≥7, ≤12, 2–50+: the two ends, open where the words leave them open; — where there is no number."""
    low, high = toll.low, toll.high
    if low is None or high is None:
        return "—"
    if low.value == high.value:
        return f"{'≥' if high.open_above else '≤' if low.open_below else ''}{low.value:,}"
    return f"{low.value:,}–{high.value:,}{'+' if high.open_above else ''}"


def _label(kind: str, code: str, language: Language) -> str:
    return say(f"{kind}.{code}", language) if known(f"{kind}.{code}") else code


def _outcome(canvas: Canvas, found: Drawn, rows: Sequence[Row], top: float, href: Href | None) -> float:
    """The lines of one outcome on one scale of their own; where they end."""
    narrow = canvas.width < _PHONE
    start = 20 if narrow else canvas.width * _NAMES
    marks = ticks(max(dot.high for row in rows for dot in row.dots))
    scale = Scale(marks[-1], start, canvas.width - _RANGE - 14)
    heights = [_ROW + (18 if narrow else 0) + _APART * (_deep(row, scale) - 1) for row in rows]
    bottom = top + sum(heights)
    for tick in marks:
        x = scale.at(tick)
        canvas.line(x, top, x, bottom, faint=0.12 if tick else 0.5)
        canvas.text(x, bottom + 16, f"{tick:,}", "middle", size=12, dim=True)
    for row, height in zip(rows, heights, strict=True):
        name, y = title(row.toll, canvas.language, found.origins), top + _ROW / 2 + (18 if narrow else 0)
        if narrow:
            canvas.text(16, top + 14, shortened(name, canvas.width - 32))
        else:
            canvas.text(start - 12, y + 4, shortened(name, start - 24), "end")
        _line(canvas, found, row, scale, y, href)
        top += height
    return bottom + 16


def _line(canvas: Canvas, found: Drawn, row: Row, scale: Scale, y: float, href: Href | None) -> None:
    low, high = row.toll.low, row.toll.high
    if low is not None and high is not None:
        first, last = scale.at(low.value), scale.at(high.value)
        canvas.bar(first - 7, y - 7, last - first + 14, 14, faint=0.14)
        if high.open_above:
            canvas.arrow(last + 9, y)
        canvas.text(canvas.width - 14, y + 4, ends(row.toll), "end")
    for dot, x, level in _levels(row, scale):
        address = href(dot.refs[0]) if href is not None else ""
        at = y + level * _APART
        if dot.low != dot.high:
            canvas.line(scale.at(dot.low), at, x, at, origin=number(found, dot))
        words = told(canvas, found, dot)
        canvas.mark(x, at, number(found, dot), hollow=dot.replaced is not None, told=words, href=address)


def _levels(row: Row, scale: Scale) -> Iterator[tuple[Dot, float, int]]:
    """Each dot with its pixel and how far down it stands, so that none hides another."""
    taken: dict[int, float] = {}
    for dot in sorted(merged(row.dots), key=lambda dot: (dot.high, dot.replaced is not None, dot.refs)):
        x, level = scale.at(dot.high), 0
        while level in taken and x - taken[level] < 2 * _APART:
            level += 1
        taken[level] = x
        yield dot, x, level


def _deep(row: Row, scale: Scale) -> int:
    return max(level for _, _, level in _levels(row, scale)) + 1
