"""Counts: numbers with their hedges and ranges, each with the exact words that state it, or why it counts nobody."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence, Set

from hasila.arabic.calendar import Terms
from hasila.arabic.number_words import lexicon
from hasila.arabic.numerals import Numeral, numerals
from hasila.arabic.record import record, replace
from hasila.arabic.words import Token
from hasila.model import Qualifier, Span
from hasila.reading import hedges
from hasila.reading.dates import dates
from hasila.reading.no_counts import Neighbours, word_role

_MAGNITUDES = frozenset({1000, 1_000_000, 1_000_000_000})
_TO = frozenset({"الي", "حتي", "او", "-"})


@record
class Count:
    """A number as it stands: tokens ``first:last`` with its hedge and slashes, offsets ``start:end`` of those words.

    A conjunction or preposition glued to the first word is outside. ``value`` is null where the words are vague
    (عشرات); ``value_max`` ends a stated range. ``no_count`` says in a word why the number cannot count people (age,
    date, year, hour, duration, percent, ordinal, name, calibre, list, code, ratio, score, fraction, change, rate, or
    the kind of a measure); it is empty where it can.
    """

    first: int
    last: int
    start: int
    end: int
    value: float | int | None
    value_max: float | int | None = None
    qualifier: Qualifier = "exact"
    vague: bool = False
    no_count: str = ""
    numeral: Numeral | None = None


def counts(
    tokens: Sequence[Token],
    text: str,
    found: Sequence[Numeral] | None = None,
    dated: Iterable[Span] | Set[int] | None = None,
    calendar: Terms | None = None,
) -> list[Count]:
    """The counts of ``tokens`` in order.

    Where known already, ``found`` are its numerals, ``dated`` its date expressions or the tokens that lie in them,
    ``calendar`` its calendar words.
    """
    numbers = numerals(tokens, text) if found is None else list(found)
    if dated is None:
        dated = [mention.span for mention in dates(tokens, text, None, numbers)]
    within = dated if isinstance(dated, Set) else inside(tokens, dated)
    return _Counter(tokens, text, numbers, within, calendar or Terms(tokens, text)).read()


def inside(tokens: Sequence[Token], spans: Iterable[Span]) -> set[int]:
    """The indices of the tokens that lie in ``spans``, both in order."""
    out: set[int] = set()
    at = 0
    for span in spans:
        at = bisect_right(tokens, span.start, lo=at, key=_end)
        while at < len(tokens) and tokens[at].start < span.end:
            out.add(at)
            at += 1
    return out


def _end(token: Token) -> int:
    return token.end


class _Counter:
    def __init__(
        self, tokens: Sequence[Token], text: str, numbers: Sequence[Numeral], dated: Set[int], calendar: Terms
    ) -> None:
        self.tokens = tokens
        self.text = text
        self.numbers = numbers
        self.around = Neighbours(tokens, text, calendar, dated)

    def read(self) -> list[Count]:
        out: list[Count] = []
        plains = [self._plain(number) for number in self.numbers]
        at = 0
        while at < len(plains):
            plain, following = plains[at], plains[at + 1] if at + 1 < len(plains) else None
            joined = None
            if following is not None:
                joined = self._of_thousands(plain, following) or self._range(plain, following)
            at += 2 if joined is not None else 1
            limit = self.numbers[at].first if at < len(self.numbers) else len(self.tokens)
            made = joined or self._moved(plain, following)
            if out and out[-1].no_count == "score" and made.first == out[-1].last + 1:
                made = replace(made, no_count="score")
            out.append(self._hedged(made, limit))
        return self._restated(out)

    def _plain(self, number: Numeral) -> Count:
        """The number itself, with the slashes around it (/40/) as part of its words."""
        first, last, start, end = number.first, number.last, number.start, number.end
        tokens = self.tokens
        slashed = number.digits and self.around.form(first - 1) == "/" == self.around.form(last)
        if slashed and not self.around.form(first - 2).isdigit() and not self.around.form(last + 1).isdigit():
            first, last = first - 1, last + 1
            start, end = tokens[first].start, tokens[last - 1].end
        vague = number.kind == "vague"
        reason = self.around.reason(number)
        qualifier: Qualifier = "vague" if vague else "exact"
        return Count(first, last, start, end, number.value, None, qualifier, vague, reason, number)

    def _of_thousands(self, count: Count, magnitude: Count) -> Count | None:
        """/300/ ألف: a number in strokes, and the thousands that it counts."""
        strokes = self.around.form(count.last - 1) == "/" and magnitude.first == count.last
        if not strokes or magnitude.value not in _MAGNITUDES or magnitude.last != magnitude.first + 1:
            return None
        value = None if count.value is None else count.value * magnitude.value
        return replace(count, last=magnitude.last, end=magnitude.end, value=value)

    def _range(self, low: Count, high: Count) -> Count | None:
        """Two numbers that bound one count: بين 5 و7، 35 إلى 40، 5-7، خمسة أو ستة."""
        if high.first - low.last > 1:
            return None
        between = [self.around.form(at) for at in range(low.last, high.first)]
        before = self.around.form(low.first - 1)
        opened = before in ("بين", "مابين", "وبين")
        spoken = high.numeral.lead == "و" if high.numeral else False
        by_and = opened and (between == ["و"] or (not between and spoken))
        if not (by_and or (len(between) == 1 and between[0] in _TO)):
            return None
        values = self._bounds(low, high)
        if low.no_count in ("date", "ordinal") and high.no_count != low.no_count:
            return None  # منذ 7 أكتوبر 2023 إلى 22 ألف شهيد: the year ends the day, the number is what the toll rose to
        if values is None or (low.no_count and low.no_count == "list") or self._changes(low):
            return None
        if between == ["-"] and any(word_role(self.around.form(at), "score") for at in range(low.first - 6, low.first)):
            return replace(low, last=high.last, end=high.end, no_count="score")
        first, start = low.first, low.start
        if opened:
            first = low.first - 1 - (self.around.form(low.first - 2) == "ما")
            start = self.tokens[first].start
        return replace(
            high, first=first, start=start, value=values[0], value_max=values[1], qualifier="range",
            no_count=high.no_count or low.no_count,
        )

    def _bounds(self, low: Count, high: Count) -> tuple[float | int, float | int] | None:
        if low.value is None or high.value is None:
            return None
        bottom = low.value
        word = lexicon().get(self.around.form(high.last - 1))
        scale = int(word.value) if word is not None and word.role.startswith("scale") else 1
        if scale > 1 and bottom < 1000 and bottom * scale < high.value:
            bottom *= scale  # بين 3 و5 آلاف
        return (bottom, high.value) if bottom < high.value else None

    def _changes(self, low: Count) -> bool:
        """من 5 إلى 7 after a verb of rising or falling: the toll is the second number."""
        if self.around.form(low.first - 1) != "من":
            return False
        return any(word_role(self.around.form(at), "change") for at in range(max(low.first - 8, 0), low.first - 1))

    def _moved(self, count: Count, following: Count | None) -> Count:
        if count.no_count or following is None or not self._changes(count):
            return self._scored(count, following)
        between = [self.around.form(at) for at in range(count.last, min(count.last + 3, following.first))]
        return replace(count, no_count="change") if "الي" in between else count

    def _scored(self, count: Count, following: Count | None) -> Count:
        """3-1: two figures the wrong way round for a range are a score."""
        if count.no_count or following is None or not (count.numeral and count.numeral.digits):
            return count
        scored = following.first == count.last + 1 and self.around.form(count.last) == "-"
        return replace(count, no_count="score") if scored else count

    def _hedged(self, count: Count, limit: int) -> Count:
        here = count.first
        if count.numeral and count.numeral.lead == self.around.form(here - 1):
            here -= 1
        bracketed = self.around.form(here - 1) == "(" and self.around.form(count.last) == ")"
        here -= bracketed  # أكثر من (50) قتيلا
        found = hedges.before(self.tokens, here)
        joined = count.numeral is not None and count.numeral.lead.startswith("و")
        if found is not None and joined and hedges.closes(self.tokens, found):
            found = None  # 28 قتيلا على الأقل و150 مصابا
        if found is not None:
            qualifier = found.qualifier if count.qualifier == "exact" else count.qualifier
            if found.apart:
                return replace(count, qualifier=qualifier)
            if bracketed:
                count = replace(count, last=count.last + 1, end=self.tokens[count.last].end)
            outer = hedges.before(self.tokens, found.first)
            joined = self._hedge_start(found.first) > self.tokens[found.first].start
            # قتل 30 على الأقل ونحو 100: the hedge before a joined one is the number's before it
            hedged = [found] if outer is None or outer.apart or joined else [outer, found]
            start = next((self._hedge_start(h.first) for h in hedged if h.qualifier != "exact"), count.start)
            return replace(count, first=hedged[0].first, start=start, qualifier=qualifier)
        behind = hedges.after(self.tokens, count.last, limit)
        if behind is None and count.qualifier == "exact":
            behind = hedges.of_total(self.tokens, here)
        if behind is None or count.qualifier != "exact":
            return count
        if behind.apart or behind.first < count.first:
            return replace(count, qualifier=behind.qualifier)
        return replace(count, last=behind.last, end=self.tokens[behind.last - 1].end, qualifier=behind.qualifier)

    def _hedge_start(self, at: int) -> int:
        """Where a hedge's first word starts without a conjunction or preposition glued to it."""
        return hedges.stem_start(self.tokens[at], self.text)

    def _restated(self, found: list[Count]) -> list[Count]:
        """ثلاثين (30): the figure in brackets says the same number again and is no count of its own."""
        out: list[Count] = []
        for count in found:
            last = out[-1] if out else None
            if last is not None and count.value == last.value and self._bracketed(last, count):
                out[-1] = replace(last, last=count.last + 1)
            else:
                out.append(count)
        return out

    def _bracketed(self, last: Count, count: Count) -> bool:
        form = self.around.form
        return count.first == last.last + 1 and form(last.last) == "(" and form(count.last) == ")" and not last.vague
