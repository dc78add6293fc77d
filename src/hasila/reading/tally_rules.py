"""Rules for tolls: عدد القتلى 5, القتلى 5 والجرحى 10, ارتفع القتلى إلى 30, ارتفع إلى 5 عدد القتلى."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.arabic.record import replace
from hasila.lexicon.speech import small
from hasila.reading.counted import counted_thing
from hasila.reading.counts import Count
from hasila.reading.drafts import BACK_REACH, CASUALTY, NO_DRAFT, STANDING, Draft
from hasila.reading.phrase import Phrase
from hasila.reading.surroundings import verb_like
from hasila.reading.trigger import Trigger
from hasila.reading.wholes import smaller, whole_of

if TYPE_CHECKING:
    from hasila.reading.walk import Walk

_TALLY_REACH = 30


def feeds_tally(walk: Walk, trigger: Trigger, phrase: Phrase) -> Draft | None:
    """The number that a counting phrase announces: عدد القتلى 5, وبلغ تعدادهم 30."""
    two = phrase.rule == "noun-du" and "reach" in walk.passage.classes(phrase.first - 1)  # بلغت الحصيلة امرأتين
    if not (phrase.numbered or two) or phrase.first - trigger.ready > _TALLY_REACH:
        return None
    theirs = _of_those_noted(walk, trigger)
    if phrase.counted and not (theirs or _cases(walk, trigger, phrase)):
        return None
    if "that" in small(walk.passage.form(phrase.first - 1).removeprefix("ف")):
        return None  # يصعب التحقق من عدد القتلى، فإن 50 ألف مدني نزحوا: the number begins a clause of its own
    if phrase.governor == "من" and _number_after_to(walk, phrase):
        return None
    if phrase.heads and phrase.heads[0].lemma == "نسمة":
        return None
    outcome = _of_the_dead(walk, walk.own_or(phrase, walk.outcome)) or theirs or walk.inherited()
    if not outcome or _of_those_beside(walk, trigger):
        return None
    walk.fed = True
    if trigger.label and not trigger.outcome and phrase.bare:
        phrase = replace(phrase, heads=walk.passage.known[trigger.at].people[:1], bare=False, rule="count-noun")
    draft = walk.add(phrase, outcome, trigger, "tally")
    if trigger.label:
        draft.parent = _listed_under(walk, draft)
    return draft


def _of_the_dead(walk: Walk, outcome: str) -> str:
    """توفي ثلاثة ليرتفع عدد الضحايا إلى 25: casualties are the dead where the sentence has told of the dead only."""
    told = {draft.outcome for draft in walk.drafts} & CASUALTY
    return "killed" if outcome == "killed_or_wounded" and told == {"killed"} else outcome


def _inherited_dead(walk: Walk) -> str:
    """الضحايا هم تسعة: the dead where any have been told of not long before; else what was told last."""
    dead = any(draft.outcome == "killed" for draft in walk.told + walk.drafts)
    return "killed" if dead else walk.inherited() or "killed_or_wounded"


def _listed_under(walk: Walk, draft: Draft) -> Draft | None:
    """ضحايا الغارات: 500، ثم: القتلى: 189: the count of dead and wounded that the list splits into both."""
    if draft.trigger is not None and not draft.trigger.outcome:  # الأطفال 61, below القتلى: 186
        whole = next((d for d in reversed(walk.told) if d.trigger is None or d.trigger.outcome), None)
        return whole if whole is not None and smaller(draft.phrase, whole.phrase) else None
    if draft.outcome == "killed_or_wounded":
        return None
    both = (d for d in reversed(walk.told) if d.outcome == "killed_or_wounded" and d.parent is None)
    total = next((d for d in both if d.phrase.numbered), None)
    near = total is not None and draft.sentence - total.sentence <= _LIST_REACH
    return total if total is not None and near and smaller(draft.phrase, total.phrase) else None


_LIST_REACH = 8  # lines of a list that its total may stand above


def _of_those_beside(walk: Walk, trigger: Trigger) -> bool:
    """المسلحون، وعددهم عشرون، طوقوا; المشاركون في المسيرة بلغ عددهم 500: of those named before, whom nothing befell."""
    beside = walk.last_phrase
    if beside is None or beside.own or trigger.outcome or not walk.passage.form(trigger.at).endswith("هم"):
        return False
    reached = "reach" in walk.passage.classes(trigger.at - 1)
    plain = all(walk.passage.tokens[k].kind == "word" for k in range(beside.last, trigger.at))
    subject = reached and plain and beside.rule == "noun-pl" and beside.definite and not beside.governor
    if trigger.at - beside.last > (_SUBJECT_REACH if subject else 1):
        return False
    return all(draft.phrase is not beside for draft in walk.drafts)


_SUBJECT_REACH = 6  # words from them to their number: where they were, and the verb


def _of_those_noted(walk: Walk, trigger: Trigger) -> str:
    """القتلى وصل عددهم إلى 14: what befell those whom the pronoun of the counting word takes up."""
    noted = walk.noted
    if noted is None or not 0 <= trigger.at - noted.last <= _THEIR_NUMBER:
        return ""
    return next((o for o in noted.own if o not in STANDING), "")


_THEIR_NUMBER = 3


def _cases(walk: Walk, trigger: Trigger, phrase: Phrase) -> bool:
    """بلغ عدد حالات الاعتقال 17 ألف حالة; وصل عدد وفيات الوباء إلى 300 حالة: cases, each a person.

    Where the counting phrase does not name them they are its own where nothing says of what (300 حالة عنف).
    """
    if phrase.counted not in _CASES:
        return False
    named = (walk.passage.form(i).removeprefix("ال") for i in range(trigger.at, trigger.ready))
    if trigger.label or "حالات" in named:
        return True
    at = phrase.last + 1
    passage = walk.passage
    ends = at >= walk.last or passage.tokens[at].kind != "word" or at in passage.dated
    return bool(trigger.outcome) and (ends or bool(passage.classes(at)))


_CASES = frozenset({"حاله", "حالات"})


def _number_after_to(walk: Walk, phrase: Phrase) -> bool:
    return any(
        walk.passage.form(k) in ("الي", "حتي") and (k + 1) in walk.passage.counts_at
        for k in range(phrase.last, min(walk.last, phrase.last + 8))
    )


def noted(walk: Walk, phrase: Phrase) -> Draft | None:
    """القتلى 5 والجرحى 10: the number stands straight after those it counts."""
    noted = walk.noted
    if noted is not None and _number_reached(walk, noted, phrase):
        own = [o for o in noted.own if o not in STANDING]
        walk.noted = None
        ill = any("disease" in walk.passage.classes(k) for k in range(noted.last, phrase.first))
        if not own or (ill and own[0] == "wounded"):
            return NO_DRAFT if ill else None  # إصابات الحصبة بلغت 40: of the sick
        return walk.add(phrase, walk.own_or(phrase, own[0]), None, "tally")
    if noted is not None and _equated(walk, noted, phrase):
        own = [o for o in noted.own if o not in STANDING]
        if not own:
            return None
        outcome = _inherited_dead(walk) if own[0] == "killed_or_wounded" else own[0]
        whole = whole_of(walk, outcome)
        draft = walk.add(phrase, outcome, None, "tally")
        walk.part_mark = -1
        if whole is not None and walk.passage.form(phrase.first - 1) == ":" and smaller(phrase, whole.phrase):
            draft.parent = whole
        return draft
    if (
        noted is None
        or not phrase.numbered
        or not phrase.bare
        or phrase.counted
        or phrase.first - noted.last > _between_noted(walk, noted, phrase)
        or walk.hungry()
    ):
        return None
    own = [o for o in noted.own if o not in STANDING]
    told = noted.conjoined or _estimated(walk, noted, phrase)
    return walk.add(phrase, own[0], None, "tally", join=True) if own and told else None


def _estimated(walk: Walk, noted: Phrase, phrase: Phrase) -> bool:
    """قدرت البعثة القتلى بـ140 والجرحى بأكثر من 500: does a verb of estimating put a number to the casualties?"""
    before = range(max(walk.first, noted.first - _ESTIMATE_REACH), noted.first)
    by = phrase.governor == "ب" or walk.passage.form(phrase.first - 1) == "ب"
    return by and any(walk.passage.form(k).lstrip("وفي") in _ESTIMATES for k in before)


_ESTIMATES = frozenset({"قدر", "قدرت", "قدروا", "تقدر", "قدرها", "احصت", "احصي"})
_ESTIMATE_REACH = 5


def counts_up(walk: Walk, phrase: Phrase) -> Draft | None:
    """وفيات الكوليرا بلغت 30, خسائر بشرية تجاوزت 30: casualties whose number follows are no figure themselves."""
    plain = phrase.rule == "term" or (phrase.rule == "noun-pl" and not phrase.definite)
    plain = plain and any(o not in STANDING for o in phrase.own)
    if not plain or _reached_after(walk, phrase) < 0:
        return None
    walk.noted = phrase
    return NO_DRAFT


def _reached_after(walk: Walk, phrase: Phrase) -> int:
    """وفيات الكوليرا بلغت 30, قتلى الجيش وصلوا إلى 30: the token of the verb before their number, or -1.

    Between the two stands only whose the casualties are, or where and of what they fell.
    """
    passage = walk.passage
    for k in range(phrase.last, min(walk.last, phrase.last + _REACHED_WITHIN)):
        count = passage.counts_at.get(k)
        if count is not None:  # تجاوزت 200: the hedge is the verb
            return k if count.qualifier == "more_than" and "من" not in passage.forms[k : count.last] else -1
        if "reach" in passage.classes(k) or passage.form(k) in _REACHED:
            count = passage.counts_at.get(k + 1 + (passage.form(k + 1) in _TO))
            return k if count is not None and not _things(walk, count) else -1
        known = passage.known[k]
        ends = passage.tokens[k].kind != "word" or known.outcomes or known.classes - _OF_WHAT
        if ends or verb_like(passage.form(k)):
            return -1
    return -1


def _things(walk: Walk, count: Count) -> bool:
    """جرحى وصلوا إلى 3 مستشفيات: does a number count what is no people?"""
    people = walk.passage.known[count.last].people if count.last < walk.last else ()
    return not people and bool(counted_thing(walk.passage, count.last))


def _number_reached(walk: Walk, noted: Phrase, phrase: Phrase) -> bool:
    """Is ``phrase`` the number that the casualties ``noted`` are said to have reached?"""
    people = phrase.numbered and not (phrase.counted or phrase.partitive)
    if not people or not 0 <= phrase.first - noted.last <= _REACHED_WITHIN + 1:
        return False
    verb = _reached_after(walk, noted)
    return 0 <= verb <= phrase.first <= verb + 2


_OF_WHAT = frozenset({"preposition", "disease", "thing"})
_REACHED = frozenset({"بلغوا", "وصلوا", "تجاوزوا", "تخطوا", "ارتفعوا", "تتخطي"})
_REACHED_WITHIN = 5
_TO = frozenset({"الي", "حتي"})


def _between_noted(walk: Walk, noted: Phrase, phrase: Phrase) -> int:
    """الجرحى بلغوا 10, ارتفع عدد القتلى إلى 30 والجرحى إلى 50: how many words may stand between."""
    risen = phrase.governor == "الي" and noted.conjoined and bool(walk.drafts) and not noted.governor
    by = walk.passage.form(phrase.first - 1) == "ب"  # والجرحى بـ 500
    return int(risen or by or "reach" in walk.passage.classes(noted.last))


def _equated(walk: Walk, noted: Phrase, phrase: Phrase) -> bool:
    """إن القتلى أربعة مدنيين وشرطيان, والجرحى هم خمسة طلاب: a clause without a verb that begins with casualties."""
    passage = walk.passage
    opens = noted.first == walk.first or "complementizer" in passage.classes(noted.first - 1)
    opens |= passage.form(noted.first - 1) in _OPENS_CLAUSE or noted.conjoined
    at = noted.last + ("apposition" in passage.classes(noted.last))
    listed = passage.form(at) == ":"  # الضحايا هم: رجل وزوجته
    several = phrase.numbered or phrase.value == 2 or listed or at > noted.last  # والقتلى هم رجل وزوجته
    several |= noted.rule == "noun-du"  # القتيلان مسؤول ومقاتل
    told = bool(phrase.heads) and not phrase.definite and several and phrase.heads[0].kind != "group"
    if not (opens and told) or phrase.governor or noted.governor or walk.hungry():
        return False
    return phrase.first == at + listed


_OPENS_CLAUSE = frozenset({"ان", ":", '"', "،", "."})


def compared(walk: Walk, phrase: Phrase) -> Draft | None:
    """قتل 50 هذا العام مقابل 34 في 2018, 20 قتيلا مقارنة بـ17 في نيسان: the count of another time, told beside it."""
    last = walk.drafts[-1] if walk.drafts else None
    plain = phrase.bare and phrase.numbered and phrase.value is not None and not (phrase.counted or phrase.partitive)
    if last is None or not plain or walk.hungry() or not last.phrase.numbered or not _against(walk, phrase.first):
        return None
    ahead = range(phrase.last, min(phrase.last + _ITS_TIME, walk.last))
    marks = (k for k in ahead if walk.passage.tokens[k].kind == "mark")
    then = range(phrase.last, next(marks, ahead.stop))
    if not any(k in walk.passage.dated or walk.passage.form(k) in _TIMES for k in then):
        return None
    last.rules.append("compared")
    phrase = replace(phrase, heads=phrase.heads or last.phrase.heads)
    return walk.add(phrase, last.outcome, last.trigger, "compared")


def _against(walk: Walk, at: int) -> bool:
    """مقابل 34, مقارنة بـ17, مقارنة مع 12, مقارنة بنحو 12: does a word of comparison lead to token ``at``?"""
    before = [walk.passage.form(k) for k in range(max(walk.first, at - _AGAINST), at)]
    return before[-1:] == ["مقابل"] or any(form in _COMPARED for form in before)


_AGAINST = 3  # words from a comparison to the number
_COMPARED = frozenset({"مقارنه", "بالمقارنه", "قياسا"})
_TIMES = frozenset({"العام", "السنه", "الشهر", "الفتره", "الربع", "عام", "سنه"})  # في العام الذي سبقه, في الفترة نفسها
_ITS_TIME = 5  # tokens from the number of another time to that time


def rise(walk: Walk, phrase: Phrase) -> Draft | None:
    """ارتفاع الخسائر البشرية إلى 27, ارتفع القتلى إلى 30: the number that the casualties rose to."""
    before = walk.last_phrase
    if (
        before is None
        or not phrase.numbered
        or phrase.governor != "الي"
        or before.numbered
        or phrase.counted
        or not before.own
    ):
        return None
    if phrase.first - before.last > BACK_REACH or not any(
        "reach" in walk.passage.classes(k) for k in range(walk.first, before.first)
    ):
        return None
    if walk.hungry() and walk.open is not None and walk.open.tally and walk.open.outcome:
        return None  # ارتفاع عدد قتلى مجزرة خيام النازحين إلى 7: whose tents they are
    walk.drafts = [d for d in walk.drafts if d.phrase is not before]
    return walk.add(phrase, walk.own_or(phrase, before.own[0]), None, "rise")


def tally_after_number(walk: Walk, trigger: Trigger) -> None:
    """ارتفع إلى 5 عدد القتلى, يرتفع إلى 194 بينهم 10 نساء عدد القتلى: the number stands before what it counts."""
    held, phrase = walk.held, walk.last_phrase
    if held is not None and held.phrase.governor == "الي" and held.phrase.bare and trigger.outcome:
        for draft in walk.drafts:
            if draft is held or draft.parent is held:
                draft.outcome, draft.trigger = draft.outcome or trigger.outcome, trigger
        held.rules.append("tally-after")
        walk.held, walk.fed = None, True
        return
    if phrase is None or not phrase.bare or not phrase.numbered or trigger.at - phrase.last > 1 or not trigger.outcome:
        return
    if phrase.governor == "الي":
        walk.add(phrase, trigger.outcome, trigger, "tally-after")
        walk.fed = True
