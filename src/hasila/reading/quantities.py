"""Quantities: every number expression of a report, whether or not it counts people.

Ages, dates and hours are not numbers and are left out; a number with a unit of time is a duration.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from hasila.arabic.calendar import Terms
from hasila.arabic.numerals import Numeral, numerals
from hasila.arabic.words import Token
from hasila.model import Quantity, QuantityKind, Span
from hasila.reading.counts import Count, counts, inside
from hasila.reading.dates import dates
from hasila.reading.no_counts import word_role
from hasila.reading.passage import between

__all__ = ["Count", "counts", "quantities"]

_UNITS = frozenset({"unit", "unit_two"})
_LEFT_OUT = frozenset({"age", "date", "hour"})
_KINDS: dict[str, QuantityKind] = {"ordinal": "ordinal", "percent": "percent"}


def quantities(
    tokens: Sequence[Token],
    text: str,
    found: Sequence[Numeral] | None = None,
    dated: Iterable[Span] | Set[int] | None = None,
    counted: Sequence[Count] | None = None,
    calendar: Terms | None = None,
) -> list[Quantity]:
    """The number expressions of ``tokens`` in order.

    Its numerals, date expressions (or the tokens that lie in them), counts and calendar words where known already.
    """
    numbers = found
    if numbers is None and (dated is None or counted is None):
        numbers = numerals(tokens, text)
    if dated is None:
        dated = [mention.span for mention in dates(tokens, text, None, numbers)]
    within = dated if isinstance(dated, Set) else inside(tokens, dated)
    calendar = calendar or Terms(tokens, text)
    read = counts(tokens, text, numbers, within, calendar) if counted is None else list(counted)
    reader = _Reader(tokens, text, within, calendar)
    return reader.read(read)


class _Reader:
    def __init__(self, tokens: Sequence[Token], text: str, dated: Set[int], calendar: Terms) -> None:
        self.tokens = tokens
        self.text = text
        self.dated = dated
        self.terms = calendar
        standing = calendar.entries.items()
        self.units = [at for at, entries in standing if not _UNITS.isdisjoint([entry.role for entry in entries])]

    def read(self, read: Sequence[Count]) -> list[Quantity]:
        out: list[Quantity] = []
        at = 0
        for count in read:
            if count.first < at:
                continue  # ونصف, already part of the duration before it
            alone = self._units_alone(at, count.first)
            out.extend(alone)
            at = max(at, count.last)
            told = bool(alone) and alone[-1].span.end > count.start  # عام ونصف
            if told or count.no_count in _LEFT_OUT:
                continue
            ratio = self._ratio(out, count)
            if ratio is not None:
                out[-1] = ratio
                continue
            quantity, at = self._quantity(count, at)
            out.append(quantity)
        out.extend(self._units_alone(at, len(self.tokens)))
        return out

    def _quantity(self, count: Count, at: int) -> tuple[Quantity, int]:
        kind = _KINDS.get(count.numeral.kind if count.numeral else "", "number")
        if count.no_count == "duration":
            unit = self.terms.find(count.last, "unit")
            if unit is not None:
                value, last = self._and_half(unit.last, count.value)
                span = Span(count.start, self.tokens[last - 1].end)
                return Quantity(span, "duration", value, count.value_max, unit.value, count.qualifier), last
        span = Span(count.start, count.end)
        return Quantity(span, kind, count.value, count.value_max, None, count.qualifier), at

    def _ratio(self, out: Sequence[Quantity], count: Count) -> Quantity | None:
        """The second figure of 3/4, which makes one number of the two."""
        if count.no_count != "ratio" or not out or not count.value or self.tokens[count.first - 1].form != "/":
            return None
        before = out[-1]
        if before.span.end != self.tokens[count.first - 1].start or before.value is None:
            return None
        return Quantity(Span(before.span.start, count.end), "number", round(before.value / count.value, 9))

    def _and_half(self, at: int, value: float | int | None) -> tuple[float | int | None, int]:
        """ثلاثة أشهر ونصف: the fraction after the unit is of the unit."""
        form = self.tokens[at].form if at < len(self.tokens) else ""
        part = {"ونصف": 0.5, "وربع": 0.25, "ونص": 0.5}.get(form)
        follows = self.tokens[at + 1].form if at + 1 < len(self.tokens) else ""
        if value is None or part is None or (follows.startswith("ال") and not self.terms.find(at + 1, "unit_the")):
            return value, at
        return value + part, at + 1

    def _units_alone(self, first: int, last: int) -> list[Quantity]:
        """Units of time without a number in tokens ``first:last``: duals (يومين), and singles that state a length."""
        out: list[Quantity] = []
        for at in between(self.units, first, last):
            if at in self.dated:
                continue
            dual = self.terms.find(at, "unit_two")
            if dual is None and not self._states_length(at):
                continue
            unit = dual or self.terms.find(at, "unit", bare=True)
            if unit is None:
                continue
            value, end = self._and_half(unit.last, 2 if dual else 1)
            out.append(Quantity(Span(unit.start, self.tokens[end - 1].end), "duration", value, None, unit.value))
        return out

    def _states_length(self, at: int) -> bool:
        """Whether a single unit is a length of time: it stands alone, or after لمدة, خلال, or before ونصف."""
        if at and word_role(self.tokens[at - 1].form, "age"):
            return False
        if at + 1 < len(self.tokens) and self.tokens[at + 1].form in ("ونصف", "وربع"):
            return True
        if len(self.tokens) == 1:
            return True
        plain = at + 1 >= len(self.tokens) or self.tokens[at + 1].kind != "word"
        return at > 0 and plain and bool(word_role(self.tokens[at - 1].form, "span_before"))
