"""Who the victims were, by the report's own words: civilian, combatant or unknown; child, woman, man, elderly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hasila.lexicon.people import PersonForm
from hasila.lexicon.place_words import stems
from hasila.lexicon.word_lists import lemmas, word_list
from hasila.reading.affiliations import Sides
from hasila.reading.apposed import child, rank_of
from hasila.reading.attachment import Draft
from hasila.reading.belonging import belonging, side_at
from hasila.reading.cause_words import find
from hasila.reading.passage import Passage
from hasila.reading.phrase import BODIES, FAMILIES
from hasila.reading.referred import RANKS, referred
from hasila.reading.sided import of_side
from hasila.reading.struck import struck
from hasila.reading.surroundings import conjoined_at
from hasila.reading.tallied import mostly, tallied

_NEAR = 4
_AFTER = 5
_JOINED = 6
_ITS_RANKS = frozenset({"صفوفها", "صفوفه", "صفوفنا", "بصفوفها", "بصفوفه", "بصفوفنا"})
_THEIR_RANKS = frozenset({"صفوفهم", "بصفوفهم"})
_BETWEEN = "بين"
_OF = frozenset({"من", "بين"}) | RANKS | _ITS_RANKS | _THEIR_RANKS
_COPULAS = frozenset({"هم", "كانوا", "هو", "كان", "هي", "كانت"})
_THEIRS = ("ها", "هم", "ه")
_GROUP_BEFORE = 12
_STOPS = frozenset({"،", ",", ".", "؛", ":"})
_ALL_REACH = 12
_MEMBERS = frozenset({"عنصر", "فرد", "عضو"})
_BODY = 4
_HEDGE = 3
_NAMED = 2
_ANY = frozenset({"اي", "ايه"})
_OTHER = {"civilian": "combatant", "combatant": "civilian"}
_GROUPS = frozenset(word_list("armed_group"))
_VOLUNTEER = "متطوع"
_SERVING = lemmas("serving")
_VEHICLE_BEFORE = 12
_ASSAILANTS = frozenset({"مهاجم"})
_TRADES = lemmas("trade")
_SIBLINGS = frozenset({"شقيق", "توأم", "أخ"})  # أربعة أطفال أشقاء: children
_VEHICLES = frozenset(word_list("vehicle"))


def of_heads(heads: Sequence[PersonForm]) -> tuple[str, str]:
    """The status and demographic that the nouns themselves state, "" where they do not."""
    statuses = [h.status for h in heads if h.status and h.status != "unknown"]
    demographics = {h.demographic for h in heads if h.demographic}
    if any(h.lemma in _ASSAILANTS and h.number == "pl" for h in heads):
        statuses.append("combatant")  # ثمانية من المهاجمين; one assailant may be anybody
    if "elderly" in demographics and not any(h.number == "pl" for h in heads):
        demographics = {"elderly"}  # امرأة فلسطينية مسنة
    status = ""
    if statuses:
        status = statuses[0] if len(set(statuses)) == 1 else _mixed(heads)
    people = [h for h in heads if h.kind != "classifier" and not h.nationality and h.lemma not in _SIBLINGS]
    alike = len(demographics) == 1 and all(h.demographic for h in people if not h.outcome)
    return status, demographics.pop() if alike else ""


def _mixed(heads: Sequence[PersonForm]) -> str:
    """رجل أمن مدني is one person described twice; جنود ومدنيين are both: unknown."""
    if sum(head.number == "pl" for head in heads) > 1:
        return "unknown"
    if heads[0].status == "combatant":
        return "combatant"
    return "unknown" if len(heads) > 2 else heads[0].status or "unknown"


def status_of(passage: Passage, draft: Draft, sides: Sides) -> tuple[str, str]:
    """Status and demographic of a draft from its phrase and the words that describe it; "" where nothing says.

    ``sides`` are those that the report names.
    """
    status, demographic = of_heads(_whose_body(passage, draft) or _themselves(passage, draft))
    if draft.phrase.rule == "name":
        demographic = "woman" if draft.phrase.woman else "man"
    elif not demographic and draft.phrase.named and draft.phrase.definite and _masculine(draft):
        demographic = "man"  # المواطن سامر
    elif not demographic and _masculine(draft) and _of_trade(draft):
        demographic = "man"  # صحفي، سائق شاحنة
    if draft.phrase.named and draft.phrase.value == 1 and status != "combatant" and child(passage, draft):
        return "civilian", "child"
    if draft.phrase.rule == "name":
        status = rank_of(passage, draft, sides)
    if status == "combatant" and _drives(passage, draft):
        status = ""
    if status == "combatant" and _of_relief(passage, draft.phrase.last, draft.phrase.heads):
        status = "civilian"
    elif status == "civilian" and _enlisted(passage, draft):
        status = "combatant"
    if status and status != "unknown" and _and_others(passage, draft, draft.phrase.last, status):
        status = "unknown"
    if not status:
        status = mostly(passage, draft) or _described(passage, draft) or tallied(passage, draft)
        status = status or _predicated(passage, draft) or _of_group(passage, draft)
        status = status or _all_of_them(passage, draft) or belonging(passage, draft) or of_side(passage, draft, sides)
        status = status or referred(passage, draft) or struck(passage, draft)
    if not status and draft.outcome == "displaced":
        status = "civilian"
    return status, demographic


def _themselves(passage: Passage, draft: Draft) -> Sequence[PersonForm]:
    """The nouns of the victims: in ابن ضابط and مساعد عميد the second is of somebody else."""
    heads, split = draft.phrase.heads, passage.known[max(0, draft.phrase.head_at)].person_split
    somebodys = bool(heads) and heads[0].number == "sg" and (heads[0].kind == "kin" or heads[0].lemma in _SERVING)
    return heads[:1] if somebodys and not (split and split.article) else heads


def _whose_body(passage: Passage, draft: Draft) -> Sequence[PersonForm]:
    """جثة لامرأة, جثتين لطفلين: the noun of those whose bodies they are."""
    at = draft.phrase.last
    if at >= len(passage.tokens) or not any(head.lemma in BODIES for head in draft.phrase.heads[:1]):
        return ()
    split = passage.known[at].person_split
    if split is None or split.particle != "ل" or split.article or split.pronoun:  # سُلمت 3 جثث لذويها
        return ()
    return passage.known[at].people[:1]


def _drives(passage: Passage, draft: Draft) -> bool:
    """قائد المركب، قائد السيارة: whoever steers it, of no rank."""
    steers = any(head.lemma == "قائد" for head in draft.phrase.heads)
    if steers and draft.phrase.possessive:  # احترقت المركبة وتوفي قائدها
        first, at = passage.sentences[draft.sentence][0], draft.phrase.first
        before = (stem for k in range(max(first, at - _VEHICLE_BEFORE), at) for _, stem in stems(passage.form(k)))
        return any(stem.removeprefix("ال") in _VEHICLES for stem in before)
    return steers and passage.form(draft.phrase.last).removeprefix("ال") in _VEHICLES


def _enlisted(passage: Passage, draft: Draft) -> bool:
    """متطوع في الجيش, ثلاثة متطوعين من الحشد: of a force, and no helper."""
    if not any(head.lemma == _VOLUNTEER for head in draft.phrase.heads):
        return False
    after = range(draft.phrase.last, min(draft.phrase.last + _BODY, passage.sentences[draft.sentence][1]))
    if not after or passage.form(after.start) not in _OF | {"في", "ضمن", "ب"}:
        return False
    return any(side_at(passage, k) for k in after) and not any(
        "relief" in passage.classes(k) or _interrupts(passage, k) for k in after
    )


def _masculine(draft: Draft) -> bool:
    return draft.phrase.value == 1 and all(h.gender == "m" and not h.outcome for h in draft.phrase.heads)


def _of_trade(draft: Draft) -> bool:
    heads = draft.phrase.heads
    return bool(heads) and heads[0].number == "sg" and heads[0].lemma.partition(" ")[0] in _TRADES


def _past_joined(passage: Passage, draft: Draft, last: int) -> int:
    """9 قتلى و17 جريحا بين المدنيين: the token after the phrase and the casualties joined to it, said of both."""
    phrase, at = draft.phrase, draft.phrase.last
    count = passage.counts_at.get(at + (passage.form(at) == "و")) if phrase.numbered and phrase.own else None
    noun = passage.known[count.last].people[:1] if count is not None and count.last < last else ()
    joined = count is not None and conjoined_at(passage, count.first) and any(one.outcome for one in noun)
    return count.last + 1 if joined and count is not None and "majority" not in passage.classes(count.last + 1) else at


def _described(passage: Passage, draft: Draft) -> str:
    """قتلى في صفوف المدنيين, 30 قتيلا من الحوثيين, 36 من القوات الحكومية: whom they are said to be of."""
    _, last = passage.sentences[draft.sentence]
    at = _past_joined(passage, draft, last)
    marker = next((i for i in range(at - 1, min(last, at + _NEAR)) if _of(passage, i)), None)
    if marker is None or any(_interrupts(passage, i) or i in passage.counts_at for i in range(at, marker)):
        return ""  # قتيل وعدد من الجنود: the second count's
    people = marker + 1 < last and bool(passage.known[marker + 1].people)
    if not people and any(find(passage, i, "cause", "carrier") is not None for i in range(at, marker)):
        return ""  # ثلاثة جرحى بانفجار لغم من مخلفات المسلحين: what harmed them; but بانفجار من عناصر الشرطة
    if passage.form(marker) in _ITS_RANKS:
        return "combatant"
    if passage.form(marker) in _THEIR_RANKS:
        return _whose_ranks(passage, draft)
    for i in range(marker + 1, min(last, marker + 1 + _AFTER)):
        if _interrupts(passage, i) or i in passage.counts_at or _governs(passage, i):
            return ""
        if "force" in passage.classes(i):
            return "combatant"
        status = _named_status(passage, i)
        if status and passage.form(i - 1) == "غير":  # 1220 من غير المدنيين
            return _OTHER[status]
        if not status and i <= marker + _NAMED and "relief" in passage.classes(i):
            return "civilian"  # 4 من طواقم الإسعاف
        if status == "combatant" and _of_relief(passage, i + 1, passage.known[i].people[:1]):
            status = "civilian"
        if status:
            mixed = _and_others(passage, draft, i + 1, status) or "majority" in passage.classes(marker - 1)
            return "unknown" if mixed else status
        if i <= marker + _NAMED and passage.form(marker) in RANKS and _unknown_noun(passage, i):
            return "combatant"
    return ""


def _whose_ranks(passage: Passage, draft: Draft) -> str:
    """استهدف القصف تعزيزات للحوثيين وأوقع قتلى في صفوفهم: of those named last before them in the sentence."""
    first, _ = passage.sentences[draft.sentence]
    for i in range(draft.phrase.first - 1, first - 1, -1):
        people = passage.known[i].people[:1]
        status = side_at(passage, i) or (people[0].status if people and people[0].number == "pl" else "")
        if status in ("combatant", "civilian"):
            return status
    return ""


def _unknown_noun(passage: Passage, i: int) -> bool:
    """A word that names no people: after صفوف it is an armed side (في صفوف "لواء الفجر")."""
    people = passage.known[i].people
    return passage.tokens[i].kind == "word" and all(p.kind == "group" and p.lemma not in FAMILIES for p in people)


def _of(passage: Passage, i: int) -> bool:
    """Is token ``i`` an "of" that may name a side (4 من الجنود), and not inside a count (أكثر من 15)?"""
    if passage.form(i) not in _OF or (passage.form(i) == _BETWEEN and "military" in passage.classes(i - 1)):
        return False  # اشتباكات بين الشرطة ومحتجين: who fought, and not who was hit
    counts = (passage.counts_at.get(k) for k in range(i - _HEDGE, i))
    return not any(count is not None and i < count.last for count in counts)


def _of_relief(passage: Passage, start: int, heads: Sequence[PersonForm]) -> bool:
    """عناصر الدفاع المدني, عنصران من فريق الإسعاف: members of a body of rescuers are no fighters."""
    if not any(head.lemma in _MEMBERS for head in heads):
        return False
    for i in range(start, min(len(passage.tokens), start + _BODY + (passage.form(start + 2) == '"'))):
        form = passage.form(i)
        if form in _STOPS or "force" in passage.classes(i) or i in passage.counts_at or form.startswith(("ب", "ل")):
            return False
        if "relief" in passage.classes(i):
            return True
    return False


def _interrupts(passage: Passage, i: int) -> bool:
    return passage.form(i) in _STOPS or "subset" in passage.classes(i) or bool(passage.known[i].outcomes)


def _named_status(passage: Passage, i: int) -> str:
    for person in passage.known[i].people[:1]:
        if person.status in ("civilian", "combatant") and person.lemma not in FAMILIES:
            return person.status
    return ""


def _and_others(passage: Passage, draft: Draft, start: int, status: str) -> bool:
    """121 من المقاتلين والعاملين: one count over both kinds."""
    if draft.phrase.value == 1 and passage.form(draft.phrase.first - 1) not in _ANY:
        return False
    _, last = passage.sentences[draft.sentence]
    for i in range(start, min(last, start + _JOINED)):
        if _interrupts(passage, i) or i in passage.counts_at or find(passage, i, "cause", "carrier") is not None:
            return False  # نساء في قصف للجيش والفصائل: those who struck
        split = passage.known[i].person_split
        if (
            status == "combatant"
            and split is not None
            and split.conjunction
            and (_household(passage, i) or _household(passage, i + 1))
        ):
            return True
        if passage.form(i - 1) == "او" and (other := _kind(passage, i)):
            return other != status  # بين المدنيين أو العسكريين
        plural = any(p.number == "pl" for p in passage.known[i].people[:1])
        if split is not None and split.conjunction == "و" and (split.article or split.pronoun) and plural:
            other = _named_status(passage, i)
            return bool(other) and other != status
    return False


def _kind(passage: Passage, i: int) -> str:
    """Of which kind a word tells that people are: a force's are fighters."""
    return "combatant" if "force" in passage.classes(i) else _named_status(passage, i)


def _governs(passage: Passage, i: int) -> bool:
    return "preposition" in passage.classes(i) and passage.form(i) not in _OF


def _household(passage: Passage, i: int) -> bool:
    """وأفراد أسرهم, وعائلاتهم."""
    if i >= len(passage.tokens):
        return False
    split = passage.known[i].person_split
    return split is not None and bool(split.pronoun) and any(p.lemma in FAMILIES for p in passage.known[i].people)


def _predicated(passage: Passage, draft: Draft) -> str:
    """75 من القتلى مسلحون, ثلاثة من الضحايا هم أطفال, أحد القتلى إمام مسجد: what a sentence says that some were."""
    phrase, one = draft.phrase, draft.phrase.rule == "one-of"
    if not ((phrase.numbered or one) and phrase.own and passage.form(phrase.head_at).startswith("ال")):
        return ""
    at = phrase.last + (passage.form(phrase.last) in _COPULAS)
    people = passage.known[at].people[:1] if at < passage.sentences[draft.sentence][1] else ()
    alike = bool(people) and people[0].number == ("sg" if one else "pl")
    plain = alike and not passage.form(at).startswith(("ال", "و"))
    return _named_status(passage, at) if plain else ""


def _of_group(passage: Passage, draft: Draft) -> str:
    """اشتبكت مع مجموعة مسلحة وقتلت عددا من أفرادها: members of the armed group that the clause before names."""
    heads, first = draft.phrase.heads, passage.sentences[draft.sentence][0]
    words = range(draft.phrase.head_at, draft.phrase.last)
    members = draft.phrase.possessive or any(passage.form(k).endswith(_THEIRS) for k in words)
    if not members or not any(head.lemma in _MEMBERS for head in heads):
        return ""
    near = range(max(first, draft.phrase.first - _GROUP_BEFORE), draft.phrase.first)
    return "combatant" if any(passage.form(k).removeprefix("ال") in _GROUPS for k in near) else ""


def _all_of_them(passage: Passage, draft: Draft) -> str:
    """قتل شخص وأصيب 4 آخرين، جميعهم من المدنيين: what is said of all who were just counted."""
    if draft.parent is not None:
        return ""
    _, last = passage.sentences[draft.sentence]
    for i in _all_words(passage, draft.phrase.last, last):
        at = i + 1
        while passage.form(at) in _OF:
            at += 1
        family = at < last and any(person.lemma in FAMILIES for person in passage.known[at].people[:1])
        return "civilian" if family else _named_status(passage, at) if at < last else ""
    return ""


def _all_words(passage: Passage, start: int, last: int) -> Iterator[int]:
    """Where جميعهم or كلهم stands after ``start``, in reach and before the sentence ends."""
    return (i for i in range(start, min(last, start + _ALL_REACH)) if "alltheirs" in passage.classes(i))
