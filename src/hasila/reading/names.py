"""Persons by name and nothing else."""

from __future__ import annotations

from hasila.arabic.memo import remembered
from hasila.arabic.number_words import letters_in
from hasila.arabic.questions import question_of
from hasila.lexicon.given_names import GivenName, given_names, name_length
from hasila.reading.known import known as look_up
from hasila.reading.passage import Passage
from hasila.reading.phrase import Phrase
from hasila.reading.surroundings import governor_of

_LONGEST_NAME = 6
_LONGEST_QUOTE = 40


def named_person(passage: Passage, i: int) -> tuple[Phrase | None, int]:
    """A person by name and nothing else: two words or more from a given name on."""
    if passage.tokens[i].kind != "word" or not may_open_name(passage.form(i)):
        return None, i + 1
    if i + 1 >= len(passage.tokens) or passage.tokens[i + 1].kind != "word" or _governs(passage, i):
        return None, i + 1
    forms = [passage.form(k) for k in range(i, min(len(passage.tokens), i + _LONGEST_NAME))]
    conjoined = forms[0] not in given_names() and forms[0].startswith("و")
    if conjoined:
        forms[0] = forms[0][1:]
    length = _bounded(forms, name_length(forms, 0, _common))
    length = 2 if length < 2 and _by_origin(passage, i) else length
    if length < 2 or any(k in passage.counts_at for k in range(i, i + length)):
        return None, i + 1
    token = passage.tokens[i]
    start = letters_in(token, passage.text, 1) if conjoined else token.start
    last = i + length
    while passage.tokens[last - 1].end - start > _LONGEST_QUOTE:
        last -= 1
    name = given_names().get(forms[0])
    phrase = Phrase(
        i,
        i + length,
        start,
        passage.tokens[last - 1].end,
        1,
        None,
        "exact",
        (),
        "name",
        conjoined=conjoined or _joined_in_marks(passage, i),
        definite=True,
        named=True,
        plural=False,
        governor=governor_of(passage, i),
        woman=name is not None and name.gender == "f",
    )
    return phrase, i + length


def _joined_in_marks(passage: Passage, i: int) -> bool:
    """(فلان الفلاني) و(فلان الفلاني), و "فلان الفلاني": is it joined before the mark that opens the name?"""
    return passage.form(i - 1) == "و" or (passage.form(i - 1) in _OPENS and passage.form(i - 2) == "و")


_OPENS = frozenset({"(", '"', "'", "/"})


def _governs(passage: Passage, i: int) -> bool:
    """القبض على فلان: the preposition, which folding makes like the name علي, where it is spelt with alef maqsura."""
    return passage.form(i) == "علي" and passage.text[passage.tokens[i].end - 1] == "ى"


def _by_origin(passage: Passage, i: int) -> bool:
    """اغتيل سامر الأردني, مقتل خالد السوري: a given name and where its bearer is from, straight after an outcome."""
    given, after = given_names().get(passage.form(i)), passage.known[i + 1]
    if given is None or given.kind != "given" or not given.alone or not (i and passage.known[i - 1].outcomes):
        return False
    split = after.person_split
    one = bool(after.people) and after.people[0].nationality and after.people[0].number == "sg"
    return one and split is not None and split.article and not (split.conjunction or split.particle)


def _bounded(forms: list[str], length: int) -> int:
    """The name's words up to its second unknown one: a family name may be anything, what follows it may be prose."""
    unknown = 0
    for k in range(1, length):
        after_part = given_names().get(forms[k - 1], _NOBODY).kind == "part"
        unknown += not (forms[k] in given_names() or forms[k].startswith("ال") or after_part)
        if unknown > 1:
            return k
    return length


_NOBODY = GivenName("", "b", False, "given")


@question_of(given_names)
def may_open_name(form: str) -> bool:
    """May a folded word open the name of a person? A quick no for most words."""
    return form in given_names() or (form.startswith("و") and form[1:] in given_names())


@remembered
def _common(form: str) -> bool:
    """Is the word known as anything but a name?"""
    known = look_up(form)
    return bool(known.classes or known.outcomes or known.people)
