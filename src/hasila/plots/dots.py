"""What is drawn of an incident: each report's value for each toll, with the origin it goes back to."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hasila.incidents import Incident, mentions
from hasila.incidents.counting import candidates
from hasila.incidents.model import Ref, Told, Toll
from hasila.incidents.origins import sources_of
from hasila.incidents.policies import Candidate
from hasila.incidents.publishers import printed_name, publisher
from hasila.incidents.told import told
from hasila.lexicon.actors import actor
from hasila.messages import Language
from hasila.model import Reading


@dataclass(frozen=True, slots=True)
class Dot:
    """One report's value for one toll. ``low`` and ``high`` differ where the report states a range.

    ``refs`` are its figures: several where the report names only the parts, or where copies say the same. ``day`` is
    when it was said (None: unknown), ``final`` how late its words make it, ``replaced`` what replaces it.
    ``reports``: how many reports stand behind it.
    """

    low: int
    high: int
    day: dt.date | None
    origin: str
    refs: tuple[Ref, ...]
    replaced: Ref | None = None
    open_above: bool = False
    open_below: bool = False
    final: int = 0
    reports: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A toll and its dots, in the order in which they were told."""

    toll: Toll
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """All that an incident's plots show. ``origins``: key → name, those with the most dots first."""

    rows: tuple[Row, ...]
    origins: Mapping[str, str]

    def outcomes(self) -> list[str]:
        """The outcomes that anything can be drawn of, the most told first."""
        count: Counter[str] = Counter()
        for row in self.rows:
            if row.toll.demographic is None:
                count[row.toll.outcome] += len(row.dots)
        return sorted(+count, key=lambda each: (-count[each], each))

    def told(self, outcome: str) -> list[Dot]:
        """What each report and origin in it says in all of ``outcome``, in the order told; who says the same on the
        same day for the same origin is one dot. A count of all stands before a higher one of one kind only."""
        most: dict[tuple[str, str], tuple[bool, int, Dot]] = {}
        for row in self.rows:
            if row.toll.outcome != outcome or row.toll.demographic is not None:
                continue
            for dot in row.dots:
                key, of_all = (dot.refs[0].report, dot.origin), not row.toll.status
                if key not in most or most[key][:2] < (of_all, dot.high):
                    most[key] = of_all, dot.high, dot
        return merged(dot for _, _, dot in most.values())


def drawn(incident: Incident, readings: Mapping[str, Reading], language: Language = "en") -> Drawn:
    """What is to be drawn of ``incident``; ``readings``: those of its reports at least."""
    own = set(incident.mentions)
    found = [m for report in incident.reports for m in mentions(readings[report]) if m.id in own]
    figures = told(found, readings, sources_of(incident.copies, incident.reports))
    by_ref = {each.ref: each for each in figures}
    rows = tuple(_row(toll, [by_ref[ref] for ref in toll.figures if ref in by_ref]) for toll in incident.tolls)
    return Drawn(rows, _origins(rows, figures, language))


def known_as(key: str, language: Language, names: Mapping[str, str]) -> str:
    """The actor or origin ``key`` as a reader knows it: its neutral name, else what ``names`` has for it."""
    found = actor(key)
    if found is None:
        return names.get(key, key)
    return found.name_ar if language == "ar" else found.name_en


def merged(dots: Iterable[Dot]) -> list[Dot]:
    """``dots`` in the order told; those of one origin, value, day and standing are one."""
    alike: dict[tuple[object, ...], list[Dot]] = {}
    for dot in sorted(dots, key=in_order):
        key = (dot.origin, dot.low, dot.high, dot.day, dot.open_above, dot.open_below, dot.replaced is None)
        alike.setdefault(key, []).append(dot)
    return [_one(group) for group in alike.values()]


def in_order(dot: Dot) -> tuple[object, ...]:
    """The order of telling: by day, undated last, then by the words, then by value."""
    return dot.day or dt.date.max, dot.final, dot.high, dot.refs


def _one(dots: Sequence[Dot]) -> Dot:
    first = dots[0]
    if len(dots) == 1:
        return first
    return Dot(
        first.low, first.high, first.day, first.origin, tuple(ref for dot in dots for ref in dot.refs), first.replaced,
        first.open_above, first.open_below, max(dot.final for dot in dots), len(dots),
    )  # fmt: skip


def _row(toll: Toll, figures: Sequence[Told]) -> Row:
    replaced = {Ref(each.report, each.figure): each.by for each in toll.superseded}
    standing = [t for t in figures if t.ref not in replaced]
    gone = [t for t in figures if t.ref in replaced]
    dots = [dot for group in (standing, gone) for c in candidates(group) if (dot := _dot(c, replaced))]
    return Row(toll, tuple(sorted(dots, key=in_order)))


def _dot(found: Candidate, replaced: Mapping[Ref, Ref]) -> Dot | None:
    low, high = found.low, found.high
    if low is None or high is None:
        return None
    refs = tuple(Ref(low.report, figure) for figure in low.figures or (low.figure,))
    return Dot(
        low.value, high.value, found.said, found.origin, refs, replaced.get(refs[0]), high.open_above, low.open_below,
        found.final,
    )  # fmt: skip


def _origins(rows: Sequence[Row], figures: Sequence[Told], language: Language) -> dict[str, str]:
    count = Counter(dot.origin for row in rows for dot in row.dots)
    return {key: _name(key, figures, language) for key in sorted(count, key=lambda key: (-count[key], key))}


def _name(key: str, figures: Sequence[Told], language: Language) -> str:
    """The origin ``key`` as a reader knows it: the actor's neutral name, the outlet's, else the speaker's shortest."""
    own = [t for t in figures if t.origin == key]
    printed = {name for t in own if (name := printed_name(t.reading)) and publisher(t.reading) == key}
    spoken = {t.figure.speaker.text for t in own if t.figure.speaker is not None}
    name = min(printed or spoken, key=lambda name: (len(name), name), default=key)
    return known_as(key, language, {key: name})
