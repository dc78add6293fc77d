"""What a toll rose by: the death that carried it up is of the toll, in the same sentence or told just before it."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.reading.facts import Fact, join
from hasila.reading.passage import Passage
from hasila.reading.scope_periods import over_time, whole_days
from hasila.reading.tallies import SUMS_UP, raises

_REACH = 40
_FIGURES = 4  # from the toll to the death that it rose by: its parts and its wounded may stand between
_JUST_AFTER = 4  # words from بعد to those who died: بعد وفاة عاملين, بعد أن توفي عاملان
_AFTER = frozenset({"بعد", "عقب", "اثر"})
_SENTENCES = 3


def around_rise(passage: Passage, facts: Sequence[Fact]) -> None:
    """Set ``subset_of`` of those by whom a toll rose, in place.

    So in ارتفع العدد إلى 60 بعد وفاة شاب; استشهد طفل، ما يرفع الحصيلة إلى 12; قُتل طفل. وبذلك ترتفع الحصيلة إلى 12.
    """
    for i, toll in enumerate(facts):
        if (toll.value or 0) < 1 or toll.part:
            continue
        _risen_after(passage, facts, i)
        if not _raised_within(passage, facts, i):
            _raised_by_before(passage, facts, i)
        _of_a_daily_count(passage, facts, i)
        _raises_news(passage, facts, i)


def _risen_after(passage: Passage, facts: Sequence[Fact], i: int) -> None:
    """ارتفع العدد إلى 60 بعد وفاة شاب."""
    toll = facts[i]
    if not any(rule in ("tally", "own-outcome", "rise") for rule in toll.draft.rules):
        return
    for fact in facts[i + 1 : i + 1 + _FIGURES]:
        another = fact.outcome == toll.outcome and (fact.value or 0) >= (toll.value or 0)  # أن العدد ارتفع إلى 61
        if fact.draft.sentence != toll.draft.sentence or another:
            return
        if fact.draft.trigger is toll.draft.trigger or not (fact.whole and _fewer(fact, toll)):
            continue
        if _just_after(passage, fact):
            fact.risen = join(facts, fact, i)


def _just_after(passage: Passage, fact: Fact) -> bool:
    at = fact.draft.phrase.first
    return any(passage.form(k) in _AFTER for k in range(max(0, at - _JUST_AFTER), at))


def _raised_within(passage: Passage, facts: Sequence[Fact], i: int) -> bool:
    """استشهد طفل، ما يرفع الحصيلة إلى 12; قُتل اثنان، ليرتفع العدد إلى 12: told before the toll in its sentence."""
    toll = facts[i]
    for fact in reversed(facts[max(0, i - _FIGURES) : i]):
        if fact.draft.sentence != toll.draft.sentence:
            return False
        if fact.part or not _fewer(fact, toll):
            continue
        between = range(fact.draft.phrase.last, toll.draft.phrase.first)
        if len(between) <= _REACH and any(raises(passage, k) for k in between):
            if fact.subset_of is None and toll.subset_of is None:
                fact.risen = join(facts, fact, i)
            return True
    return False


def _raised_by_before(passage: Passage, facts: Sequence[Fact], i: int) -> None:
    """قُتل طفل ... وبذلك ترتفع الحصيلة إلى 12: what the sentence before told, or the last that told of such victims."""
    toll = facts[i]
    first, last = passage.sentences[toll.draft.sentence]
    if passage.form(first) not in SUMS_UP:
        return
    up = (k for k in range(first, min(last, toll.draft.phrase.first)) if passage.classes(k) & {"reach", "raise"})
    if next(up, None) is None:
        return
    told = -1
    for j in range(i - 1, -1, -1):
        fact = facts[j]
        if toll.draft.sentence - fact.draft.sentence > _SENTENCES or told not in (-1, fact.draft.sentence):
            break
        if fact.draft.sentence == toll.draft.sentence or fact.part or not _fewer(fact, toll):
            continue
        told = fact.draft.sentence
        _carry_up(facts, j, i)
    news = next((j for j in range(i) if facts[j].outcome == toll.outcome and not facts[j].part), i)
    if facts[news].draft.sentence <= _LEAD and _fewer(facts[news], toll) and _of_news(facts[news], toll):
        _carry_up(facts, news, i)  # what is summed up is the news, though an older event was told last


def _of_news(fact: Fact, toll: Fact) -> bool:
    """Is it one event's, or the count of one day (غارات أمس أدت إلى 41 شهيدا), and not of another kind of people?"""
    day = fact.date is not None and fact.date.grain == "day" and fact.date.earliest == fact.date.latest
    return (fact.scope == "incident" or day) and {fact.status, toll.status} != _KINDS


_KINDS = {"civilian", "combatant"}
_LEAD = 1


def _of_a_daily_count(passage: Passage, facts: Sequence[Fact], i: int) -> None:
    """وصل المستشفيات 39 شهيدا خلال 24 ساعة. … ارتفاع الحصيلة إلى 34943 منذ 7 أكتوبر: a day's count of one statement is
    of its toll."""
    toll = facts[i]
    if toll.scope != "cumulative" or toll.subset_of is not None or not over_time(passage, toll.draft):
        return
    if _of_a_day(passage, toll):
        return
    for fact in facts[max(0, i - _DAILY) : i]:
        free = fact.subset_of is None and not fact.part and fact.repeats is None and fact.scope == "cumulative"
        if free and _fewer(fact, toll) and _of_a_day(passage, fact):
            join(facts, fact, i)


def _raises_news(passage: Passage, facts: Sequence[Fact], i: int) -> None:
    """قُتل 42 اليوم في غارات. … وارتفع إجمالي عدد القتلى إلى 188: the news is what a rising toll rose by."""
    toll = facts[i]
    first = passage.sentences[toll.draft.sentence][0]
    rises = passage.form(first).removeprefix("و") in _ROSE and "tally" in toll.draft.rules
    news = facts[0].draft.sentence == 0 and facts[0].whole and facts[0].scope == "incident" and _fewer(facts[0], toll)
    if rises and news and toll.subset_of is None:
        _carry_up(facts, 0, i)


_ROSE = frozenset({"ارتفع", "ارتفعت"})


def _of_a_day(passage: Passage, fact: Fact) -> bool:
    """Is it counted over the last 24 or 48 hours?"""
    first, last = passage.sentences[fact.draft.sentence]
    return any(whole_days(passage, k, last) for k in range(first, last) if passage.form(k) in _WITHIN)


_DAILY = 8  # figures from the toll back to the day's count
_WITHIN = frozenset({"خلال", "في"})


def _carry_up(facts: Sequence[Fact], j: int, i: int) -> None:
    """Set that toll ``i`` rose by figure ``j``, or by what that repeats."""
    fact = facts[j]
    while fact.repeats is not None:
        fact = facts[fact.repeats]
    if fact.subset_of is None and fact is not facts[i]:
        fact.risen = join(facts, fact, i)


def _fewer(fact: Fact, toll: Fact) -> bool:
    alike = (fact.outcome, fact.assertion) == (toll.outcome, toll.assertion)
    return alike and 0 < (fact.value or 0) < (toll.value or 0)
