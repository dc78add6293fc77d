"""On what grounds the unnamed victims of a report are taken for civilians: who and what was struck, who marched."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.lexicon.place_words import stems
from hasila.lexicon.word_lists import word_list
from hasila.reading.cause_words import candidates, find, stands
from hasila.reading.facts import Fact, compatible
from hasila.reading.passage import Passage
from hasila.reading.repeats import root

_MONTH = len("2000-01")  # of a day's key: a march and what befell marchers are told of one month


def civil_grounds(passage: Passage, facts: Sequence[Fact]) -> frozenset[int]:
    """The facts (by index) of which the report says that civilians, their homes or marchers were struck.

    Children among the dead do not say who the others were: only together with such words do they. A headline's are
    those of the incident that it heads.
    """
    marched = _march_days(passage, facts)
    civil = {passage.sentence_of[i] for i in mentions_of(passage, "civil") if not _merely_named(passage, i)}
    civil -= mishaps(passage)
    military = {passage.sentence_of[i] for i in mentions_of(passage, "military")}
    found = {
        root(facts, i)
        for i, fact in enumerate(facts)
        if fact.draft.sentence in civil
        or (fact.draft.sentence - 1 in civil and _results(passage, fact.draft.sentence))
        or (fact.draft.sentence not in military and _of_march(fact, marched))
    }
    incidents = {(facts[i].place_key, facts[i].day_key) for i in found}
    headed = {i for i, f in enumerate(facts) if not f.draft.sentence and (f.place_key, f.day_key) in incidents}
    return frozenset(i for i in range(len(facts)) if i in headed or root(facts, i) in found)


def mishaps(passage: Passage) -> set[int]:
    """The sentences that tell of an accident (حادث سير, انقلاب حافلة) and of no attack: what a report says of its other
    victims says nothing of these."""
    found = passage.marked.get("mishaps")
    if found is None:
        found = passage.marked["mishaps"] = _mishaps(passage)
    return set(found)


def _mishaps(passage: Passage) -> list[int]:
    told: dict[int, set[bool]] = {}
    for i in candidates(passage, "cause", "verb"):
        found = find(passage, i, "cause", "verb")
        if found is not None and found.phrase.code:
            accident = found.phrase.code == "accident" and _RAMMING not in found.phrase.words
            told.setdefault(passage.sentence_of[i], set()).add(accident)
    return [number for number, said in told.items() if said == {True}]


_RAMMING = "دهس"  # is as often an attack


def _merely_named(passage: Passage, i: int) -> bool:
    """نقلوا إلى المستشفى, انفجار قرب حافلة: a place open to all says nothing of the hurt unless it was struck."""
    if not any(stem.removeprefix("ال") in _PUBLIC for _, stem in stems(passage.form(i))):
        return False
    first, last = passage.sentences[passage.sentence_of[i]]
    which = next((k for k in (i + 1, i + 2) if passage.form(k) in ("الذي", "التي")), last)  # السوق الذي تعرض لقصف
    near = (*range(max(first, i - _STRUCK), i), *range(which + 1, min(last, which + 1 + _STRUCK)))
    return not any(_blow(passage, k) for k in near)


def _blow(passage: Passage, i: int) -> bool:
    """قصف, استهدف: is something struck by what token ``i`` says?"""
    aimed = any(stem in _AIMS for _, stem in stems(passage.form(i)))
    return aimed or find(passage, i, "deed", "cause", "verb") is not None


_PUBLIC = frozenset({
    "مستشفي", "مشفي", "سوق", "حافله", "حافلات", "مسجد", "جامع", "كنيسه", "مدرسه", "فندق", "مطعم",
})
_AIMS = frozenset(word_list("aims"))
_STRUCK = 4  # words from the blow to what it struck


def marches(passage: Passage) -> bool:
    """Is there a protest in the report? مسيرة and مسيرات alone may be drones."""
    if mentions_of(passage, "protest"):
        return True
    return any({"marching", "protest"} & passage.classes(i + 1) for i in mentions_of(passage, "march"))


def _of_march(fact: Fact, marched: set[str]) -> bool:
    """Was it in a month in which somebody marched?"""
    return any(compatible(fact.day_key[:_MONTH], day[:_MONTH]) for day in marched)


def _results(passage: Passage, sentence: int) -> bool:
    """وتسببت الهجمات بمقتل 94: does the sentence open with what came of the deeds told before it?"""
    return stands(passage, passage.sentences[sentence][0], "result") is not None


def _march_days(passage: Passage, facts: Sequence[Fact]) -> set[str]:
    """The days of the harm told with a protest, "" where it has none; nothing where the report has no protest."""
    if not marches(passage):
        return set()
    there = {passage.sentence_of[i] for name in ("protest", "march") for i in mentions_of(passage, name)}
    return {fact.day_key for fact in facts if fact.draft.sentence in there} or {""}


def mentions_of(passage: Passage, name: str) -> Sequence[int]:
    """The tokens, in order, whose word is of class ``name`` in ``particles.tsv``."""
    return passage.of_class.get(name, ())
