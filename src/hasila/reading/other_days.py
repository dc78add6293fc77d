"""Days of something else than the harm: of a condemnation, of the deed that people are held for, of another's death."""

from __future__ import annotations

import datetime as dt

from hasila.arabic.questions import question_of
from hasila.arabic.record import replace
from hasila.arabic.words import splits
from hasila.lexicon.word_lists import word_list
from hasila.model import DateMention
from hasila.reading.cause_words import candidates, find
from hasila.reading.drafts import Draft
from hasila.reading.passage import Passage, between
from hasila.reading.scope_marks import classes_at, steering
from hasila.reading.scope_periods import OWN_RELATIVE

_REACTS = frozenset(word_list("reacts"))
_TAKES_LAND = frozenset(word_list("takes_land"))
HELD = frozenset({"detained", "released", "surrendered"})
_REACH = 100
_REACTING = 8
_CAPTION = 8
_CLAUSE = 12
_ANTECEDENT = 3
_FROM = frozenset({"من", "علي", "عن"})
_DAYS = {"يوم": 1, "يومين": 2}
_SEVERAL_DAYS = frozenset({"ايام", "يوما"})
_SOME_TIME = frozenset({"ايام", "اسابيع", "اسبوع", "اسبوعين", "شهر", "شهرين", "اشهر"})
_AFTER = frozenset({"بعد", "عقب"})
_COMMAS = frozenset({"،", ",", "؛"})
_LESS = frozenset({"اقل", "اكثر"})
_MOST_DAYS = 31
SOME_DAYS = -1
"""An unknown number of days."""


def of_reaction(passage: Passage, at: int) -> bool:
    """دانت الحكومة، الأربعاء، الهجوم: the day at token ``at`` is that of what was said or done about a deed."""
    if not passage.words.where(_reacts):
        return False  # in most reports
    for i in range(at - 1, max(passage.sentences[passage.sentence_of[at]][0], at - _REACTING) - 1, -1):
        if passage.known[i].outcomes or find(passage, i, "deed", "cause", "target") is not None:
            return False
        if _reacts(passage.form(i)):
            return True
    return False


@question_of(lambda: _REACTS)
def _reacts(form: str) -> bool:
    return any(split.stem in _REACTS and not (split.article or split.pronoun) for split in splits(form))


def of_taking(passage: Passage, at: int) -> bool:
    """في البلدة التي استعادتها القوات قبل يومين: the day at token ``at`` is only told of the place of the harm."""
    if not passage.words.where(_takes_land):
        return False  # in most reports
    first = max(passage.sentences[passage.sentence_of[at]][0], at - _CLAUSE)
    for i in steering(passage, range(first, at)):
        if "relative" in classes_at(passage, i) and _takes_land(passage.form(i + 1)):
            of = i - 1 - (passage.form(i - 1) in _COMMAS)
            harm = any(passage.known[k].outcomes for k in range(i, at))
            return not harm and find(passage, of, "deed", "cause", "target") is None
    return False


@question_of(lambda: _TAKES_LAND)
def _takes_land(form: str) -> bool:
    return any(split.stem in _TAKES_LAND for split in splits(form))


def of_caption(passage: Passage, mention: DateMention, at: int) -> bool:
    """آثار القصف على البلدة - 18 تموز 2021 (وكالة الورد): the day of a picture."""
    after = next((i for i in range(at, len(passage.tokens)) if passage.tokens[i].start >= mention.span.end), -1)
    if after < 0 or passage.form(after) != "(" or passage.form(at - 1) not in ("-", "–", "—", "،", ","):
        return False
    closed = next((i for i in range(after, min(len(passage.tokens), after + _CAPTION)) if passage.form(i) == ")"), -1)
    return closed > 0 and (closed + 1 == len(passage.tokens) or passage.tokens[closed + 1].kind == "break")


def of_other_harm(passage: Passage, draft: Draft, at: int) -> bool:
    """Is the day at token ``at``, which follows those of ``draft``, told of another death, or of what they did?

    قُتل عشرات عشية تشييع القائد الذي قتل في 19 نيسان; اعتقال المتورطين بالتفجير الذي وقع الجمعة.
    """
    own = -1 if draft.trigger is None else draft.trigger.at - 1  # القائد الذي قتل
    deeds = between(candidates(passage, "deed", "cause", "target"), draft.phrase.last, at)
    if draft.outcome in HELD and any(find(passage, i, "deed", "cause", "target") is not None for i in deeds):
        return True
    relative = steering(passage, range(draft.phrase.last + OWN_RELATIVE, at))
    return any(i != own and _who_was_killed(passage, i) for i in relative)


def of_relative_clause(passage: Passage, at: int) -> bool:
    """تشييع القائد الذي قتل في 19 نيسان: the day at token ``at`` is told in passing, of a death that is no news."""
    first = passage.sentences[passage.sentence_of[at]][0]
    return any(_who_was_killed(passage, i) for i in steering(passage, range(max(first, at - _CLAUSE), at)))


def _who_was_killed(passage: Passage, i: int) -> bool:
    """القائد الذي قتل, but not الهجوم الذي قتل or الغارة التي وقعت: a relative clause that tells of somebody's harm."""
    if "relative" not in classes_at(passage, i) or "occurrence" in passage.classes(i + 1):
        return False
    if _about(passage, i, "deed", "cause", "target"):
        return False
    return any(form.part == "verb" for form in passage.known[i + 1].outcomes)


def of_deed(passage: Passage, i: int) -> bool:
    """Whether the relative clause at token ``i`` is about a deed (الحادث الذي وقع السبت), and so tells its day."""
    return _about(passage, i, "deed", "cause")


def _about(passage: Passage, i: int, *kinds: str) -> bool:
    return any(find(passage, k, *kinds) is not None for k in range(max(0, i - _ANTECEDENT), i))


def caught_later(passage: Passage, draft: Draft) -> bool:
    """قتل ثلاثة السبت. وألقي القبض على اثنين: who did it is caught some day after; those taken in battle are not."""
    taken = draft.trigger is not None and passage.form(draft.trigger.at).lstrip("وف").startswith("اسر")
    return draft.outcome in HELD and not taken


def of_earlier(passage: Passage, draft: Draft) -> bool:
    """شهدت البلاد توترا بعد تفجير أودى بثلاثين: what stands after بعد and a deed was done before what is told."""
    at = draft.phrase.first if draft.trigger is None else min(draft.phrase.first, draft.trigger.at)
    for i in range(at - 1, max(passage.sentences[draft.sentence][0], at - _CLAUSE) - 1, -1):
        if passage.form(i) in _COMMAS:
            return False
        if passage.form(i) in _AFTER and find(passage, i + 1, "deed", "cause", "target") is not None:
            return True
    return False


def days_after(passage: Passage, low: int, at: int) -> int:
    """How many days before the day told with it the harm at token ``at`` was done (بعد يوم من هجوم، غداة مقتل).

    Words before token ``low`` do not count. ``SOME_DAYS`` where it is only said that it was days or weeks before.
    """
    days = 0
    for i in range(max(low, at - _REACH), at):
        form = passage.form(i)
        if form == "غداه":
            days = 1
        elif form == "بعد":
            days = _counted(passage, i + 1) or days
        elif form in ("،", ",") and not passage.form(i + 1).startswith("و"):
            days = 0
    return days


def _counted(passage: Passage, i: int) -> int:
    """The days told from token ``i`` on, where what they are after follows: يومين من, ثلاثة أيام على; else 0."""
    if passage.form(i) in _LESS and passage.form(i + 1) == "من":
        return SOME_DAYS if _counted(passage, i + 2) else 0  # بعد أقل من أسبوع من
    days, after = _DAYS.get(passage.form(i), 0), i + 1
    count = passage.counts_at.get(i)
    if count is not None and count.value is not None and passage.form(count.last) in _SEVERAL_DAYS:
        days, after = int(count.value), count.last + 1
    elif passage.form(i) in _SOME_TIME:
        days = SOME_DAYS
    told = any(passage.form(k) in _FROM for k in (after, after + 1))
    return days if told and days <= _MOST_DAYS else 0


def moved(day: DateMention, back: int) -> DateMention:
    """``day``, an exact one, so many days earlier; open towards the past where it is not known how many."""
    if back == SOME_DAYS:
        return replace(day, earliest=None, latest=moved(day, 1).earliest)
    assert day.earliest is not None
    there = day.earliest - dt.timedelta(back)
    return replace(day, earliest=there, latest=there)
