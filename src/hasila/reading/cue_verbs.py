"""Hand-overs by a verb of saying or its participle, its subject after it, before it, shared, or a pronoun."""

from __future__ import annotations

from hasila.arabic.record import replace
from hasila.lexicon.given_names import given_names
from hasila.lexicon.outcomes import outcome_forms
from hasila.lexicon.speech import CueForm, cue, cue_of_object, head, small
from hasila.reading.cue import Cue
from hasila.reading.cue_evidence import EvidenceReader, abstract
from hasila.reading.naming_words import verbal_noun
from hasila.reading.namings import Naming, issues, naming

_REACH = 22  # tokens from a verb's subject to the أن that opens its content (where, when, in what it was said)
_PREPOSED = 26  # tokens from a clause's first word, its subject, to the verb of saying
_DATELINE = 6  # tokens before the dash: المرصد - أعلنت مديرة المستشفى أن, whence the report comes
_FINDINGS = 6  # tokens of the clause that tells whose findings they are
_DOUBTFUL = 2  # how weak a verb is that needs the harm itself beside it
_SHORTLY = 3  # words from a verb without a subject to what is said
_SHORT_NAME = 5  # tokens, the brackets with them
_GAP = 16  # tokens between a known speaker and the verb that follows it
_WROTE = "كتب"
_MOURNS = frozenset(("نعى", "زف"))  # the dead themselves
_TELLS = frozenset(("أبلغ", "أخبر"))  # whom, without ل
_DECLARED = "صرح"  # a spokesman's formal declaration, printed whole
_FEMININE = ("ه", "ات")
_SAYING = "قائل"  # أضافت قائلة: one cue in two words
_TURN = 4  # words of what a sentence turns with to another speaker
_TURNS = frozenset(("من", "ومن", "في", "وفي", "الي", "والي", "علي", "وعلي"))
_ISSUED_BY = frozenset(("الصادره", "الصادر"))  # عن
_PERFECT = frozenset(("قد", "فقد"))
_HOWEVER = frozenset(("الا", "غير", "بيد", "مع", "رغم"))  # إلا أن, مع أن: conjunctions, that open nobody's words
_PARTICIPLE_OPENERS = frozenset(("،", ",", '"', "؛", ".", "-", ")"))


_IDENTITIES = frozenset(
    word + ending for word in ("هويت", "اسم", "اسماء") for ending in ("ه", "ها", "هم", "هما")
)


class VerbReader(EvidenceReader):
    """The verbs of one sentence."""

    def participle(self, i: int, form: CueForm) -> Cue | None:
        """مضيفا أن, مشيرا إلى مقتل: whoever speaks goes on, or the sentence's subject starts to."""
        if form.act == "accuses" and self._counts_at(i - 1):
            return None  # حوكم 49 متهما: they are accused
        content = self.content(i + 1, 5)
        following = self.form(self.past_adverbs(i + 1))
        owned = "owned" in small(following)  # نافيا بذلك مسؤوليته عن هجوم أوقع
        if content is None:
            linked = owned or "links" in small(following) or verbal_noun(following) or verbal_noun(following[1:])
            speaks_on = i == self.done > self.first  # بحسب ما أفادت به القناة مشيرة إلى
            adjective = form.gender == "f" and self.form(i - 1) not in _PARTICIPLE_OPENERS and not speaks_on
            if not linked or form.weak or adjective:
                return None
            content = i + 1
        if form.lemma == "قال" and i and cue(self.form(i - 1)) is not None:
            return None
        return Cue(i, i + 1, i, content, self.last, form, self.doer(i), attributes=not owned)

    def verb(self, i: int, form: CueForm) -> Cue | None:
        """The hand-over by the verb at ``i``, wherever its subject stands."""
        before = small(self.form(i - 1))
        named = self.form(i - 1) == "(" and self.form(i + 1) == ")"  # إدارة الكوارث (آفاد)
        if named or self._byline(i, form):
            return None
        if ("governs" in before and not form.conjunction) or self._of_identity(i) or self._charged(i, form):
            return None
        if self.form(i + 1) in TELLS_OF_THAT and i - self.first <= 1 and not form.plural:
            of_that = self.as_said(i, i + 1, form)  # أفادت بذلك X
            if of_that is not None and of_that.subject is not None and of_that.subject.head is not None:
                return of_that
        if "likened" in before or self.whatever(i):
            found = self._likened(i, form)
            if found is not None:
                return found
        if form.weak and not self._leads(i, form) and not self.makes_sure(form, i + 1):
            return None
        if "relative" in before:
            return self._of_antecedent(i, form)
        dated = self._after(i, form) if self.form(i - 1) == "-" and i - self.first <= _DATELINE else None
        found = dated or self._before(i, form, adjacent=True) or self._after(i, form) or self._before(i, form)
        if found is None or self.adopts(found):
            return None
        return self._of_findings(found) if self.authorless(found) else found

    def _of_findings(self, found: Cue) -> Cue | None:
        """أفادت الأرقام التي سجلتها البعثة بمقتل, تظهر الإحصائيات الصادرة عن الوزارة: whoever made the findings."""
        at = found.subject.last if found.subject is not None else self.last
        at += "relative" in small(self.form(at))
        form = cue_of_object(self.form(at))
        if form is None and self.form(at) not in _ISSUED_BY:
            return None
        named = self.naming(at + 1 + (self.form(at) in _ISSUED_BY))
        if named is None or named.head is None or named.head.weak or not named.leads:
            return None
        content = self.content(named.last, _REACH) or named.last
        return replace(found, subject=named, content=content, statement=True)

    def _byline(self, i: int, form: CueForm) -> bool:
        """كتب- سالم النجار: who wrote the report, in its first line or after a dash."""
        opens = form.lemma == _WROTE and not form.conjunction and i <= self.first + 1
        alone = self.first == 0 and self.form(self.last - 1) == ":"
        return opens and (alone or self.form(i + 1) in ("-", "_", ":"))

    def _of_identity(self, i: int) -> bool:
        """قال ساكن رافضا كشف هويته إن: what stands before somebody's name or identity hands nothing over."""
        at = i + 1 + (self.form(i + 1) == "عن")
        return self.form(at) in _IDENTITIES

    def _charged(self, i: int, form: CueForm) -> bool:
        """اتهم الجيش بقتل ثلاثة, شاب اتهم بقتل ثلاثة: whom a charge alone is told with is who is charged."""
        if form.act != "accuses" or form.frame != "object" or form.weak:
            return False
        named = self.naming(i + 1, objects=True)
        end = named.last if named is not None else i + 1
        alone = named is None or named.words == 1 or self.form(end - 1).startswith("ال")
        return alone and self.form(end).startswith("ب") and verbal_noun(self.form(end)[1:])

    def _leads(self, i: int, form: CueForm) -> bool:
        """Whether a verb that may be another word stands where a verb does: first in its clause, after its subject."""
        before = small(self.form(i - 1))
        if form.conjunction or i <= self.first or self.tokens[i - 1].kind != "word":
            return True
        turned = i - self.first <= _TURN and self.form(self.first) in _TURNS and form.weak < 2
        if turned and form.frame == "verb" and (self.content(i + 1, _REACH) is not None or self._of_harm(i)):
            return True  # من جهتها ذكرت, وفي السياق نفسه ذكرت
        if before & {"clause", "additive", "relative", "time"} or self.form(i - 1) == "فقد" or self.whatever(i):
            return True
        if form.weak == _DOUBTFUL:  # المنظمة تقدر عدد القتلى
            harm = self.harm_follows(i + 1) and self._before(i, form, adjacent=True) is not None
            return harm or self._of_speaker(i)
        return (form.weak < _DOUBTFUL and self._before(i, form) is not None) or self._of_speaker(i)

    def _of_speaker(self, i: int) -> bool:
        """في ريف المدينة ذكر مصدر أن, في تصريح بيّن المدير أن: one who speaks, and أن right behind the naming."""
        named = self.naming(i + 1)
        if named is None or not named.leads or named.head is None or named.head.weak or named.head.particle:
            return False
        joined = any(self.form(k).startswith("و") for k in range(named.first + 1, named.last))  # بين X وY
        return "that" in small(self.form(named.last)) and not joined

    def _of_harm(self, i: int) -> bool:
        """إلى ذلك كشف مدير المستشفى عن تسجيل ثلاث حالات: one who speaks, and what they tell of right behind."""
        named = self.naming(i + 1)
        known = named is not None and named.leads and named.head is not None and not named.head.weak
        return known and named is not None and self.form(named.last) == "عن" and _deed(self.form(named.last + 1))

    def _likened(self, i: int, form: CueForm) -> Cue | None:
        """كما أعلن X at a sentence's end speaks of what stands before; كما أكد X أن and كما سجل X مقتل ثلاثة add."""
        first = i - 2 if self.form(i - 1) == "ما" else i - 1
        if self.form(first) == "كما":
            if form.weak > 1:
                return None
            named = self.naming(i + 1)
            if self.opens(first) or named is None or self.content(named.last, _REACH) is not None:
                return None
            if verbal_noun(self.form(named.last)):
                return None
        return self.as_said(first, i, form)

    def _of_antecedent(self, i: int, form: CueForm) -> Cue | None:
        """X الذي أضاف أن, X التي وثقت مقتل: the relative clause's subject is the naming that it follows."""
        content = self.content(i + 1, 3)
        if content is None and not (form.frame == "record" and verbal_noun(self.form(i + 1))):
            return None
        end = i - 2 if self.tokens[i - 2].kind == "mark" else i - 1
        for at in range(max(self.first, i - 10), end):
            found = head(self.form(at))
            named = naming(self.tokens, self.quoted, at, end + 1) if found is not None and not found.weak else None
            if named is not None and named.last >= end:
                return Cue(i, i + 1, i, content or i + 1, self.last, form, named)
        return Cue(i, i + 1, i, content or i + 1, self.last, form, None)

    # --- said X -----------------------------------------------------------------------------------------------------

    def _after(self, i: int, form: CueForm) -> Cue | None:
        if form.plural:  # before its subject a verb is singular
            return None
        at = self.past_adverbs(i + 1)
        named = self.naming(at, objects=form.frame in ("object", "judge"))
        if named is None and at == i + 1:
            named = self.told_first(at)
        if named is None:
            return None
        origin = self.origin(named.last) if form.frame == "carry" else self.quoted_from(named.last)
        origin = origin or self.learnt_from(form, named.last)
        end = origin.last if origin is not None else named.last
        content = self.content(end, _REACH)
        if content is None and not form.weak and form.frame == "verb":
            named, content = self.quotation_apart(named)
            end = named.last if content is not None else end
        passed = form.frame == "carry" and origin is not None
        passed |= form.frame == "verb" and self.after_quotation(i, form)
        speech = passed or self.accepted(form, named, content, end)
        if not speech or _disagrees(form, named, self.form(named.first)):
            return None
        start = self._start(form, content, end)
        found = Cue(
            i, i + 1, i - 1 if "additive" in small(self.form(i - 1)) else i, start, self.last, form, named, origin,
            statement=form.lemma == _DECLARED or self.stated(named, end, content),
            attributes="owned" not in small(self.form(end)) and self._tells(form, named, content, end),
        )
        return self._postposed(found) if content is None else found

    def _tells(self, form: CueForm, named: Naming, content: int | None, end: int) -> bool:
        """Whether what follows ``end`` is told by the verb's subject: what is judged is so where it is a harm."""
        if _reports(form) or content is not None:
            return True
        if form.lemma in _MOURNS:  # نعى القيادي: a definite one may be whom they mourn
            return named.head is None or not (named.head.kind == "role" and named.head.definite)
        return form.frame == "judge" and self.judges_harm(end)

    def _start(self, form: CueForm, content: int | None, end: int) -> int:
        """Where what is said begins: with its object, where the verb has one, even if a quotation follows later."""
        if content is None:
            return end
        if content > end and (verbal_noun(self.form(end)) or "demand" in small(self.form(end))):
            return end  # أكد ضرورة الحل ووصفه بأنه
        opened = "that" in small(self.form(content)) or self.form(content) == ":"
        return content if opened or form.frame not in ("object", "judge") else end

    def _postposed(self, found: Cue) -> Cue:
        """… قال X at the very end, or between dashes: what is said stands before it."""
        end = found.subject.last if found.subject is not None else found.last
        dashed = self.form(found.first - 1) == "-" and self.form(end) == "-"
        aside = "clause" in small(self.form(found.first - 1))  # …، فيما أعلن الجيش المنطقة مغلقة
        late = found.first > self.first + 3 and (end >= self.last - 1 or dashed) and not aside
        return replace(found, backward=True) if late or self.after_quotation(found.first, found.form) else found

    def _before(self, i: int, form: CueForm, adjacent: bool = False) -> Cue | None:
        """X … said, or a pronoun said; ``adjacent``: only where X, a known speaker, stands right before the verb."""
        content = self.content(i + 1, 12)
        strong = not form.weak and self.object_follows(self.past_adverbs(i + 1))
        plainly = (form.plural and form.frame != "carry") or form.frame == "object"  # ينقلون المصابين: no speech
        sure = adjacent and (plainly or self.form(i - 1) in _PERFECT)
        sure |= form.frame == "verb" and (form.weak < 2 or adjacent) and self.harm_follows(i + 1)
        sure |= self.makes_sure(form, i + 1) or (form.lemma == "قال" and self.counts_harm(i + 1))
        counts = form.frame == "record" and form.weak < 2
        if content is None and not (strong or sure or counts):
            return None
        start = self._clause_start(i)
        named = self._preposed(start, i) if start < i and form.conjunction != "و" else None
        if content is None and counts and not (strong or sure) and not self._counted_by(i, form, named):
            return None
        if adjacent and (named is None or named.head is None or i - named.last > 1):
            return None
        return self._said_by_pronoun(i, form, content) if named is None else self._said_after(i, form, content, named)

    def _counted_by(self, i: int, form: CueForm, named: Naming | None) -> bool:
        """المنظمة وثقت, المرصد قد رصد: one who counts, right before a verb that needs no أن to tell of what they do."""
        apart = self.tokens[i - 1].kind == "word" and self.form(i - 1) not in _PERFECT
        if named is None or (apart and i > named.last) or (self.spoken and "that" in small(self.form(named.first - 1))):
            return False  # قال إن القوات رصدت: told of them
        return self.accepted(form, named, None, i + 1)

    def _said_after(self, i: int, form: CueForm, content: int | None, named: Naming) -> Cue | None:
        however = self.form(named.first - 2).removeprefix("و") in _HOWEVER
        embedded = "that" in small(self.form(named.first - 1)) and not however
        if embedded and (form.weak > 1 or (i - named.last > 2 and not self._called(named.last, i))):
            return None
        told = self.form(named.last + (self.form(named.last) in _PERFECT)) in outcome_forms()  # القوات قتلت … قالت إنها
        return Cue(
            i, i + 1, i if told else named.first, content or i + 1, self.last, form, named, embedded=embedded,
            statement=self.stated(named, named.last, i),
            attributes=self._tells(form, named, content, i + 1),
        )

    def _called(self, first: int, verb: int) -> bool:
        """بعثة الأمم المتحدة (يونامي) أعلنت: do brackets with what it is called for short fill the place between?"""
        return verb - first <= _SHORT_NAME and self.form(first) == "(" and self.form(verb - 1) == ")"

    def _said_by_pronoun(self, i: int, form: CueForm, content: int | None) -> Cue | None:
        if content is None:
            direct = form.weak < 2 and self.harm_follows(i + 1)
        else:
            direct = self._words(i + 1, content) <= _SHORTLY or self.in_medium(i + 1, content)
        if self.makes_sure(form, i + 1):
            subject = self._shared(i, form)
            return None if subject is None else Cue(i, i + 1, i, i + 1, self.last, form, subject)
        told = "own" in small(self.form(i).removeprefix("و")) and content is not None  # يذكر أن
        within = not form.conjunction and i > self.first  # هجوم يرجح أن
        if (form.part == "imperfect" and (told or within)) or form.frame == "record" or (form.weak and not direct):
            return None
        last = i + 2 if self.form(i + 1).startswith(_SAYING) else i + 1
        return Cue(i, last, i, content or last, self.last, form, self._shared(i, form))

    def _words(self, first: int, last: int) -> int:
        """How many words stand between a verb and what is said; وأضاف، مساء السبت، أن has two."""
        return sum(self.tokens[i].kind != "mark" for i in range(first, last))

    def _shared(self, i: int, form: CueForm) -> Naming | None:
        """The subject that a verb without one shares with the verb it is joined to (عادت المنظمة وأعلنت)."""
        if not form.plural and form.conjunction != "و":
            return None
        named = self.doer(i)
        return None if named is None or _disagrees(form, named, self.form(named.first)) else named

    def _clause_start(self, i: int) -> int:
        """The nearest place before ``i`` where its subject may stand: after a conjunction, say."""
        floor = max(self.line_begins(), self.done)
        for at in range(i - 1, max(floor, i - _PREPOSED) - 1, -1):
            if "clause" in small(self.form(at)) or self.form(at) == ":":
                return at + 1
        return floor if i - self.first <= _PREPOSED else i

    def _preposed(self, start: int, verb: int) -> Naming | None:
        """The naming at ``start`` as the subject of the verb after it; asked twice of most verbs."""
        if (start, verb) not in self.preposed:
            self.preposed[start, verb] = self._subject_before(start, verb)
        return self.preposed[start, verb]

    def _subject_before(self, start: int, verb: int) -> Naming | None:
        named = naming(self.tokens, self.quoted, start, verb)
        if named is None:
            return None
        gap = verb - named.last
        if named.head is not None and not named.head.weak and not named.head.particle and named.leads:
            return named if gap <= _GAP else None
        if named.head is not None and issues(self.form(named.last)) and gap <= _FINDINGS:
            return named  # حصيلة سابقة أعلنتها الحكومة أفادت بمقتل
        first = self.form(named.first)
        known = named.words <= 4 and not abstract(first) and not self._of_things(verb, first)
        return named if gap == 0 and known else None

    def _of_things(self, verb: int, first: str) -> bool:
        """ضربات يرجح أنها: a verb of no subject, in the masculine after a feminine or several things."""
        form = cue(self.form(verb))
        masculine = form is not None and form.gender == "m" and form.part == "imperfect" and not form.plural
        return masculine and first.endswith(_FEMININE) and first not in given_names()


TELLS_OF_THAT = frozenset({"بذلك", "ذلك"})


def _deed(form: str) -> bool:
    """مقتل, تسجيل: a verbal noun, though it may be a document's name too."""
    return verbal_noun(form) or "masdar" in small(form)


def _reports(form: CueForm) -> bool:
    """Whether a verb's object is told by its subject; what is judged or asked for is mostly told by the outlet."""
    return form.frame != "judge" and form.act != "demands"


def _disagrees(form: CueForm, named: Naming, first: str) -> bool:
    """A feminine verb beside a man's office, أبلغ beside an agency: that is not its subject."""
    found = named.head
    if found is None or not named.leads:
        return False
    if form.gender != "f":  # وأبلغ وكالة النهر أن: whom they told
        return form.lemma in _TELLS and "medial" in small(first.removeprefix("ال"))
    return found.kind == "role" and not found.definite and first == found.lemma
