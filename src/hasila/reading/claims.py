"""Claims: everything in a report that somebody says, with what saying it does.

A claim is one speaker's words within one sentence, cut where a second أن opens another. What it does is told by the
verb (denies, demands, warns), and where the verb only states, by the words said: a counterfactual supposes, words that
hold somebody responsible accuse.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from hasila.arabic.questions import question_of
from hasila.arabic.record import record
from hasila.arabic.words import Token
from hasila.lexicon.speech import Act, small, small_words
from hasila.model import Span
from hasila.reading.acts import accused_in, act_of, supposes
from hasila.reading.passage import Passage, between
from hasila.reading.quotes import Quotes
from hasila.reading.speakers import Attributions, Speaker, Stretch

Quoted = Literal["direct", "indirect", "mixed"]

_LEAD = 3  # words before an opening mark, or after a closing one, that still leave a quotation a direct one
_FEWEST = 3  # words in marks that make a claim partly a quotation, not a single word set off


@record
class Accused:
    """Whoever a claim holds responsible, as named in it: ``text`` is ``report.text[start:end]``."""

    text: str
    start: int
    end: int


@record
class Claim:
    """One claim: what is said is ``report.text[start:end]``. ``speaker`` is None where the outlet itself supposes.

    ``cue`` are the words that give it to the speaker; None under a headline's colon or where it is carried over.
    """

    start: int
    end: int
    act: Act
    quoted: Quoted
    speaker: Speaker | None
    cue: Span | None
    accused: Accused | None = None


def claims(passage: Passage, found: Attributions) -> list[Claim]:
    """The claims of ``passage``, in order, from who speaks where."""
    out: list[Claim] = []
    for stretch in found.stretches:
        for first, last in _pieces(passage, found.quoted, stretch):
            out.append(_claim(passage, found.quoted, stretch, first, last))
    out.extend(_supposed(passage, found))
    return sorted(out, key=lambda c: (c.start, c.end))


def _claim(passage: Passage, quoted: Quotes, stretch: Stretch, first: int, last: int) -> Claim:
    tokens, text = passage.tokens, passage.text
    act = act_of(passage, first, last, stretch.by)
    named = accused_in(passage, quoted, first, last, stretch.by) if act == "accuses" else None
    accused = None
    if named is not None:
        start, end = tokens[named.first].start, tokens[named.last - 1].end
        accused = Accused(text[start:end], start, end)
    kind = _quoted(tokens, quoted, first, last, stretch)
    return Claim(tokens[first].start, tokens[last - 1].end, act, kind, stretch.speaker, stretch.speaker.cue, accused)


def _pieces(passage: Passage, quoted: Quotes, stretch: Stretch) -> Iterator[tuple[int, int]]:
    """The token ranges of a stretch that are claims of their own; none where it holds no words."""
    tokens = passage.tokens
    first, last = stretch.first, stretch.last
    by = stretch.by
    if by is not None and by.backward:
        last = min(last, by.first) if by.first > first else last
    elif by is not None and first < by.content <= last:
        first = by.content
    cuts = between(passage.words.where(_opens_another), first + 2, last)
    for start, end in zip([first, *cuts], [*cuts, last], strict=True):
        start, end = _trimmed(tokens, start, end)
        if _several(tokens[start:end]) and _says(tokens, start, end):
            yield start, end


def _several(tokens: Sequence[Token]) -> bool:
    """Are there two words or numbers at least? Mostly the first two tokens say so."""
    words = (True for token in tokens if token.kind in ("word", "number"))
    return next(words, False) and next(words, False)


def _says(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether there is an Arabic word beside hashtags and addresses."""
    return any(
        t.kind == "word" and "ء" <= t.form[0] <= "ي" and tokens[i - 1].form not in ("#", "_")
        for i, t in enumerate(tokens[start:end], start)
    )


@question_of(small_words)
def _opens_another(form: str) -> bool:
    return form[:1] == "و" and "that" in small(form[1:])


def _trimmed(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    while start < end and tokens[start].form in ("،", ",", ":", "-", ".", "؛", ")"):
        start += 1
    if start + 3 < end and tokens[start].form == "(" and tokens[start + 2].form == ")":
        start += 3  # the speaker's other name, in brackets
    while end > start and tokens[end - 1].form in ("،", ",", ":", "-", ".", "؛", "("):
        end -= 1
    return start, end


def _quoted(tokens: Sequence[Token], quoted: Quotes, first: int, last: int, stretch: Stretch) -> Quoted:
    for opening, closing, _ in quoted.around(first, last):
        inside = sum(t.kind == "word" for t in tokens[max(first, opening) : min(last, closing)])
        before = sum(t.kind == "word" and "that" not in small(t.form) for t in tokens[first : max(first, opening)])
        after = sum(t.kind == "word" for t in tokens[min(closing, last) : last])
        if inside >= _FEWEST or inside > before + after:
            return "direct" if before <= _LEAD and after <= _LEAD else "mixed"
    by = stretch.by
    if by is None or by.backward or "that" in small(tokens[first].form):
        return "indirect"
    return "direct" if ":" in (tokens[by.content - 1].form, tokens[by.content].form) else "indirect"


def _supposed(passage: Passage, found: Attributions) -> Iterator[Claim]:
    """What the outlet itself only supposes (لو نجح الهجوم لكان …)."""
    tokens = passage.tokens
    supposing: dict[int, int] = {}
    for i in passage.words.where(supposes):
        supposing.setdefault(passage.sentence_of[i], i)
    for number, opening in supposing.items():
        first, last = passage.sentences[number]
        if not first <= opening < last or found.stretch_at(opening) is not None:
            continue
        start, end = _trimmed(tokens, opening, last)
        if act_of(passage, start, end, None) == "supposes":
            yield Claim(tokens[start].start, tokens[end - 1].end, "supposes", "indirect", None, None)
