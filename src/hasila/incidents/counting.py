"""What one report says of one toll: the total that each of those it quotes states, or the sum of the victims it names
where nobody states one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from hasila.incidents.model import End, Ref, Told
from hasila.incidents.policies.candidates import Candidate
from hasila.incidents.told import first_stems
from hasila.model import Figure, Span

_OPEN_ABOVE = frozenset({"at_least", "more_than"})
_OPEN_BELOW = frozenset({"at_most", "less_than"})
_MANY_TIMES = 2


def candidates(figures: Sequence[Told], told: Collection[tuple[Ref, str]] = ()) -> list[Candidate]:
    """The candidates of one toll, by report: for each origin that states a total in it one, else one for what it names.
    ``figures`` are of one outcome, status and side, of any demographic; ``told``: every figure of the incident, with
    its outcome."""
    out = []
    for _, group in groupby(
        sorted(figures, key=lambda t: (t.ref.report, t.figure.span, t.ref.figure)), key=lambda t: t.ref.report
    ):
        out += _of_report(list(group), told)
    return out


def _of_report(figures: list[Told], told: Collection[tuple[Ref, str]]) -> list[Candidate]:
    numbers = [t for t in figures if t.figure.value is not None]
    whole = _tops([t for t in numbers if not t.figure.demographic], numbers)
    named = _tops([t for t in numbers if t.figure.demographic], numbers)
    if any(t.figure.value for t in (*whole, *named)):  # none hurt here, some hurt there: the none is of a place apart
        whole = [t for t in whole if t.figure.value]
        named = [t for t in named if t.figure.value]
    if whole:
        return [_of_origin(group, named, told) for group in _by_origin(whole)]
    if named:
        # told to be among more (قتلى بينهم 3 أطفال), they are not the whole
        partial = any(_part(t, told) or _and_more(t, figures) for t in named)
        return [replace(_candidate(_distinct(named)), partial=partial)]
    vague = [t for t in figures if t.figure.value is None]
    if not vague:
        return []
    first = vague[0]
    return [Candidate(None, None, first.origin, first.said, first.final, tuple(first_stems(first.figure)))]


def _by_origin(whole: Sequence[Told]) -> list[list[Told]]:
    """The totals of those who state one: the ministry's twelve and the hospital's nine are two figures, not one."""
    return [[t for t in whole if t.origin == origin] for origin in sorted({t.origin for t in whole})]


def _of_origin(whole: list[Told], named: Sequence[Told], told: Collection[tuple[Ref, str]]) -> Candidate:
    best = _stated(whole)
    beside = [t for t in named if _same_breath(t.figure, best.figure)]
    # told to be among more whom nobody counts (جرحى أحدهم في حال الخطر), they are not the whole
    return replace(_candidate([best, *beside]), partial=_part(best, told))


def _part(each: Told, told: Collection[tuple[Ref, str]]) -> bool:
    """Is it a part of a count of the same harm in this very incident? A headline's count of several places is none."""
    return (Ref(each.ref.report, each.figure.subset_of or ""), each.figure.outcome) in told


def _and_more(each: Told, figures: Iterable[Told]) -> bool:
    """قُتل فلان وعشرات آخرون: does its sentence go on to others whom nobody counts?"""
    others = (t.figure for t in figures if t.figure.value is None and t.figure.span.start >= each.figure.span.end)
    return any(_by_itself(other) and _in_one_sentence(each.figure, other) for other in others)


def _stated(whole: list[Told]) -> Told:
    """The total that the report states of the incident: the largest, but for a later number many times the opening
    one, which as a rule counts more than this incident (the week's, the camp's) whatever its sentence says."""
    first = min(whole, key=lambda t: t.figure.span)
    most = _MANY_TIMES * (first.figure.value or 0) + 1
    near = [t for t in whole if (t.figure.value or 0) <= most or t.final > 0 or first.figure.value == 1]
    return max(near, key=lambda t: (t.final >= 0, t.figure.value or 0, -t.figure.span.start))


def _tops(figures: list[Told], numbers: Iterable[Told]) -> list[Told]:
    """Those that are neither said again nor a part of another that has a number."""
    valued = {t.ref.figure for t in numbers}
    return [t for t in figures if t.figure.subset_of not in valued and t.figure.repeats not in valued]


def _same_breath(named: Figure, whole: Figure) -> bool:
    """Are the two told side by side in one sentence (قتل مدني وطفلة), so that they add up?"""
    after = whole.span.end <= named.span.start and _in_one_sentence(named, whole)
    return after and _by_itself(named) and whole.value == 1


def _in_one_sentence(one: Figure, other: Figure) -> bool:
    return one.why is not None and other.why is not None and one.why.sentence == other.why.sentence


def _by_itself(figure: Figure) -> bool:
    """Is it neither a part of another nor another said again?"""
    return figure.subset_of is None and figure.repeats is None


def _distinct(named: list[Told]) -> list[Told]:
    """The figures that make up the fullest count of those named: all of one sentence, or of each kind the most that one
    sentence counts (three children here and one child there)."""
    by_sentence: dict[Span, list[Told]] = {}
    for each in named:
        by_sentence.setdefault(each.figure.why.sentence if each.figure.why else each.figure.span, []).append(each)
    most: dict[str, list[Told]] = {}
    for told in by_sentence.values():
        for kind in {t.figure.demographic for t in told}:
            alike = [t for t in told if t.figure.demographic == kind]
            if kind not in most or _sum(alike) > _sum(most[kind]):
                most[kind] = alike
    ways = [[t for alike in most.values() for t in alike], *by_sentence.values()]
    return sorted(max(ways, key=_sum), key=lambda t: t.figure.span)


def _sum(figures: Iterable[Told]) -> int:
    return sum(t.figure.value or 0 for t in figures)


def _candidate(parts: list[Told]) -> Candidate:
    first = parts[0]
    low = sum(t.figure.value or 0 for t in parts)
    high = sum(t.figure.value_max or t.figure.value or 0 for t in parts)
    qualifiers = {t.figure.qualifier for t in parts}
    ids = tuple(t.ref.figure for t in parts)
    above, below = bool(qualifiers & _OPEN_ABOVE), bool(qualifiers & _OPEN_BELOW)
    ends = [End(v, first.ref.report, first.ref.figure, ids, above, below) for v in (low, high)]
    return Candidate(ends[0], ends[1], first.origin, first.said, first.final)
