"""The nouns: what a report is, and what a reading of it finds.

All offsets are half-open, count Unicode code points and point into ``Report.text`` exactly as given:
``report.text[span.start:span.end]`` is what was read. Nothing here knows files, databases or screens.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

Outcome = Literal[
    "killed", "wounded", "killed_or_wounded", "neutralised", "detained", "abducted",
    "missing", "displaced", "surrendered", "released", "rescued",
]
Qualifier = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague"]
Status = Literal["civilian", "combatant", "unknown"]
Demographic = Literal["child", "woman", "man", "elderly", ""]
Assertion = Literal["asserted", "denied", "hypothetical"]
Scope = Literal["incident", "cumulative"]
QuantityKind = Literal["number", "ordinal", "duration", "percent"]
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
    """One published text. ``published`` is the day of publication (None: unknown), ``published_as`` the words given for it.

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
    """A date expression. ``earliest`` and ``latest`` are null where the text and the publication date do not settle it."""

    span: Span
    earliest: dt.date | None
    latest: dt.date | None
    grain: Grain
