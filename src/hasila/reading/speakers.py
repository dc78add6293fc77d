"""Who is speaking at every word of a report: named in the sentence, carried over from an earlier one, or the outlet.

A verb of saying governs from its clause to the end of its sentence or to the next speaker; بحسب and its like govern
the sentence or the part of it before them; a quotation in marks governs until its closing mark. What was said goes on
in the sentences after it while they add to it, until another speaker or the outlet's own narration takes over. A post
that the page has taken in is said by whoever has signed it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hasila.arabic.record import record, replace
from hasila.arabic.words import Token
from hasila.lexicon.speech import small
from hasila.model import Span
from hasila.reading.added import added
from hasila.reading.carrying import goes_on
from hasila.reading.cue import Cue
from hasila.reading.cue_verbs import TELLS_OF_THAT
from hasila.reading.cues import cues
from hasila.reading.letterheads import author
from hasila.reading.naming_words import verbal_noun
from hasila.reading.quotes import Quotes, quotes
from hasila.reading.signatures import Post, posts
from hasila.reading.spellings import spelled_apart
from hasila.reading.voices import Memory, Voice

if TYPE_CHECKING:
    from hasila.reading.passage import Passage


_STOPS = frozenset("،,؛")
_AMONG = frozenset(("وبينهم", "ومنهم", "وبين", "ومن"))
_OURS = re.compile(r"\w{3,}نا\b")  # وتفيد فرقنا: whoever writes the statement
_AFTER = frozenset(("بعد", "عقب", "غداه", "قبل", "وسط"))


@record
class Speaker:
    """Who says something: ``text`` is ``report.text[start:end]``.

    Where a bare noun refers back (المصدر), that is the naming it refers to, and ``mention`` the noun. ``explicit`` is
    false where no word of the sentence gives it to them; ``cue`` is the verb or phrase that does. ``chain`` are whoever
    passed it on, from the nearest outward.
    """

    text: str
    start: int
    end: int
    explicit: bool
    cue: Span | None
    chain: tuple[Speaker, ...] = ()
    mention: Span | None = None


@record
class Stretch:
    """Tokens ``first``..``last`` (exclusive) of one sentence said by one speaker; ``by`` is the cue for it.

    ``attributes`` is false where only the claim is theirs, and the facts told along with it are the outlet's own.
    """

    first: int
    last: int
    speaker: Speaker
    by: Cue | None
    attributes: bool = True


@dataclass(frozen=True)
class Attributions:
    """A report's speakers. ``stretches`` are in order and do not overlap; ``quoted`` are its paired quotation marks.

    ``added`` are the tokens of them that the outlet has put in: an earlier event told beside what somebody says.
    ``author`` is whose statement the report is, from token ``start`` on.
    """

    stretches: tuple[Stretch, ...]
    quoted: Quotes
    added: frozenset[int] = frozenset()
    author: Speaker | None = None
    start: int = 0
    _at: list[int] = field(default_factory=list, repr=False)

    def speaker_at(self, token: int) -> Speaker | None:
        """Whoever speaks at ``token``; None: the outlet itself."""
        stretch = self.stretch_at(token)
        whose = self.author if token >= self.start else None
        if stretch is None or not stretch.attributes or token in self.added:
            return whose
        return whose if whose is not None and _OURS.match(stretch.speaker.text) else stretch.speaker

    def stretch_at(self, token: int) -> Stretch | None:
        """The stretch that ``token`` belongs to; None where the outlet speaks."""
        number = self._at[token] if 0 <= token < len(self._at) else -1
        return self.stretches[number] if number >= 0 else None


def attributions(passage: Passage) -> Attributions:
    """Read who speaks where in ``passage``."""
    tokens, words = spelled_apart(passage)
    quoted = quotes(tokens, words.others)
    reader = _Reader(passage, tokens, quoted, cues(tokens, tuple(passage.sentences), quoted, words))
    stretches = reader.read()
    at = [-1] * len(passage.tokens)
    for number, stretch in enumerate(stretches):
        at[stretch.first : stretch.last] = [number] * (stretch.last - stretch.first)
    own = frozenset(i for one in stretches for i in added(passage, quoted, one.first, one.last, one.by))
    written = author(tokens, words, quoted)
    if written is None:
        return Attributions(tuple(stretches), quoted, own, _at=at)
    body, start = written
    name = Span(tokens[body.first].start, tokens[body.last - 1].end)
    whose = Speaker(name.of(passage.text), name.start, name.end, explicit=False, cue=None)
    return Attributions(tuple(stretches), quoted, own, whose, start, at)


def _apart(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Stretches in order, none over another: where two cues claim the same words, the earlier keeps them."""
    out: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda s: (s.first, s.last)):
        first = max(stretch.first, out[-1].last if out else 0)
        if first < stretch.last:
            out.append(stretch if first == stretch.first else replace(stretch, first=first))
    return out


@dataclass(slots=True)
class _Hold:
    """While it lasts: ``voice`` speaks from token ``start`` on. ``by`` is None where carried over."""

    start: int
    voice: Voice | None
    by: Cue | None
    explicit: bool = True


class _Reader:
    def __init__(self, passage: Passage, tokens: tuple[Token, ...], quoted: Quotes, found: Sequence[Cue]) -> None:
        self.passage, self.tokens, self.quoted = passage, tokens, quoted
        self.memory = Memory(passage.text, tokens)
        self.by_sentence: dict[int, list[Cue]] = {}
        for one in found:
            number = passage.sentence_of[min(one.first, len(tokens) - 1)]
            if self._lone(one, number):
                number, one = number - 1, replace(one, backward=True)
            self.by_sentence.setdefault(number, []).append(one)
        self.posts = posts(tokens, passage.words.others)
        self.previous: _Hold | None = None

    def _lone(self, one: Cue, number: int) -> bool:
        """… . بحسب X.; … . أفادت بذلك X.: a sentence that is an attribution and no more speaks of the one before it in
        its paragraph, as «that» does wherever the sentence goes on."""
        first, last = self.passage.sentences[number]
        paragraph = self.passage.paragraph_of
        follows = number > 0 and paragraph[self.passage.sentences[number - 1][0]] == paragraph[first]
        if not follows or one.first > first + 1:
            return False
        if self.passage.form(one.first + 1) in TELLS_OF_THAT:
            return one.subject is not None and not self.by_sentence.get(number - 1)  # whom nobody else has told of
        if one.form.frame not in ("prep", "as"):
            return False
        return not any(t.kind in ("word", "number") for t in self.tokens[one.content : last])

    def read(self) -> list[Stretch]:
        out: list[Stretch] = []
        for number, (first, last) in enumerate(self.passage.sentences):
            holds = self._sentence(number, first, last)
            out.extend(self._stretches(holds, last))
            self.previous = self._last(holds, last)
        return _apart(out)

    def _last(self, holds: list[_Hold], last: int) -> _Hold:
        """Whoever speaks the last words of a sentence that ends before token ``last``."""
        while len(holds) > 1 and all(self.tokens[i].kind == "mark" for i in range(holds[-1].start, last)):
            holds = holds[:-1]
        if holds[-1].voice is None and self.tokens[last - 1].form == ":":  # وتوزعوا بحسب البيان كما يلي:
            return next((hold for hold in reversed(holds) if hold.voice is not None), holds[-1])
        return holds[-1]

    def _sentence(self, number: int, first: int, last: int) -> list[_Hold]:
        found = self.by_sentence.get(number, [])
        holds = [self._opening(number, first, last, found)]
        floor = first
        for one in found:
            if one.backward:
                self._backward(holds, one, floor)
                floor = one.content
            else:
                if self._forward(holds, one, first) and one.attributes:
                    floor = max(floor, one.content)
        return holds

    # --- how a sentence opens -------------------------------------------------------------------------------------

    def _opening(self, number: int, first: int, last: int, found: Sequence[Cue]) -> _Hold:
        post = self._post(first)
        if post is not None:
            return _Hold(first, self.memory.signed(post.cue), post.cue)
        previous = self.previous
        if previous is None or previous.voice is None:
            return _Hold(first, None, None)
        if self._inside_quote(first, previous, found):
            return _Hold(first, previous.voice, previous.by)
        if self._quoted_on(first, found) or goes_on(self.passage, number, previous.voice, previous.by, found):
            return _Hold(first, previous.voice, None, explicit=False)
        return _Hold(first, None, None)

    def _post(self, first: int) -> Post | None:
        """The post that the sentence at ``first`` belongs to."""
        return next((post for post in self.posts if post.first <= first < post.last), None)

    def _inside_quote(self, first: int, previous: _Hold, found: Sequence[Cue]) -> bool:
        for opening, closing, closed in self.quoted.around(first - 1, first + 1):
            began = previous.start if previous.by is None else min(previous.start, previous.by.first)
            inside = opening < first or (opening == first and self._led_in(first, previous))
            if inside and first < closing and opening >= began - 1:
                return closed or not any(c.subject and not c.backward and c.clause <= first + 1 for c in found)
        return False

    def _quoted_on(self, first: int, found: Sequence[Cue]) -> bool:
        """⏎"تمكنا من إخراج 90 …: a paragraph that opens with a quotation and names nobody is the last one's."""
        opens = first == 0 or self.tokens[first - 1].kind == "break"
        return opens and first in self.quoted.openings and not any(one.subject for one in found)

    def _led_in(self, first: int, previous: _Hold) -> bool:
        """A colon at the end of the line before opens the quotation."""
        last = previous.by.content if previous.by is not None else -1
        return 0 <= last < first <= last + 2 and self.tokens[last].form == ":"

    # --- cues -----------------------------------------------------------------------------------------------------

    def _forward(self, holds: list[_Hold], one: Cue, first: int) -> bool:
        """Let ``one`` take over from its clause on; false where nobody is known to speak there."""
        current = holds[-1].voice
        if one.subject is None:
            voice = self.memory.pronoun(one, current, inside=len(holds) > 1 or one.first > first + 2)
        else:
            outer = (current,) if one.embedded and current is not None else ()
            voice = self.memory.named(one, outer)
        if voice is None or one.silent:
            return False
        start = one.clause if one.clause > first + 1 else first
        holds.append(_Hold(max(start, holds[-1].start), voice, one))
        return True

    def _backward(self, holds: list[_Hold], one: Cue, floor: int) -> None:
        """Give the words before ``one`` to its speaker, whoever held them becoming the next in the chain."""
        cut = max(floor, self._semicolon(one.first, floor))
        last = holds[-1]
        resumed = _Hold(self._clause_end(one) if one.around else one.content, last.voice, last.by, last.explicit)
        if last.start < cut:
            holds.append(_Hold(cut, last.voice, last.by))
        for hold in holds:
            if hold.start >= cut:
                hold.voice, hold.by, hold.explicit = self.memory.beside(one, hold.voice), one, True
        holds.append(resumed)

    def _clause_end(self, one: Cue) -> int:
        """The first comma after ``one`` behind which another clause begins; وإصابة خمسة, بينهم طفل still go on."""
        stops = (i for i in range(one.content, one.end) if self.tokens[i].form in _STOPS)
        return next((i for i in stops if self._anew(i)), one.end)

    def _anew(self, comma: int) -> bool:
        form = self.tokens[comma + 1].form if comma + 1 < len(self.tokens) else ""
        if form.startswith("و"):
            return not (verbal_noun(form[1:]) or form in _AMONG)
        return form in _AFTER or not small(form).isdisjoint(("clause", "additive"))

    def _semicolon(self, before: int, floor: int) -> int:
        for i in range(before - 2, floor - 1, -1):
            if self.tokens[i].form in ("؛", ";"):
                return i + 1
        return floor

    # --- writing down ---------------------------------------------------------------------------------------------

    def _stretches(self, holds: list[_Hold], last: int) -> list[Stretch]:
        out: list[Stretch] = []
        for hold, following in zip(holds, [*holds[1:], None], strict=True):
            end = following.start if following is not None else last
            if hold.voice is not None and end > hold.start:
                speaker = self._speaker(hold.voice, hold.by, hold.explicit)
                out.append(Stretch(hold.start, end, speaker, hold.by, hold.by is None or hold.by.attributes))
        return out

    def _speaker(self, voice: Voice, by: Cue | None, explicit: bool) -> Speaker:
        span = None
        if by is not None and by.last > by.first:
            span = Span(self.tokens[by.first].start, self.tokens[by.last - 1].end)
        chain = tuple(self._speaker(outer, None, explicit) for outer in voice.outer)
        full, near = voice.full, voice.near
        return Speaker(full.of(self.passage.text), full.start, full.end, explicit, span, chain, near)

