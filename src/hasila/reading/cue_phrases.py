"""Hand-overs without a main verb: X: …, بحسب X, حسبما أفاد X, حصيلة أعلنها X; and what all finders ask."""

from __future__ import annotations

from hasila.arabic.number_words import lexicon as number_words
from hasila.arabic.questions import Words, question_of
from hasila.arabic.words import Token
from hasila.lexicon.gazetteer import gazetteer
from hasila.lexicon.outcomes import outcome_forms
from hasila.lexicon.speech import CueForm, cue, cue_of_object, cue_words, head, small, small_words
from hasila.reading.cue import Cue
from hasila.reading.naming_words import bare
from hasila.reading.namings import Naming, naming
from hasila.reading.passage import between
from hasila.reading.quotes import Quotes

_SHORT = 3  # tokens before a comma that may say nothing yet (وفي المقابل،); قتل ثلاثة، says all
_COMMAS = frozenset("،,")
_COMPLETING = frozenset(("عن", "الي"))  # after أسفر, أدى, ارتفع
_PAUSES = frozenset(("،", ",", "-", '"', "و"))
_LONGEST_TITLE = 9  # words before a headline's colon that still name a speaker
_TOLD = 6  # tokens between a headline's speaker and its colon: whom they told
_AFTER_AUTHORLESS = 5  # tokens from a word for findings to the verb that names their author
_CARRIED_REACH = 14  # tokens from whoever passes it on to the عن that names whoever said it
_STANDS = frozenset(("جاء", "ورد"))
_LATEST = frozenset(("اخر", "احدث", "اول"))  # وفق أحدث إحصاء لوزارة الصحة
# States that news quotes by their name under a colon, as those that fight.
_SPEAKING_STATES = frozenset(("اسرائيل", "روسيا", "تركيا", "ايران", "اميركا", "امريكا"))
_NUMBERING = frozenset(("-", "_", ".", ")", "–"))
_STROKES = frozenset(("|", "/"))
_DATELINE = 4  # tokens of what stands before a stroke at the head of a line: عاجل | , العاصمة صنعاء |
_SIDES = frozenset(("قوات", "جيش", "ميليشيا", "مليشيا", "كتيبه", "تنظيم", "فصيل", "حركه", "جماعه"))
_IN_NAMES = frozenset(('"', ".", "#", "_"))  # أ.ف.ب, #النهار
_BARS = frozenset("-")
_LANDS = frozenset(("state", "capital"))  # صنعاء | الصحة: 8 شهداء
_TOWN_WORDS = 3
_COLONS = frozenset((":", "..", "|"))
_FLAGS = frozenset(("عاجل", "خبر", "جديد", "متابعه", "تحديث", "متداول", "هام", "الان"))
_ASIDE = 8  # tokens of another name in brackets
_RECEIVING = frozenset(("مستشفي",))
_MARKS: frozenset[str] = frozenset((":", '"', "؛"))
_HEADLINE = CueForm("", "verb", "states", "", "m", False, 0)


@question_of(lambda: (*_MARKS, *cue_words(), *small_words()))
def _bears_on_content(form: str) -> bool:
    """May a folded word open what is said, or shut it off? A quick no for most words."""
    return form in _MARKS or cue(form) is not None or not small(form).isdisjoint(("that", "saying"))



@question_of(lambda: _COLONS)
def _is_colon(form: str) -> bool:
    return form in _COLONS


class PhraseReader:
    """One sentence, tokens ``first``..``last``; ``done`` is how far the hand-overs found so far have read.

    ``names`` are the words that have named speakers in the report so far.
    """

    def __init__(
        self, tokens: tuple[Token, ...], words: Words, quoted: Quotes, first: int, last: int, names: set[str]
    ) -> None:
        self.tokens, self.quoted, self.first, self.last, self.names = tokens, quoted, first, last, names
        self.words = words
        self.preposed: dict[tuple[int, int], Naming | None] = {}
        self.done = first
        self.spoken = False

    def form(self, i: int) -> str:
        """The folded word at ``i``, "" outside the sentence."""
        return self.tokens[i].form if self.first <= i < self.last else ""

    def naming(self, at: int, objects: bool = False, source: bool = False) -> Naming | None:
        """The naming that starts at ``at``."""
        return naming(self.tokens, self.quoted, at, self.last, objects, source) if at < self.last else None

    def opens(self, i: int) -> bool:
        """Whether nothing of substance stands before ``i`` in its sentence."""
        before = self.form(i - 1)
        if i - self.first <= 1 or i - self.first > _SHORT or before not in _PAUSES:
            return i - self.first <= 1
        return i - self.first < _SHORT or self.form(self.first).removeprefix("و") not in outcome_forms()

    def content(self, start: int, reach: int) -> int | None:
        """Where أن, a colon, a quotation mark or القول opens what is said, before any other verb of saying."""
        for i in between(self.words.where(_bears_on_content), max(start, self.first), min(start + reach, self.last)):
            form = self.tokens[i].form
            classes = small(form)
            if form == ":" or "that" in classes or (form == '"' and i in self.quoted.openings):
                return i
            if "saying" in classes and i == start:
                return self.content(i + 1, 4) or i + 1
            found = cue(form)
            if found is not None and not found.weak and found.frame != "as" and i > start:
                return i if found.lemma == "قال" and found.part == "participle" else None
            if form == "؛":
                return None
        return None

    def stated(self, named: Naming, end: int, content: int | None) -> bool:
        """Whether it is said in a document or an address, named before the content."""
        if "statement" in small(self.form(named.first)):
            return True
        return any("statement" in small(self.form(i)) for i in range(end, min(content or end + 8, self.last)))

    def origin(self, at: int) -> Naming | None:
        """Whoever عن names soon after ``at``: نقلت الوكالة عن X قوله."""
        for i in range(at, min(at + _CARRIED_REACH, self.last)):
            if self.form(i) == "عن":
                return self.naming(i + 1)
            if "that" in small(self.form(i)):
                return None
        return None

    # --- X: what X says ---------------------------------------------------------------------------------------------

    def colon(self) -> Cue | None:
        """A line that opens with who speaks, a colon after."""
        if self.first and self.tokens[self.first - 1].kind != "break":
            return None
        if not between(self.words.where(_is_colon), self.first, self.last):
            return None  # most lines
        first = self.line_begins()
        named = self.naming(first)
        if named is None or named.words > _LONGEST_TITLE or named.head is None or not named.leads:
            return None
        weak = named.head.weak and not (named.head.kind == "institution" and self.form(first + 1).startswith("ال"))
        if weak or named.head.particle or named.head.kind == "capital":
            return None  # but خلية الإعلام الأمني:
        at = self._colon_after(named.last)
        if at is not None and named.head.lemma in _RECEIVING and self._counted(at) and self._beside_its_like():
            return None  # • مستشفى النهر: 18 شهيدا, line by line: whom each has received, and somebody else tells it
        if named.head.kind == "outlet" and first > self.first and self.form(first - 1) in _BARS:
            return None  # المدينة - وكالة كذا: whence the report comes
        if named.head.kind == "role" and named.words == 1 and at is not None and self._counted(at):
            return None  # الصحفيون: 85: how many of them
        if named.head.kind == "state" and self.form(named.first) not in _SPEAKING_STATES:
            return None  # باكستان: مئة قتيل; الجزائر: الحرائق تودي بحياة عشرة: the land where it happened
        listed = self.tokens[self.first].kind != "word" and named.head.lemma in _SIDES
        if listed and at is not None and self._counts_at(at + 1):
            return None  # - قوات النظام: 12 قتيلا: whose dead they are
        if at is None:
            return None
        alone = at + 1 >= self.last and not any(t.kind in ("word", "number") for t in self.tokens[:first])
        return Cue(at, at, first, at + 1, self.last, _HEADLINE, named, statement=alone, whole=alone)

    def line_begins(self) -> int:
        """Past what opens a line and says nothing: its bullet or number, its flag (🔴 عاجل | …, #عاجل - …), the town
        before a stroke."""
        numbered = self.tokens[self.first].kind == "number" and self.form(self.first + 1) in _NUMBERING
        at = self.past_marks(self.first + 2 * numbered)
        at = self.past_marks(at + 1) if self.form(at) in _FLAGS else at
        stroke = next((i for i in range(at + 1, min(at + _DATELINE, self.last)) if self.form(i) in _STROKES), -1)
        if stroke < 0:
            return self._past_town(at)
        colon = any(self.form(i) == ":" for i in range(stroke + 1, self.last))
        before = head(self.form(at))
        town = before is None or before.kind in _LANDS
        return stroke + 1 if colon and town else self._past_town(at)

    def _past_town(self, first: int) -> int:
        """#بنغازي – مستشفى كذا: …: after the town that a dash parts from who speaks."""
        at = first
        while at < first + _TOWN_WORDS and at < self.last and self.tokens[at].kind == "word":
            at += 1
        town = "".join(self.form(i) for i in range(first, at))
        return self.past_marks(at) if at > first and self.form(at) in _BARS and town in gazetteer() else first

    def past_marks(self, at: int) -> int:
        """Past the bullets and signs that open a line."""
        while self.form(at) != '"' and at < self.last and self.tokens[at].kind == "mark":
            at += 1
        return at

    def _counts_at(self, i: int) -> bool:
        return i < self.last and (self.tokens[i].kind == "number" or number_words().get(self.form(i)) is not None)

    def _counted(self, colon: int) -> bool:
        at = colon + 1 + (self.form(colon + 1) == "(")
        return at < len(self.tokens) and self.tokens[at].kind == "number"

    def _beside_its_like(self) -> bool:
        """Whether the line before or after this one is a hospital and a number too."""
        before = next((i for i in range(self.first - 2, -1, -1) if self.tokens[i].kind == "break"), -1) + 1
        return any(self._receives(first) for first in (before, self.last + 1) if first != self.first)

    def _receives(self, first: int) -> bool:
        line = range(first, min(first + _LONGEST_TITLE, len(self.tokens)))
        colon = next((i for i in line if self.tokens[i].form == ":" or self.tokens[i].kind == "break"), first)
        heads = (head(self.tokens[i].form) for i in range(first, colon))
        return self._counted(colon) and any(one is not None and one.lemma in _RECEIVING for one in heads)

    def _colon_after(self, at: int) -> int | None:
        if self.form(at) == "(":  # الدفاع المدني (الخوذ البيضاء): …
            closing = next((i for i in range(at, min(at + _ASIDE, self.last)) if self.form(i) == ")"), None)
            at = at if closing is None else closing + 1
        if self.form(at) in _COLONS:
            return at
        whom = self.form(at).startswith("ل")  # مصدر طبي لـ"النهار": 12 قتيلا
        for i in range(at, min(at + _TOLD + 2 * whom, self.last)):
            if self.form(i) == ":":
                return i if cue(self.form(i - 1)) is None else None
            if self.tokens[i].kind == "mark" and not (whom and self.form(i) in _IN_NAMES):
                return None
        return None

    # --- according to X ---------------------------------------------------------------------------------------------

    def according(self, i: int, form: CueForm) -> Cue | None:
        """بحسب X, نقلا عن X, وفق ما أفاد X."""
        at = i + 1
        if form.lemma == "حسب" and any("sorts" in small(self.form(k)) for k in range(max(self.first, i - 3), i)):
            return None  # توزع الشهداء حسب المستشفيات
        if self.form(i).endswith("نقلا") and self.form(at) != "عن":
            return None  # أصيب اثنان نقلا إلى المشفى: they were taken there
        while self.form(at) in ("ل", "عن", "الي", "علي", "حد") or "pointer" in small(self.form(at)):
            at += 1
        if self.form(at) in ("ما", "لما"):
            if self.form(at + 1) not in _STANDS or self.form(at + 2) != "في":
                verb = cue_of_object(self.form(at + 1))
                return None if verb is None else self.as_said(i, at + 1, verb)
            at += 3  # وفق ما جاء في بيان الوزارة
        elif (joined := self._joined_to_what(at)) is not None:
            return self.as_said(i, at, joined)
        if "manner" in small(self.form(at)):
            return None
        named = self._author(at)
        if named is None:
            return None
        end = named.last
        backward = not (form.conjunction or self.opens(i) or self._parenthetic(i, end))
        more = end < self.last and self.tokens[end].kind in ("word", "number")
        goes_on = (more and self.form(end)[:1] not in ("و", "ف")) or self._completed(i, end)
        return Cue(
            i, at, i, end + (backward and not more and goes_on), self.last, form, named, backward=backward,
            around=backward and goes_on, statement=self.stated(named, end, None),
        )

    def _completed(self, i: int, end: int) -> bool:
        """أسفر القصف، بحسب X، عن مقتل, بلغ العدد، وفق X، عشرين: what stands before waits for what comes after."""
        if self.form(end) not in _COMMAS or self.form(i - 1) not in _COMMAS or end + 1 >= self.last:
            return False
        if self.form(end + 1) in _COMPLETING:
            return True
        counts = self.tokens[end + 1].kind == "number" or number_words().get(self.form(end + 1)) is not None
        return counts or self.form(end + 1) in outcome_forms()

    def _joined_to_what(self, at: int) -> CueForm | None:
        """بحسب ماذكرت X: the verb that ما is written onto."""
        return cue_of_object(self.form(at)[2:]) if self.form(at).startswith("ما") else None

    def _author(self, at: int) -> Naming | None:
        """Whoever بحسب names; where it names findings, whoever issued them (إحصائية أجرتها X, تقارير من X)."""
        if "effort" in small(self.form(at).removeprefix("ل")):  # بحسب إحصاء لوكالة, وفقا لتوثيقات المنظمة
            return self.naming(at + 1 + ("issued" in small(self.form(at + 1))), source=True)
        if self.form(at) in _LATEST:
            at += 1
        named = self.naming(at, source=True)
        if named is None:
            return None
        for i in range(at + 1, min(at + _AFTER_AUTHORLESS, self.last)):
            if "issued" in small(self.form(i)) and (by := self.naming(i + 1)) is not None:
                return by
        if "authorless" in small(bare(self.form(at))) and self.form(named.last) in ("من", "عن"):
            return self.naming(named.last + 1)
        author = self._author_within(named)
        if author is not None:
            return self.naming(author, source=True)
        return named if self._speaks(named) else None

    def _author_within(self, named: Naming) -> int | None:
        """معلومات وزارة الصحة: where the author's own naming begins."""
        if "authorless" not in small(bare(self.form(named.first))):
            return None
        within = next((i for i in range(named.first + 1, named.last) if self._of_author(i)), None)
        if within is not None or named.words > 1:
            return within
        beyond = range(named.last, min(named.first + _AFTER_AUTHORLESS, self.last))  # حصيلة غير نهائية لوزارة الصحة
        return next((i for i in beyond if self.form(i).startswith("ل") and self._of_author(i)), None)

    def _speaks(self, named: Naming) -> bool:
        first = self.form(named.first)
        classes = small(first) | small(bare(first))
        if classes & {"notspeaker", "authorless"}:
            return False
        if named.head is not None or (named.words <= 4 and not first.startswith(("ال", "لل"))):
            return True
        return named.words == 1 and (self._spoke(first) or (first.endswith("ي") and self.form(named.last) == "فان"))

    def _spoke(self, form: str) -> bool:
        """وبحسب السالم, وفقا للسالم: a surname by which somebody has been named as they spoke."""
        return form in self.names or (form.startswith("لل") and "ال" + form[2:] in self.names)

    def authored(self, named: Naming) -> bool:
        """Whether a naming of findings names their author too (معلومات وزارة الصحة)."""
        return any(map(self._of_author, range(named.first + 1, named.last)))

    def _of_author(self, i: int) -> bool:
        found = head(self.form(i))
        return found is not None and found.kind != "document" and not found.weak

    def _parenthetic(self, i: int, end: int) -> bool:
        """أنه، وبحسب X، …: before it there is only the word that opens the content, which goes on after it."""
        before = i - 1
        while before >= self.first and self.tokens[before].kind == "mark":
            before -= 1
        return "that" in small(self.form(before)) and end < self.last

    def told_first(self, at: int) -> Naming | None:
        """قال لوكالة كذا مصدر أمني: whoever was told stands before whoever speaks."""
        if not self.form(at).startswith("ل"):
            return None
        told = head(self.form(at))
        alone = told is not None and told.kind == "outlet" and head(self.form(at + 1)) is not None  # لرويترز مسؤول
        for i in range(at + 2 - alone, min(at + 8, self.last)):
            if self.tokens[i].kind != "word" and self.form(i) != '"':
                return None
            found = head(self.form(i))
            if found is not None and not (found.weak or found.definite) and found.kind in ("role", "source"):
                return self.naming(i)
        return None

    # --- as X said --------------------------------------------------------------------------------------------------

    def as_said(self, first: int, verb: int, form: CueForm) -> Cue | None:
        """حسبما أفاد X, على ما أعلن X, كما ذكر X: ``first`` is where the phrase starts, ``verb`` its verb."""
        at = verb + 1
        while self.form(at) in ("به", "بها", "عنه", "في") or "time" in small(self.form(at)):
            at += 1
        named = self.told_first(at) or self.naming(at)  # وفق ما صرح به ل"النهار" مصدر أمني
        if named is None or (named.head is None and named.words > 6):
            return None
        origin = self.origin(named.last) if form.frame == "carry" else None
        end = origin.last if origin is not None else named.last
        backward = not (self.opens(first) or bool(form.conjunction))
        return Cue(first, verb + 1, first, end, self.last, form, named, origin, backward=backward)

    def issued(self, i: int) -> Cue | None:
        """…، حصيلة أعلنها X: what stands before is in what X issued."""
        before, form = self.form(i - 1), cue_of_object(self.form(i))
        found = head(before)
        if form is None or not ("authorless" in small(before) or (found is not None and found.kind == "document")):
            return None
        named = self.naming(i + 1)
        within = self.form(i - 2) in ("في", "عبر", "ضمن")  # أضاف في تصريح نشرته: only where it was said
        if named is None or named.head is None or i - self.first < 3 or within:
            return None
        return Cue(i - 1, i + 1, i - 1, named.last, self.last, form, named, backward=True)
