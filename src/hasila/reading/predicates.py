"""Nouns that say of people named before what befell them: سقط الجندي قتيلا, 20 مدنيا بين قتيل وجريح."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.arabic.record import replace
from hasila.lexicon.people import PersonForm
from hasila.lexicon.speech import small
from hasila.reading.completers import THEM
from hasila.reading.drafts import BACK_REACH, NO_DRAFT, STANDING, Draft
from hasila.reading.looking_back import chain
from hasila.reading.phrase import BODIES, Phrase

if TYPE_CHECKING:
    from hasila.reading.walk import Walk

_PREDICATE_REACH = 6
_AMONG_THOSE = "عداد"


def both_outcomes(walk: Walk, phrase: Phrase) -> Draft | None:
    """20 مدنيا بين قتيل وجريح; سقط جميع من كانوا على متنهما بين قتلى وجرحى."""
    if not (phrase.own and phrase.governor == "بين") or phrase.numbered or phrase.definite:
        return None
    both = {"killed", "wounded"}
    if not set(phrase.own) <= both | {"killed_or_wounded"}:
        return None
    while walk.pending and not walk.pending[-1].plural:
        walk.pending.pop()  # عشرات من قوات الرئيس فلان بين قتيل وجريح: one is not both
    target = walk.pending[-1] if walk.pending else None
    if target is not None and phrase.first - target.last <= BACK_REACH:
        both_of = [one for one in chain(walk) if one is target or (one.plural and not one.definite and one.numbered)]
        del walk.pending[-len(both_of) :]
        draft = [walk.add(one, "killed_or_wounded", None, "between-outcomes") for one in both_of][-1]
    elif walk.group and not (both & set(walk.group[-1].phrase.own) or _of_others(walk, phrase)):
        draft = walk.group[-1]
        if draft.outcome != "neutralised":  # تحييد 23 بين قتيل وموقوف: killed, wounded or captured
            for one in walk.group:
                if one.phrase.numbered and one.parent is draft.parent:
                    one.outcome = "killed_or_wounded"  # سقط 92 امرأة و287 طفلا بين قتيل وجريح
            draft.outcome = "killed_or_wounded"
        draft.rules.append("between-outcomes")
    else:
        nobody_counted = replace(phrase, value=None, qualifier="vague", plural=True)  # وسقط من فيها بين قتيل وجريح
        draft = walk.add(nobody_counted, "killed_or_wounded", None, "between-outcomes")
    walk.fed = True
    walk.between = phrase
    return draft


def _of_others(walk: Walk, phrase: Phrase) -> bool:
    """جرح أربعة، فيما تكبد العدو خسائر بين قتيل وجريح: does another clause stand between them and those told last?"""
    passage, after = walk.passage, range(walk.group[-1].phrase.last, phrase.first)
    return any("clause" in passage.classes(k) and passage.form(k - 1) == "،" for k in after)


def fell(walk: Walk, phrase: Phrase) -> Draft | None:
    """العشرات سقطوا قتلى وجرحى: the noun straight after a plural verb says how those fell who stand before it."""
    trigger = walk.open
    plural = trigger is not None and trigger.is_verb and trigger.form is not None and trigger.form.agreement == "pl"
    if trigger is None or not (plural and walk.group and phrase.own) or phrase.first != trigger.ready:
        return None
    draft = walk.group[-1]
    if draft.trigger is not trigger or "backward" not in draft.rules or phrase.rule != "noun-pl" or phrase.definite:
        return None
    if any(p.outcome == "wounded" for p in _people_at(walk, phrase.last)):
        draft.outcome, walk.between = "killed_or_wounded", phrase
    return draft


def came_as(walk: Walk, phrase: Phrase) -> Draft | None:
    """نُقل 18 شخصا إلى المستشفى مصابين بحروق: an accusative plural that says of those just counted what befell them."""
    last = walk.group[-1] if walk.group else None
    if last is None or not walk.fed or phrase.rule != "noun-pl" or phrase.own != (last.outcome,):
        return None
    if not last.phrase.numbered or last.phrase.own or phrase.governor or phrase.definite:
        return None
    near = phrase.first - last.phrase.last <= _PREDICATE_REACH
    return last if near and walk.passage.form(phrase.head_at).endswith("ين") else None


def predicate(walk: Walk, phrase: Phrase) -> Draft | None:
    """سقط الجندي قتيلا, ثلاثة أطفال ضحايا قصف: the noun says of someone named before what befell them."""
    own = [o for o in phrase.own if o not in STANDING]
    if not own or phrase.numbered or phrase.governor not in ("", "noun") or phrase.conjoined or phrase.rule == "term":
        return None
    if walk.passage.classes(phrase.first - 1) & {"occurrence", "negation"}:
        return None  # سقطت ثلاث قذائف دون وقوع قتلى: that there were any, and not what befell those before
    if phrase.rule == "noun-sg" and _made_so(walk, phrase.first - 1, own[0]):
        return NO_DRAFT  # فأرداه قتيلا
    article = phrase.definite and walk.passage.form(phrase.head_at).startswith("ال")
    if article and (walk.passage.form(phrase.first - 1) != _AMONG_THOSE or not walk.pending):
        return _some_are(walk, phrase, own[0])  # إنقاذ الجرحى: what is said of somebody is indefinite
    if "any" in walk.passage.classes(phrase.first - 1):
        return None  # لم يتسبب بأية ضحية: of nobody named before
    accusative = phrase.rule == "noun-sg" and phrase.heads[0].accusative
    if phrase.heads and phrase.heads[0].lemma == "ضحية" and phrase.rule == "noun-sg" and not phrase.definite:
        if (
            walk.pending
            and phrase.first - walk.pending[-1].last <= BACK_REACH
            and (walk.pending[-1].named or not walk.pending[-1].definite)
            and not any("that" in small(walk.passage.form(k)) for k in range(walk.pending[-1].last, phrase.first))
        ):
            return walk.add(walk.pending.pop(), own[0], None, "predicate")
        return None if "occurrence" in walk.passage.classes(phrase.first - 1) else NO_DRAFT
    recent = walk.open is not None and phrase.first - walk.open.at <= 3
    if accusative and walk.open is not None and walk.fed:
        if walk.group and walk.group[-1].outcome == own[0]:
            return walk.group[-1]
        if not walk.group and recent and walk.open.hungry:
            return NO_DRAFT
    subject = walk.pending[-1] if walk.pending else None
    on_them = _on_them(walk, phrase)
    if phrase.heads and (phrase.heads[0].lemma in ("إصابة", "وفاة") or phrase.heads[0].lemma in BODIES):
        return None
    if (
        subject is None
        or not (subject.numbered or subject.rule == "one-of" or _two_kinds(walk, phrase) or on_them)
        or (phrase.first - subject.last > _PREDICATE_REACH and not on_them)
    ):
        return None
    if (phrase.rule == "noun-sg" and not accusative) or (phrase.rule == "noun-du" and subject.value != _TWO):
        return None  # شيع المئات شهيدين
    if any(walk.passage.form(k) in ("،", ",", "؛") for k in range(subject.last, phrase.first)):
        return None
    both = any(p.outcome == "wounded" for p in _people_at(walk, phrase.last))
    walk.fed = True
    walk.between = phrase if both else None
    subjects = chain(walk)
    del walk.pending[-len(subjects) :]
    outcome = "killed_or_wounded" if both else own[0]
    return [walk.add(one, outcome, None, "predicate", join=one is not subjects[0]) for one in subjects][-1]


_TWO = 2


def _on_them(walk: Walk, phrase: Phrase) -> bool:
    """خمسة عمال عثر عليهم قتلى: those whom the pronoun before it takes up are what the noun says."""
    near = bool(walk.pending) and phrase.first - walk.pending[-1].last <= BACK_REACH
    return near and phrase.rule == "noun-pl" and walk.passage.form(phrase.first - 1) in THEM


def _some_are(walk: Walk, phrase: Phrase, outcome: str) -> Draft | None:
    """خُطفت 276 فتاة. ولا يزال 100 منهن في عداد المفقودات: some of those told of are said to be so."""
    if walk.passage.form(phrase.first - 1) != _AMONG_THOSE:
        return None
    last = walk.group[-1] if walk.group else None
    near = last is not None and phrase.first - last.phrase.last <= _PREDICATE_REACH
    if last is None or not near or "part-of-them" not in last.rules or outcome != "missing":
        return None
    last.outcome = outcome
    return last


def _two_kinds(walk: Walk, phrase: Phrase) -> bool:
    """ضابط وجنديان قتلى: joined people, and straight after them the plural that says what befell them."""
    subjects = chain(walk)
    plain = not any(one.definite or one.governor or one.own for one in subjects)
    return plain and len(subjects) > 1 and phrase.rule == "noun-pl" and phrase.first == subjects[-1].last


def _people_at(walk: Walk, at: int) -> tuple[PersonForm, ...]:
    return walk.passage.known[at].people if at < walk.last else ()


def _made_so(walk: Walk, at: int, outcome: str) -> bool:
    """Is token ``at`` a verb of that outcome whose pronoun names the victim?"""
    known = walk.passage.known[at] if at >= walk.first else None
    if known is None or known.outcome_split is None or not known.outcome_split.pronoun:
        return False
    return any(form.part == "verb" and form.outcome == outcome for form in known.outcomes)


def share(walk: Walk, draft: Draft) -> None:
    """طفلان وسبعة بالغين قتلى حريق: a noun said of the last of those joined is said of all of them."""
    phrase = draft.phrase
    if not phrase.conjoined or not walk.pending or not phrase.heads or phrase.heads[0].outcome or phrase.definite:
        return
    if walk.pending[-1] is not walk.last_phrase or walk.pending[-1].bare:
        return
    for one in chain(walk):
        if phrase.first - one.last <= _PREDICATE_REACH and not one.definite and not one.governor:
            walk.pending.remove(one)
            walk.add(one, draft.outcome, draft.trigger, "predicate", join=True)
