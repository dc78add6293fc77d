"""What was decided, told as a history: each decision with what it changed; and what undoing and redoing are of next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from hasila.ledger.codec import plain
from hasila.ledger.decisions import standing, undone_by
from hasila.ledger.deeds import Decision
from hasila.ledger.fields import CORRECTABLE
from hasila.ledger.identity import Author
from hasila.ledger.settling import Settled, settle
from hasila.model import Figure, Reading

State = Literal["absent", "read", "confirmed", "discounted", "rejected"]


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one figure before and after a decision, beside the machine's own, as ``codec.plain`` writes them.

    ``field`` is one that may be corrected, or ``state``: what people think of the figure (a ``State``).
    """

    figure: str
    words: str
    field: str
    machine: Any
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision, what it changed, and the number of the undoing that it is undone by, if it is."""

    decision: Decision
    changes: tuple[Change, ...]
    undone: int | None


@dataclass(frozen=True, slots=True)
class Journal:
    """What an author's undoing would be of next, and what redoing would (an undoing); None where there is nothing."""

    undo: Decision | None
    redo: Decision | None


def history(reading: Reading, taken: Sequence[Decision], author: Author | None = None) -> list[Entry]:
    """The history of a report's decisions, the first first: ``taken`` are all on it, ``reading`` is the current one.

    ``author``: only this one's. Decisions of a text that is another by now have changed nothing of this one.
    """
    taken = [each for each in taken if author is None or each.author == author]
    undone = undone_by(taken)
    before = settle(reading, ())
    out = []
    for n, decision in enumerate(taken, 1):
        after = settle(reading, standing(taken[:n]))
        out.append(Entry(decision, tuple(_changes(before, after)), undone.get(decision.number)))
        before = after
    return out


def journal(taken: Iterable[Decision], author: Author) -> Journal:
    """What ``author`` would undo and redo next. ``taken``: this one's and all undoings, or the last of them."""
    taken = list(taken)
    by_number = {each.number: each for each in taken}
    done: list[Decision] = []
    back: list[Decision] = []
    for each in taken:
        if each.author != author:
            continue
        if each.undoes is None:
            done.append(each)
            back.clear()
            continue
        target = by_number.get(each.undoes)
        if target is None:
            continue
        if target.deed != "undo":
            done = [d for d in done if d.number != target.number]
            back.append(each)
        else:
            back = [d for d in back if d.number != target.number]
            again = by_number.get(target.undoes or 0)
            done += [again] if again is not None else []
    undone = undone_by(taken)
    left = [[d for d in stack if d.number not in undone] for stack in (done, back)]
    return Journal(*(stack[-1] if stack else None for stack in left))


def state(found: Settled, figure: str) -> State:
    """What people think of a figure of ``found``."""
    if found.figure(figure) is None:
        return "absent"
    if figure in found.rejected:
        return "rejected"
    if figure in found.discounted:
        return "discounted"
    return "confirmed" if any(d.deed == "confirm" for d in found.decided.get(figure, ())) else "read"


def _changes(before: Settled, after: Settled) -> Iterable[Change]:
    ids = dict.fromkeys(f.id for each in (before, after) for f in each.read.figures)
    for id_ in ids:
        old, new, machine = before.figure(id_), after.figure(id_), after.machine(id_)
        known = new or old
        if known is None:
            continue
        states = (state(before, id_), state(after, id_))
        if states[0] != states[1]:
            yield Change(id_, known.text, "state", "read" if machine else "absent", *states)
        for field in CORRECTABLE:
            was, now = _field(old, field), _field(new, field)
            if was != now and new is not None and (old is not None or now):
                yield Change(id_, known.text, field, _field(machine, field), was, now)


def _field(figure: Figure | None, field: str) -> Any:
    return None if figure is None else plain(getattr(figure, field))
