"""Who the victims were, by the report's own words: civilian, combatant or unknown; child, woman, man, elderly."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.lexicon.people import PersonForm
from hasila.reading.attachment import Draft
from hasila.reading.links import Fact
from hasila.reading.passage import Passage

_AFTER = 5


def of_heads(heads: Sequence[PersonForm]) -> tuple[str, str]:
    """The status and demographic that the nouns themselves state, "" where they do not."""
    statuses = [h.status for h in heads if h.status and h.status != "unknown"]
    demographics = {h.demographic for h in heads if h.demographic}
    status = ""
    if statuses:
        status = statuses[0] if len(set(statuses)) == 1 else _mixed(heads)
    people = [h for h in heads if h.kind != "classifier" and not h.nationality]
    demographic = demographics.pop() if len(demographics) == 1 and all(h.demographic for h in people if not h.outcome) else ""
    return status, demographic


def _mixed(heads: Sequence[PersonForm]) -> str:
    """رجل أمن مدني is one person described twice; جنود ومدنيين are both: unknown."""
    return "combatant" if heads[0].status == "combatant" else "unknown" if len(heads) > 2 else heads[0].status or "unknown"


def status_of(passage: Passage, draft: Draft) -> tuple[str, str]:
    """Status and demographic of a draft from its phrase and the words that describe it; "" where nothing says."""
    status, demographic = of_heads(draft.phrase.heads)
    if draft.phrase.rule == "name":
        demographic = "woman" if draft.phrase.woman else "man"
    if not status:
        status = _described(passage, draft)
    return status, demographic


def _described(passage: Passage, draft: Draft) -> str:
    """قتلى في صفوف المدنيين, 30 قتيلا من الحوثيين, 36 من القوات الحكومية: whom they are said to be of."""
    _, last = passage.sentences[draft.sentence]
    at = draft.phrase.last
    marker = next((i for i in range(at - 1, min(last, at + _NEAR)) if passage.form(i) in _OF), None)
    if marker is None or any(passage.form(i) in _STOPS or passage.known[i].outcomes for i in range(at, marker)):
        return ""
    for i in range(marker + 1, min(last, marker + 1 + _AFTER)):
        form, classes = passage.form(i), passage.classes(i)
        if form in _STOPS or "subset" in classes or passage.known[i].outcomes or ("preposition" in classes and form not in _OF):
            return ""
        if "force" in classes:
            return "combatant"
        for person in passage.known[i].people[:1]:
            if person.status in ("civilian", "combatant") and person.lemma not in ("عائلة", "أسرة"):
                return person.status
    return ""


_NEAR = 4
_OF = frozenset({"من", "صفوف", "بين", "بصفوف", "صفوفها", "صفوفهم"})
_STOPS = frozenset({"،", ",", ".", "؛", ":"})


def settle(passage: Passage, facts: Sequence[Fact]) -> None:
    """Give each fact whose own words say nothing the status that the report gives the same people elsewhere."""
    for before, fact in zip(facts, facts[1:], strict=False):
        if not fact.status and fact.draft.phrase.others and before.draft.sentence == fact.draft.sentence:
            fact.status = before.status
    for _ in range(2):
        for fact in facts:
            if fact.status:
                continue
            same = [f for f in facts if f is not fact and _same_people(facts, fact, f) and f.status]
            found = {f.status for f in same}
            if len(found) == 1:
                fact.status = found.pop()
    _by_report(passage, facts)


def _by_report(passage: Passage, facts: Sequence[Fact]) -> None:
    """What the report says of its other victims, where it says one thing only: marchers and townspeople, or fighters."""
    said = {f.status for f in facts if f.status}
    if "combatant" not in said:
        status = "civilian" if "civilian" in said or _mentions(passage, "protest") else ""
    elif said == {"combatant"}:
        status = "" if _mentions(passage, "civil") else "combatant"
    else:
        status = ""
    for fact in facts:
        fact.status = fact.status or status


def _mentions(passage: Passage, name: str) -> bool:
    return any(name in known.classes for known in passage.known)


def _same_people(facts: Sequence[Fact], a: Fact, b: Fact) -> bool:
    root_a = a if a.repeats is None else facts[a.repeats]
    root_b = b if b.repeats is None else facts[b.repeats]
    if root_a is root_b:
        return True
    if root_b.subset_of is not None and facts[root_b.subset_of] is root_a and b.status == "civilian":
        return True
    if root_a.subset_of is not None and facts[root_a.subset_of] is root_b:
        return True
    return False
