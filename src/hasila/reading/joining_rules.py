"""Rules for more victims joined to those just named: وطفل, و4 من المواطنين, مع طفلها."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.reading.counted import MANNERS
from hasila.reading.drafts import NO_DRAFT, STANDING, WAS, Draft
from hasila.reading.each_rules import each_by, each_there, words_between
from hasila.reading.phrase import Phrase
from hasila.reading.surroundings import with_pronoun
from hasila.reading.wholes import smaller

if TYPE_CHECKING:
    from hasila.reading.passage import Passage
    from hasila.reading.walk import Walk

_JOIN_REACH = 14
_JOIN_REACH_BARE = 5


def joins(walk: Walk, phrase: Phrase) -> Draft | None:
    """وطفل, و4 من المواطنين: one more victim of what the group suffered."""
    passed, trigger = walk.passed, walk.open
    if passed is not None and passed is walk.last_phrase and trigger is not None and phrase.conjoined:
        counted = phrase.value is not None and not phrase.counted and bool(phrase.heads or phrase.others)
        near = counted and phrase.first - passed.last <= 1
        if near and not phrase.governor and (not phrase.definite or phrase.numbered):  # إصابة السائق وثلاثة ركاب
            return walk.add(phrase, walk.own_or(phrase, trigger.outcome), trigger, "joined")
    added = any("additive" in walk.passage.classes(phrase.first - k) for k in (1, 2)) or _with_theirs(walk, phrase)
    listed = phrase.rule == "name" and _of_a_list(walk, phrase)
    if not (phrase.conjoined or added or listed) or not walk.group or walk.group[-1].phrase is not walk.last_phrase:
        return None
    head = walk.group[-1]
    if phrase.rule == "name" and head.phrase.named and head.phrase.value == 2:
        return NO_DRAFT  # الشابين فلان وفلان: the names spell the dual out
    if phrase.first - head.phrase.last > _JOIN_REACH or walk.hungry() or (phrase.governor and not added):
        return None
    if _of_those_counted(walk, phrase) or _counted_together(walk, phrase):
        return NO_DRAFT
    if head.outcome == "displaced" and not phrase.plural:
        return None  # نزوح الأهالي إلى القرى والمزارع: crowds are displaced, and no one man
    one_more = walk.particular(phrase) or phrase.numbered or _of_one_family(head.phrase, phrase)
    of_a_body = phrase.partitive and "part" in head.rules and "thing" not in walk.passage.classes(phrase.last + 1)
    if (phrase.counted and not of_a_body) or (phrase.definite and not one_more):
        return None
    in_ranks = walk.passage.form(phrase.last + 1) in IN_RANKS  # 46 في صفوف القوات
    of_its_own = phrase.others or phrase.partitive or in_ranks or each_there(walk, phrase) or each_by(walk, phrase)
    if phrase.bare and not (of_its_own or _the_rest(head, phrase)):
        return None  # but وثلاثة من داعش, وثلاثة من مالي
    if not phrase.numbered and words_between(walk.passage, _told_last(head), phrase.first) > _JOIN_REACH_BARE:
        return None
    of_others = _more_of_him(walk, head.phrase, phrase) or _one_side(walk, head.phrase.last, phrase.first)
    if of_others or _has_verb(walk, phrase, head.outcome):
        return None
    between = range(head.phrase.last, phrase.first)
    if joined_to_word(walk, phrase) and any(walk.passage.form(k) in _PAUSES for k in between):
        return None  # دون إصابات، وفق مصادر أمنية وشهود
    outcome = walk.own_or(phrase, head.outcome)
    if phrase.numbered and phrase.own and phrase.own[0] in _APART and head.outcome != "released":
        outcome = phrase.own[0]  # 20 ألف قتيل و2 مليون نازح; but أفرج عن 10 جنود مقابل 20 أسيرا
    draft = walk.add(phrase, outcome, head.trigger, "joined", join=True)
    whole = head.parent if outcome == head.outcome else None
    while whole is not None and not (_of_its_kind(whole.phrase, phrase) and _room(walk, phrase, whole)):
        whole = whole.parent  # 12 شخصاً، هم 9 مدنيين بينهم طفلان، و3 من الشرطة: of the twelve
    draft.parent = whole
    return draft


def _room(walk: Walk, part: Phrase, whole: Draft) -> bool:
    """7 من كذا، و5 من كذا بينهم والد وابناه، و4 من كذا: with the two before it four are too many for five; ثلاثة بينهم
    والد وابنه، وأربعة من بلدة كذا: four are no part of three."""
    before = (draft.phrase.value or 0 for draft in walk.group if draft.parent is whole)
    over = part.value is not None and whole.phrase.value is not None and sum(before) + part.value > whole.phrase.value
    apart = walk.passage.form(part.first - 1) in _PAUSES and walk.passage.form(part.last) == "من"
    return smaller(part, whole.phrase) and not (over and apart)


IN_RANKS = frozenset({"صفوف", "اوساط"})


def _the_rest(head: Draft, phrase: Phrase) -> bool:
    """12 جنديا، بينهم سبعة في المعارك وخمسة في حادث سير: a bare number that makes up the total with the part before."""
    whole = head.parent.phrase.value if head.parent is not None else None
    return whole is not None and whole == (phrase.value or whole) + (head.phrase.value or whole)


def _of_a_list(walk: Walk, phrase: Phrase) -> bool:
    """قُتل كل من فلان الفلاني، فلان الفلاني/ 32 عاما، فلان: names with commas between them after each of."""
    if not walk.group or walk.passage.form(phrase.first - 1) not in _COMMAS:
        return False
    between = range(walk.group[-1].phrase.last, phrase.first - 1)
    aged = len(between) <= _AGE and all(_of_age(walk.passage, k) for k in between)
    return aged and each_of(walk.passage, walk.group[0].phrase.first)


def _of_age(passage: Passage, k: int) -> bool:
    return passage.tokens[k].kind in ("mark", "number") or passage.form(k) in _YEARS


_COMMAS = frozenset("،,")
_AGE = 5  # tokens: (32 عاما), / 32 عاما
_YEARS = frozenset({"عاما", "عام", "سنه", "سنوات", "اعوام"})


def each_of(passage: Passage, first: int) -> bool:
    """كل من فلان الفلاني, كلا من: فلان الفلاني: is each of those named from token ``first`` on meant?"""
    at = first - 1
    while passage.form(at) in _OPENING:
        at -= 1
    return passage.form(at) == "من" and passage.form(at - 1) in _EACH


_EACH = frozenset({"كل", "كلا"})
_OPENING = frozenset({":", '"', "("})


def _more_of_him(walk: Walk, named: Phrase, phrase: Phrase) -> bool:
    """مقتل فلان الفلاني، قائد الكتيبة وأحد مؤسسيها: more of what one is who has been named, and nobody else."""
    passage = walk.passage
    another = phrase.definite and phrase.named  # the noun or the name of another
    if not named.named or another or phrase.numbered or phrase.plural or phrase.possessive:
        return False
    if "other" in passage.classes(phrase.last - 1) | passage.classes(phrase.last):
        return False  # وشخص آخر
    if phrase.rule == "one-of" and with_pronoun(passage, phrase.last - 1):
        return False  # وأحد مرافقيه
    said = (k + 1 for k in range(max(named.head_at, named.first), phrase.first - 1) if passage.form(k) in _PAUSES)
    return any(passage.form(k).startswith("ال") or passage.known[k].people for k in said)


def _told_last(draft: Draft) -> int:
    """The token after the victim; after the noun whose pronoun takes him up, where that tells of him (مقتله وسائقه)."""
    taken_up = draft.trigger is not None and "backward-pronoun" in draft.rules
    return draft.trigger.at + 1 if taken_up and draft.trigger is not None else draft.phrase.last


def _counted_together(walk: Walk, phrase: Phrase) -> bool:
    """مقتل 12 امرأة وطفلا: a number over ten governs both nouns, as the accusative shows; but منهم 13 طفلا وسيدة."""
    count, passage = walk.group[-1].phrase, walk.passage
    if not count.numbered or count.value is None or 0 < count.value % 100 < _SINGULAR_FROM or phrase.rule != "noun-sg":
        return False
    of_hundreds = count.value % 100 == 0  # 8000 رجل وصبي: in the genitive
    if phrase.first != count.last or phrase.last != phrase.first + 1 or not (phrase.heads and count.heads):
        return False
    kinds = {count.heads[0].demographic, phrase.heads[0].demographic}
    governed = passage.form(phrase.first).endswith("ا") or of_hundreds
    return governed and "" not in kinds and len(kinds) > 1


_SINGULAR_FROM = 11


def _of_those_counted(walk: Walk, phrase: Phrase) -> bool:
    """عشرات القتلى من شرطيين وعسكريين وسياح: more of the kinds that the number before من is of."""
    passage, head = walk.passage, walk.group[-1].phrase
    if phrase.numbered or not phrase.plural or not head.numbered or passage.form(head.last) != "من":
        return False
    kinds = range(head.last + 1, phrase.first)
    return bool(kinds) and all(passage.known[k].people or passage.form(k) == "و" for k in kinds)


def _has_verb(walk: Walk, phrase: Phrase, outcome: str) -> bool:
    """قتل 20 و30 آخرون أصيبوا, 70 ألفا قتلوا ومليون فروا: does a verb of its own follow, and of another ``outcome``?"""
    passage, at = walk.passage, phrase.last
    if not (outcome and phrase.numbered and phrase.plural and phrase.conjoined) or at >= walk.last:
        return False  # 13 بينهم 6 أطفال و4 نساء قتلوا: the total's verb, which it waits for
    verbs = [form for form in passage.known[at].outcomes if form.part == "verb" and form.agreement != "sg"]
    if passage.form(at) in WAS:
        return False  # اثنين كانا في الموقع, وأربعة صحفيين كانوا محكومين: what they had been
    no_verb = "pronoun" in passage.classes(at) or passage.form(at) in MANNERS
    own = [] if no_verb else verbs  # و2 طعنا
    if own:
        return all(form.outcome != outcome for form in own)
    known = passage.known[at]
    return passage.form(at).endswith("وا") and not (known.people or known.classes or known.outcomes)


def _of_one_family(first: Phrase, second: Phrase) -> bool:
    """قتل الأب والأم: two definite singulars of kinship are of one family."""
    kin = all(p.rule == "noun-sg" and p.heads and p.heads[0].kind == "kin" for p in (first, second))
    return kin and first.definite and second.definite


def _one_side(walk: Walk, first: int, last: int) -> bool:
    """اشتباكات بين الشرطة ومجموعة من الأهالي: is what stands after these tokens the second of two sides?"""
    passage = walk.passage
    for k in range(last - 1, first - 1, -1):
        if passage.form(k) == "بين":
            return passage.form(k - 1) not in ("من", "ومن") and last - k <= _SIDES
        if passage.tokens[k].kind != "word" or passage.form(k) == "و":
            return False
    return False


_SIDES = 5  # words of the first side


def joined_to_word(walk: Walk, phrase: Phrase) -> bool:
    """مصادر أمنية وشهود: is the phrase joined to a word that the vocabulary does not know, and no number?"""
    passage, before = walk.passage, phrase.first - 1
    if not phrase.conjoined or phrase.numbered or before < walk.first or passage.tokens[before].kind != "word":
        return False
    known = passage.known[before]
    return not (known.people or known.classes or known.outcomes or with_pronoun(passage, before))


_APART = STANDING | {"missing"}  # who suffered what the number's noun says, and not what those before it did
_PAUSES = frozenset("،,؛;:")
BESIDE = 2  # words from a trigger to a victim joined to one that the vocabulary does not know: إصابة فلان وطفليه


def _with_theirs(walk: Walk, phrase: Phrase) -> bool:
    """مقتل القيادي مع أربعة من مرافقيه, قتلت أم مع طفلها: those with the victim suffered what the victim did."""
    if phrase.governor not in WITH or not walk.group or walk.hungry():
        return False
    passage, head = walk.passage, walk.group[-1]
    told = head.trigger.completed_at if head.trigger is not None and "backward" in head.rules else -1
    between = range(max(head.phrase.last, told + 1), phrase.first - 1)  # فلان لقي مصرعه، مع أحد مرافقيه
    other = passage.classes(phrase.last - 1) | passage.classes(phrase.last)  # مسلحين اثنين آخرين
    some = phrase.rule in _SOME and with_pronoun(passage, phrase.last - 1)  # أحد مرافقيه
    theirs = phrase.others or phrase.possessive or some or "other" in other
    # شجار مع شقيقه: beside the victim, with no more than an adjective between
    beside = len(between) <= BESIDE and all(passage.tokens[k].kind == "word" or passage.form(k) == "،" for k in between)
    plain = not any(passage.classes(k) or passage.form(k)[0] in "بل" for k in between)
    escort = phrase.possessive and bool(phrase.heads) and phrase.heads[0].lemma in _ESCORT
    if escort and len(between) <= _ESCORT_REACH and all(passage.tokens[k].kind == "word" for k in between):
        return True  # اغتالوا ضابطا برتبة نقيب في الداخلية مع سائقه
    return (phrase.numbered and theirs) or (beside and plain and (theirs or (not between and not phrase.definite)))


_ESCORT = frozenset({"سائق", "مرافق", "حارس"})
_ESCORT_REACH = 6
_SOME = frozenset({"one-of", "quantifier"})
WITH = frozenset({"مع", "برفقه", "رفقه"})


def _of_its_kind(total: Phrase, part: Phrase) -> bool:
    """May the second be a part of the first? 9 مدنيين بينهم طفلان، و3 من الشرطة: police are none of the civilians."""
    kinds = {h.status for phrase in (total, part) for h in phrase.heads if h.status in ("civilian", "combatant")}
    return len(kinds) < 2
