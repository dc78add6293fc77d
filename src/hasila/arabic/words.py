"""Words: a folded text cut into tokens, and the ways a word may be split into clitics and stem.

Nothing is decided here: ``splits`` lists what the letters allow, the least split first, and the vocabulary decides
(a word that is itself an entry is never split: وزير is no و + زير, فلسطيني no ف + لسطيني, بيان no ب + يان).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from sys import intern
from typing import Literal, NamedTuple, TypeAlias

from hasila.arabic.fold import DROPPED, Folded, fold, fold_once, spread
from hasila.arabic.memo import Memory, remembered

TokenKind = Literal["word", "number", "mark", "break"]

_LATIN = "A-Za-z\u00c0-\u024f"
# A change of script ends a word: posts glue a handle to what follows it.
_TOKEN = re.compile(
    rf"(?P<break>\n\s*)|(?P<number>\d+(?:[.,]\d+)*)|(?P<word>[{_LATIN}]+|[^\W\d_{_LATIN}]+)|(?P<mark>\S)",
    re.UNICODE,
)


@dataclass(slots=True, unsafe_hash=True)  # not frozen: that would make the making of tokens three times as slow
class Token:
    """One token: its folded ``form``, where it stands in the original text, and whether white space precedes it."""

    form: str
    start: int
    end: int
    kind: TokenKind
    spaced: bool


class Split(NamedTuple):
    """One reading of a word's letters: و/ف, then ب/ل/ك/س, then ال, then the stem, then a pronoun."""

    conjunction: str
    particle: str
    article: bool
    stem: str
    pronoun: str


# What is folded and cut by itself: a break with what is folded away behind it; a plain word, white space or a closing
# mark after it; or else what stands without white space. A space beside a tatweel may be a censor's, within a word.
_STRETCH = re.compile(
    rf"(\n[\s{DROPPED}]*)|([\u0621-\u063a\u0641-\u064a]++)(?![^\s،.:؛؟\")»]|[،.:؛؟\")»]+[^\s،.:؛؟\")»])"
    r"|\S+(?: (?:(?<=\u0640 )|(?=\u0640))\S+)*"
)
_Piece: TypeAlias = tuple[str, int, int, TokenKind, bool]  # a token's fields, its offsets from where its stretch begins


def tokens(text: str | Folded) -> list[Token]:
    """Cut ``text`` (original, or folded already) into tokens; their offsets point into the original.

    Of each form there is one copy, so that looking it up compares no letters.
    """
    if isinstance(text, Folded):
        return _cut(text)
    out: list[Token] = []
    add, last = out.append, 0
    for found in _STRETCH.finditer(text):
        start, end = found.span()
        spaced = start > last or start == 0
        kind = found.lastindex
        if kind is not None:
            add(Token(_form(found[kind]), start, end, "break" if kind == 1 else "word", spaced))
            last = end
            continue
        pieces = _pieces(found[0])
        if pieces is None:
            return _cut(fold(text))
        for form, low, high, what, apart in pieces:
            last = start + high
            add(Token(form, start + low, last, what, spaced or apart))
            spaced = False
    return out


@remembered
def _form(written: str) -> str:
    return intern(fold_once(written))


@remembered
def _pieces(stretch: str) -> tuple[_Piece, ...] | None:
    """The tokens of a stretch, None where they may not be cut without its neighbours."""
    if spread(stretch):
        return None
    cut = enumerate(_cut(fold(stretch)))
    return tuple((token.form, token.start, token.end, token.kind, token.spaced and n > 0) for n, token in cut)


def _cut(folded: Folded) -> list[Token]:
    out: list[Token] = []
    starts, ends, words = folded.starts, folded.ends, folded.text
    add, last = out.append, 0
    for found in _TOKEN.finditer(words):
        start, end = found.span()
        kind: TokenKind = found.lastgroup  # type: ignore[assignment]
        add(Token(intern(words[start:end]), starts[start], ends[end - 1], kind, start > last or start == 0))
        last = end
    return out


_CONJUNCTIONS = frozenset("وف")
_PARTICLES = ("ب", "ل", "ك", "س")
_GLUED = (*_PARTICLES, "ال")  # what may be glued to a word without a conjunction before it
_PRONOUNS = ("هما", "كما", "هم", "هن", "كم", "كن", "ها", "نا", "ني", "ه", "ك", "ي")
_ENDING = {last: tuple(p for p in _PRONOUNS if p[-1] == last) for last in "اهمنكي"}  # pronouns by their last letter


def pronouns(form: str) -> list[str]:
    """The pronouns that a folded word's last letters may be."""
    return [p for p in _ENDING.get(form[-1:], ()) if form.endswith(p)]


def _splits(form: str) -> tuple[Split, ...]:
    """Every split the letters of a folded word allow, the least split first; a stem keeps at least two letters."""
    led = heads(form)
    out = [Split(*head, "") for head in led if len(head[3]) >= 2]
    endings = pronouns(form)
    for conjunction, particle, article, stem in led if endings else ():
        for pronoun in endings if not article else ():
            bare = stem[: -len(pronoun)]
            if stem.endswith(pronoun) and len(bare) >= 2:
                out.append(Split(conjunction, particle, False, bare, pronoun))
                if bare.endswith("ت"):  # ta marbuta opens before a pronoun: عائلته from عائله
                    out.append(Split(conjunction, particle, False, bare[:-1] + "ه", pronoun))
    return tuple(out)


def heads(form: str) -> list[tuple[str, str, bool, str]]:
    """Conjunction, particle, article and stem (any pronoun with it) of a folded word, as its first letters allow."""
    out: list[tuple[str, str, bool, str]] = [("", "", False, form)]
    first = form[:1]
    for conjunction in ("", first) if first in _CONJUNCTIONS else ("",) if form.startswith(_GLUED) else ():
        rest = form[len(conjunction) :]
        if conjunction:
            out.append((conjunction, "", False, rest))
        if rest.startswith("ال"):
            out.append((conjunction, "", True, rest[2:]))
        if rest.startswith("لل"):
            out.append((conjunction, "ل", True, rest[2:]))
            out.append((conjunction, "ل", True, rest[1:]))
        if rest.startswith(_PARTICLES):
            particle = rest[0]
            out.append((conjunction, particle, False, rest[1:]))
            if particle != "س" and rest.startswith("ال", 1):
                out.append((conjunction, particle, True, rest[3:]))
    return out


# A word is split when it is first seen, for whoever asks of it then; what they found of it is what they remember.
splits = Memory(_splits, most=1 << 14).__getitem__
