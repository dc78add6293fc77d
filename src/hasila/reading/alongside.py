"""Who those are that a figure is counted alongside: آخرون, زميله, قتلى وجرحى مدنيون."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hasila.reading.facts import PERSONS, Fact
from hasila.reading.passage import Passage

_OWNED = ("ه", "ها", "هما", "هم", "هن")
_ONE_OF_THEM = frozenset({"احدهم", "احدهما", "احداهن", "احداهما", "اخرهم"})
_COMRADES = frozenset({"زميل", "رفيق"})
_ATTENDANTS = frozenset({"مرافق", "مساعد", "معاون"})


def beside(passage: Passage, facts: Sequence[Fact]) -> None:
    """آخرون are as those they are counted beside; قتلى وجرحى مدنيون have one adjective."""
    whole: Fact | None = None
    for before, fact in pairwise([None, *facts]):
        if fact is None:
            continue
        if whole is not None and whole.draft.sentence != fact.draft.sentence:
            whole = None
        if not fact.status and whole is not None and (_others(passage, fact) or _theirs(passage, fact, whole)):
            fact.status = whole.status
        if not fact.status and before is not None and before.status and (_pair(before, fact) or _alone(before, fact)):
            fact.status = before.status
        if whole is not None and _another(whole, fact):
            fact.demographic = whole.demographic
        if before is not None and (_one_adjective(before, fact) or _and_others(passage, before, fact)):
            before.status = fact.status
        whole = whole if fact.part else fact


def of_fighters(facts: Sequence[Fact]) -> None:
    """14 أسيرا من المسلحين بينهم أطفال, 17 من أفراد الشرطة منهم امرأتان: a boy or a woman among fighters is one."""
    wholes = {id(fact.draft): fact for fact in facts}
    for fact in facts:
        whole = None if fact.draft.parent is None else wholes.get(id(fact.draft.parent))
        if whole is not None and whole.status == "combatant" and fact.demographic in _HOUSEHOLD:
            fact.status = "combatant"


_HOUSEHOLD = frozenset({"child", "woman"})


def _others(passage: Passage, fact: Fact) -> bool:
    """آخرون, أربعة أشخاص آخرين."""
    phrase = fact.draft.phrase
    merely = bool(phrase.heads) and all(head.lemma in PERSONS for head in phrase.heads)
    return phrase.others or merely and "other" in passage.classes(phrase.last - 1)


def _theirs(passage: Passage, fact: Fact, whole: Fact) -> bool:
    """عناصرها, زميله are as those they are told beside; شقيقه as one of the townspeople, but not as a fighter."""
    head = fact.draft.phrase.heads[0] if fact.draft.phrase.heads else None
    kin = head is not None and head.kind == "kin" and head.lemma not in _COMRADES
    if kin and whole.status == "combatant":
        return False
    if fact.draft.phrase.possessive or passage.form(fact.draft.phrase.last - 1) in _ONE_OF_THEM:
        return True
    if head is None or not passage.form(fact.draft.phrase.head_at).endswith(_OWNED):
        return False
    if head.kind != "kin" and head.lemma not in _ATTENDANTS:
        return False
    return whole.status != "combatant" or head.lemma in _COMRADES | _ATTENDANTS


def _and_others(passage: Passage, before: Fact, fact: Fact) -> bool:
    """قُتل فلان و21 مسلحا آخرين: whom the others are counted with is one of their kind."""
    joined = fact.draft.phrase.conjoined and fact.draft.sentence == before.draft.sentence
    same = before.outcome == fact.outcome and before.value == 1 and not before.status and fact.status != "unknown"
    last = fact.draft.phrase.last
    return joined and same and bool(fact.status) and "other" in passage.classes(last - 1) | passage.classes(last)


def _another(before: Fact, fact: Fact) -> bool:
    """قضى طفل وأصيب آخر: another is another child."""
    alone = all(head.lemma == "آخر" for head in fact.draft.phrase.heads)
    return not fact.demographic and fact.draft.phrase.others and alone and before.value == fact.value == 1


def _one_adjective(before: Fact, fact: Fact) -> bool:
    near = fact.draft.phrase.conjoined and fact.draft.phrase.first <= before.draft.phrase.last + 1
    if not near or any(head.lemma in PERSONS or head.nationality for head in before.draft.phrase.heads[:1]):
        return False  # شخص مجهول ومدنيان are three men
    return not before.status and not before.draft.phrase.numbered and not fact.part


def _pair(before: Fact, fact: Fact) -> bool:
    """7 قتلى من الرعاة و5 جرحى, احتسبت قواتنا 8 شهداء و23 جريحا: the dead and the wounded told in one breath."""
    first, second = before.draft.phrase, fact.draft.phrase
    if before.part or fact.part or before.draft.sentence != fact.draft.sentence:
        return False
    if {before.outcome, fact.outcome} != {"killed", "wounded"}:
        return False
    plain = bool(first.own and second.own) and second.conjoined and len(second.heads) == 1
    return plain and 0 <= second.first - first.last <= _BREATH


def _alone(before: Fact, fact: Fact) -> bool:
    """استشهد جندي وأصيب اثنان: a number alone counts such as were just told of, killed or hurt with them."""
    first, second = before.draft.phrase, fact.draft.phrase
    if before.part or fact.part or before.draft.sentence != fact.draft.sentence:
        return False
    bare = second.rule == "count-bare" and not second.heads
    if not any(head.status != "unknown" and not head.demographic for head in first.heads):
        return False  # ستة أطفال وإصابة ثلاثة
    return bare and {before.outcome, fact.outcome} == {"killed", "wounded"}


_BREATH = 4  # words between the two numbers: what the first are of
