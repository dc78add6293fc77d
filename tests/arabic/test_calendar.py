"""The calendar: its table, the Hijri tables, the arithmetic of days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.arabic.calendar import Terms, lexicon
from hasila.arabic.days import add_months, easter, shift, span_of, weekday_after, weekday_before, year_of
from hasila.arabic.hijri import hijri_span, hijri_year
from hasila.arabic.words import tokens
from hasila.lexicon.tables import rows

DAY = dt.date(2022, 2, 15)


def test_months_and_weekdays_are_complete() -> None:
    values: dict[str, set[str]] = {}
    for row in rows("calendar.tsv"):
        assert row["forms"] and row["source"]
        values.setdefault(row["role"].removesuffix("_weak"), set()).add(row["value"])
    assert values["month"] == values["hijri"] == {str(number) for number in range(1, 13)}
    assert values["weekday"] == values["weekday_bare"] == {str(number) for number in range(1, 8)}


def test_no_form_names_two_months() -> None:
    for form, entries in lexicon().items():
        for role in ("month", "month_weak", "hijri", "hijri_weak"):
            named = {(entry.rest, entry.value) for entry in entries if entry.role == role}
            assert len({rest for rest, _ in named}) == len(named), form


@pytest.mark.parametrize(
    ("text", "start"), [("لكانون الثاني", 1), ("بأيلول", 1), ("والاثنين", 1), ("للاثنين", 1), ("أيلول", 0)]
)
def test_clitics_are_left_outside(text: str, start: int) -> None:
    term = Terms(tokens(text), text).find(0, "month", "weekday")
    assert term is not None
    assert term.start == start


def test_a_hijri_day_month_and_year() -> None:
    assert hijri_span(1443, 9, 1) == (dt.date(2022, 4, 2), dt.date(2022, 4, 2))
    assert hijri_span(1443, 9) == (dt.date(2022, 4, 2), dt.date(2022, 5, 1))
    assert hijri_year(dt.date(2022, 4, 2)) == 1443


def test_beyond_the_hijri_tables_nothing_is_known() -> None:
    assert hijri_span(1200) is None
    assert hijri_span(1443, 9, 31) is None


def test_the_weekday_before_and_after() -> None:
    assert weekday_before(DAY, 2) == DAY
    assert weekday_before(DAY, 2, strict=True) == dt.date(2022, 2, 8)
    assert weekday_after(DAY, 2) == dt.date(2022, 2, 22)


def test_a_day_without_a_year_is_the_last_one_but_for_what_is_near() -> None:
    assert year_of(2, 14, None, DAY, past=False) == dt.date(2022, 2, 14)
    assert year_of(3, 1, None, DAY, past=False) == dt.date(2022, 3, 1)
    assert year_of(3, 1, None, DAY, past=True) == dt.date(2021, 3, 1)
    assert year_of(9, 1, None, DAY, past=False) == dt.date(2021, 9, 1)


def test_a_weekday_chooses_the_year() -> None:
    assert year_of(9, 1, 2, DAY, past=False) == dt.date(2020, 9, 1)
    assert year_of(9, 1, 6, dt.date(2022, 10, 1), past=True) is None


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.sampled_from(["day", "week", "month", "quarter", "year"]))
def test_a_span_holds_its_day(day: dt.date, grain: str) -> None:
    first, last = span_of(day, grain)  # type: ignore[arg-type]
    assert first <= day <= last


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.integers(-300, 300))
def test_months_go_there_and_back(day: dt.date, count: int) -> None:
    there = add_months(day.replace(day=1), count)
    assert add_months(there, -count) == day.replace(day=1)


def test_units_have_their_own_precision() -> None:
    assert shift(DAY, -3, "day") == (dt.date(2022, 2, 12), dt.date(2022, 2, 12))
    assert shift(DAY, -1, "month") == (dt.date(2022, 1, 1), dt.date(2022, 1, 31))
    assert shift(DAY, -30, "hour") == (dt.date(2022, 2, 13), dt.date(2022, 2, 14))
    assert shift(DAY, -10**9, "day") is None


@pytest.mark.parametrize("day", ["1961-04-02", "2000-04-23", "2013-03-31", "2024-03-31", "2025-04-20"])
def test_easter_is_where_the_calendars_have_it(day: str) -> None:
    expected = dt.date.fromisoformat(day)
    assert easter(expected.year) == expected
