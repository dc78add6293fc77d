"""What a date expression says before it is resolved, and the tokens, numerals and calendar words it is read from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import field
from typing import NamedTuple

from hasila.arabic.calendar import Terms
from hasila.arabic.days import Days
from hasila.arabic.numerals import Numeral
from hasila.arabic.record import record
from hasila.arabic.words import Token
from hasila.model import Grain


class Found(NamedTuple):
    """A date expression read: the token after it, its original start, its days (null: unresolved) and their grain."""

    last: int
    start: int
    days: Days | None
    grain: Grain = "day"


@record
class Parts:
    """A day, month or year as written: the token after it and whichever of its parts were given.

    ``day_to`` ends a range of days in one month. ``shift`` says that ``month`` is not named but counted from the month
    of publication (0 this, -1 last); ``year_shift`` the same of the year. ``past`` says that it has been (الماضي),
    ``ahead`` that it is to come (المقبل). ``other`` is a second name's month where the two disagree (تموز/ يونيو).
    """

    last: int
    day: int | None = None
    day_to: int | None = None
    month: int | None = None
    shift: int | None = None
    year: int | None = None
    year_shift: int | None = None
    other: int | None = None
    hijri: bool = False
    past: bool = False
    ahead: bool = False


@record
class Context:
    """One text's tokens, with its numerals by first token, its calendar words and its day of publication.

    ``year`` is the latest that an undated text dates something in: a weekday beside a day and month fits it or the
    next. ``following``: what comes after (الأسبوع التالي) comes after publication, there being nothing else.
    """

    tokens: Sequence[Token]
    text: str
    published: dt.date | None
    terms: Terms
    numbers: dict[int, Numeral] = field(default_factory=dict)
    year: int | None = None
    following: bool = False

    form: Callable[[int], str] = field(init=False, repr=False, compare=False)
    """The folded form at a token, empty beyond the ends."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "form", self.terms.form)  # a record is frozen for whoever checks types

    def number(self, at: int, low: int, high: int) -> tuple[int, int] | None:
        """The whole number from ``low`` to ``high`` at token ``at``, past a loose article: (token after, value)."""
        found = self.numbers.get(at)
        if found is None and self.form(at) in ("ال", "و", "ل", "ب", "وال", "بال"):
            found = self.numbers.get(at + 1)
        if found is None or found.kind not in ("cardinal", "ordinal") or not isinstance(found.value, int):
            return None
        return (found.last, found.value) if low <= found.value <= high else None
