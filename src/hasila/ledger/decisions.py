"""What people decide: added, never changed, and tied to the words, so that no later reading undoes them.

Every decision has a person as its author, a time, and a reason if one was given. What each deed says is told in
``deeds``; what comes of those on figures is in ``settling`` (``settle(reading, stand)``: the reading with what was
added, corrected and left out), of those on incidents and origins in ``ties`` (``ties(stand, readings, mentions)``: what
linking must hold together and apart). Both are given ``standing`` decisions: those that are not undone.

A decision on a figure is of a stretch of one report's text, with the figure that stood there: a later reading may
number its figures anew. What else a decision is about (``of``, ``with``, ``from``) is kept the same way.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from hasila.ledger.codec import dumps, plain
from hasila.ledger.deeds import (
    DEEDS,
    OF_A_FIGURE,
    OF_A_REPORT,
    OF_ORIGINS,
    TARGETS,
    WAS,
    Decision,
    Deed,
    Subject,
    written,
)
from hasila.ledger.errors import NotAllowed, NotKept
from hasila.ledger.fields import added, settable
from hasila.ledger.identity import Author, now
from hasila.ledger.schema import decisions, reports, versions
from hasila.ledger.settling import Settled, added_id, on_figures, settle, settled
from hasila.model import Figure, Reading, Span

#: What stands of a report, by its id. Raises NotKept.
SettledOf = Callable[[str], Settled]
_SIDES: Mapping[Deed, tuple[str, ...]] = {
    "join": ("of", "with"), "part": ("of", "with"), "move": ("of", "with", "from"), "same_origin": ("with",),
    "other_origin": ("with",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taking:
    """A decision to be taken. ``value`` as it is given: sides are names (``REPORT``, ``REPORT#f3``), stretches
    ``[start, end]`` or ``Span``."""

    deed: Deed
    author: Author
    reason: str
    figure: str | None = None
    value: Mapping[str, Any] = field(default_factory=dict)
    undoes: int | None = None


def take(connection: sa.Connection, report: Settled, version: str, taking: Taking, others: SettledOf) -> int:
    """Add a decision on ``report`` (in its version with the hash ``version``) or on one of its figures; returns its
    number. Raises NotAllowed, NotKept."""
    _check(taking)
    about = _figure(report.read, taking.figure) if taking.figure is not None else None
    value: Mapping[str, Any] = taking.value
    if taking.deed == "add":
        about = added(report.read, value, taking.author)
        stored = {"figure": plain(about), "said": sorted(set(value) - {"span", "text"})}
    elif taking.deed == "correct" and about is not None:
        stored = settable(report.read, value, report.figure(about.id))
        if not stored:
            raise NotAllowed("correct: what?")
    else:
        stored = dict(value) | _sides(report, taking, others)
    if about is not None:
        stored[WAS] = about.outcome
        stored |= _targets(report.read, about if taking.deed == "add" else None, stored)
    chosen = (
        sa.select(versions.c.number, versions.c.report)
        .join(reports, reports.c.number == versions.c.report)
        .where(reports.c.id == report.read.report.id, versions.c.sha == version)
    )
    row = connection.execute(chosen).one()
    add = decisions.insert().values(
        at=now(), author=str(taking.author), reason=taking.reason, kind=taking.deed, report=row.report,
        version=row.number, figure=about.id if about else None, start_offset=about.span.start if about else None,
        end_offset=about.span.end if about else None, words=about.text if about else None, value=dumps(stored),
        undoes=taking.undoes,
    )  # fmt: skip
    return int(connection.execute(add.returning(decisions.c.number)).scalar_one())


def _check(taking: Taking) -> None:
    deed = taking.deed
    if deed not in DEEDS:
        raise NotAllowed(f"{deed}: no such decision; there are {', '.join(DEEDS)}")
    if not taking.author.is_person or not taking.author.name.strip():
        raise NotAllowed("a decision has a person as its author")
    if (deed == "undo") != (taking.undoes is not None):
        raise NotAllowed("undo, and only undo, names the decision that no longer stands")
    if deed in OF_A_FIGURE and taking.figure is None:
        raise NotAllowed(f"{deed}: of which figure?")
    if deed in OF_A_REPORT and taking.figure is not None:
        raise NotAllowed(f"{deed}: of a report, not of a figure")


def _sides(report: Settled, taking: Taking, others: SettledOf) -> dict[str, list[dict[str, Any]]]:
    """What else a decision is about, as it is kept. Raises NotAllowed where nothing is named that must be."""
    out: dict[str, list[dict[str, Any]]] = {}
    for side in _SIDES.get(taking.deed, ()):
        given = taking.value.get(side, ())
        if isinstance(given, str) or not all(isinstance(each, str) for each in given):
            raise NotAllowed(f"{side}: a list of reports or figures is needed")
        out[side] = [written(_named(each, report, others)) for each in given]
        if not out[side] and side != "of":
            raise NotAllowed(f"{taking.deed}: {side} what?")
    if taking.deed in OF_ORIGINS and any("span" in each for each in out["with"]):
        raise NotAllowed(f"{taking.deed}: of reports, not of figures")
    return out


def _named(name: str, report: Settled, others: SettledOf) -> Subject:
    """The report, or the figure of one, with this name: an id may hold any character, # too. Raises NotKept."""
    own = report.read.report
    try:
        read = report.read if name == own.id else others(name).read
        return Subject(name, read.report.text_sha256)
    except NotKept:
        of, mark, figure = name.rpartition("#")
        if not mark:
            raise
    read = report.read if of == own.id else others(of).read
    found = _figure(read, figure)
    return Subject(of, read.report.text_sha256, found.id, found.span, found.outcome)


def _targets(reading: Reading, new: Figure | None, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Where the figures stand that a figure is said to be a part of, or to repeat: their ids may change."""
    given = plain(new) if new is not None else stored
    by_id = {f.id: f for f in reading.figures}
    found = {name: by_id[given[name]] for name in ("subset_of", "repeats") if given.get(name) is not None}
    return {TARGETS: {name: [f.span.start, f.span.end, f.outcome] for name, f in found.items()}} if found else {}


def all_of(
    connection: sa.Connection, report: str | None = None, *, of: Author | None = None, deed: Deed | None = None,
    latest: int | None = None,
) -> list[Decision]:  # fmt: skip
    """The decisions on ``report`` (None: on all), in the order they were taken in.

    ``of``: only this author's (``deed``: of this kind), and all undoings. ``latest``: no more than so many of the last.
    """
    chosen = (
        sa.select(decisions, reports.c.id.label("of"), versions.c.sha, versions.c.text_sha256)
        .join(reports, reports.c.number == decisions.c.report)
        .join(versions, versions.c.number == decisions.c.version)
        .order_by(decisions.c.number.desc()).limit(latest)
    )  # fmt: skip
    if report is not None:
        chosen = chosen.where(reports.c.id == report)
    if of is not None:
        own = (decisions.c.author == str(of)) & ((decisions.c.kind == deed) if deed is not None else sa.true())
        chosen = chosen.where(own | (decisions.c.kind == "undo"))
    return [_decision(row) for row in connection.execute(chosen)][::-1]


def last(connection: sa.Connection) -> int:
    """The number of the last decision; 0 where there is none."""
    return int(connection.execute(sa.select(sa.func.max(decisions.c.number))).scalar() or 0)


def standing(taken: Iterable[Decision], author: Author | None = None) -> list[Decision]:
    """The decisions of ``taken`` that stand, in order: those that are not undone (an undoing may be undone itself) and
    not replaced by a later one on the same. ``author``: only this one's count, as if nobody else had decided."""
    taken = [each for each in taken if author is None or each.author == author]
    undone = undone_by(taken)
    out: list[Decision] = []
    replaced: set[tuple[Any, ...]] = set()
    for each in reversed(taken):
        if each.number in undone or each.deed == "undo":
            continue
        if _settles(each) <= replaced:
            continue
        replaced |= _replaces(each)
        out.append(each)
    return out[::-1]


def undone_by(taken: Iterable[Decision]) -> dict[int, int]:
    """The numbers of the decisions that are undone, each with that of the undoing that stands."""
    out: dict[int, int] = {}
    for each in sorted(taken, key=lambda d: -d.number):
        if each.undoes is not None and each.number not in out:
            out.setdefault(each.undoes, each.number)
    return out


def _place(decision: Decision) -> tuple[Any, ...]:
    return decision.report, decision.text_sha256, decision.span, decision.outcome


def _settles(decision: Decision) -> set[tuple[Any, ...]]:
    """What a decision says, as keys: it is replaced where later ones have replaced all of it."""
    place = _place(decision)
    if decision.deed == "correct":
        return {(*place, "field", name) for name in decision.given}
    if decision.deed in OF_A_FIGURE:
        return {(*place, "figure" if decision.deed == "reject" else "verdict")}
    if decision.deed == "review":
        return {(*place, "review", decision.author)}
    return {("number", decision.number)}


def _replaces(decision: Decision) -> set[tuple[Any, ...]]:
    place, own = _place(decision), _settles(decision)
    if decision.deed == "correct":  # whoever corrects a figure takes it for one
        return own | {(*place, "figure")}
    if decision.deed in OF_A_FIGURE:
        return own | {(*place, "figure"), (*place, "verdict")}
    return own


def _figure(reading: Reading, figure: str) -> Figure:
    for each in reading.figures:
        if each.id == figure:
            return each
    raise NotKept(f"{reading.report.id}#{figure}: no such figure")


def _decision(row: Any) -> Decision:
    span = None if row.start_offset is None else Span(row.start_offset, row.end_offset)
    figure = added_id(row.number) if row.kind == "add" else row.figure
    return Decision(
        row.number, row.at, Author.of(row.author), row.reason, row.kind, row.of, row.sha, row.text_sha256, figure, span,
        row.words, json.loads(row.value), row.undoes,
    )  # fmt: skip


__all__ = [
    "Decision", "Deed", "Settled", "Subject", "Taking", "all_of", "last", "on_figures", "settle", "settled", "standing",
    "take", "undone_by",
]  # fmt: skip
