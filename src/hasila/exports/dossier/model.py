"""What a dossier shows, as plain values: figures in their sentences, tolls, updates, decisions, sources."""

from __future__ import annotations

from dataclasses import dataclass

from hasila.exports.names import Piece
from hasila.exports.where import Where
from hasila.incidents.model import Incident, Series, Toll
from hasila.ledger import Decision
from hasila.model import Figure, Report


@dataclass(frozen=True, slots=True)
class Said:
    """A figure in its sentence: ``ref`` is its full name, ``anchor`` its report's place in the list of sources.

    ``state``: the messages that say whether it stands; ``by``: the figure that replaces it.
    """

    ref: str
    anchor: str
    count: str
    figure: Figure
    words: tuple[Piece, ...]
    speaker: str
    report: Report
    state: tuple[str, ...]
    by: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """One end of a toll (low, high or latest: its messages' keys), with what was said."""

    keys: tuple[str, ...]
    value: int
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A toll as it is shown: its range, and each end with its words; ``vague`` are figures without a number.

    ``side`` and ``party``: the names of the victims' side and of the party that claims the numbers, "" for none.
    """

    toll: Toll
    side: str
    party: str
    range: str
    ends: tuple[Ended, ...]
    vague: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """A person's decision on a figure; ``changes`` are (field, the machine's value, the settled one)."""

    ref: str
    decision: Decision
    changes: tuple[tuple[str, str, str], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Running:
    """A total over a period, by one speaker; ``scope`` as the contract writes it, "" where it is not told."""

    series: Series
    scope: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody held responsible, with the words that do it."""

    actor: str
    by: str
    act: str
    ref: str
    words: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A report that the incident is told in; ``link`` is its address where that is one of the web."""

    anchor: str
    report: Report
    title: str
    link: str
    copy_of: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the page shows. ``release``, ``reader`` and ``linker`` are the versions that made the numbers."""

    incident: Incident
    title: str
    where: Where
    tolls: tuple[Counted, ...]
    updates: tuple[Said, ...]
    decided: tuple[Decided, ...]
    held: tuple[Held, ...]
    running: tuple[Running, ...]
    sources: tuple[Source, ...]
    policy: str
    reviewed: int
    names: bool
    made: str
    release: str
    reader: str
    linker: str
