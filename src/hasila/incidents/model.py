"""The nouns of incidents: what a report tells of one (Mention), why two are one (Link), what all of them say (Toll …).

Plain values only: a Mention can be stored and read back, and is all that linking needs of a report.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from hasila.model import Figure, Reading

Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
PolicyName = Literal["range", "acled", "ucdp", "gtd", "ibc"]
CheckKind = Literal["sum", "label", "impossible", "contradiction", "falling"]


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A place as it is compared: ``key`` (folded, without spaces), the gazetteer's id or "", degrees, ancestors' keys.

    ``large``: a town where things happen often, so that its name alone says less; ``site``: a place within a place (a
    prison, a camp), whose name says more.
    """

    key: str
    id: str = ""
    lat: float | None = None
    lon: float | None = None
    within: tuple[str, ...] = ()
    fine: bool = True
    large: bool = False
    site: bool = False


@dataclass(frozen=True, slots=True, order=True)
class When:
    """The days on which something may have happened, and what is known of the day where they are not.

    ``earliest`` and ``latest``: both or neither. ``sure``: the report itself gives the day; else it was inferred from
    the day of publication. ``month_days``: (month, day) said without a year. ``weekdays``: ISO 1-7.
    """

    earliest: dt.date | None = None
    latest: dt.date | None = None
    sure: bool = False
    month_days: tuple[tuple[int, int], ...] = ()
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One incident as one report tells it. ``id`` is ``REPORT#m1``; ``figures`` are the ids of its figures.

    ``main`` are the places where it happened, ``beside`` the other places named. ``counts`` are (outcome, status,
    demographic, value) as asserted. ``words`` are telling words with their weights (0-1), ``shingles`` hashed.
    """

    id: str
    report: str
    figures: tuple[str, ...]
    main: tuple[Spot, ...]
    beside: tuple[Spot, ...]
    when: When
    counts: tuple[tuple[str, str, str, int], ...]
    causes: tuple[str, ...]
    blamed: tuple[str, ...]
    sides: tuple[str, ...]
    words: dict[str, float] = field(hash=False)
    shingles: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Feature:
    """One named reason for or against: ``weight`` in natural log-odds, ``why`` the two values in words."""

    name: str
    weight: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions compared; where the features' weights sum to more than 0 they are more likely one incident."""

    first: str
    second: str
    features: tuple[Feature, ...]

    @property
    def score(self) -> float:
        """The sum of the features' weights."""
        return sum(f.weight for f in self.features)


@dataclass(frozen=True, slots=True)
class Ties:
    """What people decided. ``together``, ``apart``: pairs of mentions' ids that are of one incident, or not.
    ``one_origin``, ``other_origin``: pairs of reports' ids. Each pair in order, each list sorted; together is enough to
    join all, and no pair contradicts another."""

    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    one_origin: tuple[tuple[str, str], ...] = ()
    other_origin: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A figure of a report."""

    report: str
    figure: str


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as it counts in an incident: its reading, the origin it goes back to and the day it was said, if known.

    ``line`` is who printed it, ``final`` how late its words make it (2 final, 1 risen, -1 first, 0 unsaid).
    """

    ref: Ref
    figure: Figure
    reading: Reading
    origin: str
    line: str
    said: dt.date | None
    final: int


@dataclass(frozen=True, slots=True)
class Copy:
    """``report`` has the words of ``of``: the share of the shorter's shingles found in the other, and why."""

    report: str
    of: str
    share: float
    why: str


@dataclass(frozen=True, slots=True)
class End:
    """One end of a toll: a value and the figures it comes from (several where a report names only the parts).

    ``open_above``: the words are "at least" or "more than"; ``open_below``: "at most" or "less than".
    """

    value: int
    report: str
    figure: str
    figures: tuple[str, ...] = ()
    open_above: bool = False
    open_below: bool = False


@dataclass(frozen=True, slots=True)
class Superseded:
    """A figure that a later one by the same origin replaces."""

    report: str
    figure: str
    by: Ref


@dataclass(frozen=True, slots=True)
class Toll:
    """The figures of an incident for one outcome and one group of victims.

    ``vague``: figures that give words, no number. ``party``: the belligerent whose claim it is, of its enemy, of its
    own side or of its victims; None where no party to the fighting says so.
    """

    outcome: str
    status: str
    demographic: str | None
    affiliation: str | None
    low: End | None
    high: End | None
    best: int | None
    latest: End | None
    origins: int
    grade: Grade | None
    grade_reason: str
    policy: PolicyName
    figures: tuple[Ref, ...]
    superseded: tuple[Superseded, ...] = ()
    vague: tuple[Ref, ...] = ()
    party: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series, on the day it was said (None: unknown)."""

    date: dt.date | None
    value: int
    report: str
    figure: str


@dataclass(frozen=True, slots=True)
class Series:
    """A cumulative toll by one speaker, of one scope: outside every incident's range. ``falls``: it goes down."""

    scope: str
    speaker: str
    outcome: str
    status: str
    points: tuple[Point, ...]
    falls: bool = False


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who is held responsible, by whom, with the claim (``REPORT#c2``) or the figure (``REPORT#f3``) that says so.

    ``of_harm``: what is blamed on them is a figure of the incident, not the affair at large.
    """

    actor: str
    by: str
    claim: str
    act: str
    of_harm: bool = True


@dataclass(frozen=True, slots=True)
class Check:
    """A finding, never a correction. ``total`` and ``parts`` are figures' full names, ``words`` their wordings."""

    kind: CheckKind
    holds: bool
    total: str
    parts: tuple[str, ...]
    note: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """What several reports are about: the same act at the same place and time. ``type`` is PLOVER's, ``cause`` how the
    harm was done, as most reports say that say it (a code of the contract's), "" where none does."""

    id: str
    title: str
    type: str
    place: Spot | None
    place_name: str
    place_text: str
    earliest: dt.date | None
    latest: dt.date | None
    mentions: tuple[str, ...]
    reports: tuple[str, ...]
    figures: tuple[Ref, ...]
    origins: tuple[tuple[str, ...], ...]
    copies: tuple[Copy, ...]
    links: tuple[Link, ...]
    tolls: tuple[Toll, ...] = ()
    series: tuple[Series, ...] = ()
    responsible: tuple[Responsible, ...] = ()
    checks: tuple[Check, ...] = ()
    cause: str = ""
