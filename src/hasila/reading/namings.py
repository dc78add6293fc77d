"""The naming of a speaker: how far a noun phrase that names a role, a body, a source or a person goes.

A naming is office, body and name together (the spokesman of the ministry, then who he is); it ends before a relative
clause, an adverb of time, the words for where and in what it was said, the person it was told to, and the content.
"""

from __future__ import annotations

from typing import NamedTuple

from hasila.arabic.memo import remembered
from hasila.arabic.number_words import lexicon as number_words
from hasila.arabic.sentences import between_initials
from hasila.arabic.words import Token
from hasila.lexicon.given_names import given_names
from hasila.lexicon.outcomes import outcome_forms
from hasila.lexicon.speech import HeadForm, cue, cue_of_object, has_class, head, small
from hasila.lexicon.word_lists import word_list
from hasila.reading.naming_words import (
    IN_HEADS,
    addressed,
    bare,
    common_noun,
    complement,
    construct,
    definite_adjective,
    goes_with_state,
    head_kind,
    indefinite_adjective,
    is_month,
    is_office,
    may_begin,
    past_verb,
    qualifies,
    verbal_noun,
)
from hasila.reading.quotes import Quotes

_LONGEST = 15  # words of a naming: office, body, place, rank and a name of four words
_HEAD_WITHIN = 4  # words in which a naming shows its office: a name of three may come first
_BEFORE_LINK = 4  # after so many words a separate ل is whom they told, no longer part of the naming
_IN_BRACKETS = 5  # tokens of a name in brackets: قناة (ان تي في)
_APPOSED = 6  # words between commas that may still be the same person: their name, or their office
_FROM_HEADS = frozenset(("role", "source"))
_CLOSERS = frozenset(("،", ",", "-", ":", '"'))
_BODIES = frozenset(("institution", "armed", "outlet"))
_OWNED = ("ها", "هم")  # pronouns on a verbal noun that are no part of a name
_SOUND_PLURALS = ("ون", "ين")
_CARDINALS = frozenset(("unit", "teen", "ten", "tens", "hundred", "hundreds"))
_ON = frozenset(("عن", "علي"))
_COUNTS = frozenset(("عدد", "اعداد", "حصيله"))  # قدرت الأمم المتحدة عدد
_ARTICLE = frozenset(("ال", "لل"))  # written apart, before a number: في الـ 7 من آذار
_CLITIC_AND_ARTICLE = ("وال", "فال", "بال", "لل")


class Naming(NamedTuple):
    """Tokens ``first``..``last`` (exclusive). ``head`` is the first word that the vocabulary knows to name speakers, if
    one of the first few is known; ``leads``: it is the very first."""

    first: int
    last: int
    head: HeadForm | None
    words: int
    leads: bool = False


def naming(
    tokens: tuple[Token, ...], quoted: Quotes, at: int, limit: int, objects: bool = False, source: bool = False
) -> Naming | None:
    """The naming that starts at token ``at``, no further than ``limit``; None where no naming can start there.

    ``objects``: the verb takes an object (اتهم), so that a second naming beside the first one is not part of it.
    ``source``: a ل before it hands over to whoever says it (وفقا لوكالة), and tells no addressee.
    """
    reader = _Reader(tokens, quoted, limit, objects, source)
    last = reader.phrase(at)
    if last == at:
        return None
    beside = reader.apposition(at, last)
    found, words, leads = None, 0, False
    for i in range(at, last):
        if tokens[i].kind == "word":
            words += 1
            if found is None and words <= _HEAD_WITHIN:
                found = head(tokens[i].form)
                leads = found is not None and (words == 1 or "quantifier" in small(tokens[at].form))
    if found is None and beside > last:
        found = head(tokens[last + 1].form)
        leads = found is not None
    return Naming(at, beside, found, words, leads) if words else None


_AIMS = frozenset(word_list("aims"))
_WHOSE_TRUTH = frozenset(("الانباء", "ما", "الاخبار", "الاتهامات", "التقارير", "الاشاعات", "الادعاءات", "هذه", "تلك"))


@remembered
def _issued(form: str) -> bool:
    """بيانا, تقريرا: a document without an article, as the object of whoever issued it."""
    found = head(form[:-1]) if form.endswith("ا") and not form.endswith("ها") else None
    return found is not None and found.kind == "document" and not found.definite


@remembered
def _new_noun(form: str) -> bool:
    """أفاد مسؤول في المدينة وكالة, وثقت المنظمة حالات: after a definite word a noun without an article that is none of
    a naming's: whom they told, or several things."""
    several = form.endswith("ات") and head(form) is None and form not in given_names()
    return not form.startswith(("ال", "لل", "و")) and (several or head_kind(form) == "outlet")


def _attack(form: str, before: str) -> bool:
    """وصف المحافظ الجريمة بأنها: an attack, that no word before it governs, is what is told of."""
    of_naming = construct(before) or "inside" in small(before)
    return form.startswith("ال") and "attack" in small(form[2:]) and not of_naming


def _struck(form: str) -> bool:
    """بحسب وكالة كذا، استهدف الجيش: a verb that begins what they tell, and no name."""
    verb = form in _AIMS or past_verb(form) or form.startswith("است")
    return verb and head(form) is None and form not in given_names()


def _of_its_own(form: str) -> bool:
    """A noun that begins another phrase: a definite one, a body's, or harm."""
    found = head(form)
    body = found is not None and found.kind in _BODIES and not found.particle
    return form.startswith("ال") or body or any(one.part == "noun" for one in outcome_forms().get(form, ()))


@remembered
def issues(form: str) -> bool:
    """أعلنتها, نشرها: a verb of telling with what it tells written onto it, whose subject follows."""
    found = cue_of_object(form) if form.endswith(("ها", "ه")) and cue(form) is None else None
    return found is not None and found.frame == "verb" and not found.weak


class _Reader:
    """Reads one noun phrase; keeps the kind of its first head, which decides which prepositions may go on."""

    def __init__(self, tokens: tuple[Token, ...], quoted: Quotes, limit: int, objects: bool, source: bool) -> None:
        self.tokens, self.quoted, self.limit, self.objects, self.source = tokens, quoted, limit, objects, source
        self.body = False  # whether a body has been named (مصادر المرصد السوري لحقوق الإنسان)

    def phrase(self, at: int) -> int:
        """The end of the phrase at ``at`` (``at`` itself where there is none)."""
        i, words, kind, tokens = at, 0, "", self.tokens
        last = at
        closed = False
        while i < self.limit and words < _LONGEST:
            token = tokens[i]
            if token.form == '"':
                closing = self.quoted.names.get(i)
                if closing is None or closing >= self.limit:
                    break
                kind = kind or head_kind(tokens[i + 1].form)
                words += closing - i - 1
                i = last = closing + 1
                closed = words > closing - i + 2 and i - at > 3
                continue
            if token.kind != "word":
                closing = self._bracket(i, alone=words == 1) if words and token.form == "(" else 0
                if closing:
                    i = closing + 1
                    last = i if words == 1 else last  # تنظيم (كذا): the name of what one word leaves open
                    continue
                if token.form in ("#", "_") or (token.form == "/" and words) or between_initials(tokens, i):
                    i += 1
                    continue
                break
            if closed and kind != "role" and not qualifies(token.form):
                break
            joined = bool(words) and (tokens[i - 1].form == "_" or between_initials(tokens, i - 1))  # as in a hashtag
            step = 1 if joined else self._goes_on(i, words, kind)
            if step == 0:
                break
            closed = False
            own = head_kind(token.form)
            kind = kind or own
            self.body = self.body or own in _BODIES
            words += 1
            i += step
            if "inside" not in small(token.form):
                last = i
        return min(last, self.limit)

    def _bracket(self, i: int, *, alone: bool) -> int:
        """The token that closes the bracket at ``i`` around one word, or a name behind one word ``alone``; or 0."""
        reach = _IN_BRACKETS if alone else 2
        return next((k for k in range(i + 2, min(i + reach + 1, self.limit)) if self.tokens[k].form == ")"), 0)

    def _goes_on(self, i: int, words: int, kind: str) -> int:
        """How many tokens the word at ``i`` adds to the phrase so far; 0 where it is no part of it."""
        form = self.tokens[i].form
        before = self.tokens[i - 1].form if words else ""
        classes = small(form)
        if form.endswith("\u064b") or (words and _issued(form)):
            return 0  # an indefinite accusative, kept apart by its ending: أصدرت الهيئة بيانا
        if classes:
            if "that" in classes or "saying" in classes:
                return 0
            if "time" in classes:
                return int("titled" in classes and self._titled(i, before))
            if "stop" in classes:
                return int(form == "عن" and self._about(i - 1))
            if classes & {"authorless", "medium"} and words and not construct(before):
                return 0
            if "masdar" in classes and (not words or not construct(before) or head_kind(before) in _FROM_HEADS):
                return 0
        if "inside" in small(form):
            return self._link(i, form, words, kind)
        if words == 0:
            if cue(form) is not None and head(form) is None:
                return 0
            return int(may_begin(form) and (self.source or not addressed(form)))
        if self.objects and self._second(form, before):
            return 0
        if self._verb(i, before):
            return 0
        if form == "صحه" and i + 1 < self.limit and self.tokens[i + 1].form in _WHOSE_TRUTH:
            return 0  # نفى مصدر في الجيش صحة الأنباء
        told = self._number(form) or form in _COUNTS or _attack(form, before) or self._deed(i)
        if told or (self._whole(i) and _of_its_own(form)):
            return 0
        return self._clitic(form, words, kind, before)

    def _whole(self, i: int) -> bool:
        """ناشطون, منظمة حقوقية: is what ends before token ``i`` of a form that no noun can go on?

        A sound plural keeps its ن only where it governs nothing; an adjective without an article ends what it is of.
        """
        before, head_before = self.tokens[i - 1].form, self.tokens[i - 2].form
        found = head(before)
        if found is None or found.kind != "role" or found.definite or before in given_names():
            return False
        plural = before.endswith(_SOUND_PLURALS) and before[:-2] == found.lemma
        return plural or (before.endswith("يه") and construct(head_before))

    def _deed(self, i: int) -> bool:
        """أعلن مجلس القضاء الأعلى الإفراج عن: what was done, and no more of who tells it."""
        form, following = self.tokens[i].form, self.tokens[i + 1].form if i + 1 < self.limit else ""
        done = following in _ON and any(one.part == "noun" for one in outcome_forms().get(form.removeprefix("ال"), ()))
        return done and form.startswith("ال")

    @staticmethod
    def _number(form: str) -> bool:
        """أحصى مراسل الوكالة ست جثث: a number counts what is told of."""
        word = number_words().get(form)
        return word is not None and word.role in _CARDINALS and not (word.article or word.clitics)

    def _titled(self, i: int, before: str) -> bool:
        """القائد العام: after an office, and before no word of time, العام is no year."""
        office, following = head(before), self.tokens[i + 1].form if i + 1 < self.limit else ""
        titled = office is not None and office.kind == "role" and office.definite and "time" not in small(following)
        return titled or before == "الادعاء"

    def _about(self, i: int) -> bool:
        """بيان صادر عن, مجال الدفاع عن, but not وزير الدفاع عن."""
        return "about" in small(self.tokens[i].form) and "minister" not in small(self.tokens[i - 1].form)

    def _second(self, form: str, before: str) -> bool:
        if "inside" in small(before):
            return False
        if form.startswith("لل"):
            return False
        stem = form.removeprefix("ال")
        if stem != form and form.endswith(("ات", "ين")) and before.startswith("ال"):
            return True
        if head(form) is None:
            return form.startswith("ب")
        return form not in given_names() and not construct(before)

    def _link(self, i: int, form: str, words: int, kind: str) -> int:
        following = self.tokens[i + 1].form if i + 1 < self.limit else ""
        if not words or not following or following in _ARTICLE or self.tokens[i + 1].kind == "number":
            return 0
        if form == "في":
            plain = not small(following) and not is_month(following)
            within = kind in _FROM_HEADS and (plain or head_kind(following) == "institution")
            return int(within or (plain and kind in IN_HEADS and head(following) is None))
        if form == "من":
            plain = kind == "source" and not small(following)
            return int(kind in _FROM_HEADS and (plain or head(following) is not None))
        if form == "ل":
            named = self.tokens[i + 2].form if following == '"' and i + 2 < self.limit else following
            told = has_class(bare(named), "addressee") or words > _BEFORE_LINK - (following == '"')  # لـ«عين كذا»
            return int(kind in ("role", "institution") and not told)
        return 1  # باسم, بن, لدى

    def _verb(self, i: int, before: str) -> bool:
        found = cue(self.tokens[i].form)
        if found is None and issues(self.tokens[i].form):
            return True
        if found is None or found.frame in ("prep", "as"):
            return found is not None or past_verb(self.tokens[i].form)
        if found.plural and found.part == "past":
            return True  # شهود نقلوا التفاصيل
        if found.weak and head(self.tokens[i].form) is not None:
            return False
        return not (found.weak and construct(before))

    def _clitic(self, form: str, words: int, kind: str, before: str) -> int:
        owned = form.endswith(_OWNED) and (verbal_noun(form[:-2]) or verbal_noun(form[:-3] + "ه"))
        owned = owned or (form.endswith(("ا", "ه")) and verbal_noun(form[:-1]))  # انخفاضا, اعتقاده
        if (owned or verbal_noun(form)) and not construct(before):
            return 0
        if form.startswith("لل") and "titled" in small(before):
            return 1  # الأمين العام للمنظمة
        if kind in _BODIES and definite_adjective(before) and common_noun(form):
            return 0
        if before.startswith("ال") and _new_noun(form):
            return 0
        whole = indefinite_adjective(before, of_source=kind == "source" and words == 2)
        if form.startswith("ال") and (whole or (kind in ("state", "capital") and not goes_with_state(form))):
            return 0
        if whole and head_kind(form) == "outlet":
            return 0  # أبلغ مصدر عسكري فرانس برس
        if form.startswith("و") and not (head(form) is not None and head(form[1:]) is None):  # وفد
            return self._joined(form, before) if len(form) > 3 else 0
        if form.startswith("لل") or (form.startswith("ل") and complement(form[1:])):
            if addressed(form) or not (self.body or kind in ("role", "institution", "armed", "document")):
                return 0
            return 1
        if addressed(form):
            return 0
        if form.startswith("ب") and verbal_noun(form[1:]):
            return 0
        if form.startswith("بال") or (form.startswith("ب") and head(form[1:]) is not None and head(form) is not None):
            return int(kind in _FROM_HEADS)
        return 1

    def _joined(self, form: str, before: str) -> int:
        rest = form[1:]
        if head(form) is not None and head(rest) is not None and cue(form) is None:
            return 1
        if rest.startswith("ال"):
            return int(before.startswith(("ال", "لل")))
        return int(cue(form) is None and not verbal_noun(rest) and len(rest) <= 4 and not small(rest))

    def apposition(self, at: int, last: int) -> int:
        """The end of the phrase with what stands beside it between commas, where that is its name or its office."""
        tokens = self.tokens
        if last >= self.limit or tokens[last].form not in ("،", ",", "؛", "-"):
            return last
        if at + 1 >= last and head(tokens[at].form) is None:
            return last
        start = last + 1
        if start < self.limit and tokens[start].form in ("وهو", "وهي"):
            return last
        end = self.phrase(start)
        if not 0 < end - start <= _APPOSED or end >= self.limit:
            return last
        first = tokens[start].form
        if first.startswith(_CLITIC_AND_ARTICLE) or cue(first) is not None or _struck(first):
            return last
        if first.startswith("ال") and head(first) is None and head(tokens[at].form) is not None:
            return last  # the name beside an office seldom opens with an article; what is told often does
        if verbal_noun(first) or "time" in small(first) or self._number(first):
            return last
        closed = tokens[end].form in _CLOSERS or "that" in small(tokens[end].form)
        office, beside = head(tokens[at].form), head(first)
        titled = is_office(office) and is_office(beside) and end - start > 1  # المتحدث، العقيد سامر النجار
        return end if closed and (titled or (beside is None) != (office is None)) else last
