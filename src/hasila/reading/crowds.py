"""Who the victims of an attack were, where the report says elsewhere than beside their number that it struck people who
do not fight: ناشطون تجمعوا في حديقة، سوق شعبية، وسط حشد من الطلاب."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hasila.arabic.questions import question_of
from hasila.lexicon.place_words import stems
from hasila.lexicon.word_lists import lemmas, word_list
from hasila.reading.facts import Fact
from hasila.reading.grounds import mentions_of
from hasila.reading.passage import Passage
from hasila.reading.place_mention import AREA, PlaceMention
from hasila.reading.struck import aimed_at, townspeople

_AMID = frozenset({"وسط", "بين"})
_CROWD = frozenset(word_list("crowd"))
_GATHERED = frozenset(word_list("gathered"))
_COUNTED = 4  # words from an aim to those whom it counts
_CULPRITS = lemmas("culprit")
_BODILY = frozenset({"killed", "wounded", "killed_or_wounded"})


def of_crowds(passage: Passage, facts: Sequence[Fact], places: Sequence[PlaceMention]) -> None:
    """Mark as civilian, in place, the dead and hurt of the places where the report says that people who do not fight
    were struck; nothing where it tells of fighters among them. ``places`` are the report's, in order."""
    if not any(fact.place_key and not fact.status and fact.outcome in _BODILY for fact in facts):
        return  # nobody is left of whom they could tell
    for at in sorted(_scenes(passage)):
        if any(at < fact.draft.phrase.first <= at + _COUNTED for fact in facts):
            continue  # أطلق النار على مدنيين اثنين وقتلهما: they are counted by themselves
        key = _place_of(passage, at, facts, places)
        there = [fact for fact in facts if key and fact.place_key == key and fact.outcome in _BODILY]
        if any(fact.status == "combatant" for fact in there):
            continue
        for fact in there:
            if not fact.status and fact.scope == "incident" and not _wanted(fact):
                fact.status = "civilian"


def _wanted(fact: Fact) -> bool:
    return any(head.lemma in _CULPRITS for head in fact.draft.phrase.heads)


def _scenes(passage: Passage) -> Iterator[int]:
    """The tokens at which the report says that people who do not fight were struck, or crowded where it struck."""
    military = {passage.sentence_of[i] for i in mentions_of(passage, "military")}
    yield from (i for i in aimed_at(passage) if passage.sentence_of[i] not in military)
    for i in passage.words.where(_gathers):
        crowd = i + 1 if passage.form(i) in _AMID and passage.form(i + 1) in _CROWD else i
        if passage.form(crowd) not in _AMID and townspeople(passage, crowd + 1):
            yield i


@question_of(lambda: (*_GATHERED, *_AMID))
def _gathers(form: str) -> bool:
    return form in _AMID or any(stem in _GATHERED for _, stem in stems(form))


def _place_of(passage: Passage, at: int, facts: Sequence[Fact], places: Sequence[PlaceMention]) -> str:
    """The key of the place of which the sentence of token ``at`` tells: what it names, else what was told before it."""
    first, last = passage.sentences[passage.sentence_of[at]]
    named = [m for m in places if first <= m.first < last and m.role == "location" and m.fineness >= AREA]
    if named:
        nearest = min(named, key=lambda m: abs(m.first - at))
        return nearest.id or nearest.name
    before = [fact for fact in facts if fact.draft.phrase.first < at and fact.place_key]
    return before[-1].place_key if before else ""
