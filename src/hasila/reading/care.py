"""Care and loss: verbs that tell of harm only where they have people, whom nobody has told of, for their object.

Papers, wounded and prisoners are moved to a hospital too; a side loses ground, money and matches.
"""

from __future__ import annotations

from hasila.lexicon.outcomes import OutcomeForm
from hasila.lexicon.word_lists import lemmas, word_list
from hasila.reading.passage import Passage

_CARES = frozenset(word_list("cares"))
_LOSES = frozenset(word_list("loses"))
_WHOM_WITHIN = 4  # words from the verb to the number of those it has for its object
_FIGHTERS_WITHIN = 5  # words from the number to the noun that tells who they are


def of_people(passage: Passage, i: int, last: int, done: int, form: OutcomeForm) -> bool:
    """May the word at token ``i``, completed at ``done``, state its outcome? Yes for any other word.

    A word of care needs a number of people between the two (نقل 12 شخصا إلى المستشفى), a word of loss a number of
    fighters (خسرت الجماعة ثلاثين من عناصرها).
    """
    if form.lemma in _CARES:
        end = done if done > i else min(last, i + _WHOM_WITHIN + 1)
        if form.agreement != "sg" and form.lemma in _TREATED:
            at = _counted_before(passage, i)
            return at >= 0 and not _unhurt(passage, at)
        at = -1 if form.feminine else _counted(passage, i, end)
        return at >= 0 and not _says(passage, i, end) and not _unhurt(passage, at)
    if form.lemma in _LOSES and not form.completers:
        at = _counted(passage, _past_adverbs(passage, i, last), last)
        near = range(at, min(last, at + _FIGHTERS_WITHIN)) if at >= 0 else ()
        return any(one.status == "combatant" for k in near for one in passage.known[k].people)
    return True


_TREATED = frozenset({"تلقي", "عولج"})


def _counted_before(passage: Passage, i: int) -> int:
    """160 شخصا تلقوا العلاج, ستة مدنيين عولجوا: the token of the number whose people stand right before the verb."""
    for k in range(i - 1, max(-1, i - 2 * _NOUN_WITHIN), -1):
        count = passage.counts_at.get(k)
        if count is not None:
            return k if not count.no_count and i - count.last <= _NOUN_WITHIN - 1 else -1
        if passage.tokens[k].kind != "word" and passage.tokens[k].kind != "number":
            return -1
    return -1


def _past_adverbs(passage: Passage, i: int, last: int) -> int:
    """خسرت القوات خلال الـ24 ساعة الماضية 450 جنديا, خسر العدو على محور كذا 30 عسكريا: past when and where, to the
    token before the number."""
    opened = next((k for k in range(i + 1, min(last, i + _WHOM_WITHIN)) if passage.form(k) in _WHEN_OR_WHERE), -1)
    if opened < 0:
        return i
    for k in range(opened, min(last, opened + _ADVERBIAL)):
        count = passage.counts_at.get(k)
        if passage.tokens[k].kind == "mark" or passage.known[k].outcomes or passage.known[k].people:
            return i
        if count is not None and not count.no_count:
            return k - 1
    return i


_WHEN_OR_WHERE = frozenset({"خلال", "علي", "في", "امس", "اليوم"})
_ADVERBIAL = 8  # words of when and where


def _counted(passage: Passage, i: int, end: int) -> int:
    """The token of the first number or quantity of people soon after token ``i`` and before ``end``, -1 without one."""
    for k in range(i + 1, min(end, i + 1 + _WHOM_WITHIN)):
        count = passage.counts_at.get(k)
        if count is not None:
            return -1 if count.no_count else k
        if "quantifier" in passage.classes(k):
            return k
    return -1


def _unhurt(passage: Passage, at: int) -> bool:
    """نُقل ثمانية مرضى، نقل 4 سجناء إلى مستشفى السجن: are those counted at token ``at`` taken there as what they are?"""
    near = range(at, min(len(passage.tokens), at + _NOUN_WITHIN))
    return any(one.lemma in _UNHURT for k in near for one in passage.known[k].people)


_UNHURT = lemmas("captive") | {"مريض"}
_NOUN_WITHIN = 3


def _says(passage: Passage, i: int, end: int) -> bool:
    """نقلت الوكالة عن شهود أن 12 شخصا أسعفوا إلى المستشفى: does another clause begin, or is a source named?"""
    ended = ("عن", "ان", "بان", "،", ":")
    return any(passage.form(k) in ended or "complementizer" in passage.classes(k) for k in range(i + 1, end))
