"""Parts across sentences: which figures of a report are part of which total."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.reading.asides import another_day
from hasila.reading.drafts import OF_THEM
from hasila.reading.facts import Fact, compatible, join, persons, same_day, same_incident, scale
from hasila.reading.fates import badly_hurt, become_of, singled_out
from hasila.reading.passage import Passage
from hasila.reading.rises import around_rise
from hasila.reading.totals import culprit, of_one_kind, sums, towns_of_lead, within_period
from hasila.reading.wholes import recounted

_REACH = 60  # figures that a total may stand from its parts
_LEAD = 2
_OPENING = 5  # sentences, with headlines and datelines, in which a report opens
_NEAR = 6
_RESTATED = 3
_FOLLOWS = 6
_NEXT_SCALE = 10


def parts(passage: Passage, facts: Sequence[Fact]) -> None:
    """Set ``subset_of`` (and ``repeats`` where one figure says what a vague one did) of ``facts``, in place."""
    _of_one_outcome(facts)
    badly_hurt(passage, facts)
    _of_the_dead(passage, facts)
    _from_among(facts)
    become_of(passage, facts)
    singled_out(passage, facts)
    sums(passage, facts)
    _vague_leads(passage, facts)
    _parts_of_both(passage, facts)
    within_period(passage, facts)
    around_rise(passage, facts)
    towns_of_lead(passage, facts)
    _of_all(passage, facts)


def _of_the_dead(passage: Passage, facts: Sequence[Fact]) -> None:
    """قُتل ثلاثة ... اثنان من الضحايا كانا: some of the dead told before, and dead themselves."""
    for i, fact in enumerate(facts):
        if not of_casualties(passage, fact) or not fact.value or not fact.whole:
            continue
        suffered = {"killed", fact.outcome} if fact.outcome == "killed_or_wounded" else {fact.outcome}
        found = [
            j for j in range(i - 1, max(-1, i - _NEAR), -1)
            if facts[j].outcome in suffered and not facts[j].part and (facts[j].value or 0) > fact.value
            and _same(facts[j], fact)
        ]
        if found:
            news = (j for j in found if not recounted(passage, facts[j].draft.sentence))
            whole = next(news, found[0])
            join(facts, fact, whole)
            fact.outcome = facts[whole].outcome


def of_casualties(passage: Passage, fact: Fact) -> bool:
    """ثلاثة من الجرحى, أحد القتلى: are they some of those whom a definite noun means?"""
    phrase = fact.draft.phrase
    at = phrase.head_at
    split = passage.known[at].person_split if at > 0 else None
    of = passage.form(at - 1) == "من" or (phrase.rule == "one-of" and at == phrase.first + 1)
    return split is not None and split.article and of


def _of_all(passage: Passage, facts: Sequence[Fact]) -> None:
    """إصابة 23 ... إصابة 15 في الأول و8 في الثاني ... ثلاثة من الجرحى: of all the wounded, not of the last few told."""
    for fact in facts:
        if fact.subset_of is None or fact.part or not of_casualties(passage, fact):
            continue
        total = facts[fact.subset_of]
        while total.subset_of is not None and not total.part and facts[total.subset_of].outcome == fact.outcome:
            fact.subset_of, total = total.subset_of, facts[total.subset_of]


def _from_among(facts: Sequence[Fact]) -> None:
    """قُتل 257 ... من بين الضحايا 26 من كذا: of those told before, where the sentence itself tells no total."""
    for i, fact in enumerate(facts):
        if "part" not in fact.draft.rules or not fact.whole or fact.draft.trigger is not None:
            continue
        for j in range(i - 1, max(-1, i - _NEAR), -1):
            total = facts[j]
            more = total.value is None or total.value > (fact.value or 0)
            plain = not total.part or of_one_kind(facts, total)
            if total.outcome == fact.outcome and plain and more and total.assertion == fact.assertion:
                join(facts, fact, j)
                break


def _same(total: Fact, fact: Fact) -> bool:
    """Is ``fact`` of the victims of the incident, by an outcome noun (القتلى) that names them all?"""
    return any(head.outcome for head in fact.draft.phrase.heads) and same_incident(total, fact)


def _vague_leads(passage: Passage, facts: Sequence[Fact]) -> None:
    """A lead's vague count, then the numbers: one says it again, several (or those of several towns) are its parts."""
    leading = _leading(facts)
    for i, lead in enumerate(facts):
        if lead.value is not None or not lead.whole or lead.assertion != "asserted":
            continue
        others = lead.draft.phrase.others and i and facts[i - 1].draft.sentence == lead.draft.sentence
        side = facts[i - 1].status if others and not lead.status else lead.status  # 6 مقاتلين وأصيب آخرون
        told = [
            f for f in facts[i + 1 : i + _REACH]
            if {side, f.status} != {"civilian", "combatant"} and _tells_of(passage, lead, f)
            and not _earlier(passage, lead, f) and culprit(f) <= culprit(lead)
        ]
        towns = {fact.place_key for fact in told if fact.place_key}
        here = [f for f in told if same_incident(lead, f)] or (_led_by(lead, told) if len(towns) == 1 else [])
        if not here:
            if i in leading and (lead.scope == "cumulative" or len(towns) > 1):
                for fact in told if not lead.place_key or lead.scope == "cumulative" else _first_told(lead, told):
                    join(facts, fact, i)
            continue
        numbered = _of_one_day([f for f in here if f.value is not None])
        fewer = bool(numbered) and (numbered[0].value or 0) < scale(passage, lead)  # عشرات القتلى, then 3 of them
        one = len(numbered) == 1  # one dead is no plural told again, but the toll of all
        alone = one and ((numbered[0].value or 0) > 1 or _of_a_toll(passage, numbered[0]))
        if numbered and not fewer and (alone or (len(numbered) > 1 and _covers(lead, numbered))):
            if numbered[0].draft.sentence - lead.draft.sentence <= _FOLLOWS:
                numbered[0].repeats = i
        elif i in leading:
            for fact in numbered:
                if "tally" not in fact.draft.rules:
                    join(facts, fact, i)
        for fact in here:
            if (
                fact.value is None
                and lead.scope == fact.scope
                and fact.draft.sentence - lead.draft.sentence <= _RESTATED
            ):
                fact.repeats = i


def _of_a_toll(passage: Passage, fact: Fact) -> bool:
    """الحصيلة الأولية هي قتيل وسبعة مصابين: is it what a toll came to?"""
    at = fact.draft.phrase.first
    return any("tally" in passage.classes(k) for k in range(max(0, at - _TOLL_BACK), at))


_TOLL_BACK = 6


def _led_by(lead: Fact, told: list[Fact]) -> list[Fact]:
    """What follows a headline where the sentence after it begins to tell it, and places the event more closely."""
    follows = (lead.draft.sentence, told[0].draft.sentence) == (0, 1) and lead.scope == "incident"
    return told if follows and same_day(lead, told[0]) else []


def _first_told(lead: Fact, told: list[Fact]) -> list[Fact]:
    """What is told next after a lead that names its place, which is as likely that place more closely."""
    near = told[0].draft.sentence - lead.draft.sentence <= _LEAD
    return [fact for fact in told if near and fact.place_key == told[0].place_key]


def _earlier(passage: Passage, lead: Fact, fact: Fact) -> bool:
    """وفي 28 من أيلول الفائت قُتل مدنيان: is it told of another day than the news of an undated lead?"""
    if recounted(passage, fact.draft.sentence) and _of_weeks_past(passage, fact):
        return True  # وكانت المدينة شهدت الأسبوع الماضي هجوما أودى بستة
    if (lead.day_key and fact.day_key) or fact.draft.sentence <= _LEAD:
        return False
    return another_day(passage, fact.draft, lead.draft.sentence)


def _of_weeks_past(passage: Passage, fact: Fact) -> bool:
    """Does its sentence name a week, a month or a year?"""
    first, last = passage.sentences[fact.draft.sentence]
    start, end = passage.tokens[first].start, passage.tokens[last - 1].end
    return any(start <= date.span.start < end and date.grain != "day" for date in passage.dates)


def _leading(facts: Sequence[Fact]) -> set[int]:
    """The figures that a report opens with: the first of their outcome, in its first sentences."""
    first: dict[str, int] = {}
    for i, fact in enumerate(facts):
        first.setdefault(fact.outcome, i)
    return {i for i, fact in enumerate(facts) if first[fact.outcome] == i and fact.draft.sentence <= _OPENING}


def _of_one_day(numbered: list[Fact]) -> list[Fact]:
    """The figures of the first one's day, or that name none: others are told as background."""
    return [f for f in numbered if not f.day_key or numbered[0].day_key == f.day_key]


def _covers(lead: Fact, numbered: list[Fact]) -> bool:
    """Does the first number, told close to the vague lead, hold all the later ones?"""
    first, rest = numbered[0], [f for f in numbered[1:] if f.repeats is None]
    return first.draft.sentence - lead.draft.sentence <= _RESTATED and (first.value or 0) >= sum(
        f.value or 0 for f in rest
    )


def _tells_of(passage: Passage, lead: Fact, fact: Fact) -> bool:
    if fact.outcome != lead.outcome or not fact.whole or fact.value == 0 or fact.assertion != lead.assertion:
        return False
    if lead.status == "combatant" and persons(fact):
        return False
    if fact.draft.sentence == lead.draft.sentence and "tally" not in fact.draft.rules:
        return False
    if lead.demographic and lead.demographic != fact.demographic:
        return False
    if fact.value is None and scale(passage, lead) != scale(passage, fact):
        return False
    if fact.value is not None and 0 < _NEXT_SCALE * scale(passage, lead) <= fact.value:
        return False  # 1430 are no part of عشرات
    if lead.scope == "cumulative":
        return same_day(lead, fact)
    return fact.scope == lead.scope and same_day(lead, fact)


def _parts_of_both(passage: Passage, facts: Sequence[Fact]) -> None:
    """Killed and wounded that follow a count of both are its parts: 16 killed and wounded; 4 killed, 12 wounded."""
    for i, total in enumerate(facts):
        if total.outcome != "killed_or_wounded" or not total.whole or total.assertion != "asserted" or total.value == 0:
            continue
        if total.value is None and (total.draft.sentence > _LEAD or total.scope == "cumulative"):
            continue
        if total.value is not None and (_divided(facts, i) or _both_make_up(facts, i)):
            continue
        left, place = total.value, total.place_key
        for part in facts[i + 1 : i + _REACH]:
            if not _may_be_part(part, total) or part.repeats is not None or _earlier(passage, total, part):
                continue
            fighters = left is None and total.status == "combatant"
            if _of_the_other_side(passage, total, part) or (fighters and not compatible(place, part.place_key)):
                continue  # a side's losses with no number are of the first front that is told of
            if left is not None and part.value is not None:
                if part.value > left or (left < 1 and part.value):
                    continue
                left -= part.value
            place = place or part.place_key
            join(facts, part, i)


def _divided(facts: Sequence[Fact], i: int) -> bool:
    """20 ضحية: 9 قتلى و11 جريحا: does its own sentence say how many were killed and how many wounded?"""
    told = _told_with(facts, i)
    both = {fact.outcome for fact in told} == {"killed", "wounded"}
    return both and sum(fact.value or 0 for fact in told) == facts[i].value


def _told_with(facts: Sequence[Fact], i: int) -> list[Fact]:
    here = facts[i].draft.sentence
    return [fact for fact in facts if fact.subset_of == i and fact.part and fact.draft.sentence == here]


def _of_one_outcome(facts: Sequence[Fact]) -> None:
    """20 ضحية: 9 قتلى و11 جريحا. ومن بين الضحايا 5 رجال قتلوا: five of the nine."""
    for fact in facts:
        i = fact.subset_of
        if i is None or facts[i].outcome != "killed_or_wounded" or fact.draft.sentence == facts[i].draft.sentence:
            continue
        mates = [one for one in _told_with(facts, i) if one.outcome == fact.outcome] if _divided(facts, i) else []
        if mates and (mates[0].value or 0) >= (fact.value or 0):
            fact.subset_of = facts.index(mates[0])


def _of_the_other_side(passage: Passage, total: Fact, part: Fact) -> bool:
    """20 قتيلا وجريحا من المسلحين، فيما قُتل جنديان: does the sentence turn to others between the two?"""
    if part.draft.sentence != total.draft.sentence or part.part or "tally" in part.draft.rules:
        return False
    between = range(total.draft.phrase.last, part.draft.phrase.first)
    of_them = passage.form(part.draft.phrase.last) in OF_THEM
    return not of_them and any(passage.form(k) in _TURNS for k in between)


_TURNS = frozenset({"فيما", "بينما", "وبينما", "مقابل"})


def _both_make_up(facts: Sequence[Fact], i: int) -> bool:
    """The killed and the wounded who together are a count of both: first told after it, or told in one sentence.

    A headline tells them before their total, and another speaker may give the same total's parts anew.
    """
    total, made = facts[i], False
    after = total.draft.phrase.last
    near = [fact for fact in facts[max(0, i - _NEAR) : i + _REACH] if fact.whole and fact.value]
    killed, wounded = ([fact for fact in near if fact.outcome == outcome] for outcome in ("killed", "wounded"))
    first = [next((fact for fact in each if fact.draft.phrase.first >= after), None) for each in (killed, wounded)]
    for dead in killed:
        for hurt in wounded:
            together = dead.draft.sentence == hurt.draft.sentence or [dead, hurt] == first
            if together and (dead.value or 0) + (hurt.value or 0) == total.value:
                join(facts, dead, i)
                join(facts, hurt, i)
                made = True
    return made


def _may_be_part(part: Fact, total: Fact) -> bool:
    if part.outcome not in ("killed", "wounded") or part.subset_of is not None or part.scope != total.scope:
        return False
    if culprit(part) and not culprit(total):
        return False
    return part.value != 0 and (part.value is not None or total.value is None) and same_incident(part, total)
