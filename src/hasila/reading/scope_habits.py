"""What goes on, and so is no one event: a habit, a campaign of strikes."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic.questions import question_of
from hasila.arabic.words import splits
from hasila.lexicon.word_lists import word_list
from hasila.reading.drafts import Draft
from hasila.reading.facts import Fact
from hasila.reading.passage import Passage, between
from hasila.reading.phrase import FAMILIES
from hasila.reading.repeats import root
from hasila.reading.scope_dates import dates_from
from hasila.reading.scope_marks import among, classes_at, steering
from hasila.reading.scope_periods import window

_BEFORE_TRIGGER = 4
_HEADLINES = 2  # lines that a text may be headed by
_STRIKES_REACH = 10
_TOWN_AHEAD = 4  # tokens of a town's name and its stops that a headline may begin with
_STRIKE = frozenset(word_list("strike"))
_STRIKES = frozenset(word_list("strikes"))
_STRUCK = frozenset(word_list("struck"))
_RENEWS = frozenset(word_list("renews"))
_CAMPAIGN = "حمله"
_ESCALATION = "تصعيد"
_MILITARY = frozenset({"عسكري", "العسكري"})


def habit(passage: Passage, draft: Draft) -> bool:
    """ما يؤدي إلى سقوط ضحايا, بشكل متكرر, تواصل قصفها مخلفة خسائر: what goes on, with no number."""
    if draft.phrase.value is not None:
        return False
    first = passage.sentences[draft.sentence][0]
    habits = [k for k in steering(passage, window(passage, draft)) if "habit" in classes_at(passage, k)]
    if habits and not (habits[0] > draft.phrase.last and _dated_before(passage, draft, habits[0])):
        return True
    if _headline(passage, draft):
        return False
    at = draft.trigger.at if draft.trigger is not None else draft.phrase.first
    return among(passage, "habitual", max(first, min(at, draft.phrase.first) - _BEFORE_TRIGGER), draft.phrase.first)


def _dated_before(passage: Passage, draft: Draft, habit: int) -> bool:
    """Has the sentence named a day before it comes to the habit at token ``habit`` (قصفت اليوم القرية فأصابت آخرين)?"""
    start = passage.tokens[passage.sentences[draft.sentence][0]].start
    until = passage.tokens[habit].start
    return any(d.grain == "day" and start <= d.span.start < until for d in dates_from(passage, start))


def _headline(passage: Passage, draft: Draft) -> bool:
    """Does a headline tell it, whose present is what has just happened (القصف يخلف ضحايا)? So does a sentence
    that begins with an indefinite strike (غارة على البلدة تخلف ضحايا)."""
    first, last = passage.sentences[draft.sentence]
    begins = first <= _TOWN_AHEAD or passage.tokens[first - 1].kind == "break"  # حلب.. قصف على البلدة يخلف ضحايا
    closes = last < len(passage.tokens) and passage.form(last - 1) not in (".", "؟", "!")
    return (draft.sentence < _HEADLINES and begins and closes) or passage.form(first) in _STRIKE


def of_wide_blows(passage: Passage, facts: Sequence[Fact]) -> None:
    """تفجيرات ضربت بغداد أوقعت 41 قتيلا: several bombings of a capital or a province are several events; ``facts`` in
    place. Those of one town may be one, and so may raids and shelling."""
    for fact in facts:
        if fact.row_wide and fact.scope == "incident" and (fact.value or 0) >= _OF_SEVERAL and fact.subset_of is None:
            first = max(passage.sentences[fact.draft.sentence][0], fact.draft.phrase.first - _BLOWS_BEFORE)
            if any(_blows(passage, i) for i in range(first, fact.draft.phrase.first)):
                fact.scope = "cumulative"


_OF_SEVERAL = 3
_BLOWS_BEFORE = 14  # tokens from the blows to those they killed


def _blows(passage: Passage, i: int) -> bool:
    """Does the word at token ``i`` tell of bombings, and not of one of them?"""
    bombings = any(each.stem in _BOMBINGS for each in splits(passage.form(i)))
    return bombings and passage.form(i - 1) not in _ONE_OF


_BOMBINGS = frozenset({"تفجيرات", "انفجارات"})
_ONE_OF = frozenset({"احد", "احدي", "ضمن", "سلسله", "من"})


def of_campaigns(passage: Passage, facts: Sequence[Fact]) -> None:
    """Count the victims of a campaign of strikes, and what tells of them again, as those of many; ``facts`` in place.

    Done when ``facts`` are linked: one headline and one lead are told of them as of one event.
    """
    many = {root(facts, i) for i, fact in enumerate(facts) if _of_a_campaign(passage, fact.draft)}
    for i, fact in enumerate(facts):
        if root(facts, i) in many and fact.value is None:
            fact.scope = "cumulative"


def _of_a_campaign(passage: Passage, draft: Draft) -> bool:
    """كثفت المدفعية قصفها على الريف فسقط ضحايا, حملة قصف خلفت قتلى: strikes here and there, with no number."""
    whole = draft if draft.parent is None else draft.parent
    if whole.phrase.value is not None or any(head.lemma in FAMILIES for head in whole.phrase.heads):
        return False
    marks = between(passage.words.where(_may_renew), passage.sentences[whole.sentence][0], whole.phrase.first)
    return any(_strikes_on(passage, i, whole.phrase.first) for i in marks)


def _strikes_on(passage: Passage, i: int, last: int) -> bool:
    """Do strikes go on by the word at token ``i``: a verb of renewing them, a campaign of them, an escalation?

    Not where the sentence tells of another strike, or turns to another matter, before token ``last``.
    """
    form = passage.form(i)
    if form == _CAMPAIGN:
        at = i + 1 if passage.form(i + 1) in _STRIKES else -1
    elif form.removeprefix("ال") == _ESCALATION:
        at = i + 1 if passage.form(i + 1) in _MILITARY else -1
    else:
        at = next((k for k in range(i + 1, min(last, i + _STRIKES_REACH)) if _strikes(passage.form(k))), -1)
    apart = any(passage.form(k).removeprefix("و") in _STRUCK for k in range(at + 1, last))
    return at >= 0 and not apart and not among(passage, "turn", at + 1, last)


def _strikes(form: str) -> bool:
    return any(split.stem in _STRIKES for split in splits(form))


@question_of(lambda: (*_RENEWS, _CAMPAIGN, _ESCALATION))
def _may_renew(form: str) -> bool:
    return form == _CAMPAIGN or form.removeprefix("ال") == _ESCALATION or form.removeprefix("و") in _RENEWS
