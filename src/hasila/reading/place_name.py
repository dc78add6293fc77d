"""A name of a place found in a text, and the text as those who look for names walk through it."""

from __future__ import annotations

from dataclasses import field

from hasila.arabic.fold import fold
from hasila.arabic.questions import Words
from hasila.arabic.record import record
from hasila.arabic.words import Token
from hasila.lexicon.gazetteer import Place
from hasila.lexicon.place_words import Cue, cue, words_of

OPENERS = frozenset("\"'([{<#*_@«")
NAMED = words_of("named")  # قرية تسمى …
QUOTES = frozenset("\"'()[]{}<>#*_@^-«»")


@record
class Name:
    """A name at tokens ``first:last`` (half-open). ``outer`` is the first token of the generic and direction words
    before it.

    ``prefix`` are the clitics of the name's first word, ``head`` the generic word right before it, ``lead`` all cues
    from
    ``outer`` to the name in order; ``places`` are all places so named, none for a name that only its head tells.
    """

    first: int
    last: int
    prefix: str
    key: str
    places: tuple[Place, ...]
    head: Cue | None
    lead: tuple[tuple[int, str, Cue], ...]
    quoted: bool
    outer: int = field(init=False)
    """The first token that belongs to the naming."""
    outer_prefix: str = field(init=False)
    """The clitics before the whole naming."""

    def __post_init__(self) -> None:
        first, prefix = self.lead[0][:2] if self.lead else (self.first, self.prefix)
        self.outer, self.outer_prefix = first, prefix  # type: ignore[misc]  # asked of more often than all else


def name_start(token: Token, text: str, prefix: str) -> int:
    """The original offset where the name begins in ``token``, behind its clitics."""
    if not prefix:
        return token.start
    starts = fold(text[token.start : token.end]).starts
    return token.start + starts[min(len(prefix), len(starts) - 1)]


class PlaceText:
    """The tokens of one text, with what stands before and after them over quotation marks."""

    def __init__(self, tokens: list[Token], text: str, words: Words | None = None) -> None:
        self.tokens = tokens
        self.text = text
        self.words = words or Words(tokens)
        self.forms = self.words.forms
        self.headings: dict[int, bool] = {}  # names that head a line → is theirs a list of such lines?

    def written(self, i: int) -> str:
        """Token ``i`` as the report writes it."""
        return self.text[self.tokens[i].start : self.tokens[i].end]

    def cue(self, i: int) -> tuple[str, Cue] | None:
        """The cue that token ``i`` is; «وأدى» (and led to) is no «وادي» (valley), though folding makes them one."""
        found = cue(self.tokens[i].form)
        return None if found is not None and found[1].word == "وادي" and "أ" in self.written(i) else found

    def before(self, i: int) -> int:
        """The nearest word or number before token ``i`` with nothing but quotes between; -1 where a mark or break
        stands there."""
        i -= 1
        while i >= 0 and self.tokens[i].kind == "mark" and self.tokens[i].form in QUOTES:
            i -= 1
        return i if i >= 0 and self.tokens[i].kind in ("word", "number") else -1

    def after(self, i: int, marks: frozenset[str] = OPENERS) -> int:
        """The nearest word at or after token ``i`` with nothing but ``marks`` between; -1 where there is none."""
        while i < len(self.tokens) and self.tokens[i].kind == "mark" and self.tokens[i].form in marks:
            i += 1
        return i if i < len(self.tokens) and self.tokens[i].kind == "word" else -1
