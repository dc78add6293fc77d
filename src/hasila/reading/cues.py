"""The places where a report hands the word to somebody: the verb or phrase, who speaks, and where what they say begins.

Each finder asks for evidence that speech is meant: a subject that the vocabulary knows to speak, or content that opens
with أن, a colon or a quotation mark; the weaker the word (its letters are another common word too), the more is asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic.memo import remembered
from hasila.arabic.questions import Words, question_of
from hasila.arabic.words import Token
from hasila.lexicon.outcomes import outcome_forms
from hasila.lexicon.speech import CueForm, cue, cue_of_object, cue_words, head, small, small_words
from hasila.lexicon.word_lists import word_list
from hasila.reading.cue import Cue
from hasila.reading.cue_verbs import TELLS_OF_THAT, VerbReader
from hasila.reading.naming_words import verbal_noun
from hasila.reading.namings import issues
from hasila.reading.passage import between
from hasila.reading.quotes import Quotes

_CAME = frozenset(("جاء", "ورد"))
_PUBLISHED = "صدر"
_BY = "عن"
_COMMAS = frozenset("،,")
_OFFICE = 8  # tokens of the office behind a dash, of what issued a statement
_BY_WITHIN = 5  # tokens from صدر to عن: صدر مساء اليوم عن
_FOLLOWS = frozenset(("ما", "الاتي", "التالي", "البيان", "بيان", "بيانا", "التوضيح", "توضيح", "البلاغ", "بلاغ"))
_ISSUE = "أصدر"
_ISSUED_WITHIN = 14  # tokens from the verb to the statement that it issues
_COUNTED = ("هم", "هما")  # on a verb of counting
_SURE = 2  # weaker a verb of counting may not be
_WHO = frozenset(("الذين", "اللذين", "من", "ممن"))
_COUNTERS = frozenset(("institution", "source", "role", "outlet"))
_MANAGES = frozenset(word_list("manages"))
_RECORDING = frozenset(word_list("recording"))
_PICTURES = frozenset(("مقطع", "مقاطع", "فيديو", "صور", "صوره", "لقطات", "مشاهد", "تسجيل", "تسجيلات"))
_TOLD_OF = frozenset(("ما", "لما", "التي", "الذي"))
_ABOUT = frozenset(("عن", "من", "حول"))
_TELLING = CueForm("جاء", "verb", "states", "", "m", False, 0)


def cues(
    tokens: tuple[Token, ...], sentences: tuple[tuple[int, int], ...], quoted: Quotes, words: Words
) -> list[Cue]:
    """All hand-overs, in order; ``words`` are those of ``tokens``."""
    out: list[Cue] = []
    names: set[str] = set()
    handing = words.where(_may_hand_over)
    for first, last in sentences:
        out.extend(_Finder(tokens, words, quoted, first, last, names).cues(between(handing, first, last)))
    return out


@question_of(lambda: (*cue_words(), *small_words(), *_CAME, *_MANAGES, _PUBLISHED))
def _may_hand_over(form: str) -> bool:
    """May a folded word be the verb or the preposition of a hand-over? A quick no for most words."""
    known = _came(form) or _manages(form) or form == _PUBLISHED or cue(form) is not None
    return known or _called(form) or issues(form) or _recorded(form)


def _called(form: str) -> bool:
    return not small(form).isdisjoint(("issued", "announcing"))


@remembered
def _recorded(form: str) -> bool:
    """وثقهم, أحصتها: a verb of counting with those counted written onto it."""
    found = cue_of_object(form) if form.endswith(_COUNTED) and cue(form) is None else None
    return found is not None and found.frame == "record" and found.weak < _SURE


def _came(form: str) -> bool:
    return form.removeprefix("و") in _CAME


def _manages(form: str) -> bool:
    return form.removeprefix("و") in _MANAGES


class _Finder(VerbReader):
    """All hand-overs of one sentence."""

    def cues(self, handing: Sequence[int]) -> list[Cue]:
        """The sentence's hand-overs, in order; ``handing`` are its tokens that may be the word of one."""
        out: list[Cue] = []
        colon = self.colon()
        if colon is not None and not self.authorless(colon):  # إحصائيات عن الحرب: a heading
            out.append(colon)
            self.done = colon.content
        for i in handing:
            if i < self.done:
                continue
            form = self.tokens[i].form
            found = self._came(i) if _came(form) else self._spoken(i, cue(form))
            if found is None and form == _PUBLISHED:
                found = self._published(i)
            if found is not None:
                out.append(found)
                if not found.silent:
                    self._read(found)
        return out

    def _spoken(self, i: int, form: CueForm | None) -> Cue | None:
        found = self._at(i, form)
        return self._issuer(i, form) if found is None and form is not None and form.lemma == _ISSUE else found

    def _issuer(self, i: int, form: CueForm) -> Cue | None:
        """أصدر X بيانا: who a statement is by, its words to follow."""
        named = self.naming(i + 1)
        at = next((k for k in range(i + 2, min(i + _ISSUED_WITHIN, self.last)) if self._document(k)), None)
        if named is None or at is None or at < named.last - 2:
            return None
        named = named._replace(last=min(named.last, at))
        return Cue(i, i + 1, i, at, self.last, form, named, silent=True)

    def _document(self, i: int) -> bool:
        object_ending = self.form(i).rstrip("\u064b").removesuffix("ا")  # بيانا
        found = head(self.form(i)) or head(object_ending)
        return found is not None and found.kind == "document" and not found.particle

    def _came(self, i: int) -> Cue | None:
        """جاء في البيان أن، وجاء في نص البيان: the words of a statement.

        جاء ذلك في بيان X: who told of what stands before.
        """
        if self.form(i + 1) in TELLS_OF_THAT and self.form(i + 2) == "في" and self._document(i + 3):
            of_that = self._author(i + 3)
            if of_that is None:
                return None
            return Cue(i, i + 1, i, of_that.last, self.last, _TELLING, of_that, statement=True)
        at = i + 2 + (self.form(i + 2) == "نص")
        if self.form(i + 1) != "في" or not self._document(at):
            return None
        named = self.naming(at)
        content = None if named is None else self.content(named.last, 8)
        if named is None or content is None:
            return None
        return Cue(i, i + 1, i, content, self.last, _TELLING, named, statement=True)

    def _published(self, i: int) -> Cue | None:
        """صدر عن قيادة الجيش ما يلي:, صدر عن الوزارة البيان الآتي: a statement printed as it was issued."""
        opens = self.opens(i)
        if not (opens or self.form(i - 1) in _COMMAS):
            return None  # في بيان صدر عن الوزارة: where they say it
        by = next((k for k in range(i + 1, min(i + _BY_WITHIN, self.last)) if self.form(k) == _BY), None)
        named = None if by is None else self.naming(by + 1, source=True)
        if by is None or named is None or named.head is None:
            return None
        what = next((k for k in range(by + 2, min(named.last + _OFFICE, self.last)) if self.form(k) in _FOLLOWS), None)
        if what is None:
            return None
        named = named._replace(last=what)
        return Cue(i, what + 1, i, what + 1, self.last, _TELLING, named, statement=True, whole=opens)

    def _nominal(self, i: int) -> Cue | None:
        """بعد إعلان الوزارة مقتل, مع ما أعلنته مصادر عن مقتل: harm that is told of, whoever tells standing between."""
        telling = "announcing" in small(self.form(i))
        if not telling and not (issues(self.form(i)) and self.form(i - 1) in _TOLD_OF):
            return None
        named = self.naming(i + 1)
        if named is None or not named.leads or named.head is None or named.head.weak or named.head.particle:
            return None
        at = self.past_adverbs(named.last)
        noun = self.form(at + (self.form(at) in _ABOUT))
        if not (verbal_noun(noun) and noun in outcome_forms()) and not (telling and "that" in small(noun)):
            return None
        return Cue(i, i + 1, i, at, self.last, _TELLING, named)

    def _shown(self, i: int) -> Cue | None:
        """أظهر مقطع نشرته القناة مقتل ثلاثة, في صور بثها ناشطون: whoever put out the pictures that show harm."""
        pictures = any(self.form(k).lstrip("و") in _PICTURES for k in (i - 1, i - 2))
        named = self.naming(i + 1) if pictures and _called(self.form(i)) else None
        if named is None or not named.leads or named.head is None or named.head.weak or named.head.particle:
            return None
        at = self.past_adverbs(named.last)
        shows = verbal_noun(self.form(at)) and self.form(at) in outcome_forms()
        return Cue(i, i + 1, i, at, self.last, _TELLING, named) if shows else None

    def _recorded(self, i: int) -> Cue | None:
        """عدد الشهداء الذين وثقهم X: whoever has counted those told of."""
        if self.form(i - 1) not in _WHO or not _recorded(self.form(i)):
            return None
        named = self.naming(i + 1)
        if named is None or not named.leads or named.head is None or named.head.kind not in _COUNTERS:
            return None
        return Cue(i, i + 1, i, named.last, self.last, _TELLING, named, backward=True, around=True)

    def _managed(self, i: int) -> Cue | None:
        """استطاعت اللجان توثيق عشرين شهيدا, تمكن المكتب من توثيق مقتل ثلاثة: whoever was able to count."""
        if not _manages(self.form(i)):
            return None
        named = self.naming(i + 1)
        if named is None or named.head is None or named.head.weak or named.head.kind not in _COUNTERS:
            return None
        at = named.last + (self.form(named.last) == "من")
        if self.form(at).removeprefix("ب") not in _RECORDING:
            return None
        return Cue(i, i + 1, i, at + 1, self.last, _TELLING, named)

    def _at(self, i: int, form: CueForm | None) -> Cue | None:
        if form is None:
            counted = self.issued(i) or self._recorded(i) or self._managed(i)
            return counted or self._nominal(i) or self._shown(i)
        if form.frame == "as":
            told = not form.weak and cue(self.form(i + 1)) is None
            verb = cue_of_object(self.form(i + 1)) if told else None
            return None if verb is None else self.as_said(i, i + 1, verb)  # حسبما ذكره X
        if "negates" in small(self.form(i - 1)) and not self.whatever(i):
            return None
        if form.frame == "record" and any(a < i < b for a, b, _ in self.quoted.around(i, i + 1)):
            return None  # whoever is quoted tells of it
        if form.frame == "prep":
            return self.according(i, form)
        return self.participle(i, form) if form.part == "participle" else self.verb(i, form)

    def _read(self, found: Cue) -> None:
        self.spoken = True
        self.done = max(self.done, found.last)
        for named in (found.subject, found.origin):
            if named is not None:
                self.done = max(self.done, named.last)
                self.names.update(t.form for t in self.tokens[named.first : named.last] if t.kind == "word")
