"""Two phrases of one person: what he is and his name (القيادي في الحركة فلان الفلاني; أحد الوجهاء، الحاج فلان،)."""

from __future__ import annotations

from hasila.arabic.record import replace
from hasila.lexicon.word_lists import word_list
from hasila.reading.names import may_open_name
from hasila.reading.passage import Passage
from hasila.reading.phrase import Phrase
from hasila.reading.surroundings import outside_brackets, verb_like

CALLED = frozenset(clitic + word for clitic in ("", "و") for word in word_list("called"))
_MARKS = frozenset({"،", ",", "(", ")", '"', "'", "/", "-"})
_PAUSES = frozenset({"،", ","})
_INSIDE = frozenset({"في", "من"})
_SAYING_WHAT = (["،"], [","], ["وهو"], ["وهي"], ["،", "وهو"], ["،", "وهي"])
_CLOSING = frozenset({'"', "'"})
_BRACKETS = frozenset({'"', "'", "("})
_THAT = frozenset({"ان", "فان", "وان"})
_ONE = frozenset({"noun-sg", "one-of", "name"})
_REACH = 9  # words of what he is between the noun and the name: القيادي في حزب البناء والتقدم فلان
_ENDS = frozenset({"relative", "complementizer", "clause", "negation", "subset", "apposition", "quantifier"})


def same_person(passage: Passage, first: Phrase, second: Phrase, *, waiting: bool) -> bool:
    """Does ``second``, which nothing joins to ``first``, name the one person that ``first`` is of?

    ``waiting`` says that the verb which tells of ``first`` is still to come.
    """
    if first.value != 1 or second.value != 1 or first.numbered or second.numbered:
        return False
    if second.conjoined or second.governor not in ("", "noun") or not {first.rule, second.rule} <= _ONE:
        return False
    between = range(first.last, second.first)
    told = first.named and any(may_open_name(passage.form(k)) for k in range(max(first.head_at, 0), first.last))
    called = {passage.form(second.first), passage.form(second.first - 1), passage.form(second.first - 2)} & CALLED
    name = second.rule == "name" or (second.named and second.definite)
    if not (name or called):  # فلان الفلاني، أحد قادة الفصيل; فلان الفلاني وهو مختار البلدة
        said = (passage.form(k) for k in outside_brackets(passage, first.last, second.first))
        outside = [form for form in said if form not in _CLOSING]
        aged = not outside and len(between) > 1 and not second.definite  # فلان الفلاني (35 سنة) سائق
        return told and (outside in _SAYING_WHAT or aged)
    if len(between) > _REACH or not all(_of_a_title(passage, k) for k in between):
        return False
    if called:
        return True
    if first.rule == "name":
        return bool(between) and all(passage.form(k) in _BRACKETS for k in between)  # فلان الفلاني "أبو فلان"
    if told and any(passage.form(k) in _PAUSES for k in between):
        return False
    people = not (first.heads and first.heads[0].nationality)  # طائرة مسيرة إسرائيلية "فلان الفلاني"
    return first.definite or (waiting and people and passage.form(second.first - 1) in _MARKS)


def _of_a_title(passage: Passage, k: int) -> bool:
    """May token ``k`` stand between what somebody is and his name?"""
    form, known = passage.form(k), passage.known[k]
    if form in _MARKS or form in CALLED:
        return True
    if form in _THAT:
        return False
    if passage.tokens[k].kind != "word" or k in passage.counts_at or k in passage.dated or known.outcomes:
        return False
    inside = passage.form(k - 1) in _INSIDE  # القيادي في لواء كذا
    person = not inside and bool(known.people) and known.people[0].kind != "group" and not form.startswith("ال")
    return not person and _ENDS.isdisjoint(known.classes) and not (verb_like(form) and not form.startswith("ت"))


def tells_of_what(phrase: Phrase) -> bool:
    """القيادي في لواء كذا, أحد عناصر الحرس: does the phrase name the body that somebody is of, and no one person?"""
    return not phrase.conjoined and not phrase.numbered and (phrase.value is None or bool(phrase.governor))


def merged(first: Phrase, second: Phrase) -> Phrase:
    """``first`` with the name that ``second`` gives him."""
    return replace(first, last=second.last, named=first.named or second.named)
