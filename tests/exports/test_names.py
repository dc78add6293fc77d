"""Names of persons are left out of what is handed on; the report keeps them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.exports.names import LEFT_OUT, persons, pieces, quoted, title, words
from hasila.incidents.model import Responsible
from hasila.intake.build import Found, build
from hasila.model import Reading, Span
from hasila.reading import read

if TYPE_CHECKING:
    from conftest import Kept

NAME = "أحمد محمد الفلاني"


def reading(text: str) -> Reading:
    return read(build(Found("r", text)))


def whole(found: Reading) -> Span:
    return Span(0, len(found.report.text))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"قُتل {NAME} في قصف على بلدة وادي السدر.", f"قُتل {LEFT_OUT} في قصف على بلدة وادي السدر."),
        ("قُتلت الطفلة مريم في القصف.", f"قُتلت الطفلة {LEFT_OUT} في القصف."),
        ("قُتل سبعة مدنيين في قصف على السوق.", "قُتل سبعة مدنيين في قصف على السوق."),
        ("قُتل مدني في شارع صلاح الدين بمدينة حلب.", "قُتل مدني في شارع صلاح الدين بمدينة حلب."),
    ],
)
def test_what_is_left_out(text: str, shown: str) -> None:
    found = reading(text)
    assert words(found, whole(found)) == shown
    assert words(found, whole(found), names=True) == text == found.report.text


def test_a_figure_whose_words_are_a_name() -> None:
    found = reading(f"قُتل {NAME}.")
    (figure,) = found.figures
    assert figure.text == NAME
    assert words(found, figure.span) == LEFT_OUT
    shown = pieces(found, quoted(figure, found.report.text), [figure.span])
    assert [(p.text, p.marked) for p in shown if p.left_out] == [(LEFT_OUT, True)]


def test_titles_too() -> None:
    assert title(f"مقتل {NAME} في وادي السدر") == f"مقتل {LEFT_OUT} في وادي السدر"
    assert title(f"مقتل {NAME}", names=True) == f"مقتل {NAME}"


@given(st.integers(0, 30), st.integers(0, 40))
def test_a_name_is_never_cut_in_two(start: int, length: int) -> None:
    text = f"في البلدة قُتل {NAME} وجُرح آخرون."
    found = reading(text)
    stretch = Span(start, min(len(text), start + length))
    shown = "".join(piece.text for piece in pieces(found, stretch))
    assert not any(part in shown for part in ("حمد", "فلان"))


@given(st.text(alphabet="قتل أحمد محمد الفلاني.\n 12", max_size=60))
def test_pieces_are_the_text_but_for_names(text: str) -> None:
    found = reading(text + " .")
    shown = pieces(found, whole(found), [Span(0, min(3, len(text)))], names=True)
    assert "".join(piece.text for piece in shown) == found.report.text


def test_a_long_sentence_is_quoted_around_the_figure() -> None:
    found = reading("وأفاد شهود بأن " + "الوضع صعب جداً " * 400 + "وقُتل 7 مدنيين " + "والوضع صعب جداً " * 400)
    figure = next(f for f in found.figures if f.value == 7)
    stretch = quoted(figure, found.report.text)
    assert stretch.start <= figure.span.start and figure.span.end <= stretch.end <= stretch.start + 1100


def test_no_name_leaves_the_ledger_unless_asked_for(kept: Kept) -> None:
    from test_spreadsheets import text_of

    from hasila.exports.handing import FORMATS, WHATS, Asked

    for form in FORMATS:
        for what in WHATS:
            incident = kept.incidents[0].id if form == "dossier" else None
            assert "الفلاني" not in text_of(kept.ledger, Asked(form, what, incident)), (form, what)
    assert "الفلاني" in text_of(kept.ledger, Asked("csv", "figures", names=True))
    assert "الفلاني" in text_of(kept.ledger, Asked("dossier", incident=kept.incidents[0].id, names=True))
    assert NAME in kept.reports("sada-1").report.text


def test_an_english_or_empty_text_has_none() -> None:
    assert persons("") == persons("Seven civilians were killed.") == ()


def test_a_speakers_name_is_left_out_of_tolls_and_rows(kept: Kept) -> None:
    from hasila.exports.acled import acled_table
    from hasila.exports.csv import csv_bytes
    from hasila.exports.ftm import ftm_bytes
    from hasila.exports.incidents import incidents_table, tolls_table
    from hasila.exports.ucdp import ucdp_table

    first = kept.incidents[0]
    tolls = tuple(replace(t, party=NAME, affiliation=NAME, grade_reason=f"one origin: {NAME}") for t in first.tolls)
    held = (Responsible("isis", NAME, "nakhla-1#c1", "accuses"),)
    found = [replace(first, tolls=tolls, responsible=held)]
    tables = [tolls_table(found), *(make(found, kept.reports) for make in (incidents_table, acled_table, ucdp_table))]
    for table in tables:
        text = b"".join(csv_bytes(table)).decode("utf-8")
        assert "الفلاني" not in text and LEFT_OUT in text, table.name
    assert "الفلاني" not in b"".join(ftm_bytes(found, kept.reports)).decode("utf-8")
    assert "الفلاني" in b"".join(csv_bytes(tolls_table(found, names=True))).decode("utf-8")
