"""An incident's one number for an outcome, where a format wants one: from its tolls, without counting anybody twice.

Hasila keeps tolls apart by status, side and party. Formats of a line an incident (ACLED, UCDP) have one number for all
who died. It is got by the first of these that holds, and ``basis`` says which:

- ``stated``: a toll of all victims, of whatever status; its high end is raised to that of a group that alone is larger;
- ``one_group``: only one group is told of;
- ``added``: civilians and combatants (of one side or several) are told of, and nobody of unknown status: the sum;
- ``largest``: a toll of people of unknown status stands beside others, and may hold them: the larger of the two, end by
  end;
- ``party``: only parties that fight give numbers, of their enemies or of themselves: no total.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from hasila.incidents.model import End, Incident, Toll

Basis = Literal["stated", "one_group", "added", "largest", "party"]
_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Total:
    """One outcome's number. An end is None where it is not known; ``open_*``: the words leave it open there."""

    basis: Basis
    low: int | None = None
    high: int | None = None
    best: int | None = None
    latest: int | None = None
    open_above: bool = False
    open_below: bool = False
    refs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def total(incident: Incident, outcome: str) -> Total | None:
    """The total of ``outcome`` in ``incident``; None where it has no toll."""
    tolls = [t for t in incident.tolls if t.outcome == outcome and t.demographic is None]
    own = [t for t in tolls if t.party is None and (t.low is not None or t.best is not None)]
    if not own:
        vague = [t for t in tolls if t.party is None]
        basis: Basis = "one_group" if vague else "party"
        return Total(basis, refs=_refs(vague or tolls)) if tolls else None
    stated = [t for t in own if not t.status]
    if stated:
        return _raised(_of(stated[0], "stated"), [t for t in own if t.status])
    if len(own) == 1:
        return _of(own[0], "one_group")
    unknown = [t for t in own if t.status == _UNKNOWN]
    known = [t for t in own if t.status != _UNKNOWN]
    summed = _sum(known)
    return summed if not unknown or summed is None else _larger(_sum(unknown), summed)


def name(end: End) -> list[str]:
    """The full names (``REPORT#f3``) of the figures of an end of a toll."""
    return [f"{end.report}#{figure}" for figure in end.figures or (end.figure,)]


def open_words(total_: Total) -> str | None:
    """"above", "below" or both, where the words leave the total open; None where they do not."""
    return " ".join(w for w, is_open in (("above", total_.open_above), ("below", total_.open_below)) if is_open) or None


def _of(toll: Toll, basis: Basis) -> Total:
    low, high = toll.low, toll.high
    return Total(
        basis, low.value if low else None, high.value if high else None, toll.best,
        toll.latest.value if toll.latest else None, bool(high and high.open_above), bool(low and low.open_below),
        _refs([toll]), (toll.note,) if toll.note else (),
    )  # fmt: skip


def _sum(tolls: Sequence[Toll]) -> Total | None:
    parts = [_of(toll, "added") for toll in tolls]
    if not parts:
        return None
    return Total(
        "added", _added(p.low for p in parts), _added(p.high for p in parts), _added(p.best for p in parts),
        _added(p.latest for p in parts), any(p.open_above for p in parts), any(p.open_below for p in parts),
        _refs(tolls), tuple(dict.fromkeys(note for p in parts for note in p.notes)),
    )  # fmt: skip


def _added(values: Iterable[int | None]) -> int | None:
    """The sum, None where any of them is not known."""
    found = list(values)
    return None if None in found else sum(v for v in found if v is not None)


def _larger(one: Total | None, other: Total) -> Total:
    if one is None:
        return other
    return Total(
        "largest", _most(one.low, other.low), _most(one.high, other.high), _most(one.best, other.best), None,
        one.open_above or other.open_above, one.open_below or other.open_below, (*one.refs, *other.refs),
        tuple(dict.fromkeys((*one.notes, *other.notes))),
    )  # fmt: skip


def _most(one: int | None, other: int | None) -> int | None:
    """The larger, None where either is not known."""
    return None if one is None or other is None else max(one, other)


def _raised(stated: Total, groups: Sequence[Toll]) -> Total:
    highs = [t.high.value for t in groups if t.high is not None]
    if stated.high is None or not highs or max(highs) <= stated.high:
        return stated
    more = [t for t in groups if t.high is not None and t.high.value > stated.high]
    return replace(stated, high=max(highs), refs=(*stated.refs, *_refs(more)))


def _refs(tolls: Sequence[Toll]) -> tuple[str, ...]:
    """The figures that stand behind ``tolls``: those of their ends, or the vague ones where there is no end."""
    ends = [n for t in tolls for end in (t.low, t.high, t.latest) if end is not None for n in name(end)]
    vague = [f"{ref.report}#{ref.figure}" for t in tolls for ref in t.vague]
    return tuple(dict.fromkeys(ends or vague))
