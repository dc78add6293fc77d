"""Signatures of posts that a page has taken in: the line that a post is, then a dash, its author and an @name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hasila.arabic.words import Token
from hasila.lexicon.speech import CueForm, head
from hasila.reading.cue import Cue
from hasila.reading.namings import Naming

_LONGEST = 9  # tokens from the dash to the bracket that holds the @name
_SIGNED = CueForm("", "verb", "states", "", "m", False, 0)


@dataclass(frozen=True, slots=True)
class Post:
    """Tokens ``first``..``last`` (exclusive) are a post's; ``cue`` gives them to whoever has signed it."""

    first: int
    last: int
    cue: Cue


def posts(tokens: Sequence[Token], others: Iterable[int]) -> list[Post]:
    """The posts that a report has taken in with their signatures, in order; ``others`` are the tokens that are no
    words."""
    return [post for i in others if tokens[i].form == "@" if (post := _post(tokens, i)) is not None]


def _post(tokens: Sequence[Token], at: int) -> Post | None:
    """The post whose signature's @ is token ``at``."""
    if at < 2 or tokens[at - 1].form != "(":
        return None
    dash = _dash(tokens, at - 1)
    if dash is None or not any(t.kind == "word" for t in tokens[dash + 1 : at - 1]):
        return None
    last = dash - 1 if tokens[dash - 1].kind == "break" else dash
    first = last
    while first > 0 and tokens[first - 1].kind != "break":
        first -= 1
    if first == last:
        return None
    words = sum(t.kind == "word" for t in tokens[dash + 1 : at - 1])
    named = Naming(dash + 1, at - 1, head(tokens[dash + 1].form), words)
    return Post(first, last, Cue(dash, dash, first, last, last, _SIGNED, named, backward=True))


def _dash(tokens: Sequence[Token], bracket: int) -> int | None:
    """The dash before the author's name: the one that opens the line, else the nearest."""
    nearest = None
    for i in range(bracket - 1, max(bracket - _LONGEST, 0), -1):
        if tokens[i].kind == "break":
            break
        if tokens[i].form == "-":
            if tokens[i - 1].kind == "break":
                return i
            nearest = nearest or i
    return nearest
