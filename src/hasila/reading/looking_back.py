"""A trigger whose victims stand before it: 7 مدنيين أصيبوا, امرأة قتلت, 39 عاملا اختطفهم, ارتفع إلى 5 عدد القتلى."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.arabic.record import replace
from hasila.lexicon.speech import small
from hasila.reading.drafts import BACK_REACH, OF_THEM, Draft
from hasila.reading.duals import as_dual
from hasila.reading.no_counts import word_role
from hasila.reading.phrase import FAMILIES, Phrase
from hasila.reading.subjects import (
    CHAIN,
    may_be_subject,
    names_of_two,
    no_subject,
    object_further,
    of_the_number,
    own_victims_follow,
    spends,
)
from hasila.reading.taken_up import agrees
from hasila.reading.tallies import WAS_DONE
from hasila.reading.told_anew import named_in_clause, told_anew, whose_clause
from hasila.reading.trigger import Trigger

if TYPE_CHECKING:
    from hasila.lexicon.outcomes import OutcomeForm
    from hasila.reading.walk import Walk

_HELD_REACH = 25
PLIGHTS = frozenset({"رهن", "قيد"})  # no verbs: they tell the state in which people are, as رهن الاعتقال
_COMPOUND_REACH = 2


def compound(walk: Walk, trigger: Trigger) -> bool:
    """مقتل وإصابة 16; قُتل وأصيب 55: two outcomes over one count."""
    before = walk.open
    if before is None or walk.fed or not trigger.conjoined or trigger.at - before.at > _COMPOUND_REACH or before.tally:
        return False
    if _of_other_number(before, trigger) or _of_attack(walk, before, trigger) or _has_genitive(walk, before, trigger):
        return False
    outcomes = {walk.outcome, trigger.outcome}
    strict = trigger.form is not None and trigger.form.victim == "next"
    walk.open = replace(trigger, form=before.form) if strict else trigger  # the first verb has asked for them already
    if len(outcomes) > 1:
        both = outcomes <= {"killed", "wounded", "killed_or_wounded"}
        none = both and "any" in walk.passage.classes(trigger.ready)  # دون مقتل أو إصابة أي مدني: none of either
        walk.also = "" if both and not none else walk.outcome  # أصيب وأسر عشرات: each outcome of all of them
        walk.outcome = "killed_or_wounded" if both and not none else trigger.outcome
    return True


def _has_genitive(walk: Walk, before: Trigger, trigger: Trigger) -> bool:
    """مقتل إمام وإصابة ثلاثة: a verbal noun has the word behind it for its victim, known or not (but مقتل أو إصابة)."""
    between = range(before.at + 1, trigger.at)
    passage = walk.passage
    words = [k for k in between if passage.tokens[k].kind == "word" and passage.form(k) not in _OR]
    plain = all(not passage.classes(k) and k not in passage.dated and not passage.known[k].outcomes for k in words)
    genitive = before.form is not None and before.form.victim == "genitive" and not before.is_verb
    return genitive and bool(words) and plain


_OR = frozenset({"و", "او"})


def _of_other_number(before: Trigger, trigger: Trigger) -> bool:
    """قتلا وجرح ثمانية: two verbs of which one is plural or dual have not the same subject."""
    if not (before.is_verb and trigger.is_verb) or before.form is None or trigger.form is None:
        return False
    return before.form.agreement != "sg" and trigger.form.agreement == "sg"


def _of_attack(walk: Walk, before: Trigger, trigger: Trigger) -> bool:
    """عملية طعن وقُتل المهاجم: what kind of attack it was, and what came of it."""
    noun = walk.passage.form(before.at - 1).removeprefix("ال")
    kind = "attack" in small(noun) or (noun in _DEEDS and walk.passage.form(trigger.at + 1).startswith("ال"))
    return kind and not before.is_verb and trigger.is_verb and trigger.outcome != before.outcome


_DEEDS = frozenset({"عمليه", "حادث", "حادثه"})  # عملية قتل وخطف ثلاثة is one deed


def resumed(walk: Walk, trigger: Trigger) -> bool:
    """39 عاملا كان التنظيم قد اختطفهم: the verb's pronoun takes up the phrase before it."""
    theirs = trigger.form is None  # جثثهم
    passive = (
        theirs
        or walk.passage.form(trigger.at - 1).lstrip("و") in WAS_DONE
        or (trigger.form is not None and trigger.form.victim == "prep")
    )
    if not walk.pending or not (passive or (trigger.is_verb and trigger.ambiguous)):
        return False
    phrase = walk.pending[-1]
    counted = phrase.numbered and phrase.value is None
    if theirs and phrase is not walk.last_phrase:
        return False
    if phrase.bare and not (phrase.others or counted):
        return False
    then = trigger.conjoined or walk.passage.form(trigger.at).startswith("ف")
    whom = phrase.numbered and "relative" in walk.passage.classes(trigger.at - 1)  # لآلاف السكان الذين هجرتهم القوات
    at_home = phrase.governor == "noun" and not phrase.possessive and "civil" in walk.passage.classes(phrase.first - 1)
    if not (at_home or whom) and phrase.governor not in (("", "علي") if then else ("",)):
        return False  # but دهموا منزل شاب واعتقلوه
    if phrase.definite and not (phrase.named and phrase.governor):
        return False  # دهموا منزل الشاب فلان واعتقلوه; but أطلق الشرطي فلان النار وقتله
    known = walk.passage.known[trigger.at]
    split = known.person_split if theirs else known.outcome_split
    prepositional = trigger.form is not None and trigger.form.victim == "prep"
    pronoun = "" if split is None else split.pronoun
    families = whom and pronoun == "ها" and bool(phrase.heads) and phrase.heads[0].lemma in FAMILIES
    plural = prepositional or families or pronoun in ("هم", "هن", "هما")
    if plural != phrase.plural or trigger.at - phrase.last > BACK_REACH:
        return False
    if pronoun in ("ه", "ها") and phrase.heads and not (families or agrees(phrase, pronoun)):
        return False  # أن شخصا يتتبعها وقتلها
    walk.pending.pop()
    walk.add(phrase, trigger.outcome, trigger, "backward-pronoun")
    return True


def look_back(walk: Walk, trigger: Trigger) -> bool:
    """7 مدنيين، بينهم 4 أطفال، أصيبوا; امرأة قتلت."""
    form = trigger.form
    if form is None or not walk.pending or not _asks_before(walk, trigger, form):
        return False
    while len(walk.pending) > 1 and any(rule(walk, trigger) for rule in (no_subject, of_the_number, names_of_two)):
        walk.pending.pop()
    phrase = walk.pending[-1]
    if named_in_clause(walk, trigger, phrase):
        walk.pending.pop()
        walk.add(phrase, trigger.outcome, trigger, "backward")
        return True
    if not may_be_subject(walk, trigger, phrase) or _subject_counted(walk, trigger, form):
        return False
    if _abductors(phrase, trigger) or (form.lemma == "قضي" and spends(walk, trigger.at + 1)):
        return False
    plural = form.agreement != "sg"
    then = form.victim == "subject" and walk.passage.form(trigger.at).startswith("ف") and not phrase.definite
    if not plural and ((trigger.conjoined and not then) or _opens_clause(walk, trigger)):
        return False
    if not plural and (phrase.rule == "noun-du" or (phrase.rule == "noun-pl" and not form.feminine)):
        return False  # حاول مسلحان اغتياله فأصيب: after its subject a verb agrees with it in number
    man = phrase.value == 1 and bool(phrase.heads) and phrase.heads[0].gender == "m" and not phrase.numbered
    if form.feminine and man and trigger.outcome != "missing":  # but سائق اختفت آثاره
        return False  # ميليشيا الحوثي قتلت: and in gender
    distance = trigger.at - phrase.last - _of_age(walk, phrase.last, trigger.at)
    if not plural and (distance > 3 and not phrase.named and not phrase.numbered):
        return False
    unnamed = phrase.definite and not phrase.numbered and not walk.particular(phrase)
    if unnamed and not told_anew(walk, trigger, phrase):
        return False
    if (form.victim == "both" or then) and (own_victims_follow(walk, trigger) or object_further(walk, trigger)):
        return False
    walk.outcome = trigger.outcome
    if plural and not phrase.plural and len(chain(walk)) < 2:
        return False
    if form.agreement == "du" and phrase.rule == "noun-pl":
        walk.pending[-1] = as_dual(walk.passage, phrase)
    subjects = chain(walk)
    del walk.pending[-len(subjects) :]
    number = _spelt_out(walk, subjects)
    whole = None if number is None else walk.add(number, trigger.outcome, trigger, "backward")
    for one in subjects:
        died = trigger.outcome == "killed" and one.own == ("wounded",)  # بعض المصابين لفظوا أنفاسهم
        outcome = "killed" if died else walk.own_or(one, trigger.outcome)
        total = whole or _total_before(walk, one, outcome)
        walk.add(one, outcome, trigger, "backward", join=one is not subjects[0]).parent = total
    return True


def _opens_clause(walk: Walk, trigger: Trigger) -> bool:
    """يستقلها ثلاثة أشخاص، فيما أصيبت فتاة: a verb in the singular behind while has its subject after itself."""
    return walk.passage.form(trigger.at - 1).removeprefix("و") in _WHILE


_WHILE = frozenset({"فيما", "بينما", "حين"})


def sharpens(walk: Walk, trigger: Trigger) -> bool:
    """ثلاثة من هؤلاء الضحايا قتلوا: a verb in the plural tells what befell casualties just counted."""
    form = trigger.form
    if form is None or form.agreement != "pl" or form.lemma == "سقط" or not walk.group:
        return False
    draft = walk.group[-1]
    if trigger.outcome not in ("killed", "wounded") or draft.phrase.own != ("killed_or_wounded",):
        return False
    straight = trigger.at - draft.phrase.last <= _SHARPENED and walk.last_phrase is draft.phrase
    if not straight or draft.outcome != "killed_or_wounded" or draft.rules[-1] != "own-outcome":
        return False
    draft.outcome, draft.trigger = trigger.outcome, trigger
    return True


_SHARPENED = 4


def _abductors(phrase: Phrase, trigger: Trigger) -> bool:
    """مسلحين خطفوا زورقا: armed men whom nobody counts take others."""
    armed = bool(phrase.heads) and phrase.heads[0].lemma == "مسلح" and not phrase.numbered
    return armed and trigger.outcome == "abducted" and trigger.form is not None and trigger.form.agreement == "pl"


def _subject_counted(walk: Walk, trigger: Trigger, form: OutcomeForm) -> bool:
    """في حين لجأ 63 ألف مدني, فيما توفي ثلاثة: the number straight after a verb in the singular is its subject."""
    count = walk.passage.counts_at.get(trigger.at + 1)
    return form.agreement == "sg" and form.victim == "subject" and count is not None and not count.no_count


def _asks_before(walk: Walk, trigger: Trigger, form: OutcomeForm) -> bool:
    """May the victims of the verb stand before it? Not those of 16 متهما، توفي أحدهم: its subject follows it."""
    if form.victim in ("object", "prep", "genitive", "after"):
        return False
    if form.victim == "next" and form.agreement == "sg":
        return form.feminine and _a_family(walk, trigger)
    return form.agreement != "sg" or "one" not in walk.passage.classes(trigger.at + 1)


def _a_family(walk: Walk, trigger: Trigger) -> bool:
    """أسرة كاملة قضت في الحريق: one family, straight before a verb in the feminine that tells of death."""
    phrase = walk.pending[-1]
    people = walk.passage.known[phrase.first].people
    family = bool(people) and people[0].lemma in FAMILIES
    return family and trigger.outcome == "killed" and trigger.at - phrase.last <= 1 and not phrase.governor


def _spelt_out(walk: Walk, parts: list[Phrase]) -> Phrase | None:
    """5 مدنيين (4 أطفال وسيدة) قتلوا: the number before the subjects that they make up, no longer waiting.

    Words that tell whose they are may stand between: 5 مدنيين من عائلة واحدة (4 أطفال وسيدة) قتلوا.
    """
    form, waiting, made_up = walk.passage.form, walk.pending, sum(one.value or 0 for one in parts)
    if len(parts) < _TWO or any(one.value is None for one in parts):
        return None
    at = next((k for k in (-1, -2) if len(waiting) >= -k and waiting[k].numbered and waiting[k].value == made_up), 0)
    if not at:
        return None
    whole, first = waiting[at], parts[0].first
    opened = next((k for k in range(whole.last, first) if form(k) in _OPENS_PARTS), first)
    of = form(whole.last) == "من" and opened - whole.last <= _OF_WHOM
    if opened == first or any(form(k) not in _OPENS_PARTS for k in range(opened, first)):
        return None
    if not (of or opened == whole.last):
        return None
    del waiting[at:]
    return whole


_TWO = 2
_OF_WHOM = 5  # tokens: من سكان البلدة المجاورة
_OPENS_PARTS = frozenset({"(", "،", ",", ":", "-", "هم", "وهم"})


def _total_before(walk: Walk, phrase: Phrase, outcome: str) -> Draft | None:
    """مقتل أربعة، اثنان منهم قتلا في الحقل، واثنان قضوا في الدار: of which number told before these are parts."""
    if not (phrase.bare and phrase.value):
        return None
    told = [draft for draft in walk.before + walk.drafts if draft.outcome == outcome]
    if walk.passage.form(phrase.last) in OF_THEM:
        wholes = [draft for draft in told if (draft.phrase.value or 0) > phrase.value and draft.parent is None]
        return wholes[-1] if wholes else None
    whole = told[-1].parent if told and phrase.conjoined else None
    parts = sum(draft.phrase.value or 0 for draft in told if draft.parent is whole)
    return whole if whole is not None and (whole.phrase.value or 0) >= parts + phrase.value else None


def _of_age(walk: Walk, first: int, last: int) -> int:
    """How many of the tokens ``first:last`` only tell an age: طفل يبلغ من العمر 11 عاماً قد قتل."""
    counts = [count for k in range(first, last) if (count := walk.passage.counts_at.get(k)) is not None]
    years = next((count for count in counts if count.no_count in ("age", "duration")), None)
    told = years is not None and any(word_role(walk.passage.form(k), "age") for k in range(first, last))
    return years.last + 1 - first if told and years is not None else 0


def chain(walk: Walk) -> list[Phrase]:
    """The phrases joined to one another that stand last: 77 عسكريا وأفراد أسرهم."""
    out = [walk.pending[-1]]
    for before in reversed(walk.pending[:-1]):
        reach = CHAIN if out[0].numbered else 2
        if not out[0].conjoined or out[0].first - before.last > reach or (before.definite and not before.numbered):
            break
        out.insert(0, before)
    return out


def completes_held(walk: Walk, trigger: Trigger) -> bool:
    """Is this the verb that the total held back was waiting for? Then it and its parts are given its outcome."""
    held, form = walk.held, trigger.form
    walk.held = None
    if held is None or form is None or form.victim in ("object", "prep", "genitive", "after", "next"):
        return False
    if (trigger.conjoined and form.agreement == "sg") or trigger.at - held.phrase.last > _HELD_REACH:
        return False
    if form.victim == "both" and own_victims_follow(walk, trigger):
        return False  # مسلحون بينهم قائد قتلوا 11
    parts = any(draft.parent is held for draft in walk.drafts)
    theirs = not (parts and form.lemma in PLIGHTS)  # 48 أحيلوا بينهم 31 قيد الاحتجاز: of those just before it only
    for draft in walk.drafts:
        if (draft is held and theirs) or draft.parent is held:
            draft.parent = draft.parent if theirs else None
            draft.outcome, draft.trigger = draft.outcome or trigger.outcome, trigger
    return True


def subject_stood_before(walk: Walk, trigger: Trigger) -> bool:
    """A plural verb that means its subject (أصيبوا, سقطوا) has it before itself, found or not."""
    form = trigger.form
    if form is None or form.part != "verb":
        return False
    if form.agreement == "sg":  # المدني الذي فقد حياته يدعى كذا، وهو طبيب
        return form.victim == "subject" and bool(walk.pending) and whose_clause(walk, trigger, walk.pending[-1])
    return form.victim in ("subject", "next")
