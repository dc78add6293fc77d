"""A trigger whose victims stand before it: 7 مدنيين أصيبوا, امرأة قتلت, 39 عاملا اختطفهم, ارتفع إلى 5 عدد القتلى."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.arabic.record import replace
from hasila.reading.drafts import BACK_REACH, WAS, Draft
from hasila.reading.no_counts import word_role
from hasila.reading.phrase import BODIES, Phrase
from hasila.reading.surroundings import conjoined_at, governor_of, with_pronoun
from hasila.reading.tallies import WAS_DONE
from hasila.reading.trigger import Trigger

if TYPE_CHECKING:
    from hasila.lexicon.outcomes import OutcomeForm
    from hasila.reading.passage import Passage
    from hasila.reading.walk import Walk

_HELD_REACH = 25
_COMPOUND_REACH = 2
_CHAIN = 5  # words from one counted phrase to the next joined to it: 5 من مقاتلي الدرع و2 من الأهالي
_BYLINE = frozenset("-|:/_")
_NAME_REACH = 2


def compound(walk: Walk, trigger: Trigger) -> bool:
    """مقتل وإصابة 16; قُتل وأصيب 55: two outcomes over one count."""
    before = walk.open
    if before is None or walk.fed or not trigger.conjoined or trigger.at - before.at > _COMPOUND_REACH or before.tally:
        return False
    if _of_other_number(before, trigger):
        return False
    outcomes = {walk.outcome, trigger.outcome}
    strict = trigger.form is not None and trigger.form.victim == "next"
    walk.open = replace(trigger, form=before.form) if strict else trigger  # the first verb has asked for them already
    if len(outcomes) > 1:
        both = outcomes <= {"killed", "wounded", "killed_or_wounded"}
        walk.also = "" if both else walk.outcome  # أصيب وأسر عشرات: each outcome of all of them
        walk.outcome = "killed_or_wounded" if both else trigger.outcome
    return True


def _of_other_number(before: Trigger, trigger: Trigger) -> bool:
    """قتلا وجرح ثمانية: two verbs of which one is plural or dual have not the same subject."""
    if not (before.is_verb and trigger.is_verb) or before.form is None or trigger.form is None:
        return False
    return before.form.agreement != "sg" and trigger.form.agreement == "sg"


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
    if phrase.definite or (phrase.bare and not (phrase.others or counted)):
        return False
    then = walk.passage.form(trigger.at).startswith("ف")
    at_home = phrase.governor == "noun" and not phrase.possessive and "civil" in walk.passage.classes(phrase.first - 1)
    if not at_home and phrase.governor not in (("", "علي") if then else ("",)):
        return False  # but دهموا منزل شاب واعتقلوه
    known = walk.passage.known[trigger.at]
    split = known.person_split if theirs else known.outcome_split
    prepositional = trigger.form is not None and trigger.form.victim == "prep"
    plural = prepositional or (split is not None and split.pronoun in ("هم", "هن", "هما"))
    if plural != phrase.plural or trigger.at - phrase.last > BACK_REACH:
        return False
    walk.pending.pop()
    walk.add(phrase, trigger.outcome, trigger, "backward-pronoun")
    return True


def look_back(walk: Walk, trigger: Trigger) -> bool:
    """7 مدنيين، بينهم 4 أطفال، أصيبوا; امرأة قتلت."""
    form = trigger.form
    if form is None or not walk.pending or not _asks_before(walk, trigger, form):
        return False
    while len(walk.pending) > 1 and any(rule(walk, trigger) for rule in (_no_subject, _of_the_number, _names_of_two)):
        walk.pending.pop()
    phrase = walk.pending[-1]
    if not _may_be_subject(walk, trigger, phrase):
        return False
    if form.lemma == "قضي" and _spends(walk, trigger.at + 1):
        return False
    plural = form.agreement != "sg"
    then = form.victim == "subject" and walk.passage.form(trigger.at).startswith("ف") and not phrase.definite
    if not plural and trigger.conjoined and not then:
        return False
    if not plural and (phrase.rule == "noun-du" or (phrase.rule == "noun-pl" and not form.feminine)):
        return False  # حاول مسلحان اغتياله فأصيب: after its subject a verb agrees with it in number
    man = phrase.value == 1 and bool(phrase.heads) and phrase.heads[0].gender == "m" and not phrase.numbered
    if form.feminine and man and trigger.outcome != "missing":  # but سائق اختفت آثاره
        return False  # ميليشيا الحوثي قتلت: and in gender
    distance = trigger.at - phrase.last - _of_age(walk, phrase.last, trigger.at)
    if not plural and (distance > 3 and not phrase.named and not phrase.numbered):
        return False
    if phrase.definite and not phrase.numbered and not walk.particular(phrase):
        return False
    if (form.victim == "both" or then) and (_own_victims_follow(walk, trigger) or _object_further(walk, trigger)):
        return False
    walk.outcome = trigger.outcome
    if plural and not phrase.plural and len(chain(walk)) < 2:
        return False
    if form.agreement == "du" and phrase.rule == "noun-pl":
        walk.pending[-1] = _as_dual(walk, phrase)
    subjects = chain(walk)
    del walk.pending[-len(subjects) :]
    spelt_out = _spelt_out(walk, subjects)
    whole = walk.add(walk.pending.pop(), trigger.outcome, trigger, "backward") if spelt_out else None
    for one in subjects:
        died = trigger.outcome == "killed" and one.own == ("wounded",)  # بعض المصابين لفظوا أنفاسهم
        outcome = "killed" if died else walk.own_or(one, trigger.outcome)
        total = whole or _total_before(walk, one, outcome)
        walk.add(one, outcome, trigger, "backward", join=one is not subjects[0]).parent = total
    return True


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


def _asks_before(walk: Walk, trigger: Trigger, form: OutcomeForm) -> bool:
    """May the victims of the verb stand before it? Not those of 16 متهما، توفي أحدهم: its subject follows it."""
    if form.victim in ("object", "prep", "genitive", "after") or (form.victim == "next" and form.agreement == "sg"):
        return False
    return form.agreement != "sg" or "one" not in walk.passage.classes(trigger.at + 1)


def _spelt_out(walk: Walk, parts: list[Phrase]) -> bool:
    """5 مدنيين (4 أطفال وسيدة) قتلوا: do the subjects make up the number that waits right before them?"""
    if not walk.pending or any(one.value is None for one in parts):
        return False
    whole = walk.pending[-1]
    between = range(whole.last, parts[0].first)
    apart = bool(between) and all(walk.passage.form(k) in _OPENS_PARTS for k in between)
    return apart and whole.numbered and whole.value == sum(one.value or 0 for one in parts) and len(parts) > 1


_OPENS_PARTS = frozenset({"(", "،", ",", ":", "-", "هم", "وهم"})


def _total_before(walk: Walk, phrase: Phrase, outcome: str) -> Draft | None:
    """مقتل أربعة، اثنان منهم قتلا في الحقل، واثنان قضوا في الدار: of which number told before these are parts."""
    if not (phrase.bare and phrase.value):
        return None
    told = [draft for draft in walk.before + walk.drafts if draft.outcome == outcome]
    if walk.passage.form(phrase.last) in _OF_THEM:
        wholes = [draft for draft in told if (draft.phrase.value or 0) > phrase.value and draft.parent is None]
        return wholes[-1] if wholes else None
    whole = told[-1].parent if told and phrase.conjoined else None
    parts = sum(draft.phrase.value or 0 for draft in told if draft.parent is whole)
    return whole if whole is not None and (whole.phrase.value or 0) >= parts + phrase.value else None


_OF_THEM = frozenset({"منهم", "منهن", "منهما"})


def _of_age(walk: Walk, first: int, last: int) -> int:
    """How many of the tokens ``first:last`` only tell an age: طفل يبلغ من العمر 11 عاماً قد قتل."""
    counts = [count for k in range(first, last) if (count := walk.passage.counts_at.get(k)) is not None]
    years = next((count for count in counts if count.no_count in ("age", "duration")), None)
    told = years is not None and any(word_role(walk.passage.form(k), "age") for k in range(first, last))
    return years.last + 1 - first if told and years is not None else 0


def _no_subject(walk: Walk, trigger: Trigger) -> bool:
    """جنديين من بين الجرحى قد لقوا: what a preposition governs; 30 من ميليشيا الحوثي قتلوا: one, before a plural."""
    phrase = walk.pending[-1]
    if phrase.rule == "noun-pl" and phrase.governor == "من" and trigger.form and trigger.form.agreement == "sg":
        return True  # شاب من أهالي البلدة قتل: a verb agrees with a subject before it
    if _says_who(walk, phrase):
        return True
    if not phrase.definite or phrase.numbered:
        return False
    one = not phrase.plural and phrase.rule != "name" and not phrase.conjoined
    many = trigger.form is not None and trigger.form.agreement == "pl"
    if one and many and _names_the_body(walk, phrase):
        return True
    return phrase.governor not in ("", "noun") or (one and many and not phrase.named)


def _names_the_body(walk: Walk, phrase: Phrase) -> bool:
    """17 من ميليشيا الحوثي وقوات الوردي قتلوا: a singular straight after the body that a number counts some of."""
    before = walk.pending[-2]
    body = bool(before.heads) and before.heads[0].kind in ("group", "classifier")
    return before.numbered and body and before.last == phrase.first


def _says_who(walk: Walk, phrase: Phrase) -> bool:
    """ستة أشخاص من حلفاء القوات قتلوا; ستة من الحرس، وهم سكان، قتلوا: who those of the number before were."""
    number = next((p for p in reversed(walk.pending[:-1]) if p.numbered and p.value is not None), None)
    if phrase.rule != "noun-pl" or number is None:
        return False
    of_them = phrase.governor == "من" and phrase.first - number.last <= _OF_THESE
    they = "apposition" in walk.passage.classes(phrase.first - 1) and phrase.first - number.last <= _THEY
    return of_them or they


_OF_THESE = 2  # words: ستة من "حراس القرى"
_THEY = 10  # words from a number to what tells who they were: 6 من أفراد الحرس، وهم سكان


def _of_the_number(walk: Walk, trigger: Trigger) -> bool:
    """العشرات من العناصر وقيادات الكتائب الذين اعتقلوا: those joined to the people whom a number counts a part of."""
    number, phrase = walk.pending[-2:]
    theirs = phrase.definite or "relative" in walk.passage.classes(trigger.at - 1)
    return theirs and more_of_the_number(number, phrase)


def more_of_the_number(number: Phrase, phrase: Phrase) -> bool:
    """35 من قوات الدرع والموالين لها: are those of ``phrase`` joined to the people whom ``number`` counts some of?"""
    joined = phrase.conjoined and not phrase.numbered and phrase.plural
    return joined and number.numbered and not number.bare and phrase.first - number.last <= _CHAIN


def _names_of_two(walk: Walk, trigger: Trigger) -> bool:
    """الشابان فلان وفلان لقيا حتفهما: names that spell a dual out."""
    both = any(p.named and p.value == 2 for p in walk.pending[-1 - _NAMES : -1])
    return both and walk.pending[-1].rule == "name" and trigger.form is not None and trigger.form.agreement == "du"


_NAMES = 2


def _spends(walk: Walk, at: int) -> bool:
    """قضوا إجازتهم, قضوا الليل: time is spent, and nobody dies, where an object follows the verb."""
    passage = walk.passage
    if at >= walk.last or passage.tokens[at].kind != "word" or passage.classes(at):
        return False
    return with_pronoun(passage, at) or passage.form(at).startswith("ال") or at in passage.counts_at


def _may_be_subject(walk: Walk, trigger: Trigger, phrase: Phrase) -> bool:
    """Does nothing in the phrase, nor between it and the verb, keep it from being the verb's subject?"""
    passage, distance = walk.passage, trigger.at - phrase.last
    if trigger.form is not None and trigger.form.agreement == "sg" and _some_of_them_follow(passage, trigger.at + 1):
        return False
    of_them = passage.form(phrase.last) in _OF_THEM
    owned = phrase.governor == "noun" and not phrase.numbered
    if owned and distance == 0 and not phrase.definite:
        owned = not any(p.kind == "kin" for p in passage.known[phrase.first - 1].people)  # والدي طفل قُتل
    of_them = of_them or (phrase.partitive and _in_plural(trigger))
    if (phrase.bare and not (phrase.others or of_them or _of_people(walk, trigger, phrase))) or owned:
        return False
    if phrase.rule == "name" and _outside_brackets(passage, phrase.last, trigger.at) > _NAME_REACH:
        return False
    if distance > BACK_REACH or _whose_bodies(walk, phrase):
        return False
    before = passage.classes(trigger.at - 1)
    counted = phrase.numbered or phrase.rule in ("quantifier", "one-of")  # 4 من الجنود الذين قتلوا
    if "preposition" in before or (not counted and "relative" in before | passage.classes(trigger.at - 2)):
        return False
    between = range(phrase.last, trigger.at)
    if phrase.rule == "name" and sum(passage.form(k) in _BYLINE for k in between) == 1:
        return False  # وكالة – فلان الفلاني – المدينة أصيب ثلاثة: who wrote it; two dashes are a bracket
    return not any("complementizer" in passage.classes(k) and passage.form(k) not in WAS for k in between)


def _whose_bodies(walk: Walk, phrase: Phrase) -> bool:
    """10 جثث لأشخاص قتلوا: whose the bodies are that have been counted."""
    if phrase.governor != "ل" or not walk.group:
        return False
    bodies = walk.group[-1].phrase
    return bodies.last == phrase.first and bool(bodies.heads) and bodies.heads[0].lemma in BODIES


def _of_people(walk: Walk, trigger: Trigger, phrase: Phrase) -> bool:
    """إن اثنين قضوا, الستة اعتقلوا: a verb in the masculine plural has people for its subject (Ryding 2005, ch. 6)."""
    form = trigger.form
    if form is None or form.agreement == "sg" or form.feminine or phrase.counted or phrase.governor:
        return False
    fits = phrase.value == 2 if form.agreement == "du" else phrase.value is not None and phrase.value > 1
    return fits and trigger.at - phrase.last == 0


def _in_plural(trigger: Trigger) -> bool:
    """ستة من حراس القرى قتلوا: a verb in the masculine plural has people for its subject."""
    return trigger.form is not None and trigger.form.agreement == "pl" and not trigger.form.feminine


def _outside_brackets(passage: Passage, first: int, last: int) -> int:
    """How many of the tokens ``first:last`` stand outside brackets: فلان الفلاني (20 عاما) استشهد."""
    inside, out = False, 0
    for i in range(first, last):
        form = passage.form(i)
        inside = form == "(" or (inside and form != ")")
        out += not inside and form != ")"
    return out


def _as_dual(walk: Walk, phrase: Phrase) -> Phrase:
    """شرطيين قتلا: the verb tells a dual from a plural spelled alike."""
    dual = any(p.number == "du" for p in walk.passage.known[phrase.first].people)
    return replace(phrase, value=2, qualifier="exact", rule="noun-du") if dual else phrase


def chain(walk: Walk) -> list[Phrase]:
    """The phrases joined to one another that stand last: 77 عسكريا وأفراد أسرهم."""
    out = [walk.pending[-1]]
    for before in reversed(walk.pending[:-1]):
        reach = _CHAIN if out[0].numbered else 2
        if not out[0].conjoined or out[0].first - before.last > reach or (before.definite and not before.numbered):
            break
        out.insert(0, before)
    return out


def _own_victims_follow(walk: Walk, trigger: Trigger) -> bool:
    at = trigger.at + 1
    passage = walk.passage
    while at in passage.dated:
        at += 1  # مسلح طعن أمس ستة
    if at < len(passage.tokens) and (passage.form(at) == "و" or conjoined_at(passage, at)):
        return False  # إن 20 مدنيا قتلوا ونحو 30 أصيبوا: no object is joined to its verb
    if at in passage.counts_at and not passage.counts_at[at].no_count:
        return True
    if passage.classes(at) & {"quantifier", "one"}:
        return True  # المقاتلون احتجزوا الكثير من المدنيين
    if at >= len(passage.tokens):
        return False
    known = passage.known[at]
    split = known.person_split
    if not known.people or split is None or split.particle or split.conjunction:
        return False
    return not split.article or (acts_in_plural(trigger) and known.people[0].number == "sg")


def _some_of_them_follow(passage: Passage, at: int) -> bool:
    """يقل القارب 26 مهاجرا، لقي 4 منهم حتفهم; 30 راكبا، قتل منهم خمسة: the verb has a part of them for its subject."""
    before = passage.form(at) in _OF_THEM
    count = passage.counts_at.get(at + before)
    return count is not None and not count.no_count and (before or passage.form(count.last) in _OF_THEM)


def _object_further(walk: Walk, trigger: Trigger) -> bool:
    """مسلحون قتلوا بالرصاص في المدينة عاملة: one person, governed by nothing, past what says how and where."""
    if not acts_in_plural(trigger):
        return False
    passage = walk.passage
    for k in range(trigger.at + 1, min(walk.last, trigger.at + _OBJECT_REACH)):
        ends = passage.tokens[k].kind == "mark" or passage.known[k].outcomes or k in passage.counts_at
        if ends or passage.classes(k) & {"clause", "subset", "apposition", "relative"}:
            return False
        people, split = passage.known[k].people, passage.known[k].person_split
        if people and split is not None:
            one = people[0].number == "sg" and not people[0].nationality
            return one and not (split.article or split.particle or split.conjunction) and not governor_of(passage, k)
    return False


_OBJECT_REACH = 7


def acts_in_plural(trigger: Trigger) -> bool:
    """قتلوا, قتلا: a plural or dual verb of an outcome that has an object; what stands straight after it is that."""
    form = trigger.form
    return form is not None and form.part == "verb" and form.agreement != "sg" and form.victim in ("both", "object")


def completes_held(walk: Walk, trigger: Trigger) -> bool:
    """Is this the verb that the total held back was waiting for? Then it and its parts are given its outcome."""
    held, form = walk.held, trigger.form
    walk.held = None
    if held is None or form is None or form.victim in ("object", "prep", "genitive", "after", "next"):
        return False
    if (trigger.conjoined and form.agreement == "sg") or trigger.at - held.phrase.last > _HELD_REACH:
        return False
    if form.victim == "both" and _own_victims_follow(walk, trigger):
        return False  # مسلحون بينهم قائد قتلوا 11
    for draft in walk.drafts:
        if draft is held or draft.parent is held:
            draft.outcome, draft.trigger = draft.outcome or trigger.outcome, trigger
    return True


def subject_stood_before(walk: Walk, trigger: Trigger) -> bool:
    """A plural verb that means its subject (أصيبوا, سقطوا) has it before itself, found or not."""
    form = trigger.form
    return form is not None and form.part == "verb" and form.agreement != "sg" and form.victim in ("subject", "next")
