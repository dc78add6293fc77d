"""Verbs that say more of victims already named: 260 شخصا أصيبوا, 900 طفل فقدوا حياتهم أو أصيبوا, طُعنت شابة فماتت."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.reading.drafts import CASUALTY, STANDING, Draft
from hasila.reading.taken_up import agrees, results
from hasila.reading.trigger import Trigger

if TYPE_CHECKING:
    from hasila.reading.walk import Walk


def restates_group(walk: Walk, trigger: Trigger) -> bool:
    """أنقذت الفرق 260 شخصا أصيبوا: the relative clause says what befell those already counted."""
    form = trigger.form
    if form is not None and walk.fed and walk.group and walk.held is None and _hurt_so(walk, trigger):
        return True
    if (
        form is None
        or not walk.fed
        or not walk.group
        or walk.held is not None
        or (form.agreement == "sg" and not _one_dies(walk, trigger))
        or form.victim not in ("subject", "both")
    ):
        return False
    last = walk.group[-1]
    straight = _past_hedge(walk, last.phrase.last) == trigger.at and not trigger.conjoined and form.agreement != "sg"
    if straight and last.outcome == trigger.outcome and _nobody_follows(walk, trigger.at + 1):
        return True  # جثث 13 شخصا على الأقل قتلوا بقصف
    if last.outcome == "abducted" and trigger.outcome == "detained" and trigger.at - last.phrase.last <= 1:
        return True  # اختطاف خمسة اقتيدوا إلى جهة مجهولة: whither they were taken
    if _either(walk, trigger, last.outcome):
        last.outcome = "killed_or_wounded"  # فقد 900 طفل حياتهم أو أصيبوا
        last.rules.append("between-outcomes")
        return True
    joined = trigger.conjoined and not _nobody_follows(walk, trigger.at + 1)  # أسروا جنودا وقتلوا آخرين
    if joined or trigger.at - last.phrase.last > 1 or not trigger.hungry or not (_stood(last) or _dies(last, trigger)):
        return False
    last.outcome = trigger.outcome
    last.rules.append("relative-clause")
    return True


def _past_hedge(walk: Walk, at: int) -> int:
    """جثث 13 شخصا على الأقل قتلوا: past how many there were at least, or at most."""
    return at + 2 if walk.passage.form(at) == "علي" and walk.passage.form(at + 1) in _LEAST else at


_LEAST = frozenset({"الاقل", "الاكثر"})


def _hurt_so(walk: Walk, trigger: Trigger) -> bool:
    """بين القتلى فتاة أصيبت بشظية ومسعف: a relative clause says how one who died had been hurt."""
    last, form = walk.group[-1], trigger.form
    straight = trigger.at == last.phrase.last and not trigger.conjoined and trigger.is_verb
    one = form is not None and form.agreement == "sg" and last.phrase.value == 1 and not last.phrase.definite
    died = (last.outcome, trigger.outcome) == ("killed", "wounded")
    return straight and one and died and _nobody_follows(walk, trigger.at + 1)


def _one_dies(walk: Walk, trigger: Trigger) -> bool:
    """أحد الجرحى توفي متأثرا بجراحه: a verb in the singular says of one of the wounded that he died."""
    last = walk.group[-1]
    one = last.phrase.value == 1 and trigger.at == last.phrase.last and not trigger.conjoined
    after = max(trigger.at, trigger.completed_at) + 1
    another = walk.passage.known[after].outcome_split if after < walk.last else None  # توفي، وأصيب ثلاثة
    return one and _dies(last, trigger) and (bool(another and another.conjunction) or _nobody_follows(walk, after))


def _stood(draft: Draft) -> bool:
    return draft.outcome in STANDING or draft.outcome == "missing"


def _dies(draft: Draft, trigger: Trigger) -> bool:
    """ثلاثة من المصابين فارقوا الحياة, 3 من الضحايا أصيبوا: the noun says what they were before, or less."""
    worse = draft.outcome == "wounded" and trigger.outcome == "killed"
    return draft.trigger is None and (worse or draft.outcome == "killed_or_wounded")


def _either(walk: Walk, trigger: Trigger, outcome: str) -> bool:
    """قتلوا أو أصيبوا, فقد 900 طفل حياتهم أو أصيبوا: the verb joined to the one before it has that one's subject."""
    first, plain = walk.open, walk.passage.form(trigger.at - 1) in _JOINING
    if first is None or {trigger.outcome, outcome} != {"killed", "wounded"} or not (plain or trigger.conjoined):
        return False
    return trigger.at - max(first.at, first.completed_at) == 1 + plain


_JOINING = frozenset({"او", "و"})


def befell_then(walk: Walk, trigger: Trigger) -> bool:
    """طُعنت شابة فماتت; حاول مسلحان اغتيال مختار فأصيب: what befell then the one who was hurt or aimed at."""
    form, passage = trigger.form, walk.passage
    if form is None or form.victim not in ("subject", "both") or not walk.group or not trigger.is_verb:
        return False
    then = passage.form(trigger.at).startswith("ف") or _died_later(walk, trigger)
    if not then or not trigger.hungry or not _nobody_follows(walk, trigger.at + 1):
        return False
    last, plural = walk.group[-1], form.agreement != "sg"
    if last.phrase.plural != plural or not {trigger.outcome, last.outcome} <= CASUALTY:
        return False
    if trigger.outcome == "killed":
        for draft in walk.group if plural else [last]:
            draft.outcome = trigger.outcome
        last.rules.append("then")
    elif last.trigger is not None and _only_tried(walk, last.trigger.at):
        walk.add(last.phrase, trigger.outcome, trigger, "then")
    walk.fed = True
    return True


def died_of_it(walk: Walk, trigger: Trigger) -> bool:
    """إصابة شاب ووفاته, أصيب عامل ما أدى إلى مقتله, قنص مسلح امرأة فأرداها: dying takes up the one who was hurt."""
    split, form = walk.passage.known[trigger.at].outcome_split, trigger.form
    if form is None or trigger.outcome != "killed" or not walk.group or split is None:
        return False
    last = walk.group[-1]
    if _taken_and_killed(walk, trigger, last) and agrees(last.phrase, split.pronoun):
        walk.add(last.phrase, trigger.outcome, trigger, "then")
        return True
    one = split.pronoun in ("ه", "ها")
    hurt = last.outcome == "wounded" or (trigger.is_verb and last.outcome == "killed_or_wounded")
    if not hurt or last.phrase is not walk.last_phrase or (last.phrase.value == 1) != one:
        return False
    then = trigger.is_verb and walk.passage.form(trigger.at).startswith("ف") and agrees(last.phrase, split.pronoun)
    if not then and (trigger.is_verb or not (trigger.conjoined or results(walk, trigger.at))):
        return False
    last.outcome = trigger.outcome
    last.rules.append("then")
    return True


def _taken_and_killed(walk: Walk, trigger: Trigger, last: Draft) -> bool:
    """خطفوا شابا وقتلوه, أسر ثلاثة جنود ثم إعدامهم: whoever is killed then has been taken all the same."""
    form = walk.passage.form
    then = trigger.conjoined or form(trigger.at).startswith("ف") or form(trigger.at - 1) == "ثم"
    taken = last.outcome in ("abducted", "detained") and last.phrase is walk.last_phrase
    done = last.trigger is None or not _only_tried(walk, last.trigger.at)  # هددوا بخطف تاجر وقتله
    return taken and then and done and trigger.at - last.phrase.last <= _LATER_REACH


def _died_later(walk: Walk, trigger: Trigger) -> bool:
    """أصيب طفل وتوفي لاحقا في المشفى: and died, where nobody else is named after it."""
    passage, near = walk.passage, range(trigger.at + 1, min(walk.last, trigger.at + _LATER_REACH))
    later = any(passage.form(k) in _LATER or passage.form(k).startswith("متاثر") for k in near)
    somebody = any(k in passage.counts_at or passage.known[k].people for k in near)
    last = walk.group[-1].phrase
    of_him = trigger.at == last.last and not last.definite and not last.plural  # طعن حارسا توفي لاحقا متأثرا بجراحه
    return trigger.outcome == "killed" and (trigger.conjoined or of_him) and walk.fed and later and not somebody


_LATER = frozenset({"لاحقا", "بعدها", "الفور", "المشفي", "المستشفي"})
_LATER_REACH = 5


def _only_tried(walk: Walk, at: int) -> bool:
    """محاولة اغتيال, حاول مسلحان اغتيال: was the outcome at ``at`` tried or feared, and no more?"""
    near = range(max(walk.first, at - _TRIED_REACH), at)
    return any({"nonevent", "hypothetical"} & walk.passage.classes(k) for k in near)


_TRIED_REACH = 4


def _nobody_follows(walk: Walk, at: int) -> bool:
    """فمات متأثرا, فأصيب في كتفه: nothing straight after the verb that may be its subject."""
    passage = walk.passage
    if at >= walk.last or passage.tokens[at].kind != "word":
        return True
    if at in passage.counts_at or passage.known[at].people or passage.form(at).startswith("ال"):
        return False
    small = passage.classes(at) & {"preposition", "adverb", "pronominal"}
    return bool(small) or at in passage.dated or passage.form(at)[0] in "بل" or passage.form(at).startswith("متاثر")
