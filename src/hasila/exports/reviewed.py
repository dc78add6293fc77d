"""One report as it is handed on: what people settled, beside what the machine read, and who decided what."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from hasila.ledger import Decision, Ledger, on_figures
from hasila.model import Figure, Reading, Report

_REMEMBERED = 1000
_SETTLES: frozenset[str] = frozenset({"confirm", "correct", "discount", "add"})
_REVIEW: str = "review"


@dataclass(frozen=True)
class Reviewed:
    """A report's settled reading, the machine's own, and the decisions that stand, by the figures of either.

    ``gone_through``: the decision by which a person accepted what nobody decided on figure by figure.
    """

    settled: Reading
    machine: Reading
    decided: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    gone_through: Decision | None = None

    @property
    def report(self) -> Report:
        """The report itself."""
        return self.settled.report

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """The settled figures by id."""
        return {figure.id: figure for figure in self.settled.figures}

    @cached_property
    def machines(self) -> dict[str, Figure]:
        """The machine's figures by id."""
        return {figure.id: figure for figure in self.machine.figures}

    def only(self, figures: Collection[str]) -> Reviewed:
        """The same with the figures of these ids alone."""
        kept = tuple(figure for figure in self.settled.figures if figure.id in figures)
        return Reviewed(replace(self.settled, figures=kept), self.machine, self.decided, self.gone_through)

    def last(self, figure: str) -> Decision | None:
        """The last decision that settles ``figure``, or by which it was accepted; None where nobody looked at it."""
        taken = [d for d in self.decided.get(figure, ()) if d.deed in _SETTLES]
        return taken[-1] if taken else self.gone_through


def unreviewed(reading: Reading) -> Reviewed:
    """A reading that nobody has decided on."""
    return Reviewed(reading, reading)


class Reports:
    """The reports of a ledger: each by its id when called, all of them when gone through. Decisions are read once."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._taken: dict[str, list[Decision]] = {}
        for decision in ledger.decisions(standing=True):
            self._taken.setdefault(decision.report, []).append(decision)
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._one)

    def __call__(self, report: str) -> Reviewed:
        """The report with this id. Raises NotKept."""
        return self._remembered(report)

    def __iter__(self) -> Iterator[Reviewed]:
        """All reports, in the order in which they were first kept."""
        for machine in self._ledger.readings():
            yield self._reviewed(machine)

    def _one(self, report: str) -> Reviewed:
        return self._reviewed(self._ledger.reading(report))

    def _reviewed(self, machine: Reading) -> Reviewed:
        taken = self._taken.get(machine.report.id, [])
        if not taken:
            return unreviewed(machine)
        settled = self._ledger.settled(machine.report.id)
        decided = {figure: tuple(those) for figure, those in on_figures(machine, taken).items()}
        through = [d for d in taken if d.deed == _REVIEW and d.text_sha256 == machine.report.text_sha256]
        return Reviewed(settled, machine, decided, through[-1] if through else None)
