"""Who the victims were, where the sentence says at whom the attack was aimed: استهدف ناشطين وأسفر عن 32 قتيلا."""

from __future__ import annotations

from collections.abc import Iterator

from hasila.arabic.questions import question_of
from hasila.arabic.words import splits
from hasila.lexicon.place_words import stems
from hasila.lexicon.word_lists import word_list
from hasila.reading.aboard import carried
from hasila.reading.assembled import assembled, assembly_at
from hasila.reading.belonging import side_at
from hasila.reading.cause_words import find
from hasila.reading.drafts import Draft
from hasila.reading.passage import Passage, between

_AIMS = frozenset(word_list("aims"))
_GATHERING = frozenset(word_list("gathering"))
_CROWD = frozenset(word_list("crowd"))
_CROWDED = frozenset(word_list("crowded"))
_ARMED_BODIES = frozenset(word_list("armed_body"))
_SOLDIERLY = frozenset({"عسكري", "امني"})
_HOMES = frozenset(word_list("homes"))
_FIELDS = frozenset(word_list("field"))
_TENDING = frozenset(word_list("tending"))
_OF_WHOM = 4
_SUBJECT = 5  # tokens of whoever struck, and the first word of what they struck
_WITHOUT = frozenset({"دون", "بدون", "عدم", "لم", "لا", "بلا"})
_AMONG = frozenset({"وسط", "بين"})
_HIMSELF = frozenset({"نفسه", "نفسها", "نفسيهما"})
_REACH = 30
_OBJECT = 3
_WHERE = 5
_FULL = 3
_ON = "علي"
_MANNER = 4
_DENIED = 7
_SHOOT = ("اطلقو", "اطلقت", "فتحو", "فتحت")
_SHOTS = frozenset({"النار", "الرصاص"})
_AMID = frozenset({"في", "وسط", "داخل"})
_PACKED = frozenset({"مزدحم", "مكتظ", "شعبي"})
_ORDINALS = frozenset({"اول", "ثاني", "ثالث", "اخر"})
_YOUNG = "شاب"


def struck(passage: Passage, draft: Draft) -> str:
    """Whom the attack of ``draft`` was aimed at, or who crowd where it struck: civilian, combatant or "" (unsaid)."""
    if draft.phrase.others:
        return ""  # as those they are counted beside
    first, last = passage.sentences[draft.sentence]
    harmed = draft.phrase.first if draft.trigger is None else min(draft.trigger.at, draft.phrase.first)
    if any(passage.form(k).removeprefix("و") in _WITHOUT for k in range(max(first, harmed - _DENIED), harmed)):
        return ""  # استهدف أحياء سكنية دون وقوع إصابات: nobody was
    low, high = max(first, draft.phrase.first - _REACH), min(last, draft.phrase.last + _REACH)
    for i in between(passage.words.where(_may_aim), low, high):
        aim = _object(passage, i, high)
        if aim >= 0 and (status := _struck(passage, aim, high, draft)):
            return status
    if assembled(passage, draft):
        return "civilian"
    crowds = between(passage.words.where(_packed), low, high)
    at_work = between(passage.words.where(_tended), low, high)
    if any(_in_a_crowd(passage, i) for i in crowds) or any(_tending(passage, i) for i in at_work):
        return "civilian"
    return carried(passage, low, high) or _amid(passage, draft)


@question_of(lambda: _FIELDS)
def _tended(form: str) -> bool:
    return form in _FIELDS


def _tending(passage: Passage, i: int) -> bool:
    """أثناء جمع الكمأة, يعملون برعي المواشي, خلال قطفهم الزيتون: do people gather or herd what token ``i`` names?"""
    return any(split.stem in _TENDING for split in splits(passage.form(i - 1)))


def aimed_at(passage: Passage) -> Iterator[int]:
    """The tokens, in order, at which a report says that an attack was aimed at people who do not fight."""
    for i in passage.words.where(_may_aim):
        last = passage.sentences[passage.sentence_of[i]][1]
        aim = _object(passage, i, last)
        if aim >= 0 and not _in_general(passage, i, aim) and _at(passage, aim, last):
            yield i
    yield from (i for i in passage.words.where(_packed) if _in_a_crowd(passage, i))


def _in_general(passage: Passage, i: int, aim: int) -> bool:
    """لاستهداف المدنيين، الهجمات على السكان: what is meant or done again and again, no one attack."""
    shot = any(stem.startswith(_SHOOT) for k in range(max(0, i - _MANNER), i) for _, stem in stems(passage.form(k)))
    by_noun = passage.form(i) == _ON and not shot or "استهداف" in passage.form(i)
    return by_noun and (passage.form(i).startswith("ل") or passage.form(aim).startswith(("ال", "لل")))


def townspeople(passage: Passage, i: int) -> bool:
    """Do people who do not fight stand at token ``i`` (حشد من الطلاب)?"""
    for k in range(i, i + _OBJECT):
        people = passage.known[k].people[:1] if k < len(passage.tokens) else ()
        if people:
            return any((p.status == "civilian" or p.lemma == _YOUNG) and p.number == "pl" for p in people)
        if passage.form(k).removeprefix("ال").removesuffix("ا") not in _CROWD and passage.form(k) != "من":
            return False
    return False


def _in_a_crowd(passage: Passage, i: int) -> bool:
    """في سوق مزدحمة: does token ``i`` say that people who do not fight crowded there?"""
    return passage.form(i - 2) in _AMID and passage.form(i - 1).removeprefix("ال") in _GATHERING


@question_of(lambda: _PACKED)
def _packed(form: str) -> bool:
    return form.removeprefix("ال").removesuffix("ه") in _PACKED


@question_of(lambda: _AIMS)
def _aims(form: str) -> bool:
    return any(split.stem in _AIMS and not split.article for split in splits(form))


@question_of(lambda: (*_AIMS, _ON))
def _may_aim(form: str) -> bool:
    """May a folded word say at whom an attack is aimed, by itself or after another?"""
    return form == _ON or _aims(form)


def _object(passage: Passage, i: int, last: int) -> int:
    """The token at which the object of the attack at token ``i`` begins, -1 where it is none."""
    if _aims(passage.form(i)):
        return i + 1
    if passage.form(i) == _ON and _deed_before(passage, i):
        return i + 1
    shots = passage.form(i) == _ON and any(passage.form(k) in _SHOTS for k in range(max(0, i - _MANNER), i))
    return i + 1 if shots else -1  # أطلقت الرصاص بشكل عشوائي على المارة


def _deed_before(passage: Passage, i: int) -> bool:
    """قصف على, غارات جوية على, بقصف للنظام على: a deed, and no more than of which kind or whose between."""
    for k in range(i - 1, max(0, i - _MANNER) - 1, -1):
        if find(passage, k, "deed", "cause", "verb") is not None:
            return True
        small = passage.classes(k) - {"force", "military"}
        if passage.tokens[k].kind != "word" or small or passage.known[k].outcomes or k in passage.counts_at:
            return False
    return False


def _at(passage: Passage, i: int, last: int) -> str:
    """Whether those at token ``i`` on are townspeople: حشدا من الشبان المتظاهرين, سوقا شعبية, كنيسة مزدحمة."""
    i += passage.form(i).startswith("ال") and find(passage, i, "deed", "cause", "carrier") is not None
    if assembly_at(passage, i):
        return "civilian"
    where = _WHERE if passage.form(i) == "في" else 0  # استهدف في البلدة ناشطين; استهدف القصف سوقا شعبية
    for k in range(i, min(last, i + _OBJECT + where)):
        people = passage.known[k].people
        if any(person.status == "civilian" and person.number == "pl" for person in people[:1]):
            return "civilian"
        stem = passage.form(k).removeprefix("ال").removesuffix("ا")
        attackers = any(person.status == "combatant" for person in people[:1])  # هاجم انتحاريان كنيسة مزدحمة
        which = k == i and stem in _ORDINALS  # استهدف الأول طلابا
        if stem in _CROWD or stem == "من" or attackers or k < i + where or which:
            continue
        if stem in _GATHERING:
            full = range(k + 1, min(last, k + 1 + _FULL))
            return "civilian" if any(_crowded(passage.form(j)) for j in full) else ""
        return ""
    return ""


def _homes_after(passage: Passage, i: int, last: int) -> str:
    """استهدفت الطائرات أحياء سكنية: homes, whoever struck them standing before; no armed body is aimed at."""
    for k in range(i, min(last, i + _SUBJECT)):
        stem = passage.form(k).removeprefix("ال").removesuffix("ا")
        if stem in _HOMES and (_lived_in(passage, k, last) or _camps(passage, k)):
            return "civilian"
        other = "preposition" in passage.classes(k) or passage.tokens[k].kind != "word"
        if other or stem in _ARMED_BODIES or "military" in passage.classes(k) or passage.known[k].outcomes:
            return ""
    return ""


def _camps(passage: Passage, k: int) -> bool:
    """مخيمات قرب القرية: camps in the plural house those who fled, unless a word says of whom or for what they are."""
    after = passage.form(k + 1)
    plural = passage.form(k).removeprefix("ال") == "مخيمات"
    return plural and not after.startswith("لل") and after not in _TRAINING


_TRAINING = frozenset({"تدريب", "التدريب", "تدريبيه", "تابعه", "عسكريه"})


def _lived_in(passage: Passage, k: int, last: int) -> bool:
    """مخيما للنازحين, أحياء سكنية, منازل المدنيين: does the place at token ``k`` hold people who do not fight?"""
    for j in range(k + 1, min(last, k + 1 + _FULL)):
        form = passage.form(j)
        if form.removeprefix("ال").removesuffix("ا").removesuffix("ه") in _LIVED:
            return True
        if form.startswith("لل") and "civil" in passage.classes(j):
            return True
    return False


_LIVED = frozenset({
    "سكني", "لعائل", "عائل", "لاسر", "اسر",  # منزلا لعائلة كذا
    "نازحين", "لاجئين", "مهاجرين", "عائلات", "مدنيين", "سكان", "اهالي", "مواطنين", "ايواء",
})


def _struck(passage: Passage, aim: int, high: int, draft: Draft) -> str:
    return _at(passage, aim, high) or _homes_after(passage, aim, high) or _soldiers_at(passage, aim, draft)


def _soldiers_at(passage: Passage, aim: int, draft: Draft) -> str:
    """استهدف دورية للشرطة وأسفر عن ستة قتلى: an armed body; not where homes or people who do not fight are told of."""
    first, last = passage.sentences[draft.sentence]
    if aim > draft.phrase.first or any("civil" in passage.classes(k) for k in range(first, last)):
        return ""
    for k in range(aim, min(last, aim + _OBJECT)):
        if passage.form(k).removesuffix("ا").removeprefix("ال") in _ARMED_BODIES:
            return "combatant" if any(_of_a_force(passage, j) for j in range(k, min(last, k + _OF_WHOM))) else ""
    return ""


def _of_a_force(passage: Passage, i: int) -> bool:
    """للجيش, عسكرية, أمني."""
    form = passage.form(i)
    return bool(side_at(passage, i)) or form.removeprefix("ال").removesuffix("ا").removesuffix("ه") in _SOLDIERLY


def _amid(passage: Passage, draft: Draft) -> str:
    """فجر نفسه وسط تجمع للمجندين: of which kind those were among whom somebody blew himself up."""
    first, last = passage.sentences[draft.sentence]
    for i in between(passage.words.where(_among), first, last - 1):
        if not any(passage.form(k) in _HIMSELF for k in range(max(first, i - 2), i)):
            continue
        k = i + 1 + (passage.form(i + 1) in _CROWD)
        k += passage.form(k) == "من"  # وسط حشد من المصلين
        if any(_of_a_force(passage, j) for j in (k, k + 1)):
            return "combatant"
        people = passage.known[k].people[:1]
        return people[0].status if people and people[0].number == "pl" and people[0].status != "unknown" else ""
    return ""


@question_of(lambda: _AMONG)
def _among(form: str) -> bool:
    return form in _AMONG


def _crowded(form: str) -> bool:
    return form.removeprefix("ال").removesuffix("ا").removesuffix("ه") in _CROWDED
