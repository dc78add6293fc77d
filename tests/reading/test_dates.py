"""Dates: what is found, where it stands, and which days it can be."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.arabic.words import tokens
from hasila.model import DateMention
from hasila.reading.dates import dates

TUESDAY = dt.date(2022, 2, 15)


def read(text: str, published: dt.date | None = TUESDAY) -> list[DateMention]:
    return dates(tokens(text), text, published)


def only(text: str, published: dt.date | None = TUESDAY) -> tuple[str, str, str]:
    (found,) = read(text, published)
    return found.span.of(text), str(found.earliest), str(found.latest)


def day(text: str, published: dt.date | None = TUESDAY) -> str:
    _, earliest, latest = only(text, published)
    assert earliest == latest
    return earliest


@pytest.mark.parametrize(
    "text",
    [
        "في 31 كانون الثاني 2022",
        "في ٣١ يناير ٢٠٢٢",
        "31 جانفي 2022",
        "31 كانون الثاني/يناير 2022",
        "31 كانون الثاني /يناير من عام 2022",
        "31 يناير (كانون الثاني) 2022",
        "31/1/2022",
        "2022-01-31",
        "31.1.2022م",
        "الحادي والثلاثين من يناير 2022",
        "الاثنين، 31 يناير",
        "31/ كانون الثاني/ 2022",
        "January 31, 2022",
        "28 جمادى الآخرة 1443 هـ",
        "28/6/1443هـ",
    ],
)
def test_one_day_in_many_spellings(text: str) -> None:
    assert day(text) == "2022-01-31"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اليوم", "2022-02-15"),
        ("يوم أمس", "2022-02-14"),
        ("أول من أمس", "2022-02-13"),
        ("بعد غد", "2022-02-17"),
        ("الثلاثاء", "2022-02-15"),
        ("يوم الأربعاء", "2022-02-09"),
        ("الثلاثاء الماضي", "2022-02-08"),
        ("الثلاثاء المقبل", "2022-02-22"),
        ("أمس الاثنين", "2022-02-14"),
        ("اليوم الاثنين", "2022-02-14"),
        ("قبل ثلاثة أيام", "2022-02-12"),
        ("منذ أسبوعين", "2022-02-01"),
        ("الثامن من الشهر الجاري", "2022-02-08"),
        ("السبت 12.", "2022-02-12"),
        ("20 شباط الماضي", "2021-02-20"),
        ("الخميس الأول من آذار 2021", "2021-03-04"),
        ("آخر يوم في شباط 2020", "2020-02-29"),
    ],
)
def test_relative_days(text: str, expected: str) -> None:
    assert day(text) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("مطلع الشهر الجاري", "2022-02-01", "2022-02-28"),
        ("نهاية العام الماضي", "2021-01-01", "2021-12-31"),
        ("أواخر تشرين الثاني", "2021-11-21", "2021-11-30"),
        ("قتل ثلاثة في أوائل الشهر الجاري", "2022-02-01", "2022-02-10"),
        ("مطلع الشهر الجاري", "2022-02-01", "2022-02-28"),
        ("قتل ثلاثة في آذار", "2021-03-01", "2021-03-31"),
        ("في آذار", "2022-03-01", "2022-03-31"),  # nothing says that it has been: the nearest
        ("منذ بداية العام", "2022-01-01", "2022-12-31"),
        ("قبل نحو أسبوع", "2022-02-04", "2022-02-11"),
        ("قبل أكثر من أسبوعين", "2022-01-25", "2022-02-01"),
        ("منذ أقل من شهرين", "2021-12-01", "2022-01-31"),
        ("أول جمعة بعد 5 كانون الثاني", "2022-01-07", "2022-01-07"),
        ("رمضان 2019", "2019-05-06", "2019-06-03"),
        ("في آذار المقبل", "2022-03-01", "2022-03-31"),
        ("هذا الأسبوع", "2022-02-14", "2022-02-20"),
        ("منذ عام 2011", "2011-01-01", "2011-12-31"),
        ("عامي 2013 و2014", "2013-01-01", "2014-12-31"),
        ("من 13 إلى 15 كانون الثاني", "2022-01-13", "2022-01-15"),
        ("من 1 كانون الثاني إلى 31 كانون الأول 2019", "2019-01-01", "2019-12-31"),
        ("الأيام الثلاثة الماضية", "2022-02-12", "2022-02-15"),
        ("الـ24 ساعة الماضية", "2022-02-14", "2022-02-15"),
        ("الليلة الماضية", "2022-02-14", "2022-02-15"),
        ("ليل السبت الأحد", "2022-02-12", "2022-02-13"),
        ("قبل شهرين", "2021-12-01", "2021-12-31"),
    ],
)
def test_spans_keep_both_ends(text: str, first: str, last: str) -> None:
    assert only(text)[1:] == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("عيد الفطر 2021", "2021-05-13", "2021-05-13"),
        ("ثاني أيام عيد الأضحى", "2021-07-21", "2021-07-21"),
        ("في اليوم الأول من عيد الفطر الماضي", "2021-05-13", "2021-05-13"),
        ("خلال أيام عيد الأضحى المقبل", "2022-07-09", "2022-07-12"),
        ("عيد الميلاد", "2021-12-25", "2021-12-25"),
        ("عيد الفصح 2013", "2013-03-31", "2013-03-31"),
        ("رأس السنة الهجرية", "2021-08-09", "2021-08-09"),
    ],
)
def test_feasts_have_the_days_that_their_calendar_gives(text: str, first: str, last: str) -> None:
    assert [(str(m.earliest), str(m.latest)) for m in read(f"قتل ثلاثة {text} في القرية")][-1] == (first, last)


def test_the_year_alone_is_the_one_that_the_sentence_has_named() -> None:
    assert [m.latest for m in read("قتلوا في 2020 ومع بداية العام")] == [dt.date(2020, 12, 31), None]


def test_two_months_in_one_slip_are_the_one_that_fits() -> None:
    assert day("الأحد 13 شباط/ تموز") == "2022-02-13"
    assert day("الأحد 13 تموز/ شباط") == "2022-02-13"
    assert only("الأحد 13 تموز/ شباط", None)[1:] == ("None", "None")


def test_after_midnight_is_the_second_day_of_a_night() -> None:
    assert day("بعد منتصف الليلة الماضية") == "2022-02-15"
    assert day("بعد منتصف ليل السبت الأحد") == "2022-02-13"
    assert day("ليلة أمس") == "2022-02-14"


@pytest.mark.parametrize(
    "text", ["اليوم", "أمس الثلاثاء", "الأحد", "قبل يومين", "12 شباط", "الشهر الماضي", "مطلع آذار"]
)
def test_without_a_publication_date_they_stay_open(text: str) -> None:
    assert only(text, None)[1:] == ("None", "None")


@pytest.mark.parametrize("text", ["قبل أيام", "الأسابيع الأخيرة", "منذ سنوات", "قبل يومين من الهجوم"])
def test_what_the_words_leave_open_stays_open(text: str) -> None:
    assert only(text)[1:] == ("None", "None")


@pytest.mark.parametrize(
    "text",
    [
        "أحد الجنود",
        "مارس الضغط على القرية",
        "مع آب الطفل",
        "القائد العام للجيش",
        "سوق الأحد",
        "قناة اليوم",
        "اليوم التالي",
        "20 شخصا",
        "قتل الاثنين معا",
        "كرة السلة",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert read(text) == []


def test_the_words_are_exact() -> None:
    text = "قُتل ثلاثة مدنيين وجُرح آخرون ليوم الإثنين ٣١ كانون الثاني /يناير في القرية"
    assert only(text, None)[0] == "يوم الإثنين ٣١ كانون الثاني /يناير"


@given(st.text(alphabet="0123456789/-. الثانيكومرسبتأحدشهمضعقلجخغف,،()هـ", max_size=50))
def test_any_text_is_read_in_order_within_bounds(text: str) -> None:
    at = 0
    for found in read(text):
        assert at <= found.span.start < found.span.end <= len(text)
        assert (found.earliest is None) == (found.latest is None)
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest
        at = found.span.end


def _days(text: str) -> list[str | None]:
    return [None if m.earliest is None else m.earliest.isoformat() for m in dates(tokens(text), text, None)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("قصف اليوم الثلاثاء 24 آب، رغم اتفاق آذار 2020، ومثله أمس", ["2021-08-24", "2020-03-01", "2021-08-23"]),
        ("عنوان\nالأربعاء, فبراير 9, 2022\nقتل شاب أمس", ["2022-02-09", "2022-02-08"]),
        ("قتل شاب السبت.\nFebruary 5, 2022", ["2022-02-05", "2022-02-05"]),
        ("قتل شاب الأحد.\nFebruary 5, 2022", [None, "2022-02-05"]),  # posted on another weekday
        ("قصف اليوم الثلاثاء 24 آب قرية", [None]),  # no year is named
        ("قصف اليوم الثلاثاء 24 آب قرية، كما منذ عام 2020", [None, "2020-01-01"]),  # the year of no day
    ],
)
def test_a_text_of_unknown_date_is_dated_by_its_own_words(text: str, days: list[str | None]) -> None:
    assert _days(text) == days
