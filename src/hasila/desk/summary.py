"""One incident in a line: what lists, filters, the map and the queue need of it, and no more."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any, Literal

from hasila.incidents.listing import headline_of
from hasila.incidents.model import End, Grade, Ref, Spot
from hasila.ledger.codec import made

Review = Literal["none", "some", "all"]
Need = Literal["conflict", "finding", "link", "place"]

#: Log-odds below which two mentions' being one incident is for a person to look at: 2 is odds of seven to one.
WEAK_LINK = 2.0
_BURSTING = 3  # a toll whose high end is that many times its low one needs a person sooner


@dataclass(frozen=True, slots=True)
class Range:
    """A toll's two ends in numbers of people; ``open``: the words leave the upper end open."""

    low: int
    high: int
    open: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """An incident as lists have it. ``outcomes`` are those it has tolls of; ``actors`` the keys of those who are held
    responsible and of the victims' sides; ``findings`` the kinds of checks that do not hold. ``weakest``: the score of
    the weakest link that it hangs on, None where it is of one mention. ``run``: of linking, that made it."""

    id: str
    run: int
    title: str
    place: str
    place_id: str
    lat: float | None
    lon: float | None
    earliest: dt.date | None
    latest: dt.date | None
    reports: int
    origins: int
    outcomes: tuple[str, ...]
    actors: tuple[str, ...]
    grade: Grade | None
    killed: Range | None
    wounded: Range | None
    findings: tuple[str, ...]
    conflicts: int
    weakest: float | None
    figures: tuple[Ref, ...]

    @property
    def needs(self) -> tuple[Need, ...]:
        """What of it a person should look at."""
        out: list[Need] = []
        if self.conflicts:
            out.append("conflict")
        if self.findings:
            out.append("finding")
        if self.weakest is not None and self.weakest < WEAK_LINK:
            out.append("link")
        if self.lat is None and self.figures:
            out.append("place")
        return tuple(out)

    @property
    def urgency(self) -> float:
        """How much it needs a person, among others: what is wrong first, then what is wide, then who was killed."""
        weight = 40.0 * len(self.findings) + 30.0 * self.conflicts
        if self.killed is not None and self.killed.high >= _BURSTING * max(1, self.killed.low):
            weight += 20
        if "link" in self.needs and self.weakest is not None:
            weight += 10 * (WEAK_LINK - self.weakest)
        if "place" in self.needs:
            weight += 5
        return weight + min(50, self.killed.high if self.killed else 0) / 10


# The same names as the stored incident's, and fewer: what is not named here is passed over when a row is read.
@dataclass(frozen=True, slots=True)
class _Toll:
    outcome: str
    status: str
    demographic: str | None
    affiliation: str | None
    low: End | None
    high: End | None
    origins: int
    grade: Grade | None
    party: str | None = None


# What is only counted or looked into here stays as JSON has it: a ledger has a hundred thousand of these.
@dataclass(frozen=True, slots=True)
class _Incident:
    id: str
    title: str
    place: Spot | None
    place_name: str
    earliest: dt.date | None
    latest: dt.date | None
    mentions: tuple[str, ...]
    reports: tuple[str, ...]
    figures: Any
    origins: Any
    links: Any
    tolls: tuple[_Toll, ...] = ()
    responsible: Any = ()
    checks: Any = ()


def summary(data: str, run: int) -> Summary:
    """The summary of an incident as the ledger holds it (JSON), made by linking's ``run``."""
    found = made(_Incident, json.loads(data))
    spot, whole = found.place, [t for t in found.tolls if t.demographic is None and t.affiliation is None]
    sides = [t.affiliation for t in found.tolls if t.affiliation]
    killed, wounded = (headline_of(found.tolls, outcome) for outcome in ("killed", "wounded"))
    return Summary(
        found.id, run, found.title, found.place_name, spot.id if spot else "", spot.lat if spot else None,
        spot.lon if spot else None, found.earliest, found.latest, len(found.reports), len(found.origins),
        tuple(dict.fromkeys(t.outcome for t in found.tolls)),
        tuple(dict.fromkeys([r["actor"] for r in found.responsible if r.get("of_harm", True)] + sides)),
        next((t.grade for t in (killed, wounded) if t is not None and t.grade is not None), None),
        _range(killed), _range(wounded),
        tuple(sorted({c["kind"] for c in found.checks if not c["holds"]})),
        sum(1 for t in whole if t.low and t.high and t.low.value != t.high.value and t.origins > 1),
        _weakest(found), tuple(Ref(each["report"], each["figure"]) for each in found.figures),
    )  # fmt: skip


def _range(toll: _Toll | None) -> Range | None:
    if toll is None or toll.low is None or toll.high is None:
        return None
    return Range(toll.low.value, toll.high.value, toll.high.open_above)


def _weakest(found: _Incident) -> float | None:
    """The lowest score among the strongest links that together hold the mentions in one: a widest spanning tree's."""
    if len(found.mentions) < 2 or not found.links:
        return None
    home = {mention: mention for mention in found.mentions}

    def root(mention: str) -> str:
        while home[mention] != mention:
            mention = home[mention]
        return mention

    weakest = None
    scored = [(sum(f["weight"] for f in tie["features"]), tie["first"], tie["second"]) for tie in found.links]
    for score, first, second in sorted(scored, key=lambda each: -each[0]):
        if first not in home or second not in home:
            continue
        one, other = root(first), root(second)
        if one != other:
            home[one] = other
            weakest = score
    return weakest
