"""Denial and doubt: نفى مقتل, قد يؤدي إلى مقتل, لو انفجرت لقتلت, read from the words before the outcome."""

from __future__ import annotations

from hasila.lexicon.gazetteer import gazetteer
from hasila.lexicon.speech import cue
from hasila.lexicon.word_lists import word_list
from hasila.reading.attachment import Draft
from hasila.reading.cause_words import find
from hasila.reading.negations import CLAUSE_ENDS, Outcome
from hasila.reading.passage import Passage

_DENIAL_REACH = 8
_DOUBT_REACH = 9
_WHOLE_CLAUSE = frozenset({"لو", "لولا"})  # the condition governs all that follows in its sentence


def denied(context: Outcome) -> bool:
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


def _rumoured(context: Outcome) -> bool:
    """نفت الوزارة ما تردد عن مقتل قائدين وأسر ثالث: harm told of in what is denied, and in nothing else."""
    passage = context.passage
    about = -1
    for i in range(context.anchor - 1, max(context.first, context.anchor - _RUMOUR_REACH) - 1, -1):
        form = passage.form(i)
        if form in CLAUSE_ENDS:
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


def doubted(context: Outcome, draft: Draft) -> bool:
    """لو انفجرت لقتلت, يخشى مقتل, قد يرتفع إلى: is it feared, planned, ordered or supposed?"""
    passage = context.passage
    trigger = draft.trigger
    form = trigger.form if trigger is not None else None
    past = form is not None and form.part == "verb" and not form.imperfect
    if passage.form(context.anchor - 1) in _HAPPENED_BEFORE:
        return False
    if trigger is not None and trigger.tally and _may_reach(passage, trigger.at, draft.phrase.first):
        return True
    if form is not None and form.lemma in _INTENDED and _purpose(passage, context.anchor) and not _led_to(context):
        return True
    for i in range(context.anchor - 1, context.first - 1, -1):
        word = passage.form(i)
        if word.lstrip("وف") in _WHOLE_CLAUSE:
            return True
        if context.anchor - i > _DOUBT_REACH:
            continue
        classes = passage.classes(i)
        if _inflicts(passage, i, draft) or _remands(passage, i, draft):
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
        if "demand" in classes and not past and not (_closed(passage, i, context.anchor) or _student(passage, i)):
            return True
        if _will(passage, i) and not past and not _closed(passage, i, context.anchor):
            return True
        if "perhaps" in classes and i == context.anchor - 1 and form is not None and form.imperfect:
            return True
    return False


def _student(passage: Passage, i: int) -> bool:
    """مقتل طالب وإصابة والدته, مقتل معلم وطالب وإصابة ثلاثة: one who studies, in the letters of a verb of demanding."""
    before = passage.known[i - 1] if i and passage.known[i].people else None
    if before is None or before.outcomes:
        return before is not None
    split = before.person_split
    joined = split is not None and not split.article and passage.form(i).startswith("و")
    governs = passage.form(i + 1).startswith("ب")  # وطالب باعتقال ثلاثة
    return joined and bool(before.people) and before.people[0].kind != "group" and not governs


def _may_reach(passage: Passage, tally: int, number: int) -> bool:
    """العدد الفعلي قد يصل إلى 218, سيرتفع إلى: is what the tally at token ``tally`` comes to only what may be?"""
    between = (i for i in range(tally, number) if passage.form(i) == "قد" or "preposition" in passage.classes(i + 1))
    return any(_will(passage, i) and "preposition" not in passage.classes(i - 1) for i in between)


def _inflicts(passage: Passage, i: int, draft: Draft) -> bool:
    """تفجيرات توقع 30 قتيلا, اشتباكات توقع قتلى: inflict, and not expect: whoever expects is named after his verb."""
    if passage.form(i).removeprefix("و") not in _INFLICTS:
        return False
    first = draft.phrase.first - draft.phrase.conjoined  # توقع قتلى وجرحى: the second of two nouns
    return i + 1 in passage.counts_at or (i + 1 == first and bool(draft.phrase.own))


def _remands(passage: Passage, i: int, draft: Draft) -> bool:
    """قررت النيابة حبس ثلاثة متهمين أربعة أيام: whom she remands is held."""
    ordered = draft.outcome == "detained" and passage.form(i).removeprefix("و") in _ORDERS
    return ordered and passage.form(i + 1) in _BENCH


_ORDERS = frozenset({"قرر", "قررت", "امر", "امرت"})
_BENCH = frozenset({"النيابه", "نيابه", "القاضي", "قاضي", "المحكمه", "جهات"})
_INFLICTS = frozenset({"توقع", "يوقع"})
_INTENDED = frozenset({"اعتقال", "قتل", "اغتيال", "خطف", "اختطاف", "اسر", "ضبط", "توقيف", "تصفيه"})
_RECALLING = word_list("recalling")
_RESULT_REACH = 6
_SENTENCES = frozenset(word_list("sentence"))  # what a court orders is not done yet
_HAPPENED_BEFORE = frozenset({"كما", "بعد", "عقب", "اثر", "منذ", "جراء", "نتيجه", "بسبب", "غداه"})


def _warily(passage: Passage, i: int) -> bool:
    """دخلوا بحذر, بعد حذر شديد: wariness, which warns of nothing."""
    return passage.form(i) == "بحذر" or passage.form(i) == "حذر" and "preposition" in passage.classes(i - 1)


def _led_to(context: Outcome) -> bool:
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
