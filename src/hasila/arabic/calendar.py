"""The calendar's words: months of every Arab country, weekdays, relative words, units of time, found in tokens.

``Terms`` answers what calendar word stands at a token, in any clitic dress (بأيلول، لعام، والاثنين); the table
``calendar.tsv`` says what each means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from hasila.arabic.fold import fold_word
from hasila.arabic.number_words import letters_in
from hasila.arabic.questions import Words, question_of
from hasila.arabic.words import Token
from hasila.lexicon.tables import rows

_CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")


class Entry(NamedTuple):
    """One way to go on from a first word: the words after it, the role and value, the clitic letters before it."""

    rest: tuple[str, ...]
    role: str
    value: str
    clitics: int


class Term(NamedTuple):
    """A calendar word found: token after it, role, value, and its original start without clitics."""

    last: int
    role: str
    value: str
    start: int

    @property
    def number(self) -> int:
        """The value as a whole number."""
        return int(self.value)


@lru_cache(maxsize=1)
def lexicon() -> dict[str, tuple[Entry, ...]]:
    """Entries by the folded form of their first word, the longest first, the least clitics first."""
    found: dict[str, list[Entry]] = {}
    for row in rows("calendar.tsv"):
        for form in row["forms"].split("|"):
            first, *rest = fold_word(form).split()
            for dress in (first,) if row["role"] == "month_latin" else _dresses(first):
                clitics = len(dress) - len(first)
                if dress != first and not dress.endswith(first):  # للاثنين: the article's alef is gone
                    clitics += 1
                found.setdefault(dress, []).append(Entry(tuple(rest), row["role"], row["value"], clitics))
    return {form: tuple(sorted(entries, key=lambda e: (-len(e.rest), e.clitics))) for form, entries in found.items()}


def _dresses(first: str) -> Iterable[str]:
    yield first
    for clitics in _CLITICS:
        if not (first.startswith("ال") and clitics.endswith("ل")):
            yield clitics + first
    if first.startswith("ال"):
        yield "ل" + first[1:]
        yield "ول" + first[1:]


_STARTS = frozenset(
    {
        "month",
        "month_weak",
        "month_latin",
        "hijri",
        "hijri_weak",
        "weekday",
        "weekday_bare",
        "offset",
        "tonight",
        "unit",
        "unit_the",
        "unit_two_the",
        "unit_many_the",
        "demonstrative",
        "edge",
        "ago",
        "within",
        "year_word",
        "month_word",
        "day_word",
        "feast",
    }
)


@lru_cache(maxsize=1)
def starters() -> frozenset[str]:
    """The folded forms that can begin a date expression."""
    return frozenset(form for form, entries in lexicon().items() if any(entry.role in _STARTS for entry in entries))


@question_of(lexicon)
def _of_calendar(form: str) -> bool:
    return form in lexicon()


_TOWN = frozenset({"اب", "باب", "لاب", "واب"})
"""آب, folded: spelled with a hamza below it is the town of إب."""


class Terms:
    """Calendar words at tokens of one text; ``entries`` are those that stand there with all their words, by token."""

    def __init__(self, tokens: Sequence[Token], text: str, words: Words | None = None) -> None:
        """``words`` are those of ``tokens``, where they are at hand."""
        self.tokens = tokens
        self.text = text
        self.words = words = words or Words(tokens)
        self.form: Callable[[int], str] = words.form
        """The folded form at a token, empty beyond the ends."""
        found = [(i, self._standing(words.forms, i)) for i in words.where(_of_calendar)]
        self.entries = {i: entries for i, entries in found if entries}

    def _standing(self, forms: Sequence[str], at: int) -> tuple[Entry, ...]:
        """The entries of the word at token ``at`` whose other words follow it."""
        if forms[at] in _TOWN and self.text[self.tokens[at].end - 2] == "إ":
            return ()
        known, after = lexicon()[forms[at]], at + 1
        if not known[0].rest:
            return known  # the longest first, and so all of one word
        return tuple(e for e in known if not e.rest or e.rest == tuple(forms[after : after + len(e.rest)]))

    def find(self, at: int, *roles: str, bare: bool = False) -> Term | None:
        """The longest term of one of the ``roles`` at token ``at``; ``bare``: without clitics only."""
        entries = self.entries.get(at)
        if entries is None:
            return None
        token = self.tokens[at]
        for entry in entries:
            if entry.role not in roles or (bare and entry.clitics):
                continue
            start = letters_in(token, self.text, entry.clitics) if entry.clitics else token.start
            return Term(at + 1 + len(entry.rest), entry.role, entry.value, start)
        return None
