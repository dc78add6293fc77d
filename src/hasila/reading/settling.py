"""Status where a figure's own words say nothing: from the same people told elsewhere, then from the report."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from hasila.reading.alongside import beside, of_fighters
from hasila.reading.crowds import of_crowds
from hasila.reading.day_mentions import turns_of
from hasila.reading.facts import Fact, compatible, persons
from hasila.reading.grounds import civil_grounds, marches, mentions_of, mishaps
from hasila.reading.identified import identify
from hasila.reading.passage import Passage
from hasila.reading.place_mention import PlaceMention
from hasila.reading.repeats import root

_EARLIER = frozenset({"سابقه", "اوليه", "اولي"})
_CALLED = frozenset({"مدني"})
_FLEEING = frozenset({"مهاجر", "نازح", "لاجئ"})  # غرق 49 مهاجرا ولا يزال 140 شخصا مفقودين
_HARM = frozenset({"killed", "wounded", "killed_or_wounded", "neutralised", "missing", "abducted"})


def settle(passage: Passage, facts: Sequence[Fact], places: Sequence[PlaceMention] = ()) -> None:
    """Give each fact whose own words say nothing the status that the report gives the same people, in place; ``places``
    are the report's, in order."""
    if not facts:
        return
    grounds = civil_grounds(passage, facts)
    beside(passage, facts)
    of_fighters(facts)
    _of_both_kinds(facts)
    _of_a_count(facts)
    _led(facts)
    identify(passage, facts)
    _earlier_tolls(passage, facts)
    of_crowds(passage, facts, places)
    protest = marches(passage)
    unsaid = set() if protest else _unsaid(passage, facts)
    _same_people(facts, grounds, protest)
    _by_incident(facts, grounds, unsaid)
    _by_report(passage, facts, grounds, unsaid)
    beside(passage, facts)
    _lone(passage, facts)
    beside(passage, facts)
    _listed(facts)


def _listed(facts: Sequence[Fact]) -> None:
    """91 شهيدا:⏎- حي كذا: 14⏎- حي كذا: 9: those whom a list tells of spot by spot are such as its total is of."""
    for fact in facts:
        if not fact.status and fact.subset_of is not None and "listed" in fact.draft.rules:
            fact.status = facts[fact.subset_of].status


def _lone(passage: Passage, facts: Sequence[Fact]) -> None:
    """قُتل شاب, قُتل سامر خليل, قتلوا زوجها: with no sign of fighting in his sentence he is filed as one of the
    townspeople; but not one who died on the road, of whom nobody asks."""
    soldierly = {passage.sentence_of[i] for i in mentions_of(passage, "military")} | mishaps(passage)
    for fact in facts:
        heads = fact.draft.phrase.heads
        one = heads[0].lemma == _YOUNG or _somebodys(passage, fact) if heads else fact.draft.phrase.rule == "name"
        if one and not fact.status and fact.outcome in _BODILY and fact.draft.sentence not in soldierly:
            fact.status = "civilian"


def _somebodys(passage: Passage, fact: Fact) -> bool:
    """زوجها, أخويها, أبناؤنا: is it the kin of somebody of whom the report tells?"""
    phrase = fact.draft.phrase
    return phrase.heads[0].kind == "kin" and passage.form(phrase.head_at).endswith(_OWNED)


_OWNED = ("ه", "ها", "هما", "هم", "هن", "نا")
_YOUNG = "شاب"
_LEADERS = frozenset({"قيادي", "قائد"})
_BODILY = frozenset({"killed", "wounded", "killed_or_wounded"})


def _led(facts: Sequence[Fact]) -> None:
    """قتلى وجرحى بينهم قيادات: those who have leaders among them are of the side that these lead."""
    for fact in facts:
        heads = fact.draft.phrase.heads
        if fact.subset_of is None or fact.status != "combatant" or not heads or heads[0].lemma not in _LEADERS:
            continue
        whole = facts[fact.subset_of]
        if any(head.nationality for head in whole.draft.phrase.heads):
            continue  # اعتقل 12 فلسطينيا بينهم قيادي
        for each in facts:
            beside = each.draft.trigger is whole.draft.trigger and each.draft.sentence == whole.draft.sentence
            if (each is whole or beside) and not each.status:
                each.status = "combatant"


def _of_both_kinds(facts: Sequence[Fact]) -> None:
    """10 قتلى بينهم 3 مدنيين: where a part is called civilian, the total holds others too.

    Parts that make up their total say who all were (8 قتلى: 3 أطفال و5 نساء).
    """
    parts: dict[int, list[Fact]] = {}
    for fact in facts:
        if fact.subset_of is not None:
            parts.setdefault(fact.subset_of, []).append(fact)
    for i, theirs in parts.items():
        said = {fact.status for fact in theirs}
        if not facts[i].status and len(said) == 1 and sum(fact.value or 0 for fact in theirs) == facts[i].value:
            facts[i].status = said.pop()
    for fact in facts:
        if fact.subset_of is None or fact.status != "civilian":
            continue
        total = facts[root(facts, fact.subset_of)]
        if not total.status and any(head.lemma in _CALLED for head in fact.draft.phrase.heads):
            total.status = "unknown"


def _of_a_count(facts: Sequence[Fact]) -> None:
    """522 ضحية من المدنيين خلال العام. … 211 ضحية في محافظة كذا: a count of civilians goes on counting them."""
    hurt = (fact for fact in facts if fact.outcome in _BODILY and fact.whole)
    first = next((fact for fact in hurt if fact.scope == "cumulative"), None)
    if first is None or first.status != "civilian" or (first.value or 0) < _COUNTED or first.demographic:
        return
    for fact in facts[facts.index(first) + 1 :]:
        fewer = fact.scope == "cumulative" and 0 < (fact.value or 0) < (first.value or 0)
        if fewer and not fact.status and fact.draft.phrase.own and fact.outcome in _BODILY:
            fact.status = "civilian"


_COUNTED = 20  # of fewer nobody keeps a count


def _earlier_tolls(passage: Passage, facts: Sequence[Fact]) -> None:
    """قُتل 57 مدنيا. وكانت حصيلة سابقة أفادت بمقتل 43: an earlier count of the same people."""
    said: dict[str, str] = {}
    for fact in facts:
        if not fact.status and _of_earlier_toll(passage, fact):
            fact.status = said.get(fact.outcome, "")
        if fact.subset_of is None and fact.status:
            said[fact.outcome] = fact.status


def _of_earlier_toll(passage: Passage, fact: Fact) -> bool:
    before = range(passage.sentences[fact.draft.sentence][0], fact.draft.phrase.first)
    return any("tally" in passage.classes(i) and passage.form(i + 1).removeprefix("ال") in _EARLIER for i in before)


def _same_people(facts: Sequence[Fact], grounds: frozenset[int], protest: bool) -> None:
    """Restatements share a status; so do a total and the one kind of parts it has. No total of persons of whom some are
    said to be fighters (خمسة أشخاص بينهم شرطيان) is one of fighters because another is; in a report of fighters' dead,
    children among others' do not say who all were, marchers (``protest``) aside."""
    mixed, fighters = _of_named_parts(facts), not protest and any(f.status == "combatant" and _hurt(f) for f in facts)
    for _ in range(2):
        said: dict[int, set[str]] = {}
        of_parts: dict[int, set[str]] = {}
        for i, fact in enumerate(facts):
            if fact.status:
                said.setdefault(root(facts, i), set()).add(fact.status)
                if fact.subset_of is not None:
                    of_parts.setdefault(root(facts, fact.subset_of), set()).add(fact.status)
        for i, fact in enumerate(facts):
            if fact.status:
                continue
            own = root(facts, i)
            found = said.get(own) or (of_parts.get(own) if i in grounds and not fighters else None) or set()
            if not found and fact.subset_of is not None:
                found = said.get(root(facts, fact.subset_of)) or set()
            if (
                found == {"civilian"}
                or (found == {"combatant"} and own in said and not (i in mixed and persons(fact)))
                or (len(found) == 1 and fact.subset_of is not None)
            ):
                fact.status = next(iter(found))


def _by_incident(facts: Sequence[Fact], grounds: frozenset[int], unsaid: set[int]) -> None:
    """What is said of the others killed and hurt at that place and day, where it is one thing only."""
    said: dict[tuple[str, str], set[str]] = {}
    for fact in facts:
        if fact.status and fact.place_key:
            said.setdefault((fact.place_key, fact.day_key), set()).add(fact.status)
    for i, fact in enumerate(facts):
        found = said.get((fact.place_key, fact.day_key), set())
        if i in grounds and i not in unsaid and not fact.status and found == {"civilian"} and _hurt(fact):
            fact.status = "civilian"


def _unsaid(passage: Passage, facts: Sequence[Fact]) -> set[int]:
    """The facts, by index, of which a report of no march means to say no more than it does: مقتل 20 شخصا; the dead of a
    fight, of whom any may have fought (سقوط 12 قتيلا في الاشتباكات). Marchers and those who police them do not fight,
    and persons told after civilians are such (قتل سبعة مدنيين وأصيب عشرة أشخاص)."""
    fought = {passage.sentence_of[i] for i in passage.of_class.get("military", ()) if passage.form(i) in _FIGHTS}
    hurt = {i: fact for i, fact in enumerate(facts) if fact.outcome in _BODILY}
    persons_alone = {i for i, fact in hurt.items() if _person(fact) and not _told_of(facts, i)}
    return persons_alone | {i for i, fact in hurt.items() if fact.draft.sentence in fought}


def _told_of(facts: Sequence[Fact], i: int) -> bool:
    """Does the sentence call those whom it tells of just before ``facts[i]`` civilians?"""
    before = (fact for fact in facts[max(0, i - 2) : i] if fact.draft.sentence == facts[i].draft.sentence)
    return any(head.lemma in _CALLED | _FLEEING for fact in before for head in fact.draft.phrase.heads)


def _person(fact: Fact) -> bool:
    return any(head.lemma == "شخص" for head in fact.draft.phrase.heads)


_FIGHTS = frozenset({"اشتباك", "اشتباكات", "الاشتباكات", "معارك", "المعارك", "القتال", "قتال"})


def _by_report(passage: Passage, facts: Sequence[Fact], grounds: frozenset[int], unsaid: set[int]) -> None:
    """What the report says of its other victims, where it is one thing: marchers and townspeople, or fighters.

    Those held or arrested speak for the dead told after them only: police arrested over a bombing are not its dead.
    A report that knows of some that they were of both kinds (1400 قتيل، معظمهم مدنيون) would know of others, marchers
    aside, that they were civilians.
    """
    protest, civil = marches(passage), bool(mentions_of(passage, "civil"))
    hurt = {f.status for f in facts if f.status and _hurt(f)} - {"unknown"}
    places = {(f.place_key, f.day_key) for f in facts if f.status} if not protest else set()
    fighters = any(f.status == "combatant" and not f.part for f in facts)
    held: set[str] = set()
    turns = turns_of(passage)
    mixed = _of_named_parts(facts)
    both = any(fact.status == "unknown" and _hurt(fact) and fact.value != 1 for fact in facts)
    for i, fact in enumerate(facts):
        if fact.status:
            held |= {fact.status} - {"unknown"}
            continue
        said = hurt or held
        if "combatant" not in said:
            civil_here = i in grounds and i not in unsaid and (protest or (said and not both))
            status, known = "civilian" if civil_here else "", places
        elif said == {"combatant"} and fighters:
            apart = civil or i in mixed or _contrasted(facts, i) or _others_than(facts, i)
            apart = apart or (fact.scope == "cumulative" and (fact.value or 0) >= _OF_A_WAR)
            apart = apart or not any(_of_one_matter(turns, fact, f) for f in facts if f.status == "combatant")
            anywhere = {("", day) for _, day in places}
            status, known = "" if apart else "combatant", anywhere if hurt else places
        else:
            status, known = "", places
        if _hurt(fact) and _known_there(fact, known):
            fact.status = status


_OF_A_WAR = 500  # dead over time: more than the fighters that a report of the day tells of


def _of_one_matter(turns: Sequence[int], a: Fact, b: Fact) -> bool:
    """Does the report not turn to another matter (من جهة أخرى) between two facts?"""
    return bisect_left(turns, a.draft.phrase.first) == bisect_left(turns, b.draft.phrase.first)


def _of_named_parts(facts: Sequence[Fact]) -> set[int]:
    """The totals of which a part is said to be of a kind: the others need not be (16 قتيلا بينهم 8 مسلحين)."""
    parts = {fact.subset_of for fact in facts if fact.status and fact.subset_of is not None}
    totals = {root(facts, i) for i in parts}
    return {i for i in range(len(facts)) if root(facts, i) in totals}


def _contrasted(facts: Sequence[Fact], i: int) -> bool:
    """أصيب جندي وقتل فلسطينيان: people of a nation, told beside fighters, are others than these."""
    fact = facts[i]
    if not fact.draft.phrase.heads or not all(head.nationality for head in fact.draft.phrase.heads):
        return False
    return any(f.status == "combatant" and f.draft.sentence == fact.draft.sentence for f in facts)


def _beside_persons(facts: Sequence[Fact], i: int) -> bool:
    """مقتل 19 شخصا وإصابة 43: a number alone is of such as it is told beside."""
    fact = facts[i]
    beside = [f for f in facts[max(0, i - 1) : i + 2] if f is not fact and f.draft.sentence == fact.draft.sentence]
    return not fact.draft.phrase.heads and any(persons(f) for f in beside)


def _others_than(facts: Sequence[Fact], i: int) -> bool:
    """Is it told of persons, of somebody by name, of whom nothing says that they fight, of kin or of captives?"""
    phrase = facts[i].draft.phrase
    kin = phrase.rule == "name" or any(head.kind == "kin" for head in phrase.heads[:1])
    return kin or persons(facts[i]) or _captive(facts[i]) or _beside_persons(facts, i)


def _captive(fact: Fact) -> bool:
    """حارسان وسجين: a prisoner is none of those who hold him."""
    return any(head.lemma in _CAPTIVES for head in fact.draft.phrase.heads)


_CAPTIVES = frozenset({"سجين", "معتقل", "رهينة", "نزيل"})


def _hurt(fact: Fact) -> bool:
    return fact.value != 0 and (fact.outcome in _HARM or fact.draft.phrase.possessive)


def _known_there(fact: Fact, told: set[tuple[str, str]]) -> bool:
    """May it be of one of the places and days ``told`` of; of any, where none are?"""
    return not told or any(compatible(fact.place_key, place) and compatible(fact.day_key, day) for place, day in told)
