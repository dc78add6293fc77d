"""Is something new told of one or two definite persons whom nobody names: المهاجم قُتل, وتوفي الطفل, احتجزت السائق?

A noun with the article points back to somebody (مقتل القيادي سيعطل المفاوضات), and so do its verbal noun and its
relative clause (الطفل الذي قتل). But a verb of the past whose subject or object it is states what befell him.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.reading.drafts import WAS
from hasila.reading.phrase import Phrase
from hasila.reading.subjects import spends
from hasila.reading.surroundings import outside_brackets
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


def named_in_clause(walk: Walk, trigger: Trigger, phrase: Phrase) -> bool:
    """تشييع الشاب فلان (21 عاما)، الذي استشهد أمس: does a relative clause tell what befell him, of whom it is news?

    Not so of somebody without a name (الطفلة التي قتلت), nor of one whom the report has told of before.
    """
    if trigger.outcome not in _NEWS or not phrase.named or phrase.value != 1 or phrase.numbered:
        return False
    if not whose_clause(walk, trigger, phrase) or _told_of(walk, trigger, phrase):
        return False
    if trigger.form is not None and trigger.form.lemma == _DIED:
        return False  # ظهر الممثل فلان، الذي توفي في آذار: of an illness, unless something says otherwise
    passage, at = walk.passage, trigger.completed_at + 1
    ends = at >= walk.last or passage.tokens[at].kind != "word" or at in passage.dated
    small = bool(passage.classes(at) & {"preposition", "adverb", "clause"})  # who kills has an object there
    return ends or small or passage.form(at).startswith("ب") or passage.form(at) in _WHEN


def whose_clause(walk: Walk, trigger: Trigger, phrase: Phrase) -> bool:
    """المدني الذي فقد حياته: is the one person ``phrase`` the subject of ``trigger``, straight behind الذي or التي?"""
    passage, form = walk.passage, trigger.form
    at = trigger.at - 1 - (passage.form(trigger.at - 1) in _PERFECT)
    if form is None or not trigger.is_verb or form.agreement != "sg" or passage.form(at).removeprefix("و") not in _WHO:
        return False
    if phrase.plural or phrase.value != 1 or at - phrase.last > _CLAUSE_WITHIN:
        return False
    follows = trigger.completed_at + 1
    another = follows < walk.last and (bool(passage.known[follows].people) or follows in passage.counts_at)
    return not another and passage.form(follows) not in _RESUMING and _nothing_between(walk, phrase.last, at)


def _nothing_between(walk: Walk, first: int, last: int) -> bool:
    """Only marks, and in brackets an age or another name, stand between who he is and the clause."""
    return all(walk.passage.tokens[k].kind != "word" for k in outside_brackets(walk.passage, first, last))


def _told_of(walk: Walk, trigger: Trigger, phrase: Phrase) -> bool:
    """Has the same outcome been told before of somebody whose name has a word of this one's?"""
    name = {walk.passage.form(k) for k in range(max(phrase.head_at + 1, phrase.first), phrase.last)}
    told = [draft.phrase for draft in walk.told + walk.before + walk.drafts if draft.outcome == trigger.outcome]
    return any(name & {walk.passage.form(k) for k in range(one.first, one.last)} for one in told if one.named)


_NEWS = frozenset({"killed", "abducted"})
_DIED = "توفي"
_WHO = frozenset({"الذي", "التي"})
_PERFECT = frozenset({"قد", "كان", "كانت"})
_WHEN = frozenset({"امس", "اليوم", "قبل", "بعد", "خلال", "اثناء", "اثر", "جراء", "متاثرا", "متاثره", "صباح"})
_RESUMING = frozenset({"فيه", "فيها", "به", "بها", "خلاله", "خلالها", "منه", "منها"})
_CLAUSE_WITHIN = 9


def _spends_time(walk: Walk, trigger: Trigger, phrase: Phrase) -> bool:
    """قضى الحاج 12 يوما في الحجر: time is spent, and nobody dies."""
    after = phrase.last if phrase.first > trigger.at else trigger.at + 1
    verb = trigger.form is not None and trigger.form.lemma == "قضي"
    return verb and (after in walk.passage.counts_at or spends(walk, after))
