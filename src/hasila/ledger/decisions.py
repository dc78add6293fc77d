"""What people decide of figures: added, never changed, and tied to the words, so that no later reading undoes them.

A decision is of a stretch of one report's text, with the figure that stood there. A later reading may number its
figures anew: the decision is then of the figure whose words are the same stretch (and, where several have it, whose
outcome is the same). Where no figure is there any more, or the text is another, the decision stays, of none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args, get_origin, get_type_hints

import sqlalchemy as sa

from hasila.ledger.codec import dumps, made, plain
from hasila.ledger.errors import NotAllowed, NotKept
from hasila.ledger.identity import Author, now
from hasila.ledger.schema import decisions, reports, versions
from hasila.model import Figure, Reading, Span

#: confirm: the reading is right; correct: fields of the figure are otherwise, as ``value`` says; discount: not to be
#: believed; note: words of a person's own; join, part: this report (or figure) and those in ``value["with"]`` are one
#: incident, or are not; undo: an earlier decision no longer stands.
Deed = Literal["confirm", "correct", "discount", "note", "join", "part", "undo"]
_DEEDS: tuple[Deed, ...] = get_args(Deed)
_SETTLED: frozenset[Deed] = frozenset({"confirm", "correct", "discount"})  # of a figure, the last of these stands
_FIXED = ("id", "span", "text", "why")  # where and in which words it stands, which no decision changes
_CORRECTABLE = {name: kind for name, kind in get_type_hints(Figure).items() if name not in _FIXED}
_WAS = "outcome_was"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. ``version`` and ``text_sha256`` are the hashes of the report's version and of its text; ``figure``,
    ``span``, ``words`` and ``outcome`` are of the figure as it stood when it was decided on, None where the decision is
    of the report."""

    number: int
    at: str
    author: Author
    reason: str
    deed: Deed
    report: str
    version: str
    text_sha256: str
    figure: str | None
    span: Span | None
    words: str | None
    value: Mapping[str, Any]
    undoes: int | None = None

    @property
    def outcome(self) -> str | None:
        """The outcome of the figure when it was decided on."""
        return self.value.get(_WAS)


def take(
    connection: sa.Connection, reading: Reading, version: str, deed: Deed, author: Author, reason: str,
    figure: str | None, value: Mapping[str, Any], undoes: int | None,
) -> int:  # fmt: skip
    """Add a decision of ``reading``'s report or of one of its figures; returns its number.

    Raises NotAllowed, NotKept.
    """
    if deed not in _DEEDS:
        raise NotAllowed(f"{deed}: no such decision; there are {', '.join(_DEEDS)}")
    if not author.is_person or not author.name.strip():
        raise NotAllowed("a decision has a person as its author")
    if (deed == "undo") != (undoes is not None):
        raise NotAllowed("undo, and only undo, names the decision that no longer stands")
    about = _figure(reading, figure) if figure is not None else None
    if about is None and deed in _SETTLED:
        raise NotAllowed(f"{deed}: of which figure?")
    stored = dict(value)
    if about is not None:
        stored[_WAS] = about.outcome
        if deed == "correct":
            corrected(about, value)  # refuses what a figure has not
    chosen = (
        sa.select(versions.c.number, versions.c.report)
        .join(reports, reports.c.number == versions.c.report)
        .where(reports.c.id == reading.report.id, versions.c.sha == version)
    )
    row = connection.execute(chosen).one()
    add = decisions.insert().values(
        at=now(), author=str(author), reason=reason, kind=deed, report=row.report, version=row.number, figure=figure,
        start_offset=about.span.start if about else None, end_offset=about.span.end if about else None,
        words=about.text if about else None, value=dumps(stored), undoes=undoes,
    )  # fmt: skip
    return int(connection.execute(add.returning(decisions.c.number)).scalar_one())


def all_of(connection: sa.Connection, report: str | None = None) -> list[Decision]:
    """The decisions on ``report`` (None: on all), in the order they were taken in."""
    chosen = (
        sa.select(decisions, reports.c.id.label("of"), versions.c.sha, versions.c.text_sha256)
        .join(reports, reports.c.number == decisions.c.report)
        .join(versions, versions.c.number == decisions.c.version)
        .order_by(decisions.c.number)
    )
    if report is not None:
        chosen = chosen.where(reports.c.id == report)
    return [_decision(row) for row in connection.execute(chosen)]


def standing(taken: Iterable[Decision]) -> list[Decision]:
    """The decisions of ``taken`` that stand: not undone (an undoing may be undone itself), and of those that settle one
    figure the last."""
    taken = list(taken)
    undone: set[int] = set()
    for each in reversed(taken):
        if each.undoes is not None and each.number not in undone:
            undone.add(each.undoes)
    out: dict[tuple[Any, ...], Decision] = {}
    for each in taken:
        if each.number in undone or each.deed == "undo":
            continue
        settled = (each.report, each.text_sha256, each.span, each.outcome) if each.deed in _SETTLED else (each.number,)
        out[settled] = each
    return sorted(out.values(), key=lambda d: d.number)


def on_figures(reading: Reading, stand: Iterable[Decision]) -> dict[str, list[Decision]]:
    """The decisions of ``stand`` by the figures of ``reading``."""
    out: dict[str, list[Decision]] = {}
    of = (reading.report.id, reading.report.text_sha256)
    for decision in stand:
        if (decision.report, decision.text_sha256) != of or decision.span is None:
            continue
        here = [f for f in reading.figures if f.span == decision.span]
        found = [f for f in here if f.outcome == decision.outcome] or (here if len(here) == 1 else [])
        if len(found) > 1:
            found = [f for f in found if f.id == decision.figure] or found[:1]
        for figure in found:
            out.setdefault(figure.id, []).append(decision)
    return out


def settled(reading: Reading, stand: Iterable[Decision]) -> Reading:
    """``reading`` with the corrections of ``stand`` in it: what people say goes before what was read."""
    decided = on_figures(reading, stand)
    found = []
    for figure in reading.figures:
        for decision in decided.get(figure.id, ()):
            if decision.deed == "correct":
                figure = corrected(figure, decision.value)
        found.append(figure)
    return replace(reading, figures=tuple(found))


def corrected(figure: Figure, value: Mapping[str, Any]) -> Figure:
    """``figure`` with the fields of ``value`` (as ``codec.plain`` writes them) in it. Raises NotAllowed where a figure
    has no such field or no such value, or the field says where and in which words the figure stands."""
    given = {name: each for name, each in value.items() if name != _WAS}
    for name, each in given.items():
        if name not in _CORRECTABLE:
            raise NotAllowed(f"{name}: not to be corrected")
        if get_origin(_CORRECTABLE[name]) is Literal and each not in get_args(_CORRECTABLE[name]):
            raise NotAllowed(f"{name}: {each}: it may be {', '.join(get_args(_CORRECTABLE[name]))}")
        if name in ("value", "value_max") and each is not None and not (type(each) is int and each >= 0):
            raise NotAllowed(f"{name}: {each}: not a number of people")
    try:
        return made(Figure, {**plain(figure), **given})
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise NotAllowed(f"no figure is like this: {error}") from error


def _figure(reading: Reading, figure: str) -> Figure:
    for each in reading.figures:
        if each.id == figure:
            return each
    raise NotKept(f"{reading.report.id}#{figure}: no such figure")


def _decision(row: Any) -> Decision:
    span = None if row.start_offset is None else Span(row.start_offset, row.end_offset)
    return Decision(
        row.number, row.at, Author.of(row.author), row.reason, row.kind, row.of, row.sha, row.text_sha256, row.figure,
        span, row.words, json.loads(row.value), row.undoes,
    )  # fmt: skip
