"""Tolls: an incident's figures reconciled, by outcome and group of victims, each end with the figure it comes from.

A toll of a whole status stands first; those of a demographic or a side are its parts and stand beside it. What a party
that fights says of its enemy, of its own or of its victims is a toll of its own, marked. Figures that a later one by
the same origin replaces, denials, suppositions and cumulative counts are in no range.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from hasila.incidents.counting import candidates
from hasila.incidents.grades import graded
from hasila.incidents.model import PolicyName, Ref, Responsible, Superseded, Told, Toll
from hasila.incidents.policies import POLICIES, Candidate
from hasila.incidents.policies.candidates import latest
from hasila.incidents.publishers import belligerent, side
from hasila.incidents.told import superseded

_LIKE = 3  # times
_CHAIN = 4  # a part of a part of what repeats a figure
_Group = tuple[str, str | None, str | None, str | None, str | None]  # outcome, status, demographic, affiliation, party


def tolls(
    figures: Sequence[Told],
    responsible: Sequence[Responsible],
    policy: PolicyName = "range",
    discounted: Callable[[Ref], bool] | None = None,
) -> tuple[Toll, ...]:
    """The tolls of one incident, the whole before the parts. ``discounted``: figures that a person has set aside."""
    counted = [t for t in figures if t.figure.assertion == "asserted" and not (discounted and discounted(t.ref))]
    counted = _without_nones(counted)
    of_groups: dict[_Group, list[Told]] = defaultdict(list)
    statuses = _statuses(counted)
    replaced = _replaced(counted, statuses)
    by_ref = {t.ref: t for t in counted}
    parties = _parties(counted)
    for each in counted:
        last = by_ref[replaced[each.ref].by] if each.ref in replaced and not side(each.figure) else each
        for group in _groups(last if side(last.figure) else each, statuses, parties):
            of_groups[group].append(each)
    told = {(t.ref, t.figure.outcome) for t in counted}
    made = [_toll(group, found, told, replaced, responsible, policy) for group, found in of_groups.items()]
    return tuple(sorted((t for t in made if t is not None), key=_order))


def _without_nones(figures: Sequence[Told]) -> list[Told]:
    """Without the "none" of a report that elsewhere counts some for the same outcome: its none is of somebody else."""
    some = {(t.ref.report, t.figure.outcome) for t in figures if t.figure.value}
    return [t for t in figures if t.figure.value != 0 or (t.ref.report, t.figure.outcome) not in some]


def _order(toll: Toll) -> tuple[str, ...]:
    return tuple(str(v or "") for v in (toll.outcome, toll.party, toll.affiliation, toll.demographic, toll.status))


def _statuses(figures: Sequence[Told]) -> dict[Ref, str | None]:
    """Each figure's status; None where a total is stated to hold civilians and combatants: it is of neither alone."""
    parts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in figures:
        if each.figure.subset_of:
            parts[each.ref.report, each.figure.subset_of].add(each.figure.status)
    out: dict[Ref, str | None] = {}
    for each in figures:
        kinds = parts[each.ref.report, each.ref.figure] | {each.figure.status}
        out[each.ref] = None if {"civilian", "combatant"} <= kinds else each.figure.status
    by_figure = {(t.ref.report, t.ref.figure): t for t in figures}
    for each in figures:  # a figure said again is of whom it was said to be
        first = by_figure.get((each.ref.report, each.figure.repeats or ""))
        if first is not None and out[first.ref] is None:
            out[each.ref] = None
    return out


def _parties(figures: Sequence[Told]) -> dict[Ref, str]:
    """The party that fights and that a figure comes from; what repeats a party's figure, or is a part of it, too."""
    by_id = {(t.ref.report, t.ref.figure): t for t in figures}
    out: dict[Ref, str] = {}
    for each in figures:
        at: Told | None = each
        for _ in range(_CHAIN):
            if at is None or each.ref in out:
                break
            if belligerent(at.origin):
                out[each.ref] = at.origin
            at = by_id.get((at.ref.report, at.figure.repeats or at.figure.subset_of or ""))
    return out


def _groups(each: Told, statuses: Mapping[Ref, str | None], parties: Mapping[Ref, str]) -> list[_Group]:
    figure, party, status = each.figure, parties.get(each.ref), statuses[each.ref]
    whose = side(figure)
    if status == "combatant" and whose:
        return [(figure.outcome, status, None, whose, party)]
    found: list[_Group] = [(figure.outcome, status, None, None, party)]
    if figure.demographic:
        found.append((figure.outcome, status, figure.demographic, None, party))
    return found


def _replaced(figures: Sequence[Told], statuses: Mapping[Ref, str | None]) -> dict[Ref, Superseded]:
    """What is superseded: compared are figures of one outcome, demographic and side, whole with whole; a total of
    unsaid status replaces one of civilians and the other way round."""
    alike: dict[tuple[str, str, bool], list[Told]] = defaultdict(list)
    here = {(t.ref.report, t.ref.figure) for t in figures}
    for each in figures:
        figure = each.figure
        if figure.value is None or (each.ref.report, figure.subset_of or "") in here:
            continue  # a part; of a month's or a year's total every incident is one
        alike[figure.outcome, figure.demographic, statuses[each.ref] == "combatant"].append(each)
    out: dict[Ref, Superseded] = {}
    for group in alike.values():
        for whose in sorted({side(t.figure) for t in group}):
            out |= superseded([t for t in group if side(t.figure) == whose])
        for each in group:  # whose side an earlier telling left unsaid, and a later one of like size says
            if not side(each.figure) and each.ref not in out:
                later = [t for t in group if t.ref.report != each.ref.report and side(t.figure) and _like(t, each)]
                out |= {ref: s for ref, s in superseded([each, *later]).items() if ref == each.ref}
    by_id = {(t.ref.report, t.ref.figure): t.ref for t in figures}
    for each in figures:  # a part goes with its total, what repeats a figure with it
        above = by_id.get((each.ref.report, each.figure.subset_of or each.figure.repeats or ""))
        if above in out and each.ref not in out and above is not None:
            out[each.ref] = Superseded(each.ref.report, each.ref.figure, out[above].by)
    return out


def _like(one: Told, other: Told) -> bool:
    a, b = one.figure.value or 0, other.figure.value or 0
    return 0 < max(a, b) <= _LIKE * min(a, b)


def _toll(
    group: _Group,
    figures: Sequence[Told],
    told: Collection[tuple[Ref, str]],
    replaced: Mapping[Ref, Superseded],
    responsible: Sequence[Responsible],
    policy: PolicyName,
) -> Toll | None:
    outcome, status, demographic, affiliation, party = group
    standing = [t for t in figures if t.ref not in replaced]
    counted = candidates(standing, told)
    found = counted if demographic is not None else [c for c in counted if not c.partial] or counted
    ends = POLICIES[policy](found)
    last: Candidate | None = latest(found)
    origins = len({t.origin for t in standing if t.figure.value is not None})
    if affiliation is not None:  # as it was written, not as it is compared
        named = next((f.affiliation for t in figures if (f := t.figure).affiliation is not None), None)
        affiliation = affiliation if named is None else named.actor or named.text
    grade, reason = graded(outcome, status, standing, responsible)
    return Toll(
        outcome,
        status or "",
        demographic,
        affiliation,
        ends.low,
        ends.high,
        ends.best,
        None if last is None else last.low,
        origins,
        grade,
        reason,
        policy,
        tuple(t.ref for t in figures),
        tuple(replaced[t.ref] for t in figures if t.ref in replaced),
        tuple(t.ref for t in standing if t.figure.value is None),
        party,
        ends.note,
    )
