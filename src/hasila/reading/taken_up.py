"""Victims that only a pronoun names: أطلقوا النار على شاب ما أدى إلى مقتله; انفجر لغم برجل وزوجته ما أسفر عن إصابتهما.

The verbal noun after a word of result takes up people named before it in the sentence: the nearest that its pronoun
agrees with in number and gender (Ryding 2005, ch. 12), as long as no outcome has been told of them yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.reading.cause_words import find
from hasila.reading.phrase import Phrase
from hasila.reading.trigger import Trigger

if TYPE_CHECKING:
    from hasila.reading.walk import Walk

_FATE = "مصير"
_FATE_WITHIN = 8  # words from those whose fate is unknown
_RESULT_WITHIN = 3  # words from أدى to its verbal noun: أدى على الفور إلى مقتله
_PRONOUNS = frozenset({"ه", "ها", "هما", "هم", "هن"})


def taken_up(walk: Walk, trigger: Trigger) -> bool:
    """Give the people whom the pronoun of a verbal noun takes up its outcome; were there any?"""
    split = walk.passage.known[trigger.at].outcome_split
    if split is None or split.pronoun not in _PRONOUNS:
        return False
    fate = trigger.form is not None and trigger.form.lemma == _FATE  # ثلاثة عمال لا يعرف مصيرهم
    if not (fate or results(walk, trigger.at)):
        return False
    meant = _meant(walk, split.pronoun)
    if fate and meant and trigger.at - meant[-1].last > _FATE_WITHIN:
        return False
    for n, phrase in enumerate(meant):
        walk.pending.remove(phrase)
        walk.add(phrase, trigger.outcome, trigger, "backward-pronoun", join=n > 0)
    return bool(meant)


def results(walk: Walk, at: int) -> bool:
    """Is token ``at`` a verbal noun, and what a word of result before it leads to?"""
    verb = not any(form.part == "noun" for form in walk.passage.known[at].outcomes)
    if verb and "preposition" not in walk.passage.classes(at - 1):
        return False  # أصابته; but إلى إصابته, spelt alike, is the verbal noun: no verb follows a preposition
    return any(find(walk.passage, i, "result") is not None for i in range(max(walk.first, at - _RESULT_WITHIN), at))


def _meant(walk: Walk, pronoun: str) -> list[Phrase]:
    """The waiting phrases that ``pronoun`` takes up, in order; none where nobody agrees with it."""
    waiting = [p for p in walk.pending if not p.definite or p.named or p.possessive or p.numbered]
    for n in range(len(waiting) - 1, -1, -1):
        phrase = waiting[n]
        if pronoun == "هما" and n and phrase.conjoined and not phrase.plural and not waiting[n - 1].plural:
            return waiting[n - 1 : n + 1]  # رجل وزوجته
        if agrees(phrase, pronoun):
            return [phrase]
    return []


def agrees(phrase: Phrase, pronoun: str) -> bool:
    """May ``pronoun`` (ه، ها، هما، هم، هن) stand for the people of ``phrase``?"""
    if pronoun == "هما":
        return phrase.value == 2
    if pronoun in ("هم", "هن"):
        return phrase.plural and (phrase.value or 3) > 2
    if phrase.plural or phrase.value != 1:
        return False
    woman = phrase.woman or any(head.gender == "f" for head in phrase.heads)
    return woman == (pronoun == "ها")
