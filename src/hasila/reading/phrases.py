"""Noun phrases that may name victims: a count and its noun, a noun alone, a dual, one of several, others.

A phrase says how many and of whom; whether anything happened to them is for ``attachment`` to find.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from hasila.arabic.number_words import letters_in
from hasila.lexicon.given_names import given_names, name_length
from hasila.lexicon.people import PersonForm
from hasila.model import Qualifier
from hasila.reading.passage import Passage, Term, counted_people
from hasila.reading.passage import known as look_up
from hasila.reading.counts import Count

# Between a number and its noun: 3 من المدنيين, خمسة من بين الجنود, 4 اخرين من
_LINKS = frozenset({"من", "بين", "ضمن"})
_FAR = 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """Victims as a phrase names them. ``first:last`` are tokens; ``start:end`` original offsets of the words that state the count.

    ``heads`` are the person nouns in it. ``own`` holds the outcomes that the nouns themselves state (قتيل). ``governor`` is
    the preposition or the noun ("noun") that governs the phrase, "" where nothing does. ``rule`` names how it was read.
    """

    first: int
    last: int
    start: int
    end: int
    value: int | None
    value_max: int | None
    qualifier: Qualifier
    heads: tuple[PersonForm, ...]
    rule: str
    own: tuple[str, ...] = ()
    conjoined: bool = False
    definite: bool = False
    possessive: bool = False
    bare: bool = False
    others: bool = False
    named: bool = False
    plural: bool = True
    governor: str = ""
    counted: str = ""
    partitive: bool = False
    woman: bool = False
    head_at: int = -1

    @property
    def numbered(self) -> bool:
        """Does a count word state it (vague ones included)?"""
        return self.rule.startswith("count")


def phrases(passage: Passage) -> list[Phrase]:
    """Every phrase of ``passage`` that may name victims, in order, none overlapping another."""
    out: list[Phrase] = []
    i, end = 0, len(passage.tokens)
    while i < end:
        phrase, after = _phrase(passage, i)
        if phrase is not None:
            out.append(phrase)
        i = max(after, i + 1)
    return out


def _phrase(passage: Passage, i: int) -> tuple[Phrase | None, int]:
    """The phrase that starts at token ``i`` and the token to go on from."""
    count = passage.counts_at.get(i)
    if count is not None:
        return _counted(passage, count)
    term = passage.terms_at.get(i)
    if term is not None:
        return _term(passage, i, term), term.last
    known = passage.known[i]
    if known.classes & {"quantifier", "majority", "one"}:
        found = _quantified(passage, i)
        if found is not None:
            return found, found.last
    if "alltheirs" in known.classes:
        return None, i + 1
    if "other" in known.classes:
        return _others(passage, i)
    if known.people:
        return _noun(passage, i)
    return _named(passage, i)


def _named(passage: Passage, i: int) -> tuple[Phrase | None, int]:
    """A person by name and nothing else: two words or more from a given name on."""
    if passage.tokens[i].kind != "word" or not _may_open_name(passage.form(i)):
        return None, i + 1
    forms = [passage.form(k) for k in range(i, min(len(passage.tokens), i + _LONGEST_NAME))]
    conjoined = forms[0] not in given_names() and forms[0].startswith("و")
    if conjoined:
        forms[0] = forms[0][1:]
    length = name_length(forms, 0, _common)
    if length < 2 or any(k in passage.counts_at for k in range(i, i + length)):
        return None, i + 1
    token = passage.tokens[i]
    start = letters_in(token, passage.text, 1) if conjoined else token.start
    last = i + length
    while passage.tokens[last - 1].end - start > _LONGEST_QUOTE:
        last -= 1
    name = given_names().get(forms[0])
    phrase = Phrase(
        i, i + length, start, passage.tokens[last - 1].end, 1, None, "exact", (), "name", conjoined=conjoined,
        definite=True, named=True, plural=False, governor=_governor(passage, i), woman=name is not None and name.gender == "f",
    )
    return phrase, i + length


_LONGEST_NAME = 6
_LONGEST_QUOTE = 40


def _may_open_name(form: str) -> bool:
    return form in given_names() or (form.startswith("و") and form[1:] in given_names())


@lru_cache(maxsize=16384)
def _common(form: str) -> bool:
    """Is the word known as anything but a name?"""
    known = look_up(form)
    return bool(known.classes or known.outcomes or known.people)


def _term(passage: Passage, i: int, term: Term) -> Phrase:
    start, end = passage.tokens[term.first].start, passage.tokens[term.last - 1].end
    if term.first == i:
        start = _bounds(passage, i, i)[0]
    return Phrase(
        i, term.last, start, end, None, None, "vague", (), "term", own=(term.outcome,), conjoined=_conjoined(passage, i),
        governor=_governor(passage, i),
    )


# --- with a count -------------------------------------------------------------------------------------------------


def _counted(passage: Passage, count: Count) -> tuple[Phrase | None, int]:
    if count.no_count == "ordinal" and _one_more(passage, count):
        return replace(_from_count(passage, count), value=1, value_max=None, qualifier="exact", others=True, bare=True, rule="ordinal", plural=False), count.last
    if count.no_count or _adjective(passage, count) or _age_to_come(passage, count):
        return None, count.last
    at = count.last
    if passage.form(at) == ")" and passage.form(count.first - 1) == "(":
        at += 1  # (30) عنصرا
        again = passage.counts_at.get(at)
        at = again.last if again is not None and again.value == count.value else at
    while passage.form(at) in _QUOTES:
        at += 1
    begin = at
    while passage.form(at) in _LINKS and at < begin + 2:
        at += 1
    partitive = at > begin
    if "other" in passage.classes(at) and not partitive:
        at += 1
        while passage.form(at) in _LINKS and at < count.last + 3:
            at += 1
    heads, last, head_at = _heads(passage, at, counted=True, value=count.value)
    base = _from_count(passage, count)
    if not heads and passage.form(count.last) in _CASES:
        return replace(base, last=count.last + 1, own=(_CASES[passage.form(count.last)],), rule="count-noun"), count.last + 1
    if not heads and passage.form(count.last) in ("منهم", "منهن"):
        heads, last, head_at = _heads(passage, count.last + 1, counted=False, value=None)
        split = passage.known[head_at].person_split if heads else None
        if heads and heads[0].number == "pl" and split is not None and not split.article and not split.conjunction:
            return replace(base, last=last, heads=heads, bare=True, rule="count-of-them", head_at=head_at), last
        heads = ()
    if not heads:
        others = "other" in passage.classes(count.last)
        after = count.last + others
        if partitive and passage.form(at) == "كل":
            return None, count.last  # واحد من كل 150
        noun = _partitive_thing(passage, at) if partitive else "" if others else _counted_thing(passage, count.last)
        if count.vague and not others and noun and not partitive:
            return None, count.last
        if passage.form(count.first) in _NEVER_BARE or (count.value == 1 and base.definite):
            return None, count.last
        return replace(base, last=after, bare=True, others=others, rule="count-bare", counted=noun, partitive=partitive), after
    if heads[0].kind == "group" and not partitive:
        return None, last
    if count.value == 1 and heads[0].number == "pl" and not partitive:
        return None, count.last  # عائلة واحدة ضحايا: the number belongs to the noun before it
    known = passage.known[head_at]
    split = known.person_split
    before = passage.known[count.first - 1].people if count.first else ()
    bodies = bool(before) and before[0].lemma in BODIES and not base.conjoined
    return (
        replace(
            base, last=last, heads=heads, own=("killed",) if bodies else _own(heads), rule="count-noun", head_at=head_at,
            possessive=bool(split and split.pronoun), plural=True,
        ),
        last,
    )


_QUOTES = frozenset({'"', "'"})
_CASES = {"وفاه": "killed", "اصابه": "wounded"}  # a counted case is a person: 18 وفاة
_NEVER_BARE = frozenset({"تلت"})  # the dialect's bound three is also a verb (followed)


def _adjective(passage: Passage, count: Count) -> bool:
    """A number after the definite noun it belongs to: البلدات الأربع, العقود السبعة."""
    definite = count.numeral is not None and count.numeral.definite
    before = passage.form(count.first - 1)
    return definite and before.startswith("ال") and len(before) > 3 and not passage.known[count.first - 1].people


def _one_more(passage: Passage, count: Count) -> bool:
    """An indefinite ordinal straight after an outcome word is a person: ومقتل تاسع."""
    follows = passage.known[count.last] if count.last < len(passage.tokens) else None
    free = follows is None or bool(follows.classes) or passage.tokens[count.last].kind != "word" or passage.form(count.last)[0] in "بفو"
    return count.last - count.first == 1 and not passage.form(count.first).startswith("ال") and free and bool(
        passage.known[count.first - 1].outcomes if count.first else ()
    )


def _age_to_come(passage: Passage, count: Count) -> bool:
    """(7 و9 أعوام): the first of two ages under one unit."""
    at = count.last + (passage.form(count.last) == "و")
    follows = passage.counts_at.get(at)
    return follows is not None and at > count.last and follows.no_count in ("age", "duration")


def _from_count(passage: Passage, count: Count) -> Phrase:
    value = None if count.value is None else round(count.value)
    top = None if count.value_max is None else round(count.value_max)
    return Phrase(
        count.first, count.last, count.start, count.end, value, top, count.qualifier, (), "count",
        conjoined=_conjoined(passage, count.first), governor=_governor(passage, count.first),
        plural=value is None or value > 1, definite=count.numeral is not None and count.numeral.definite and value == 1,
    )


def _counted_thing(passage: Passage, at: int) -> str:
    """The unknown noun that a bare number counts (سيارات), "" where nothing is counted."""
    token = passage.tokens[at] if at < len(passage.tokens) else None
    if token is None or token.kind != "word":
        return ""
    known = passage.known[at]
    if known.classes - {"thing"} or (known.outcomes and not (known.outcome_split and known.outcome_split.pronoun)) or passage.form(at) in _LINKS or len(token.form) < 3:
        return ""
    if token.form.startswith("ال") or token.form[0] in "وف" or (token.form[0] in "بل" and token.form not in _THINGS):
        return ""
    return token.form


def _partitive_thing(passage: Passage, at: int) -> str:
    """The unknown noun after من (3 من الأجهزة), "" where it is a side or a name that may stand for people."""
    known = passage.known[at] if at < len(passage.tokens) else None
    if known is None or passage.tokens[at].kind != "word" or known.people or known.classes - {"thing"}:
        return ""
    return passage.form(at)


# Counted things whose first letter looks like a preposition.
_THINGS = frozenset("بيوت بنايات براميل بلدات بنادق بقرات بواخر بلدان بعثات بطاريات بوارج لوحات ليرات ليره لترات لغات لجان".split())


# --- without a count ----------------------------------------------------------------------------------------------


def _quantified(passage: Passage, i: int) -> Phrase | None:
    """عدد من المدنيين, العديد منهم, أحد أطفالها, جميع المرتزقة, معظمهم من النساء."""
    classes = passage.classes(i)
    at = i + 1
    if passage.form(i) in ("عدد", "عددا") or "quantifier" in classes:
        while passage.form(at) in _DEGREES:
            at += 1
    span_last = at
    linked = passage.form(at) in _LINKS
    while passage.form(at) in _LINKS and at < i + _FAR + 2:
        at += 1
    one = "one" in classes
    word = passage.form(i).lstrip("وفبل") if len(passage.form(i)) > 4 else passage.form(i)
    if word in ("عدد", "عددا") and not linked:
        return None
    start, end = _bounds(passage, i, span_last - 1)
    if word in ("احد", "احدا") and _nobody(passage, i):
        return Phrase(i, i + 1, *_bounds(passage, i, i), 1, None, "exact", (), "nobody", governor=_governor(passage, i), plural=False)
    base = Phrase(
        i, at, start, end, 1 if one else None, None, "exact" if one else "vague", (),
        "one-of" if one else "quantifier", conjoined=_conjoined(passage, i), governor=_governor(passage, i), plural=not one,
    )
    if not one and passage.form(span_last) in ("منهم", "منهن"):
        return replace(base, last=span_last + 1, others=True)
    majority = "majority" in classes
    heads, last, head_at = _heads(passage, at, counted=not majority, value=None)
    if not heads:
        bare_one = one and (passage.form(i).endswith(("هم", "هما")) or _one_of_unknown(passage, at))
        return replace(base, last=at + 1 if passage.form(at).startswith("ال") else i + 1, bare=True) if bare_one else None
    if one and (heads[0].number == "sg" or (passage.form(i).endswith("احدي") and heads[0].gender == "m")):
        return None
    if heads[0].kind == "group" and not (word in ("عدد", "عددا") and heads[0].lemma in FAMILIES):
        return None
    if majority:
        split = passage.known[head_at].person_split
        theirs = passage.form(i).endswith("هم")
        fits = (linked and passage.form(i + 1) == "من") or (theirs and split is not None and not split.article)
        start, end = _bounds(passage, head_at, head_at)
        return replace(base, start=start, end=end, last=last, heads=heads, own=_own(heads), rule="majority", head_at=head_at) if fits else None
    return replace(base, last=last, heads=heads, own=_own(heads), head_at=head_at)


BODIES = frozenset({"جثة", "جثمان", "رفات", "أشلاء", "شلو"})
FAMILIES = frozenset({"عائلة", "أسرة"})


def _nobody(passage: Passage, i: int) -> bool:
    """أحد under a negation and with no plural after it: لم يصب أحد."""
    after = passage.known[i + 1] if i + 1 < len(passage.tokens) else None
    return any("negation" in passage.classes(k) for k in range(max(0, i - 6), i)) and not (after is not None and after.people)


def _one_of_unknown(passage: Passage, at: int) -> bool:
    """أحد المطلوبين: a sound plural that the vocabulary does not know still names people."""
    form = passage.form(at)
    return form.startswith("ال") and form.endswith(("ين", "ون")) and len(form) > 5


_DEGREES = frozenset("كبير كبيرا كبيره قليل محدود اخر كثير غير محدد معروف ضخم هائل صغير لا باس به اكبر جديد مماثل".split())


def _others(passage: Passage, i: int) -> tuple[Phrase | None, int]:
    form = passage.form(i)
    stem = passage.known[i].particle_split
    word = stem.stem if stem else form
    if word == "اخري" or (word == "اخر" and not _follows_victim_word(passage, i)):
        return None, i + 1
    start, end = _bounds(passage, i, i)
    value = 1 if word == "اخر" else 2 if word in ("اخران", "اخريان", "اخرتين") else None
    phrase = Phrase(
        i, i + 1, start, end, value, None, "vague" if value is None else "exact", (), "others",
        conjoined=_conjoined(passage, i), governor=_governor(passage, i), others=True, plural=value != 1,
    )
    return phrase, i + 1


def _follows_victim_word(passage: Passage, i: int) -> bool:
    """آخر is a person only straight after an outcome word or as an added one: وأصاب آخر, وآخر قتل."""
    before = passage.known[i - 1] if i else None
    split = passage.known[i].particle_split
    return bool(before and before.outcomes) or bool(split and split.conjunction)


def _noun(passage: Passage, i: int) -> tuple[Phrase | None, int]:
    heads, last, _ = _heads(passage, i, counted=False, value=None)
    if not heads:
        return None, i + 1
    head = heads[0]
    split = passage.known[i].person_split
    assert split is not None
    if head.kind == "group" and (head.lemma not in FAMILIES or split.pronoun or _governor(passage, i)):
        return None, last
    start, end = _bounds(passage, i, i)
    if (head.nationality and not _stands_alone(passage, i, head)) or _adjectival(passage, i, head):
        return None, last
    if head.construct and head.number == "du" and not split.pronoun and not _noun_after(passage, last):
        return None, last  # متوفيا: a dual without its ending stands only before its owner
    if head.lemma in BODIES and (split.pronoun or _whose_body(passage, last)):
        return None, i + passage.widths.get(i, 1)
    if head.lemma in ("مسؤول", "مسئول") and passage.form(last) == "عن":
        return None, last  # an adjective: مسؤول عن الهجوم
    if head.lemma == "أم" and not split.pronoun and last < len(passage.tokens) and passage.known[last].outcomes:
        return None, last  # أم: or
    if head.number == "pl" and _pointed_dual(passage, i):
        head = next((p for p in passage.known[i].people if p.number == "du"), head)
        heads = (head, *heads[1:])
    value = None if head.kind == "group" else {"sg": 1, "du": 2}.get(head.number)
    plural_of_theirs = bool(split.pronoun) and head.number == "pl" and head.kind != "kin"
    phrase = Phrase(
        i, last, start, end, value, None, "vague" if value is None else "exact", heads, f"noun-{head.number}",
        own=_own(heads), conjoined=_conjoined(passage, i),
        definite=split.article or plural_of_theirs or _of_definite(passage, i, last, head),
        possessive=bool(split.pronoun), governor=_governor(passage, i), plural=value != 1, head_at=i,
    )
    count = passage.counts_at.get(last)
    if count is not None and _states_number_of(passage, count, head):
        phrase = replace(
            phrase, last=count.last, start=count.start, end=count.end, value=round(count.value or 0),
            value_max=None if count.value_max is None else round(count.value_max), qualifier=count.qualifier, rule="count-after",
            plural=(count.value or 0) > 1,
        )
        last = count.last
    named = head.number == "sg" and _name_follows(passage, last)
    if named and split.article:
        name, after = _named(passage, last + (passage.form(last) in _RANKS))
        last = after if name is not None and not name.conjoined else last
    return replace(phrase, named=named, last=last), last


def _pointed_dual(passage: Passage, i: int) -> bool:
    """طيارَين: a fatha before the ending tells the dual from the plural."""
    token = passage.tokens[i]
    return passage.text[token.start : token.end].rstrip("\u0650\u0652").endswith(("\u064eين", "\u064eيْن", "\u064eيْنِ"))


def _noun_after(passage: Passage, at: int) -> bool:
    """May the word at ``at`` be the second term of a construct?"""
    if at >= len(passage.tokens) or passage.tokens[at].kind != "word":
        return False
    return "preposition" not in passage.classes(at) and not passage.form(at).startswith("و")


def _whose_body(passage: Passage, at: int) -> bool:
    """جثمان فلسطينيين: the people are counted, not the bodies."""
    split = passage.known[at].person_split if at < len(passage.known) else None
    return split is not None and not split.conjunction and not split.particle


def _adjectival(passage: Passage, i: int, head: PersonForm) -> bool:
    """مستشفى المعادي العسكري: a definite singular after another noun says what kind it is."""
    split = passage.known[i].person_split
    if split is None or not split.article or head.number != "sg" or split.conjunction or split.particle or i == 0:
        return False
    before = passage.known[i - 1]
    plain = passage.tokens[i - 1].kind == "word" and not before.classes and not before.outcomes
    return plain and passage.form(i - 1).startswith("ال")


def _stands_alone(passage: Passage, i: int, head: PersonForm) -> bool:
    """Is a nationality a noun here (قتل فلسطيني) and not an adjective (قصف روسي, القدس الشرقية)?"""
    split = passage.known[i].person_split
    if split is None or split.article:
        return False
    before = passage.known[i - 1] if i else None
    if before is None or passage.tokens[i - 1].kind != "word":
        return True
    return bool(before.outcomes or before.classes) and not before.people


def _of_definite(passage: Passage, i: int, last: int, head: PersonForm) -> bool:
    """A plural made definite by what follows: قتلى المواجهات, جثث الضحايا (but قتلى من المدنيين, سقوط ضحايا مدنيين)."""
    if head.number == "sg" or head.accusative or last >= len(passage.tokens):
        return False
    if last in passage.counts_at and head.lemma in BODIES:
        return True
    told = passage.classes(i - 1)
    if head.lemma not in BODIES and "transport" not in told and "occurrence" in passage.classes(i - 1):
        return False
    follows = passage.known[last]
    form = passage.form(last)
    if form.startswith("ال") and len(form) > 4 and not follows.classes and passage.tokens[last].kind == "word":
        return True
    if "force" in follows.classes and not form.startswith("ال"):
        return True  # مرتزقة داعش: a name makes it definite
    split = follows.person_split
    return bool(split and (split.article or split.pronoun) and not split.conjunction and not split.particle)


def _states_number_of(passage: Passage, count: Count, head: PersonForm) -> bool:
    """A number that follows its noun: مدنيين اثنين, طفلا واحدا, رجال ثلاثة."""
    if count.no_count or count.value is None or passage.form(count.first).startswith("و"):
        return False
    split = passage.known[count.first - 1].person_split
    if split is not None and split.article and not passage.form(count.first).startswith("ال"):
        return False  # عدد الجرحى 30
    follows = passage.known[count.last] if count.last < len(passage.tokens) else None
    definite = split is not None and split.article
    if (definite and passage.form(count.last) in _LINKS) or _governor(passage, count.first - 1) == "بين":
        return False
    if follows is not None and "other" not in follows.classes and (follows.people or _counted_thing(passage, count.last)):
        return False
    if head.number == "sg":
        return count.value == 1 and not passage.tokens[count.first].kind == "number"
    return count.value == 2 if head.number == "du" else 2 <= count.value


_RANKS = frozenset("اول ثان ثاني الركن".split())


def _name_follows(passage: Passage, at: int) -> bool:
    """Does a proper name follow: a word that the vocabulary does not know, in quotes or not?"""
    while passage.form(at) in ('"', "'", "(", "-", ":", "/"):
        at += 1
    if at >= len(passage.tokens) or passage.tokens[at].kind != "word":
        return False
    if passage.form(at) in _RANKS:
        at += 1
    if at >= len(passage.tokens):
        return False
    known = passage.known[at]
    form = passage.form(at)
    return not known.classes and not known.outcomes and len(form) > 2 and at not in passage.counts_at


# --- heads --------------------------------------------------------------------------------------------------------


def _heads(passage: Passage, at: int, *, counted: bool, value: float | None) -> tuple[tuple[PersonForm, ...], int, int]:
    """The person nouns from ``at`` on that make one head with its apposed and joined nouns; the token after them; the head's token."""
    if at >= len(passage.tokens):
        return (), at, at
    first = _person(passage, at, counted=counted, value=value)
    if first is None or (_joined(passage, at) and counted):
        return (), at, at
    heads = [first]
    i = at + passage.widths.get(at, 1)
    while i < len(passage.tokens) and i <= at + 6:
        form = passage.form(i)
        if form in ('"', "'"):
            i += 1
            continue
        if "other" in passage.classes(i) and not _joined(passage, i):
            i += 1
            continue
        found = _person(passage, i, counted=False, value=None)
        if found is None:
            break
        if _joined(passage, i):
            if not (counted and _shares_count(first, found, value)):
                break
        elif found.kind == "group" or not _apposed(passage, at, i) or not _agree(first, found, counted=counted):
            break
        elif _cases_differ(passage.form(at), form):
            break
        heads.append(found)
        i += passage.widths.get(i, 1)
    while passage.form(i - 1) in ('"', "'"):
        i -= 1
    return tuple(heads), i, at


def _cases_differ(first: str, second: str) -> bool:
    """مسلحون مهندسين: a subject and an object, by their endings."""
    return first.endswith(("ون", "ان")) and second.endswith("ين")


def _agree(first: PersonForm, second: PersonForm, *, counted: bool) -> bool:
    """Do a noun and one apposed to it agree? قتل أربعة مسلحين تاجرا are two: number and accusative tell."""
    if first.number != second.number:
        return counted and first.number == "sg"
    return first.number != "sg" or first.accusative == second.accusative or second.gender == "f"


def _person(passage: Passage, i: int, *, counted: bool, value: float | None) -> PersonForm | None:
    known = passage.known[i]
    if counted and not known.people:
        entries, _ = counted_people(passage.form(i)) if passage.tokens[i].kind == "word" else ((), None)
        return entries[0] if entries else None
    if not known.people or (known.outcomes and not _noun_wins(passage, i)):
        return None
    entries = known.people
    if counted and value is not None and value > 2:
        return next((p for p in entries if p.number != "du"), entries[0])
    return entries[0]


def _noun_wins(passage: Passage, i: int) -> bool:
    """A form that is both a person and an outcome word is the person where its split is the shorter."""
    known = passage.known[i]
    a, b = known.person_split, known.outcome_split
    if a is None or b is None:
        return a is not None
    cost_a = len(a.conjunction) + len(a.particle) + len(a.pronoun) + a.article
    cost_b = len(b.conjunction) + len(b.particle) + len(b.pronoun) + b.article
    return cost_a <= cost_b


def _joined(passage: Passage, i: int) -> bool:
    split = passage.known[i].person_split
    return bool(split and split.conjunction) or passage.form(i - 1) in ("و", "او")


def _shares_count(first: PersonForm, second: PersonForm, value: float | None) -> bool:
    """Is the second noun under the first one's number? 67 طفلا وطفلة; 20 قتيلا وجريحا; 10 نساء وأطفال; but 4 رجال وامرأة adds one."""
    if second.number == "du" and first.number != "du":
        return False
    if first.number == "sg" and second.number == "sg" and (value is None or value != 1):
        return first.lemma == second.lemma or bool(first.outcome and second.outcome)
    return first.number == "pl" and second.number == "pl"


def _apposed(passage: Passage, head: int, i: int) -> bool:
    """رجلا مدنيا مسنا; الجندي الإسرائيلي; but جندي المدنيين is two phrases."""
    a, b = passage.known[head].person_split, passage.known[i].person_split
    if a is None or b is None or b.particle or b.pronoun:
        return False
    return a.article == b.article


def _own(heads: tuple[PersonForm, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(h.outcome for h in heads if h.outcome))


# --- surroundings -------------------------------------------------------------------------------------------------


def _conjoined(passage: Passage, i: int) -> bool:
    form = passage.form(i)
    if passage.form(i - 1) in ("و", "او", "ثم", "ف"):
        return True
    known = passage.known[i]
    if known.people:
        return bool(known.person_split and known.person_split.conjunction)
    if known.particle_split and known.classes:
        return bool(known.particle_split.conjunction)
    return len(form) > 3 and form[0] in "وف" and i in passage.counts_at and not known.people and _conjunction_of_count(passage, i)


def _conjunction_of_count(passage: Passage, i: int) -> bool:
    count = passage.counts_at[i]
    return count.start > passage.tokens[i].start or passage.form(i) in ("واكثر", "ونحو", "وقرابه", "وحوالي", "وما")


def _governor(passage: Passage, i: int) -> str:
    """The preposition that governs the phrase at ``i`` (glued or not), "noun" after an indefinite noun, else ""."""
    known = passage.known[i]
    split = known.person_split or known.particle_split
    if split and split.particle in ("ب", "ل", "ك"):
        return split.particle
    count = passage.counts_at.get(i)
    if count is not None:
        glued = passage.form(i)[: 1 if count.start > passage.tokens[i].start else 0]
        if glued in ("ب", "ل", "ك"):
            return glued
        if passage.form(i - 1) in ("ب", "ل", "ك") and not passage.tokens[i].spaced:
            return passage.form(i - 1)
    j = i - 1
    while passage.form(j) in ('"', "'", "(", "/"):
        j -= 1
    if passage.form(j) in ("و", "او", "ف"):
        return ""
    if j < 0 or passage.tokens[j].kind != "word" or j in passage.dated:
        return ""
    before = passage.known[j]
    if "preposition" in before.classes:
        return before.particle_split.stem if before.particle_split else passage.form(j)
    if before.classes or before.outcomes or before.people or passage.form(j).startswith("ال") or verb_like(passage.form(j)):
        return ""
    accusative = bool(known.people) and known.people[0].accusative  # never the second term of a construct
    return "" if accusative or _with_pronoun(passage, j) else "noun"


def _with_pronoun(passage: Passage, j: int) -> bool:
    """An unknown word that ends in a pronoun is definite (صدره), and governs nothing."""
    form = passage.form(j)
    if form.endswith("ه"):
        return passage.text[passage.tokens[j].end - 1] == "ه" and len(form) > 3
    return len(form) > 4 and form.endswith(("ها", "هم", "هما"))


def verb_like(form: str) -> bool:
    """An unknown word shaped like a verb: an imperfect (يخلف), a past with its feminine ت or plural وا (أوقعت)."""
    return (form[0] in "يت" and len(form) > 3) or (form.endswith("ت") and not form.endswith("ات")) or form.endswith("وا")


def _bounds(passage: Passage, i: int, last: int) -> tuple[int, int]:
    """Original offsets of tokens ``i`` to ``last``, the conjunction and preposition glued to the first left out."""
    token = passage.tokens[i]
    known = passage.known[i]
    split = known.person_split if known.people else known.particle_split
    glued = len(split.conjunction) + len(split.particle) if split else 0
    start = token.start
    if glued:
        if split is not None and split.article and split.particle == "ل":
            glued = len(split.conjunction)  # للمدنيين holds its article: the words are left whole
        start = letters_in(token, passage.text, glued)
    return start, passage.tokens[last].end
