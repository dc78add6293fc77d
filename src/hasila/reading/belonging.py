"""What people belong to, where the noun that counts them says nothing: أفراد الدورية، أبناء القرية، فلان القيادي في."""

from __future__ import annotations

from hasila.lexicon.word_lists import lemmas, word_list
from hasila.reading.drafts import CASUALTY, Draft
from hasila.reading.passage import Passage
from hasila.reading.phrase import FAMILIES

_MEMBERS = lemmas("member")
_LOCALITIES = frozenset(word_list("locality"))
_BELONGS = frozenset(word_list("belongs"))
_OFFICES = lemmas("office")
_CIVIC = frozenset(word_list("civic"))
_OF_OFFICE = 3
_LEADING = frozenset({"زعيم", "أمير"})
_POLITICAL = frozenset({"حزب", "معارضه", "تحالف", "نظام"})  # زعيم المعارضة
MARKS = frozenset({'"', "'", "(", ")", "،", ",", "/", "«", "»", "“", "”"})
_GENITIVE = 2
_VERB = 4
_SIDE = 3
_OWNER = 16


def belonging(passage: Passage, draft: Draft) -> str:
    """The status that the body, the place or the rank gives those whom ``draft`` counts, "" where none does."""
    if draft.phrase.rule == "name":
        return ""
    return (
        _by_members(passage, draft) or _by_verb(passage, draft) or _by_march(passage, draft)
        or _by_family(passage, draft) or _by_office(passage, draft)
    )


def _by_family(passage: Passage, draft: Draft) -> str:
    """قتل 12 شخصا من عائلة واحدة, عائلة مؤلفة من ستة أفراد: whole families are townspeople."""
    phrase = draft.phrase
    if any(head.status == "combatant" for head in phrase.heads):
        return ""
    of_one = passage.form(phrase.last) == "من" and _family(passage, phrase.last + 1)
    some = not passage.form(phrase.last).startswith("ال") and _member(passage, phrase.last - 1)  # ستة من أفراد أسرة
    of_one |= some and _family(passage, phrase.last)
    made = any(_family(passage, k) for k in range(phrase.first, phrase.last) if passage.form(k + 2) == "من")
    return "civilian" if of_one or made else ""


def _family(passage: Passage, i: int) -> bool:
    if not 0 <= i < len(passage.tokens):
        return False
    split = passage.known[i].person_split
    family = any(person.lemma in FAMILIES for person in passage.known[i].people)
    return family and not (split and split.pronoun) and "force" not in passage.classes(i + 1)


def _by_office(passage: Passage, draft: Draft) -> str:
    """رئيس بلدية, شيخ عشيرة: at the head of what is no armed side; أمير التنظيم, زعيم طالبان: of one."""
    if not draft.phrase.heads or draft.phrase.heads[0].lemma not in _OFFICES or draft.phrase.head_at < 0:
        return ""
    for k in range(draft.phrase.head_at + 1, draft.phrase.head_at + 1 + _OF_OFFICE):
        form = passage.form(k)
        if "military" in passage.classes(k) or side_at(passage, k):
            armed = form.removeprefix("ال") not in _POLITICAL and bool(side_at(passage, k))
            return "combatant" if armed and draft.phrase.heads[0].lemma in _LEADING else ""
        if form.removeprefix("ال").removeprefix("لل") in _CIVIC:
            return "" if {"military", "force"} & passage.classes(k + 1) else "civilian"
        if k + 1 < len(passage.tokens) and passage.tokens[k].kind != "word":
            return ""
    return ""


def side_at(passage: Passage, i: int) -> str:
    """Whom the word at token ``i`` names: combatant for an armed side or its people, else ""."""
    if i >= len(passage.tokens):
        return ""
    armed = "force" in passage.classes(i) or any(p.status == "combatant" for p in passage.known[i].people[:1])
    return "combatant" if armed else ""


def _by_members(passage: Passage, draft: Draft) -> str:
    """أحد أفراد الدورية, سبعة من رجال الحرس: of a force. عدد من أبناء القرية: residents."""
    at = draft.phrase.last
    theirs = (at + 1,) if passage.form(at) == "من" else ()  # شاب من أبناء البلدة
    members = next((k for k in (*theirs, at - 1, at - 2) if k >= draft.phrase.first and _member(passage, k)), -1)
    if members < 0:
        return ""
    split = passage.known[members].person_split
    if split is not None and split.pronoun:
        first = passage.sentences[draft.sentence][0]
        before = range(draft.phrase.first - 1, max(first, draft.phrase.first - _OWNER) - 1, -1)
        owner = next((k for k in before if _body(passage, k) or _parent(passage, k, split.pronoun)), -1)
        return side_at(passage, owner) if owner >= 0 else ""
    crew = passage.known[members + 1].people[:1] if members + 1 < len(passage.tokens) else ()
    if crew and crew[0].kind == "group" and crew[0].status == "civilian" and crew[0].lemma not in FAMILIES:
        return "civilian"  # أفراد طاقم السفينة
    for i in range(members + 1, min(members + 1 + _GENITIVE, len(passage.tokens))):
        if passage.form(i) in _LOCALITIES or "relief" in passage.classes(i) | passage.classes(i + 1):
            return "civilian"
        if status := side_at(passage, i):
            return "" if _child(passage, members) else status
        kin = any(person.kind == "kin" for person in passage.known[members].people[:1])
        if kin and any(one.status == "civilian" and one.number == "sg" for one in passage.known[i].people[:1]):
            return "civilian"  # اثنين من أبناء المسن
        if passage.form(i) not in MARKS and passage.form(i) not in ("هذه", "هذا", "تلك"):
            return ""
    return ""


def _member(passage: Passage, i: int) -> bool:
    return i < len(passage.tokens) and any(person.lemma in _MEMBERS for person in passage.known[i].people)


def _child(passage: Passage, i: int) -> bool:
    """ابن ضابط is somebody's child; أبناء الجيش are soldiers."""
    return any(person.kind == "kin" and person.number == "sg" for person in passage.known[i].people)


def _parent(passage: Passage, i: int, pronoun: str) -> bool:
    """منزل مواطن … من أبنائه: one man or woman, whose children they are."""
    people = passage.known[i].people
    gender = {"ه": "m", "ها": "f"}.get(pronoun, "")
    return bool(people) and (people[0].number, people[0].gender) == ("sg", gender) and people[0].status != "combatant"


def _body(passage: Passage, i: int) -> bool:
    return bool(side_at(passage, i)) or any(p.kind == "group" for p in passage.known[i].people)


def _by_verb(passage: Passage, draft: Draft) -> str:
    """سوري آخر ينتمي إلى كذا, أشخاص موالون لكذا, قتل ستة يشتبه بانتمائهم لكذا: the armed side that a verb of belonging
    names. Of those arrested, what they are held to be is the charge."""
    last = passage.sentences[draft.sentence][1]
    for i in range(draft.phrase.last - 1, min(draft.phrase.last + _VERB, last)):
        held_to = draft.outcome in CASUALTY and passage.form(i) in _HELD_TO
        if held_to and any(passage.form(k).removeprefix("ل") in _GROUPS for k in range(i + 1, min(i + 3, last))):
            return "combatant"
        if held_to or passage.form(i).removeprefix("ال") in _BELONGS:
            return next((s for k in range(i + 1, min(i + 1 + _SIDE, last)) if (s := side_at(passage, k))), "")
        if passage.known[i].outcomes or passage.form(i) in MARKS or i in passage.counts_at:
            return ""
    return ""


_GROUPS = frozenset({"تنظيم", "حركه", "جماعه", "ميليشيا", "مليشيا", "خليه"})
_HELD_TO = frozenset(word_list("held_to"))


def _by_march(passage: Passage, draft: Draft) -> str:
    """ستة مشاركين في مسيرة, قتل ثلاثة خلال تظاهرات: marchers and protesters, by what they took part in."""
    heads, at = draft.phrase.heads, draft.phrase.last
    after = range(at, min(at + _PROTEST, passage.sentences[draft.sentence][1] - 1))
    if any(passage.form(i) in _DURING and "protest" in passage.classes(i + 1) for i in after):
        return "civilian"
    if not heads or heads[0].lemma != _PARTAKER or passage.form(at) != "في":
        return ""
    marched = {"protest", "march", "marching"} & passage.classes(at + 1)
    return "civilian" if marched else ""


_PARTAKER = "مشارك"
_PROTEST = 14
_DURING = frozenset({"خلال", "اثناء", "في", "ضمن"})
