"""Phrases with a count: a number and its noun, a number alone, 3 منهم, an ordinal that means one more."""

from __future__ import annotations

from functools import cache

from hasila.arabic.fold import fold_word
from hasila.arabic.record import replace
from hasila.lexicon.gazetteer import gazetteer, key
from hasila.lexicon.place_words import cue, traps
from hasila.lexicon.speech import cue as said
from hasila.lexicon.word_lists import word_list
from hasila.reading.counts import Count
from hasila.reading.heads import LINKS, heads_at, own_outcomes
from hasila.reading.passage import Passage
from hasila.reading.phrase import BODIES, FAMILIES, Phrase
from hasila.reading.surroundings import NOUNS, conjoined_at, governor_of

_QUOTES = frozenset({'"', "'"})
# A counted case is a person: 18 وفاة.
CASES = {word: outcome for outcome in ("killed", "wounded") for word in word_list(f"case_{outcome}")}
THESE = frozenset(word_list("these"))
_ONE = frozenset({"واحد", "واحده"})
_NEVER_BARE = frozenset({"تلت"})  # the dialect's bound three is also a verb (followed)
MANNERS = frozenset(word_list("manner"))
_THEIRS = ("هم", "هن", "هما")
_PLIGHT = ("حال", "اصاب", "جراح", "جروح", "وضع", "اوضاع")
_THEY_DO = frozenset({"يون", "يان"})  # the first and last letters of a verb of people: يعملون, يعملان
_SELVES = frozenset(word_list("selves"))  # سلم 38 أنفسهم: the verb's object, and nothing counted
_THINGS = frozenset(word_list("thing"))  # their first letter looks like a preposition


def counted_phrase(passage: Passage, count: Count) -> tuple[Phrase | None, int]:
    """The phrase that ``count`` opens, None where it counts no people; and the token to read on from."""
    if count.no_count == "ordinal" and _one_more(passage, count):
        one = replace(_from_count(passage, count), value=1, value_max=None, qualifier="exact", plural=False)
        return replace(one, others=True, bare=True, rule="ordinal"), count.last
    if count.no_count == "rate":
        return None, heads_at(passage, count.last, counted=True, value=count.value)[1]
    if count.no_count or _adjective(passage, count) or _age_to_come(passage, count):
        return None, count.last
    base = _from_count(passage, count)
    if _executions(passage, count):
        return replace(base, last=count.last + 2, own=("killed",), rule="count-noun"), count.last + 2
    at, partitive = _noun_after(passage, count)
    heads, last, head_at = heads_at(passage, at, counted=True, value=count.value)
    if heads:
        if heads[0].kind == "group" and not partitive and not (count.vague and heads[0].lemma in FAMILIES):
            return None, last  # 30 عائلة: not 30 people; but مئات العائلات are an unknown number of them
        crowd = count.vague and passage.form(count.last - 1).startswith("ال") and not partitive
        if crowd and heads[0].number == "du":
            return replace(base, bare=True, rule="count-bare"), count.last  # شيع المئات شهيدين: no noun of theirs
        if count.value == 1 and heads[0].number == "pl" and not partitive:
            return None, count.last  # عائلة واحدة ضحايا: the number belongs to the noun before it
        return _with_noun(passage, replace(base, last=last, heads=heads, head_at=head_at)), last
    if passage.form(count.last) in CASES:
        own = (CASES[passage.form(count.last)],)
        return replace(base, last=count.last + 1, own=own, rule="count-noun"), count.last + 1
    found = _of_them(passage, base) or _bare(passage, count, base, at, partitive=partitive)
    return found, count.last if found is None else found.last


def _executions(passage: Passage, count: Count) -> bool:
    """24 عملية إعدام, تنفيذ 24 حكما بالإعدام: executions, and sentences of death carried out, each of somebody."""
    if passage.form(count.last + 1) not in _OF_DEATH:
        return False
    told = passage.form(count.last)
    return told in ("عمليه", "عمليات") or (told in _SENTENCE and carried_out(passage, count.last))


def carried_out(passage: Passage, sentence: int) -> bool:
    """تنفيذ أحكام بإعدام 13: was the sentence of death at a token carried out?"""
    before = range(max(0, sentence - _CARRIED_WITHIN), sentence)
    return any(passage.form(k).lstrip("وب") in _CARRIED_OUT for k in before)


_SENTENCE = frozenset({"حكم", "حكما", "احكام"})
_OF_DEATH = frozenset({"اعدام", "الاعدام", "بالاعدام"})
_CARRIED_OUT = frozenset(word_list("carried_out"))
_CARRIED_WITHIN = 7  # words from the verb to the sentence: who carried it out, how many (ما لا يقل عن …)


def _noun_after(passage: Passage, count: Count) -> tuple[int, bool]:
    """The token where the counted noun may stand, and whether من and the like part it from its number."""
    at = count.last
    if passage.form(at) == ")" and passage.form(count.first - 1) == "(":
        at += 1  # (30) عنصرا
        again = passage.counts_at.get(at)
        at = again.last if again is not None and again.value == count.value else at
    after = passage.known[at + 1].people if passage.form(at) == "(" and at + 1 < len(passage.tokens) else ()
    at += bool(after) and after[0].number == "sg" and bool(after[0].outcome)  # 500 (قتيل وجريح)
    while passage.form(at) in _QUOTES:
        at += 1
    begin = at
    while passage.form(at) in LINKS and at < begin + 2:
        at += 1
    partitive = at > begin
    at += partitive and passage.form(at) in THESE and bool(passage.known[min(at + 1, len(passage.known) - 1)].people)
    if "other" in passage.classes(at) and not partitive:
        at = other = at + 1
        while passage.form(at) in LINKS and at < count.last + 3:
            at += 1
        partitive = at > other  # أربعة آخرين من قوات الأمن
    return at, partitive


def _with_noun(passage: Passage, phrase: Phrase) -> Phrase:
    """A number and its noun; after a word for bodies (جثث 3 أطفال) those counted are dead."""
    split = passage.known[phrase.head_at].person_split
    before = passage.known[phrase.first - 1].people if phrase.first else ()
    bodies = bool(before) and before[0].lemma in BODIES and not phrase.conjoined
    own = ("killed",) if bodies else own_outcomes(phrase.heads)
    return replace(phrase, own=own, rule="count-noun", possessive=bool(split and split.pronoun), plural=True)


def _of_them(passage: Passage, base: Phrase) -> Phrase | None:
    """3 منهم أطفال: so many of those named before, and who they were."""
    if passage.form(base.last) not in ("منهم", "منهن"):
        return None
    heads, last, head_at = heads_at(passage, base.last + 1, counted=False, value=None)
    split = passage.known[head_at].person_split if heads else None
    number = "du" if base.value == 2 and passage.form(head_at).endswith("ان") else "pl"  # اثنان منهم سعوديان
    if split is None or heads[0].number not in (number, "pl") or split.article or split.conjunction:
        return None
    own = tuple(outcome for outcome in own_outcomes(heads) if outcome == "missing")  # 100 منهن مفقودات
    return replace(base, last=last, heads=heads, bare=not own, own=own, rule="count-of-them", head_at=head_at)


def _bare(passage: Passage, count: Count, base: Phrase, at: int, *, partitive: bool) -> Phrase | None:
    """A number without a person noun, with the unknown word that it counts; None where it counts nobody."""
    others = "other" in passage.classes(count.last)
    if partitive and passage.form(at) == "كل":
        return None  # واحد من كل 150
    thousands = count.vague and passage.form(count.last - 1).startswith("ال")  # عشرات الآلاف جرى تهجيرهم: of no noun
    after = at if passage.form(count.last) == ")" else count.last  # (12) مركبة
    of = _partitive_thing(passage, at) if partitive else "" if thousands else counted_thing(passage, after)
    noun = "" if others else of
    if count.vague and not others and noun and not partitive:
        return None
    if passage.form(count.first) in _NEVER_BARE or (count.value == 1 and base.definite):
        return None
    last = count.last + others
    return replace(base, last=last, bare=True, others=others, rule="count-bare", counted=noun, partitive=partitive)


def _adjective(passage: Passage, count: Count) -> bool:
    """A number after the noun it belongs to: البلدات الأربع, العقود السبعة, عائلة واحدة; but قتل الجيش العشرات."""
    people = passage.known[count.first - 1].people if count.first else ()
    if passage.form(count.first) in _ONE and people and people[0].kind == "group":
        return True
    definite = count.numeral is not None and count.numeral.definite and not count.vague
    before = passage.form(count.first - 1)
    return definite and before.startswith("ال") and len(before) > 3 and not passage.known[count.first - 1].people


def _one_more(passage: Passage, count: Count) -> bool:
    """An indefinite ordinal straight after an outcome word is a person: ومقتل تاسع."""
    follows = passage.known[count.last] if count.last < len(passage.tokens) else None
    free = (
        follows is None
        or bool(follows.classes)
        or passage.tokens[count.last].kind != "word"
        or passage.form(count.last)[0] in "بفو"
    )
    return (
        count.last - count.first == 1
        and not passage.form(count.first).startswith("ال")
        and free
        and (bool(passage.known[count.first - 1].outcomes if count.first else ()) or _hurt_too(passage, count))
    ) or (free and _caught(passage, count.first))


def _caught(passage: Passage, at: int) -> bool:
    """وألقي القبض على ثالث: an ordinal that is the object of a set phrase."""
    return passage.form(at - 1) == "علي" and passage.form(at - 2) == "القبض" and not passage.form(at).startswith("ال")


def _hurt_too(passage: Passage, count: Count) -> bool:
    """أصيب ثلاثة بجروح خطيرة ورابع بجروح طفيفة: one more, with the wounds of his own."""
    return conjoined_at(passage, count.first) and passage.form(count.last) in _WOUNDS


_WOUNDS = frozenset({"بجروح", "باصابات", "بجراح", "بشظايا", "بحروق", "بكسور", "برضوض"})


def _age_to_come(passage: Passage, count: Count) -> bool:
    """(7 و9 أعوام): the first of two ages under one unit."""
    at = count.last + (passage.form(count.last) == "و")
    follows = passage.counts_at.get(at)
    return follows is not None and at > count.last and follows.no_count in ("age", "duration")


def _from_count(passage: Passage, count: Count) -> Phrase:
    value = None if count.value is None else round(count.value)
    top = None if count.value_max is None else round(count.value_max)
    return Phrase(
        count.first,
        count.last,
        count.start,
        count.end,
        value,
        top,
        count.qualifier,
        (),
        "count",
        conjoined=conjoined_at(passage, count.first),
        governor=governor_of(passage, count.first),
        plural=value is None or value > 1,
        definite=count.numeral is not None and count.numeral.definite and value == 1,
    )


def counted_thing(passage: Passage, at: int) -> str:
    """The unknown noun that a bare number counts (سيارات), "" where nothing is counted."""
    token = passage.tokens[at] if at < len(passage.tokens) else None
    if token is None or token.kind != "word" or token.form in _SELVES or token.form in MANNERS:
        return ""
    if token.form.endswith(_THEIRS) and token.form.startswith(_PLIGHT):
        return ""  # بينهم ستة حالتهم حرجة
    known = passage.known[at]
    if said(token.form) is not None or token.form[0] + token.form[-2:] in _THEY_DO:
        return ""  # إصابة ثمانية حسبما أعلنت الشرطة; بينهم اثنان يعملان في كذا
    if (
        known.classes - NOUNS
        or (known.outcomes and not (known.outcome_split and known.outcome_split.pronoun))
        or passage.form(at) in LINKS
        or len(token.form) < 3
    ):
        return ""
    if token.form.startswith("ال") or token.form[0] in "وف" or (token.form[0] in "بل" and token.form not in _THINGS):
        return ""
    return token.form


def _partitive_thing(passage: Passage, at: int) -> str:
    """The unknown noun after من (3 من الأجهزة), "" where it is a side or a name that may stand for people."""
    known = passage.known[at] if at < len(passage.tokens) else None
    if known is None or passage.tokens[at].kind != "word" or known.people or known.classes - NOUNS:
        return ""
    form = passage.form(at)
    if form in THESE or form in _WITH or form in _country_names() or _clan(passage, at):
        return ""
    if _settlement(passage, at):
        return ""
    return passage.form(at)


_WITH = frozenset({"ذوي", "ذوات"})  # 54 من ذوي الأحكام العالية: people by what they have


def _settlement(passage: Passage, at: int) -> bool:
    """خمسة من بلدة كذا, ثلاثة من حلب: people of the one town or camp that is named at token ``at``."""
    if passage.form(at) in _LANDS or (passage.form(at), passage.form(at + 1)) == ("قطاع", "غزه"):
        return True
    found = cue(passage.form(at))
    if found is not None and found[1].cls == "head":
        return found[1].kind in _SETTLED
    plain = not (passage.known[at].classes or key(passage.form(at)) in traps())
    kinds = _CITIES if passage.form(at).startswith("ال") else _SETTLED  # the article makes a village of many a noun
    return plain and any(place.kind in kinds for place in gazetteer().find(key(passage.form(at))))


_LANDS = frozenset({"الضفه"})
_CITIES = frozenset({"city", "province"})
_SETTLED = frozenset({"city", "town", "village", "camp", "neighbourhood", "province"})


def _clan(passage: Passage, at: int) -> bool:
    """آل فلان: does token ``at`` lead the name of a clan? Folded it is spelled like the article written apart."""
    return passage.form(at) == "ال" and at + 1 < len(passage.tokens) and passage.tokens[at + 1].kind == "word"


@cache
def _country_names() -> frozenset[str]:
    """The folded names of countries: three of Mali are people."""
    return frozenset(fold_word(name) for name in gazetteer().countries().values())
