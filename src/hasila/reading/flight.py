"""Flight: where a verb of fleeing, leaving or driving out tells that people who do not fight lost their homes.

Without a word for what they left (فروا من منازلهم) it is for whom the text counts to say: prisoners escape, fighters
retreat, visitors leave; a crowd of residents that flees has been displaced.
"""

from __future__ import annotations

from collections.abc import Iterable

from hasila.lexicon.outcomes import OutcomeForm
from hasila.lexicon.word_lists import lemmas, word_list
from hasila.reading.heads import LINKS
from hasila.reading.known import counted_people
from hasila.reading.passage import Passage

_LEMMAS = {name: frozenset(word_list(name)) for name in ("flees", "leaves", "drives_out")}
_CROWDS = frozenset().union(*_LEMMAS.values())
_FLIGHT = frozenset(word_list("flight"))
_RESIDENTS = lemmas("resident")
_ANYBODY = lemmas("anybody")
_CAPTIVES = lemmas("captive")
_PRISONS = frozenset(word_list("prison"))
_FEW, _MANY, MULTITUDE = 20, 100, 1000
_AFTER, _BEFORE, _CLAUSE, _OF_WHOM = 5, 12, 8, 3


def displaces(passage: Passage, i: int, first: int, last: int, done: int, form: OutcomeForm) -> bool:
    """May the word at token ``i`` of the sentence ``first:last``, completed at ``done``, state the outcome of ``form``?

    Yes where ``form`` tells of no flight. A word that displaces a crowd only (``flees``, ``leaves``, ``drives_out`` of
    ``word_lists.tsv``) has it after itself (فر آلاف السكان), or before where it agrees with it (آلاف السكان فروا).
    """
    if form.outcome != "displaced":
        return True
    if form.completers:
        return passage.form(done) not in _FLIGHT or _forced(passage, i, first, done, form)
    if form.lemma not in _CROWDS:
        return True
    ahead = range(i + 1, min(last, i + _AFTER))
    behind = range(i - 1, max(first - 1, i - _BEFORE), -1)
    follows = form.agreement == "sg"
    precedes = form.part == "verb" and form.victim != "object" and (form.agreement != "sg" or form.feminine)
    found = (follows and _counted(passage, i, ahead, form)) or (precedes and _counted(passage, i, behind, form))
    return found and not _of_prison(passage, i, last)


def _forced(passage: Passage, i: int, first: int, done: int, form: OutcomeForm) -> bool:
    """أجبر 20 ألف شخص على الفرار: many who do not fight. Where a few or fighters flee, nobody is displaced.

    They stand between the verb at token ``i`` and what completes it at ``done``, or before a verb in the plural.
    """
    near = range(max(first, i - _BEFORE), i) if form.agreement == "pl" else range(i + 1, done)
    counts = (passage.counts_at.get(k) for k in near)
    many = any(count is not None and (count.value is None or count.value >= _A_CROWD) for count in counts)
    return many and not any(one.status == "combatant" for k in near for one in passage.known[k].people)


_A_CROWD = 50


def _counted(passage: Passage, i: int, near: Iterable[int], form: OutcomeForm) -> bool:
    """Is the first number or quantity among the tokens ``near`` one of a crowd that ``form``, at ``i``, may displace?

    What was provided for (وفر المأوى لآلاف السكان) only looks like a verb of flight.
    """
    for k in near:
        count = passage.counts_at.get(k)
        if count is not None and not count.no_count:
            to_them = k > i and passage.text[passage.tokens[k].start] in "لب" and count.start > passage.tokens[k].start
            return not to_them and _crowd(passage, count.last, size_of(passage, k, count.value), form)
        if passage.classes(k) & {"quantifier", "majority"}:
            return _resident(passage, k + 1, mixed=False) is True
        if passage.tokens[k].kind == "mark" and passage.form(k) in ("؛", ":"):
            return False
    return False


def size_of(passage: Passage, at: int, value: float | None) -> float:
    """How many a count at token ``at`` speaks of at least: ``value``, or the smallest number its words may mean."""
    count = passage.counts_at.get(at)
    if value is not None or count is None:
        return value or 1
    return count.numeral.scale if count.numeral is not None else 1


def _crowd(passage: Passage, at: int, size: float, form: OutcomeForm) -> bool:
    resident = _resident(passage, at)
    if resident is None:
        return size >= (MULTITUDE if form.lemma in _LEMMAS["leaves"] else _MANY)
    return resident and size >= (_FEW if passage.tokens[at - 1].kind == "number" else 10)


def _resident(passage: Passage, at: int, *, mixed: bool = True) -> bool | None:
    """Are those counted before token ``at`` residents of a place? None where the text does not say who they are.

    Of fighters and residents together (آلاف المقاتلين والمدنيين) some are, where they may be ``mixed``.
    """
    said: bool | None = None
    for k in range(at, min(len(passage.tokens), at + _OF_WHOM)):
        if passage.tokens[k].kind != "word":
            break
        people = passage.known[k].people or (counted_people(passage.form(k))[0] if k == at or said is None else ())
        if not people:
            if said is None and passage.form(k) in LINKS:
                continue
            if said is not None or not passage.form(k).startswith(("ال", "ل")):
                break
            continue
        one = people[0]
        split = passage.known[k].person_split
        if said is False and not (split is not None and split.conjunction):
            continue  # آلاف السائحين الفرنسيين
        if one.lemma in _RESIDENTS or one.nationality:
            return mixed or said is not False
        if one.lemma not in _ANYBODY:
            said = False
    return said


def escapes(passage: Passage, i: int, last: int, form: OutcomeForm) -> bool:
    """عدد الذين هربوا من السجن: is the word at token ``i`` one of flight, and no flight from home?"""
    return form.lemma in _CROWDS and not form.completers and _of_prison(passage, i, last)


def _of_prison(passage: Passage, i: int, last: int) -> bool:
    """فر مئات السجناء, هرب المئات من السجن: an escape."""
    near = range(max(0, i - _CLAUSE), min(last, i + _CLAUSE))
    held = any(one.lemma in _CAPTIVES for k in near for one in passage.known[k].people)
    return held or any(passage.form(k) in _PRISONS for k in near)
