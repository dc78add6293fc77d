"""Where the word for an outcome tells of no harm: they climbed, cited, were struck with fear, are only looked for."""

from __future__ import annotations

from hasila.lexicon.word_lists import word_list
from hasila.reading.drafts import Draft
from hasila.reading.passage import Passage
from hasila.reading.phrase import Phrase

_SOUGHT = 4  # words from عن to the second of two that are looked for


def no_harm(passage: Passage, draft: Draft) -> bool:
    """Do the words around ``draft`` take its outcome word for something else than harm that was done?"""
    trigger = draft.trigger
    if trigger is not None and passage.known[trigger.at].outcomes[:1] and _rose(passage, draft, trigger.at):
        return True
    if trigger is not None and trigger.form is not None and trigger.form.lemma == _LED and not _of_a_fight(draft):
        return True
    if draft.outcome == "killed" and (
        _cited(passage, draft) or _judged(passage, draft) or _attempted(passage, draft)
    ):
        return True
    if draft.outcome == "killed" and _to_the_ground(passage, draft):
        return True
    if draft.phrase.numbered and draft.phrase.own and _heard(passage, draft.phrase):
        return True
    return (draft.outcome == "wounded" and _no_wound(passage, draft)) or _searched_for(passage, draft)


def _of_a_fight(draft: Draft) -> bool:
    """زفت الحركة الشهيد فلانا, زفت القيادي فلانا: led to his grave, and no groom to his bride."""
    return any(head.outcome == "killed" or head.status == "combatant" for head in draft.phrase.heads)


_LED = "زف"


def _heard(passage: Passage, phrase: Phrase) -> bool:
    """مقابلات مع 174 ضحية, شهادات 40 جريحا: how many were heard is no count of those harmed."""
    at = phrase.first - 1
    return passage.form(at - (passage.form(at) == "مع")).removeprefix("و") in _HEARINGS


_HEARINGS = frozenset(word_list("hearing"))


def _searched_for(passage: Passage, draft: Draft) -> bool:
    """البحث عن ضحايا أو ناجين: who is looked for may not be there; 3 مفقودين that are looked for are missing."""
    phrase = draft.phrase
    if phrase.numbered or phrase.value is not None or draft.outcome == "missing":
        return False
    near = range(phrase.first - 1, max(0, phrase.first - _SOUGHT), -1)
    return any(passage.form(k) == "عن" and "search" in passage.classes(k - 1) for k in near)


def _rose(passage: Passage, draft: Draft, at: int) -> bool:
    """ارتقى شابان إلى السطح: they climbed; to rise is to die only without a whither (but إلى جوار ربه).

    رحيل اللاعب فلان صوب ناد آخر is no death either.
    """
    lemma, last = passage.known[at].outcomes[0].lemma, draft.phrase.last
    if lemma == "رحيل":
        return any(passage.form(k) in _WHITHER for k in range(at + 1, last + _WHITHER_REACH))
    return lemma == "ارتقي" and passage.form(last) == "الي" and passage.form(last + 1) != "جوار"


def _to_the_ground(passage: Passage, draft: Draft) -> bool:
    """سقط آخرون على الأرض: whither people fall who are not said to be dead; but فماتوا."""
    form = None if draft.trigger is None else draft.trigger.form
    if form is None or form.lemma != "سقط" or draft.phrase.own or "then" in draft.rules:
        return False
    return passage.form(draft.phrase.last) == "علي" and passage.form(draft.phrase.last + 1) in _GROUND


_GROUND = frozenset({"الارض", "الاسفلت", "الرصيف"})
_WHITHER = frozenset({"الي", "صوب", "نحو"})
_WHITHER_REACH = 4


def _judged(passage: Passage, draft: Draft) -> bool:
    """قضت المحكمة بالسجن على خمسة: a court has judged, nobody died of it."""
    at = -1 if draft.trigger is None else draft.trigger.at
    judges = at >= 0 and "court" in passage.classes(at)
    return judges and any("court" in passage.classes(k) for k in range(at + 1, at + 1 + _COURT_REACH))


_COURT_REACH = 2


def _attempted(passage: Passage, draft: Draft) -> bool:
    """الشروع في قتل شرطي, شرعوا في قتل ثلاثة: in courts' words an attempt, of which nobody died."""
    at = -1 if draft.trigger is None else draft.trigger.at
    form = passage.form(at)
    tried = passage.form(at - 1) == "في" and passage.form(at - 2) in _ATTEMPTS
    return at > 0 and (tried or (form == "بقتل" and passage.form(at - 1) in _ATTEMPTS))


_ATTEMPTS = frozenset(word_list("attempt"))


def _cited(passage: Passage, draft: Draft) -> bool:
    """استشهد الباحث بقول مسعف: he cited words; to fall as a martyr is by what kills."""
    at = draft.phrase.last
    cites = draft.trigger is not None and passage.form(draft.trigger.at).endswith(("استشهد", "استشهدت", "يستشهد"))
    return cites and any("cited" in passage.classes(k) for k in range(at, at + _CITED_REACH))


_CITED_REACH = 3


def _no_wound(passage: Passage, draft: Draft) -> bool:
    """أصيب بخيبة أمل, إصابة طفل بمرض: a mood and a disease are no wounds."""
    if _on_target(passage, draft.phrase):
        return True
    starts = [draft.phrase.last] + ([draft.trigger.at + 1] if draft.trigger is not None else [])
    if any("wound" in passage.classes(k) for at in starts for k in range(at, at + 2 * _AILMENT_REACH)):
        return False  # بصدمة نفسية وجروح
    return any(passage.classes(k) & {"mood", "disease"} for at in starts for k in range(at, at + _AILMENT_REACH))


_AILMENT_REACH = 4


def _on_target(passage: Passage, phrase: Phrase) -> bool:
    """إصابات مباشرة في الموقع: hits on what was aimed at, where no people follow."""
    if phrase.numbered or passage.form(phrase.last) not in _OF_HITS:
        return False
    near = range(phrase.last + 1, min(len(passage.tokens), phrase.last + _AILMENT_REACH))
    return not any(passage.known[k].people or "wound" in passage.classes(k) for k in near)


_OF_HITS = frozenset(word_list("of_hits"))
