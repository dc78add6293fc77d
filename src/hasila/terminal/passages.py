"""A report's words in their sentence, the figures' own words standing out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.text import Text

from hasila.model import Figure, Span
from hasila.terminal.bidi import clean

_LONGEST = 420
_AROUND = 150
_DOTS = "…"
MARKS = {"count": "bold black on yellow", "trigger": "bold underline"}


def sentence_of(figure: Figure, text: str) -> Span:
    """The sentence a figure stands in; its line where the reading does not say."""
    if figure.why is not None:
        return figure.why.sentence
    start = text.rfind("\n", 0, figure.span.start) + 1
    end = text.find("\n", figure.span.end)
    return Span(start, len(text) if end < 0 else end)


def by_sentence(figures: Sequence[Figure], text: str) -> list[tuple[Span, list[Figure]]]:
    """The figures grouped by the sentence they stand in, in the order of the text."""
    groups: dict[Span, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(sentence_of(figure, text), []).append(figure)
    return list(groups.items())


def excerpt(text: str, sentence: Span, marks: Iterable[tuple[Span, str]], *, plain: bool) -> Text:
    """``sentence`` with ``marks`` (a span and a name in ``MARKS``) standing out: in colour or, ``plain``, in ⟦ ⟧.

    Of a very long sentence only what is around the marks is shown, and … stands for the rest.
    """
    placed = sorted((span, name) for span, name in marks if sentence.start <= span.start and span.end <= sentence.end)
    shown = _window(text, sentence, [span for span, _ in placed])
    out = Text(_DOTS + " " if shown.start > sentence.start else "")
    at = shown.start
    for span, name in placed:
        if span.start < at or span.end > shown.end:
            continue
        out.append(clean(text[at : span.start]))
        words = clean(span.of(text))
        out.append(f"⟦{words}⟧" if plain and name == "count" else words, MARKS[name])
        at = span.end
    out.append(clean(text[at : shown.end]))
    if shown.end < sentence.end:
        out.append(" " + _DOTS)
    return out


def _window(text: str, sentence: Span, marks: Sequence[Span]) -> Span:
    """The part of a long sentence around its marks, cut between words."""
    if sentence.end - sentence.start <= _LONGEST or not marks:
        return sentence
    start = max(sentence.start, min(mark.start for mark in marks) - _AROUND)
    end = min(sentence.end, max(mark.end for mark in marks) + _AROUND)
    if start > sentence.start:
        start = text.find(" ", start, marks[0].start) + 1 or start
    if end < sentence.end:
        cut = text.rfind(" ", max(mark.end for mark in marks), end)
        end = cut if cut > 0 else end
    return Span(start, end)
