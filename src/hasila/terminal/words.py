"""A figure's values in the user's words: the count with its hedge, who they were, where and when, its links."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from hasila.model import DateMention, Figure, Span
from hasila.terminal.screen import Screen

_HEDGES = {"about": "≈", "at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<"}
_BY_FORM = frozenset({"noun-sg", "noun-du", "one-of", "others", "ordinal", "name"})
VAGUE = "—"
INFERRED = "*"


def count(figure: Figure) -> str:
    """7, ≈200, ≥20, >20, 35–40, 0; — where no number is given; * where the noun's form alone gives it."""
    if figure.value is None:
        return VAGUE
    if figure.value_max is not None:
        return f"{figure.value:,}–{figure.value_max:,}"
    return f"{_HEDGES.get(figure.qualifier, '')}{figure.value:,}{INFERRED if by_form(figure) else ''}"


def by_form(figure: Figure) -> bool:
    """Is the count read off the form of a noun (مدني, طفلين), no number being written?"""
    return bool(figure.why and figure.value and _BY_FORM.intersection(figure.why.rules[:1]))


def outcome(screen: Screen, figure: Figure) -> str:
    """killed; with (denied) or (supposed) where it is not asserted."""
    words = screen.label("outcome", figure.outcome)
    return words if figure.assertion == "asserted" else f"{words} ({screen.label('assertion', figure.assertion)})"


def who(screen: Screen, figure: Figure) -> str:
    """civilian · child; empty where neither is said."""
    parts = [screen.label("status", figure.status)] if figure.status != "unknown" else []
    if figure.demographic:
        parts.append(screen.label("demographic", figure.demographic))
    return " · ".join(parts)


def date(screen: Screen, mention: DateMention) -> str:
    """A day, a month, a year or a stretch of days; the report's own words where they settle no day."""
    first, last = mention.earliest, mention.latest
    if first is None and last is None:
        return ""
    if first is None or last is None:
        key, day = ("detail.until", last) if first is None else ("detail.since", first)
        return screen.say(key, first=screen.inline(str(day)), last=screen.inline(str(day)))
    if first == last:
        return screen.inline(first.isoformat())
    month = (first.year, first.month)
    if first.day == 1 and (last.year, last.month, last.day) == (*month, calendar.monthrange(*month)[1]):
        return screen.inline(f"{first:%Y-%m}")
    if first.year == last.year and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return screen.inline(f"{first.year:04}")
    return screen.say(
        "detail.period", first=screen.inline(first.isoformat()), last=screen.inline(last.isoformat())
    )


def elsewhere(figure: Figure, span: Span) -> bool:
    """Does ``span`` stand outside the figure's own sentence?"""
    if figure.why is None:
        return False
    sentence = figure.why.sentence
    return span.start < sentence.start or span.end > sentence.end


def links(screen: Screen, figure: Figure) -> Iterator[str]:
    """part of f2, repeats f1."""
    if figure.subset_of:
        yield screen.say("detail.part", figure=screen.inline(figure.subset_of))
    if figure.repeats:
        yield screen.say("detail.repeats", figure=screen.inline(figure.repeats))


def details(screen: Screen, figure: Figure, text: str) -> Iterator[str]:
    """Who says it, where and when, whose side, the cause: what is known, a short phrase each.

    Each begins with a word of the interface, so that two of the report's own never touch. ``text`` is the report's.
    """
    if figure.scope == "cumulative":
        yield screen.say("detail.cumulative")
    if figure.speaker:
        yield _said(screen, "detail.speaker", figure.speaker.text, not figure.speaker.explicit)
    if figure.place:
        yield _said(screen, "detail.place", figure.place.text, elsewhere(figure, figure.place.span))
    if figure.date:
        mark = INFERRED if elsewhere(figure, figure.date.span) else ""
        words = date(screen, figure.date) or screen.inline(figure.date.span.of(text))
        yield screen.say("detail.date", words=words) + mark
    if figure.affiliation:
        yield _said(screen, "detail.affiliation", figure.affiliation.text, False)
    if figure.cause:
        yield screen.say("detail.cause", words=screen.label("cause", figure.cause.code))
    if figure.blamed:
        yield _said(screen, "detail.blamed", figure.blamed.text, False)


def _said(screen: Screen, key: str, words: str, inferred: bool) -> str:
    return screen.say(key, words=screen.inline(words)) + (INFERRED if inferred else "")
