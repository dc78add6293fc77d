"""A report made ready to read: tokens, sentences, paragraphs, counts, and what the vocabulary knows of each word.

Everything after this works on token indices; offsets come back only when a finding is written down.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from hasila.arabic.calendar import Terms
from hasila.arabic.questions import Along, Words
from hasila.arabic.words import Token
from hasila.model import DateMention, Report
from hasila.reading.counts import Count
from hasila.reading.known import NOTHING, Known
from hasila.reading.terms import Term


@dataclass(frozen=True)
class Passage:
    """A report's text as tokens.

    ``sentences`` are half-open token ranges; ``counts_at`` finds a count, ``terms_at`` a casualty term by its first
    token, ``widths`` the tokens that a noun of several words takes. ``dated`` are the tokens that state dates,
    ``calendar`` the calendar's words.
    """

    report: Report
    tokens: tuple[Token, ...]
    known: tuple[Known, ...]
    sentences: tuple[tuple[int, int], ...]
    counts: tuple[Count, ...]
    counts_at: dict[int, Count] = field(default_factory=dict)
    widths: dict[int, int] = field(default_factory=dict)
    terms_at: dict[int, Term] = field(default_factory=dict)
    dates: tuple[DateMention, ...] = ()
    dated: frozenset[int] = frozenset()
    calendar: Terms | None = None
    marked: dict[str, list[int]] = field(default_factory=dict)
    """Token indices, in order, that a later step has looked for once, by what they mark."""
    words: Words = field(kw_only=True)

    # Asked of more often than all else, and so no properties.
    text: str = field(init=False, repr=False, compare=False)
    """The report's text, to which all offsets point."""
    forms: list[str] = field(init=False, repr=False, compare=False)
    """The folded words, by token."""
    form: Callable[[int], str] = field(init=False, repr=False, compare=False)
    """The folded word at a token, "" outside the text."""
    classes: Callable[[int], frozenset[str]] = field(init=False, repr=False, compare=False)
    """The classes of small word at a token, none outside the text."""

    def __post_init__(self) -> None:
        of_each = Along([known.classes for known in self.known], NOTHING.classes).__getitem__
        found = {"text": self.report.text, "forms": self.words.forms, "form": self.words.form, "classes": of_each}
        self.__dict__.update(found)  # frozen for whoever reads it

    @cached_property
    def of_vocabulary(self) -> list[int]:
        """The tokens, in order, of which the vocabulary knows anything."""
        return [i for i, known in enumerate(self.known) if known is not NOTHING]

    @cached_property
    def of_people(self) -> list[int]:
        """The tokens, in order, that may be nouns for people."""
        return [i for i in self.of_vocabulary if self.known[i].people]

    @cached_property
    def small(self) -> list[int]:
        """The tokens, in order, of small words."""
        return [i for i in self.of_vocabulary if self.known[i].classes]

    @cached_property
    def of_class(self) -> Mapping[str, Sequence[int]]:
        """The tokens, in order, of each class of small words that the text has."""
        out: dict[str, list[int]] = {}
        known = self.known
        for i in self.small:
            for name in known[i].classes:
                if name in out:
                    out[name].append(i)
                else:
                    out[name] = [i]
        return out

    @cached_property
    def sentence_of(self) -> list[int]:
        """Token index → index of its sentence (a break belongs to the sentence before it)."""
        out: list[int] = []
        for number, (first, _) in enumerate(self.sentences):
            out += [max(number - 1, 0)] * (first - len(out))
        return out + [max(len(self.sentences) - 1, 0)] * (len(self.tokens) - len(out))

    @cached_property
    def paragraph_of(self) -> list[int]:
        """Token index → index of its paragraph."""
        out: list[int] = []
        breaks = [i for i in self.words.others if self.tokens[i].kind == "break"]
        for number, first in enumerate(breaks):
            out += [number] * (first - len(out))
        return out + [len(breaks)] * (len(self.tokens) - len(out))

    @cached_property
    def starts(self) -> list[int]:
        """The offset of each token."""
        return [token.start for token in self.tokens]


def between(found: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Those of ``found``, which are in order, that lie in ``first:last``."""
    return found[bisect_left(found, first) : bisect_left(found, last)]
