"""A figure put together: its id, its words, who says it, where it was, and how it was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from hasila.model import Figure, Report, Span
from hasila.reading import read

Read = Callable[[str], tuple[Figure, ...]]


def test_figures_are_numbered_in_text_order(figures: Read) -> None:
    found = figures("قُتل ثلاثة جنود وأصيب خمسة. واعتُقل تسعة مسلحين.")
    assert [(each.id, each.value) for each in found] == [("f1", 3), ("f2", 5), ("f3", 9)]


def test_offsets_count_code_points_of_the_text_as_given(figures: Read) -> None:
    text = "🔴 قُـتِـلَ ثَـلاثَـةُ جُنُود"
    (figure,) = figures(text)
    assert text[figure.span.start : figure.span.end] == figure.text == "ثَـلاثَـةُ"


def test_who_says_it(figures: Read) -> None:
    (figure,) = figures("قال المتحدث باسم الدفاع المدني إن ثلاثة عمال لقوا حتفهم.")
    assert figure.speaker is not None
    assert "المتحدث" in figure.speaker.text
    assert figure.speaker.explicit


def test_nobody_is_quoted_where_the_outlet_says_it(figures: Read) -> None:
    (figure,) = figures("قُتل ثلاثة عمال في انهيار منجم.")
    assert figure.speaker is None


def test_where_it_was(figures: Read) -> None:
    (figure,) = figures("قُتل ثلاثة عمال في انهيار مبنى في مدينة حلب.")
    assert figure.place is not None
    assert "حلب" in figure.place.text


def test_unknown_is_null(figures: Read) -> None:
    (figure,) = figures("قُتل ثلاثة عمال.")
    assert {figure.speaker, figure.place, figure.date, figure.subset_of, figure.repeats, figure.value_max} == {None}


def test_a_relative_day_is_settled_by_the_day_of_publication() -> None:
    text = "قُتل ثلاثة عمال أمس في انهيار منجم."
    (figure,) = read(Report(id="r", text=text, published=dt.date(2024, 5, 8))).figures
    assert figure.date is not None
    assert (figure.date.earliest, figure.date.latest) == (dt.date(2024, 5, 7), dt.date(2024, 5, 7))


def test_a_relative_day_stays_open_without_it(figures: Read) -> None:
    (figure,) = figures("قُتل ثلاثة عمال أمس في انهيار منجم.")
    assert figure.date is None or figure.date.earliest is None


def test_how_it_was_read_is_told(figures: Read) -> None:
    text = "قُتل ثلاثة جنود في كمين."
    (figure,) = figures(text)
    assert figure.why is not None
    assert figure.why.trigger is not None
    assert figure.why.trigger.of(text) == "قُتل"
    assert figure.why.phrase.of(text) == "ثلاثة جنود"
    assert figure.why.sentence.of(text) == text
    assert figure.why.rules


def test_furniture_has_no_figures() -> None:
    text = "قُتل ثلاثة جنود.\nاقرأ أيضاً: مقتل 9 مدنيين في غارة"
    start = text.index("اقرأ")
    report = Report(id="r", text=text, furniture=(Span(start, len(text)),))
    assert [each.value for each in read(report).figures] == [3]


def test_an_empty_text_has_none(figures: Read) -> None:
    assert figures("") == ()
    assert figures(" \n\u200f") == ()


def test_a_text_that_breaks_off_after_a_quantifier_is_read(figures: Read) -> None:
    for text in ('قتل كل من "', "قتل أحد «", "مقتل كل من"):
        assert figures(text) == ()
