"""A report made ready to read: tokens, sentences, paragraphs, counts, and what the vocabulary knows of each word.

Everything after this works on token indices; offsets come back only when a finding is written down.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from hasila.arabic.calendar import Terms
from hasila.arabic.memo import remembered
from hasila.arabic.number_words import letters_in
from hasila.arabic.numerals import numerals
from hasila.arabic.questions import Along, Words, question, question_of
from hasila.arabic.record import record
from hasila.arabic.sentences import sentences
from hasila.arabic.words import Split, Token, splits, tokens
from hasila.lexicon.casualty_terms import CasualtyTerm, casualty_terms
from hasila.lexicon.given_names import given_names
from hasila.lexicon.outcomes import OutcomeForm, outcome_forms
from hasila.lexicon.particles import particles
from hasila.lexicon.people import PersonForm, asked, counted, people, readings, unidentified
from hasila.lexicon.word_lists import word_list
from hasila.model import DateMention, Report, Span
from hasila.reading.counts import Count, counts, inside
from hasila.reading.dates import dates


@record
class Known:
    """What the vocabulary knows of a written word: each list with the split that it was found under."""

    people: tuple[PersonForm, ...]
    person_split: Split | None
    outcomes: tuple[OutcomeForm, ...]
    outcome_split: Split | None
    classes: frozenset[str]
    particle_split: Split | None


_NOTHING = Known((), None, (), None, frozenset(), None)
_PRONOMINAL = frozenset({"pronominal"})  # a preposition with its own object: خلالها, عليهم


def known(form: str, written: str = "") -> Known:
    """Look a folded word up under every split its letters allow; a whole word is preferred to a split one.

    ``written`` is its last letter as the report spells it where folding has made two letters one (ة, ه), else "".
    """
    return _known(form) if not written else _known_as_written(form + written)


@remembered
def _known_as_written(form: str) -> Known:
    return _find(form[:-1], form[-1])


@remembered
def _known(form: str) -> Known:
    return _find(form, "")


def _find(form: str, written: str) -> Known:
    outcomes, small = outcome_forms(), particles()
    if not _may_be_known(form):
        return _NOTHING
    found = readings(form, written)
    person_split = found[0].split if found else None
    found_outcomes: tuple[OutcomeForm, ...] = ()
    classes: frozenset[str] = frozenset()
    outcome_split = particle_split = None
    for split in splits(form):
        if not found_outcomes and split.stem in outcomes and not (split.conjunction and _whole(form)):
            fitting = tuple(o for o in outcomes[split.stem] if _fits(o, split))
            if fitting:
                found_outcomes, outcome_split = fitting, split
        plain = not split.article and not split.pronoun and (not split.particle or len(split.stem) > 2)
        if not classes and plain and split.stem in small and not (split.particle and split.stem == "هما"):
            classes, particle_split = small[split.stem], split
        if not classes and split.pronoun and "preposition" in small.get(split.stem, ()):
            classes, particle_split = _PRONOMINAL, split
    if not (found or found_outcomes or classes):
        return _NOTHING
    entries = tuple(f.entry for f in found if f.split == person_split)
    return Known(entries, person_split, found_outcomes, outcome_split, classes, particle_split)


def _whole(form: str) -> bool:
    """Is its first letter the word's own, though what follows it would state an outcome: وصفت, وحيد?"""
    return form in _WHOLE or form in given_names()


_WHOLE = frozenset(word_list("whole"))


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    """Every stem that ``known`` may find something under."""
    return frozenset((*people(), *outcome_forms(), *particles()))


@question_of(_vocabulary)
def _may_be_known(form: str) -> bool:
    """Is a stem of a folded word in the vocabulary? A quick no for most words."""
    return not _vocabulary().isdisjoint([split.stem for split in splits(form)])


def _fits(outcome: OutcomeForm, split: Split) -> bool:
    if outcome.part == "noun":
        return split.particle != "س"
    if split.article or split.particle in ("ب", "ك") or (outcome.owned and not split.pronoun):
        return False
    if split.particle == "ل" and not split.pronoun and (outcome.feminine or outcome.agreement != "sg"):
        return True  # لو انفجرت لقتلت عشرات; but لإصابته is the verbal noun
    return outcome.imperfect if split.particle else True


@lru_cache(maxsize=16384)
def counted_people(form: str) -> tuple[tuple[PersonForm, ...], Split | None]:
    """Forms that name people only right after a number (13 سوريا), with their split."""
    return _in_table(counted(), form) or _in_table(asked(), form) or ((), None)


def _in_table(
    table: Mapping[str, tuple[PersonForm, ...]], form: str, *, joined: bool = False
) -> tuple[tuple[PersonForm, ...], Split | None] | None:
    for split in splits(form):
        if split.stem in table and not (split.particle or split.pronoun or (split.conjunction and not joined)):
            entries = tuple(entry for entry in table[split.stem] if not entry.construct)
            if entries:
                return entries, split
    return None


_ASKING = frozenset({"killed", "killed_or_wounded", "detained", "abducted"})


def _ask(kept: list[Token], words: Words, looked_up: list[Known]) -> None:
    """Straight after a word of killing or seizing, a word that may name a person does (قُتل حداد)."""
    for i in words.where(_asked):
        form = kept[i].form
        if not i or looked_up[i] is not _NOTHING or kept[i].kind != "word" or (found := _asked(form)) is None:
            continue
        first, split = found[0][0], found[1]
        marked = first.number == "sg" and (first.accusative or first.gender == "f")
        asks = _asks(looked_up[i - 1]) or (marked and _asks_object(kept, looked_up, i - 1))
        told = (split is not None and split.article) or {"subset", "apposition"} & looked_up[i - 1].classes  # بينهم أب
        ranked = asks and first.kind == "role" and i + 1 < len(kept) and kept[i + 1].form in given_names()
        if (first.kind == "kin" and told) or ranked or (asks and not form.startswith("ال")):
            looked_up[i] = Known(found[0], split, (), None, frozenset(), None)


def _asks_object(kept: list[Token], looked_up: list[Known], at: int) -> bool:
    """قتل المخرج منتجاً, اعتقلت الشرطة المحلية مرشدة: is token ``at`` the end of a definite subject of such a word?"""
    first = at
    while first > max(0, at - _SUBJECT) and kept[first].form.startswith("ال"):
        first -= 1
    return first < at and _asks(looked_up[first])


_SUBJECT = 3  # words of a subject and its adjectives


@question_of(asked)
def _asked(form: str) -> tuple[tuple[PersonForm, ...], Split | None] | None:
    """What a folded word names that names people only straight after a word of killing or seizing."""
    return _in_table(asked(), form, joined=True)


def _asks(before: Known) -> bool:
    told = bool(before.outcomes) and before.outcomes[0].outcome in _ASKING and before.outcomes[0].lemma != "كان"
    return "hits" in before.classes or (told and not (before.outcome_split or _NO_SPLIT).pronoun)


_NO_SPLIT = Split("", "", False, "", "")


@record
class Term:
    """A set phrase for casualties: its outcome, the token that its stating words start at and the token after them."""

    outcome: str
    first: int
    last: int


@dataclass(frozen=True)
class Passage:
    """A report's text as tokens.

    ``sentences`` are half-open token ranges; ``counts_at`` finds a count, ``terms_at`` a casualty term by its first
    token, ``widths`` the tokens that a noun of several words takes. ``dated`` are the tokens that state dates,
    ``calendar`` the calendar's words.
    """

    report: Report
    tokens: tuple[Token, ...]
    known: tuple[Known, ...]
    sentences: tuple[tuple[int, int], ...]
    counts: tuple[Count, ...]
    counts_at: dict[int, Count] = field(default_factory=dict)
    widths: dict[int, int] = field(default_factory=dict)
    terms_at: dict[int, Term] = field(default_factory=dict)
    dates: tuple[DateMention, ...] = ()
    dated: frozenset[int] = frozenset()
    calendar: Terms | None = None
    marked: dict[str, list[int]] = field(default_factory=dict)
    """Token indices, in order, that a later step has looked for once, by what they mark."""
    words: Words = field(kw_only=True)

    # Asked of more often than all else, and so no properties.
    text: str = field(init=False, repr=False, compare=False)
    """The report's text, to which all offsets point."""
    forms: list[str] = field(init=False, repr=False, compare=False)
    """The folded words, by token."""
    form: Callable[[int], str] = field(init=False, repr=False, compare=False)
    """The folded word at a token, "" outside the text."""
    classes: Callable[[int], frozenset[str]] = field(init=False, repr=False, compare=False)
    """The classes of small word at a token, none outside the text."""

    def __post_init__(self) -> None:
        of_each = Along([known.classes for known in self.known], _NOTHING.classes).__getitem__
        found = {"text": self.report.text, "forms": self.words.forms, "form": self.words.form, "classes": of_each}
        self.__dict__.update(found)  # frozen for whoever reads it

    @cached_property
    def of_vocabulary(self) -> list[int]:
        """The tokens, in order, of which the vocabulary knows anything."""
        return [i for i, known in enumerate(self.known) if known is not _NOTHING]

    @cached_property
    def of_people(self) -> list[int]:
        """The tokens, in order, that may be nouns for people."""
        return [i for i in self.of_vocabulary if self.known[i].people]

    @cached_property
    def small(self) -> list[int]:
        """The tokens, in order, of small words."""
        return [i for i in self.of_vocabulary if self.known[i].classes]

    @cached_property
    def of_class(self) -> Mapping[str, Sequence[int]]:
        """The tokens, in order, of each class of small words that the text has."""
        out: dict[str, list[int]] = {}
        known = self.known
        for i in self.small:
            for name in known[i].classes:
                if name in out:
                    out[name].append(i)
                else:
                    out[name] = [i]
        return out

    @cached_property
    def sentence_of(self) -> list[int]:
        """Token index → index of its sentence (a break belongs to the sentence before it)."""
        out: list[int] = []
        for number, (first, _) in enumerate(self.sentences):
            out += [max(number - 1, 0)] * (first - len(out))
        return out + [max(len(self.sentences) - 1, 0)] * (len(self.tokens) - len(out))

    @cached_property
    def paragraph_of(self) -> list[int]:
        """Token index → index of its paragraph."""
        out: list[int] = []
        breaks = [i for i in self.words.others if self.tokens[i].kind == "break"]
        for number, first in enumerate(breaks):
            out += [number] * (first - len(out))
        return out + [len(breaks)] * (len(self.tokens) - len(out))

    @cached_property
    def starts(self) -> list[int]:
        """The offset of each token."""
        return [token.start for token in self.tokens]


def between(found: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Those of ``found``, which are in order, that lie in ``first:last``."""
    return found[bisect_left(found, first) : bisect_left(found, last)]


def prepare(report: Report) -> Passage:
    """Fold, cut and look up ``report``; its page furniture is left out, and ends a sentence."""
    kept, words = _unglued(_without(tokens(report.text), report.furniture), report.text)
    numbers = numerals(kept, report.text, words)
    calendar = Terms(kept, report.text, words)
    days = tuple(dates(kept, report.text, report.published, numbers, calendar))
    dated = inside(kept, [day.span for day in days])
    found = tuple(counts(kept, report.text, numbers, dated=dated, calendar=calendar))
    looked_up = _looked_up(kept, words, report.text)
    widths = _join_compounds(kept, words, looked_up)
    _ask(kept, words, looked_up)
    return Passage(
        report,
        tuple(kept),
        tuple(looked_up),
        tuple(sentences(kept, words.others)),
        found,
        {c.first: c for c in found},
        widths,
        dict(_terms(kept, words)),
        days,
        frozenset(dated),
        calendar,
        words=words,
    )


def _looked_up(kept: list[Token], words: Words, text: str) -> list[Known]:
    out = [_NOTHING] * len(kept)
    told_apart = _ON in text  # the report writes the preposition على so, and by علي means the name
    for i in words.where(_may_be_known):
        token = kept[i]
        form = token.form
        if token.kind != "word":
            continue
        if form[-1] == "ه" and (written := text[token.end - 1]) in ("ة", "ه"):
            out[i] = _known_as_written(form + written)
        elif not (told_apart and form in _ALI and text[token.end - 1] == "ي"):
            out[i] = _known(form)
    return out


_ON = "على"
_ALI = frozenset({"علي", "وعلي"})  # the letters of على too, once folded

# Words that writers run together with the next one: كمافقد, فيماأصيب.
_GLUED = word_list("glued")
_GLUED_REST = 3
_GLUED_LONGEST = 5  # letters of a word that is too short to be two


def _unglued(kept: list[Token], text: str) -> tuple[list[Token], Words]:
    """Split a word that nothing knows where it is a small word and a known one without a space between them.

    The tokens, and their words.
    """
    words = Words(kept)
    glued = words.where(_glued)
    out = list(kept)
    for i in reversed(glued):
        token, head = kept[i], _glued(kept[i].form)
        if token.kind == "word":
            middle = letters_in(token, text, len(head))
            rest = Token(token.form[len(head) :], middle, token.end, "word", False)
            out[i : i + 1] = [Token(head, token.start, middle, "word", token.spaced), rest]
    return out, Words(out) if glued else words


@question
def _glued(form: str) -> str:
    """The small word that is run together with a known one in ``form``, "" where none is."""
    if len(form) <= _GLUED_LONGEST or not form.startswith(_GLUED):
        return ""
    head = next(g for g in _GLUED if form.startswith(g))
    rest = form[len(head) :]
    return head if len(rest) >= _GLUED_REST and known(form) is _NOTHING and _stands(rest) else ""


def _stands(form: str) -> bool:
    """Is ``form``, unsplit, an outcome word or a person noun?"""
    return form in outcome_forms() or form in people()


def _join_compounds(kept: list[Token], words: Words, looked_up: list[Known]) -> dict[int, int]:
    """Where a noun of several words stands (رجال الأمن), give its first token the noun; token → words it takes."""
    widths: dict[int, int] = {}
    firsts = _compound_firsts()
    for i in [i for i in words.where(_opens_compound) if kept[i].kind == "word"]:
        for split in splits(kept[i].form):
            if split.stem not in firsts or split.pronoun:
                continue
            for width in (3, 2):
                rest = words.forms[i + 1 : i + width]
                entries = people().get(" ".join([split.stem, *rest]))
                if entries and len(rest) == width - 1:
                    old = looked_up[i]
                    named = any(w.startswith("ال") for w in rest) and not unidentified(entries[0])
                    definite = split._replace(article=split.article or named)
                    looked_up[i] = Known(entries, definite, (), None, old.classes, old.particle_split)
                    widths[i] = width
                    break
            if i in widths:
                break
    return widths


@lru_cache(maxsize=1)
def _compound_firsts() -> frozenset[str]:
    return frozenset(form.partition(" ")[0] for form in people() if " " in form)


@question_of(_compound_firsts)
def _opens_compound(form: str) -> bool:
    return not _compound_firsts().isdisjoint([split.stem for split in splits(form)])


@question_of(casualty_terms)
def _opens_term(form: str) -> bool:
    return not casualty_terms().keys().isdisjoint([split.stem for split in splits(form)])


def _terms(kept: list[Token], words: Words) -> Iterator[tuple[int, Term]]:
    """Casualty terms (خسائر بشرية), by the token they start at."""
    vocabulary = casualty_terms()
    for i in [i for i in words.where(_opens_term) if kept[i].kind == "word"]:
        for split in splits(kept[i].form):
            for term in vocabulary.get(split.stem, ()) if not split.pronoun else ():
                last = _term_end(kept, i, term)
                if last is not None:
                    stated = {"all": (i, last + 1), "first": (i, i + 1), "last": (last, last + 1)}[term.words]
                    yield i, Term(term.outcome, *stated)
                    break


_TERM_GAP = 4


def _term_end(kept: list[Token], i: int, term: CasualtyTerm) -> int | None:
    at = i + 1
    for word, loose in term.rest:
        reach = range(at, min(len(kept), at + (_TERM_GAP if loose else 1)))
        found = next((k for k in reach if kept[k].form in (word, "و" + word)), None)
        if found is None or any(kept[k].kind != "word" for k in range(at, found)):
            return None
        at = found + 1
    return at - 1


def _without(all_tokens: list[Token], furniture: tuple[Span, ...]) -> list[Token]:
    if not furniture:
        return all_tokens
    out: list[Token] = []
    spans = iter(sorted(furniture))
    span = next(spans, None)
    for token in all_tokens:
        while span is not None and token.start >= span.end:
            span = next(spans, None)
        if span is None or token.end <= span.start:
            out.append(token)
        elif not out or out[-1].kind != "break":
            out.append(Token("\n", token.start, token.start, "break", True))
    return out
