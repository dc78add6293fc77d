"""Who the victims were, where the sentence says that people had come together: خلال تشييع, استهدف مجلس عزاء."""

from __future__ import annotations

from hasila.arabic.questions import question_of
from hasila.lexicon.word_lists import word_list
from hasila.reading.cause_words import find
from hasila.reading.drafts import Draft
from hasila.reading.passage import Passage, between

_DURING = frozenset({"خلال", "اثناء", "في", "ضمن", "وسط"})
_HIMSELF = frozenset({"نفسه", "نفسها", "نفسيهما"})
_OF_A_FORCE = frozenset({"عسكري", "عسكريه", "العسكري", "العسكريه", "تخرج", "تخريج"})
_REACH = 16


def _bare(form: str) -> str:
    return form.removeprefix("ال").removesuffix("ا").removesuffix("ه")


_ASSEMBLIES = frozenset(_bare(word) for word in word_list("assembly"))
_HOLDERS = frozenset(_bare(word) for word in word_list("assembly_of"))


@question_of(lambda: word_list("assembly"))
def _assembly(form: str) -> bool:
    return _bare(form) in _ASSEMBLIES


def assembled(passage: Passage, draft: Draft) -> bool:
    """Were those whom ``draft`` counts harmed while people mourned, prayed or feasted together?"""
    phrase, (first, last) = draft.phrase, passage.sentences[draft.sentence]
    low, high = max(first, phrase.first - _REACH), min(last, phrase.last + _REACH)
    for i in between(passage.words.where(_assembly), low, high):
        before = i - 1 - (_bare(passage.form(i - 1)) in _HOLDERS)
        there = i >= phrase.last or passage.form(before - 1) in _HIMSELF
        during = there and passage.form(before) in _DURING
        if (during or find(passage, before, "deed", "cause", "verb") is not None) and not _armed(passage, i):
            return True
    return False


def assembly_at(passage: Passage, i: int) -> bool:
    """Does a gathering of mourners, worshippers or guests stand at token ``i`` (مجلس عزاء, حفل زفاف)?"""
    i += _bare(passage.form(i)) in _HOLDERS and _bare(passage.form(i + 1)) in _ASSEMBLIES
    return _bare(passage.form(i)) in _ASSEMBLIES and not _armed(passage, i)


def _armed(passage: Passage, i: int) -> bool:
    """حفل تخرج, احتفال عسكري: of a force."""
    return any(passage.form(k) in _OF_A_FORCE or "force" in passage.classes(k) for k in (i + 1, i + 2))
