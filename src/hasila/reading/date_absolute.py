"""Named dates: a day, month and year in words and figures, a month, a year; common and Hijri."""

from __future__ import annotations

from hasila.arabic.calendar import Term
from hasila.arabic.hijri import FIRST_YEAR, LAST_YEAR
from hasila.arabic.record import replace
from hasila.lexicon.people import readings
from hasila.lexicon.word_lists import word_list
from hasila.reading.date_parts import Context, Parts

TO = frozenset({"-", "الي", "حتي", "وحتي", "والي", "لغايه"})
BEFORE_MONTH = frozenset({"من", "في", "ل", "/", "-"})
"""What may stand between a day and its month."""
MONTHS = ("month", "month_weak", "hijri", "hijri_weak")
_CUES = frozenset(
    {"في", "منذ", "مند", "خلال", "حتي", "وحتي", "الي", "من", "بين", "وفي", "ومنذ", "اول", "اخر", "قبل", "بعد"}
)
_YEAR_CUES = frozenset(
    {
        "في", "حتي", "خلال", "وفي", "من", "الي", "بين", "نهايه", "مطلع", "اواخر", "اوائل", "بدايه", "صيف", "شتاء",
        "خريف", "ربيع", "الجاري", "الحالي", "الماضي", "مواليد",
    }
)
_YEAR_OF = frozenset(word_list("year_of"))
AFTER_YEAR = frozenset(
    {
        "في", "الي", "حتي", "علي", "عندما", "حين", "بعد", "قبل", "ما", "لم", "كان", "كانت", "لا", "ضد", "م", "الذي",
        "التي",
    }
)
"""Words that no number counts: after four digits they show that these are a year."""


def day_month(context: Context, at: int) -> Parts | None:
    """A day (or a range of days) with its month: 15 شباط 2022, الثامن عشر من الشهر الجاري, 13 إلى 15 تموز."""
    first = context.number(at, 1, 31)
    if first is None or context.form(first[0]) in ("%", "٪"):
        return None
    last, day_to = first[0], None
    to = _range_end(context, last)
    if to is not None:
        last, day_to = to
    counted = context.form(last) == "في" and at in context.numbers and context.numbers[at].kind == "cardinal"
    month = None if counted else _month_after_day(context, last, first[1])  # قتل ثلاثة في آذار
    if month is None or (month.year is None and _names_a_place(context, at)):
        return None
    return replace(month, day=first[1], day_to=day_to)


def _names_a_place(context: Context, at: int) -> bool:
    """شارع 26 سبتمبر, مستشفى 22 مايو: a day and month that a street or a hospital is called after."""
    before = at - 1 - (context.form(at - 1) in ('"', "(", "'"))
    return before >= 0 and context.terms.find(before, "no_date", bare=True) is not None


def _range_end(context: Context, at: int) -> tuple[int, int] | None:
    if context.form(at) in TO:
        return context.number(at + 1, 1, 31)
    here = at + 1 if context.form(at) == "و" else at
    found = context.numbers.get(here)
    joined = here > at or (found is not None and found.lead in ("و", "وال"))
    return context.number(here, 1, 31) if joined else None


def _month_after_day(context: Context, at: int, day: int) -> Parts | None:
    here = at + 1 if context.form(at) in BEFORE_MONTH else at
    direct = context.terms.find(here, *MONTHS, "month_latin")
    if direct is not None:
        if here == at and direct.role == "hijri_weak" and context.tokens[at - 1].kind != "number":
            return None
        return _dated(context, direct)
    numbered = month_number(context, here)
    if numbered is not None:
        return numbered
    return relative_month(context, here)


def latin(context: Context, at: int) -> Parts | None:
    """The English order, in embedded posts (September 8, 2022) and on the pages of blogs (شباط 8, 2022)."""
    term = context.terms.find(at, "month_latin", "month", "month_weak")
    day = None if term is None else context.number(term.last, 1, 31)
    if term is None or day is None:
        return None
    parts = year_after(context, Parts(day[0], day=day[1], month=term.number))
    return parts if parts.year is not None or term.role == "month_latin" else None


def month_number(context: Context, at: int) -> Parts | None:
    """شهر with a name or a number: شهر آب، شهر 3، الشهر الثامن."""
    word = context.terms.find(at, "month_word")
    if word is None:
        return None
    named = context.terms.find(word.last, *MONTHS)
    if named is not None:
        return _dated(context, named)
    number = context.number(word.last, 1, 12)
    if number is None:
        return None
    unit = context.terms.find(number[0], "unit", "unit_two")
    if unit is not None and context.number(unit.last, 1300, 2100) is None:
        return None
    return year_after(context, Parts(number[0], month=number[1]))


def relative_month(context: Context, at: int) -> Parts | None:
    """A month counted from publication: الشهر الجاري، هذا الشهر، الشهر الماضي."""
    pointer = context.terms.find(at, "demonstrative")
    month = context.terms.find(pointer.last if pointer else at, "month_word", "unit_the")
    if month is None or (month.role == "unit_the" and month.value != "month"):
        return None
    if pointer is not None:
        return Parts(month.last, shift=0)
    adjective = context.terms.find(month.last, "past", "this", "next")
    if adjective is None:
        return None
    return Parts(adjective.last, shift={"past": -1, "this": 0, "next": 1}[adjective.role])


def month(context: Context, at: int) -> Parts | None:
    """A month with no day: آذار 2011، شهر آب، شباط الماضي; a weak word needs a year, شهر or a preposition."""
    numbered = month_number(context, at)
    if numbered is not None:
        return numbered
    term = context.terms.find(at, *MONTHS)
    if term is None or (at and context.number(at - 1, 1, 31) is not None and _names_a_place(context, at - 1)):
        return None
    parts = _dated(context, term)
    sure = not term.role.endswith("_weak") or parts.year or parts.year_shift is not None or parts.past or parts.ahead
    twin = parts.last > term.last
    return parts if sure or twin or _cued(context, at, term) else None


def _cued(context: Context, at: int, term: Term) -> bool:
    glued = term.start > context.tokens[at].start
    cue = context.form(at - 1) in _CUES and not glued
    return cue and not (term.role == "hijri_weak" and term.value in ("1", "2"))


def _dated(context: Context, term: Term) -> Parts:
    """A month with its twin name, adjective and year: كانون الثاني/يناير 2022، شباط الماضي."""
    last, other = _twin(context, term)
    parts = Parts(last, month=term.number, other=other, hijri=term.role.startswith("hijri"))
    adjective = context.terms.find(last, "past", "this", "next", bare=True)
    if adjective is not None:
        role = adjective.role
        parts = replace(parts, last=adjective.last, past=role == "past", ahead=role == "next")
    return year_after(context, parts)


def _twin(context: Context, term: Term) -> tuple[int, int | None]:
    """The token after the month's second name (كانون الثاني /يناير، آذار (مارس)), and its month where it is another.

    Two names of two months, joined by a stroke, are a slip of the writer's.
    """
    if context.form(term.last) not in ("/", "(", "-", "\\", "|", ":"):
        again = context.terms.find(term.last, *MONTHS, bare=True)  # يوليو تموز
        return (again.last if again is not None and again.value == term.value else term.last), None
    twin = context.terms.find(term.last + 1, *MONTHS)
    if twin is None or (twin.value != term.value and (context.form(term.last) != "/" or twin.role != "month")):
        return term.last, None
    last = twin.last + (context.form(term.last) == "(" and context.form(twin.last) == ")")
    return last, None if twin.value == term.value or term.role != "month" else twin.number


def year_after(context: Context, parts: Parts) -> Parts:
    """``parts`` with the year that follows: 2022، من عام 2011، من العام الماضي، 1443 هـ."""
    here = parts.last
    here += context.form(here) in (",", "،", "/")
    here += context.form(here) in ("من", "في")
    word = context.terms.find(here, "year_word")
    number = context.numbers.get(word.last if word else here)
    if number is not None and number.digits and isinstance(number.value, int) and number.kind == "cardinal":
        found = _year(context, number.last, number.value, hijri=parts.hijri)
        if found is not None:
            return replace(parts, last=found[0], year=number.value, hijri=found[1])
    pointer = context.terms.find(here, "demonstrative")
    word = context.terms.find(pointer.last if pointer else here, "year_word")
    adjective = context.terms.find(word.last, "past", "this", "next") if word and not pointer else None
    if word and word.last and (pointer or adjective):
        shift = {"past": -1, "this": 0, "next": 1}[adjective.role] if adjective else 0
        return replace(parts, last=adjective.last if adjective else word.last, year_shift=shift)
    return parts


def _year(context: Context, last: int, value: int, hijri: bool = False) -> tuple[int, bool] | None:
    """The token after a year (past its mark) and whether it is Hijri; null where ``value`` is no year."""
    if FIRST_YEAR <= value <= LAST_YEAR and (hijri or context.form(last) == "ه"):
        return last + (context.form(last) == "ه"), True
    if 1900 <= value <= 2100:  # رمضان 2019: a Hijri month of a common year
        return last + (context.form(last) == "م"), hijri
    return None


def year(context: Context, at: int) -> tuple[Parts, int | None] | None:
    """A year, or the first and last of several: عام 2011، منذ 2011، عامي 2013 و2014، 2011-2014; with the last year."""
    word = context.terms.find(at, "year_word")
    here = word.last if word else at
    number = context.numbers.get(here)
    if number is None or not number.digits or not isinstance(number.value, int) or number.kind != "cardinal":
        return None
    if word is None and not _bare_year(context, here, number.last, number.value):
        return None
    if number.value in _LAND_YEARS and any(context.form(i) in _LAND for i in range(max(0, at - 2), at)):
        return None  # الأراضي المحتلة عام 1948, حدود عام 1967: what the land is called
    found = _year(context, number.last, number.value)
    if found is None:
        return None
    parts = Parts(found[0], year=number.value, hijri=found[1])
    to = context.form(parts.last)
    second = context.numbers.get(parts.last + 1)
    if second is not None and to in ("-", "/", "و", "الي", "حتي", "وحتي") and isinstance(second.value, int):
        end = _year(context, second.last, second.value, parts.hijri)
        if end is not None and number.value < second.value < number.value + 100 and end[1] == parts.hijri:
            return replace(parts, last=end[0]), second.value
    return parts, None


_LAND_YEARS = frozenset({1948, 1967, 48, 67})
_LAND = frozenset(
    {"اراضي", "الاراضي", "باراضي", "بالاراضي", "المحتله", "المناطق", "حدود", "بحدود", "فلسطينيي", "عرب", "الداخل"}
)


def _bare_year(context: Context, at: int, last: int, value: int) -> bool:
    """Whether four digits with no عام are a year: after a preposition or what is called by its year (حرب 2006), and no
    noun counted by them."""
    before, after = context.form(at - 1), context.form(last)
    event = any(stem in _YEAR_OF for stem in (before, before.removeprefix("ب"), before.removeprefix("و")))
    token = context.tokens[at]
    if not (1900 if event else 1950) <= value <= 2049 or len(token.form) != 4:
        return False
    if context.terms.find(last, "unit", "unit_two"):
        return False
    plain_end = last >= len(context.tokens) or context.tokens[last].kind != "word"
    if before in ("منذ", "مند", "ومنذ", "سنه", "عام"):
        return True
    ends = plain_end or after in AFTER_YEAR or after.startswith("و")
    if before == "(" and after == ")":
        return not counts_people(context.form(last + 1))
    return (before in _YEAR_CUES and ends) or (event and (ends or not counts_people(after)))


def counts_people(after: str) -> bool:
    """(2030) آخرين, (1980) شخصا: is the folded word behind the brackets what the number in them counts?"""
    return after in _OTHERS or any(not (found.split.article or found.split.conjunction) for found in readings(after))


_OTHERS = frozenset({"اخرين", "اخرون", "اخر"})
