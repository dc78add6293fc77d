"""So many in each place, so many by each means: bare numbers that go on with what was told of the one before (في حلب
10 قتلى، وفي إدلب خمسة; 3 بالرصاص و5 بالغاز)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.arabic.record import replace
from hasila.lexicon.gazetteer import gazetteer
from hasila.lexicon.place_words import cue
from hasila.lexicon.word_lists import word_list
from hasila.reading.counted import MANNERS
from hasila.reading.drafts import Draft
from hasila.reading.phrase import Phrase

if TYPE_CHECKING:
    from hasila.reading.passage import Passage
    from hasila.reading.walk import Walk


def told_of_each(walk: Walk, phrase: Phrase) -> Draft | None:
    """سجل إقليم كذا 30 وفاة، وإقليم كذا 12، وكذا ثلاثا; في حلب 10 قتلى، وفي إدلب خمسة: so many in the next place.

    A bare number after a place that is joined to what was told of the place before, with the outcome told there.
    """
    passage, head = walk.passage, walk.group[-1] if walk.group else None
    plain = phrase.bare and phrase.numbered and phrase.value is not None and not (phrase.counted or phrase.conjoined)
    if head is None or not plain or walk.hungry() or head.phrase is not walk.last_phrase or not head.phrase.numbered:
        return None
    before = phrase.first - (passage.form(phrase.first - 1) == "(")  # تلتها البلدة (83)
    at = before - 1
    while at > head.phrase.last and passage.tokens[at].kind == "word" and not _leads_next(passage, at):
        at -= 1
    if not 0 < before - at <= _PLACE_WORDS:
        return None
    after = passage.form(phrase.last)
    ends = phrase.last >= walk.last or passage.tokens[phrase.last].kind != "word" or after[0] == "و" or after == "ثم"
    if not ends or any(passage.known[k].outcomes for k in range(at, before)):
        return None
    if not _next_place(passage, at):
        return None
    phrase = replace(phrase, heads=phrase.heads or head.phrase.heads)  # تحتجز الصين 110 صحفيين، وميانمار 62
    draft = walk.add(phrase, head.outcome, head.trigger, "joined", join=True)
    draft.parent = head.parent if head.phrase.value != 1 else None
    return draft


def _leads_next(passage: Passage, at: int) -> bool:
    """وإقليم كذا, تليها كذا, ثم كذا: may the next place of a list begin at token ``at``?"""
    return passage.form(at).startswith("و") or passage.form(at) in _NEXT


def _next_place(passage: Passage, at: int) -> bool:
    """وإقليم كذا 12, وفي كذا 12, فكذا 12, تلتها كذا 12, ثم كذا 12; a place alone where a comma parts it from the last.

    A joined place stands with its conjunction, and any other may be behind a preposition.
    """
    form = passage.form(at)
    if form in _NEXT:
        name = at + 1
    elif passage.tokens[at].kind == "mark":
        name = at + 1
        return form in _COMMAS and (_town(passage.form(name), led=True) or _town(passage.form(name)[1:], led=True))
    elif form[1:] in ("في", "من"):
        name = at + 1
    else:
        return form[0] in "وف" and _town(form[1:], led=True)
    name += passage.form(name) in ("في", "من")
    return _town(passage.form(name), led=True)


_NEXT = frozenset((*word_list("next_in_rank"), "ثم"))
_COMMAS = frozenset("،,")
_PLACE_WORDS = 5  # tokens of the place: وفي مدينة دير الزور 12


def each_there(walk: Walk, phrase: Phrase) -> bool:
    """قتل 13 شخصا في بلدة كذا، و5 في بلدة كذا: a bare number told with its own place, as the one before it is."""
    passage, before = walk.passage, range(walk.group[-1].phrase.last, phrase.first)
    if phrase.value is None or not any(passage.form(k) == "في" or _town(passage.form(k)) for k in before):
        return False
    at = phrase.last + (passage.form(phrase.last) == "في")
    goes_on = "joined" in walk.group[-1].rules and walk.group[-1].phrase.bare  # …، وستة في نهر كذا
    if at >= walk.last or passage.form(at) in _STATES:
        return False
    if goes_on and at > phrase.last and passage.form(at).startswith("ال"):
        return True
    long_name = passage.form(phrase.last)[:1] == "ب" and passage.form(at)[1:] + passage.form(at + 1) in gazetteer()
    return _town(passage.form(at), led=at > phrase.last) or (at == phrase.last and long_name)


def each_by(walk: Walk, phrase: Phrase) -> bool:
    """3 بالرصاص و5 بالغاز: a bare number told with its own means, as the one before it is."""
    passage, head = walk.passage, walk.group[-1].phrase
    if words_between(passage, head.last, phrase.first) > _MEANS_REACH or passage.form(phrase.last) in _STATES:
        return False
    return all(_means(walk, k) for k in (head.last, phrase.last))


def _means(walk: Walk, at: int) -> bool:
    """Does a word that tells how or by what stand at token ``at``: بالرصاص, برصاص القناصة, طعنا, تحت التعذيب?"""
    passage, form = walk.passage, walk.passage.form(at)
    word = at < walk.last and passage.tokens[at].kind == "word" and at not in passage.dated
    return word and ((form.startswith("ب") and len(form) > _SHORTEST_MEANS) or form in MANNERS or form in _BY)


_SHORTEST_MEANS = 3
_MEANS_REACH = 8  # tokens from one number to the next told with its means: 20 جراء القصف بالطيران، و5 تحت التعذيب
_BY = frozenset({"تحت", "جراء", "نتيجه", "اثر", "خلال", "رميا"})


def _town(form: str, *, led: bool = False) -> bool:
    """Does the word lead a place's name (بلدة) or, ``led`` by في, name one? Without في it has its ب (ببلدة)."""
    found = cue(form)
    if found is not None and found[1].cls == "head" and found[1].kind:
        return led or "ب" in found[0]
    return led and len(form) > _SHORTEST_NAME and form in gazetteer()


_STATES = frozenset({"المئه", "المائه", "الميه", "العنايه", "المشفي", "المستشفي"})
_SHORTEST_NAME = 2


def words_between(passage: Passage, first: int, last: int) -> int:
    """The tokens ``first:last`` but those in brackets, which only tell how old somebody is, or who (مسن (72 عاما))."""
    depth = inside = 0
    for k in range(first, last):
        depth += passage.form(k) == "("
        inside += depth > 0
        depth -= passage.form(k) == ")" and depth > 0
    return last - first - (inside if depth == 0 else 0)
