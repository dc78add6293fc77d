"""Those who have spoken so far in a report, and whom a pronoun or a bare noun (المصدر، الوزارة) means among them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from hasila.arabic.fold import fold_word
from hasila.arabic.record import record, replace
from hasila.arabic.words import Token
from hasila.lexicon.given_names import given_names
from hasila.lexicon.speech import HeadForm, head, small
from hasila.model import Span
from hasila.reading.cue import Cue
from hasila.reading.namings import Naming

Gender = Literal["m", "f", "p", ""]

_REMEMBERED = 4  # how many of the latest speakers a pronoun may mean
_SOUND_PLURALS = ("ين", "ون")
_SOURCE = "مصدر"
_SAME = frozenset(("ذات", "نفس"))
_SELF = frozenset(("نفسه", "ذاته", "عينه"))
_HUMAN = frozenset(("role", "source"))
_BODIES = frozenset(("institution", "armed", "outlet"))


@record
class Voice:
    """A speaker at one mention: ``near`` as named there, ``full`` the naming it refers back to (itself, mostly).

    ``gender`` is that of a verb of theirs: ``p`` where it would be in the plural, empty where it may be any.
    ``counts``: it is a count they have kept that they tell.
    """

    near: Span
    full: Span
    head: HeadForm | None
    lemmas: frozenset[str]
    gender: Gender
    plural: bool
    statement: bool
    whole: bool = False
    outer: tuple[Voice, ...] = ()
    counts: bool = False


def _gender(found: HeadForm | None, first: str) -> Gender:
    """Of the verb that whoever عن names would take: أضافت after عن ناشطين is the agency's."""
    stem = first.removeprefix("ال")
    if found is None or found.kind not in _HUMAN | {"document"}:
        return ""
    if stem.endswith(_SOUND_PLURALS):
        return "p"
    return "" if stem != found.lemma else "f" if stem.endswith("ه") else "m"


def _start(token: Token) -> int:
    return token.start


_HEARD = 200  # voices of one report that a later noun may refer back to: more than any report has


class Memory:
    """Remembers speakers in the order they spoke."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text, self.tokens = text, tokens
        self.recent: list[Voice] = []

    def named(self, one: Cue, outer: tuple[Voice, ...]) -> Voice:
        """The voice that ``one`` names, passed on by ``outer``; its origin (نقلا عن) speaks before its subject."""
        assert one.subject is not None
        voice = self._voice(one.subject, one, outer)
        if one.origin is not None:
            self._remember(voice, behind=one.embedded)
            voice = self._voice(one.origin, one, (voice, *outer), origin=True)
        self._remember(voice, behind=one.embedded)
        if voice.head is not None and voice.head.kind == "document":
            self._issuing(one)
        return voice

    def _issuing(self, one: Cue) -> None:
        """بحسب بيان صادر عن المنظمة. وأضافت: the body whose document speaks is whom a verb means that it may not."""
        assert one.subject is not None
        for at in range(one.subject.first + 1, one.subject.last):
            found = head(self.tokens[at].form)
            if found is not None and found.kind in _BODIES and not found.weak:
                body = Naming(at, one.subject.last, found, one.subject.last - at, True)
                self._remember(replace(self._voice(body, one, ()), gender=""), behind=True)
                return

    def signed(self, one: Cue) -> Voice:
        """The voice of a post that the page has taken in: nobody that a later pronoun means."""
        assert one.subject is not None
        return self._voice(one.subject, one, ())

    def beside(self, one: Cue, holder: Voice | None) -> Voice:
        """The voice of words that ``holder`` says according to ``one``: a medium only passes ``holder`` on."""
        if holder is None:
            return self.named(one, ())
        assert one.subject is not None
        found = one.subject.head
        if one.origin is None and found is not None and (found.kind == "outlet" or "medial" in small(found.lemma)):
            return replace(holder, outer=(*holder.outer, self._voice(one.subject, one, ())))
        voice = self.named(one, ())
        return voice if voice.full == holder.full else replace(voice, outer=(*voice.outer, holder))

    def pronoun(self, one: Cue, current: Voice | None, inside: bool) -> Voice | None:
        """Whoever a verb or participle without a subject of its own means: who speaks now, or the latest that agrees.

        ``inside``: the verb stands within a sentence that somebody speaks already."""
        if current is not None and (one.form.part == "participle" or (inside and self._agrees(current, one))):
            return current
        return self._latest(one) or current or self._issuer(one)

    def _latest(self, one: Cue) -> Voice | None:
        for voice in self.recent[:_REMEMBERED]:
            if self._agrees(voice, one):
                return voice
        return None

    def _issuer(self, one: Cue) -> Voice | None:
        """قالت الوزارة …. وأضاف أن: what adds in the masculine, where no man has spoken, is the body's statement."""
        body = next(iter(self.recent), None)
        adds = one.form.part == "past" and one.form.gender == "m" and one.form.conjunction == "و"
        return body if body is not None and adds and body.head is not None and body.head.kind in _BODIES else None

    def _agrees(self, voice: Voice, one: Cue) -> bool:
        return not voice.gender or voice.gender == one.form.gender or one.form.plural

    def _remember(self, voice: Voice, behind: bool) -> None:
        same = [v for v in self.recent if v.full == voice.full]
        for old in same:
            self.recent.remove(old)
        self.recent.insert(1 if behind and self.recent else 0, voice)
        del self.recent[_HEARD:]

    def _voice(self, named: Naming, one: Cue, outer: tuple[Voice, ...], origin: bool = False) -> Voice:
        near = self._span(named)
        forms = [t.form for t in self.tokens[named.first : named.last] if t.kind == "word"]
        heads = [h for h in map(head, forms) if h is not None]
        lemmas = frozenset(h.lemma for h in heads)
        written = named.head is not None and named.head.kind == "document"
        gender: Gender = one.form.gender if one.form.part else ""
        if origin or (written and not gender):
            gender = _gender(named.head, forms[0])
        counts = one.form.frame == "record"
        own = Voice(near, near, named.head, lemmas, gender, one.form.plural, one.statement, one.whole, outer, counts)
        antecedent = self._antecedent(named)
        if antecedent is None:
            return own
        return replace(own, full=antecedent.full, lemmas=lemmas | antecedent.lemmas)

    def _span(self, named: Naming) -> Span:
        """The naming's stretch, a conjunction or preposition written onto its first word left out."""
        first, end = self.tokens[named.first], self.tokens[named.last - 1].end
        start = first.start
        found = head(first.form)
        if found is not None and found.particle and not (found.definite and "ل" in found.particle):
            for _ in found.particle:
                start += 1
                while start < end and not self.text[start].isalpha():
                    start += 1
        return Span(start, end)

    def _antecedent(self, named: Naming) -> Voice | None:
        """The earlier speaker that a definite noun standing by itself refers back to."""
        if named.words != 1 or named.head is None or not named.head.definite:
            return None
        lemma = named.head.lemma
        alike = [voice for voice in self.recent if voice.head is not None and voice.head.lemma == lemma]
        if named.head.kind in _BODIES and (within := self._within(lemma)) is not None:
            return within
        noun = self.tokens[named.first].form.removeprefix("و").removeprefix("ال")
        for voice in (*(voice for voice in alike if self._first(voice) == noun), *alike):
            return voice  # المصادر نفسها: no single مصدر, where sources have spoken
        if named.head.kind == "document":
            return None if self._introduced(named) else next(iter(self.recent), None)
        if self.tokens[named.first].form.endswith("المصدر") and not self._same(named):
            people = (v for v in self.recent if v.head is not None and v.head.kind in _HUMAN)
            return next(people, next(iter(self.recent), None))
        return next(iter(self.recent), None) if lemma == _SOURCE and self._same(named) else None

    def _same(self, named: Naming) -> bool:
        """ذات المصدر, المصدر نفسه: whoever spoke last, and not one of those before."""
        before = self.tokens[named.first - 1].form if named.first else ""
        after = self.tokens[named.last].form if named.last < len(self.tokens) else ""
        return before.lstrip("ول") in _SAME or after in _SELF

    def _within(self, lemma: str) -> Voice | None:
        """قال المتحدث باسم وزارة الداخلية …. وأعلنت الوزارة: the body that the latest speaker to name one spoke for."""
        latest = next((voice for voice in self.recent if lemma in voice.lemmas), None)
        if latest is None or (latest.head is not None and latest.head.lemma == lemma):
            return None
        first, last = (bisect_left(self.tokens, at, key=_start) for at in (latest.full.start, latest.full.end))
        heads = ((at, head(self.tokens[at].form)) for at in range(first, last))
        at, found = next(((at, one) for at, one in heads if one is not None and one.lemma == lemma), (last, None))
        if found is None:
            return None
        named = (k for k in range(at + 2, last) if self.tokens[k].form in given_names())  # وزارة الداخلية سامر النجار
        span = Span(self.tokens[at].start, self.tokens[next(named, last) - 1].end)
        return replace(latest, near=span, full=span, head=found, outer=())

    def _first(self, voice: Voice) -> str:
        """The folded first word of a voice's naming, without its article."""
        words = voice.full.of(self.text).lstrip("#\"«“").split()
        return fold_word(words[0]).removeprefix("ال") if words else ""

    def _introduced(self, named: Naming) -> bool:
        """البيان الذي قرأه X: a relative clause says which one, so that nothing earlier is meant."""
        return named.last >= len(self.tokens) or self.tokens[named.last].form in ("الذي", "التي")
