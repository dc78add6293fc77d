"""All incidents in a line each, in memory: what lists, facets, the map and the queue are answered from.

It follows the ledger: on each use it asks which run of linking was the last and which decision, and takes in what they
changed. Rows stand in columns, so that a filter is one pass over one column.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import sqlalchemy as sa

from hasila.arabic.fold import fold_word
from hasila.desk.summary import Review, Summary, summary
from hasila.incidents.model import Ref
from hasila.ledger import Decision, Ledger
from hasila.ledger.schema import decisions, incidents, reports, runs

_PAGE = 1000
_DONE = runs.c.made + runs.c.removed
_DECIDED = frozenset({"confirm", "correct", "discount", "reject", "add"})


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the ledger has come: its last run of linking, how much that has done so far, the numbers of its last
    decision and of its last report."""

    run: int = 0
    done: int = 0
    decision: int = 0
    report: int = 0


@dataclass(frozen=True)
class State:
    """The catalogue at one mark: it never changes, a later one replaces it. ``rows`` are in the order of their ids,
    ``stand`` the decisions that stand, ``reports`` how many reports there are."""

    mark: Mark = field(default_factory=Mark)
    rows: tuple[Summary, ...] = ()
    review: tuple[Review, ...] = ()
    stand: tuple[Decision, ...] = ()
    reports: int = 0

    @cached_property
    def columns(self) -> dict[str, list[tuple[str, ...]]]:
        """For each facet the values of every row."""
        return {name: [of(row) for row in self.rows] for name, of in FACETS.items()} | {
            "review": [(each,) for each in self.review]
        }

    @cached_property
    def days(self) -> list[tuple[int, int]]:
        """Of every row its first and last day as ordinals; (0, 0) where they are not known."""
        return [
            (row.earliest.toordinal(), row.latest.toordinal()) if row.earliest and row.latest else (0, 0)
            for row in self.rows
        ]

    @cached_property
    def words(self) -> list[str]:
        """Of every row its title and place, folded: what the filter by words looks in."""
        return [_folded(row.title, row.place) for row in self.rows]

    def warm(self) -> None:
        """Work all out that pages ask for, so that nobody waits for it."""
        for each in (self.columns, self.days, self.words, self.position, self.orders):
            assert each is not None

    @cached_property
    def position(self) -> dict[str, int]:
        """Where in ``rows`` an incident stands, by its id."""
        return {row.id: n for n, row in enumerate(self.rows)}

    @cached_property
    def orders(self) -> dict[str, list[int]]:
        """The positions of all rows, in each order there is."""
        every = range(len(self.rows))
        return {name: sorted(every, key=[key(row) for row in self.rows].__getitem__) for name, key in ORDERS.items()}


FACETS: dict[str, Callable[[Summary], tuple[str, ...]]] = {
    "outcome": lambda row: row.outcomes,
    "place": lambda row: (row.place,) if row.place else (),
    "actor": lambda row: row.actors,
    "origins": lambda row: ("1" if row.origins < 2 else "2" if row.origins == 2 else "3+",),
    "grade": lambda row: (row.grade or "none",),
    "finding": lambda row: row.findings or ("none",),
}


@lru_cache(maxsize=1 << 18)
def _folded(title: str, place: str) -> str:
    return fold_word(f"{title}\n{place}")


def _day(row: Summary) -> int:
    return row.earliest.toordinal() if row.earliest else 0


ORDERS: dict[str, Callable[[Summary], tuple[object, ...]]] = {
    "newest": lambda row: (-_day(row), row.id),
    "oldest": lambda row: (not row.earliest, _day(row), row.id),
    "reports": lambda row: (-row.reports, -_day(row), row.id),
    "origins": lambda row: (-row.origins, -row.reports, row.id),
    "killed": lambda row: (-(row.killed.high if row.killed else -1), -_day(row), row.id),
    "place": lambda row: (not row.place, row.place, -_day(row), row.id),
    "urgency": lambda row: (-row.urgency, -_day(row), row.id),
}


class Catalogue:
    """The catalogue of one ledger; used by many threads."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger, self._lock, self._state = ledger, threading.Lock(), State()

    def now(self) -> State:
        """The catalogue as the ledger stands."""
        mark = self._mark()
        with self._lock:
            if mark != self._state.mark:
                self._state = self._renewed(mark)
            return self._state

    def _mark(self) -> Mark:
        last = sa.select(runs.c.number, _DONE.label("done")).order_by(runs.c.number.desc())
        lasts = sa.select(
            sa.select(sa.func.max(decisions.c.number)).scalar_subquery(),
            sa.select(sa.func.max(reports.c.number)).scalar_subquery(),
        )
        with self._ledger.store.read() as connection:
            run = connection.execute(last.limit(1)).first()
            decision, report = connection.execute(lasts).one()
        return Mark(run.number if run else 0, run.done if run else 0, decision or 0, report or 0)

    def _renewed(self, mark: Mark) -> State:
        before = self._state.mark
        rows = self._rows() if (mark.run, mark.done) != (before.run, before.done) else self._state.rows
        stand = tuple(self._ledger.decisions(standing=True)) if mark.decision else ()
        figures = {Ref(each.report, each.figure) for each in stand if each.figure and each.deed in _DECIDED}
        whole = {each.report for each in stand if each.deed == "review"}
        with self._ledger.store.read() as connection:
            count = connection.execute(sa.select(sa.func.count()).select_from(reports)).scalar_one()
        return State(mark, rows, tuple(_review(row.figures, figures, whole) for row in rows), stand, count)

    def _rows(self) -> tuple[Summary, ...]:
        """Every incident's summary; those that no run has made anew since are taken from before."""
        before = self._state.mark
        out: dict[str, Summary] = {}
        with self._ledger.store.read() as connection:
            done = connection.execute(sa.select(_DONE).where(runs.c.number == before.run)).scalar()
            # The last run that was seen may have been at work still: what it made, it may have made again since.
            whole = done is None or done == before.done
            known = {(row.id, row.run): row for row in self._state.rows if whole or row.run < before.run}
            found = [(row.id, row.run) for row in connection.execute(sa.select(incidents.c.id, incidents.c.run))]
            out = {id_: known[id_, run] for id_, run in found if (id_, run) in known}
            missing = sorted(id_ for id_, _ in found if id_ not in out)
            for start in range(0, len(missing), _PAGE):
                first, last = missing[start], missing[min(start + _PAGE, len(missing)) - 1]
                chosen = sa.select(incidents.c.id, incidents.c.run, incidents.c.data)
                for row in connection.execute(chosen.where(incidents.c.id.between(first, last))):
                    if row.id not in out:
                        out[row.id] = summary(row.data, row.run)
        return tuple(out[id_] for id_ in sorted(out))


def _review(figures: Sequence[Ref], decided: set[Ref], whole: set[str]) -> Review:
    """How far an incident is reviewed: its figures decided on one by one, or with the whole of their reports."""
    done = sum(1 for ref in figures if ref in decided or ref.report in whole) if decided or whole else 0
    return "none" if not done else "all" if done == len(figures) else "some"
