"""Sentences of a token list: ranges between line breaks and closing marks, cut where they have no end."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic.words import Token

_CLOSING = frozenset(".!?؟…")
_LONGEST = 600  # tokens; the longest in five corpora of news and posts has 488: what is longer has lost its marks
_SHORTEST = 2  # a one-letter word before a full stop is an initial (د. , م.), not the end of a sentence
_SPELLED = 2  # letters of an initial as it is spoken (بي.بي.سي), with no space on either side of its dot


def sentences(tokens: Sequence[Token], others: Sequence[int] | None = None) -> list[tuple[int, int]]:
    """Half-open token ranges, closing marks included; breaks between lines belong to none.

    ``others`` are the tokens, in order, that are no words, where they are known.
    """
    out: list[tuple[int, int]] = []
    first = 0
    for i in [i for i, token in enumerate(tokens) if token.kind != "word"] if others is None else others:
        first = _cut(out, first, i)
        if tokens[i].kind == "break":
            if i > first:
                out.append((first, i))
            first = i + 1
        elif (tokens[i].form in _CLOSING and _closes(tokens, i)) or i - first == _LONGEST:
            out.append((first, i + 1))
            first = i + 1
    first = _cut(out, first, len(tokens))
    if len(tokens) > first:
        out.append((first, len(tokens)))
    return out


def _cut(out: list[tuple[int, int]], first: int, last: int) -> int:
    """Add to ``out`` what of ``first:last`` is too long for one sentence; where the rest of it begins."""
    while last - first > _LONGEST:
        out.append((first, first + _LONGEST + 1))
        first += _LONGEST + 1
    return first


_DOMAINS = frozenset({"نت", "كوم", "اورغ", "net", "com", "org"})


def between_initials(tokens: Sequence[Token], i: int) -> bool:
    """Whether token ``i`` is the dot between two initials (ا.ف.ب, بي.بي.سي) or in a site's name (كذا.نت)."""
    if tokens[i].form != "." or not 0 < i < len(tokens) - 1:
        return False
    beside = (tokens[i - 1], tokens[i + 1])
    glued = not (tokens[i].spaced or tokens[i + 1].spaced)
    site = beside[1].form in _DOMAINS
    return glued and (site or all(t.kind == "word" and len(t.form) <= _SPELLED for t in beside))


def _closes(tokens: Sequence[Token], i: int) -> bool:
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is not None and (
        after.form in _CLOSING or (after.form in ")]" and before is not None and before.form in _CLOSING)
    ):
        return False  # (...)
    if tokens[i].form != "." or before is None or after is None:
        return True
    if before.form.isascii() and before.kind == "word" and not after.spaced:
        return False  # a domain name
    if (before.kind == "word" and len(before.form) < _SHORTEST) or between_initials(tokens, i):
        return False
    return not (before.kind == after.kind == "number" and not after.spaced)
