"""What a policy is given: the values that a toll's reports state, and what it gives back."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from hasila.incidents.model import End


@dataclass(frozen=True, slots=True)
class Candidate:
    """One report's value for a toll: its low and high (differing where the report states a range), with the origin.

    ``low`` and ``high`` are None where the words are vague; ``words`` are then the stems of those words.
    ``partial``: only some of the victims are numbered, who stand for the whole where nobody numbers it.
    """

    low: End | None
    high: End | None
    origin: str
    said: dt.date | None
    final: int = 0
    words: tuple[str, ...] = ()
    partial: bool = False

    @property
    def value(self) -> int:
        """The lower value; a vague candidate has none and is not asked."""
        return -1 if self.low is None else self.low.value


@dataclass(frozen=True, slots=True)
class Ends:
    """The low and high ends, the best value and a remark; all None where the policy yields nothing."""

    low: End | None
    high: End | None
    best: int | None
    note: str = ""


def numbered(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Those that give a number."""
    return [c for c in candidates if c.low is not None and c.high is not None]


def lowest(candidates: Sequence[Candidate]) -> End | None:
    """The lowest low end, by value, then by report."""
    ends = [c.low for c in candidates if c.low is not None]
    return min(ends, key=lambda e: (e.value, e.report, e.figure), default=None)


def highest(candidates: Sequence[Candidate]) -> End | None:
    """The highest high end, by value, then by report."""
    ends = [c.high for c in candidates if c.high is not None]
    return min(ends, key=lambda e: (-e.value, e.report, e.figure), default=None)


def latest(candidates: Sequence[Candidate]) -> Candidate | None:
    """The latest by the day it was said, then by its words; None where no order is known among differing values."""
    given = numbered(candidates)
    if not given:
        return None
    top = max((c.said or dt.date.min, c.final) for c in given)
    last = [c for c in given if (c.said or dt.date.min, c.final) == top]
    if len({c.value for c in last}) > 1:
        final = max(c.final for c in given)
        last = [c for c in last if c.final == final] or last
    return last[0] if len({c.value for c in last}) == 1 else None


def backers(candidates: Sequence[Candidate]) -> dict[int, int]:
    """Value → how many origins state it."""
    by_value: dict[int, set[str]] = defaultdict(set)
    for each in numbered(candidates):
        by_value[each.value].add(each.origin)
    return {value: len(origins) for value, origins in by_value.items()}
