"""Dates in figures: 15/2/2022, 2022-02-15, 15.2.2022, 2/2022, 14-09-1432 هـ; the day stands before the month."""

from __future__ import annotations

import datetime as dt

from hasila.arabic.hijri import FIRST_YEAR, LAST_YEAR
from hasila.reading.date_parts import Context, Parts

SEPARATORS = frozenset("/-.\\_")
_YEARS = range(1900, 2101)
_HIJRI_YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


def numeric(context: Context, at: int, cued: bool) -> Parts | None:
    """The date in figures at token ``at``; a day and month alone (15/2) only where a word before says so (``cued``)."""
    forms, last = _figures(context, at)
    if len(forms) == 3:
        return _three(context, [int(form) for form in forms], forms, last)
    if len(forms) == 2:
        return _two([int(form) for form in forms], last, cued)
    return None


def _figures(context: Context, at: int) -> tuple[list[str], int]:
    """The two or three figures parted by one kind of separator from ``at``, and the token after them."""
    tokens = context.tokens
    if tokens[at].kind != "number" or _continues(context, at):
        return [], at
    if "." in tokens[at].form:
        parts = tokens[at].form.split(".")
        return (parts, at + 1) if len(parts) == 3 and all(map(_short, parts)) else ([], at)
    forms, last = [tokens[at].form], at + 1
    separator = context.form(last)
    if separator not in SEPARATORS or not _short(forms[0]):
        return [], at
    while len(forms) < 3 and context.form(last) == separator and _goes_on(context, last, separator):
        forms.append(tokens[last + 1].form)
        last += 2
    if context.form(last) == separator and last < len(tokens) and not tokens[last].spaced and separator != "-":
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        if after is not None and after.kind == "number":
            return [], at
    return forms, last


def _short(form: str) -> bool:
    """Can the digits be a day, a month or a year? Python turns down whole numbers of thousands of digits."""
    return form.isdigit() and len(form) < 10


def _continues(context: Context, at: int) -> bool:
    """Whether the figure at ``at`` goes on from one before it (the 9 of 8/9/2021)."""
    tokens = context.tokens
    mark = at > 1 and not tokens[at].spaced and tokens[at - 1].form in ("/", ".", "-", ":")
    return mark and not tokens[at - 1].spaced and tokens[at - 2].kind == "number"


def _goes_on(context: Context, mark: int, separator: str) -> bool:
    if mark + 1 >= len(context.tokens):
        return False
    after = context.tokens[mark + 1]
    tight = not context.tokens[mark].spaced and not after.spaced
    return after.kind == "number" and _short(after.form) and (tight or separator in "/-")


def _three(context: Context, numbers: list[int], forms: list[str], last: int) -> Parts | None:
    hijri = context.form(last) == "ه"
    first, second, third = numbers
    if len(forms[0]) == 4:
        year, month, day = first, second, third
    elif len(forms[2]) == 4:
        day, month, year = first, second, third
    elif len(forms[2]) == 2 and 10 <= third < 50 and not hijri:
        day, month, year = first, second, 2000 + third
    else:
        return None
    if month > 12 >= day and year in _YEARS:
        day, month = month, day
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if year in _HIJRI_YEARS:
        return Parts(last + hijri, day=day, month=month, year=year, hijri=True)
    if year not in _YEARS:
        return None
    if len(forms[0]) < 4 and _no_day(year, month, day):
        return None
    return Parts(last + (context.form(last) == "م"), day=day, month=month, year=year)


def _no_day(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return True
    return False


def _two(numbers: list[int], last: int, cued: bool) -> Parts | None:
    first, second = numbers
    if second in _YEARS and 1 <= first <= 12:
        return Parts(last, month=first, year=second)
    if first in _YEARS and 1 <= second <= 12:
        return Parts(last, month=second, year=first)
    if cued and 1 <= first <= 31 and 1 <= second <= 12:
        return Parts(last, day=first, month=second)
    return None
