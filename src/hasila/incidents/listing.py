"""Which incidents a person asks for, and in which order: for the lists of the terminal and the desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from hasila.arabic.fold import fold_word
from hasila.incidents.model import End, Grade, Incident, Toll

_HARM = ("killed", "wounded")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of an incident; what is None, empty or 0 is not asked.

    ``place``: words in its place's names or its title, in any spelling. ``since`` and ``until``: it may have happened
    on one of those days. ``outcome``: somebody counts it. ``origins``: so many, or more. ``findings``: something in it
    does not hold.
    """

    place: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    outcome: str = ""
    grade: Grade | None = None
    origins: int = 0
    findings: bool = False

    def holds(self, incident: Incident) -> bool:
        """Is ``incident`` one of those asked for? One of no day is in no stretch of days."""
        return (
            (not self.place or self._is_at(incident))
            and self._is_within(incident)
            and (not self.outcome or any(t.outcome == self.outcome for t in incident.tolls))
            and (self.grade is None or grade(incident) == self.grade)
            and len(incident.origins) >= self.origins
            and (not self.findings or any(not c.holds for c in incident.checks))
        )

    def _is_at(self, incident: Incident) -> bool:
        named = _folded(f"{incident.place_name} {incident.place_text} {incident.title}")
        return all(word in named for word in _folded(self.place).split())

    def _is_within(self, incident: Incident) -> bool:
        first, last = incident.earliest, incident.latest
        if self.since is None and self.until is None:
            return True
        if first is None or last is None:
            return False
        return (self.since is None or last >= self.since) and (self.until is None or first <= self.until)


class _Stated(Protocol):
    """What a toll must say to stand in a list: the fields of ``Toll`` so named."""

    @property
    def outcome(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def demographic(self) -> str | None: ...
    @property
    def affiliation(self) -> str | None: ...
    @property
    def party(self) -> str | None: ...
    @property
    def low(self) -> End | None: ...
    @property
    def high(self) -> End | None: ...


AnyToll = TypeVar("AnyToll", bound=_Stated)


def headline(incident: Incident, outcome: str) -> Toll | None:
    """The one toll of ``incident`` that stands for ``outcome`` in a list: see ``headline_of``."""
    return headline_of(incident.tolls, outcome)


def headline_of(tolls: Iterable[AnyToll], outcome: str) -> AnyToll | None:
    """The one toll that stands for ``outcome`` in a list: of all victims or of one status, not of a side or an age; a
    party's claim only where nobody else gives a number, one of combatants only where none of others is of somebody; of
    several the highest, then the widest. Nothing is added up.
    """
    numbered = [t for t in tolls if t.outcome == outcome and t.low and t.high and t.demographic is None]
    return min(numbered, key=_rank, default=None)


def grade(incident: Incident) -> Grade | None:
    """The grade of the harm: of the toll of the killed that stands in a list, else of the wounded's."""
    tolls = [headline(incident, outcome) for outcome in _HARM]
    return next((t.grade for t in tolls if t is not None and t.grade is not None), None)


def ordered(incidents: Iterable[Incident], by: str = "day") -> list[Incident]:
    """By ``day`` (the first day, undated last), or by most ``killed`` or most ``reports``; then by id."""
    return sorted(incidents, key=_ORDERS[by])


def _rank(toll: _Stated) -> tuple[object, ...]:
    high, low = (0 if end is None else end.value for end in (toll.high, toll.low))
    alone = toll.status == "combatant"
    return toll.party is not None, toll.affiliation is not None, not high, alone, -high, low, toll.status


def _by_day(incident: Incident) -> tuple[object, ...]:
    return incident.earliest or dt.date.max, incident.id


def _by_killed(incident: Incident) -> tuple[object, ...]:
    toll = headline(incident, "killed")
    return -(toll.high.value if toll is not None and toll.high is not None else -1), incident.id


def _by_reports(incident: Incident) -> tuple[object, ...]:
    return -len(incident.reports), incident.id


_ORDERS: dict[str, Callable[[Incident], tuple[object, ...]]] = {
    "day": _by_day, "killed": _by_killed, "reports": _by_reports,
}  # fmt: skip


def _folded(words: str) -> str:
    return " ".join(fold_word(word) for word in words.split())
