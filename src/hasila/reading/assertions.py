"""Did it happen? What negation, denial, fear, plan and condition before an outcome make of it."""

from __future__ import annotations

from typing import Literal

from hasila.lexicon.given_names import given_names
from hasila.lexicon.place_words import cue as place_word
from hasila.reading.attachment import Draft
from hasila.reading.counted import carried_out
from hasila.reading.doubts import denied, doubted
from hasila.reading.negations import Outcome, brought, negated
from hasila.reading.no_harm import no_harm
from hasila.reading.passage import Passage
from hasila.reading.surroundings import verb_like
from hasila.reading.trigger import Trigger

Verdict = Literal["asserted", "none", "denied", "hypothetical", "dropped"]


def verdict(passage: Passage, draft: Draft) -> Verdict:
    """What the report says of ``draft``: that it happened, that there were none, that it is denied or imagined.

    "dropped" is for what is no statement of harm at all: an attempt, a sentence, harm of which nothing is known.
    """
    first, last = passage.sentences[draft.sentence]
    trigger = draft.trigger
    anchor = draft.phrase.first if trigger is None or trigger.at > draft.phrase.first else trigger.at
    context = Outcome(passage, anchor, first, last)
    said = anchor - 1 - (passage.form(anchor - 1) == "(")  # أقصى عقوبة (الإعدام)
    ordered = "nonevent" in passage.classes(said) and not (_town(passage, said) or carried_out(passage, said))
    if trigger is not None and trigger.at == anchor and ordered:
        return "asserted" if _told_by_verb(passage, trigger) else "dropped"
    if no_harm(passage, draft):
        return "dropped"
    if any(passage.classes(k) & {"question", "generic"} for k in (first, first + 1)) or _whoever(passage, anchor):
        return "dropped"
    if trigger is not None and trigger.form is not None and _future(passage, trigger.at):
        return "hypothetical"
    if draft.phrase.rule == "term" and "negation" in passage.classes(draft.phrase.first):
        return "none"  # بلا اعتقالات
    none_brought = draft.phrase.value is None and brought(context, anchor)
    said_no: Verdict | None = "none" if none_brought else negated(context, draft)
    if said_no is not None:
        return said_no
    if denied(context):
        return "none" if draft.phrase.rule == "nobody" else "denied"  # نفى مقتل أي من عناصره
    if doubted(context, draft):
        return "hypothetical"
    return "dropped" if _any(passage, draft) or _sought(draft) else "asserted"


def _whoever(passage: Passage, anchor: int) -> bool:
    """كل من قبض على شخص, كل من يتعمد قتل شخص: whoever may do it, as a law says; but قال كل من ياسر ويوسف إن …."""
    for k in range(max(0, anchor - _WHOEVER), anchor - 1):
        if passage.form(k).removeprefix("ل") == "كل" and passage.form(k + 1) == "من":
            does = passage.form(k + _EACH)
            return k + _EACH == anchor or (k + _EACH < anchor and does.startswith("ي") and does not in given_names())
    return False


_WHOEVER = 5  # words from كل to the deed
_EACH = 2  # words: كل من


def _town(passage: Passage, i: int) -> bool:
    """وفي بعقوبة قتل ثلاثة, في قضاء بعقوبة أصيب: what a preposition or a place's word governs has no ب of its own."""
    if not passage.form(i).startswith("ب"):
        return False
    leads = place_word(passage.form(i - 1))
    return "preposition" in passage.classes(i - 1) or (leads is not None and leads[1].cls in ("head", "direction"))


def _told_by_verb(passage: Passage, trigger: Trigger) -> bool:
    """عمليات اعتقال طالت 12 شاباً: the verb tells that what the noun names was done."""
    return trigger.form is not None and trigger.form.victim == "after" and verb_like(passage.form(trigger.completed_at))


def _sought(draft: Draft) -> bool:
    """تبحث الفرق عن ناجين تحت الأنقاض: those who are looked for, and of whom nobody knows whether there are any; جثث
    بعض القتلى ما تزال تحت الأنقاض: the dead are not missing."""
    form = draft.trigger.form if draft.trigger is not None else None
    if form is None or draft.outcome != "missing":
        return False
    return (form.lemma == "بحث" and not draft.phrase.numbered) or "killed" in draft.phrase.own


def _any(passage: Passage, draft: Draft) -> bool:
    """أي إصابات without a negation: whatever there may be, not what there was."""
    first = draft.phrase.first
    if draft.phrase.rule == "term":
        return "any" in passage.classes(first)
    return "any" in passage.classes(first - 1) and not draft.phrase.numbered


def _future(passage: Passage, i: int) -> bool:
    """سيقتل, سوف يقتل, أن يقتل; but قبل أن يقتل ثلاثة came to pass, and دون أن يصاب أحد says that none was."""
    split = passage.known[i].outcome_split
    told = passage.known[i].outcomes[0]
    particle = split.particle if split is not None else ""
    answers = particle == "ل" and told.part == "verb" and not told.imperfect
    if answers or particle == "س":
        return True  # لو انفجرت لقتلت; سيقتل
    to_be = passage.form(i - 1) == "ان" and passage.form(i - 2) not in _CAME_TO_PASS
    return (to_be or passage.form(i - 1) == "سوف") and passage.known[i].outcomes[0].imperfect


_CAME_TO_PASS = frozenset({"دون", "بدون", "قبل", "الي"})
