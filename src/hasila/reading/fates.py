"""What became of some of those told before: badly hurt, let go (الإفراج عن 190 منهم), harmed in one of many blows."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.lexicon.word_lists import word_list
from hasila.reading.drafts import OF_THEM
from hasila.reading.facts import Fact, join, same_incident
from hasila.reading.passage import Passage

_NEAR = 6  # figures


def badly_hurt(passage: Passage, facts: Sequence[Fact]) -> None:
    """إصابة 6 مدنيين ... هناك إصابتان خطيرتان: the badly hurt are of the wounded just counted."""
    for i, fact in enumerate(facts):
        if (
            fact.outcome != "wounded"
            or not fact.value
            or not fact.whole
            or not (_badly(passage, fact) or _lie_hurt(passage, fact))
        ):
            continue
        for j in range(i - 1, max(-1, i - _NEAR), -1):
            total = facts[j]
            if (
                total.outcome == "wounded"
                and (total.value or 0) > fact.value
                and not total.part
                and same_incident(total, fact)
            ):
                join(facts, fact, j)
                break


def _badly(passage: Passage, fact: Fact) -> bool:
    """إصابتان خطيرتان, خمسة جرحى في حالة حرجة: are they told to be badly hurt?"""
    at = fact.draft.phrase.last
    while passage.form(at) in _IN_STATE:
        at += 1
    return "critical" in passage.classes(at)


_IN_STATE = frozenset({"في", "حاله", "بحاله", "وضع", "بوضع"})


def _lie_hurt(passage: Passage, fact: Fact) -> bool:
    """10 مصابين خرجوا من المستشفى، 20 جريحا ما زالوا في حالة حرجة: what has become of some of those hurt before."""
    phrase = fact.draft.phrase
    hurt = any(head.outcome == "wounded" for head in phrase.heads)
    after = range(phrase.last, min(len(passage.tokens), phrase.last + _STATE_WORDS))
    return hurt and any(passage.form(k) in _STATE for k in after)


_STATE = frozenset(word_list("state"))
_STATE_WORDS = 3


def become_of(passage: Passage, facts: Sequence[Fact]) -> None:
    """القبض على 412 شخصا والإفراج عن 190 منهم: what became of some of those held.

    In طفلان أحدهما قُتل والآخر أصيب the other is of the two, too.
    """
    for i, fact in enumerate(facts):
        phrase, before = fact.draft.phrase, facts[i - 1] if i else None
        if before is None or not fact.whole or fact.draft.sentence - before.draft.sentence > 1:
            continue
        if passage.form(phrase.first).removeprefix("و") in _THE_OTHER and "one-of-them" in before.draft.rules:
            fact.subset_of = before.subset_of
        held = before.outcome in _HELD and fact.outcome in _BECOME and (before.value or 0) > (fact.value or 0)
        last = phrase.last + (passage.form(phrase.last) == ")")  # (190) منهم
        if held and {passage.form(last - 1), passage.form(last)} & OF_THEM:
            join(facts, fact, i - 1)


_THE_OTHER = frozenset({"الاخر", "الاخري"})
_HELD = frozenset({"detained", "abducted", "missing"})
_BECOME = frozenset({"released", "killed", "missing", "rescued"})


def singled_out(passage: Passage, facts: Sequence[Fact]) -> None:
    """قتل 20 في سلسلة هجمات أبرزها تفجير أودى بتسعة: whom the one blow harmed that is singled out of many."""
    for i, fact in enumerate(facts):
        whole = facts[i - 1] if i else None
        if whole is None or whole.draft.sentence != fact.draft.sentence or not fact.whole or whole.part:
            continue
        between = range(whole.draft.phrase.last, fact.draft.phrase.first)
        many = whole.outcome == fact.outcome and whole.scope == "cumulative"
        more = many and (whole.value is None or whole.value > (fact.value or 0))
        if more and any(passage.form(k).removeprefix("و") in _FOREMOST for k in between):
            join(facts, fact, i - 1)


_FOREMOST = frozenset({"ابرزها", "اخرها", "اعنفها", "اكبرها", "اسواها", "ادماها", "احدثها", "ابرزهم"})
