"""The words of a text as they are searched: one way for both stores, so that both find the same.

A word is filed under its folded form (``e`` and the form) and under the stems that its letters allow (``s`` and the
stem): every clitic taken off (وللمدنيين: مدنيين), then one ending (مدنيين: مدني). Without a dictionary a stem may be of
another word (واحد is filed under احد too); what is looked for is stemmed with more care than what is filed, so that
looking for واحد does not find every أحد. Broken plurals (جريح، جرحى) are words of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hasila.arabic.words import Token, splits, tokens
from hasila.model import Span

#: Goes up with every change of what a word is filed under; a ledger with another number is filed anew when opened.
VERSION = "1"
_ENDINGS = ("تين", "تان", "يات", "ات", "ون", "ين", "ان", "وا", "ه", "ا")
_ARTICLES = ("وال", "فال", "بال", "كال", "وبال", "ولل", "فلل", "لل", "ال")
_SHORTEST = 3  # letters of a stem: what is shorter is no word without what was taken off
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class Term:
    """What is looked for: words that follow each other, each as the keys of which one must be there."""

    words: tuple[frozenset[str], ...]
    exact: bool


def searched(text: str) -> list[Token]:
    """The words and numbers of ``text``, in order, with their offsets in it."""
    return [token for token in tokens(text) if token.kind in ("word", "number")]


@lru_cache(maxsize=65536)
def filed(form: str) -> frozenset[str]:
    """The keys of a folded word or number."""
    if not _arabic(form):
        return frozenset({_key("e", form), _key("s", _number(form))})
    bases = {form} | {split.stem for split in splits(form) if len(split.stem) >= _SHORTEST}
    return frozenset({_key("e", form)} | {_key("s", _bare(base)) for base in bases})


def keys(text: str) -> frozenset[str]:
    """All keys of ``text``."""
    return frozenset().union(*(filed(form) for form in {token.form for token in searched(text)}))


def terms(query: str) -> list[Term]:
    """What ``query`` looks for: every word by its stem, and what stands in quotation marks word for word."""
    out: list[Term] = []
    quoted: list[str] | None = None
    for token in tokens(query):
        if token.form == '"':
            if quoted:
                out.append(Term(tuple(frozenset({_key("e", form)}) for form in quoted), True))
            quoted = [] if quoted is None else None
        elif token.kind in ("word", "number"):
            if quoted is None:
                out.append(Term((_asked(token.form),), False))
            else:
                quoted.append(token.form)
    # A quotation that is not closed is looked for as words.
    return out + [Term((_asked(form),), False) for form in quoted or ()]


def spans(text: str, wanted: Sequence[Term]) -> tuple[Span, ...] | None:
    """Where in ``text`` the words of ``wanted`` stand, in order; None where not all of it is there."""
    found: set[Span] = set()
    words = searched(text)
    under = [filed(token.form) for token in words]
    for term in wanted:
        size = len(term.words)
        here = {
            Span(words[i].start, words[i + size - 1].end)
            for i in range(len(words) - size + 1)
            if all(term.words[n] & under[i + n] for n in range(size))
        }
        if not here:
            return None
        found |= here
    return tuple(sorted(found))


def _asked(form: str) -> frozenset[str]:
    if not _arabic(form):
        return frozenset({_key("s", _number(form))})
    bases = {form}
    bases |= {form[len(head) :] for head in _ARTICLES if form.startswith(head) and len(form) - len(head) >= _SHORTEST}
    return frozenset(_key("s", _bare(base)) for base in bases)


def _bare(stem: str) -> str:
    """``stem`` without one ending of gender, number or case, as far as three letters are left."""
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST:
            return stem[: -len(ending)]
    return stem


def _number(form: str) -> str:
    """1,250 and 1250 are one number."""
    return form.replace(",", "") if form[:1].isdigit() else form.casefold()


def _key(kind: str, form: str) -> str:
    """A key that every store takes as one word: Arabic letters, Latin ones and digits; all else in hexadecimal."""
    form = form.casefold()
    if len(form) <= _LONGEST and all("a" <= c <= "z" or "0" <= c <= "9" or "\u0621" <= c <= "\u064a" for c in form):
        return kind + form
    return f"{kind}x{form.encode('utf-8', 'surrogatepass')[:_LONGEST].hex()}"


def _arabic(form: str) -> bool:
    return "\u0600" <= form[:1] <= "\u06ff"
