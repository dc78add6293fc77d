"""Drafts: figures in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from hasila.reading.phrase import Phrase
from hasila.reading.trigger import Trigger

# Outcomes that a noun states of a person without an event being told: refugees in a camp, prisoners in a prison.
STANDING = frozenset({"detained", "displaced", "abducted", "released", "rescued", "surrendered", ""})
CASUALTY = frozenset({"killed", "wounded", "killed_or_wounded", "neutralised"})
WAS = frozenset({"كان", "كانت", "كانوا", "وكان"})
BACK_REACH = 14
OF_THEM = frozenset({"منهم", "منهن", "منهما"})  # so many of those told of before: قتل منهم 30


@dataclass(eq=False)
class Draft:
    """A figure in the making: a phrase, its outcome and why; ``parent`` is the draft it is a part of."""

    phrase: Phrase
    outcome: str
    trigger: Trigger | None
    sentence: int
    parent: Draft | None = None
    rules: list[str] = field(default_factory=list)
    over_time: bool | None = field(init=False, default=None)
    """Does its clause run over a stretch of time? Asked often; None until ``scope_periods.over_time`` has found out."""


NO_DRAFT = Draft(None, "", None, -1)  # type: ignore[arg-type]  # a phrase that is read, and is no figure
