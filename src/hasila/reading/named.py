"""Does the name of a person follow a noun that says what he is (الشاب فلان, القيادي في الحزب فلان الفلاني)?"""

from __future__ import annotations

from hasila.lexicon.given_names import given_names
from hasila.lexicon.word_lists import word_list
from hasila.reading.names import may_open_name, named_person
from hasila.reading.passage import Passage
from hasila.reading.phrase import Phrase
from hasila.reading.surroundings import verb_like

RANKS = frozenset(word_list("rank"))


def name_follows(passage: Passage, at: int) -> bool:
    """Does a proper name follow: a word that the vocabulary does not know, in quotes or not?"""
    while passage.form(at) in ('"', "'", "(", "-", ":", "/"):
        at += 1
    if at >= len(passage.tokens) or passage.tokens[at].kind != "word":
        return False
    if passage.form(at) in RANKS:
        at += 1
    if at >= len(passage.tokens):
        return False
    known = passage.known[at]
    form = passage.form(at)
    if _initials(passage, at):
        return True
    given = given_names().get(form)
    if given is not None and given.kind == "given" and (given.alone or _ali(passage, at)):
        return True
    if given is None and (form[:2] in ("سي", "ست") or (verb_like(form) and form.startswith("ي"))):
        return False  # مقتل القائد سيعطل المفاوضات
    return not known.classes and not known.outcomes and len(form) > 2 and at not in passage.counts_at


def _initials(passage: Passage, at: int) -> bool:
    """المطلوب (ع.ج), السوري ف. ن.: a name of which only the first letters are told."""
    letters = [passage.form(k) for k in (at, at + 2)]
    return passage.form(at + 1) == "." and all(len(letter) == 1 and letter.isalpha() for letter in letters)


def _ali(passage: Passage, at: int) -> bool:
    """الطفل علي فلان, الشاب علي في قصف: the name علي, spelt with ya, before what is no genitive of على."""
    if passage.form(at) != _ALI or passage.text[passage.tokens[at].end - 1] != "ي":
        return False
    after = at + 1
    alone = after >= len(passage.tokens) or passage.tokens[after].kind != "word"
    if alone or "preposition" in passage.classes(after) or named_person(passage, at)[0] is not None:
        return True
    return "على" in passage.text and not passage.classes(after)  # a report that spells على with its own letter


_ALI = "علي"


def name_of(passage: Passage, phrase: Phrase) -> tuple[str, ...]:
    """The folded words of the name of the one person that ``phrase`` is of, none where no name stands there."""
    if phrase.value != 1 or phrase.numbered:
        return ()
    first = phrase.first if phrase.rule == "name" else phrase.head_at + 1
    for at in range(first, min(len(passage.tokens), first + _NAME_WITHIN)):
        form = passage.form(at)
        if passage.tokens[at].kind != "word" and form not in _AROUND_NAME:
            return ()
        name = named_person(passage, at)[0] if may_open_name(form) else None
        if name is not None:
            return () if name.governor else tuple(passage.form(k) for k in range(name.first, name.last))
        if at > phrase.first and (passage.known[at].outcomes or "clause" in passage.classes(at)):
            return ()
    return ()


_AROUND_NAME = frozenset({'"', "'", "(", ")", "،", ",", "/", ":", "#", "_"})


def given_follows(passage: Passage, at: int, *, whole: bool = False) -> bool:
    """Does a given name follow, in quotes or not (الطفلين فلان وفلان), or a ``whole`` name?"""
    at += passage.form(at) in ('"', "(", ":")
    if _initials(passage, at):
        return True
    given = given_names().get(passage.form(at))
    if given is None or given.kind != "given":
        return False
    return given.alone or (whole and named_person(passage, at)[0] is not None)


def named_further(passage: Passage, i: int, last: int) -> bool:
    """اغتيل القيادي في حزب البناء فلان الفلاني: is the one of whom the outcome is told named after what he is?"""
    if i == 0 or not passage.known[i - 1].outcomes:
        return False
    for k in range(last, min(len(passage.tokens), last + _NAME_WITHIN)):
        known, form = passage.known[k], passage.form(k)
        if form in ("(", ")", '"'):
            continue
        if passage.tokens[k].kind != "word" or k in passage.counts_at or k in passage.dated:
            return False
        if k > last and may_open_name(form) and (name := named_person(passage, k)[0]) is not None:
            return not (name.governor or name.conjoined)
        somebody = any(p.kind != "group" for p in known.people)
        ends = somebody or known.outcomes or not _NEW_CLAUSE.isdisjoint(known.classes)
        if ends or (verb_like(form) and form.startswith("ي")):
            return False
    return False


_NAME_WITHIN = 9
_NEW_CLAUSE = frozenset(
    {"relative", "complementizer", "clause", "negation", "subset", "apposition", "quantifier", "one"}
)
