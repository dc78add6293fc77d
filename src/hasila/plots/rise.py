"""The rise of a count as it was told: a dot for each report's value, those of one origin joined, in the order of days.

Days stand side by side, each as wide as it has dots, so that a first day's quick updates can be told apart; reports of
no day come last. A hollow dot was replaced by a later one, to which a thin line leads where the origin is another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from hasila.incidents import Incident
from hasila.messages import Language, say
from hasila.model import Reading
from hasila.plots.canvas import Canvas
from hasila.plots.dots import Dot, Drawn, drawn
from hasila.plots.legend import Href, legend, number, place_of, told, value
from hasila.plots.scale import Scale, ticks

_LEFT, _RIGHT, _TOP, _TALL = 48, 20, 48, 240
_DAY = 7  # pixels that a letter of a day's name needs
_LABELLED = 30  # dots: beyond it their values no longer fit beside them

_Place = tuple[float, float]


def rise(
    incident: Incident, readings: Mapping[str, Reading], outcome: str | None = None, *, language: Language = "en",
    width: int = 720, alone: bool = True, href: Href | None = None, found: Drawn | None = None,
) -> str:  # fmt: skip
    """How ``outcome`` (the most told one if None) rose, as SVG; "" where no report numbers it.

    ``readings``: by report, those of the incident's at least. ``alone``: for a file of its own, not to be embedded.
    ``href``: the address of a figure, which its dot then leads to. ``found``: what ``drawn`` gave, if it is at hand.
    """
    found = found or drawn(incident, readings, language)
    outcome = outcome or next(iter(found.outcomes()), "")
    dots = found.told(outcome)
    if not dots:
        return ""
    canvas = Canvas(width, language, alone=alone)
    scale = Scale(ticks(max(dot.high for dot in dots))[-1], _TOP + _TALL, _TOP)
    name = say("plot.rise", language, outcome=say(f"outcome.{outcome}", language), place=place_of(incident))
    canvas.text(16, 24, name, size=15)
    _values(canvas, scale)
    at = _days(canvas, dots)
    places = {id(dot): (x, scale.at(dot.high)) for dot, x in zip(dots, at, strict=True)}
    _joined(canvas, found, dots, places)
    for dot in dots:
        _dot(canvas, found, dot, places[id(dot)], scale, href, labelled=len(dots) <= _LABELLED)
    canvas.height = round(legend(canvas, found, dots, _TOP + _TALL + 52))
    return canvas.write(name, ". ".join(told(canvas, found, dot) for dot in dots))


def _values(canvas: Canvas, scale: Scale) -> None:
    for tick in ticks(scale.top):
        y = scale.at(tick)
        canvas.line(_LEFT, y, canvas.width - _RIGHT, y, faint=0.15 if tick else 0.6)
        canvas.text(_LEFT - 8, y + 4, f"{tick:,}", "end", size=12, dim=True)


def _days(canvas: Canvas, dots: Sequence[Dot]) -> list[float]:
    """Draw the days; where each dot stands."""
    days: dict[dt.date | None, int] = {}
    for dot in dots:
        days[dot.day] = days.get(dot.day, 0) + 1
    room = canvas.width - _LEFT - _RIGHT
    step = room / len(dots)
    bottom, at, named = _TOP + _TALL, float(_LEFT), 0.0
    for n, (day, count) in enumerate(days.items()):
        wide = count * step
        if n % 2:
            canvas.bar(at, _TOP, wide, _TALL, faint=0.05)
        name = day.isoformat() if day else say("report.undated", canvas.language)
        middle, half = at + wide / 2, len(name) * _DAY / 2
        if middle - half >= named:
            canvas.text(middle, bottom + 20, name, "middle", size=12, dim=True)
            named = middle + half
        at += wide
    return [_LEFT + step * (n + 0.5) for n in range(len(dots))]


def _joined(canvas: Canvas, found: Drawn, dots: Sequence[Dot], places: Mapping[int, _Place]) -> None:
    """The lines from dot to dot of one origin, and from what was replaced to what replaced it."""
    last: dict[str, Dot] = {}
    by_report = {ref.report: dot for dot in dots for ref in dot.refs}  # what replaces may be the same count said again
    for dot in dots:
        before = last.get(dot.origin)
        if before is not None:
            canvas.line(*places[id(before)], *places[id(dot)], origin=number(found, dot), faint=0.8)
        last[dot.origin] = dot
        later = by_report.get(dot.replaced.report) if dot.replaced is not None else None
        if later is not None and later.origin != dot.origin:
            canvas.line(*places[id(dot)], *places[id(later)], faint=0.45, dashed=True)


def _dot(
    canvas: Canvas, found: Drawn, dot: Dot, place: _Place, scale: Scale, href: Href | None, *, labelled: bool
) -> None:
    x, y = place
    if dot.low != dot.high:
        canvas.line(x, scale.at(dot.low), x, y, origin=number(found, dot), faint=1)
    address = href(dot.refs[0]) if href is not None else ""
    words = told(canvas, found, dot)
    canvas.mark(x, y, number(found, dot), hollow=dot.replaced is not None, told=words, href=address)
    if labelled:
        canvas.text(x, y - 11, value(dot), "middle", size=12, dim=dot.replaced is not None)
