"""Quotation marks: which enclose a name or a word held at arm's length, and which enclose what somebody said.

Marks come in every style and in odd numbers. Which side a mark closes to is read from the spaces beside it, never from
its shape, since right-to-left text is typed with either shape on either side.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from hasila.arabic.sentences import between_initials
from hasila.arabic.words import Token
from hasila.lexicon.outcomes import outcome_forms
from hasila.lexicon.speech import cue, head, opens_content
from hasila.lexicon.word_lists import word_list

_LONGEST = 600  # tokens of a statement of several lines
_LONGEST_NAME = 7  # tokens between the marks of a name or a single word; speech runs longer
_LONGEST_SCARE = 4  # after أن, from mark to mark: a name or a word or two set off, not a statement
_LONGEST_SPEAKER = 5  # from mark to mark, straight after a word of speech: longer, it is what is said
_COMMAS = frozenset("،,")
_WHO_IS = frozenset(("وهو", "وهي"))
_ASIDE = 12  # tokens from comma to comma: قال “أبو سالم”، وهو من سكان البلدة، إن
_CONTENT_AFTER = 10  # after قال «…»: where أن still follows, the marks hold who speaks, not what
_CLOSERS = frozenset(".!?؟…:")
_OPENS_SPEECH = frozenset(word_list("opens_speech"))


@dataclass(frozen=True)
class Quotes:
    """``names``: opening token → closing token of a quoted name; ``speech``: (opening, closing, closed) by token.

    Where ``closed`` is false the mark that would close the speech is missing, and ``closing`` is its paragraph's end.
    """

    names: dict[int, int]
    speech: tuple[tuple[int, int, bool], ...]

    @cached_property
    def openings(self) -> frozenset[int]:
        """The tokens that open speech."""
        return frozenset(opening for opening, _, _ in self.speech)

    @cached_property
    def name_openings(self) -> dict[int, int]:
        """Closing token → opening token of a quoted name."""
        return {closing: opening for opening, closing in self.names.items()}

    def around(self, first: int, last: int) -> Sequence[tuple[int, int, bool]]:
        """The speech that overlaps ``first:last``, its closing mark left out; none overlaps another, all in order."""
        low = bisect_right(self.speech, first, key=_closing)
        return self.speech[low : bisect_left(self.speech, last, lo=low, key=_opening)]


def _opening(speech: tuple[int, int, bool]) -> int:
    return speech[0]


def _closing(speech: tuple[int, int, bool]) -> int:
    return speech[1]


def quotes(tokens: Sequence[Token], others: Iterable[int]) -> Quotes:
    """Pair the quotation marks of ``tokens``, paragraph by paragraph; ``others`` are those, in order, that are no
    words."""
    names: dict[int, int] = {}
    speech: list[tuple[int, int, bool]] = []
    marks: list[int] = []
    begin = 0
    others = list(others)
    following = _next_marks(tokens, others)
    for i in others:
        if tokens[i].kind == "break":
            if len(marks) % 2 and _broken_off(tokens, marks[-1], i):
                continue  # a line cut within the marks
            if marks and _closed_further_on(tokens, marks, following[i]):
                continue  # a statement of several lines
            _pair(tokens, marks, (begin, i), names, speech)
            marks, begin = [], i + 1
        elif tokens[i].form == '"':
            marks.append(i)
    _pair(tokens, marks, (begin, len(tokens)), names, speech)
    return Quotes(names, tuple(speech))


def _broken_off(tokens: Sequence[Token], mark: int, at: int) -> bool:
    """Whether the line that ends at token ``at`` breaks off within a sentence that a colon and ``mark`` open."""
    return mark > 0 and tokens[mark - 1].form == ":" and mark + 1 < at and tokens[at - 1].kind == "word"


def _next_marks(tokens: Sequence[Token], others: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Of each break, the next quotation mark and the one after it; -1 for none."""
    out: dict[int, tuple[int, int]] = {}
    first = second = -1
    for i in reversed(others):
        if tokens[i].form == '"':
            first, second = i, first
        elif tokens[i].kind == "break":
            out[i] = first, second
    return out


def _closed_further_on(tokens: Sequence[Token], marks: Sequence[int], following: tuple[int, int]) -> bool:
    """جاء فيه:⏎"- في 4 آب ….⏎- في 6 آب …."⏎: does the only one of ``marks`` open a line, and the next of those
    ``following``, alone in its own, close?"""
    mark, (closing, after) = marks[-1], following
    if len(marks) != 1 or (mark and tokens[mark - 1].kind != "break") or closing < 0 or closing - mark > _LONGEST:
        return False
    ends = closing + 1 >= len(tokens) or tokens[closing + 1].kind == "break"
    alone = after < 0 or any(tokens[k].kind == "break" for k in range(closing + 1, after))
    return ends and alone and _may_close(tokens, closing)


def _pair(
    tokens: Sequence[Token], marks: list[int], paragraph: tuple[int, int], names: dict[int, int],
    speech: list[tuple[int, int, bool]],
) -> None:
    """Pair the ``marks`` of the ``paragraph`` of these tokens, and add them to ``names`` and ``speech``."""
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
            if _may_open(tokens, mark) or _opens_astray(tokens, mark, paragraph[0]):
                opened = mark
        elif _may_close(tokens, mark):
            speech.append((opened, mark, True))
            opened = None
    if opened is not None:
        speech.append((opened, paragraph[1], False))


def _is_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    if last - first > _LONGEST_NAME + 1 or last == first + 1:
        return False
    if not (_may_open(tokens, first) and _may_close(tokens, last)):
        return False
    before = tokens[first - 1].form if first else ""
    if before == ":" or tokens[first + 1].form in _OPENS_SPEECH:
        return False
    if opens_content(before):
        return last - first <= _LONGEST_SCARE
    saying, named = cue(before), head(tokens[first + 1].form) is not None
    governs = saying is not None and saying.frame == "prep" and named  # بحسب "مكتب توثيق الانتهاكات في المدينة"
    if saying is not None and not governs and (not named or last - first > _LONGEST_SPEAKER):
        return _opens_content(tokens, last + 1) or _tells_harm(tokens, last + 1)
    return not any(_no_part_of_name(tokens, i) for i in range(first + 1, last))


def _no_part_of_name(tokens: Sequence[Token], i: int) -> bool:
    closes = tokens[i].form in _CLOSERS and not between_initials(tokens, i)
    return closes or tokens[i].kind == "number"


def _opens_content(tokens: Sequence[Token], at: int) -> bool:
    who = at + (at < len(tokens) and tokens[at].form in _COMMAS)
    if who < len(tokens) and tokens[who].form in _WHO_IS:
        at = next((i + 1 for i in range(at + 2, min(at + _ASIDE, len(tokens))) if tokens[i].form in _COMMAS), at)
    for token in tokens[at : at + _CONTENT_AFTER]:
        if opens_content(token.form):
            return True
        if token.kind != "word" or cue(token.form) is not None:
            return False
    return False


def _tells_harm(tokens: Sequence[Token], at: int) -> bool:
    """أعلنت "نجمة النهر" مقتل ثلاثة, … عن إصابة اثنين: harm right behind the marks is what those in them tell."""
    at += 1 if at < len(tokens) and tokens[at].form == "عن" else 0
    return at < len(tokens) and any(one.part == "noun" for one in outcome_forms().get(tokens[at].form, ()))


def _opens_astray(tokens: Sequence[Token], mark: int, start: int) -> bool:
    """A mark set on the wrong side, in a paragraph that opens with a verb of saying, before words that begin anew."""
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
