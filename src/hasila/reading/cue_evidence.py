"""What shows that a verb brings in speech, and what may stand between it, its subject and what is said."""

from __future__ import annotations

from hasila.lexicon.outcomes import outcome_forms
from hasila.lexicon.people import people
from hasila.lexicon.speech import CueForm, head, small
from hasila.reading.cue import Cue
from hasila.reading.cue_phrases import PhraseReader
from hasila.reading.naming_words import bare, verbal_noun
from hasila.reading.namings import Naming, naming
from hasila.reading.phrase import BODIES

_ADOPTED = 12  # tokens after تبنى in which the text that is adopted is named
_ADVERBS = 10  # tokens of a phrase between a verb and its subject, to the comma after it
_ASIDE = 6  # tokens from a bracket to the one that closes a name's other name
_BURDENS = "حمّل"
_MAKE_SURE = frozenset(("تأكد", "تحقق"))  # of a thing, with من
_NOBODY = frozenset(("عدم", "خلو", "خلوها", "خلوه"))
_NAME_IN_MARKS = 4  # from mark to mark: a name of up to three words, where more is said by them
_IN_MEDIUM = 6  # tokens from في بيان to what is owned to
_EARLIER = 5  # tokens of في وقت سابق
_TANWIN = "\u064b"
_LEARNS = "علم"
_NEAR = 8  # tokens from an unknown subject to the أن that shows that a doubtful verb is one of saying
_PLURAL_LETTERS = 8  # of a definite plural in ين, so that البحرين is none


_TOLL = "الحصيله"
_SOME_OF_THEM = frozenset(("منها", "بينها", "ومنها"))


class EvidenceReader(PhraseReader):
    """What the words around a verb of one sentence show."""

    def whatever(self, i: int) -> bool:
        """على ما أعلن, وفق ما أعلن: the verb at ``i`` tells of what stands before."""
        return self.form(i - 1) == "ما" and "whatever" in small(self.form(i - 2))

    def accepted(self, form: CueForm, named: Naming, content: int | None, end: int) -> bool:
        """Whether the verb and what follows it are speech: the weaker the verb, the more must show it."""
        found = named.head
        if form.lemma == _BURDENS and not any("burden" in small(self.form(i)) for i in range(end, self.last)):
            return False
        if _accusative(self.form(named.first)) or (found is None and abstract(self.form(named.first))):
            return False
        sure = found is not None and not found.weak and not found.particle.strip("و")
        known = (sure and (named.leads or not form.weak)) or self.named_before(named)
        if form.frame == "carry":
            return known and content is not None
        if form.frame == "record":
            if form.lemma in _MAKE_SURE:
                return known and self.makes_sure(form, end)
            speaks = found is not None and found.kind in ("institution", "source", "role", "document")
            return content is not None if form.weak > 1 else speaks
        if form.frame == "judge" or (form.part == "imperfect" and not form.weak):
            return known or content is not None
        if form.weak > 1:
            told = content is not None and form.part == "past" and self.in_medium(end, content)
            owned = form.weak == 2 and known and self.harm_follows(end)
            return owned or (content is not None and (known or (form.weak == 2 and (content == end or told))))
        if form.weak:
            opens = form.frame == "object" and form.conjunction == "و" and self.opens(named.first - 1)
            return known or opens or (content is not None and content - end <= _NEAR) or self.harm_follows(end)
        return known or content is not None or self.object_follows(end)

    def in_medium(self, at: int, content: int) -> bool:
        """أضاف في تصريح لوكالة النهر أن: what stands before the content is where it was said."""
        if not {"links", "through"} & small(self.form(at)):
            return False
        return any(small(self.form(i)) & {"medium", "medial", "statement"} for i in range(at + 1, content))

    def named_before(self, named: Naming) -> bool:
        """A surname, or a name, by which somebody has been named already as they spoke."""
        forms = [t.form for t in self.tokens[named.first : named.last] if t.kind == "word"]
        return len(forms) <= 3 and all(form in self.names for form in forms)

    def object_follows(self, end: int) -> bool:
        """Whether what is said may begin at ``end`` without أن: a verbal noun, a preposition, an adverb first."""
        following = self.form(end)
        if small(following) & {"time", "links"} or following in ("،", ","):
            return True
        return verbal_noun(following) or following[:1] in ("ب", "ل")

    def harm_follows(self, end: int) -> bool:
        """أقرت الجماعة بمقتل ثلاثة, أبلغ الأهالي عن إصابة اثنين: what is told of is harm, or whom it befell."""
        at = self._past_medium(self.past_adverbs(end))
        if "links" in small(self.form(at)) and self.form(at + 1) in ("وقت", "حصيله"):
            at = next((k for k in range(at + 2, min(at + _EARLIER, self.last)) if self.form(k) == "عن"), at)
        if self.form(at) == "عن" and self.counts_harm(at + 1):
            return True
        if self.form(at) == "عدد":  # قدرت الأمم المتحدة عدد النازحين
            return any(person.outcome for person in people().get(self.form(at + 1).removeprefix("ال"), ()))
        noun = self.form(at + 1) if self.form(at) == "عن" else self.form(at).removeprefix("ب")
        return noun != self.form(at) and verbal_noun(noun) and noun in outcome_forms()

    def _past_medium(self, at: int) -> int:
        """أقر الجيش في بيان مقتضب بمقتل اثنين: past what it was said in, to the harm soon after."""
        if "links" not in small(self.form(at)) or not small(self.form(at + 1)) & {"medium", "statement"}:
            return at
        near = range(at + 2, min(at + _IN_MEDIUM, self.last))
        return next((k for k in near if self.form(k).startswith("ب") and verbal_noun(self.form(k)[1:])), at)

    def makes_sure(self, form: CueForm, end: int) -> bool:
        """تحققت المنظمة من مقتل ثلاثة, تأكدت الفرق من عدم وجود إصابات: what somebody has made sure of."""
        if form.lemma not in _MAKE_SURE:
            return False
        at = self.past_adverbs(end)
        noun = self.form(at + 1)
        return self.form(at) == "من" and (noun in _NOBODY or (verbal_noun(noun) and noun in outcome_forms()))

    def counts_harm(self, at: int) -> bool:
        """تحدثت مصادر عن عشرين قتيلا: a number, and the noun for those harmed soon after."""
        if self.form(at) not in ("عشرات", "مئات") and not self._counts_at(at):
            return False
        nouns = (self.form(k).rstrip(_TANWIN) for k in (at + 1, at + 2))
        return any(p.outcome or p.lemma in BODIES for noun in nouns for p in people().get(noun, ()))

    def learnt_from(self, form: CueForm, at: int) -> Naming | None:
        """علمت الصحيفة من مصادر مطلعة أن: whoever let them know."""
        return self.naming(at + 1) if form.lemma == _LEARNS and self.form(at) == "من" else None

    def judges_harm(self, end: int) -> bool:
        """تبنى قتل شرطيين, ندد بمقتل ثلاثة: the harm itself is what is owned to or judged, and so said."""
        noun = self.form(self.past_adverbs(end)).removeprefix("ب")
        return verbal_noun(noun) and noun in outcome_forms()

    def authorless(self, found: Cue) -> bool:
        """تشير التقديرات إلى, أشارت الحصيلة الأولى إلى: findings without an author, and so nobody's words; but
        الإحصائية is one already named."""
        if found.subject is None:
            return False
        first = self.form(found.subject.first)
        if "authorless" not in small(bare(first)) or (
            first.startswith("ال") and first.endswith("ه") and first != _TOLL
        ):
            return False
        return not self.authored(found.subject)

    def adopts(self, found: Cue) -> bool:
        """تبنى المجلس قرارا: adopting a text is no owning to an attack."""
        ahead = range(found.content, min(found.content + _ADOPTED, self.last))
        return found.form.act == "takes_responsibility" and any("adopted" in small(self.form(i)) for i in ahead)

    def past_adverbs(self, at: int) -> int:
        """Past what stands between a verb and its subject: adverbs, or a phrase up to its comma (قال في بيان، X)."""
        classes = small(self.form(at))
        while at < self.last and classes & {"time", "between"}:
            at += 2 if "before_time" in classes else 1
            classes = small(self.form(at))
        if self.form(at) == "(":  # المنظمة (X) بمقتل
            at = next((k + 1 for k in range(at + 2, min(at + _ASIDE, self.last)) if self.form(k) == ")"), at)
            classes = small(self.form(at))
        if "pointer" in classes and head(self.form(at + 1)) is not None:
            return at + 1
        if "links" in classes and small(self.form(at + 1)) & {"occasion", "medium"}:
            for i in range(at + 2, min(at + _ADVERBS, self.last)):
                if self.form(i) in ("،", ","):
                    return i + 1 if head(self.form(i + 1)) is not None else at
                if "that" in small(self.form(i)):
                    break
            return at
        if at > self.first and self.form(at) in ("،", ","):
            named = self.naming(at + 1)
            if named is not None and named.head is not None and not named.head.weak:
                return at + 1
        return at

    def quoted_from(self, at: int) -> Naming | None:
        """ذكرت الوكالة نقلا عن شهود أن: between the subject and the content."""
        if self.form(at) in _SOME_OF_THEM and self.form(at + 1) == '"':
            one = self.naming(at + 1)  # ذكرت شبكات محلية منها "كذا" أن: the one that is named
            return one if one is not None and not self.form(one.last).startswith("و") else None
        if self.form(at) in ("،", ","):
            at += 1
        quoting = self.form(at) in ("نقلا", "ناقله") and self.form(at + 1) == "عن"
        return self.naming(at + 2) if quoting else None

    def quotation_apart(self, named: Naming) -> tuple[Naming, int | None]:
        """قال X “…”.: words in marks after a naming, where nothing else is said, are what is said, not its end."""
        last = named.last - 1
        opening = self.quoted.name_openings.get(last)
        if opening is None or opening <= named.first or self.form(named.last) not in ("", ".", "،", ","):
            return named, None
        said = last - opening > _NAME_IN_MARKS or verbal_noun(self.form(opening + 1))
        return (named._replace(last=opening), opening) if said and self.form(opening - 1) != "ل" else (named, None)

    def after_quotation(self, i: int, form: CueForm) -> bool:
        """«…»، يقول سالم وهو يبكي: a verb straight after words in marks tells who said them."""
        if form.weak > 1:
            return False
        mark = i - 2 if self.form(i - 1) in ("،", ",") else i - 1
        return self.form(mark) == '"' and any(last == mark for _, last, _ in self.quoted.around(mark - 1, mark + 1))

    def _later_subjects(self) -> tuple[int, ...]:
        """بدأ هذا الجيش, يذكر أن جهات …: one word further."""
        before = self.form(self.first + 1)
        return (self.first + 2,) if "pointer" in small(before) or "that" in small(before) else ()

    def doer(self, i: int) -> Naming | None:
        """The subject of the sentence's main verb, where nobody has spoken before ``i``: نشر المرصد …، مؤكدا أن."""
        if self.spoken or i - self.first < 3:
            return None
        for at in (self.first, self.first + 1, *self._later_subjects()):
            named = naming(self.tokens, self.quoted, at, i)
            if named is not None and named.leads and named.head is not None and not named.head.weak:
                return named if not named.head.particle.strip("و") else None
        return None


def _accusative(first: str) -> bool:
    """A plural in ين, which no subject after its verb can be (تحذر المتظاهرين); shorter words may be names."""
    return first.startswith("ال") and first.endswith("ين") and len(first) >= _PLURAL_LETTERS


def abstract(first: str) -> bool:
    """A definite plural in ات that names no speaker (الهجمات تؤكد أن): what shows a thing says nothing."""
    return first.startswith("ال") and first.endswith("ات")
