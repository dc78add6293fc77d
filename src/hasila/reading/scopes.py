"""One event, or a total over many? Read from the words around a figure (the guide's ``scope``)."""

from __future__ import annotations

from hasila.reading.attachment import Draft
from hasila.reading.passage import Passage

_PERIODS = frozenset(
    "شهر الشهر اسبوع الاسبوع عام العام سنه السنه فتره الفتره اشهر شهور الاشهر الشهور اعوام الاعوام سنوات السنوات اسابيع الاسابيع "
    "عقد عقود حرب الحرب النزاع الصراع الازمه الثوره شهرين اسبوعين عامين سنتين ذات رمضان خمسه سته سبعه ثلاثه اربعه".split()
)
_STARTS = frozenset(
    "بدايه بدء مطلع اندلاع انطلاق تاسيس سيطره عام العام سنه بدات اول انطلاقها اندلاعها بدئها نهايه منتصف شهر الشهر "
    "السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه يوم".split()
)
_MONTHS = frozenset("يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر كانون شباط اذار نيسان ايار حزيران تموز اب ايلول تشرين".split())
_HABITS = frozenset("متكرر مستمر متواصل دائم سنويا يوميا شهريا باستمرار".split())
_MANY = frozenset("متفرقه متفرق سلسله مختلفه".split())
_HABITUAL_VERBS = frozenset("يسفر تسفر يؤدي تؤدي يودي تودي يخلف تخلف يتسبب تتسبب يوقع توقع".split())
_THIS_DAY = frozenset("الصباح صباح الفجر فجر الليل المساء الظهر ساعات لحظه".split())
_HUNDREDS = 100
_MANY_DEAD = 500  # more dead than all but a few single events of a decade: a count of a campaign or a war
_BEFORE_TRIGGER = 4


def scope_of(passage: Passage, draft: Draft) -> str:
    """"cumulative" where the words speak of a period, a start, a habit or scattered events; else "incident"."""
    first, last = passage.sentences[draft.sentence]
    if any(_period(passage, i, last) for i in range(first, last)) or _habit(passage, draft) or _beyond_one_event(passage, draft):
        return "cumulative"
    if draft.sentence and _carries_on(passage, draft.sentence):
        return "cumulative"
    return "incident"


def _period(passage: Passage, i: int, last: int) -> bool:
    form = passage.form(i).removeprefix("و") or "و"
    window = range(i + 1, min(last, i + 4))
    if form == "منذ":
        if passage.form(i + 1) in _THIS_DAY:
            return False
        return any(passage.form(k) in _STARTS or passage.form(k) in _MONTHS or _is_year(passage, k) for k in window)
    return form in ("خلال", "طوال", "طيله") and any(passage.form(k) in _PERIODS for k in window) and "ساعه" not in map(passage.form, window)


def _is_year(passage: Passage, i: int) -> bool:
    token = passage.tokens[i]
    return token.kind == "number" and len(token.form) == 4


def _habit(passage: Passage, draft: Draft) -> bool:
    """ما يؤدي إلى سقوط ضحايا, بشكل متكرر: what goes on, with no number."""
    first, last = passage.sentences[draft.sentence]
    if any(passage.form(k) in _HABITS for k in range(first, last)) and draft.phrase.value is None:
        return True
    at = draft.trigger.at if draft.trigger is not None else draft.phrase.first
    before = range(max(first, min(at, draft.phrase.first) - _BEFORE_TRIGGER), draft.phrase.first)
    return draft.phrase.value is None and any(passage.form(k) in _HABITUAL_VERBS for k in before)


def _beyond_one_event(passage: Passage, draft: Draft) -> bool:
    first, last = passage.sentences[draft.sentence]
    count = passage.counts_at.get(draft.phrase.first)
    scale = count.numeral.scale if count is not None and count.vague and count.numeral is not None else 0
    if draft.outcome in ("killed", "killed_or_wounded") and (scale >= _HUNDREDS or (draft.phrase.value or 0) >= _MANY_DEAD):
        return True
    near = range(max(first, draft.phrase.first - 8), min(last, draft.phrase.last + 10))
    return any(passage.form(k) in _MANY for k in near)


def _carries_on(passage: Passage, sentence: int) -> bool:
    """وتسببت تلك الهجمات بمقتل 94: the attacks of the period that the sentence before spoke of."""
    first, last = passage.sentences[sentence]
    opening = [passage.form(k) for k in range(first, min(last, first + 4))]
    resumes = any(word in ("تلك", "هذه", "الهجمات", "الغارات", "الضربات", "الاعتداءات", "ذات") for word in opening)
    before, end = passage.sentences[sentence - 1]
    return resumes and any(_period(passage, i, end) for i in range(before, end))
