"""Beyond one event: events that are counted, several or here and there, and numbers that no one event leaves."""

from __future__ import annotations

from hasila.arabic.questions import question_of
from hasila.lexicon.scopes import of_scope_class, scope_words
from hasila.lexicon.speech import cue
from hasila.lexicon.word_lists import word_list
from hasila.reading.attachment import Draft
from hasila.reading.counts import Count
from hasila.reading.passage import Passage, between
from hasila.reading.scope_dates import dates_from, one_day
from hasila.reading.scope_marks import among, classes_at, classes_of, steering
from hasila.reading.scope_reach import throughout
from hasila.reading.tallies import raises

_HUNDREDS = 100
_MANY_HURT = {"wounded": 10_000, "missing": 1_000, "displaced": 10_000}  # more than one event leaves
_THOUSANDS = 1_000  # of those hurt or driven out, with no number
_MANY_DEAD = 500  # more dead than all but a few single events of a decade: a count of a campaign or a war
_NEAR_BEFORE, _NEAR_AFTER = 8, 10
_VAGUE_BEFORE = 12
_EVENTS_BEFORE = 14
_COUNT_BACK = 6
_MANY_ATTACKS = 10
_SEVERAL = 3
_BLASTS = frozenset({"هجمات", "انفجارات", "تفجيرات", "اعتداءات"})
_SALVOS = ("بصوار", "بصارو", "صارو", "بقذ", "بالصوار", "بالقذ")  # سبع هجمات بصواريخ: one barrage
_SEVERAL_AFTER, _PLACE_AFTER = 12, 10
_MANY_AFTER = 20
_EVENT_BEFORE = 25
_EVENT_AFTER = 6
_IN_IT = frozenset({"في", "بعد", "جراء", "اثر", "نتيجه", "بسبب", "عقب", "خلال", "اثناء"})
_HEIGHTS = frozenset(word_list("heights"))
_DISASTERS = frozenset(word_list("disaster"))
_LEAD = 2  # sentences
_APART = frozenset({"منفصله", "متفرقه"})
_COMES = frozenset({"ياتي", "تاتي", "وياتي", "وتاتي"})


def beyond_one_event(passage: Passage, draft: Draft) -> bool:
    """Does the figure's sentence, or its number, tell of more than one event?"""
    first, last = passage.sentences[draft.sentence]
    if too_many(passage, draft):
        return True
    near = _NEAR_BEFORE if draft.phrase.value is not None else _VAGUE_BEFORE
    wide = range(max(first, draft.phrase.first - near), min(last, draft.phrase.last + _MANY_AFTER))
    injured = (k for k in steering(passage, wide) if "many" in classes_at(passage, k))
    at = draft.phrase.first
    for k in injured:
        if passage.form(k + 1) in _HEIGHTS or (k > at and among(passage, "turn", draft.phrase.last, k)):
            continue  # في سلسلة جبال, في حين شهدت مناطق أخرى سلسلة تفجيرات
        if _one_of_them(passage, k):
            continue
        if passage.form(k) in _APART and passage.form(k - 1).endswith("ه"):
            continue  # وفي حادثة منفصلة: one, and not many
        if any(passage.form(j) in _COMES for j in range(draft.phrase.last, k)):
            continue  # يأتي ذلك بعد سلسلة غارات: what went before it
        if "injury" not in classes_at(passage, k - 1) and not of_one_event(passage, draft, k if k < at else 0):
            return True
    if kept_count(passage, draft) or _counted_events(passage, draft) or throughout(passage, draft):
        return True
    if summed(passage, draft) or since_dawn(passage, draft):
        return True
    after = draft.phrase.last
    several = between(passage.words.where(_several), after, min(last, after + _SEVERAL_AFTER))
    return any(
        _in_several_places(passage, k, last)
        for k in several if not (_one_of_them(passage, k) or _one_of_them(passage, k - 1))  # ضمن سلسلة هجمات
    )


def _one_of_them(passage: Passage, k: int) -> bool:
    """وهو هجوم ضمن سلسلة هجمات, الأحدث في سلسلة تفجيرات: is it one of the many at token ``k`` that is told of?"""
    latest = passage.form(k - 1) in ("في", "من") and passage.form(k - 2) in _LATEST
    return latest or passage.form(k - 1) in _AMONG


_LATEST = frozenset({"الاحدث", "احدث", "الاخير", "الاخيره"})
_AMONG = frozenset({"ضمن", "اطار", "سياق"})


def _counted_events(passage: Passage, draft: Draft) -> bool:
    """18 مجزرة راح ضحيتها 174, قتل 42 في 1244 حادث مرور: crimes and accidents that somebody has counted."""
    first, last = passage.sentences[draft.sentence]
    near = range(max(first, draft.phrase.first - _EVENTS_BEFORE), min(last, draft.phrase.last + _NEAR_AFTER))
    counts = [passage.counts_at[k] for k in near if k in passage.counts_at]
    if any(not (count.no_count or _one(count)) and "counted" in classes_at(passage, count.last) for count in counts):
        return True
    told = (count.last for count in counts if (count.value or 0) >= _SEVERAL and passage.form(count.last) in _BLASTS)
    if any(not (_parted(passage, draft, k) or passage.form(k + 1).startswith(_SALVOS)) for k in told):
        return True  # في ثلاثة انفجارات, تعرضت لسبع هجمات أدت إلى
    attacks = between(passage.words.where(_attacks), first, near.stop)
    return any(_many_attacks(passage, k) and not _parted(passage, draft, k) for k in attacks)


def _many_attacks(passage: Passage, i: int) -> bool:
    """470 هجوما: does a number before token ``i`` count more attacks than one day sees?"""
    counts = (passage.counts_at[k] for k in range(max(0, i - _COUNT_BACK), i) if k in passage.counts_at)
    return any(count.last == i and (count.value or 0) >= _MANY_ATTACKS for count in counts)


def _parted(passage: Passage, draft: Draft, i: int) -> bool:
    """Does a day or a turn stand between the attacks at token ``i`` and the figure, which is not told of them all?"""
    low, high = min(i, draft.phrase.last), max(i, draft.phrase.last - 1)
    start, stop = passage.tokens[low].start, passage.tokens[high].end
    dated = any(one_day(date) and date.span.start < stop for date in dates_from(passage, start))
    return dated or (i > draft.phrase.first and among(passage, "turn", low, high))


@question_of(lambda: of_scope_class("attack"))
def _attacks(form: str) -> bool:
    return "attack" in scope_words().get(form, ())


def _one(count: Count) -> bool:
    """Is it one thing that is counted, two, or one of several?"""
    return count.value in (1, 2) or count.no_count == "ordinal"


def kept_count(passage: Passage, draft: Draft) -> bool:
    """بحسب إحصائية, أحصى المركز مقتل 20, وثقت حتى الآن مقتل 111: a count that somebody keeps."""
    if any(head.lemma == "جثة" for head in draft.phrase.heads):
        return False  # أحصى المراسل ست جثث: at one scene
    first, last = passage.sentences[draft.sentence]
    near = range(max(first, draft.phrase.first - _NEAR_BEFORE), min(last, draft.phrase.last + _NEAR_AFTER))
    return among(passage, "tallied", near.start, near.stop) or any(_kept_so_far(passage, i) for i in near)


def _kept_so_far(passage: Passage, i: int) -> bool:
    """وثقت المفوضية حتى الآن: does a verb of recording that stands before "so far" go on counting?"""
    if passage.form(i) != "حتي" or passage.form(i + 1) != "الان":
        return False
    found = (cue(passage.form(k)) for k in range(max(0, i - _SO_FAR), i))
    return any(each is not None and each.frame == "record" for each in found)


_SO_FAR = 3


def since_dawn(passage: Passage, draft: Draft) -> bool:
    """استشهد 22 في القطاع منذ فجر اليوم: all of a day so far in a whole land, over whatever happened there."""
    if (draft.phrase.value or 0) < _FEW_OF_A_DAY:
        return False
    first, last = passage.sentences[draft.sentence]
    low, high = max(first, draft.phrase.first - _NEAR_AFTER), min(last, draft.phrase.last + _MANY_AFTER)
    words = steering(passage, range(low, high))
    since = any("since" in classes_at(passage, k) and "today" in classes_at(passage, k + 1) for k in words)
    return since and any("land" in classes_at(passage, k) for k in words) and not _in_one_event(passage, draft)


_FEW_OF_A_DAY = 3


def summed(passage: Passage, draft: Draft) -> bool:
    """إجمالي الشهداء: 379: a line of a statement's sums; ليرتفع عدد شهداء اليوم إلى 11: all of a day, those told of and
    others. No sum of one event."""
    if "tally" not in draft.rules and not draft.phrase.own:
        return False
    first = passage.sentences[draft.sentence][0]
    near = range(max(first, draft.phrase.first - _NEAR_BEFORE), draft.phrase.first)
    total = any("total" in classes_at(passage, k) for k in near)
    lined = total and passage.form(draft.phrase.first - 1) == ":"
    of_day = any(passage.form(k) == "اليوم" and passage.known[k - 1].people for k in near)
    risen = any(raises(passage, k) or passage.form(k).removeprefix("و") in _ROSE for k in near)
    held = draft.outcome == "detained" and any(passage.form(k) in _ARRESTS for k in near)  # حصيلة الاعتقالات بلغت 9225
    if not lined and not held and not (risen and (of_day or total)):
        return False
    return not of_one_event(passage, draft) and not _in_one_event(passage, draft)


_ARRESTS = frozenset({"الاعتقالات", "اعتقالات"})
_ROSE = frozenset({"ارتفع", "ارتفاع", "يرتفع"})


def too_many(passage: Passage, draft: Draft) -> bool:
    """More dead than one event leaves: hundreds, thousands."""
    count = passage.counts_at.get(draft.phrase.first)
    scale = count.numeral.scale if count is not None and count.vague and count.numeral is not None else 0
    value = draft.phrase.value or 0
    if draft.outcome in _MANY_HURT:
        many = scale >= _THOUSANDS or value >= _MANY_HURT[draft.outcome]
    else:
        many = draft.outcome in ("killed", "killed_or_wounded") and (scale >= _HUNDREDS or value >= _MANY_DEAD)
    if not many:
        return False
    return not (of_one_event(passage, draft) or _in_one_event(passage, draft) or _of_disaster(passage))


def _of_disaster(passage: Passage) -> bool:
    """Is one disaster, the earthquake or the flood, what the report opens with? Its thousands of dead are of one."""
    last = passage.sentences[min(_LEAD, len(passage.sentences)) - 1][1]
    return bool(between(passage.words.where(_disaster), 0, last))


@question_of(lambda: _DISASTERS)
def _disaster(form: str) -> bool:
    return form in _DISASTERS or form[1:] in _DISASTERS and form[0] in "وبل"


def _in_one_event(passage: Passage, draft: Draft) -> bool:
    """مقتل 5200 شخص في زلزال, وفاة الآلاف جراء الإعصار: of one, told right after the number."""
    words = scope_words()
    for i in range(draft.phrase.last, min(draft.phrase.last + _EVENT_AFTER, passage.sentences[draft.sentence][1])):
        if passage.tokens[i].kind == "mark":
            return False
        if "event" in words.get(passage.form(i), ()) and (passage.form(i - 1) in _IN_IT or passage.form(i)[0] == "ب"):
            return True  # مقتل 5200 شخص في زلزال
    return False


def of_one_event(passage: Passage, draft: Draft, first: int = 0) -> bool:
    """أدى تفجير شاحنة إلى مقتل 512; سلسلة تفجيرات، بينها هجوم أودى بحياة 100: of one, told after token ``first``."""
    start = max(first, passage.sentences[draft.sentence][0], draft.phrase.first - _EVENT_BEFORE)
    words = scope_words()
    counts = (passage.counts_at[k] for k in range(start, draft.phrase.first) if k in passage.counts_at)
    counted = {count.last for count in counts if not (count.no_count or _one(count))}
    forms = (passage.form(i) for i in range(start, draft.phrase.first) if i not in counted)
    return any("event" in words.get(form, ()) or "event" in words.get(form.removeprefix("ل"), ()) for form in forms)


def _in_several_places(passage: Passage, i: int, last: int) -> bool:
    """بانفجار عبوتين في بلدة كذا وقرية كذا: more events than one, each in its own place."""
    reach = range(i + 1, min(last, i + _PLACE_AFTER))
    start = next((k for k in reach if passage.form(k) in ("في", "علي")), None)
    if start is None:
        return False
    joined = range(start + 2, min(last, start + 7))
    return any(
        passage.form(k).startswith("و") and len(passage.form(k)) > 3 and not passage.known[k].outcomes for k in joined
    )


@question_of(scope_words)
def _several(form: str) -> bool:
    """May a folded word tell of acts that are several (انفجارين, بقصف)?"""
    return "several" in classes_of(form) or "several" in scope_words().get(form.removeprefix("ب"), ())
