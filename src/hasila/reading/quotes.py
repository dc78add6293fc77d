"""Quotation marks: which enclose a name or a word held at arm's length, and which enclose what somebody said.

Marks come in every style and in odd numbers. Which side a mark closes to is read from the spaces beside it, never from
its shape, since right-to-left text is typed with either shape on either side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hasila.arabic.words import Token
from hasila.lexicon.speech import cue, head, opens_content

_LONGEST_NAME = 7  # tokens between the marks of a name or a single word; speech runs longer
_LONGEST_SCARE = 4  # after أن, from mark to mark: a name or a word or two set off, not a statement
_CONTENT_AFTER = 10  # after قال «…»: where أن still follows, the marks hold who speaks, not what
_CLOSERS = frozenset(".!?؟…:")


@dataclass(frozen=True, slots=True)
class Quotes:
    """``names``: opening token → closing token of a quoted name; ``speech``: (opening, closing, closed) by token.

    Where ``closed`` is false the mark that would close the speech is missing, and ``closing`` is its paragraph's end.
    """

    names: dict[int, int]
    speech: tuple[tuple[int, int, bool], ...]


def quotes(tokens: Sequence[Token]) -> Quotes:
    """Pair the quotation marks of ``tokens``, paragraph by paragraph."""
    names: dict[int, int] = {}
    speech: list[tuple[int, int, bool]] = []
    marks: list[int] = []
    for i, token in enumerate(tokens):
        if token.kind == "break":
            _pair(tokens, marks, i, names, speech)
            marks = []
        elif token.form == '"':
            marks.append(i)
    _pair(tokens, marks, len(tokens), names, speech)
    return Quotes(names, tuple(speech))


def _pair(
    tokens: Sequence[Token], marks: list[int], end: int, names: dict[int, int], speech: list[tuple[int, int, bool]]
) -> None:
    left: list[int] = []
    k = 0
    while k < len(marks):
        if k + 1 < len(marks) and _is_name(tokens, marks[k], marks[k + 1]):
            names[marks[k]] = marks[k + 1]
            k += 2
        else:
            left.append(marks[k])
            k += 1
    opened: int | None = None
    for mark in left:
        if opened is None:
            if _may_open(tokens, mark) or _opens_astray(tokens, mark):
                opened = mark
        elif _may_close(tokens, mark):
            speech.append((opened, mark, True))
            opened = None
    if opened is not None:
        speech.append((opened, end, False))


def _is_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    if last - first > _LONGEST_NAME + 1 or last == first + 1:
        return False
    if not (_may_open(tokens, first) and _may_close(tokens, last)):
        return False
    before = tokens[first - 1].form if first else ""
    if before == ":":
        return False
    if opens_content(before):
        return last - first <= _LONGEST_SCARE
    if cue(before) is not None and head(tokens[first + 1].form) is None:
        return _opens_content(tokens, last + 1)
    return not any(t.form in _CLOSERS or t.kind == "number" for t in tokens[first + 1 : last])


def _opens_content(tokens: Sequence[Token], at: int) -> bool:
    for token in tokens[at : at + _CONTENT_AFTER]:
        if opens_content(token.form):
            return True
        if token.kind != "word" or cue(token.form) is not None:
            return False
    return False


def _opens_astray(tokens: Sequence[Token], mark: int) -> bool:
    """A mark set on the wrong side, in a paragraph that opens with a verb of saying, before words that begin anew."""
    start = mark
    while start > 0 and tokens[start - 1].kind != "break":
        start -= 1
    following = tokens[mark + 1] if mark + 1 < len(tokens) else None
    if following is None or following.kind != "word" or following.form.startswith("ال"):
        return False
    return tokens[mark - 1].kind == "word" and cue(tokens[start].form) is not None and mark - start > _LONGEST_NAME


def _glued(tokens: Sequence[Token], i: int) -> bool:
    return 0 < i < len(tokens) and not tokens[i].spaced and tokens[i - 1].kind != "break"


def _may_open(tokens: Sequence[Token], mark: int) -> bool:
    before = tokens[mark - 1].form if mark else ""
    if before in (":", "(", "-", "،") or not _glued(tokens, mark):
        return True
    return _glued(tokens, mark + 1)


def _may_close(tokens: Sequence[Token], mark: int) -> bool:
    return _glued(tokens, mark) or not _glued(tokens, mark + 1)
