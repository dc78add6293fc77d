"""Digits: a number written in figures, with whatever thousands and decimal marks its writer used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hasila.arabic.words import Token


class Digits(NamedTuple):
    """A number in figures: the token after it, and its value."""

    last: int
    value: float


_LONGEST = 24  # characters; what is longer counts nothing, and may be beyond any number a machine has


def digits_at(tokens: Sequence[Token], at: int, text: str) -> Digits | None:
    """The number in figures at token ``at``; null where the marks make no number (1.2.3, 16.10.21)."""
    if at >= len(tokens) or tokens[at].kind != "number":
        return None
    form, last = tokens[at].form, at + 1
    if len(form) > _LONGEST:
        return None
    if form.isdigit():
        while len(form) < _LONGEST and _thousands_after(tokens, last, form):  # 10،000: thousands
            form, last = form + tokens[last + 1].form, last + 2
        if form == tokens[at].form and _decimal_after(tokens, last):  # 2،6 مليون
            return Digits(last + 2, float(f"{form}.{tokens[last + 1].form}"))
        if at and not tokens[at].spaced and tokens[at - 1].form == "." and tokens[at - 1].spaced:
            return Digits(last, float("0." + form))
        return Digits(last, float(form))
    scaled = last < len(tokens) and tokens[last].form in _SCALES
    arabic_point = "\u066b" in text[tokens[at].start : tokens[at].end]
    value = marked(form, arabic_point or scaled)
    return None if value is None else Digits(last, value)


_SCALES = frozenset({"الف", "مليون", "مليار", "تريليون", "بليون", "ملايين", "الاف"})


def _thousands_after(tokens: Sequence[Token], at: int, form: str) -> bool:
    if at + 1 >= len(tokens) or tokens[at].form != "،" or tokens[at].spaced:
        return False
    after = tokens[at + 1]
    three = after.kind == "number" and after.form.isdigit() and len(after.form) == 3
    return three and not after.spaced and form[0] != "0"


def _decimal_after(tokens: Sequence[Token], at: int) -> bool:
    """An Arabic comma and one or two digits glued to the number, before a scale word (2،6 مليون): a decimal point."""
    if at + 2 >= len(tokens) or tokens[at].form != "،" or tokens[at].spaced:
        return False
    part = tokens[at + 1]
    digits = part.kind == "number" and part.form.isdigit() and len(part.form) <= _DECIMALS and not part.spaced
    return digits and tokens[at + 2].form in _SCALES


_DECIMALS = 2


def marked(form: str, decimal_point: bool = False) -> float | None:
    """The value of digits with marks in them.

    A comma before three digits, or a point before three digits that does not follow a lone 0, parts thousands; any
    other single mark is the decimal point. ``decimal_point`` says that a single point is one for certain.
    """
    if "," in form and "." in form:
        thousands, point = (",", ".") if form.rindex(".") > form.rindex(",") else (".", ",")
        whole, _, part = form.rpartition(point)
        return float(f"{whole.replace(thousands, '')}.{part}") if _grouped(whole.split(thousands)) else None
    mark = "," if "," in form else "."
    groups = form.split(mark)
    if mark == "." and decimal_point and len(groups) == 2:
        return float(form)
    if _grouped(groups):
        return float("".join(groups))
    return float(".".join(groups)) if len(groups) == 2 else None


def _grouped(groups: Sequence[str]) -> bool:
    first, *rest = groups
    return 1 <= len(first) <= 3 and first[0] != "0" and all(len(group) == 3 for group in rest)
