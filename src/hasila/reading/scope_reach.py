"""How far a count reaches where no word opens a stretch of time: this year's, or the whole country's."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right

from hasila.arabic.questions import question_of
from hasila.lexicon.scopes import of_scope_class, scope_words
from hasila.lexicon.speech import cue, has_class
from hasila.lexicon.word_lists import word_list
from hasila.model import DateMention
from hasila.reading.attachment import Draft
from hasila.reading.passage import Passage, between
from hasila.reading.scope_dates import dates_from
from hasila.reading.scope_marks import classes_at, steering

_THESE = frozenset({"هذا", "هذه"})
_REACH = 12
_TO_DAY = 4  # words from a verb of beginning to its day: انطلقت يوم الجمعة في 30 آذار
_NEWS = dt.timedelta(days=10)
_GRAINS = frozenset({"week", "month", "year"})
_MANY_IN_A_MONTH = 10
_KEEPERS = frozenset(word_list("keeper"))
_RECORDING = frozenset(word_list("recording"))
_IN_REPORT = frozenset({"فيه", "فيها"})  # أصدر المركز تقريرا وثق فيه
_MARKS = frozenset({"؛", ":", ".", "،", ","})


def of_a_year(passage: Passage, draft: Draft) -> bool:
    """قتل 60 شخصا هذا العام: a year or a month not yet over, and no one event of it is named. So for one that is over,
    where somebody keeps the count or the deeds are many: وثق المركز مقتل 54 في أيار الماضي, قتلت الهجمات 200 في 2016.

    في وقت سابق هذا العام, مطلع هذا العام: a day of it, that the report does not know.
    """
    if draft.phrase.value == 1 or draft.outcome == "displaced":
        return False
    first, last = passage.sentences[draft.sentence]
    around = range(max(first, draft.phrase.first - _REACH), min(last, draft.phrase.last + _REACH))
    named = between(passage.words.where(_spans), around.start, around.stop)
    running = any(
        _unfinished(passage, i) and not _apart(passage, draft, i) and _many_in_it(passage, draft, i) for i in named
    )
    many = _one_by_one(draft) or _many_deeds(passage, around) or any(passage.form(i) in _ALONE for i in around)
    if not running and not (many and _over_a_month(passage, draft, around)):
        return False
    return not in_one_event(passage, draft)


def _one_by_one(draft: Draft) -> bool:
    """أعدمت 83 شخصا في 2021, الإفراج عن 218 في كانون الثاني: people are put to death, held and let go one by one."""
    if draft.outcome in ("released", "detained") and (draft.phrase.value or 0) >= _MANY_IN_A_MONTH:
        return True
    form = draft.trigger.form if draft.trigger is not None else None
    return form is not None and form.lemma in _EXECUTED


_ALONE = frozenset({"وحده", "وحدها"})  # توفي 52 سجينا عام 2022 وحده
_EXECUTED = frozenset({"أعدم", "إعدام", "تنفيذ"})


def _many_in_it(passage: Passage, draft: Draft, i: int) -> bool:
    """Are they more than one event of a month leaves, or of a whole land (قتل أربعة صحفيين هذا الشهر في البلاد)?"""
    after = range(draft.phrase.last, passage.sentences[draft.sentence][1])
    many = draft.phrase.value is None or draft.phrase.value >= _MANY_IN_A_MONTH
    return many or "month" not in classes_at(passage, i) or any(_land(passage, k) for k in after)


def _many_deeds(passage: Passage, within: range) -> bool:
    """Do the tokens ``within`` tell of deeds in the plural, or of somebody who has kept a count?"""
    words = scope_words()
    for i in within:
        form = passage.form(i).removeprefix("و")
        kept = cue(passage.form(i))
        if kept is not None and kept.frame == "record" and passage.form(i + 1) in _KEEPERS | _IN_REPORT:
            return True
        if form in _RECORDING:
            return True  # توثيق مقتل 97 مدنيا في أيلول
        if "deeds" in words.get(form, ()) or "deeds" in words.get(form.removeprefix("ال"), ()):
            return True
    return False


def _over_a_month(passage: Passage, draft: Draft, within: range) -> bool:
    """Does the figure's clause name a month or a year, and no part of it?"""
    start, stop = passage.tokens[within.start].start, passage.tokens[within.stop - 1].end
    for date in dates_from(passage, start):
        if date.span.start >= stop:
            return False
        i = bisect_right(passage.starts, date.span.start) - 1
        before = passage.form(i), passage.form(i - 1), passage.form(i - 2)
        if date.grain in _GRAINS and not any("part_of" in scope_words().get(form, ()) for form in before):
            return not _apart(passage, draft, i)
    return False


def in_one_event(passage: Passage, draft: Draft) -> bool:
    """Does the figure's sentence tell of one event, apart from the harm itself?"""
    own = draft.trigger.at if draft.trigger is not None else -1
    first, last = passage.sentences[draft.sentence]
    after = range(draft.phrase.last, last)
    # منها 49 بانهيار المنازل: a kind of those counted
    parts = next((k for k in after if passage.form(k) == "منها" or "subset" in passage.classes(k)), last)
    return any(i != own for i in between(passage.words.where(_one_event), first, parts))


def risen_since(passage: Passage, draft: Draft) -> bool:
    """ليرتفع عدد قتلى الاحتجاجات التي انطلقت في 30 آذار إلى 100: a toll that rose, of what began long before."""
    published = passage.report.published
    first, last = passage.sentences[draft.sentence]
    rises = [i for i in steering(passage, range(first, draft.phrase.first)) if "adds_up" in classes_at(passage, i)]
    for i in steering(passage, range(rises[-1], last)) if rises else ():
        date = begun_on(passage, i, last)
        if date is not None and date.earliest is not None:
            return published is None or published - date.earliest > _NEWS
    return False


def begun_on(passage: Passage, i: int, last: int) -> DateMention | None:
    """الحملة التي انطلقت في 30 آذار: the date, before ``last``, on which what the verb at ``i`` tells of began."""
    if "began" not in classes_at(passage, i) or "relative" not in classes_at(passage, i - 1):
        return None
    date = next(dates_from(passage, passage.tokens[i].end), None)
    near = date is not None and date.span.start <= passage.tokens[min(i + _TO_DAY, last - 1)].start
    return date if near else None


def throughout(passage: Passage, draft: Draft) -> bool:
    """اعتقلت 22 شخصا في أنحاء الضفة, قتل 60 في عموم سوريا: here and there in a whole land."""
    if draft.phrase.value == 1:
        return False
    first, last = passage.sentences[draft.sentence]
    after = range(draft.phrase.last, min(last, draft.phrase.last + _REACH))
    whole = between(passage.words.where(_of_a_whole), max(first, draft.phrase.first - _REACH), after.stop)
    told = any(_land(passage, i + 1) and not _apart(passage, draft, i) for i in whole)
    if draft.outcome == "detained" and (draft.phrase.value or 0) >= _IN_RAIDS:  # اعتقلت 25 مواطنا من الضفة
        lands = (i for i in after if "land" in scope_words().get(passage.form(i), ()) and passage.form(i - 1) == "من")
        told |= any(not _apart(passage, draft, i) for i in lands)
    return told and not in_one_event(passage, draft)


_IN_RAIDS = 5  # people of a whole land that one raid hardly seizes


@question_of(lambda: of_scope_class("unended"))
def _spans(form: str) -> bool:
    return "unended" in scope_words().get(form, ())


@question_of(lambda: of_scope_class("whole"))
def _of_a_whole(form: str) -> bool:
    return "whole" in scope_words().get(form, ())


def _unfinished(passage: Passage, i: int) -> bool:
    """هذا العام, العام الجاري: does the span at token ``i`` still run, and is it no part of it that is meant?"""
    these = passage.form(i - 1) in _THESE
    opens = i - 1 if these else i
    words = scope_words()
    if not (these or "current" in words.get(passage.form(i + 1), ())):
        return False
    before = passage.form(opens - 1)
    return not ("part_of" in words.get(before, ()) or passage.tokens[opens - 1].kind == "number")


def _land(passage: Passage, i: int) -> bool:
    """Is it a country, or the land that the report tells of, that the word at token ``i`` names?"""
    form = passage.form(i)
    return "land" in scope_words().get(form, ()) or has_class(form, "state")


def _apart(passage: Passage, draft: Draft, i: int) -> bool:
    """Does another clause or another count stand between the figure and token ``i``?"""
    after = i > draft.phrase.first
    between_them = range(draft.phrase.last, i) if after else range(i + 1, draft.phrase.first)
    parts = next((k for k in between_them if after and "subset" in passage.classes(k)), i)
    return any(
        (passage.form(k) in _MARKS and k + 1 != parts)
        or "turn" in scope_words().get(passage.form(k), ())
        or (after and k < parts and k in passage.counts_at)  # the parts of the figure are no other count
        for k in between_them
    )


@question_of(lambda: of_scope_class("event"))
def _one_event(form: str) -> bool:
    words = scope_words()
    stem = form.removeprefix("و").removeprefix("ل")
    bare = (stem, stem.removeprefix("ال"), stem.removeprefix("بال"), stem.removeprefix("ل"))  # للتفجير
    return any("event" in words.get(each, ()) for each in bare)
