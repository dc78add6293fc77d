"""Who the dead or the hurt were, where a later sentence says it of all of them: القتلى جميعهم جنود, والجرحى طلاب."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic.questions import question_of
from hasila.arabic.words import splits
from hasila.lexicon.word_lists import word_list
from hasila.reading.belonging import side_at
from hasila.reading.facts import Fact
from hasila.reading.passage import Passage

_VICTIMS = {name: frozenset(word_list(f"the_{name}")) for name in ("killed", "wounded", "harmed")}
_ALL_VICTIMS = frozenset().union(*_VICTIMS.values())
_COPULAS = frozenset({"هم", "هما", "كانوا", "من", "ايضا", "جميعا"})
_REACH = 5
_BACK = 3
_GOVERNED = frozenset({"بين", "من", "بعض", "معظم", "اغلب", "غالبيه", "اغلبيه", "احد", "عدد", "اسماء", "هويه", "هويات"})


def identify(passage: Passage, facts: Sequence[Fact]) -> None:
    """Give those told of shortly before a sentence that says who all of them were their status, in place."""
    for i in passage.words.where(_names_victims):
        status = _said_of_all(passage, i)
        if not status:
            continue
        number = passage.sentence_of[i]
        outcomes = {name for name, words in _VICTIMS.items() if passage.form(i).removeprefix("و") in words}
        for fact in facts:
            near = fact.draft.phrase.first < i and number - fact.draft.sentence <= _BACK
            same = fact.outcome in outcomes or "harmed" in outcomes
            if near and same and not fact.status and not fact.part and fact.scope == "incident" and fact.value != 0:
                fact.status = status


@question_of(lambda: _ALL_VICTIMS)
def _names_victims(form: str) -> bool:
    return form.removeprefix("و") in _ALL_VICTIMS


def _said_of_all(passage: Passage, i: int) -> str:
    """What the clause with the victims at token ``i`` as its subject says they were; "" where it tells of some only."""
    first, last = passage.sentences[passage.sentence_of[i]]
    before = [passage.form(k) for k in range(max(first, i - 2), i)]
    if any(form.removeprefix("و") in _GOVERNED for form in before):
        return ""
    if passage.counts_at.get(i - 1) is not None:
        return ""
    said = False
    for k in range(i + 1, min(last, i + 1 + _REACH)):
        form = passage.form(k)
        if form in _COPULAS or "alltheirs" in passage.classes(k):
            said = True
            continue
        if passage.tokens[k].kind != "word" or k in passage.counts_at or passage.known[k].outcomes:
            return ""
        if not said and form.startswith("ال"):
            return ""  # القتلى المدنيين: some of them
        status = side_at(passage, k) or _plural_status(passage, k)
        return "" if status and _and_others(passage, k, last, status) else status
    return ""


def _plural_status(passage: Passage, k: int) -> str:
    people = passage.known[k].people[:1]
    plural = any(person.number == "pl" or person.number == "du" for person in people)
    return people[0].status if plural and people[0].status in ("civilian", "combatant") else ""


def _and_others(passage: Passage, k: int, last: int, status: str) -> bool:
    """القتلى جنود ومدنيون: of both kinds."""
    for j in range(k + 1, min(last, k + 1 + _REACH)):
        conjoined = any(split.conjunction == "و" for split in splits(passage.form(j)))
        other = side_at(passage, j) or _plural_status(passage, j)
        if conjoined and other and other != status:
            return True
    return False
