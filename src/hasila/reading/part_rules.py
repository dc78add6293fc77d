"""Rules for parts of the victims just named: بينهم 3 أطفال, 3 منهم, (رجل وطفل), معظمهم من النساء."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.lexicon.speech import cue, small
from hasila.lexicon.word_lists import word_list
from hasila.reading.completers import completed
from hasila.reading.drafts import NO_DRAFT, WAS, Draft
from hasila.reading.looking_back import PLIGHTS
from hasila.reading.phrase import BODIES, Phrase
from hasila.reading.surroundings import conjoined_at
from hasila.reading.victim_sentences import OF_THEM
from hasila.reading.wholes import hold_pending, smaller, whole_of

if TYPE_CHECKING:
    from hasila.reading.walk import Walk

_PART_REACH = 6
_ESCAPED = frozenset(word_list("escaped"))
_OF_THEM = frozenset({"منهم", "منهن"})


def majority(walk: Walk, phrase: Phrase) -> Draft | None:
    """معظمهم من النساء والأطفال: parts of the victims just named, each a vague one."""
    joined = (
        phrase.conjoined
        and not phrase.numbered
        and walk.group
        and "majority" in walk.group[-1].rules
        and walk.group[-1].phrase is walk.last_phrase
    )
    waiting = walk.pending[-1] if walk.pending and not walk.group and not walk.hungry() else None
    if phrase.rule == "majority" and waiting is not None and waiting is walk.last_phrase and waiting.numbered:
        hold_pending(walk, phrase.first)  # 25 شخصا، معظمهم من المدنيين، قتلوا
    if phrase.rule == "majority" and phrase.own:
        whole = whole_of(walk, phrase.own[0])
        if whole is None and not walk.before:
            return NO_DRAFT
        draft = walk.add(phrase, whole.outcome if whole else phrase.own[0], None, "majority", join=True)
        draft.parent = whole
        return draft
    if not (phrase.rule == "majority" or joined) or walk.hungry() or not (walk.group or walk.before):
        return None
    if walk.group and walk.group[-1].phrase is not walk.last_phrase:
        return None
    if not walk.group and phrase.first > walk.first + 2:
        return None
    last = (walk.group or walk.before)[-1]
    both = _beside_killed(walk, last)
    draft = walk.add(phrase, "killed_or_wounded" if both else last.outcome, last.trigger, "majority", join=True)
    draft.parent = last.parent if joined else both or last
    return draft


def no_part(walk: Walk, phrase: Phrase) -> Draft | None:
    """ثلاثة جرحى، بحسب شهود: who says it is none of them; nor are those whose house it is (دمرت منازل العديد منهم)."""
    of_many = phrase.governor == "من" and bool(phrase.own and phrase.heads) and phrase.plural and not phrase.numbered
    if _looked_for(walk, phrase) or _how_badly(walk, phrase):
        return NO_DRAFT
    if of_many and phrase.heads[0].construct:
        return NO_DRAFT  # مقتل ثالث من مصابي العملية: of whom he was one
    of_them = phrase.bare and phrase.value is None and walk.passage.form(phrase.last) in _OF_THEM
    if of_them and phrase.governor == "noun":
        return None if walk.hungry() else NO_DRAFT
    if _says(walk, phrase):
        return NO_DRAFT
    said = cue(walk.passage.form(phrase.first - 1)) if phrase.first > walk.first else None
    if said is None or said.frame != "prep" or phrase.numbered:
        return None
    walk.part_mark = -1
    return NO_DRAFT


def _says(walk: Walk, phrase: Phrase) -> bool:
    """قال 15 منهم إنهم تعرضوا للضرب: who says it is no part of those harmed."""
    said = cue(walk.passage.form(phrase.first - 1)) if phrase.first > walk.first else None
    tells = said is not None and said.frame == "verb" and said.part in ("past", "imperfect")
    ahead = range(phrase.last + 1, min(phrase.last + 3, walk.last))
    return tells and phrase.bare and walk.passage.form(phrase.last) in OF_THEM and any(
        "that" in small(walk.passage.form(k)) for k in ahead
    )


def _looked_for(walk: Walk, phrase: Phrase) -> bool:
    """أعمال البحث جارية عن ضحايا آخرين: of whom nobody knows yet."""
    near = range(max(walk.first, phrase.first - _SEARCH_REACH), phrase.first - 1)
    dead = phrase.governor == "عن" and not phrase.numbered and any(own.startswith("killed") for own in phrase.own)
    return dead and any("search" in walk.passage.classes(k) for k in near)


_SEARCH_REACH = 4


def _how_badly(walk: Walk, phrase: Phrase) -> bool:
    """أصيب ثلاثة بينهم إصابات خطيرة, إصابة عدد من الجنود «إصابات طفيفة», العلاج من إصابات طفيفة: how they were hurt."""
    wounds = phrase.rule == "noun-pl" and bool(phrase.heads) and phrase.heads[0].lemma == _WOUND
    if not wounds or phrase.conjoined or walk.passage.form(phrase.last) not in _DEGREES:
        return False
    hurt = walk.group[-1] if walk.group and walk.group[-1].outcome == "wounded" else None
    told = any("occurrence" in walk.passage.classes(phrase.first - k) for k in (1, 2))
    near = hurt is not None and phrase.first - hurt.phrase.last <= _PART_REACH and not told
    return near or (phrase.governor == "من" and walk.passage.form(phrase.first - 2) in _TREATMENT)


_WOUND = "إصابة"
_DEGREES = frozenset(word_list("wound_degree"))
_TREATMENT = frozenset(word_list("treatment"))


def part_of(walk: Walk, phrase: Phrase) -> Draft | None:
    """بينهم 3 أطفال; 3 منهم نساء; (رجل وطفل)."""
    parent = walk.part_parent
    if phrase.bare and _badly_hurt(walk, phrase):
        return _add_part(walk, phrase, walk.group[-1], "listed")
    from_there = phrase.partitive and 0 <= walk.part_mark == phrase.first - 1  # منهم 30 ألفا من المدينة
    if (phrase.counted and not from_there) or (phrase.rule == "count-bare" and phrase.value == 1):
        return None
    if phrase.rule == "name" and 0 <= walk.part_mark >= phrase.first - _PART_REACH and not _one_named(walk, phrase):
        return NO_DRAFT  # وهم فلان وفلان: the names spell a number out
    if walk.part_mark >= 0 and parent is not None and phrase.first - walk.part_mark <= _PART_REACH:
        all_of_them = "apposition" in walk.passage.classes(walk.part_mark) and phrase.governor == "من"
        if all_of_them and phrase.rule == "noun-pl":
            walk.part_mark = -1
            return NO_DRAFT  # وهم من أهالي القرية: where all of them are from
        one = not phrase.plural and phrase.first == walk.part_mark + 1  # بينهم السائق
        if phrase.definite and not (phrase.named or phrase.numbered or phrase.possessive or one):
            return None
        if walk.outcome_from_open() and walk.open is not None and walk.open.at > walk.part_mark:
            return None
        both = _beside_killed(walk, parent)
        outcome = walk.own_or(phrase, "killed_or_wounded" if both else parent.outcome)
        draft = walk.add(phrase, outcome, parent.trigger, "part", join=True)
        draft.parent = both or parent
        walk.part_mark = -1
        return draft
    if walk.among is not None and 0 <= phrase.first - walk.among[1] <= 1 and (not phrase.definite or phrase.named):
        outcome = walk.inherited() if walk.among[0] == "killed_or_wounded" else ""  # الضحايا of those told killed
        return walk.add(phrase, walk.own_or(phrase, outcome or walk.among[0]), None, "part")
    if walk.group and phrase.first == walk.group[-1].phrase.last and not (phrase.conjoined or phrase.governor):
        total = walk.group[-1]
        fits = phrase.value is not None and (total.phrase.value or 0) > phrase.value
        if fits and not phrase.definite and not phrase.own:
            return _add_part(walk, phrase, total, "listed")
    follows = walk.passage.form(phrase.last)
    of_them = phrase.rule == "count-of-them" or (
        phrase.numbered and phrase.bare and (follows in OF_THEM or (follows == "منها" and _of_bodies(walk)))
        and not (phrase.governor == "الي" and "subset" in walk.passage.classes(phrase.last))  # إلى 194 بينهم 10 نساء
    )
    if of_them and (walk.group or walk.before):
        return _part_of_them(walk, phrase)
    if phrase.rule == "one-of" and phrase.bare and walk.group and (not walk.hungry() or _his_wound(walk, phrase)):
        walk.fed = True
        before = walk.passage.form(phrase.first - 1)
        if before.lstrip("و") in _ESCAPED or "that" in small(before):
            return NO_DRAFT  # وأن أحدهم اعترف: news of him that is no harm
        return _add_part(walk, phrase, walk.group[-1], "one-of-them")
    return None


def _badly_hurt(walk: Walk, phrase: Phrase) -> bool:
    """2421 إصابة منها 1404 خطيرة: how many of the cases just counted are grave."""
    grave = "critical" in walk.passage.classes(phrase.last) and walk.passage.form(phrase.first - 1) in _OF_CASES
    return grave and bool(walk.group) and walk.group[-1].outcome == "wounded" and smaller(phrase, walk.group[-1].phrase)


_OF_CASES = frozenset({"منها", "بينها", "منهم", "بينهم"})


def _his_wound(walk: Walk, phrase: Phrase) -> bool:
    """إصابة 3 أشخاص، إصابة أحدهم خطيرة: the noun takes up what befell them."""
    trigger, last = walk.open, walk.group[-1]
    if trigger is None or trigger.is_verb or trigger.tally or trigger.outcome != last.outcome:
        return False
    return walk.passage.form(phrase.first).endswith(("هم", "هن")) and phrase.first == trigger.ready


def _of_bodies(walk: Walk) -> bool:
    """16 جثة، 7 منها: bodies have the pronoun of things."""
    heads = walk.group[-1].phrase.heads if walk.group else ()
    return bool(heads) and heads[0].lemma in BODIES


def _beside_killed(walk: Walk, last: Draft) -> Draft | None:
    """قتلى وجرحى بينهم أطفال: parts of two bare nouns side by side are of both, and filed under the first of them."""
    first = next((draft for draft in walk.drafts if draft.phrase.last == last.phrase.first), None)
    if first is None or not last.phrase.conjoined or {first.outcome, last.outcome} != {"killed", "wounded"}:
        return None
    return first if all(draft.phrase.own and draft.phrase.rule == "noun-pl" for draft in (first, last)) else None


def _one_named(walk: Walk, phrase: Phrase) -> bool:
    """بينهم فلان الفلاني: one of them, by name."""
    return phrase.first - walk.part_mark == 1 and "subset" in walk.passage.classes(walk.part_mark)


def _part_of_them(walk: Walk, phrase: Phrase) -> Draft | None:
    """3 منهم, where no verb of its own says what befell the part."""
    if walk.hungry() or _own_verb(walk, phrase.last + 1):
        return None
    if _got_away(walk, phrase):
        return NO_DRAFT
    total = (walk.group or walk.before)[-1]
    return _add_part(walk, phrase, total.parent or total, "part-of-them")


def _got_away(walk: Walk, phrase: Phrase) -> bool:
    """بعد فرار عدد كبير منهم; لا يزال ثلاثة منهم هاربين: news of some of them that is no harm."""
    before = walk.passage.form(phrase.first - 1)
    large = any(walk.passage.form(k) in _AT_LARGE for k in range(phrase.first, phrase.last + _AT_LARGE_REACH))
    return before.lstrip("وف") in _ESCAPED or before in _ESCAPE or large


_ESCAPE = frozenset(word_list("escape"))
_AT_LARGE = frozenset(word_list("at_large"))
_AT_LARGE_REACH = 2


def _own_verb(walk: Walk, at: int) -> bool:
    """اثنان منهم قتلا, 15 منهم رهن الاعتقال: the part has a word of its own that will say what befell it."""
    told = walk.passage.known[at].outcomes if at < walk.last else ()
    says = (one for one in told if one.lemma in WAS or completed(walk.passage, at, walk.last, one) is not None)
    form = next(says, None)
    return form is not None and form.part == "verb" and (form.agreement != "sg" or form.lemma in PLIGHTS)


def _add_part(walk: Walk, phrase: Phrase, total: Draft, rule: str) -> Draft:
    """Add ``phrase`` as a part of ``total``, with what befell it, or what its own noun says (20 ضحية: 7 قتلى …)."""
    outcome = walk.own_or(phrase, total.outcome) if rule == "listed" else total.outcome
    draft = walk.add(phrase, outcome, total.trigger, rule, join=True)
    draft.parent = total
    return draft


def listed(walk: Walk, phrase: Phrase) -> Draft | None:
    """28 شخصا، 15 تركيا و13 أجنبيا; اعتقال 18 في الضفة: 7 من هنا، و6 من هناك، و5: numbers that add up to the total."""
    if phrase.first in walk.listed and walk.group:
        items = (draft for draft in reversed(walk.group) if "listed" in draft.rules and draft.parent is not None)
        before = next(items, walk.group[-1])
        return _add_part(walk, phrase, before.parent or before, "listed")
    last = walk.group[-1] if walk.group else None
    one_more = phrase.conjoined and phrase.value in (1, 2) and phrase.own and walk.passage.form(phrase.last) == "في"
    if one_more and last is not None and "listed" in last.rules and last.parent is not None:
        return _add_part(walk, phrase, last.parent, "listed")  # 12 في كذا، وشهيد في كذا
    if _adds_up(walk, phrase):
        return _add_part(walk, phrase, walk.group[-1], "listed")
    total = _by_places(walk, phrase)
    return None if total is None else _add_part(walk, phrase, total, "listed")


def _by_places(walk: Walk, phrase: Phrase) -> Draft | None:
    """127 شهيدا بينهم 7 سيدات: 39 في ريف كذا، 26 في كذا، 12 في كذا: the total of numbers that only places follow.

    They need not make it up, as some may be told in other words; ``walk.listed`` remembers them.
    """
    if not _of_place(walk, phrase.first) or walk.hungry() or phrase.value is None:
        return None
    if walk.passage.form(phrase.first - 1) not in _LISTS or not (phrase.bare and walk.group):
        return None
    items = [k for k in range(phrase.first, walk.last) if k in walk.passage.counts_at and _of_place(walk, k)]
    items = [k for k in items if walk.passage.form(k - 1) in _LISTS or conjoined_at(walk.passage, k)]
    told = sum(round(walk.passage.counts_at[k].value or 0) for k in items)
    total = max(walk.group, key=lambda draft: draft.phrase.value or 0)
    if len(items) < _FEWEST_ITEMS or (total.phrase.value or 0) < told:
        return None
    walk.listed = set(items)
    return total


def _of_place(walk: Walk, k: int) -> bool:
    """Does في follow the bare number at token ``k``?"""
    count = walk.passage.counts_at.get(k)
    return count is not None and not count.no_count and walk.passage.form(count.last) == "في"


def _adds_up(walk: Walk, phrase: Phrase) -> bool:
    """Do the number, after a comma or a colon, and those after it make up the total before it?

    All of them stand before the next verb that states an outcome; ``walk.listed`` remembers them.
    """
    if not walk.group or not phrase.numbered or phrase.value is None or phrase.conjoined or phrase.governor:
        return False
    if phrase.counted and not phrase.partitive:
        return False
    total, passage = walk.group[-1].phrase, walk.passage
    if walk.hungry() or total.value is None or total.value <= phrase.value:
        return False
    if passage.form(phrase.first - 1) not in _LISTS:
        return False
    left, parts = total.value - phrase.value, []
    for k in range(phrase.last, walk.last):
        count = passage.counts_at.get(k)
        one = passage.known[k].people[:1]
        if any(form.part == "verb" for form in passage.known[k].outcomes) or not left:
            break
        if count is not None and count.value is not None and not count.no_count:
            if not (conjoined_at(passage, k) or passage.form(k - 1) in _LISTS):
                return False
            left -= round(count.value)
            parts.append(k)
        elif one and one[0].number in _ALONE and k - 1 not in passage.counts_at and conjoined_at(passage, k):
            left -= _ALONE[one[0].number]  # وجزائريان
            parts.append(k)
    walk.listed = set() if left else set(parts)
    return not left


_ALONE = {"sg": 1, "du": 2}  # how many a noun without a number is
_FEWEST_ITEMS = 2
_LISTS = frozenset({"،", ",", ":", "؛", "("})
