"""Checks: what a report's own figures say against each other. Findings with the wordings, never corrections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from hasila.arabic.stems import stem
from hasila.arabic.words import tokens
from hasila.incidents.model import Check, Series, Told
from hasila.incidents.told import words
from hasila.model import Figure, Reading

_WORDS = 60  # characters of a phrase that are quoted
_EXACT = frozenset({"exact"})


def checks(figures: Sequence[Told], series: Iterable[Series] = ()) -> tuple[Check, ...]:
    """The findings of one incident's figures, report by report, and of its series."""
    by_report: dict[str, list[Told]] = defaultdict(list)
    for each in figures:
        by_report[each.ref.report].append(each)
    out: list[Check] = []
    for report in sorted(by_report):
        found = by_report[report]
        reading = found[0].reading
        own = [t.figure for t in found]
        for total in own:
            parts = [f for f in own if f.subset_of == total.id and f.outcome == total.outcome and f.repeats is None]
            out += _sums(reading, total, parts)
        out += _contradictions(reading, found)
    out += [
        Check(
            "falling",
            False,
            _name(s.points[-1].report, s.points[-1].figure),
            tuple(_name(p.report, p.figure) for p in s.points[:-1]),
            "a cumulative toll falls",
        )
        for s in series
        if s.falls
    ]
    return tuple(out)


def _name(report: str, figure: str) -> str:
    return f"{report}#{figure}"


def _phrase(reading: Reading, figure: Figure) -> str:
    span = figure.span if figure.why is None else figure.why.phrase
    first, last = min(span.start, figure.span.start), max(span.end, figure.span.end)
    return reading.report.text[first:last][:_WORDS]


def _sums(reading: Reading, total: Figure, parts: Sequence[Figure]) -> list[Check]:
    """The parts of one total against it: their sum, each alone, and the total's label."""
    if total.value is None or total.assertion != "asserted":
        return []
    report = reading.report.id
    out: list[Check] = []
    numbered = [f for f in parts if f.value is not None and f.assertion == "asserted"]
    ids = tuple(_name(report, f.id) for f in numbered)
    quotes = (_phrase(reading, total), *(_phrase(reading, f) for f in numbered))
    top = total.value_max or total.value
    exact = total.qualifier not in ("at_least", "more_than", "about")
    out += [_over(reading, total, part, top) for part in numbered if exact and (part.value or 0) > top]
    disjoint = [f for f in numbered if not f.demographic]
    whole = sum(f.value or 0 for f in disjoint)
    names = tuple(_name(report, f.id) for f in disjoint)
    said = (quotes[0], *(_phrase(reading, f) for f in disjoint))
    run = _run(disjoint, total.value)
    if run:
        disjoint, whole = run, total.value
        names = tuple(_name(report, f.id) for f in disjoint)
        said = (quotes[0], *(_phrase(reading, f) for f in disjoint))
    if len(disjoint) > 1 and not any(c.kind == "impossible" for c in out):
        sum_words = f"{' + '.join(str(f.value) for f in disjoint)} = {whole}"
        if whole == total.value:
            out.append(Check("sum", True, _name(report, total.id), names, sum_words, said))
        elif whole > top or _everybody(reading, total, disjoint[0]):
            out.append(Check("sum", False, _name(report, total.id), names, f"{sum_words}, not {total.value}", said))
    out += _labels(reading, total, numbered, ids)
    return out


def _run(parts: Sequence[Figure], total: int) -> list[Figure]:
    """The first two or more parts told one after another that make up the total; empty where none do.

    A total may be told apart twice, by place and by who they were: each way is a sum of its own.
    """
    ordered = sorted(parts, key=lambda f: f.span)
    for first in range(len(ordered)):
        for last in range(first + 2, len(ordered) + 1):
            if sum(f.value or 0 for f in ordered[first:last]) == total:
                return ordered[first:last]
    return []


def _over(reading: Reading, total: Figure, part: Figure, top: int) -> Check:
    """A part that is larger than its total."""
    report = reading.report.id
    return Check(
        "impossible", False, _name(report, total.id), (_name(report, part.id),),
        f"a part of {part.value} in a total of {top}", (_phrase(reading, total), _phrase(reading, part)),
    )


def _everybody(reading: Reading, total: Figure, first: Figure) -> bool:
    """Do the words between say that the parts are all (هم)?"""
    between = reading.report.text[total.span.end : first.span.start]
    return bool({stem(t.form) for t in tokens(between) if t.kind == "word"} & words("all"))


def _labels(reading: Reading, total: Figure, parts: Sequence[Figure], ids: Sequence[str]) -> list[Check]:
    """Parts that the total's own label does not cover: citizens among "fighters and workers"."""
    other = {"combatant": "civilian", "civilian": "combatant"}.get(total.status)
    report = reading.report.id
    return [
        Check(
            "label",
            False,
            _name(report, total.id),
            (id_,),
            f"a total called {total.status} holds {part.value} {part.status}",
            (_phrase(reading, total), _phrase(reading, part)),
        )
        for part, id_ in zip(parts, ids, strict=True)
        if part.status == other and part.value
    ]


def _alike(reading: Reading, one: Figure, other: Figure) -> bool:
    """Do both call those they count by the same word? Else they may well count different people."""
    a, b = ({stem(t.form) for t in tokens(_phrase(reading, f)) if t.kind == "word"} for f in (one, other))
    return bool(a & b) if a or b else True


def _risen(first: Told, later: Told) -> bool:
    """Is the later one said to have risen from the first (ارتفع إلى 59، ثم إلى 60)?"""
    return later.final == 1 and (later.figure.value or 0) > (first.figure.value or 0)


def _contradictions(reading: Reading, found: Sequence[Told]) -> list[Check]:
    """Two exact numbers by one speaker for the same harm to the same people, neither said to be the earlier."""
    alike: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    for each in found:
        f = each.figure
        if f.value is None or f.assertion != "asserted" or f.subset_of or f.repeats or f.qualifier not in _EXACT:
            continue
        side = "" if f.affiliation is None else f.affiliation.actor or f.affiliation.text
        place = "" if f.place is None else f.place.id or f.place.text
        alike[f.outcome, f.status, f.demographic, side, place, each.origin, str(each.final)].append(each)
    out = []
    for group in alike.values():
        first = group[0]
        others = [
            t for t in group[1:]
            if t.figure.value != first.figure.value and _alike(reading, t.figure, first.figure) and not _risen(first, t)
        ]
        values = sorted({t.figure.value or 0 for t in (first, *others)})
        if others:
            out.append(
                Check(
                    "contradiction",
                    False,
                    _name(reading.report.id, first.ref.figure),
                    tuple(_name(reading.report.id, t.ref.figure) for t in others),
                    " / ".join(map(str, values)),
                    (_phrase(reading, first.figure), *(_phrase(reading, t.figure) for t in others)),
                )
            )
    return out
