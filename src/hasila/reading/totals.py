"""Totals that the numbers give away: parts that add up, a day within a period, a death that a toll rose by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from hasila.lexicon.word_lists import lemmas
from hasila.reading.asides import another_day
from hasila.reading.facts import Fact, apart_in_time, compatible, join, same_day, same_incident
from hasila.reading.passage import Passage
from hasila.reading.scope_marks import among
from hasila.reading.scope_periods import over_time
from hasila.reading.scope_reach import in_one_event

_REACH = 60  # figures that a total may stand from its parts
_SMALLEST_SUM = 3
_LEAD = 2
_KINDS = {"civilian", "combatant"}
_CULPRITS = lemmas("culprit")
_TWO = 2  # parts that make a sum


def sums(passage: Passage, facts: Sequence[Fact]) -> None:
    """77, 40 and 4 that make 121: figures just before or after a total that add up to it are its parts."""
    for i, total in enumerate(facts):
        part = total.part and not of_one_kind(facts, total)
        if total.value is None or part or total.repeats is not None or "part-of-them" in total.draft.rules:
            continue
        if total.value < _SMALLEST_SUM:
            _each_told(passage, facts, i)
            continue
        before = range(i - 1, max(-1, i - _REACH), -1)
        after = range(i + 1, min(len(facts), i + _REACH))
        if not (_make_up(passage, facts, total, i, before) or _make_up(passage, facts, total, i, after)):
            any(_make_up(passage, facts, total, i, one) for one in _sentences_of(facts, total, i))


def _sentences_of(facts: Sequence[Fact], total: Fact, i: int) -> Iterator[range]:
    """اعتقال 18. ... طالت الحملة سبعة من كذا، وخمسة من كذا، وأربعة من كذا، وشابين: the figures of each sentence after
    ``facts[i]``, three or more, that alone are as many as the total."""
    after = range(i + 1, min(len(facts), i + _REACH))
    for _, some in groupby(after, key=lambda j: facts[j].draft.sentence):
        mine = [j for j in some if facts[j].outcome == total.outcome and facts[j].whole and facts[j].value]
        if len(mine) > _TWO and sum(facts[j].value or 0 for j in mine) == total.value:
            yield range(mine[0], mine[-1] + 1)


def _each_told(passage: Passage, facts: Sequence[Fact], i: int) -> None:
    """قُتل فلسطينيان اليوم. وأعلنت الوزارة مقتل شاب، فيما سقط آخر: the two of a lead, told one by one right after it."""
    lead = facts[i]
    told = [fact for fact in facts[i + 1 :] if fact.outcome == lead.outcome and fact.whole][:_TWO]
    if lead.value != _TWO or lead.draft.sentence or [fact.value for fact in told] != [1, 1]:
        return
    near = told[-1].draft.sentence - lead.draft.sentence <= _LEAD and told[0].draft.sentence > lead.draft.sentence
    alike = all(fact.assertion == lead.assertion and {fact.status, lead.status} != _KINDS for fact in told)
    besides = any(passage.form(passage.sentences[fact.draft.sentence][0]).removeprefix("و") == "كما" for fact in told)
    if near and alike and not besides and not any(apart_in_time(fact, lead) for fact in told):
        for fact in told:
            join(facts, fact, i)


def _make_up(passage: Passage, facts: Sequence[Fact], total: Fact, i: int, around: range) -> bool:
    chosen: list[int] = []
    mine = (facts[j] for j in around if facts[j].draft.parent is total.draft or facts[j].subset_of == i)
    # 15 قتيلا ... قتل 9 منهم هنا واثنان هناك
    told = [fact for fact in mine if fact.told_apart or not fact.part or fact.draft.sentence != total.draft.sentence]
    left = (total.value or 0) - sum(fact.value or 0 for fact in told)
    for j in around:
        fact = facts[j]
        if fact.outcome != total.outcome or not fact.value or not fact.whole or fact.assertion != total.assertion:
            continue
        if told and fact.draft.sentence > told[-1].draft.sentence + 1:
            return False
        if around.step > 0 and fact.draft.sentence == total.draft.sentence:
            continue
        if around.step < 0 and not (same_incident(fact, total) or "tally" in total.draft.rules):
            return False
        if fact.value > left:
            return False
        left -= fact.value
        chosen.append(j)
        if not left:
            break
    if left or not chosen or len(chosen) + len(told) < _TWO:
        return False
    if any(culprit(facts[j]) for j in chosen) and not culprit(total):
        return False  # ثلاثة من الشرطة، ثم اثنان من المهاجمين وامرأة
    if _of_two_times([facts[j] for j in chosen]) or all({facts[j].status, total.status} == _KINDS for j in chosen):
        return False  # four nurses and a neighbour are no five soldiers
    here = all(compatible(total.place_key, facts[j].place_key) for j in chosen)
    if not here and total.scope == "incident" and total.place_key and in_one_event(passage, total.draft):
        return False  # 22 قتيلا في تفجير المدينة، ثم اثنان في مداهمة بلدة أخرى
    # A lead over a region seems to be of its first town; elsewhere the parts of one event are of the total's own place.
    wide = total.draft.sentence <= _LEAD or total.scope == "cumulative"
    if not wide and not any(compatible(total.place_key, facts[j].place_key) for j in chosen):
        return False
    if total.spot and not any(not facts[j].site or facts[j].site == total.site for j in chosen):
        return False  # ثلاثة في حي، ثم طفلان في حي آخر وامرأة في مدينة أخرى
    for j in chosen:
        join(facts, facts[j], i)
    return True


def _of_two_times(parts: Sequence[Fact]) -> bool:
    """قُتل سبعة، وقُتل مزارع … في ذكرى مقتل ستة في 30 مارس 1976: are some told as over months before, apart from the
    others?"""
    past, now = ({part.draft.sentence for part in parts if part.past is past} for past in (True, False))
    return bool(past and now) and past.isdisjoint(now)


def of_one_kind(facts: Sequence[Fact], part: Fact) -> bool:
    """20 ضحية: 9 قتلى و11 جريحا: is it all the dead, or all the wounded, of a count of both?"""
    whole = None if part.subset_of is None else facts[part.subset_of]
    return whole is not None and whole.outcome == "killed_or_wounded" and part.outcome in ("killed", "wounded")


def culprit(fact: Fact) -> bool:
    """Is it told of those who did the deed?"""
    return any(head.lemma in _CULPRITS for head in fact.draft.phrase.heads)


def towns_of_lead(passage: Passage, facts: Sequence[Fact]) -> None:
    """اعتقال 14 من أنحاء الضفة ... 5 من الخليل ... و3 من جنين: the towns of a total that is of no town itself."""
    for i, lead in enumerate(facts):
        far = lead.draft.sentence > _LEAD or not lead.whole or lead.assertion != "asserted"
        if far or (lead.value or 0) < _SMALLEST_SUM or (lead.place_key and lead.scope != "cumulative"):
            continue
        if over_time(passage, lead.draft):
            continue  # مقتل 100 منذ مطلع الشهر: the news is one town's, told beside the period's toll
        left, chosen = lead.value or 0, list[int]()
        for j in range(i + 1, min(len(facts), i + _REACH)):
            fact = facts[j]
            if fact.outcome != lead.outcome or not fact.whole or not fact.value or fact.assertion != "asserted":
                continue
            apart = fact.draft.sentence == lead.draft.sentence or not fact.place_key
            if apart or fact.scope == "cumulative" or not _same_news(passage, lead, fact):
                continue
            left -= fact.value
            chosen.append(j)
        if left >= 0 and len({facts[j].place_key for j in chosen} - {lead.place_key}) > 1:
            for j in chosen:
                join(facts, facts[j], i)


def _same_news(passage: Passage, lead: Fact, fact: Fact) -> bool:
    """Is the fact told of the lead's day, or of no other one?"""
    told = same_day(lead, fact)
    return told and not another_day(passage, fact.draft, lead.draft.sentence)


def within_period(passage: Passage, facts: Sequence[Fact]) -> None:
    """403 killed since Sunday, 46 of them on Thursday: one day's count told beside the period's, of the same place."""
    for i in range(len(facts) - 1):
        for whole, part in ((i, i + 1), (i + 1, i)):
            near = abs(facts[i].draft.sentence - facts[i + 1].draft.sentence) <= 1
            if near and _within(facts[whole], facts[part]) and not _yearly(passage, facts[whole]):
                join(facts, facts[part], whole)
                break
    periods = [
        i for i, fact in enumerate(facts)
        if fact.scope == "cumulative" and over_time(passage, fact.draft) and not _yearly(passage, fact)
    ]
    for fact in facts:
        found = next((i for i in periods if _told_near(facts[i], fact) and _within(facts[i], fact)), None)
        if found is not None:
            join(facts, fact, found)


def _told_near(whole: Fact, part: Fact) -> bool:
    """Is the day told beside its period? Further off it is as often another attack's."""
    return abs(whole.draft.sentence - part.draft.sentence) <= _LEAD


def _yearly(passage: Passage, fact: Fact) -> bool:
    """يقتل 4000 شخص سنويا: a rate is no toll that has parts."""
    return among(passage, "rate", *passage.sentences[fact.draft.sentence])


def _within(whole: Fact, part: Fact) -> bool:
    if (whole.scope, part.scope) != ("cumulative", "incident") or whole.outcome != part.outcome:
        return False
    if not (whole.whole and part.whole and 1 < (part.value or 0) < (whole.value or 0)):
        return False
    return bool(whole.place_key) and whole.place_key == part.place_key and not apart_in_time(whole, part)
