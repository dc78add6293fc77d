"""May people named before a verb be its subject, and so its victims? What stands between, and what follows the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.reading.drafts import BACK_REACH, OF_THEM, WAS
from hasila.reading.names import named_person
from hasila.reading.phrase import BODIES, FAMILIES, Phrase
from hasila.reading.surroundings import conjoined_at, governor_of, outside_brackets, with_pronoun
from hasila.reading.trigger import Trigger

if TYPE_CHECKING:
    from hasila.reading.passage import Passage
    from hasila.reading.walk import Walk

CHAIN = 5  # words from one counted phrase to the next joined to it: 5 من مقاتلي الدرع و2 من الأهالي
_BYLINE = frozenset("-|:/_")
_NAME_REACH = 2


def no_subject(walk: Walk, trigger: Trigger) -> bool:
    """جنديين من بين الجرحى قد لقوا: what a preposition governs; 30 من ميليشيا الحوثي قتلوا: one, before a plural."""
    phrase = walk.pending[-1]
    if phrase.rule == "noun-pl" and phrase.governor == "من" and trigger.form and trigger.form.agreement == "sg":
        return True  # شاب من أهالي البلدة قتل: a verb agrees with a subject before it
    one_of = walk.pending[-2]
    if one_of.rule == "one-of" and one_of.last == phrase.first and phrase.value is None:
        return True  # أحد عناصر الحرس قتل: whose he was one
    if _says_who(walk, phrase):
        return True
    if not phrase.definite or phrase.numbered:
        return False
    one = not phrase.plural and phrase.rule != "name" and not phrase.conjoined
    many = trigger.form is not None and trigger.form.agreement == "pl"
    if many and phrase.conjoined and not (phrase.plural or phrase.named) and walk.pending[-2].numbered:
        return phrase.first - walk.pending[-2].last <= CHAIN  # خمسة مصلين والكاهن قتلوا: he is told of already
    if one and many and _names_the_body(walk, phrase):
        return True
    return phrase.governor not in ("", "noun") or (one and many and not phrase.named)


def _names_the_body(walk: Walk, phrase: Phrase) -> bool:
    """17 من ميليشيا الحوثي وقوات الوردي قتلوا: a singular straight after the body that a number counts some of."""
    before = walk.pending[-2]
    if before.numbered and walk.passage.form(before.last) == "من" and phrase.first - before.last == _OF_THESE:
        return True  # 40 عنصرا من ميليشيات الحوثي الانقلابية قتلوا
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


def of_the_number(walk: Walk, trigger: Trigger) -> bool:
    """العشرات من العناصر وقيادات الكتائب الذين اعتقلوا: those joined to the people whom a number counts a part of."""
    number, phrase = walk.pending[-2:]
    theirs = phrase.definite or "relative" in walk.passage.classes(trigger.at - 1)
    return theirs and more_of_the_number(number, phrase)


def more_of_the_number(number: Phrase, phrase: Phrase) -> bool:
    """35 من قوات الدرع والموالين لها: are those of ``phrase`` joined to the people whom ``number`` counts some of?"""
    joined = phrase.conjoined and not phrase.numbered and phrase.plural
    return joined and number.numbered and not number.bare and phrase.first - number.last <= CHAIN


def names_of_two(walk: Walk, trigger: Trigger) -> bool:
    """الشابان فلان وفلان لقيا حتفهما: names that spell a dual out."""
    both = any(p.named and p.value == 2 for p in walk.pending[-1 - _NAMES : -1])
    return both and walk.pending[-1].rule == "name" and trigger.form is not None and trigger.form.agreement == "du"


_NAMES = 2


def spends(walk: Walk, at: int) -> bool:
    """قضوا إجازتهم, قضوا الليل: time is spent, and nobody dies, where an object follows the verb."""
    passage = walk.passage
    if at >= walk.last or passage.tokens[at].kind != "word" or passage.classes(at):
        return False
    return with_pronoun(passage, at) or passage.form(at).startswith("ال") or at in passage.counts_at


def may_be_subject(walk: Walk, trigger: Trigger, phrase: Phrase) -> bool:
    """Does nothing in the phrase, nor between it and the verb, keep it from being the verb's subject?"""
    passage, distance = walk.passage, trigger.at - phrase.last
    if trigger.form is not None and trigger.form.agreement == "sg" and _some_of_them_follow(passage, trigger.at + 1):
        return False
    of_them = passage.form(phrase.last) in OF_THEM
    owned = phrase.governor == "noun" and not phrase.numbered
    if owned and distance == 0 and not phrase.definite:
        owned = not any(p.kind == "kin" for p in passage.known[phrase.first - 1].people)  # والدي طفل قُتل
    of_them = of_them or (phrase.partitive and _in_plural(trigger))
    if (phrase.bare and not (phrase.others or of_them or _of_people(walk, trigger, phrase))) or owned:
        return False
    if phrase.rule == "name" and _of_somebody(walk, phrase):
        return False
    if phrase.rule == "name" and len(outside_brackets(passage, phrase.last, trigger.at)) > _NAME_REACH:
        return False
    if distance > BACK_REACH or _whose_bodies(walk, phrase) or (phrase.named and _quoted(passage, trigger.at)):
        return False
    before = passage.classes(trigger.at - 1)
    counted = phrase.numbered or phrase.rule in ("quantifier", "one-of")  # 4 من الجنود الذين قتلوا
    if "preposition" in before or (not counted and "relative" in before | passage.classes(trigger.at - 2)):
        return False
    between = range(phrase.last, trigger.at)
    if phrase.rule == "name" and sum(passage.form(k) in _BYLINE for k in between) == 1:
        return False  # وكالة – فلان الفلاني – المدينة أصيب ثلاثة: who wrote it; two dashes are a bracket
    if any(passage.form(k) in _THAT for k in between):
        return False  # قال فلان إن موكله قتل
    return not any("complementizer" in passage.classes(k) and passage.form(k) not in WAS for k in between)


def _quoted(passage: Passage, at: int) -> bool:
    """قال العقيد فلان «أصيب الجندي»: does a quotation open right before the verb? One who is named speaks it; but جنديا
    «أصيب بجروح» is its subject."""
    return at > 0 and passage.text[passage.tokens[at - 1].start] in "«“"


_THAT = frozenset({"ان", "فان"})


def _of_somebody(walk: Walk, phrase: Phrase) -> bool:
    """في عهد الرئيس فلان، قُتل: the name of one whom a noun governs."""
    before = walk.pending[-2] if len(walk.pending) > 1 else None
    near = before is not None and before.named and phrase.first - before.last <= _TITLE
    return near and before is not None and before.governor == "noun"


_TITLE = 1  # words between an office and the name: الرئيس السابق فلان


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
    many = phrase.value is None and walk.passage.form(phrase.last - 1).startswith("ال")  # المئات، عشرات الآلاف سقطوا
    fits = phrase.value == 2 if form.agreement == "du" else many or (phrase.value or 0) > 1
    between = walk.passage.form(phrase.last) in _LIGHT
    return fits and trigger.at - phrase.last == between


_LIGHT = frozenset({"فقط", ")", "قد"})  # إن 16 فقط قتلوا, (36) استشهدوا, مئات الآلاف قد ينزحون


def _in_plural(trigger: Trigger) -> bool:
    """ستة من حراس القرى قتلوا: a verb in the masculine plural has people for its subject."""
    return trigger.form is not None and trigger.form.agreement == "pl" and not trigger.form.feminine


def in_relative_clause(walk: Walk, first: int, phrase: Phrase) -> bool:
    """Does a relative clause open between token ``first`` and the phrase, and not close again before a number (قتلت
    الجماعة -التي تسعى لكذا- أكثر من 14 ألف شخص)?"""
    passage = walk.passage
    opens = next((k for k in range(first, phrase.first) if "relative" in passage.classes(k)), -1)
    if opens < 0:
        return False
    marks = passage.form(opens - 1), passage.form(phrase.first - 1)
    return not (phrase.numbered and marks[0] == marks[1] and marks[0] in _ASIDES)


_ASIDES = frozenset({"-", "–", "—", "،", ","})


def own_victims_follow(walk: Walk, trigger: Trigger) -> bool:
    """مسلح طعن أمس ستة: has the verb victims of its own after it, so that who stands before it acts?"""
    at = trigger.at + 1
    passage = walk.passage
    at += passage.form(at) in _IN_IT or (passage.form(at) == '"' and at + 1 in passage.counts_at)  # يقتل «33» مسلحا
    while at in passage.dated or (at + 1 in passage.dated and passage.form(at) in _OF_DAY):
        at += 1  # مسلح طعن أمس ستة, قتل صباح الخميس ستة
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
    if not known.people and acts_in_plural(trigger) and named_person(passage, at)[0] is not None:
        return True  # إن مسلحين قتلوا فلان الفلاني
    if not known.people or split is None or split.particle or split.conjunction:
        return False
    return not split.article or (acts_in_plural(trigger) and known.people[0].number == "sg")


_IN_IT = frozenset({"فيها", "فيه", "خلالها", "خلاله"})  # اشتباكات بين الشرطة وثلاثة مسلحين قتل فيها شرطي
_OF_DAY = frozenset({"صباح", "فجر", "ظهر", "عصر", "مساء", "ليل", "ليله", "يوم", "،"})


def _some_of_them_follow(passage: Passage, at: int) -> bool:
    """يقل القارب 26 مهاجرا، لقي 4 منهم حتفهم; 30 راكبا، قتل منهم خمسة: the verb has a part of them for its subject."""
    before = passage.form(at) in OF_THEM
    count = passage.counts_at.get(at + before)
    return count is not None and not count.no_count and (before or passage.form(count.last) in OF_THEM)


def object_further(walk: Walk, trigger: Trigger) -> bool:
    """مسلحون قتلوا بالرصاص في المدينة عاملة: one person, governed by nothing, past what says how and where.

    So in إن رجلا قتل في المدينة حارسا, where the accusative tells who is the object.
    """
    one_acts, passage = not acts_in_plural(trigger), walk.passage
    reach = _ACCUSATIVE_REACH if one_acts else _OBJECT_REACH
    for k in range(trigger.at + 1, min(walk.last, trigger.at + reach)):
        ends = passage.tokens[k].kind == "mark" or passage.known[k].outcomes or k in passage.counts_at
        if ends or passage.classes(k) & {"clause", "subset", "apposition", "relative"}:
            return False
        people, split = passage.known[k].people, passage.known[k].person_split
        if people and split is not None:
            if people[0].kind == "group" and people[0].lemma not in FAMILIES:
                return False  # قتلوا في هجوم شنته حركة كذا: a band is nobody's victim
            one = people[0].number == "sg" and not people[0].nationality and (people[0].accusative or not one_acts)
            return one and not (split.article or split.particle or split.conjunction) and not governor_of(passage, k)
    return False


_OBJECT_REACH = 7
_ACCUSATIVE_REACH = 10


def acts_in_plural(trigger: Trigger) -> bool:
    """قتلوا, قتلا: a plural or dual verb of an outcome that has an object; what stands straight after it is that."""
    form = trigger.form
    return form is not None and form.part == "verb" and form.agreement != "sg" and form.victim in ("both", "object")


def died_in(walk: Walk, trigger: Trigger, phrase: Phrase) -> bool:
    """قضى تحت التعذيب ستة معتقلين, قضى في الحريق ثلاثة عمال: counted people after what they died of, or where."""
    near = phrase.first - trigger.at <= _DIED_REACH and not phrase.governor
    dies = trigger.form is not None and trigger.form.lemma == "قضي"
    return near and dies and walk.passage.form(trigger.at + 1) in _DIED_IN


_DIED_REACH = 4
_DIED_IN = frozenset({"تحت", "في", "خلال", "جراء", "اثر", "نتيجه", "داخل"})
