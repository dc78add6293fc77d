"""A report's words as they are handed on: whole, or without the names of persons.

The program cannot tell a victim's name from a witness's: every name of a person that the reader finds is left out, and
``LEFT_OUT`` stands in its place. Names of actors that the lexicon knows and names of places stay. This is no
anonymisation: a name that the reader does not find (a foreign one, one word by itself) stays as well.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hasila.arabic.fold import fold
from hasila.arabic.questions import Words
from hasila.arabic.words import tokens
from hasila.lexicon.given_names import given_names
from hasila.model import Figure, Reading, Report, Span
from hasila.reading.known import Known, known
from hasila.reading.names import may_open_name, named_person
from hasila.reading.passage import Passage

LEFT_OUT = "[الاسم محجوب]"
_BY_NAME = "name"  # the rule of a figure whose words are a person's name
_NO_WORD = Known((), None, (), None, frozenset(), None)
_LONGEST = 1000  # code points of a sentence that are handed on; of a longer one what is around the figure


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a report's words: as they stand, or ``LEFT_OUT``; ``marked``: it is, or is in, what was marked."""

    text: str
    marked: bool = False
    left_out: bool = False


def pieces(reading: Reading, stretch: Span, marks: Iterable[Span] = (), *, names: bool = False) -> list[Piece]:
    """The words of ``stretch`` in their order; unless ``names`` is true, without names of persons.

    ``marks`` are spans (of the figures) that stand out. Joined, the pieces are the report's own text but for the names.
    """
    text = reading.report.text
    hidden = () if names else _hidden(reading, stretch)
    shown = [_within(mark, stretch) for mark in sorted(marks)]
    edges = {stretch.start, stretch.end, *(edge for s in (*hidden, *shown) for edge in (s.start, s.end))}
    inside = [edge for edge in sorted(edges) if not any(h.start < edge < h.end for h in hidden)]
    out = []
    for start, end in itertools.pairwise(inside):
        part = Span(start, end)
        marked = any(m.start < end and start < m.end for m in shown)
        out.append(Piece(LEFT_OUT, marked, True) if part in hidden else Piece(part.of(text), marked))
    return out


def words(reading: Reading, stretch: Span, *, names: bool = False) -> str:
    """The words of ``stretch`` as one text."""
    return "".join(piece.text for piece in pieces(reading, stretch, names=names))


def title(text: str, *, names: bool = False) -> str:
    """A title or any other words about a report that are no part of its text."""
    if names:
        return text
    out, at = "", 0
    for span in persons(text):
        out += text[at : span.start] + LEFT_OUT
        at = span.end
    return out + text[at:]


@lru_cache(maxsize=256)  # of a report's text many stretches are asked for, one after another
def persons(text: str) -> tuple[Span, ...]:
    """Where persons are named in ``text``, as the reader finds them, in order."""
    cut = tokens(fold(text))
    if not any(may_open_name(token.form) for token in cut):
        return ()
    looked_up = tuple(known(token.form) if token.kind == "word" else _NO_WORD for token in cut)
    passage = Passage(Report("", text), tuple(cut), looked_up, (), (), words=Words(cut))
    found, i = [], 0
    while i < len(cut):
        phrase, after = named_person(passage, i)
        if phrase is not None:
            found.append(Span(phrase.start, cut[after - 1].end))
        elif i and looked_up[i - 1].people and _names_alone(cut[i].form):  # الطفلة سلمى
            found.append(Span(cut[i].start, cut[i].end))
        i = max(after, i + 1)
    return tuple(found)


def _names_alone(form: str) -> bool:
    """Is a folded word a given name, whatever stands beside it?"""
    name = given_names().get(form)
    return name is not None and name.alone and name.kind == "given"


def quoted(figure: Figure, text: str) -> Span:
    """The sentence that ``figure`` stands in; of one longer than 1,000 code points the words around the figure.

    The line it stands in where the reading does not say the sentence.
    """
    if figure.why is not None:
        whole = figure.why.sentence
    else:
        line_end = text.find("\n", figure.span.end)
        whole = Span(text.rfind("\n", 0, figure.span.start) + 1, len(text) if line_end < 0 else line_end)
    whole = Span(min(whole.start, figure.span.start), max(whole.end, figure.span.end))
    if whole.end - whole.start <= _LONGEST:
        return whole
    return Span(_from(text, whole, figure.span), _until(text, whole, figure.span))


def _from(text: str, whole: Span, inner: Span) -> int:
    """Where the words before ``inner`` begin: after a blank, if there is one."""
    first = max(whole.start, inner.start - _LONGEST // 2)
    return first if first == whole.start else text.find(" ", first, inner.start) + 1 or first


def _until(text: str, whole: Span, inner: Span) -> int:
    last = min(whole.end, inner.end + _LONGEST // 2)
    cut = text.rfind(" ", inner.end, last)
    return last if last == whole.end or cut < 0 else cut


def _hidden(reading: Reading, stretch: Span) -> list[Span]:
    """The names of persons within ``stretch``, none touching another."""
    found = [*persons(reading.report.text)]
    found += [f.span for f in reading.figures if f.why is not None and _BY_NAME in f.why.rules]
    found = [span for span in found if _touches(span, [stretch])]
    if found:
        stay = [place.span for place in reading.places] + [a.span for a in reading.actors if a.actor is not None]
        found = [span for span in found if not _touches(span, stay)]
    out: list[Span] = []
    for span in sorted(_within(span, stretch) for span in found):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _within(span: Span, stretch: Span) -> Span:
    return Span(min(max(span.start, stretch.start), stretch.end), max(min(span.end, stretch.end), stretch.start))
