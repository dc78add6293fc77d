"""A reading to its mentions: the incidents that one report tells, each with its figures and all that linking needs.

Figures are of one mention where one repeats or is a part of another, where they happened at one place and no two days
are given, and, where a figure names no spot, with the figures told before it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hasila.arabic.sentences import sentences
from hasila.arabic.words import Token, tokens
from hasila.incidents.days import when, written
from hasila.incidents.model import Mention, Spot
from hasila.incidents.report_days import ReportDays
from hasila.incidents.spots import holds, same, singly, spot
from hasila.incidents.wording import shingles, telling
from hasila.model import Figure, Place, Reading, Span

_BESIDE = 40  # characters around a mention of the place in which another place tells where it lies
_BESIDE_MOST = 12
_NEST = 20  # characters between a quarter and its town
_MIDST = frozenset({"وسط"})
_OPENING = 900  # characters of a report of one incident that are compared


def mentions(reading: Reading) -> tuple[Mention, ...]:
    """The incidents that ``reading`` tells, in the order of their first figure. Pure; a report without a figure of one
    event has one mention, without figures."""
    groups = _groups(reading)
    day = written(reading)
    cut = _read_tokens(reading)
    prints = shingles(cut)
    return tuple(
        _mention(reading, f"{reading.report.id}#m{n}", group, len(groups) == 1, day, cut, prints)
        for n, group in enumerate(groups or [[]], 1)
    )


def _read_tokens(reading: Reading) -> list[Token]:
    cut = tokens(reading.report.text)
    furniture = reading.report.furniture
    if not furniture:
        return cut
    return [t for t in cut if not any(f.start <= t.start < f.end for f in furniture)]


def _nested(reading: Reading) -> dict[str, set[str]]:
    """Places by key → those that the report says they lie in, hold or are also called: named one right after another,
    with no و between them (a quarter, its town, the town's other name)."""
    out: dict[str, set[str]] = {}
    ordered = sorted(reading.places, key=lambda p: p.span)
    run: list[Place] = []
    for place in ordered:
        if run and not _goes_on(reading.report.text, run[-1], place):
            run = []
        for other in run:
            if place.id is None or other.id is None:  # else the gazetteer knows whether one holds the other
                out.setdefault(spot(place).key, set()).add(spot(other).key)
                out.setdefault(spot(other).key, set()).add(spot(place).key)
        run.append(place)
    return out


def _goes_on(text: str, one: Place, other: Place) -> bool:
    """Does ``other`` tell where ``one`` lies, or what else it is called?"""
    between = text[one.span.end : other.span.start]
    return (
        len(between) <= _NEST
        and not any(w.startswith("و") and w not in _MIDST for w in between.split())
        and not any(m in between for m in "،,.\n")
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What a report tells of its places (which lie in which, or are one) and of its days."""

    nested: dict[str, set[str]]
    days: ReportDays


def _groups(reading: Reading) -> list[list[Figure]]:
    """The figures of single events, grouped by the incident they are of."""
    figures = [f for f in reading.figures if f.scope == "incident"]
    told = _Told(_nested(reading), ReportDays.of(reading))
    groups: list[list[Figure]] = []
    of: dict[str, list[Figure]] = {}
    for figure in figures:
        home = _home(figure, groups, of, told)
        if home is None:
            home = []
            groups.append(home)
        home.append(figure)
        of[figure.id] = home
    return _joined(groups, told)


def _home(
    figure: Figure, groups: Sequence[list[Figure]], of: dict[str, list[Figure]], told: _Told
) -> list[Figure] | None:
    """The group of ``figure`` among those told before, None where it opens one."""
    for tie in (figure.repeats, figure.subset_of):
        if tie in of and not _apart(figure, of[tie], told):
            return of[tie]
    if _fine(figure) is None:
        fitting = [g for g in groups[-1:] if not _apart(figure, g, told)]
        return fitting[0] if fitting else next((g for g in groups if not _apart(figure, g, told)), None)
    for group in reversed(groups):
        here = any((s := _fine(f)) is not None and _one(s, _spot(figure), told.nested) for f in group)
        if here and not told.days.apart(figure, group):
            return group
    return None


def _joined(groups: list[list[Figure]], told: _Told) -> list[list[Figure]]:
    """Groups that name no spot of their own (a headline's province) go with the first that lies there."""
    fine = [g for g in groups if any(_fine(f) for f in g)]
    out = list(fine)
    for group in groups:
        if any(_fine(f) for f in group):
            continue
        target = next((g for g in out if not any(_apart(f, g, told) for f in group)), None)
        if target is None:
            out.append(group)
        else:
            target.extend(group)
    for group in out:
        group.sort(key=lambda f: f.span)
    return sorted(out, key=lambda g: g[0].span)


def _spot(figure: Figure) -> Spot:
    return Spot("") if figure.place is None else spot(figure.place)


def _fine(figure: Figure) -> Spot | None:
    if figure.place is None:
        return None
    found = spot(figure.place)
    return found if found.fine else None


def _one(a: Spot, b: Spot, nested: dict[str, set[str]]) -> bool:
    return same(a, b) or b.key in nested.get(a.key, ())


def _apart(figure: Figure, group: Iterable[Figure], told: _Told) -> bool:
    """Do place or day tell ``figure`` from the group?"""
    group = list(group)
    if told.days.apart(figure, group):
        return True
    mine = _fine(figure)
    theirs = [s for f in group if (s := _fine(f)) is not None]
    if mine is not None:
        return bool(theirs) and not any(_one(mine, s, told.nested) for s in theirs)
    wide = _spot(figure)
    known = [s for s in theirs if s.within]
    return (
        bool(wide.key and known) and not any(wide.key == s.key or holds(wide, s) for s in known) and bool(wide.within)
    )


def _mention(
    reading: Reading,
    id_: str,
    figures: list[Figure],
    alone: bool,
    day: dt.date | None,
    cut: list[Token],
    prints: frozenset[int],
) -> Mention:
    main, beside = _places(reading, figures)
    stretches = _stretches(reading, figures, main, alone, cut)
    own = [t for t in cut if any(s.start <= t.start < s.end for s in stretches)]
    named = [p.span for p in reading.places]
    return Mention(
        id_,
        reading.report.id,
        tuple(f.id for f in figures),
        main,
        beside,
        when(reading, figures, day),
        _counts(figures),
        tuple(sorted({f.cause.code for f in figures if f.cause})),
        tuple(sorted({f.blamed.actor for f in figures if f.blamed and f.blamed.actor})),
        tuple(sorted({f.affiliation.actor for f in figures if f.affiliation and f.affiliation.actor})),
        telling(own, named),
        prints,
    )


def _places(reading: Reading, figures: Sequence[Figure]) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
    """(where it happened, what else is named beside it): fine spots where there are any, else what there is."""
    given = [f.place for f in figures if f.place is not None]
    own = list(dict.fromkeys(s for p in given for s in map(spot, singly(p))))
    main = [s for s in own if s.fine] or [s for s in own if s.key]
    if not main and not given and reading.places:
        first = [spot(p) for p in reading.places]
        main = [s for s in first if s.fine][:1] or first[:1]
    if given and not any(s.fine for s in main):  # "the town": one of those that the report names
        return tuple(main), tuple(dict.fromkeys(s for p in reading.places if (s := spot(p)).fine))[:_BESIDE_MOST]
    here = [p for p in reading.places if any(same(spot(p), s) for s in main)]
    beside = [
        s
        for p in reading.places
        if any(p.span.distance(h.span) <= _BESIDE for h in here) and (s := spot(p)) not in main
    ]
    beside += [s for s in own if s not in main]
    return tuple(main), tuple(dict.fromkeys(beside))[:_BESIDE_MOST]


def _stretches(
    reading: Reading, figures: Sequence[Figure], main: Sequence[Spot], alone: bool, cut: Sequence[Token]
) -> list[Span]:
    """What the report says of this incident: its opening where it tells one, else the sentences of its figures and of
    its places."""
    if alone:
        return [Span(0, _OPENING)]
    marks = [f.span for f in figures] + [_at(p) for p in reading.places if any(same(spot(p), s) for s in main)]
    out = []
    for first, last in sentences(cut):
        whole = Span(cut[first].start, cut[last - 1].end)
        if any(whole.start <= m.start < whole.end for m in marks):
            out.append(whole)
    return out


def _at(place: Place) -> Span:
    return place.span


def _counts(figures: Iterable[Figure]) -> tuple[tuple[str, str, str, int], ...]:
    return tuple(
        sorted(
            {
                (f.outcome, f.status, f.demographic, f.value)
                for f in figures
                if f.assertion == "asserted" and f.value is not None
            }
        )
    )
