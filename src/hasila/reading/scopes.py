"""One event, or a total over many? Read from the words of the sentence that a figure stands in."""

from __future__ import annotations

from hasila.reading.attachment import Draft
from hasila.reading.passage import Passage

_PERIODS = frozenset("شهر الشهر اسبوع الاسبوع عام العام سنه السنه فتره الفتره ايام اشهر شهور اعوام سنوات اسابيع عقد عقود حرب الحرب النزاع الصراع الازمه الثوره الحمله حمله الاحداث يومين شهرين اسبوعين عامين سنتين".split())
_STARTS = frozenset("بدايه بدء مطلع اندلاع انطلاق تاسيس سيطره عام العام سنه بدات اول".split())
_HABITS = frozenset("متكرر مستمر بشكل دائم دائما غالبا سنويا يوميا شهريا عاده باستمرار طالما معظم".split())


def scope_of(passage: Passage, draft: Draft) -> str:
    """"cumulative" where the sentence speaks of a period, a start or a habit; else "incident"."""
    first, last = passage.sentences[draft.sentence]
    for i in range(first, last):
        form = passage.form(i).lstrip("و") if passage.form(i) != "و" else "و"
        if form == "منذ" and any(passage.form(k) in _STARTS or passage.tokens[k].kind == "number" and len(passage.form(k)) == 4 for k in range(i + 1, min(last, i + 4))):
            return "cumulative"
        if form in ("خلال", "طوال", "طيله", "مدي") and any(passage.form(k) in _PERIODS for k in range(i + 1, min(last, i + 4))):
            return "cumulative"
    return "incident"
