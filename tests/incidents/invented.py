"""Short readings for tests: a report of invented words, with figures put on them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from hasila.model import DateMention, Figure, Named, Place, Reading, Report, Span, Speaker, Why


def report(id_: str, text: str, source: str = "", published: str = "", **more: Any) -> Report:
    day = dt.date.fromisoformat(published) if published else None
    return Report(id_, text, source=source, published=day, published_as=published, **more)


def figure(text: str, words: str, outcome: str = "killed", **more: Any) -> Figure:
    """A figure on ``words`` of ``text``; ``place``, ``day``, ``speaker``, ``side`` are words too."""
    start = text.index(words)
    span = Span(start, start + len(words))
    line = Span(text.rfind("\n", 0, start) + 1, (text + "\n").index("\n", start))
    place, day, speaker, side = (more.pop(k, None) for k in ("place", "day", "speaker", "side"))
    plain = Figure(
        more.pop("id", f"f{start}"), span, words, outcome, more.pop("value", None), None,  # type: ignore[arg-type]
        more.pop("qualifier", "exact"), more.pop("status", "civilian"), more.pop("demographic", ""),
        "asserted", more.pop("scope", "incident"), why=Why(None, span, line, ()),
    )
    return replace(
        plain,
        place=Place(_at(text, place), place) if place else None,
        date=_day(day), speaker=Speaker(_at(text, speaker), speaker, True) if speaker else None,
        affiliation=Named(_at(text, side), side) if side else None, **more,
    )


def reading(told: Report, *figures: Figure) -> Reading:
    places = {f.place.span: f.place for f in figures if f.place is not None}
    return Reading(told, figures, places=tuple(places[s] for s in sorted(places)))


def _at(text: str, words: str) -> Span:
    start = max(0, text.find(words))
    return Span(start, start + len(words))


def _day(iso: str | None) -> DateMention | None:
    if iso is None:
        return None
    day = dt.date.fromisoformat(iso)
    return DateMention(Span(0, 0), day, day, "day")
