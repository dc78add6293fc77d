"""Stretches of time that a figure may be counted over: منذ بداية العام، خلال الأشهر الماضية."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from itertools import islice

from hasila.lexicon.scopes import scope_words
from hasila.lexicon.speech import cue, opens_content
from hasila.model import DateMention
from hasila.reading.attachment import Draft
from hasila.reading.passage import Passage
from hasila.reading.scope_dates import dates_from, long_range, one_day, ranges
from hasila.reading.scope_marks import among, classes_at, classes_of, steering
from hasila.reading.surroundings import verb_like

REACH = 150
OWN_RELATIVE = 3
"""Tokens after a figure where a relative clause tells of the victims themselves (القتلى الذين سقطوا منذ)."""
DAY_AFTER = 10
"""Tokens after a figure in which a day still closes its clause."""
WHEN = frozenset({"عندما", "حين", "حينما"})
_WHEN_AFTER = 8
_WHERE = "حيث"
_WITHIN_BACK = 8
_SINGLED = frozenset({
    "ابرزها", "اخرها", "اعنفها", "اكبرها", "اسواها", "احدثها", "ادماها", "بينها", "منها", "ذلك",
})
_RECORD_BACK = 12
_BEGUN_REACH = 5  # words from منذ to the day on which what began, began
_START_REACH = 8  # words from منذ to the day that its phrase ends with
_DAYS_LONG = frozenset({"يومين", "ايام", "يوما"})


def over_time(passage: Passage, draft: Draft) -> bool:
    """منذ بداية العام, خلال الأشهر الماضية: a stretch of time that the figure's clause runs over."""
    if draft.over_time is None:
        draft.over_time = _runs_over(passage, draft)
    return draft.over_time


def _runs_over(passage: Passage, draft: Draft) -> bool:
    around = window(passage, draft)
    return any(
        opens_period(passage, i, around.stop)
        and not (_elsewhere(passage, draft, i) or _ages(passage, draft, i) or _placed_in(passage, draft, i))
        for i in steering(passage, around)
    )


def lasting(draft: Draft) -> bool:
    """Is it a harm that lasts, so that منذ tells when it began (فقدان ثلاثة منذ أسبوع)?"""
    return draft.outcome in ("missing", "abducted")


def _placed_in(passage: Passage, draft: Draft, i: int) -> bool:
    """سقطوا خلال الأسبوع الجاري عندما قصفت طائرة مدرسة: the stretch of time only says when one event was."""
    if "since" in classes_at(passage, i):
        return False  # منذ 2011 عندما اندلعت الحرب
    after = max(i, draft.phrase.last)
    return any(passage.form(k) in WHEN for k in range(after, min(after + _WHEN_AFTER, len(passage.tokens))))


def _ages(passage: Passage, draft: Draft, i: int) -> bool:
    """فقدان ثلاثة منذ عشرة أيام، قتلوا في حادث منذ عام: how long ago a state or one event began.

    It is a length of time, not a start from which many are counted (منذ بداية العام).
    """
    length = among(passage, "period", i + 1, i + 4)
    if "since" not in classes_at(passage, i) or not length or among(passage, "start", i + 1, i + 4):
        return False
    return lasting(draft) or among(passage, "event", draft.phrase.last, i)


def window(passage: Passage, draft: Draft) -> range:
    """The tokens of the figure's sentence, where it is no longer than sentences are; else those near the figure."""
    first, last = passage.sentences[draft.sentence]
    return range(max(first, draft.phrase.first - REACH), min(last, draft.phrase.last + REACH))


_FROM = frozenset({"من", "بين"})


def opens_period(passage: Passage, i: int, last: int) -> bool:
    """Does the word at token ``i`` open a stretch of time, or end one? Nothing is read from token ``last`` on."""
    classes = classes_at(passage, i)
    window = range(i + 1, min(last, i + 4))
    if "since" in classes:
        lasting = "standing" not in classes_at(passage, i - 1)
        return lasting and not hours_only(passage, i + 1) and not measured(passage, i)
    if "span" in classes:
        lasts = among(passage, "period", window.start, window.stop) and "ساعه" not in map(passage.form, window)
        lasts |= whole_days(passage, i, last) or _month(passage, i + 1)
        lasts |= passage.form(i + 1) in _FROM  # للفترة من 1 إلى 5 تشرين الأول
        return lasts and not measured(passage, i) and not _of_a_fight(passage, i, last)
    if "until" in classes and any(_starts_at(passage, date, i + 1) for date in _long_ranges(passage)):
        return True
    if "between" in classes and any(_opens_at(passage, date, i + 1) for date in _long_ranges(passage)):
        return True  # بين كانون الثاني وحزيران
    if "within" in classes:
        return among(passage, "period", i - _WITHIN_BACK, i)
    if "start" in classes and passage.form(i - 1) == "علي":
        return among(passage, "period", i - 4, i)
    if "start" in classes and passage.form(i - 1) == "من" and among(passage, "period", window.start, window.stop):
        return True  # من بداية الأزمة
    if "began" in classes and "start" in classes_at(passage, i + 1):
        return True
    if "stretch" in classes and passage.form(i - 1) == "في" and passage.form(i + 2) == "من":
        return True  # في النصف الأول من العام
    if "rate" in classes:
        return True  # تقتل عشرين امرأة سنويا
    if "each" in classes and passage.form(i - 1) == "كل":
        return True
    return "lately" in classes and passage.form(i - 1) == "في"


def _month(passage: Passage, i: int) -> bool:
    """خلال نيسان 2018, خلال 2018: does a month's name, or a year, begin at token ``i``?"""
    near = islice(dates_from(passage, passage.tokens[i].start), 1) if i < len(passage.tokens) else ()
    return any(date.grain in ("month", "year") and _opens_at(passage, date, i) for date in near)


def whole_days(passage: Passage, i: int, last: int) -> bool:
    """خلال الـ24 ساعة الماضية, خلال الساعات الأربع والعشرين الماضية: a daily toll, over whatever happened."""
    words = [passage.form(k) for k in range(i + 1, min(last, i + 1 + _HOURS_REACH))]
    return any(word in _HOURS for word in words) and any(word in _IN_HOURS for word in words)


_HOURS = frozenset({"ساعه", "الساعات"})
_IN_HOURS = frozenset({"24", "48", "72", "العشرين", "والعشرين", "عشرين", "وعشرين", "العشرون", "والعشرون", "والاربعين"})
_HOURS_REACH = 5


def _of_a_fight(passage: Passage, i: int, last: int) -> bool:
    """خلال يومين من القتال: one fight, however many days it took."""
    days = next((k for k in range(i + 1, min(last, i + 4)) if passage.form(k) in _DAYS_LONG), -1)
    return days > 0 and passage.form(days + 1) == "من" and "military" in passage.classes(days + 2)


def measured(passage: Passage, i: int) -> bool:
    """لأول مرة منذ أشهر, أسوأ هجوم منذ عام, ثالث حادثة من نوعها خلال يوم: one event is measured against the time."""
    for k in range(max(0, i - _RECORD_BACK), i):
        form, following = passage.form(k), passage.form(k + 1)
        first = form == "الاول" and passage.form(k - 1).startswith("ال")  # الهجوم الأول منذ; but تشرين الأول
        classes = classes_at(passage, k) | classes_of(form.removeprefix("ل"))
        record = first or "record" in classes
        if (record and following not in ("من", "امس")) or (form == "من" and following in ("نوعه", "نوعها")):
            return True
    return False


def hours_only(passage: Passage, i: int) -> bool:
    """منذ صباح اليوم, منذ نحو ساعة: since a few hours ago, or the evening before."""
    if not any("today" in classes_at(passage, k) for k in (i, i + 1)) or passage.form(i).isdigit():
        return False
    published = passage.report.published
    begun = next(dates_from(passage, passage.tokens[i].start), None) if i < len(passage.tokens) else None
    if begun is None or published is None or not one_day(begun) or begun.latest is None:
        return True
    near = begun.span.start <= passage.tokens[min(i + 2, len(passage.tokens) - 1)].start
    return not (near and published - begun.latest > _A_DAY)  # منذ مساء الاثنين, said on Wednesday


_A_DAY = dt.timedelta(1)
_MARKS = frozenset('«»"“”')


def _elsewhere(passage: Passage, draft: Draft, at: int) -> bool:
    """Is the stretch of time that opens at token ``at`` told of something else than the figure?

    It is where the figure's own clause names a day, or where a new clause starts between them.
    """
    here = draft.phrase.first
    low, high = (at, here) if at < here else (here, at)
    if _turns(passage, low + 1, high) or _of_others(passage, draft, at) or _speaks_then(passage, at, here):
        return True
    if any(_restates(passage, i) for i in range(draft.phrase.last, at)) or _adds_up(passage, draft.phrase.last, at):
        return True
    if _singles_out(passage, range(at + 2, here)):
        return True
    tokens = passage.tokens
    for date in dates_from(passage, tokens[max(0, low - REACH)].start):
        if not one_day(date) or _bounds_period(passage, at, date.span.start):
            continue
        if tokens[low].end <= date.span.start < tokens[high].start:
            if abs(date.span.start - draft.phrase.start) < abs(tokens[at].start - draft.phrase.start):
                return True
        elif at < here and _closes_clause(passage, draft, date.span.start):
            return True
    return False


def _turns(passage: Passage, first: int, last: int) -> bool:
    """Does a new clause begin in tokens ``first:last``? One that counts what the time saw is none: شهدت المحافظة خلال
    نيسان تصاعدا، حيث وثق المركز مقتل 49."""
    for i in steering(passage, range(first, last)):
        kept = cue(passage.form(i + 1)) if passage.form(i) == _WHERE else None
        if "turn" in classes_at(passage, i) and (kept is None or kept.frame != "record"):
            return True
    return False


def _of_others(passage: Passage, draft: Draft, at: int) -> bool:
    """Does a relative clause about other people hold token ``at``? Those whom a total names after its number are the
    same: يرتفع إلى 194 تعداد القتلى الذين وثقهم المركز منذ مطلع العام."""
    after = range(draft.phrase.last + OWN_RELATIVE, at)
    if not among(passage, "people", after.start, after.stop):
        return False
    return not any("tally" in passage.classes(i) for i in range(draft.phrase.last, at))


def _speaks_then(passage: Passage, at: int, here: int) -> bool:
    """قال في البلد الذي تحتله القوات منذ 1974: نحن في حداد على 30: the years are of what precedes the words."""
    if at > here or not among(passage, "relative", max(0, at - _RELATIVE_BACK), at):
        return False
    return any(passage.form(i) == ":" for i in range(at + 1, here))


_RELATIVE_BACK = 4


def _singles_out(passage: Passage, within: range) -> bool:
    """هجمات منذ مطلع العام أبرزها الهجوم على كذا: do words of ``within`` single out one event of a period?"""
    words = scope_words()
    return any(
        passage.form(i).removeprefix("و") in _SINGLED
        and any("event" in words.get(passage.form(k).removeprefix("ال"), ()) for k in (i + 1, i + 2))
        for i in within
    )


def _adds_up(passage: Passage, first: int, last: int) -> bool:
    """مقتل ثلاثة، ليرتفع العدد إلى 70 منذ مطلع العام: the time is of the total that the figure is added to."""
    return among(passage, "adds_up", first, last)


def _restates(passage: Passage, i: int) -> bool:
    """مشيرا إلى، محذرا من، ويذكر أن: does another statement begin?"""
    found = cue(passage.form(i))
    if found is None or found.part == "participle":
        return found is not None
    return found.conjunction == "و" and opens_content(passage.form(i + 1))


def _closes_clause(passage: Passage, draft: Draft, start: int) -> bool:
    """Does the day at original offset ``start`` close the figure's own clause (قتل ثلاثة في بلدة كذا أمس)?"""
    tokens = passage.tokens
    if start < tokens[draft.phrase.last - 1].end:
        return False
    for i in range(draft.phrase.last, min(draft.phrase.last + DAY_AFTER, len(tokens))):
        if tokens[i].start >= start:
            return True
        if tokens[i].kind in ("number", "break") or tokens[i].form in ("،", ",", ".", "؛"):
            return False
    return False


def _bounds_period(passage: Passage, at: int, start: int) -> bool:
    """منذ يوم الأحد, حتى الجمعة: the day only bounds the stretch of time."""
    if start < passage.tokens[at].start:
        return False
    k = bisect_left(passage.tokens, start, lo=at + 1, key=lambda token: token.start)
    if among(passage, "start", at + 1, at + 3) and among(passage, "began", k - 3, k):
        return True  # منذ بدء الحملة التي انطلقت في 3 أيار
    if "since" in classes_at(passage, at) and k - at <= _START_REACH and _one_phrase(passage, at + 1, k):
        return True  # منذ إعلان الهدنة في 11 تشرين الأول
    if among(passage, "start", at + 1, at + 2) and k - at <= _BEGUN_REACH and _unbroken(passage, at + 1, k):
        return True  # منذ انطلاق العملية البرية مساء الخميس
    return k - at <= 2 or any("until" in classes_at(passage, j) for j in (k - 1, k - 2))


def _one_phrase(passage: Passage, first: int, last: int) -> bool:
    """Do tokens ``first:last`` hold nothing but the words of one phrase: no clause, no harm done, nobody counted?"""
    named = (k for k in range(first, last - 1) if passage.form(k) not in _MARKS)  # منذ هجوم «الفجر» في 7 أيار
    dated = passage.form(last - 1) in ("في", "يوم") or passage.form(last) == "يوم"
    if not dated or any(passage.tokens[k].kind != "word" for k in named):
        return False
    forms = [passage.form(k) for k in range(first, last - 1)]
    harm = any(passage.known[k].outcomes for k in range(first, last - 1))
    return not harm and not any(verb_like(form) or cue(form) for form in forms)


def _unbroken(passage: Passage, first: int, last: int) -> bool:
    return not any(passage.tokens[k].kind != "word" or passage.known[k].outcomes for k in range(first, last))


def _long_ranges(passage: Passage) -> list[DateMention]:
    return [date for date in ranges(passage, passage.dates) if long_range(date)]


def _opens_at(passage: Passage, date: DateMention, i: int) -> bool:
    """Does ``date`` begin with token ``i``?"""
    return i < len(passage.tokens) and date.span.start == passage.tokens[i].start


def _starts_at(passage: Passage, date: DateMention, i: int) -> bool:
    """Does ``date`` hold token ``i``?"""
    return i < len(passage.tokens) and date.span.start < passage.tokens[i].start < date.span.end
