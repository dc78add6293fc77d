"""The nouns: what a report is, and what a reading of it finds.

All offsets are half-open, count Unicode code points and point into ``Report.text`` exactly as given:
``report.text[span.start:span.end]`` is what was read. Nothing here knows files, databases or screens.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

Outcome = Literal[
    "killed",
    "wounded",
    "killed_or_wounded",
    "neutralised",
    "detained",
    "abducted",
    "missing",
    "displaced",
    "surrendered",
    "released",
    "rescued",
]
Qualifier = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague"]
Status = Literal["civilian", "combatant", "unknown"]
Demographic = Literal["child", "woman", "man", "elderly", ""]
Assertion = Literal["asserted", "denied", "hypothetical"]
Scope = Literal["incident", "cumulative"]
QuantityKind = Literal["number", "ordinal", "duration", "percent"]
Act = Literal["states", "denies", "accuses", "takes_responsibility", "demands", "warns", "expects", "supposes"]
Quoted = Literal["direct", "indirect", "mixed"]
Grain = Literal["day", "week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a report's text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words that stand here in ``text``."""
        return text[self.start : self.end]

    def distance(self, other: Span) -> int:
        """Code points between two spans, 0 where they touch or overlap."""
        return max(0, max(self.start, other.start) - min(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Report:
    """One published text.

    ``published`` is the day of publication (None: unknown), ``published_as`` the words given for it.
    ``sha256`` is of the original bytes (of the row's ``text`` in csv and jsonl), ``text_sha256`` of the text.
    ``furniture`` are the stretches of page furniture, marked at intake and never read as the report.
    ``extra`` carries a row's other fields through, untouched and never read.
    """

    id: str
    text: str
    source: str = ""
    published: dt.date | None = None
    published_as: str = ""
    title: str = ""
    url: str = ""
    sha256: str = ""
    text_sha256: str = ""
    language: str = "ar"
    furniture: tuple[Span, ...] = ()
    extra: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number expression, whether or not it counts people. ``value`` is null where the words are vague (عشرات)."""

    span: Span
    kind: QuantityKind
    value: float | None
    value_max: float | None = None
    unit: str | None = None
    qualifier: Qualifier = "exact"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression; ``earliest`` and ``latest`` are None where text and publication date do not settle it."""

    span: Span
    earliest: dt.date | None
    latest: dt.date | None
    grain: Grain


@dataclass(frozen=True, slots=True)
class Named:
    """Someone or some side as a report names it: ``actor`` is the lexicon's key, None where it is not resolved."""

    span: Span
    text: str
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a thing; ``explicit`` is false where the speaker is carried over from an earlier sentence."""

    span: Span
    text: str
    explicit: bool
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place as named.

    ``precision`` is UCDP's 1 (exact) to 7; id and coordinates (degrees) are None where it is not resolved.
    """

    span: Span
    text: str
    name: str | None = None
    id: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """How the harm was done, in the report's words and as one of the contract's codes."""

    span: Span
    text: str
    code: str


@dataclass(frozen=True, slots=True)
class Why:
    """How a figure was read: the word that states the outcome, the noun phrase, the rules that joined them in order."""

    trigger: Span | None
    phrase: Span
    sentence: Span
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One count of people with one outcome, as one report states it.

    Never without words: ``span`` is where the count stands.
    ``value`` is None where the words are vague, 0 where the report says none; ``value_max`` only for a stated range.
    ``subset_of`` and ``repeats`` are ids of figures of the same report. ``why`` tells how it was read, for a person.
    """

    id: str
    span: Span
    text: str
    outcome: Outcome
    value: int | None
    value_max: int | None
    qualifier: Qualifier
    status: Status
    demographic: Demographic
    assertion: Assertion
    scope: Scope
    affiliation: Named | None = None
    speaker: Speaker | None = None
    chain: tuple[Speaker, ...] = ()
    subset_of: str | None = None
    repeats: str | None = None
    cause: Cause | None = None
    blamed: Named | None = None
    place: Place | None = None
    date: DateMention | None = None
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a speaker states, denies, accuses of, demands, warns of or supposes.

    ``figures`` are the ids of those inside it. ``speaker`` is None where the outlet itself supposes, ``cue`` under a
    headline's colon or where the speaker is carried over.
    """

    id: str
    span: Span
    act: Act
    quoted: Quoted
    speaker: Speaker | None
    cue: Span | None
    accused: Named | None = None
    figures: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one report."""

    report: Report
    figures: tuple[Figure, ...]
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateMention, ...] = ()
    places: tuple[Place, ...] = ()
    claims: tuple[Claim, ...] = ()
    actors: tuple[Named, ...] = ()
