"""Did it happen? Negation, denial, fear, plan and condition, read from the words before the outcome."""

from __future__ import annotations

from typing import Literal

from hasila.arabic.record import record
from hasila.lexicon.gazetteer import gazetteer
from hasila.lexicon.place_words import cue as place_word
from hasila.lexicon.speech import cue
from hasila.lexicon.word_lists import word_list
from hasila.reading import hedges
from hasila.reading.attachment import Draft
from hasila.reading.cause_words import find
from hasila.reading.no_harm import no_harm
from hasila.reading.passage import Passage
from hasila.reading.phrase import Phrase
from hasila.reading.surroundings import verb_like
from hasila.reading.trigger import Trigger

Verdict = Literal["asserted", "none", "denied", "hypothetical", "dropped"]

_NEGATION_REACH = 7
_FAR_REACH = 16  # the same, of the negated verb that brings the harm about: its subject may be long
_DENIAL_REACH = 8
_DOUBT_REACH = 9
_WHOLE_CLAUSE = frozenset({"لو", "لولا"})  # the condition governs all that follows in its sentence
_NOT_NEGATED = frozenset("حدود يزال تزال يزالون زال زالت زالوا سيما بد شك يقل تقل يسبق تسبق طيار".split())
_CLAUSE_ENDS = frozenset({"،", ",", "؛", ";", ":"})


@record
class _Context:
    passage: Passage
    anchor: int
    first: int
    last: int


def verdict(passage: Passage, draft: Draft) -> Verdict:
    """What the report says of ``draft``: that it happened, that there were none, that it is denied or imagined.

    "dropped" is for what is no statement of harm at all: an attempt, a sentence, harm of which nothing is known.
    """
    first, last = passage.sentences[draft.sentence]
    trigger = draft.trigger
    anchor = draft.phrase.first if trigger is None or trigger.at > draft.phrase.first else trigger.at
    context = _Context(passage, anchor, first, last)
    said = anchor - 1 - (passage.form(anchor - 1) == "(")  # أقصى عقوبة (الإعدام)
    ordered = "nonevent" in passage.classes(said) and not (_town(passage, said) or _carried_out(passage, said))
    if trigger is not None and trigger.at == anchor and ordered:
        return "asserted" if _told_by_verb(passage, trigger) else "dropped"
    if no_harm(passage, draft):
        return "dropped"
    if any(passage.classes(k) & {"question", "generic"} for k in (first, first + 1)):
        return "dropped"
    if trigger is not None and trigger.form is not None and _future(passage, trigger.at):
        return "hypothetical"
    if draft.phrase.rule == "term" and "negation" in passage.classes(draft.phrase.first):
        return "none"  # بلا اعتقالات
    none_brought = draft.phrase.value is None and _brought(context, anchor)
    negated: Verdict | None = "none" if none_brought else _negated(context, draft)
    if negated is not None:
        return negated
    if _denied(context):
        return "denied"
    if _doubted(context, draft):
        return "hypothetical"
    return "dropped" if _any(passage, draft) or _sought(draft) else "asserted"


def _town(passage: Passage, i: int) -> bool:
    """وفي بعقوبة قتل ثلاثة, في قضاء بعقوبة أصيب: what a preposition or a place's word governs has no ب of its own."""
    if not passage.form(i).startswith("ب"):
        return False
    leads = place_word(passage.form(i - 1))
    return "preposition" in passage.classes(i - 1) or (leads is not None and leads[1].cls in ("head", "direction"))


def _carried_out(passage: Passage, said: int) -> bool:
    """تنفيذ أحكام بإعدام 13: a sentence that was carried out is no sentence only."""
    return any(passage.form(k).lstrip("وب") in _CARRIED_OUT for k in range(max(0, said - _CARRIER), said))


_CARRIED_OUT = frozenset(word_list("carried_out"))
_CARRIER = 3  # words from the verb to the sentence: its subject


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


def _negated(context: _Context, draft: Draft) -> Verdict | None:
    passage = context.passage
    starts = [context.anchor]
    if draft.phrase.first > context.anchor:
        starts.append(draft.phrase.first)
    for start in starts:
        unknown = excepted = False
        for i in range(start - 1, max(context.first, start - _NEGATION_REACH) - 1, -1):
            classes, form = passage.classes(i), passage.form(i)
            no = "negation" in classes or _small_no(context, i)
            if form in _CLAUSE_ENDS or ("clause" in classes and not no) or _quote_opens(passage, i):
                break
            if form == "ان" and _that_is_said(passage, i):
                break  # مسؤول لم يذكر اسمه إن ثلاثة قتلوا: what he says is negated by nothing before it
            if "noinfo" in classes and passage.form(i + 1) in _OF_IT:
                break  # ولا يمكن التحقق منه: of what is not known nothing more is said
            unknown |= "noinfo" in classes
            excepted |= "except" in classes
            if "denial" in classes:
                break
            if no and passage.form(i + 1) in _NAMING:
                continue  # طلب عدم كشف هويته إن ثلاثة قتلوا: who says it wants to be unnamed
            hedge = no and (i in _inside_counts(passage, i) or hedges.opens(passage.tokens, i))
            if no and passage.form(i + 1) not in _NOT_NEGATED and not hedge:
                if "truth" in passage.classes(i + 1):
                    return "denied"
                if unknown or _unknown_after(passage, i) or "ensure" in passage.classes(i - 1) | passage.classes(i - 2):
                    return "dropped"
                if excepted or _excepted_after(context, draft):
                    return None
                if _somebody(draft.phrase):
                    return "dropped"
                return "denied" if draft.phrase.numbered and draft.phrase.value is not None else "none"
            if i != start and passage.known[i].outcomes and _opens_clause(passage, i):
                break
    return None


def _brought(context: _Context, at: int) -> bool:
    """لم تسفر هجمات الجماعة المتواصلة منذ أشهر عن سقوط قتلى: harm behind the preposition of its verb."""
    passage = context.passage
    verb_has_it = passage.form(at - 1 - ("occurrence" in passage.classes(at - 1))) in _BROUGHT
    near = range(at - _NEGATION_REACH - 1, max(context.first, at - _FAR_REACH) - 1, -1) if verb_has_it else ()
    no = next((i for i in near if "negation" in passage.classes(i) and passage.form(i + 1) in _BRINGS), -1)
    between = range(no + 1, at)
    ends = any(passage.form(k) in _CLAUSE_ENDS or passage.classes(k) & {"clause", "except"} for k in between)
    return no >= 0 and not ends and not any(form in _THAT_BRINGS for form in map(passage.form, between))


_BROUGHT = frozenset({"عن", "الي"})
_BRINGS = frozenset(word_list("brings"))
_THAT_BRINGS = frozenset({"التي", "الذي", "ادي", "ادت", "اسفر", "اسفرت"})


def _that_is_said(passage: Passage, i: int) -> bool:
    """إن, which only what is said opens (Ryding 2005, ch. 19): as the report spells it, which folding has made أن."""
    return passage.text[passage.tokens[i].start] == "إ" and passage.form(i + 1) not in _WHETHER


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


def _small_no(context: _Context, i: int) -> bool:
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


def _excepted_after(context: _Context, draft: Draft) -> bool:
    return any("except" in context.passage.classes(k) for k in range(context.anchor, draft.phrase.first))


def _denied(context: _Context) -> bool:
    """نفى مقتل; but not نفى مسؤوليته عن مقتل, nor لم ينف مقتل."""
    passage = context.passage
    if _rumoured(context):
        return True
    for i in range(context.anchor - 1, max(context.first, context.anchor - _DENIAL_REACH) - 1, -1):
        classes = passage.classes(i)
        said = cue(passage.form(i))
        if said is not None and said.act == "states" and said.part == "past" and said.conjunction and not said.weak:
            return False  # نفت قصف المنزل، وقالت إنها وجدت 11 جثة
        if "denial" in classes:
            return "negation" not in passage.classes(i - 1)
        if "responsibility" in classes or passage.form(i) in ("؛", ";") or "clause" in classes:
            return False
    return False


def _rumoured(context: _Context) -> bool:
    """نفت الوزارة ما تردد عن مقتل قائدين وأسر ثالث: harm told of in what is denied, and in nothing else."""
    passage = context.passage
    about = -1
    for i in range(context.anchor - 1, max(context.first, context.anchor - _RUMOUR_REACH) - 1, -1):
        form = passage.form(i)
        if form in _CLAUSE_ENDS:
            return False
        if about < 0:
            about = i if form in _ABOUT else about
            if "clause" in passage.classes(i) or form in _WHAT:
                return False
        elif form in _WHAT:
            near = range(max(context.first, i - _DENIAL_REACH), i)
            denied = [k for k in near if "denial" in passage.classes(k)]
            no_truth = "truth" in passage.classes(i - 1) and "negation" in passage.classes(i - 2)
            return no_truth or (bool(denied) and "negation" not in passage.classes(denied[-1] - 1))
    return False


_RUMOUR_REACH = 16
_WHAT = frozenset({"ما", "لما", "بما"})
_ABOUT = frozenset({"عن", "من", "حول", "بشان", "بخصوص"})


def _doubted(context: _Context, draft: Draft) -> bool:
    passage = context.passage
    trigger = draft.trigger
    form = trigger.form if trigger is not None else None
    past = form is not None and form.part == "verb" and not form.imperfect
    if passage.form(context.anchor - 1) in _HAPPENED_BEFORE:
        return False
    if trigger is not None and trigger.tally and any(_will(passage, i) for i in range(trigger.at, draft.phrase.first)):
        return True  # العدد الفعلي قد يصل إلى 218
    if form is not None and form.lemma in _INTENDED and _purpose(passage, context.anchor) and not _led_to(context):
        return True
    for i in range(context.anchor - 1, context.first - 1, -1):
        word = passage.form(i)
        if word.lstrip("وف") in _WHOLE_CLAUSE:
            return True
        if context.anchor - i > _DOUBT_REACH:
            continue
        classes = passage.classes(i)
        if _inflicts(passage, i, draft):
            continue
        if "court" in classes and trigger is not None and trigger.form is not None and trigger.form.lemma in _SENTENCES:
            return True
        if (
            "hypothetical" in classes
            and not _warily(passage, i)
            and (not past or word in ("ربما", "اذا", "لعل") or _may_be(passage, i, context.anchor))
            and not _closed(passage, i, context.anchor)
        ):
            return True
        if "demand" in classes and not past and not _closed(passage, i, context.anchor):
            return True
        if _will(passage, i) and not past and not _closed(passage, i, context.anchor):
            return True
        if "perhaps" in classes and i == context.anchor - 1 and form is not None and form.imperfect:
            return True
    return False


def _inflicts(passage: Passage, i: int, draft: Draft) -> bool:
    """تفجيرات توقع 30 قتيلا, اشتباكات توقع قتلى: inflict, and not expect: whoever expects is named after his verb."""
    if passage.form(i).removeprefix("و") not in _INFLICTS:
        return False
    first = draft.phrase.first - draft.phrase.conjoined  # توقع قتلى وجرحى: the second of two nouns
    return i + 1 in passage.counts_at or (i + 1 == first and bool(draft.phrase.own))


_INFLICTS = frozenset({"توقع", "يوقع"})
_INTENDED = frozenset({"اعتقال", "قتل", "اغتيال", "خطف", "اختطاف", "اسر", "ضبط", "توقيف", "تصفيه"})
_RECALLING = word_list("recalling")
_RESULT_REACH = 6
_SENTENCES = frozenset(word_list("sentence"))  # what a court orders is not done yet
_HAPPENED_BEFORE = frozenset({"كما", "بعد", "عقب", "اثر", "منذ", "جراء", "نتيجه", "بسبب", "غداه"})


def _warily(passage: Passage, i: int) -> bool:
    """دخلوا بحذر, بعد حذر شديد: wariness, which warns of nothing."""
    return passage.form(i) == "بحذر" or passage.form(i) == "حذر" and "preposition" in passage.classes(i - 1)


def _led_to(context: _Context) -> bool:
    """أدى القصف لمقتل ثلاثة, الذكرى الثانية لاغتيال فلان: does a result, an addition or a memory lead to the noun?"""
    passage = context.passage
    before = range(max(context.first, context.anchor - _RESULT_REACH), context.anchor)
    return any(
        passage.classes(k) & {"additive", "suffers"}
        or find(passage, k, "result") is not None
        or any(word in passage.form(k) for word in _RECALLING)
        for k in before
    )


def _purpose(passage: Passage, anchor: int) -> bool:
    """داهمت دورية منزلاً لاعتقال ابنه, عملية لاعتقال مطلوب: what they came for."""
    known = passage.known[anchor]
    split = known.outcome_split
    noun = any(form.part == "noun" for form in known.outcomes)
    return noun and split is not None and split.particle == "ل" and not split.pronoun


def _may_be(passage: Passage, i: int, anchor: int) -> bool:
    """يخشى أن يكون خمسة قد قضوا: the fear is of what may have happened."""
    return any(passage.form(k) in _BEING for k in range(i + 1, anchor))


_BEING = frozenset({"يكون", "تكون", "يكونوا", "يكونان"})


def _will(passage: Passage, i: int) -> bool:
    """A verb of what may or will be: قد يؤدي, سيؤدي, ستسفر."""
    form = passage.form(i).lstrip("و")
    if passage.tokens[i].kind != "word" or passage.known[i].people or passage.known[i].outcomes:
        return False
    if form == "قد":
        verb = passage.form(i + 1)
        return (
            verb[:1] in ("ي", "ت")
            and passage.tokens[i + 1].kind == "word"
            and (len(verb) > 3 or "reach" in passage.classes(i + 1))
            and not verb.endswith(("ت", "وا"))
            and verb not in _PAST_IN_TA
        )
    future = len(form) > 4 and form[:2] in ("سي", "ست") and form[:4] not in _NO_FUTURE and not passage.known[i].classes
    return future and form not in gazetteer()  # ستراسبورغ


_NO_FUTURE = frozenset(word_list("no_future"))
_PAST_IN_TA = frozenset(word_list("past_in_ta"))


def _closed(passage: Passage, i: int, anchor: int) -> bool:
    """Does the doubt end before the anchor: at a clause mark, or with a new verb in the past?"""
    return any(passage.form(k) in ("؛", ";", "،", ",") or "clause" in passage.classes(k) for k in range(i + 1, anchor))
