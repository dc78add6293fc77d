"""Cells: no formula is left, and every text comes back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.exports.cells import clean, guarded, unguarded

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", " =1", "'=1", "\u202e=1", "＝1", "\ufeff@x"]
LETTERS = st.text(alphabet="=+-@'; \t\r\nأ1\u202e\u200f＝", max_size=12)


@pytest.mark.parametrize("text", [*FORMULAS, *(f"كلام;{f}" for f in FORMULAS), *(f"كلام\n{f}" for f in FORMULAS)])
def test_a_formula_is_text(text: str) -> None:
    assert "'" in guarded(text)
    assert unguarded(guarded(text)) == text


@given(LETTERS)
def test_no_cell_begins_with_a_formula_whatever_separates_cells(text: str) -> None:
    for part in re.split("[;\t\r\n]", guarded(text)):
        assert not re.match("[\\s\u200b-\u200f\u202a-\u202e]*[=+\\-@＝]", part)


@given(st.one_of(LETTERS, st.text()))
def test_guarding_is_undone(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["وقُتل 12 مدنياً.", "a-b", "x = 1", "'quoted'", "-" * 0, "1,250"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == clean(text) == text


def test_what_files_cannot_hold_is_seen_and_offsets_hold() -> None:
    text = "أ\x00ب\x1b[31m\ud800\uffffج\x7f"
    assert clean(text) == "أ␀ب␛[31m\ufffd\ufffdج␡"
    assert len(clean(text)) == len(text)
