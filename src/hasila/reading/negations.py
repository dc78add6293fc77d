"""Negation: لم يُقتل أحد, دون وقوع إصابات, لا صحة لمقتل; not of what is said, counted or unknown beside it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from hasila.arabic.record import record
from hasila.lexicon.word_lists import word_list
from hasila.reading import hedges
from hasila.reading.attachment import Draft
from hasila.reading.passage import Passage
from hasila.reading.phrase import Phrase

Negated: TypeAlias = Literal["none", "denied", "dropped"]

_NEGATION_REACH = 7
_FAR_REACH = 16  # the same, of the negated verb that brings the harm about: its subject may be long
_NOT_NEGATED = frozenset("حدود يزال تزال يزالون زال زالت زالوا سيما بد شك يقل تقل يسبق تسبق طيار".split())
CLAUSE_ENDS = frozenset({"،", ",", "؛", ";", ":"})


@record
class Outcome:
    """Where an outcome is told: its first token ``anchor``, in the sentence of the tokens ``first:last``."""

    passage: Passage
    anchor: int
    first: int
    last: int


def negated(context: Outcome, draft: Draft) -> Negated | None:
    """What a negation before the outcome makes of it: none hurt, a number denied, nothing known; None without one."""
    passage = context.passage
    starts = [context.anchor]
    if draft.phrase.first > context.anchor:
        starts.append(draft.phrase.first)
    for start in starts:
        unknown = excepted = False
        for i in range(start - 1, max(context.first, start - _NEGATION_REACH) - 1, -1):
            classes, form = passage.classes(i), passage.form(i)
            no = "negation" in classes or _small_no(context, i)
            ends = form in CLAUSE_ENDS or ("clause" in classes and not no) or _quote_opens(passage, i)
            if ends or form in _FACTIVE:  # لم تعلق الحكومة على مقتل ثلاثة: it happened, whatever she did about it
                break
            if form == "وان" or (form == "ان" and _that_is_said(passage, i)):
                break  # مسؤول لم يذكر اسمه إن ثلاثة قتلوا: what he says is negated by nothing before it
            if "noinfo" in classes and passage.form(i + 1) in _OF_IT:
                break  # ولا يمكن التحقق منه: of what is not known nothing more is said
            unknown |= "noinfo" in classes
            excepted |= "except" in classes
            if "denial" in classes:
                break
            if no and (passage.form(i + 1) in _NAMING or _of_how(context, draft, i, start)):
                continue  # طلب عدم كشف هويته إن ثلاثة قتلوا: who says it wants to be unnamed
            hedge = no and (i in _inside_counts(passage, i) or hedges.opens(passage.tokens, i))
            if no and passage.form(i + 1) not in _NOT_NEGATED and not hedge:
                if "truth" in passage.classes(i + 1):
                    return "denied"
                if unknown or _tells_nothing(passage, i):
                    return "dropped"
                if excepted or _excepted_after(context, draft):
                    return None
                if _somebody(draft.phrase):
                    return "dropped"
                return "denied" if draft.phrase.numbered and draft.phrase.value is not None else "none"
            if i != start and passage.known[i].outcomes and _opens_clause(passage, i):
                break
    return None


def _of_how(context: Outcome, draft: Draft, i: int, start: int) -> bool:
    """أعدمت القوات بدون محاكمة 17, لم يستسلم المسلحون فقُتل ستة: is the negation at ``i`` of other words than these?

    Without has a noun, and reaches a verb through أن or ما only (دون أن يصاب أحد); لم and لن have no verb in the past.
    """
    passage, trigger = context.passage, draft.trigger
    form = None if trigger is None else trigger.form
    if form is not None and form.lemma == _FATE:
        return True  # لم يعرف مصير ثلاثة: what is not known is where they are
    if form is None or trigger is None or form.part != "verb" or start not in (trigger.at, draft.phrase.first):
        return False
    word = passage.form(i).removeprefix("و")
    if word in _OF_THE_IMPERFECT:
        return start == trigger.at and not form.imperfect
    if word not in _WITHOUT or any(passage.form(k) in _THAT for k in range(i + 1, start)):
        return False
    its_own = start - i == 1 or (start - i == _ITS_NOUN and "any" in passage.classes(i + 1))  # دون أي قتلى
    return start == trigger.at or not its_own


_FATE = "مصير"
_WITHOUT = frozenset({"دون", "بدون", "بلا"})
_OF_THE_IMPERFECT = frozenset({"لم", "لن"})
_ITS_NOUN = 2  # words from without to its noun behind any
_THAT = frozenset({"ان", "ما"})


def brought(context: Outcome, at: int) -> bool:
    """لم تسفر هجمات الجماعة المتواصلة منذ أشهر عن سقوط قتلى: harm behind the preposition of its verb."""
    passage = context.passage
    verb_has_it = passage.form(at - 1 - ("occurrence" in passage.classes(at - 1))) in _BROUGHT
    near = range(at - _NEGATION_REACH - 1, max(context.first, at - _FAR_REACH) - 1, -1) if verb_has_it else ()
    no = next((i for i in near if "negation" in passage.classes(i) and passage.form(i + 1) in _BRINGS), -1)
    between = range(no + 1, at)
    ends = any(passage.form(k) in CLAUSE_ENDS or passage.classes(k) & {"clause", "except"} for k in between)
    return no >= 0 and not ends and not any(form in _THAT_BRINGS for form in map(passage.form, between))


_BROUGHT = frozenset({"عن", "الي"})
_BRINGS = frozenset(word_list("brings"))
_THAT_BRINGS = frozenset({"التي", "الذي", "ادي", "ادت", "اسفر", "اسفرت"})


def _that_is_said(passage: Passage, i: int) -> bool:
    """إن, which only what is said opens (Ryding 2005, ch. 19): as the report spells it, which folding has made أن."""
    return passage.text[passage.tokens[i].start] == "إ" and passage.form(i + 1) not in _WHETHER


_POSSIBLE = frozenset({"يمكن", "يمكنه", "يمكنها"})  # لا يمكن أن تتيح خطف مدنيين: what may not be is no count of none
_FACTIVE = frozenset(word_list("factive"))
_WHETHER = frozenset({"كان", "كانت", "كانوا"})  # لم يعرف إن كان هناك ضحايا


_NAMING = frozenset({"كشف", "الكشف", "ذكر", "نشر", "الافصاح", "تسميته", "ايراد"})
_OF_IT = frozenset({"منه", "منها", "منهم", "عنه", "عنها"})


def _somebody(phrase: Phrase) -> bool:
    """لم يصب السائق, لم يصب مدير الأمن: that one person is unhurt is no count of the hurt."""
    office = bool(phrase.heads) and phrase.heads[0].kind == "role"
    return phrase.rule == "noun-sg" and (phrase.definite or office)


def _quote_opens(passage: Passage, i: int) -> bool:
    """طلب عدم ذكر اسمه «نقلنا حتى الآن 12 جثة»: a quotation is a clause of its own; but لم يوقع «أية ضحية»."""
    if passage.form(i) != '"':
        return False
    closes = next((k for k in range(i + 1, i + _OF_A_PHRASE) if passage.form(k) == '"'), None)
    return closes is None


_OF_A_PHRASE = 6  # tokens from mark to mark: words that are somebody else's, and no sentence


def _small_no(context: Outcome, i: int) -> bool:
    """ما في إصابات; ما سقط جرحى, where ما opens its sentence before a verb in the past (elsewhere it is "what")."""
    passage = context.passage
    if passage.form(i) == "في":
        return passage.form(i - 1) == "ما"
    if passage.form(i) not in ("ما", "وما") or (i > context.first and passage.form(i - 1) not in ('"', ":")):
        return False
    after = passage.known[i + 1].outcomes if i + 1 < context.last else ()
    return any(one.part == "verb" and not one.imperfect for one in after)


def _inside_counts(passage: Passage, i: int) -> range:
    """The tokens of the count that token ``i`` is part of (ما لا يقل عن 5), empty where it is part of none."""
    for first in range(max(0, i - 4), i + 1):
        count = passage.counts_at.get(first)
        if count is not None and i < count.last:
            return range(first, count.last)
    return range(0)


def _opens_clause(passage: Passage, i: int) -> bool:
    split = passage.known[i].outcome_split
    return bool(split and split.conjunction) and passage.known[i].outcomes[0].part == "verb"


def _unknown_after(passage: Passage, i: int) -> bool:
    return any("noinfo" in passage.classes(k) for k in range(i + 1, i + 4))


def _tells_nothing(passage: Passage, i: int) -> bool:
    """لا يمكن خطف مدنيين, لم ترد معلومات, لضمان عدم سقوط قتلى: does the negation at ``i`` tell nothing of any harm?"""
    ensured = "ensure" in passage.classes(i - 1) | passage.classes(i - 2)
    return passage.form(i + 1) in _POSSIBLE or _unknown_after(passage, i) or ensured


def _excepted_after(context: Outcome, draft: Draft) -> bool:
    return any("except" in context.passage.classes(k) for k in range(context.anchor, draft.phrase.first))
