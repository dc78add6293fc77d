"""Who did what to whom in an incident, as databases of events ask: one actor on either side, or none.

Who did it is taken only where all who hold somebody responsible for the harm name one and the same known actor.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from hasila.exports.incidents import Told
from hasila.exports.where import Find
from hasila.incidents.model import Incident, Toll
from hasila.lexicon.actors import Actor, actor
from hasila.lexicon.tables import rows
from hasila.model import Figure

_GOVERNMENT = frozenset(
    {"government", "ministry", "state_force", "police", "internal_security", "intelligence", "border_guard"}
)


@dataclass(frozen=True, slots=True)
class Country:
    """ISO 3166-1 codes and the English name."""

    alpha2: str
    alpha3: str
    numeric: int
    name: str


@cache
def countries() -> Mapping[str, Country]:
    """Countries by their alpha-2 codes."""
    found = (Country(r["alpha2"], r["alpha3"], int(r["numeric"]), r["name_en"]) for r in rows("countries.tsv"))
    return {each.alpha2: each for each in found}


def country(alpha2: str | None) -> Country | None:
    """The country with this code."""
    return countries().get(alpha2 or "")


def is_government(known: Actor) -> bool:
    """Is the actor a state's?"""
    return known.type in _GOVERNMENT


def doer(incident: Incident) -> Actor | None:
    """The one known actor whom everybody who names somebody holds responsible for the harm, or who says it was them."""
    named = {held.actor for held in incident.responsible if held.of_harm}
    return actor(next(iter(named))) if len(named) == 1 else None


def killed(incident: Incident) -> list[Toll]:
    """The tolls of those killed, of whole groups, but for what parties that fight claim."""
    return [t for t in incident.tolls if t.outcome == "killed" and t.demographic is None and t.party is None]


def sides(incident: Incident) -> list[Actor]:
    """The known actors whose combatants were killed or hurt, in the order of their ids; not as parties claim."""
    found = {t.affiliation for t in incident.tolls if t.affiliation and t.party is None}
    return [known for key in sorted(found) if (known := actor(key)) is not None]


def only_civilians(incident: Incident) -> bool:
    """Are all who were harmed, as far as is told, civilians?"""
    statuses = {t.status for t in incident.tolls if t.party is None}
    return statuses == {"civilian"}


def figures(incident: Incident, find: Find) -> list[Figure]:
    """The incident's figures, asserted, as settled."""
    found = [find(ref.report).figures.get(ref.figure) for ref in incident.figures]
    return [figure for figure in found if figure is not None and figure.assertion == "asserted"]


def claimed(row: Told) -> list[str]:
    """What parties that fight claim of those killed, a line each: kept apart from every total."""
    out = []
    for toll in row.incident.tolls:
        if toll.outcome == "killed" and toll.demographic is None and toll.party is not None:
            ends = [end.value for end in (toll.low, toll.high) if end is not None]
            whose = row.named(toll.affiliation or toll.status or "all")
            out.append(f"{row.named(toll.party)}: {whose} {'-'.join(str(v) for v in dict.fromkeys(ends)) or '?'}")
    return out
