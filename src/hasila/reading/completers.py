"""The words that make an outcome idiom whole (لقي ثلاثة حتفهم), and where its victims start."""

from __future__ import annotations

from hasila.lexicon.outcomes import OutcomeForm
from hasila.lexicon.word_lists import word_list
from hasila.reading.passage import Passage
from hasila.reading.phrase import BODIES

_COMPLETER_WITHIN = 25
_PREPOSITION_WITHIN = 4
_OBJECT_WITHIN = 10
_CARRIES_OUT = frozenset({"نفذ", "تنفيذ"})  # نفذت وزارة الداخلية أمس حكم القتل في أربعة
_SENTENCES = frozenset({"حكم", "حكما", "حكمي", "احكام", "حد", "عقوبه"})
_VICTIM = "ضحيه"
_GONE = frozenset({"راح", "ذهب"})
_NO_OBJECT = frozenset({"يد", "يدي", "ايدي", "ايد", "الاقل", "الاكثر", "اثر", "خلفيه", "متن", "الفور"})
_REMAINS = frozenset({"زال", "مازال", "بقي"})
_UNDER = "تحت"
_SUBJECT = 4  # tokens before the verb
_LEADS = frozenset({"ادي", "ادت", "يؤدي", "تؤدي", "مؤديا"})


def completed(passage: Passage, i: int, last: int, form: OutcomeForm) -> int | None:
    """The token of the completer that makes an idiom whole: ``i`` where none is needed, None where it is missing."""
    if not form.completers:
        return i
    if form.lemma == _FATE and _not_known(passage, i):
        return i
    if form.lemma in _FINDING and form.outcome == "missing":
        return None  # لم يعثر عليهم: only the pronoun tells whom
    reach = _reach(passage, i, form)
    opened = _preposition_at(passage, i, last, form)
    for j in range(i + 1, min(last, i + (reach if opened is None else _OBJECT_WITHIN) + 1)):
        word = passage.form(j)
        if _of_another(passage, i, j, form):
            continue
        if j == i + 1 and word == _VICTIM and form.victim == "subject" and form.lemma in _GONE:
            return None  # الذي راح ضحية القصف: they are named before, or nobody is
        if form.lemma in _CARRIES_OUT and j - i > _PREPOSITION_WITHIN and passage.form(j - 1) not in _SENTENCES:
            continue
        if word in form.completers and (word != form.preposition or "preposition" in passage.classes(j)):
            return _after_preposition(passage, j, last, form) if opened is None else opened
        if form.victim == "prep" and word in THEM:
            return None
    return None


def _reach(passage: Passage, i: int, form: OutcomeForm) -> int:
    """How many words from the one at token ``i`` the completer of ``form`` may stand."""
    reach = _PREPOSITION_WITHIN if form.victim in ("prep", "after") else _COMPLETER_WITHIN
    if form.outcome in ("released", "detained") and form.preposition in form.completers:
        reach = _OBJECT_WITHIN  # أفرجت السلطات أمس في العاصمة عن ثلاثة: the verb means nothing else
    if form.lemma in _CARRIES_OUT:
        reach = _OBJECT_WITHIN
    if form.lemma == _DONE_AWAY and passage.form(i + 1) in _DETACHMENTS:
        reach = _COMPLETER_WITHIN  # قضت مفرزة للجيش، اليوم الأربعاء، على إرهابي: no court, which rules so
    if "ارواح" in form.completers:
        reach = _OBJECT_WITHIN  # حصد وباء تفشى في المخيمات أرواح عشرين
    if len(form.preposition) == 1 and all(word.startswith(form.preposition) for word in form.completers):
        reach = _COMPLETER_WITHIN  # أودى زلزال بقوة 6 درجات بحياة عشرين: the idiom's verb means nothing else
    if all(completer.startswith("ل") for completer in form.completers):
        reach = _OBJECT_WITHIN  # تعرض ثلاثة لجروح: the injury is the verb's own object, not another clause's
    return reach


def _not_known(passage: Passage, i: int) -> bool:
    """لا يعرف مصيرهم, لم يتضح بعد مصير القبطان, دون معرفة مصيره: is the fate at token ``i`` said to be unknown?"""
    near = range(i - 1, max(0, i - _KNOWN_WITHIN), -1)
    return any(passage.form(k) in _KNOWN and "negation" in passage.classes(k - 1) for k in near)


def not_found(passage: Passage, i: int) -> bool:
    """لم يعثر عليهم, لم يتم العثور عليهم: is it said that those whom the pronoun names were not found?"""
    denied = any("negation" in passage.classes(k) for k in range(max(0, i - _DONE_WITHIN), i))
    return denied and passage.form(i + 1) in THEM


_DONE_AWAY = "قضي"
_DETACHMENTS = frozenset(word_list("detachment"))
_FATE = "مصير"
_KNOWN = frozenset(word_list("known_fate"))
_KNOWN_WITHIN = 4
_FINDING = frozenset({"عثر", "عثور"})
_DONE_WITHIN = 2  # words: لم يتم العثور


def _of_another(passage: Passage, i: int, j: int, form: OutcomeForm) -> bool:
    """Does token ``j``, though it may be a completer, belong to other words than the idiom's that begins at ``i``?"""
    word = passage.form(j)
    if form.victim == "prep" and _in_hedge(passage, i, j):
        return True  # قضى ما يزيد على خمسين: the preposition is the number's
    if word == "علي" and passage.form(j + 1) in _NO_OBJECT:
        return True  # قضى 17 على يد مسلحين: by whom, and no victims; قضى 30 شخصا على الأقل: how many
    if word == "اثر" and passage.text[passage.tokens[j].start] == "إ":
        return True  # فُقد عدد كبير إثر الانهيار: after it, and not أثرهم
    if word.startswith("ل") and passage.form(j - 1) in _LEADS:
        return True  # تعرضت البلدة لقصف أدى لإصابة ثلاثة: what the attack led to
    return _so_many(passage, i, j) or (form.lemma in _REMAINS and not _buried(passage, i, j))


def _so_many(passage: Passage, i: int, j: int) -> bool:
    """الذين سقطوا إلى 16 شهيدا: are those at token ``j`` counted, and no part of an idiom?"""
    counted = (passage.counts_at[k].last for k in range(i + 1, j) if k in passage.counts_at)
    return bool(passage.known[j].people) and j in counted


def _buried(passage: Passage, i: int, j: int) -> bool:
    """لا يزال العشرات تحت الأنقاض: does what remains lie under token ``j``? Not those who work there (يبحثون), nor the
    bodies of the dead, who are counted among these."""
    at_work = any(passage.form(k).startswith("ي") and passage.form(k).endswith("ون") for k in range(i + 1, j))
    around = range(max(0, i - _SUBJECT), j)
    bodies = any(person.lemma in BODIES for k in around for person in passage.known[k].people[:1])
    return passage.form(j - 1) == _UNDER and not (at_work or bodies)


def _in_hedge(passage: Passage, i: int, j: int) -> bool:
    """Does token ``j``, after token ``i``, stand among the words that qualify a number?"""
    return any((count := passage.counts_at.get(k)) is not None and j < count.last for k in range(i + 1, j + 1))


THEM = frozenset({"عليهم", "عليه", "عليها", "عليهما", "عنهم", "عنه", "عنها", "عنهما"})


def _preposition_at(passage: Passage, i: int, last: int, form: OutcomeForm) -> int | None:
    """Where the preposition stands before the completer: العثور على تسعة أحياء, نفذ بحق ثلاثة حكم الإعدام."""
    if form.victim != "prep" or len(form.preposition) == 1 or form.preposition in form.completers:
        return None
    near = range(i + 1, min(last, i + _PREPOSITION_WITHIN))
    return next((j for j in near if passage.form(j) == form.preposition), None)


def pronoun_follows(passage: Passage, i: int, last: int, form: OutcomeForm) -> bool:
    """تم إلقاء القبض عليهم: the pronoun names the victims."""
    if form.lemma in _FINDING and form.outcome == "missing":
        return not_found(passage, i)
    near, whole = (range(i + 1, min(last, i + reach)) for reach in (3, _OBJECT_WITHIN))
    complete = form.preposition in form.completers or any(passage.form(j) in form.completers for j in whole)
    on_them = any(passage.form(j) in form.completers and passage.form(j + 1) in THEM for j in whole)
    return on_them or (complete and any(passage.form(j) in THEM for j in near))  # ألقت الشرطة القبض عليهم


def _after_preposition(passage: Passage, j: int, last: int, form: OutcomeForm) -> int | None:
    """Where the victims of a set phrase start: القبض على 5, القبض أمس على خلية من 5."""
    if form.victim != "prep" or passage.form(j) == form.preposition or len(form.preposition) == 1:
        return j
    for k in range(j, min(last, j + 8)):
        if passage.form(k) == form.preposition:
            return k
    return None
