"""Rules for a hungry trigger and its victims after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.arabic.record import replace
from hasila.lexicon.speech import cue
from hasila.lexicon.word_lists import lemmas, word_list
from hasila.reading.drafts import CASUALTY, OF_THEM, Draft
from hasila.reading.joining_rules import BESIDE, WITH, each_of, joined_to_word
from hasila.reading.phrase import Phrase
from hasila.reading.subjects import acts_in_plural, died_in, in_relative_clause
from hasila.reading.surroundings import case_of, place_at, with_pronoun
from hasila.reading.tally_rules import feeds_tally
from hasila.reading.told_anew import told_anew
from hasila.reading.trigger import Trigger

if TYPE_CHECKING:
    from hasila.reading.walk import Walk

_VERB_REACH = 20
_NOUN_REACH = 3
_NOUN_REACH_NUMBERED = 9
_MORTAL = frozenset(word_list("mortal"))
_WITH_OBJECT = frozenset({"فقد", "سلم", "قضي"})
_OF_SEVERAL = frozenset({"quantifier", "one-of"})  # some of those that the noun names are victims by themselves


def replaces_agent(walk: Walk, phrase: Phrase) -> Draft | None:
    """قتل جندي ثلاثة مدنيين: of two phrases side by side after the verb, the first is the agent."""
    trigger, group = walk.open, walk.group
    if trigger is None or not trigger.ambiguous or not trigger.is_verb or len(group) != 1 or not walk.fed:
        return None
    first = group[0]
    if first.trigger is not trigger or "backward" in first.rules or phrase.conjoined or phrase.bare:
        return None
    if case_of(walk.passage, first.phrase.head_at) == "object" or case_of(walk.passage, phrase.head_at) == "subject":
        return None
    held_to_be = any(head.lemma in _CULPRITS for head in phrase.heads[:1])
    if first.phrase.rule == "count-after" and phrase.first == first.phrase.last and held_to_be:
        return None  # اعتقلت مواطنين اثنين مشتبها بهما: what they are held to be
    if _woman_of_a_mans_verb(walk, trigger, first.phrase):
        return None
    accusative = phrase.rule == "one-of" or (bool(phrase.heads) and phrase.heads[0].accusative)
    accusative |= _no_part_of(walk, first.phrase, phrase)
    two_numbers = phrase.numbered and phrase.heads and phrase.first == first.phrase.last
    if first.phrase.numbered and not two_numbers and (not accusative or phrase.numbered):
        return None
    definite = phrase.definite and not phrase.numbered and not phrase.possessive
    alone = phrase.rule == "noun-sg" and not phrase.conjoined
    doers = _by_ending(walk, first.phrase) and (phrase.numbered or alone)
    reach = _DOERS_REACH if doers else _AGENT_AND_VICTIM
    if phrase.governor or definite or phrase.first - first.phrase.last > reach:
        return None
    if any(walk.passage.form(k) in (",", "،", "(", ":") for k in range(first.phrase.last, phrase.first)):
        return None
    between = range(first.phrase.last, phrase.first)
    if any(_tells_another(walk.passage.form(k)) or walk.passage.classes(k) & _BESIDES for k in between):
        return None  # قتل مدني ووقعت إصابات, قُتل القائد وبرفقته سائقه, قُتل سائق حين فجر ثلاثة أنفسهم
    walk.drafts.remove(first)
    walk.group = []
    return walk.add(phrase, walk.outcome, trigger, "after-agent")


_BESIDES = frozenset({"occurrence", "additive", "clause"})


def _tells_another(form: str) -> bool:
    """قُتل شاب بقصف استهدف موقعا، ستعتقل الشرطة الجميع مشيرا إلى: another verb's words follow."""
    said = cue(form)
    return form in _FURTHER or (said is not None and bool(said.part) and not said.weak)


_CULPRITS = lemmas("culprit")
_FURTHER = frozenset((*word_list("aims"), "وهو", "وهي", "احدهما", "احداهما", "احدهم", "احداهن"))  # قُتل شابان أحدهما كذا
_AGENT_AND_VICTIM = 3  # words from the agent to the victim beside it
_DOERS_REACH = 12  # قتل مسلحون من جماعة كذا المتطرفة عشرات الأشخاص, خطف مسلحون من داخل مجمع مساء الأحد ممرضة


def _by_ending(walk: Walk, phrase: Phrase) -> bool:
    """مسلحون: an indefinite plural whose ending tells that it is the subject, and whose number nobody counts."""
    ends = phrase.rule == "noun-pl" and not phrase.definite
    return ends and walk.passage.form(phrase.head_at).endswith("ون")


def _woman_of_a_mans_verb(walk: Walk, trigger: Trigger, first: Phrase) -> bool:
    """قتل والدة زوجته: a woman right after her verb would make it feminine (قتلت); so she is its object."""
    form = walk.passage.form(trigger.at).removeprefix("و")
    alone = first.rule == "noun-sg" and first.first == trigger.at + 1 and first.heads[0].gender == "f"
    return alone and not form.endswith("ت") and not form.startswith("ت")


def _no_part_of(walk: Walk, first: Phrase, phrase: Phrase) -> bool:
    """اختطف ستة ملثمين طالبة: one woman spells no six out, so that she is their object."""
    if phrase.rule != "noun-sg" or phrase.definite or phrase.first != first.last or first.value in (None, 1):
        return False
    follows = walk.passage.form(phrase.last)
    if phrase.heads[0].kind == "group":
        return False  # قتلوا أربعة من أفراد أسرة: whose they are
    return phrase.heads[0].gender == "f" and not (follows.startswith("و") or follows in OF_THEM)


def feeds(walk: Walk, phrase: Phrase) -> Draft | None:
    """The victims of the open trigger; a phrase that shows that none will come closes it (``walk.fed``)."""
    trigger = walk.open
    if trigger is None or walk.fed or phrase.first < trigger.ready:
        return None
    if trigger.tally:
        return feeds_tally(walk, trigger, phrase)
    if _acts(walk, trigger, phrase):
        return None
    if _did_it(walk, phrase):
        walk.fed = not trigger.is_verb
        return None
    gap = walk.gap(max(trigger.ready, trigger.at + 1), phrase.first)
    gap -= phrase.numbered and gap == 1 and walk.passage.form(phrase.first - 1) in OF_THEM  # قتل منهم خمسة
    if trigger.form is not None and trigger.form.victim == "next":
        if _not_straight_after(walk, trigger, phrase, gap) or _has_object(walk, trigger, phrase):
            walk.fed = True
            return None
    elif _out_of_place(walk, trigger, phrase, gap) or _joined_to_another(walk, trigger, phrase, gap):
        return None
    elif trigger.is_verb and _has_object(walk, trigger, phrase):
        walk.fed = True
        return None
    if gap > _VERB_REACH or not _may_suffer(walk, trigger, phrase, gap):
        return None
    if in_relative_clause(walk, max(trigger.at + 1, trigger.ready), phrase):
        return None
    if (
        phrase.definite
        and not phrase.numbered
        and phrase.rule not in _OF_SEVERAL
        and not (walk.particular(phrase) or _is_object(walk, trigger, phrase, gap) or _caught(trigger, phrase, gap))
        and not told_anew(walk, trigger, phrase)
        and not _moves(trigger, phrase)
        and not _unhurt(walk, trigger, phrase)
    ):
        plural_verb = trigger.form is not None and trigger.form.agreement != "sg"
        if not trigger.ambiguous or not trigger.is_verb or (plural_verb and gap == 0):
            walk.fed = True
            walk.passed = phrase if gap == 0 else None
        return None
    walk.fed = True
    if phrase.rule == "as-many":
        phrase = _as_many(walk, phrase)
    if walk.also:
        walk.add(phrase, walk.also, trigger, "after-trigger")
    return walk.add(phrase, walk.own_or(phrase, walk.outcome), trigger, "after-trigger")


def _unhurt(walk: Walk, trigger: Trigger, phrase: Phrase) -> bool:
    """لم يصب الركاب بأذى: several who are known, of whom none was hurt."""
    no = "negation" in walk.passage.classes(trigger.at - 1) and phrase.rule == "noun-pl"
    return no and trigger.outcome == "wounded" and walk.passage.form(phrase.last) in _HARM


_HARM = frozenset({"باذي", "بسوء", "بمكروه", "باي"})


def _as_many(walk: Walk, phrase: Phrase) -> Phrase:
    """قتل ثلاثة وأصيب مثلهم: as many as were told last, where that was a number."""
    told = (walk.drafts or walk.before)[-1:]
    value = told[0].phrase.value if told else None
    return phrase if value is None else replace(phrase, value=value, qualifier=told[0].phrase.qualifier)


def _joined_to_another(walk: Walk, trigger: Trigger, phrase: Phrase, gap: int) -> bool:
    """Is the phrase joined to something else that was hit (أصابت القذيفة المشفى ومرافقه), or far from the trigger?"""
    hit = trigger.is_verb and trigger.form is not None and trigger.form.victim == "object"
    before = phrase.first - 1
    thing = walk.passage.form(before).startswith("ال") and not walk.passage.known[before].people
    joined = hit and phrase.conjoined and not phrase.numbered
    return (joined and thing and gap > 0) or (gap > BESIDE and joined_to_word(walk, phrase))


def _is_object(walk: Walk, trigger: Trigger, phrase: Phrase, gap: int) -> bool:
    """قتل الحارسَ لصٌّ; فقتلوا الأب: a definite object, by its pointed ending or since the verb holds its subject."""
    if not (trigger.is_verb and trigger.ambiguous) or phrase.plural or gap:
        return False
    return acts_in_plural(trigger) or case_of(walk.passage, phrase.head_at) == "object"


def _moves(trigger: Trigger, phrase: Phrase) -> bool:
    """حركة نزوح واسعة للأهالي: of those who live there an unknown number, which is new where they are on the move."""
    return trigger.outcome == "displaced" and not trigger.is_verb and phrase.governor == "ل" and phrase.plural


def _caught(trigger: Trigger, phrase: Phrase, gap: int) -> bool:
    """القبض على الجاني, اعتقال المتورطين, مقتل المهاجم: who did it is told of before, what befell him is new."""
    done_by = bool(phrase.heads) and phrase.heads[0].lemma in _CULPRITS
    told = trigger.outcome in ("detained", "killed") and not trigger.is_verb
    return done_by and gap == 0 and told and trigger.form is not None and trigger.form.lemma != "اسر"


_CULPRITS = lemmas("culprit")


def _acts(walk: Walk, trigger: Trigger, phrase: Phrase) -> bool:
    """اقتاد ملثمون ثلاثة: the subject of a verb that is active only, which the ending of its plural or dual shows."""
    if trigger.form is None or trigger.form.victim != "object" or phrase.numbered or not phrase.heads:
        return False
    if case_of(walk.passage, phrase.head_at) == "subject":
        return True
    mourns = trigger.form.lemma == "نعي" and not trigger.form.feminine and phrase.first == trigger.at + 1
    if mourns and phrase.heads[0].kind == "role" and not phrase.plural:
        return True  # نعى رئيس الوزراء القائد فلانا: who mourns
    ending = {"pl": "ون", "du": "ان"}.get(phrase.heads[0].number, "")
    return bool(ending) and phrase.head_at >= 0 and walk.passage.form(phrase.head_at).endswith(ending)


def _did_it(walk: Walk, phrase: Phrase) -> bool:
    """عملية طعن نفذها شخص, طعن قام به متطرف: the subject of a verb whose pronoun takes the deed up."""
    before = walk.passage.form(phrase.first - 1)
    return before in _DONE_BY or (before in ("به", "بها") and walk.passage.form(phrase.first - 2) in _DONE_BY)


_DONE_BY = frozenset(word_list("done_by"))


def _not_straight_after(walk: Walk, trigger: Trigger, phrase: Phrase, gap: int) -> bool:
    """سقط has its victims beside it, ``gap`` words away: anything else fell (سقطت عليهم القذائف)."""
    if phrase.numbered and phrase.heads and (_doers_between(walk, trigger, phrase) or died_in(walk, trigger, phrase)):
        return False  # أسر مقاتلو الجماعة 18 جنديا; قضى تحت التعذيب ستة معتقلين
    if phrase.numbered and phrase.heads and not phrase.counted and _in_the_course(walk, trigger, phrase):
        return False
    form = trigger.form
    if form is not None and form.lemma in _MORTAL and gap <= _EACH_REACH and each_of(walk.passage, phrase.first):
        return False  # قضى برصاص القنص كل من الشاب فلان
    if gap > 1 or phrase.counted or phrase.governor == "noun":
        return True
    if phrase.numbered and gap == 0 and form is not None and form.lemma in _TAKEN and _counted_before(walk):
        return False  # قتل 9 وأسر اثنين
    nobody = phrase.bare and not phrase.others and walk.passage.form(phrase.last) not in OF_THEM
    if phrase.numbered and gap == 0 and form is not None and form.lemma in _MORTAL and not form.feminine:
        return False  # وقضى عشرة: what dies needs no noun
    return nobody or (gap == 1 and not phrase.numbered)


_EACH_REACH = 6  # words from the verb to the first of those named: how they died, and كل من


def _in_the_course(walk: Walk, trigger: Trigger, phrase: Phrase) -> bool:
    """أوقف خلال العملية 21 شخصا: does only what it was done in the course of stand between?"""
    between = [walk.passage.form(k) for k in range(trigger.at + 1, phrase.first)]
    return 1 < len(between) <= _COURSE and between[0] in _COURSES and all(w.startswith("ال") for w in between[1:])


_COURSES = frozenset({"خلال", "اثناء"})
_COURSE = 3  # words: خلال العملية العسكرية
_TAKEN = frozenset({"اسر", "فقد"})


def _counted_before(walk: Walk) -> bool:
    """Does the sentence count people before, so that a bare number after it counts more of them?"""
    return any(draft.phrase.numbered for draft in walk.group) and walk.last_phrase is not None


def _doers_between(walk: Walk, trigger: Trigger, phrase: Phrase) -> bool:
    """Does a plural whose ending tells that it is the subject stand straight after the verb, and little between?"""
    doer = walk.last_phrase
    if doer is None or doer.first != trigger.ready or doer.rule != "noun-pl" or doer.head_at < 0:
        return False
    ends = walk.passage.form(doer.head_at).endswith(("و", "ون"))
    plain = all(walk.passage.tokens[k].kind == "word" for k in range(doer.last, phrase.first))
    return trigger.is_verb and ends and plain and not phrase.governor and phrase.first - doer.last <= _DOERS_REACH


def _out_of_place(walk: Walk, trigger: Trigger, phrase: Phrase, gap: int) -> bool:
    """Is the phrase, ``gap`` words after the trigger, where its genitive, its subject or its object cannot stand?"""
    if trigger.is_verb and trigger.form is not None and trigger.form.victim not in ("genitive", "prep", "after"):
        if phrase.governor == "noun":
            return not phrase.numbered
        if phrase.governor in WITH and gap == 1 and trigger.outcome in CASUALTY:
            return not (phrase.numbered or phrase.others or phrase.rule == "quantifier")  # وفلان قتل مع 3 من مرافقيه
        return bool(phrase.governor) and not (phrase.governor == "ل" and gap == 0)
    if phrase.numbered or gap == 0:
        return gap > _NOUN_REACH_NUMBERED
    # إصابة الهواتف: the noun has its genitive
    taken = walk.passage.form(trigger.ready).startswith("ال") and "adverb" not in walk.passage.classes(trigger.ready)
    return taken or gap > _NOUN_REACH or phrase.governor in ("noun", "ب", "في", "من", "بين")


def _may_suffer(walk: Walk, trigger: Trigger, phrase: Phrase, gap: int) -> bool:
    """Is it people that the phrase counts? A name and a bare number are only straight after the trigger."""
    if phrase.counted and not _may_be_person(walk, trigger, phrase):
        return False
    if phrase.rule == "name":
        straight = gap == 0 or _past_agent(walk, trigger, phrase, gap)
        return (straight and trigger.outcome in _OF_NAMES) or each_of(walk.passage, phrase.first)
    if gap == 0 or not (phrase.bare and phrase.numbered) or phrase.partitive or phrase.others:
        return True
    before = walk.passage.form(trigger.ready) if phrase.first - 1 == trigger.ready else ""
    if OF_THEM & {before, walk.passage.form(phrase.last)}:
        return True  # قتل منهم 30; قتل الجيش خمسة منهم
    if phrase.value is None and not phrase.counted and walk.passage.form(phrase.first).startswith("ال"):
        return True  # قتل القصف العشرات: with the article, tens and hundreds that count no noun are people
    return _taken_up(walk, trigger, phrase) or _where_first(walk, trigger, phrase)


def _where_first(walk: Walk, trigger: Trigger, phrase: Phrase) -> bool:
    """قُتل في حلب ثلاثة: does only the name of where it was stand between the verb and a number that ends its clause?"""
    passage, between = walk.passage, range(trigger.ready, phrase.first)
    if not trigger.is_verb or phrase.counted or not 1 < len(between) <= _WHERE or passage.form(between[0]) != "في":
        return False
    ends = passage.tokens[phrase.last].kind != "word" if phrase.last < len(passage.tokens) else True
    more = passage.form(phrase.last).startswith("و") and bool(passage.known[phrase.last].outcomes)  # وأصيب خمسة
    return (ends or more) and place_at(passage, phrase.first - 1)


_WHERE = 3  # words: في, what kind of place, its name


def _past_agent(walk: Walk, trigger: Trigger, phrase: Phrase, gap: int) -> bool:
    """اعتقلت السلطات المحلية فلانا الفلاني: a verb in the feminine has had its subject before the man who is caught."""
    form = trigger.form
    if form is None or not (trigger.is_verb and form.feminine and trigger.outcome in ("detained", "abducted")):
        return False
    between = range(trigger.at + 1, phrase.first)
    plain = all(walk.passage.tokens[k].kind == "word" and not walk.passage.known[k].outcomes for k in between)
    return plain and 0 < gap <= _AGENT_REACH and not phrase.governor


_AGENT_REACH = 2
_OF_NAMES = CASUALTY | {"detained", "abducted"}  # تحرير: فلان is who edited it


def _taken_up(walk: Walk, trigger: Trigger, phrase: Phrase) -> bool:
    """أصيب في انفجار بالمستودع 16، توفي ثلاثة منهم: a number that ends its clause and whose parts follow."""
    passage = walk.passage
    if trigger.form is None or trigger.form.victim != "subject" or passage.form(phrase.last) not in ("،", ",", "."):
        return False
    return any(passage.form(k) in OF_THEM for k in range(phrase.last, phrase.last + _TAKEN_UP_REACH))


_TAKEN_UP_REACH = 8


def _has_object(walk: Walk, trigger: Trigger, phrase: Phrase) -> bool:
    """فقدت امرأة جنينها, سلم مسلحون أسلحتهم, قضت عائلة ليلتها: what they lost, gave or spent follows its subject."""
    at = phrase.last
    if trigger.form is None or trigger.form.lemma not in _WITH_OBJECT or at >= walk.last:
        return False
    if trigger.form.victim == "object":
        return False  # فقدت خمسة من أفراد أسرتها: those lost are the object
    if walk.passage.tokens[at].kind != "word" or walk.passage.form(at) in trigger.form.completers:
        return False
    split = walk.passage.known[at].person_split
    if walk.passage.classes(at) or (split is not None and split.conjunction):
        return False  # قضى مدنيون بينهم طفل, قضى رجل وزوجته
    return bool(split and split.pronoun) or with_pronoun(walk.passage, at)


def _may_be_person(walk: Walk, trigger: Trigger, phrase: Phrase) -> bool:
    """A counted noun that the vocabulary does not know is a person where it is killed, and no animal or thing."""
    if trigger.form is not None and trigger.form.victim in ("prep", "after"):
        return False
    if phrase.partitive and trigger.outcome == "displaced":
        return True
    if phrase.partitive:
        return trigger.outcome == "killed" and "thing" not in walk.passage.classes(phrase.last + 1)
    if "thing" in walk.passage.classes(phrase.last):
        return False
    return trigger.outcome in ("killed",) and phrase.first - trigger.at <= 2
