"""Words to a day of publication."""

from __future__ import annotations

import datetime as dt

import pytest

from hasila.intake.published import published_day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2022-01-31", dt.date(2022, 1, 31)),
        ("2015-07-26 17:10:48", dt.date(2015, 7, 26)),
        ("2018-05-05T21:51:32+0400", dt.date(2018, 5, 5)),
        ("2022-01-31T23:59:00Z", dt.date(2022, 1, 31)),
        ("2022/1/5", dt.date(2022, 1, 5)),
        ("٢٠٢٢-٠١-٣١", dt.date(2022, 1, 31)),
        ("Mon, 31 Jan 2022 10:00:00 GMT", dt.date(2022, 1, 31)),
    ],
)
def test_a_day_is_read_and_its_words_are_kept(words: str, day: dt.date) -> None:
    assert published_day(words) == (day, words, "")


@pytest.mark.parametrize("words", ["2022-02-30", "2022-01", "2022", "أمس", "31/01/2022", "0000-00-00", "2022-01-311"])
def test_less_than_a_full_date_is_none_with_a_note(words: str) -> None:
    day, given, note = published_day(words)
    assert (day, given) == (None, words)
    assert words in note


@pytest.mark.parametrize("words", [None, "", "  "])
def test_nothing_given_is_nothing_to_note(words: str | None) -> None:
    assert published_day(words)[0] is None
    assert published_day(words)[2] == ""
