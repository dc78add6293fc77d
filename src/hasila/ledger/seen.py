"""What somebody had before them when they decided: nothing is decided on what has changed unseen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hasila.ledger.decisions import Taking
from hasila.ledger.deeds import OF_A_FIGURE, OF_INCIDENTS, OF_ORIGINS, Decision
from hasila.ledger.errors import Changed
from hasila.ledger.settling import Settled
from hasila.model import Span


@dataclass(frozen=True, slots=True)
class Seen:
    """``number``: that of the last decision that was seen (0: none); ``version``: the hash of the report's version;
    ``span``: where the figure stood. What is None is not looked at."""

    number: int | None = None
    version: str | None = None
    span: Span | None = None

    def check(self, now: Settled, version: str, taking: Taking, taken: Iterable[Decision]) -> None:
        """Raises Changed where the report is another by now, the figure stands elsewhere, or somebody else has decided
        (``taken``: all decisions on the report) on the same figure, or on the same incident or origin."""
        if self.version is not None and self.version != version:
            raise Changed(f"{now.read.report.id} was changed meanwhile")
        figure = now.figure(taking.figure) if taking.figure is not None else None
        if taking.figure is not None and (figure is None or self.span not in (None, figure.span)):
            raise Changed(f"{now.read.report.id}#{taking.figure} was read anew meanwhile")
        if self.number is None:
            return
        subject = taking.figure if taking.deed in OF_A_FIGURE else None
        mine = {d.number for d in now.decided.get(subject, ())} if subject is not None else None
        for each in taken:
            if each.number <= self.number or each.author == taking.author or each.deed == "note":
                continue
            same = each.number in mine if mine is not None else _alike(each, taking)
            if same:
                told = f"{each.author.name} decided on it meanwhile ({each.deed})"
                name = f"{now.read.report.id}#{subject}" if subject else now.read.report.id
                raise Changed(f"{name}: {told}", each.author.name, each.deed)


def _alike(each: Decision, taking: Taking) -> bool:
    """Is ``each`` on the same as what is to be taken, which is not on a figure?"""
    if taking.deed == "review":
        return each.deed in OF_A_FIGURE or each.deed == "add"
    return any(taking.deed in kind and each.deed in kind for kind in (OF_INCIDENTS, OF_ORIGINS))
