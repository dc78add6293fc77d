"""The places where a report hands the word to somebody: the verb or phrase, who speaks, and where what they say begins.

Each finder asks for evidence that speech is meant: a subject that the vocabulary knows to speak, or content that opens with
أن, a colon or a quotation mark; the weaker the word (its letters are another common word too), the more is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from hasila.arabic.words import Token
from hasila.lexicon.outcomes import outcome_forms
from hasila.lexicon.speech import CueForm, cue, cue_of_object, head, small
from hasila.reading.namings import Naming, naming, verbal_noun
from hasila.reading.quotes import Quotes

_REACH = 22  # tokens from a verb's subject to the أن that opens its content (where, when, in what it was said)
_PREPOSED = 26  # tokens from a clause's first word, its subject, to the verb of saying
_OPEN_CLAUSE = frozenset(("فيما", "بينما", "لكن", "ولكن", "اما", "واما", "وكان", "وكانت", "كان", "كانت", "ان", "بان", "حيث", "غير", "الا"))
_NO_VERB_AFTER = frozenset(("منذ", "بعد", "قبل", "عن", "في", "من", "علي", "الي", "خلال", "عبر", "بين", "كل", "دون", "عند", "هذا", "هذه"))
_SKIPPED = frozenset(("قد", "فيه", "فيها", "به", "بها"))
_POINTERS = frozenset(("هذا", "هذه", "ذلك", "تلك", "هولاء", "هؤلاء", "نفس"))
_NEGATIONS = frozenset(("لم", "ولم", "لا", "ولا", "لن", "ولن", "دون", "فلم", "ما", "وما"))
_PREPOSITIONS = frozenset(("الي", "علي", "عن", "في", "ب", "ل", "خلال", "منذ"))
_DECLARED = "صرح"  # a spokesman's formal declaration, printed whole
_SAYING = "قائل"  # أضافت قائلة: one cue in two words
_OWNED = frozenset(("مسووليته", "مسؤوليته", "مسؤوليتها", "مسؤوليتهم", "مسئوليته", "مسئوليتها", "المسؤوليه", "تبنيه", "تبنيها"))
_PARTICIPLE_OPENERS = frozenset(("،", ",", '"', "؛", ".", "-", ")"))


@dataclass(frozen=True, slots=True)
class Cue:
    """One hand-over. Token indices: ``first``..``last`` (exclusive) the cue's own words, ``clause`` where its clause starts
    (a subject may come first), ``content`` where what is said begins, ``end`` its sentence's end.

    ``subject`` is None where only a pronoun speaks. ``origin``: whoever the subject passes on. ``backward``: what is said
    stands before the cue. ``embedded``: it is said within what another says. ``statement``: made in a document or an address.
    """

    first: int
    last: int
    clause: int
    content: int
    end: int
    form: CueForm
    subject: Naming | None
    origin: Naming | None = None
    backward: bool = False
    embedded: bool = False
    statement: bool = False
    attributes: bool = True
    around: bool = False


def cues(tokens: tuple[Token, ...], sentences: tuple[tuple[int, int], ...], quoted: Quotes) -> list[Cue]:
    """All hand-overs, in order."""
    out: list[Cue] = []
    for first, last in sentences:
        out.extend(_Sentence(tokens, quoted, first, last).cues())
    return out


class _Sentence:
    """One sentence's finders; ``done`` is how far the cues found so far have read."""

    def __init__(self, tokens: tuple[Token, ...], quoted: Quotes, first: int, last: int) -> None:
        self.tokens, self.quoted, self.first, self.last = tokens, quoted, first, last
        self.done = first
        self.spoken = False
        self.verbs = [i for i in range(first, last) if tokens[i].kind == "word" and _of_speech(tokens[i].form)]

    def cues(self) -> list[Cue]:
        out: list[Cue] = []
        colon = self._colon()
        if colon is not None:
            out.append(colon)
            self.done = colon.content
        for i in self.verbs:
            form = cue(self.tokens[i].form)
            if i < self.done:
                continue
            found = self._issued(i) if form is None else self._at(i, form)
            if found is not None:
                out.append(found)
                self.spoken = True
                self.done = max(self.done, found.last, found.subject.last if found.subject else 0)
                if found.origin is not None:
                    self.done = max(self.done, found.origin.last)
        return out

    def _form(self, i: int) -> str:
        return self.tokens[i].form if self.first <= i < self.last else ""

    def _at(self, i: int, form: CueForm) -> Cue | None:
        if self._form(i - 1) in _NEGATIONS and not self._relative(i):
            return None
        if form.frame == "prep":
            return self._prep(i, form)
        if form.frame == "as":
            return None
        if form.part == "participle":
            return self._participle(i, form)
        return self._verb(i, form)

    def _relative(self, i: int) -> bool:
        return self._form(i - 1) == "ما" and self._form(i - 2) in ("علي", "وفق", "حسب", "بحسب", "وفقا", "طبقا", "ل")

    # --- X: what X says ---------------------------------------------------------------------------------------------

    def _colon(self) -> Cue | None:
        opens = self.first == 0 or self.tokens[self.first - 1].kind == "break"
        if not opens or self._form(self.first) in ("",):
            return None
        named = naming(self.tokens, self.quoted, self.first, self.last)
        if named is None or named.words > 9 or named.head is None or not named.leads:
            return None
        at = named.last
        if self._form(at) not in (":", "..", "|"):  # told to somebody, before the colon
            ahead = next((i for i in range(at, min(at + 6, self.last)) if self.tokens[i].kind == "mark"), at)
            at = ahead if self._form(ahead) == ":" and self._form(ahead - 1) not in ("قال", "ان") else at
        if self._form(at) not in (":", "..", "|"):
            return None
        if named.head.weak or named.head.particle or named.head.kind == "capital":
            return None
        form = CueForm("", "verb", "states", "", "m", False, 0)
        return Cue(at, at, self.first, at + 1, self.last, form, named)

    # --- according to X ---------------------------------------------------------------------------------------------

    def _prep(self, i: int, form: CueForm) -> Cue | None:
        at = i + 1
        while self._form(at) in ("ل", "عن", "الي", "علي", "حد") or self._form(at) in _POINTERS:
            at += 1
        if self._form(at) in ("ما", "لما"):
            verb = cue_of_object(self._form(at + 1))
            return None if verb is None else self._as(i, at + 1, verb)
        if "manner" in small(self._form(at)):
            return None
        named = self._author(at)
        if named is None:
            return None
        backward = not (form.conjunction or self._opens(i) or self._parenthetic(i, named.last))
        around = backward and self.tokens[named.last].kind in ("word", "number") if named.last < self.last else False
        joined = around and self._form(named.last)[:1] in ("و", "ف")
        return Cue(
            i, at, i, named.last, self.last, form, named, backward=backward, around=around and not joined,
            statement=self._stated(named, named.last, None),
        )

    def _author(self, at: int) -> Naming | None:
        """Whoever بحسب names; where it names figures or findings, whoever issued them (إحصائية أجرتها X, تقارير من X)."""
        named = naming(self.tokens, self.quoted, at, self.last)
        if named is None:
            return None
        for i in range(at + 1, min(at + 5, self.last)):
            if "issued" in small(self._form(i)):
                return naming(self.tokens, self.quoted, i + 1, self.last)
        if "authorless" in small(_bare(self._form(at))) and self._form(named.last) in ("من", "عن"):
            return naming(self.tokens, self.quoted, named.last + 1, self.last)
        return named if self._speaks(named) else None

    def _issued(self, i: int) -> Cue | None:
        """…، حصيلة أعلنها X: what stands before is in what X issued."""
        before, form = self._form(i - 1), cue_of_object(self._form(i))
        found = head(before)
        if form is None or not ("authorless" in small(before) or found is not None and found.kind == "document"):
            return None
        named = naming(self.tokens, self.quoted, i + 1, self.last)
        if named is None or named.head is None or i - self.first < 3:
            return None
        return Cue(i - 1, i + 1, i - 1, named.last, self.last, form, named, backward=True)

    def _speaks(self, named: Naming) -> bool:
        first = self._form(named.first)
        bare = _bare(first)
        if "notspeaker" in small(first) or "notspeaker" in small(bare):
            return False
        if "authorless" in small(bare):
            return any(self._human(i) for i in range(named.first + 1, named.last))
        return named.head is not None or (named.words <= 4 and not first.startswith(("ال", "لل")))

    def _human(self, i: int) -> bool:
        found = head(self._form(i))
        return found is not None and found.kind != "document" and not found.weak

    def _opens(self, i: int) -> bool:
        """Whether nothing of substance stands before ``i`` in its sentence."""
        before = self._form(i - 1)
        return i - self.first <= 1 or (i - self.first <= 3 and before in ("،", ",", "-", '"', "و"))

    def _parenthetic(self, i: int, end: int) -> bool:
        """أنه، وبحسب X، …: the content goes on after it, since before it there is only the word that opens content."""
        before = i - 1
        while before >= self.first and self.tokens[before].kind == "mark":
            before -= 1
        return "that" in small(self._form(before)) and end < self.last

    # --- as X said --------------------------------------------------------------------------------------------------

    def _as(self, first: int, verb: int, form: CueForm) -> Cue | None:
        """حسبما أفاد X, على ما أعلن X, كما ذكر X."""
        at = verb + 1
        while self._form(at) in ("به", "بها", "عنه", "في") or "time" in small(self._form(at)):
            at += 1
        named = naming(self.tokens, self.quoted, at, self.last)
        if named is None or (named.head is None and named.words > 6):
            return None
        origin = self._origin(named.last) if form.frame == "carry" else None
        end = origin.last if origin is not None else named.last
        backward = not (self._opens(first) or bool(form.conjunction))
        return Cue(first, verb + 1, first, end, self.last, form, named, origin, backward=backward)

    # --- saying, added --------------------------------------------------------------------------------------------

    def _participle(self, i: int, form: CueForm) -> Cue | None:
        content = self._content(i + 1, i + 1, 5)
        following = self._form(i + 1)
        if content is None:
            linked = following in ("الي", "علي", "عن", "ب") or verbal_noun(following) or verbal_noun(following[1:])
            if not linked or form.weak or form.gender == "f" and self._form(i - 1) not in _PARTICIPLE_OPENERS:
                return None
            content = i + 1
        if form.lemma == "قال" and i and cue(self._form(i - 1)) is not None:
            return None
        return Cue(i, i + 1, i, content, self.last, form, self._doer(i))

    def _doer(self, i: int) -> Naming | None:
        """The subject of the sentence's main verb, where nobody has spoken before token ``i``: نشر المرصد …، مؤكدا أن."""
        if self.spoken or i - self.first < 3:
            return None
        for at in (self.first, self.first + 1):
            named = naming(self.tokens, self.quoted, at, i)
            if named is not None and named.leads and named.head is not None and not named.head.weak:
                return named if not named.head.particle.strip("و") else None
        return None

    # --- X said, said X -------------------------------------------------------------------------------------------

    def _verb(self, i: int, form: CueForm) -> Cue | None:
        before = self._form(i - 1)
        if before in _NO_VERB_AFTER and not form.conjunction:
            return None
        if form.weak and form.part != "participle" and not self._leads(i, form):
            return None
        if before in ("كما", "حسبما", "مثلما", "وفقما", "بحسبما") or self._relative(i):
            found = self._compared(i, form)
            if found is not None:
                return found
        if before in ("الذي", "التي", "الذين"):
            return self._of_antecedent(i, form)
        near = self._before(i, form, adjacent=True)
        found = near or self._after(i, form) or self._before(i, form)
        return None if found is None or self._authorless(found) else found

    def _authorless(self, found: Cue) -> bool:
        """تشير التقديرات إلى: figures and findings without an author, and so nobody's words."""
        if found.subject is None:
            return False
        first = self._form(found.subject.first)
        if "authorless" not in small(_bare(first)) or (first.startswith("ال") and first.endswith("ه")):  # الإحصائية: one named
            return False
        return not any(self._human(i) for i in range(found.subject.first + 1, found.subject.last))

    def _of_antecedent(self, i: int, form: CueForm) -> Cue | None:
        """X الذي أضاف أن, X التي وثقت مقتل: the relative clause's subject is the naming that it follows."""
        content = self._content(i + 1, i + 1, 3)
        if content is None and not (form.frame == "record" and verbal_noun(self._form(i + 1))):
            return None
        end = i - 2 if self.tokens[i - 2].kind == "mark" else i - 1
        for at in range(max(self.first, i - 10), end):
            found = head(self._form(at))
            if found is None or found.weak:
                continue
            named = naming(self.tokens, self.quoted, at, end + 1)
            if named is not None and named.last >= end:
                return Cue(i, i + 1, i, content or i + 1, self.last, form, named)
        return Cue(i, i + 1, i, content or i + 1, self.last, form, None)

    def _leads(self, i: int, form: CueForm) -> bool:
        """Whether a verb that may be another word stands where a verb does: first in its clause, or after its subject."""
        before = self._form(i - 1)
        if form.conjunction or i <= self.first or self.tokens[i - 1].kind != "word" or before in _OPEN_CLAUSE:
            return True
        if before in ("قد", "وقد", "كما", "فقد", "الذي", "التي") or "time" in small(before) or self._relative(i):
            return True
        return form.weak < 2 and self._before(i, form) is not None

    def _compared(self, i: int, form: CueForm) -> Cue | None:
        first = i - 1
        if self._form(first) == "ما":
            first -= 1
        additive = self._form(first) == "كما" and (self._opens(first) or not self._ends_soon(i))
        return None if additive else self._as(first, i, form)

    def _ends_soon(self, i: int) -> bool:
        """كما أعلن X. stands alone at a sentence's end; كما أكد X أن … goes on."""
        named = naming(self.tokens, self.quoted, i + 1, self.last)
        return named is not None and self._content(named.last, named.last, _REACH) is None

    def _after(self, i: int, form: CueForm) -> Cue | None:
        if form.plural:  # before its subject a verb is singular
            return None
        at = self._past_adverbs(i + 1)
        named = naming(self.tokens, self.quoted, at, self.last, objects=form.frame in ("object", "judge"))
        if named is None and at == i + 1:
            named = self._told_first(i + 1)
        if named is None:
            return None
        origin = self._origin(named.last) if form.frame == "carry" else self._quoted_from(named.last)
        end = origin.last if origin is not None else named.last
        content = self._content(end, end, _REACH)
        if not self._accepted(form, named, content, end) or self._disagrees(form, named):
            return None
        clause = i - 1 if self._form(i - 1) in ("كما", "فيما", "بينما", "كان", "وكان", "وكانت", "وقد", "قد") else i
        owned = self._form(end) in _OWNED
        nominal = form.frame in ("object", "judge") and self._form(content or end) not in (":",) and not (
            content is not None and "that" in small(self._form(content))
        )
        found = Cue(
            i, i + 1, clause, end if nominal else content or end, self.last, form, named, origin,
            statement=form.lemma == _DECLARED or self._stated(named, end, content),
            attributes=not owned and (self._reports(form) or content is not None or self._owns_harm(form, end)),
        )
        return self._postposed(found) if content is None else found

    def _postposed(self, found: Cue) -> Cue:
        """… قال X at the very end, or between dashes: what is said stands before it."""
        assert found.subject is not None
        end = found.subject.last
        closing = end >= self.last - 1
        dashed = self._form(found.first - 1) == "-" and self._form(end) == "-"
        return replace(found, backward=True) if found.first > self.first + 3 and (closing or dashed) else found

    def _reports(self, form: CueForm) -> bool:
        """Whether a verb's object is told by its subject; what is judged or asked for has mostly been told by the outlet."""
        return form.frame != "judge" and form.act != "demands"

    def _owns_harm(self, form: CueForm, end: int) -> bool:
        """تبنى قتل شرطيين: the harm itself is what is claimed, and so said."""
        at = self._past_adverbs(end)
        return form.act == "takes_responsibility" and verbal_noun(self._form(at)) and self._form(at) in outcome_forms()

    def _disagrees(self, form: CueForm, named: Naming) -> bool:
        """A feminine verb before a man's office: the office is its object."""
        return (
            form.gender == "f" and named.leads and named.head is not None and named.head.kind == "role"
            and not named.head.definite and self._form(named.first) == named.head.lemma
        )

    def _accepted(self, form: CueForm, named: Naming, content: int | None, end: int) -> bool:
        known = named.head is not None and not named.head.weak and not named.head.particle.strip("و")
        known = known and (named.leads or not form.weak)
        if form.frame == "record":
            fits = named.head is not None and named.head.kind in ("institution", "source", "role", "document")
            return content is not None if form.weak > 1 else fits
        if form.frame == "judge" or (form.part == "imperfect" and not form.weak):
            return known or content is not None
        if form.weak > 1:
            return content is not None and (known or (content == end and form.weak == 2))
        if form.weak:
            opens = form.frame == "object" and form.conjunction == "و" and self._opens(named.first - 1)
            return known or opens or (content is not None and content - end <= 8)
        return known or content is not None or self._object_follows(end)

    def _object_follows(self, end: int) -> bool:
        following = self._form(end)
        if "time" in small(following) or following in ("،", ","):
            return True
        return following in _PREPOSITIONS or verbal_noun(following) or following.startswith("ب")

    def _past_adverbs(self, at: int) -> int:
        """Past the adverbs between a verb and its subject: of time, or a phrase up to its comma (قال في بيان، المتحدث …)."""
        while at < self.last and ("time" in small(self._form(at)) or self._form(at) in _SKIPPED):
            at += 1
        if self._form(at) in _POINTERS and head(self._form(at + 1)) is not None:
            return at + 1
        if self._form(at) in _PREPOSITIONS and small(self._form(at + 1)) & {"occasion", "medium"}:
            for i in range(at + 2, min(at + 10, self.last)):
                if self._form(i) in ("،", ","):
                    return i + 1 if head(self._form(i + 1)) is not None else at
                if "that" in small(self._form(i)):
                    break
            return at
        if at > self.first and self._form(at) in ("،", ","):
            named = naming(self.tokens, self.quoted, at + 1, self.last)
            if named is not None and named.head is not None and not named.head.weak:
                return at + 1
        return at

    def _told_first(self, at: int) -> Naming | None:
        """قال لوكالة كذا مصدر أمني: whoever was told stands before whoever speaks."""
        if not self._form(at).startswith("ل"):
            return None
        for i in range(at + 1, min(at + 8, self.last)):
            if self.tokens[i].kind != "word" and self._form(i) != '"':
                return None
            found = head(self._form(i))
            if found is not None and not found.weak and not found.definite and found.kind in ("role", "source") and i > at + 1:
                return naming(self.tokens, self.quoted, i, self.last)
        return None

    def _origin(self, at: int) -> Naming | None:
        for i in range(at, min(at + 14, self.last)):
            if self._form(i) == "عن":
                return naming(self.tokens, self.quoted, i + 1, self.last)
            if "that" in small(self._form(i)):
                return None
        return None

    def _quoted_from(self, at: int) -> Naming | None:
        """ذكرت الوكالة نقلا عن شهود أن: between the subject and the content."""
        if self._form(at) in ("،", ","):
            at += 1
        if self._form(at) in ("نقلا", "ناقله") and self._form(at + 1) == "عن":
            return naming(self.tokens, self.quoted, at + 2, self.last)
        return None

    def _content(self, start: int, after: int, reach: int) -> int | None:
        """Where أن, a colon, a quotation mark or a word like القول opens the content, before any other verb of saying."""
        for i in range(start, min(start + reach, self.last)):
            form = self._form(i)
            if form == ":" or ("that" in small(form) and i >= after):
                return i
            if form == '"' and any(opening == i for opening, _, _ in self.quoted.speech):
                return i
            if "saying" in small(form) and i == start:
                return self._content(i + 1, i + 1, 4) or i + 1
            found = cue(form)
            if found is not None and not found.weak and found.frame != "as" and i > start:
                return i if found.lemma == "قال" and found.part == "participle" else None
            if form in (".", "؛"):
                return None
        return None

    def _stated(self, named: Naming, end: int, content: int | None) -> bool:
        if "statement" in small(self._form(named.first)):
            return True
        return any("statement" in small(self._form(i)) for i in range(end, min(content or end + 8, self.last)))

    def _before(self, i: int, form: CueForm, adjacent: bool = False) -> Cue | None:
        """X … said, or only a pronoun said; ``adjacent``: only where X, a known speaker, stands right before the verb."""
        content = self._content(i + 1, i + 1, 12)
        strong = not form.weak and self._object_follows(self._past_adverbs(i + 1)) or (
            adjacent and (form.plural or self._form(i - 1) in ("قد", "فقد"))
        )
        if content is None and not strong:
            return None
        start = self._clause_start(i)
        named = self._preposed(start, i) if start < i and form.conjunction != "و" else None
        if adjacent and (named is None or named.head is None or i - named.last > 1):
            return None
        if named is not None:
            embedded = "that" in small(self._form(start - 1))
            if embedded and form.weak > 1:
                return None
            return Cue(
                i, i + 1, start, content or i + 1, self.last, form, named, embedded=embedded,
                statement=self._stated(named, named.last, i), attributes=self._reports(form) or content is not None,
            )
        if form.part == "imperfect" and not form.conjunction and i > self.first:
            return None  # هجوم يرجح أن: nobody in particular
        direct = content is not None and content - i <= 4
        if form.frame == "record" or (form.weak and not direct):
            return None
        if "own" in small(self._form(i)) and content is not None and form.part == "imperfect":
            return None
        last = i + 2 if self._form(i + 1)[:4] == _SAYING else i + 1
        return Cue(i, last, i, content or last, self.last, form, self._shared(i, form))

    def _shared(self, i: int, form: CueForm) -> Naming | None:
        """The subject that a verb without one shares with the verb it is joined to (عادت المنظمة وأعلنت)."""
        if not form.plural and form.conjunction != "و":
            return None
        named = self._doer(i)
        return None if named is None or self._disagrees(form, named) else named

    def _clause_start(self, i: int) -> int:
        """The nearest word before ``i`` at which its subject may stand: after a conjunction, أن, or the sentence's start."""
        for at in range(i - 1, max(self.first, self.done, i - _PREPOSED) - 1, -1):
            if self._form(at) in _OPEN_CLAUSE:
                return at + 1
        return max(self.first, self.done) if i - self.first <= _PREPOSED else i

    def _preposed(self, start: int, verb: int) -> Naming | None:
        named = naming(self.tokens, self.quoted, start, verb)
        if named is None:
            return None
        gap = verb - named.last
        if named.head is not None and not named.head.weak and not named.head.particle and named.leads:
            return named if gap <= 16 else None
        return named if gap <= 1 and named.words <= 4 and not named.first < start else None


def _of_speech(form: str) -> bool:
    return cue(form) is not None or "issued" in small(form)


def _bare(form: str) -> str:
    for article in ("لل", "ال", "ل"):
        if form.startswith(article):
            return form[len(article) :]
    return form
