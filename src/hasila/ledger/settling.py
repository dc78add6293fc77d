"""A reading with what people decided in it: figures added, corrected and left out; the reading itself stays as it was.

A decision is of the figure whose words are the same stretch of the same text (and, where several have it, whose
outcome is the same). Where no figure is there any more, or the text is another, the decision is of none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hasila.ledger.codec import made
from hasila.ledger.deeds import TARGETS, Decision, Subject
from hasila.ledger.fields import corrected
from hasila.model import Figure, Reading, Span

_DENIALS: frozenset[str] = frozenset({"reject", "discount"})


@dataclass(frozen=True, slots=True)
class Settled:
    """A reading settled. ``read``: with what people added and nothing else; ``reading``: with all they decided.

    ``decided``: the decisions by the id of the figure, in order. ``discounted`` and ``rejected``: ids of figures (the
    latter are in ``read`` alone). ``reviewed``: the names of those who have been through the whole report.
    """

    read: Reading
    reading: Reading
    decided: Mapping[str, Sequence[Decision]]
    discounted: frozenset[str]
    rejected: frozenset[str]
    reviewed: tuple[str, ...]

    def figure(self, figure: str) -> Figure | None:
        """The figure as it stands, rejected or not."""
        found = {f.id: f for f in (*self.read.figures, *self.reading.figures)}
        return found.get(figure)

    def machine(self, figure: str) -> Figure | None:
        """The figure as the machine read it; None where a person added it."""
        return next((f for f in self.read.figures if f.id == figure and not is_added(f)), None)


def settle(reading: Reading, stand: Iterable[Decision]) -> Settled:
    """``reading`` with the decisions of ``stand`` (those that stand, in order), which may be on other reports too."""
    own = [d for d in stand if (d.report, d.text_sha256) == (reading.report.id, reading.report.text_sha256)]
    whole = _with_added(reading, own)
    decided = _decided(whole, own)
    discounted, rejected, found = set(), set(), []
    for figure in whole.figures:
        taken = decided.get(figure.id, ())
        for decision in taken:
            if decision.deed in ("correct", "add"):
                figure = _as_decided(figure, decision, whole)
        verdict = _verdict(taken)
        discounted |= {figure.id} if "discount" in verdict else set()
        rejected |= {figure.id} if "reject" in verdict else set()
        found.append(figure)
    reviewed = tuple(dict.fromkeys(d.author.name for d in own if d.deed == "review"))
    final = _without(replace(whole, figures=tuple(found)), frozenset(rejected))
    return Settled(whole, final, decided, frozenset(discounted), frozenset(rejected), reviewed)


def settled(reading: Reading, stand: Iterable[Decision]) -> Reading:
    """``reading`` with the decisions of ``stand`` in it: what people say goes before what was read."""
    return settle(reading, stand).reading


def on_figures(reading: Reading, stand: Iterable[Decision]) -> dict[str, list[Decision]]:
    """The decisions of ``stand`` by the figures of ``reading`` and those that people added."""
    return {figure: list(taken) for figure, taken in settle(reading, stand).decided.items()}


def added_id(number: int) -> str:
    """The id of the figure that decision ``number`` added."""
    return f"a{number}"


def is_added(figure: Figure) -> bool:
    """Did a person add it? A figure that is read later in the same words is the machine's again."""
    return figure.why is not None and figure.why.rules[:1] == ("added",)


def located(figures: Sequence[Figure], subject: Subject) -> Figure | None:
    """The figure of ``figures``, all of the subject's text, that ``subject`` is of."""
    here = [f for f in figures if f.span == subject.span]
    found = [f for f in here if f.outcome == subject.outcome] or (here if len(here) == 1 else [])
    return next((f for f in found if f.id == subject.figure), found[0] if found else None)


def _with_added(reading: Reading, own: Iterable[Decision]) -> Reading:
    found = list(reading.figures)
    for decision in own:
        if decision.deed != "add" or any(_same(f, decision) for f in found):
            continue
        figure = made(Figure, {**decision.given["figure"], "id": added_id(decision.number)})
        found.append(replace(figure, **_targets(figure, decision, found)))
    if len(found) == len(reading.figures):
        return reading
    return replace(reading, figures=tuple(sorted(found, key=lambda f: f.span)))


def _same(figure: Figure, decision: Decision) -> bool:
    return figure.span == decision.span and figure.outcome == decision.outcome


def _decided(whole: Reading, own: Iterable[Decision]) -> dict[str, list[Decision]]:
    out: dict[str, list[Decision]] = {}
    for decision in own:
        figure = located(whole.figures, decision.subject) if decision.span is not None else None
        if figure is not None:
            out.setdefault(figure.id, []).append(decision)
    return out


def _as_decided(figure: Figure, decision: Decision, whole: Reading) -> Figure:
    """A correction as it is; an added figure's fields, over what was read later in the same words."""
    if decision.deed == "add":
        value = {name: each for name, each in decision.given["figure"].items() if name in decision.given["said"]}
    else:
        value = decision.given
    figure = corrected(figure, value)
    return replace(figure, **_targets(figure, decision, whole.figures))


def _targets(figure: Figure, decision: Decision, figures: Sequence[Figure]) -> dict[str, Any]:
    """``subset_of`` and ``repeats`` as the ids that those figures have now, None where they are there no more."""
    out: dict[str, Any] = {}
    for name, (start, end, outcome) in decision.value.get(TARGETS, {}).items():
        subject = Subject(decision.report, decision.text_sha256, getattr(figure, name), Span(start, end), outcome)
        target = located(figures, subject)
        out[name] = target.id if target is not None and target.id != figure.id else None
    return out


def _verdict(taken: Iterable[Decision]) -> set[str]:
    """What stands against the figure: the last of confirm, reject and discount; to correct it is to take it for one."""
    against: set[str] = set()
    for decision in taken:
        if decision.deed == "confirm" or decision.deed in _DENIALS:
            against = {str(decision.deed)} & _DENIALS
        elif decision.deed == "correct":
            against.discard("reject")
    return against


def _without(reading: Reading, gone: frozenset[str]) -> Reading:
    """``reading`` without the figures ``gone``; what was a part of one, or repeated it, is of what it was of."""
    if not gone:
        return reading
    by_id = {f.id: f for f in reading.figures}
    found = tuple(
        replace(f, subset_of=_beyond(f, "subset_of", by_id, gone), repeats=_beyond(f, "repeats", by_id, gone))
        for f in reading.figures if f.id not in gone
    )  # fmt: skip
    claims = tuple(replace(c, figures=tuple(f for f in c.figures if f not in gone)) for c in reading.claims)
    return replace(reading, figures=found, claims=claims)


def _beyond(figure: Figure, name: str, by_id: Mapping[str, Figure], gone: frozenset[str]) -> str | None:
    at, seen = getattr(figure, name), {figure.id}
    while at in gone and at not in seen:
        seen.add(at)
        at = getattr(by_id[at], name)
    return at if at is not None and at not in gone and at != figure.id else None
