"""Is something new told of one or two definite persons whom nobody names: المهاجم قُتل, وتوفي الطفل, احتجزت السائق?

A noun with the article points back to somebody (مقتل القيادي سيعطل المفاوضات), and so do its verbal noun and its
relative clause (الطفل الذي قتل). But a verb of the past whose subject or object it is states what befell him.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.reading.drafts import WAS
from hasila.reading.phrase import Phrase
from hasila.reading.subjects import spends
from hasila.reading.trigger import Trigger

if TYPE_CHECKING:
    from hasila.reading.walk import Walk

_BEFORE_VERB = frozenset({"قد", "به", "بها", "بهما", "لقد"}) | WAS  # المشتبه به أصيب
_ASKING = frozenset({"كيف", "لماذا", "متي", "اين", "هل"})  # كيف قتل المدنيان: asked, and not told


def told_anew(walk: Walk, trigger: Trigger, phrase: Phrase) -> bool:
    """Does the verb ``trigger`` tell something new of the definite ``phrase``, right after it or right before it?"""
    form = trigger.form
    if form is None or not trigger.is_verb or form.imperfect or phrase.governor:
        return False
    if phrase.value not in (1, 2) or not phrase.heads or _spends_time(walk, trigger, phrase):
        return False
    if phrase.heads[0].kind == "group" or walk.passage.form(trigger.at - 1) in _ASKING:
        return False
    if phrase.first > trigger.at:
        return phrase.first == trigger.at + 1 and form.agreement == "sg"
    if form.agreement == "du":
        return phrase.value == 2  # العنصران التابعان للقوات الدولية قد قتلا
    said = (walk.passage.form(k) for k in range(phrase.last, trigger.at))
    return all(word in _BEFORE_VERB or word.startswith("ال") for word in said)


def _spends_time(walk: Walk, trigger: Trigger, phrase: Phrase) -> bool:
    """قضى الحاج 12 يوما في الحجر: time is spent, and nobody dies."""
    after = phrase.last if phrase.first > trigger.at else trigger.at + 1
    verb = trigger.form is not None and trigger.form.lemma == "قضي"
    return verb and (after in walk.passage.counts_at or spends(walk, after))
