"""Folding: many spellings to one, and every folded character tied to the stretch it came from."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.arabic.fold import fold, fold_word

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
MARKS = "\u064b\u064e\u0651\u0652\u0670\u0640\u200c\u200f\u202b\u2067\ufeff"
ANYTHING = "".join(
    (LETTERS, MARKS, "إأآٱىةؤئء", "ﻗﺘﻞﷺﻻ", "٠١٢۳۴5", "«»“”’", " \n\u00a0", ".*!_-·،/", "aZ(#", "\U0001f64f")
)
texts = st.text(alphabet=st.sampled_from(ANYTHING), max_size=60)
words = st.text(alphabet=st.sampled_from(LETTERS), min_size=2, max_size=8)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("مُسَلَّحُونَ", "مسلحون"),
        ("القُرْآنِ", "القران"),
        ("قـــتـــل", "قتل"),
        ("إصابة أحد آخر ٱليوم", "اصابه احد اخر اليوم"),
        ("مستشفى", "مستشفي"),
        ("کتیبه", "كتيبه"),
        ("٤٠ و۴۰ و40", "40 و40 و40"),
        ("ﻗﺘﻴﻞ", "قتيل"),
        ("ﻻ", "لا"),
        ("«نص» “نص”", '"نص" "نص"'),
        ("١٬٢٣٤٫٥", "1,234.5"),
        ("خمسة\u00a0قتلى", "خمسه قتلي"),
        ("قت\u200cلى\u200f", "قتلي"),
        ("\u202bقتلى\u202c", "قتلي"),
    ],
)
def test_many_spellings_are_one(written: str, plain: str) -> None:
    assert fold(written).text == plain


def test_a_tatweel_by_itself_is_a_dash() -> None:
    folded = fold("المدينة ـــ قال")
    assert folded.text == "المدينه - قال"
    assert folded.origin(8, 9) == (8, 11)
    assert fold("قـــال").text == "قال"


@pytest.mark.parametrize("written", ["قـ.ـتـ.ل", "قـ.ـتـ.ـل", "قـ ـتـ ـل", "قـ*ـتل", "ق*تل", "ق!تل", "ق·تل", "قـ-ـتل"])
def test_self_censored_spellings_are_the_word(written: str) -> None:
    assert fold(written).text == "قتل"


@pytest.mark.parametrize("written", ["قتل.جرح", "و/أو", "اليوم،أمس", "شمال-شرق", "قتل جرح"])
def test_marks_between_words_stay(written: str) -> None:
    assert len(re.findall(r"\w+", fold(written).text)) == 2


def test_hamza_on_waw_and_ya_tells_words_apart() -> None:
    assert fold("سئل").text != fold("سيل").text
    assert fold("مسؤول").text == "مسؤول"


def test_marks_belong_to_the_letter_before_them() -> None:
    folded = fold("قُتِلَ 5")
    assert folded.origin(0, 3) == (0, 6)
    assert folded.origin(4, 5) == (7, 8)


def test_marks_before_the_first_letter_belong_to_none() -> None:
    assert fold("\u202bقتل").origin(0, 3) == (1, 4)


def test_an_empty_stretch_has_a_place() -> None:
    assert fold("قُتل").origin(1, 1) == (2, 2)
    assert fold("").origin(0, 0) == (0, 0)
    assert fold("قُتل").origin(3, 3) == (4, 4)


def test_letters_of_one_ligature_share_its_place() -> None:
    folded = fold("ﻻ أحد")
    assert folded.origin(0, 1) == folded.origin(1, 2) == (0, 1)


@given(texts)
def test_stretches_are_in_order_and_within_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    for i, (start, end) in enumerate(zip(folded.starts, folded.ends, strict=True)):
        assert 0 <= start < end <= len(text)
        if i:
            same = (start, end) == (folded.starts[i - 1], folded.ends[i - 1])
            assert same or start >= folded.ends[i - 1] or start == folded.starts[i - 1]


@given(texts)
def test_offsets_hold_both_ways(text: str) -> None:
    folded = fold(text)
    for i, start in enumerate(folded.starts):
        first = folded.position(start)
        assert folded.starts[first] == start
        assert first <= i


@given(texts)
def test_a_stretch_folds_to_its_own_characters(text: str) -> None:
    """Each original stretch says its folded character, or all the letters of its ligature."""
    folded = fold(text)
    for i, (start, end) in enumerate(zip(folded.starts, folded.ends, strict=True)):
        assert folded.text[i] in fold(text[start:end]).text


@given(texts)
def test_folding_again_changes_no_letter(text: str) -> None:
    once = fold(text).text
    letters = re.compile("[\u0621-\u064a0-9]")
    assert letters.findall(fold(once).text) == letters.findall(once)


@given(words, st.data())
def test_marks_anywhere_in_a_word_are_folded_away(word: str, data: st.DataObject) -> None:
    marks = data.draw(st.lists(st.text(alphabet=MARKS, max_size=2), min_size=len(word), max_size=len(word)))
    written = "".join(letter + after for letter, after in zip(word, marks, strict=True))
    assert fold(written).text == fold_word(word)
    assert fold(written).origin(0, len(word)) == (0, len(written))


@given(words)
def test_a_word_cut_at_every_letter_is_the_word(word: str) -> None:
    assert fold("ـ.ـ".join(word)).text == fold_word(word)
