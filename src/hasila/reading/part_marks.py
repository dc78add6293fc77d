"""Words and marks that open parts of the victims before them: بينهم, هم, 5 قتلى (رجل وطفلان), a pair of dashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.lexicon.gazetteer import gazetteer
from hasila.lexicon.speech import small
from hasila.reading.counted import counted_thing
from hasila.reading.drafts import NO_DRAFT, Draft
from hasila.reading.heads import heads_at
from hasila.reading.phrase import Phrase
from hasila.reading.scope_marks import among
from hasila.reading.surroundings import conjoined_at
from hasila.reading.wholes import hold_pending, mark_part_of_outcome, of_those, smaller

if TYPE_CHECKING:
    from hasila.reading.walk import Walk

_DASH = frozenset({"-", "–", "—"})


def mark_part(walk: Walk, i: int, *, opening: bool = False) -> None:
    """Note that token ``i`` begins parts of the victims named last (بينهم); ``opening``: a bracket, colon or quote."""
    if walk.group and walk.group[-1].phrase.last == i and of_those(walk.passage, walk.group[-1].phrase):
        return  # 4 منهم في البلدة و5 في القرية: it is the number's before it
    if not opening and walk.noted is not None and walk.noted.last == i and walk.noted.own:
        mark_part_of_outcome(walk, i, walk.noted.own[0])  # إن القتلى بينهم 28 من كذا
        return
    if walk.group and not (walk.pending and not opening and _begins_clause(walk, walk.pending[-1])):
        total = walk.group[-1]
        if opening and not total.phrase.plural:
            return
        walk.part_parent = total.parent if opening and total.parent else total
        again = "majority" in total.rules and _and_among(walk, i)
        if not opening and total.parent is not None and (total.phrase.value == 1 or again):
            walk.part_parent = total.parent
        walk.part_mark = i
    elif not opening and _several_wait(walk):
        waiting = walk.pending[-1]
        if waiting.definite and waiting.own and not waiting.numbered and i + 1 in walk.passage.counts_at:
            mark_part_of_outcome(walk, i, waiting.own[0])  # كان الضحايا في منزل، بينهم امرأتان
        else:  # the total stands before its verb: hold it as a draft that the verb will complete
            hold_pending(walk, i)
    elif not opening and walk.before:
        last = walk.before[-1]
        walk.part_parent = last.parent or last
        walk.part_mark = i
    elif not opening and i <= walk.first + 1 and walk.open is None:
        walk.leads = True


def _and_among(walk: Walk, i: int) -> bool:
    """معظمهم مقاتلون، ومن بينهم 79 مدنيا: does token ``i`` name more of those of whom most have been named?"""
    return any(walk.passage.form(k).startswith("و") for k in (i, i - 1))


def _several_wait(walk: Walk) -> bool:
    """Does a phrase wait that may have parts? القضاء العسكري بينهم 31: what is one, and known, has none."""
    while walk.pending and walk.pending[-1].definite and not (walk.pending[-1].plural or walk.pending[-1].numbered):
        if walk.pending[-1].named:
            break
        walk.pending.pop()
    return bool(walk.pending)


def led(walk: Walk, phrase: Phrase) -> Draft | None:
    """بينهم أطفال.. 5 قتلى في غارة: those among victims who are told of right after wait for them."""
    if not walk.leads or walk.drafts or walk.open is not None or phrase.own or phrase.bare or phrase.counted:
        return None
    walk.ahead.append(phrase)
    return NO_DRAFT


def give_ahead(walk: Walk, total: Draft) -> None:
    """Make those whom the sentence, or the one before it, names ahead of ``total`` its parts."""
    ahead, walk.ahead = walk.ahead, []
    for phrase in ahead if total.phrase.plural else ():
        if smaller(phrase, total.phrase) and (not phrase.definite or phrase.named):
            part = Draft(phrase, total.outcome, total.trigger, total.sentence, total, [phrase.rule, "part"])
            walk.drafts.append(part)


def divides(walk: Walk, i: int) -> bool:
    """مقتل 30 شخصا، يتوزعون على 12 رجلا، 8 نساء: do numbers that make up the total follow token ``i``?"""
    if among(walk.passage, "rate", i, walk.last):
        return False  # بواقع ثلاثة يوميا
    items = shares(walk, i + 1, walk.group[-1].phrase)
    return bool(items) and items[0] - i <= _DIVIDED_REACH


def shares(walk: Walk, first: int, total: Phrase) -> list[int]:
    """The numbers from token ``first`` on into which ``total`` is divided, also put down in ``walk.listed``.

    They need not make it up wholly, as some may be told without a number.
    """
    passage, items, told = walk.passage, list[int](), 0
    for k in range(first, walk.last):
        count = passage.counts_at.get(k)
        if any(form.part == "verb" for form in passage.known[k].outcomes):
            break
        if count is None or count.no_count or count.value is None:
            continue
        beside = not items or conjoined_at(passage, k) or passage.form(k - 1) in _BETWEEN_ITEMS
        counted = heads_at(passage, count.last, counted=True, value=count.value)[0]
        if not beside or (not counted and counted_thing(passage, count.last)):
            break
        items.append(k)
        told += round(count.value)
    if not total.numbered or told > (total.value or 0):
        return []
    walk.listed = set(items[1:])
    return items


_DIVIDED_REACH = 6  # tokens from the word to the first number: موزعين على النحو التالي: 12
_BETWEEN_ITEMS = frozenset("،,؛;(:")


def _begins_clause(walk: Walk, phrase: Phrase) -> bool:
    """خلفت 44 جريحا، كما أن 11 شخصا بينهم مدنيون قتلوا: does a clause begin with a number that waits for its verb?"""
    opens = phrase.numbered and phrase is walk.last_phrase and not phrase.governor
    return opens and "that" in small(walk.passage.form(phrase.first - 1))


def opens_parts(walk: Walk, i: int) -> bool:
    """May the mark at token ``i`` open parts of the victims before it: straight after them, or a bracket that fits?"""
    last = walk.group[-1].phrase.last
    at_least = (walk.passage.form(last), walk.passage.form(last + 1)) == ("علي", "الاقل")  # 61 قتيلا على الأقل: 45 في
    beside = last + 2 * at_least == i and walk.passage.form(i) not in _DASH
    return (beside and not _closes_words(walk, i) and not _only_a_name(walk, i)) or _spelled_out(walk, i)


def _closes_words(walk: Walk, i: int) -> bool:
    """وقال "سنعتقل جميع المنفذين" مشيرا إلى 20 مسلحا: does the quotation mark at token ``i`` close somebody's words?"""
    return walk.passage.form(i) == '"' and sum(walk.passage.form(k) == '"' for k in range(walk.first, i)) % 2 == 1


def _only_a_name(walk: Walk, i: int) -> bool:
    """13 من عناصر جماعة "الصقر" و7 عمال: do the quotation marks at token ``i`` hold a name and nobody counted?"""
    passage = walk.passage
    if passage.form(i) != '"':
        return False
    for k in range(i + 1, min(i + _BRACKET_REACH + 1, walk.last)):
        if passage.form(k) == '"':
            return k > i + 1
        if k in passage.counts_at or passage.known[k].people:
            return False
    return False


def _spelled_out(walk: Walk, i: int) -> bool:
    """6 مدنيين من عائلة واحدة (4 أطفال ورجل وامرأة): does the bracket at token ``i`` hold parts of the total before?

    A pair of dashes is one too.
    """
    total, passage = walk.group[-1].phrase, walk.passage
    count = passage.counts_at.get(i + 1)
    if count is None or count.no_count or i - total.last > _BRACKET_REACH:
        return False
    if passage.form(i) != "(" and not _dashes(walk, i):
        return False
    fits = count.value is not None and total.value is not None and count.value < total.value
    another = any(_joined(passage.form(k)) for k in range(total.last, i))
    return fits and not another and passage.form(count.last) != ")"


def _joined(form: str) -> bool:
    """حلب (32 قتيلا) وإدلب (29 قتيلا): a place joined to that of the total, of which the bracket is told."""
    return form.startswith("و") and form[1:] in gazetteer() and form not in gazetteer()


_BRACKET_REACH = 5
_DASHES_REACH = 16


def _dashes(walk: Walk, i: int) -> bool:
    """Is token ``i`` the first of a pair of dashes, with a space before it?"""
    if walk.passage.form(i) not in _DASH or not walk.passage.tokens[i].spaced:
        return False
    inside = range(i + 2, min(i + _DASHES_REACH, walk.last))
    return any(walk.passage.form(k) in _DASH and walk.passage.tokens[k].spaced for k in inside)
