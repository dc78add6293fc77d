"""What stands around a phrase: the conjunction before it, what governs it, the exact words it starts and ends with."""

from __future__ import annotations

import re

from hasila.arabic.number_words import letters_in
from hasila.lexicon.gazetteer import gazetteer
from hasila.lexicon.given_names import given_names
from hasila.lexicon.place_words import cue, traps
from hasila.lexicon.word_lists import word_list
from hasila.reading.cause_words import find
from hasila.reading.passage import Passage

# Classes of nouns among the small words: they may be counted, and govern a genitive (أربعة مستشفيات, روضة أطفال).
NOUNS = frozenset({"civil", "protest", "thing"})
_NUNATION = frozenset("\u064b\u064c\u064d")
_ENDING = re.compile("[\u064b-\u0651]+(?=[اى]?$)")
_CASES = ((frozenset("\u064c\u064f"), "subject"), (frozenset("\u064b\u064e"), "object"))


def conjoined_at(passage: Passage, i: int) -> bool:
    """Is what starts at token ``i`` joined to what stands before it, by a conjunction of its own or a glued one?"""
    form = passage.form(i)
    if passage.form(i - 1) in ("و", "او", "ثم", "ف"):
        return True
    if passage.form(i - 1) == "(" and passage.form(i - 2) in ("و", "او"):
        return True  # (12) شخصا و(3) أطفال
    if i in passage.counts_at and passage.form(i - 1) == "وعدد":
        return True  # عدد ثلاثة ضباط وعدد سبعة جنود: the number is announced, as official statements do
    known = passage.known[i]
    if known.people:
        return bool(known.person_split and known.person_split.conjunction)
    if known.particle_split and known.classes:
        return bool(known.particle_split.conjunction)
    return (
        len(form) > 3
        and form[0] in "وف"
        and i in passage.counts_at
        and not known.people
        and _conjunction_of_count(passage, i)
    )


def _conjunction_of_count(passage: Passage, i: int) -> bool:
    count = passage.counts_at[i]
    return count.start > passage.tokens[i].start or passage.form(i) in ("واكثر", "ونحو", "وقرابه", "وحوالي", "وما")


def governor_of(passage: Passage, i: int) -> str:
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
    while passage.form(j) in ('"', "'", "(", "/", "_") or (passage.form(j) == ":" and passage.form(j - 1) == "من"):
        j -= 1
    if passage.form(j) in ("و", "او", "ف"):
        return ""
    if j < 0 or passage.tokens[j].kind != "word" or j in passage.dated or passage.form(j) in _TO_THEM:
        return ""
    before = passage.known[j]
    if passage.form(j) == "من" and passage.form(j - 1) in ("كل", "كلا"):
        # ارتقاء كل من السيدتين, اعتقلت كلا من: فلان وفلان; but على أيدي كل من فلان وفلان
        return _governing(passage, j - 2, j - 1) if "preposition" in passage.classes(j - 2) else ""
    if "preposition" in before.classes:
        return _governing(passage, j, i)
    token = passage.tokens[j]
    if _NUNATION & set(passage.text[token.start : token.end]):
        return ""  # والدٌ: a noun written with nunation has no genitive
    if conjoined_at(passage, i):
        return ""  # أضرار مادية وإصابات: no genitive of what it is joined to
    adjective = bool(known.people) and known.people[0].lemma.endswith("ي")  # قتل لغم حوثي آخر المواطن فلانا
    if not adjective and _struck_by(passage, j):
        return ""
    if _of_whom(passage, j, i):
        return "noun"
    if (
        before.classes - NOUNS
        or any(o.part == "verb" or not o.completers for o in before.outcomes)
        or before.people
        or _definite(passage.form(j))
        or verb_like(passage.form(j))
    ):
        return ""
    return "noun" if _genitive(passage, i, j) else ""


def _genitive(passage: Passage, i: int, j: int) -> bool:
    """May token ``i`` be the second term of a construct, and token ``j`` the first?"""
    people = passage.known[i].people
    if with_pronoun(passage, j) or (people and people[0].accusative) or _nominative(passage, i):
        return False
    if _definite(passage.form(i)):
        # قتل في حلب القيادي فلان, اغتالت إسرائيل القيادي
        told = passage.form(i + 1) in given_names() or _does(passage, j - 1)
        return not (told and place_at(passage, j))
    return not (place_at(passage, j) or _of_a_blow(passage, j))


def _does(passage: Passage, i: int) -> bool:
    """Is token ``i`` a verb of harm (اغتالت إسرائيل …)?"""
    return i >= 0 and any(form.part == "verb" for form in passage.known[i].outcomes)


def _of_a_blow(passage: Passage, j: int) -> bool:
    """قُتل جراء انفجار لغم شاب, قُتل في قصف جوي رجل: does what struck end at token ``j``? It belongs to no victim."""
    if passage.form(j) in _OF_BLOWS:
        return True
    weapon = find(passage, j, "cause", "carrier") if _EXPLODES & {passage.form(j - 1)} else None
    return weapon is not None and not weapon.split.article


_OF_BLOWS = frozenset(word_list("of_a_blow"))
_EXPLODES = frozenset({"انفجار", "بانفجار", "تفجير", "بتفجير"})


def place_at(passage: Passage, j: int) -> bool:
    """قتل في حلب شاب, قتل في بلدة كذا شاب: does the name of a place end at token ``j``? A name governs no genitive."""
    form, before = passage.form(j), cue(passage.form(j - 1))
    if before is not None and before[1].cls == "head" and before[1].tells:
        return True
    told = before is not None or "preposition" in passage.classes(j - 1) or _does(passage, j - 1)
    return told and form not in traps() and form in gazetteer()


def harmed_there(passage: Passage, j: int) -> bool:
    """استشهد في غزة فلسطيني: does the name of a place end at token ``j``, in which, straight behind the verb, harm was
    done?"""
    if not place_at(passage, j):
        return False
    at = j - 1 if passage.form(j - 1) == "في" else j - 2
    return passage.form(at) == "في" and _does(passage, at - 1)


def _nominative(passage: Passage, i: int) -> bool:
    """قتل في حلب شخصان: a dual or plural subject by its ending, and no genitive of the word before it."""
    people, form = passage.known[i].people, passage.form(i)
    return bool(people) and form.endswith(_SUBJECTS.get(people[0].number, "-"))


_SUBJECTS = {"du": "ان", "pl": "ون"}


def _governing(passage: Passage, j: int, i: int) -> str:
    """The preposition at token ``j`` without its clitics; "" for a name in its letters.

    In العميد حسن علي والملازم سالم it is a name, as no preposition stands before a conjunction.
    """
    if passage.form(j) in _NAMES_TOO and conjoined_at(passage, i):
        return ""
    split = passage.known[j].particle_split
    return split.stem if split else passage.form(j)


_NAMES_TOO = frozenset({"علي", "خلف"})
_TO_THEM = frozenset({"به", "بها", "بهم", "له", "لها", "لهم"})  # اعتقل بها اثنان: a preposition with its own object


def _definite(form: str) -> bool:
    """Has a word the article, by itself or after what is written onto it (بالرصاص, للقرية)?"""
    return form.startswith("ال") or (len(form) >= _WITH_CLITIC and form.startswith(_CLITIC_AND_ARTICLE))


_WITH_CLITIC = 6
_CLITIC_AND_ARTICLE = ("بال", "وال", "فال", "كال", "لل")


def _struck_by(passage: Passage, j: int) -> bool:
    """قتلت قذيفة طفلة: a weapon straight after a verb of harm is its subject, and those after it are its object."""
    if "hits" in passage.classes(j - 1):
        return True  # صدمت شاحنة عابر سبيل
    for k in (j, j - 1):  # أصابت رصاصة طائشة طبيبة
        if k > 0 and any(o.part == "verb" and o.victim in ("both", "object") for o in passage.known[k - 1].outcomes):
            weapon = find(passage, k, "cause", "carrier")
            return weapon is not None and not (weapon.split.article or weapon.split.particle)
    return False


def _of_whom(passage: Passage, j: int, i: int) -> bool:
    """والد ثلاثة أطفال, شقيق أسيرين: a kinship word without article or pronoun is somebody's, that of those at ``i``.

    What takes the kinship up again is its object and not its genitive: قتل أب طفليه, قتل أب ثلاثة من أبنائه.
    """
    people, split = passage.known[j].people, passage.known[j].person_split
    if not people or split is None or split.article or split.pronoun or any(p.kind != "kin" for p in people):
        return False
    count, theirs = passage.counts_at.get(i), passage.known[i].person_split
    own = bool(theirs and theirs.pronoun) if count is None else passage.form(count.last) == "من"
    one = people[0].number == "sg" and not people[0].accusative
    return (one or any(p.number == "du" and p.construct for p in people)) and not own


def case_of(passage: Passage, i: int) -> str:
    """The case that a pointed ending shows, "subject" (لصٌّ) or "object" (الحارسَ); "" where none is written."""
    if not 0 <= i < len(passage.tokens):
        return ""
    found = _ENDING.search(passage.text[passage.tokens[i].start : passage.tokens[i].end])
    return next((case for marks, case in _CASES if found and marks & set(found[0])), "")


def with_pronoun(passage: Passage, j: int) -> bool:
    """An unknown word that ends in a pronoun is definite (صدره), and governs nothing."""
    form = passage.form(j)
    if form.endswith("ه"):
        return passage.text[passage.tokens[j].end - 1] == "ه" and len(form) > 3
    return len(form) > 4 and form.endswith(("ها", "هم", "هما"))


def verb_like(form: str) -> bool:
    """An unknown word shaped like a verb: an imperfect (يخلف), a past with its feminine ت or plural وا (أوقعت)."""
    return (
        (form[0] in "يت" and len(form) > 3) or (form.endswith("ت") and not form.endswith("ات")) or form.endswith("وا")
    )


def outside_brackets(passage: Passage, first: int, last: int) -> list[int]:
    """Which of the tokens ``first:last`` stand outside brackets, brackets aside: فلان الفلاني (20 عاما) استشهد."""
    depth, out = 0, []
    for i in range(first, last):
        form = passage.form(i)
        depth += form == "("
        if depth == 0 and form != ")":
            out.append(i)
        depth -= form == ")" and depth > 0
    return out


def bounds_of(passage: Passage, i: int, last: int) -> tuple[int, int]:
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
