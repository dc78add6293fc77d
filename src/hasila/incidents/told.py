"""The figures of an incident, each with the origin it goes back to, and which replaces which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from hasila.arabic.stems import stem
from hasila.arabic.words import tokens
from hasila.incidents.days import written
from hasila.incidents.model import Mention, Ref, Superseded, Told
from hasila.incidents.publishers import origin, publisher
from hasila.lexicon.tables import rows
from hasila.model import Figure, Reading

_HEADING = 60  # characters: a line this short that ends in a colon heads what follows
_HEADED = 700
_OPENING_WORDS = 8


def told(mentions: Iterable[Mention], readings: Mapping[str, Reading], source: Mapping[str, str]) -> list[Told]:
    """Every figure of the mentions, by report and figure. ``source``: report → the report that it is a copy of."""
    out = []
    for mention in mentions:
        reading, first = readings[mention.report], readings[source[mention.report]]
        printed, line = publisher(first) or first.report.id, publisher(reading) or reading.report.id
        figures = {f.id: f for f in reading.figures}
        said = written(reading) or written(first)
        for id_ in mention.figures:
            figure = figures[id_]
            out.append(
                Told(
                    Ref(mention.report, id_),
                    figure,
                    reading,
                    origin(reading, figure, printed),
                    line if source[mention.report] == mention.report else printed,
                    said,
                    lateness(reading, figure),
                )
            )
    return sorted(_as_copies_say(out, source), key=lambda t: (t.ref.report, t.figure.span, t.ref.figure))


def _as_copies_say(found: list[Told], source: Mapping[str, str]) -> list[Told]:
    """Where a report names nobody, the speaker whom its copy names for the same figure."""
    named: dict[tuple[str, str, int | None, str], str] = {}
    for each in sorted(found, key=lambda t: t.ref):
        f = each.figure
        if f.speaker is not None:
            named.setdefault((source[each.ref.report], f.outcome, f.value, f.demographic), each.origin)
    return [
        t if t.figure.speaker is not None or t.figure.value is None else replace(t, origin=named.get(
            (source[t.ref.report], t.figure.outcome, t.figure.value, t.figure.demographic), t.origin))
        for t in found
    ]


@cache
def words(kind: str) -> frozenset[str]:
    """The stems of one class of ``tolls.tsv``."""
    return frozenset(stem(t.form) for row in rows("tolls.tsv") if row["class"] == kind for t in tokens(row["word"]))


def lateness(reading: Reading, figure: Figure) -> int:
    """How late the words make the figure: 2 final, 1 risen, -1 first, 0 where they say nothing."""
    text = reading.report.text
    sentence = figure.why.sentence if figure.why is not None else figure.span
    said = _stems(text[sentence.start : sentence.end])
    if said & words("first"):
        return -1
    heading = _heading(text, sentence.start)
    if (said | _stems(heading)) & words("final"):
        return 2
    return 1 if said & words("risen") else 0


def _heading(text: str, at: int) -> str:
    lines = text[max(0, at - _HEADED) : at].split("\n")
    return next((line for line in reversed(lines) if 0 < len(line) <= _HEADING and line.rstrip().endswith(":")), "")


def _stems(text: str) -> set[str]:
    return {stem(t.form) for t in tokens(text) if t.kind == "word"}


def superseded(figures: Sequence[Told]) -> dict[Ref, Superseded]:
    """Of comparable figures (one outcome and group), those that a later one of the same origin replaces, by their ref.

    Later is by the words (final, risen, first), else by the day of publication. An equal value replaces nothing.
    """
    out: dict[Ref, Superseded] = {}
    for old in figures:
        later = [new for new in figures if _replaces(new, old)]
        if later:
            last = max(later, key=lambda t: (t.final, t.said or dt.date.min, t.ref))
            out[old.ref] = Superseded(old.ref.report, old.ref.figure, last.ref)
    return out


def _replaces(new: Told, old: Told) -> bool:
    if (
        new.ref == old.ref
        or new.figure.value == old.figure.value
        or new.figure.value is None
        or old.figure.value is None
    ):
        return False
    if new.origin != old.origin and new.line != old.line:
        return False
    if new.ref.report == old.ref.report:  # a report's own figures: only what it calls a first toll is replaced
        return old.final < 0 <= new.final
    if new.said is not None and old.said is not None and new.said != old.said:
        return new.said > old.said
    return new.final > old.final and (new.final != 1 or new.figure.value > old.figure.value)


def first_stems(figure: Figure) -> list[str]:
    """The stems of a figure's own words, the first few."""
    return [stem(t.form) for t in tokens(figure.text) if t.kind == "word"][:_OPENING_WORDS]
