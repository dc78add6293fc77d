"""Who the victims were, where words of the sentence stand for people named before them.

منهم stands for those spoken of last, عشرات alone for those counted last, من الجانبين for the two sides that fight; whom
losses are inflicted on (كبّدتها خسائر) is an armed side.
"""

from __future__ import annotations

from hasila.arabic.words import splits
from hasila.lexicon.word_lists import word_list
from hasila.reading.belonging import side_at
from hasila.reading.drafts import Draft
from hasila.reading.heads import LINKS
from hasila.reading.passage import Passage

_OF_THEM = frozenset({"منهم", "منهن"})
_BOTH = frozenset(word_list("both_sides"))
_SUFFERS = frozenset(word_list("suffers"))
_BACK = 30
_COUNTED = 4
_LISTED = 6  # words from بينهم to the last of those it lists
_NEXT = 3
_SIDE = 4
_LOSS = 8
_FIGHT = 40


def referred(passage: Passage, draft: Draft) -> str:
    """The status of those whom the words around ``draft`` point back at, "" where none do or it is not said."""
    return (
        _of_them(passage, draft) or _uncounted(passage, draft) or _both_sides(passage, draft)
        or _in_its_ranks(passage, draft) or _suffered(passage, draft) or _of_its_own(passage, draft)
        or _done_away_with(passage, draft)
    )


def _of_them(passage: Passage, draft: Draft) -> str:
    """القضاء على العديد منهم: of the people spoken of last. بينهم and منهم before a part point forward."""
    at = draft.phrase.last - (passage.form(draft.phrase.last - 1) in _OF_THEM)
    if passage.form(at) not in _OF_THEM or _states_people(passage, at + 1):
        return ""
    women = passage.form(at) == "منهن"
    for i in range(draft.phrase.first - 1, max(-1, draft.phrase.first - _BACK), -1):
        status = "" if women or _acts(passage, i, draft) else side_at(passage, i)
        people = passage.known[i].people
        adjective = bool(people) and people[0].nationality and bool(passage.known[i - 1].people)  # سياح يابانيون
        counted = i - 1 in passage.counts_at  # 26 مهاجرا: after eleven and more the noun is singular
        if any("subset" in passage.classes(k) for k in range(max(0, i - _LISTED), i)):
            continue  # أشخاص بينهم جنود: some of those that are meant
        if status or (people and (counted or people[0].number == "pl") and not adjective):
            return status or ("" if people[0].outcome else people[0].status)
    return ""


def _acts(passage: Passage, i: int, draft: Draft) -> bool:
    """قتل الجيش خمسة منهم, تمكنت قسد من اعتقال بعض منهم: does the side at token ``i`` do it?"""
    at = draft.phrase.first if draft.trigger is None else draft.trigger.at
    return i > at or (i + 2 == at and passage.form(i + 1) == "من")


def _states_people(passage: Passage, i: int) -> bool:
    return i in passage.counts_at or i < len(passage.tokens) and bool(passage.known[i].people)


def _uncounted(passage: Passage, draft: Draft) -> str:
    """قُتل 36 من الجنود وأصيب عشرات; قُتل 30 وأصيب 50 من الجنود: a number alone counts those counted beside it.

    So do numbers that an arrest tells of place by place (سبعة مواطنين من حمص، وأربعة من بلدة كذا).
    """
    phrase = draft.phrase
    if phrase.heads or phrase.rule != "count-bare" or phrase.counted or phrase.others or draft.parent is not None:
        return ""
    first, last = passage.sentences[draft.sentence]
    placed = draft.outcome == "detained" and passage.form(phrase.last) == "من" and not (
        _states_people(passage, phrase.last + 1) or side_at(passage, phrase.last + 1)
    )
    if passage.form(phrase.last) in LINKS | _OF_THEM and not placed:
        return ""
    for i in range(phrase.first - 1, max(first, phrase.first - _BACK) - 1, -1):
        if i in passage.counts_at and ((status := _counted_there(passage, i)) or not placed):
            return status
    if phrase.last < last and passage.known[phrase.last].outcomes:
        for i in range(phrase.last + 1, min(last, phrase.last + _NEXT)):
            if i in passage.counts_at:
                return _counted_there(passage, i)
    return ""


def _counted_there(passage: Passage, i: int) -> str:
    """Whom the count at token ``i`` counts: combatant or civilian, "" where it does not say."""
    at = passage.counts_at[i].last
    for k in range(at, min(len(passage.tokens), at + _COUNTED)):
        people = passage.known[k].people
        if status := side_at(passage, k) or (people[0].status if people else ""):
            return "" if status == "unknown" else status
        if not people and passage.form(k) not in LINKS:
            return ""
    return ""


def _both_sides(passage: Passage, draft: Draft) -> str:
    """اشتباكات ... خلفت قتلى من الجانبين: of two sides in a fight."""
    after = range(draft.phrase.last - 1, min(len(passage.tokens), draft.phrase.last + _SIDE))
    if not any(passage.form(i) in _BOTH for i in after):
        return ""
    fight = range(max(0, draft.phrase.first - _FIGHT), draft.phrase.first)
    return "combatant" if any("military" in passage.classes(i) for i in fight) else ""


def _in_its_ranks(passage: Passage, draft: Draft) -> str:
    """20 فردا من القبيلة لقوا مصرعهم في صفوف المليشيا: whose clause ends in the ranks of a side."""
    trigger, last = draft.trigger, passage.sentences[draft.sentence][1]
    own = range(0) if trigger is None else range(trigger.at, trigger.ready + 1)
    for i in range(draft.phrase.last, min(last - 1, draft.phrase.last + _CLAUSE)):
        if passage.form(i) in RANKS:
            return side_at(passage, i + 1)
        stops = passage.form(i) in _STOPS and (not own or i > own.start)  # 20 فردا من القبيلة، لقوا مصرعهم
        if stops or i in passage.counts_at or (passage.known[i].outcomes and i not in own):
            return ""
    return ""


_CLAUSE = 14  # words from a number to the ranks that its clause ends in
RANKS = frozenset({"صفوف", "بصفوف"})


def _suffered(passage: Passage, draft: Draft) -> str:
    """كبّدت المجموعة خسائر, تكبّدت القوات خسائر في الأرواح: losses are an armed side's, if no townspeople's."""
    first, last = passage.sentences[draft.sentence]
    low = max(first, draft.phrase.first - _LOSS)
    if not any(split.stem in _SUFFERS for i in range(low, draft.phrase.first) for split in splits(passage.form(i))):
        return ""
    if any("civil" in passage.classes(i) for i in range(low, min(last, draft.phrase.last + _SIDE))):
        return ""
    return "combatant"


def _of_its_own(passage: Passage, draft: Draft) -> str:
    """احتسبت قواتنا 8 شهداء، خسائر القوات بلغت 45 قتيلا، من صفوف الجيش 12 شهيدا: the dead of an armed side itself."""
    phrase = draft.phrase
    if not phrase.own or not phrase.numbered or len(phrase.heads) > 1:
        return ""
    first, at = passage.sentences[draft.sentence][0], phrase.first - 1
    while at >= first and passage.classes(at) & {"reach", "negation"}:
        at -= 1
    for i in range(at, max(first - 1, at - _OWNER), -1):
        form = passage.form(i)
        if i in passage.counts_at or form in _STOPS or "clause" in passage.classes(i):
            return ""
        if not (side_at(passage, i) or form in _OURS):
            continue
        before = passage.form(i - 1)
        ranks = form in _OURS or before in ("من", "صفوف", "بصفوف")
        return "combatant" if before.lstrip("و") in _LOSES or (ranks and i == at) else ""
    return ""


def _done_away_with(passage: Passage, draft: Draft) -> str:
    """القضاء على ستة أفراد: an armed force says it of those who fight it. Of whom منهم tells, others must have said."""
    form = draft.trigger.form if draft.trigger is not None else None
    last = draft.phrase.last
    theirs = {passage.form(last - 1), passage.form(last)} & _OF_THEM
    return "combatant" if form is not None and form.lemma == "قضاء" and not theirs else ""


_OWNER = 6  # words from the side to the number of its dead
_STOPS = frozenset("،,؛;:.")
_OURS = frozenset({"صفوفنا", "صفوفه", "صفوفها", "صفوفهم"})
_LOSES = frozenset(word_list("loses"))
