"""Words: tokens that cover what they fold, and the clitics that letters allow."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.arabic.fold import fold, fold_word
from hasila.arabic.words import Split, splits, tokens

texts = st.text(alphabet=st.sampled_from("قتلوبالخمسةه ًُـ\u200f\n.،:/()«»٤٠5,aB#🙏ﻻ"), max_size=60)
stems = st.text(alphabet=st.sampled_from("جحخدذرزشصضطظعغق"), min_size=2, max_size=6)


def forms(text: str) -> list[str]:
    return [each.form for each in tokens(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قُتل 40 جنديّاً.", ["قتل", "40", "جنديا", "."]),
        ("/40/ من", ["/", "40", "/", "من"]),
        ("١٬٢٠٠ نازح", ["1,200", "نازح"]),
        ("3,5 و1.500", ["3,5", "و", "1.500"]),
        ("أمس،وأصيب", ["امس", "،", "واصيب"]),
        ("#إدلب قتلى", ["#", "ادلب", "قتلي"]),
        ("قتلى@handle", ["قتلي", "@", "handle"]),
        ("قتلىNews", ["قتلي", "News"]),
        ("", []),
        (" \t ", []),
    ],
)
def test_where_a_text_is_cut(text: str, found: list[str]) -> None:
    assert forms(text) == found


def test_kinds() -> None:
    assert [each.kind for each in tokens("قتل 5\nجرحى.")] == ["word", "number", "break", "word", "mark"]


def test_blank_lines_are_one_break() -> None:
    assert [each.kind for each in tokens("قتلى\n \n\nجرحى")] == ["word", "break", "word"]


def test_white_space_before_a_token_is_told() -> None:
    assert [each.spaced for each in tokens("قتلى،جرحى أمس")] == [True, False, False, True]


def test_a_censored_word_is_one_token_with_all_its_marks() -> None:
    (token,) = tokens("قـ.ـتـ.ل")
    assert (token.form, token.start, token.end) == ("قتل", 0, 8)


@given(texts)
def test_a_text_is_cut_as_it_is_when_folded_whole(text: str) -> None:
    assert tokens(text) == tokens(fold(text))


@given(texts)
def test_a_token_covers_what_it_folds(text: str) -> None:
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)
        if token.kind != "break":
            assert fold(text[token.start : token.end]).text == token.form or "ﻻ" in text[token.start : token.end]


@given(texts)
def test_tokens_are_in_order_and_leave_out_white_space_only(text: str) -> None:
    found = tokens(text)
    assert all(a.end <= b.start or "ﻻ" in text[b.start : b.end] for a, b in pairwise(found))
    covered = {i for token in found for i in range(token.start, token.end)}
    left = (fold(text[i]).text for i in range(len(text)) if i not in covered and text[i] != "ـ")
    assert all(not form or form.isspace() for form in left)


@given(texts)
def test_a_folded_text_is_cut_the_same(text: str) -> None:
    assert tokens(fold(text)) == tokens(text)


@pytest.mark.parametrize(
    ("word", "split"),
    [
        ("وللمدنيين", Split("و", "ل", True, "مدنيين", "")),
        ("فقتلوا", Split("ف", "", False, "قتلوا", "")),
        ("والجرحى", Split("و", "", True, "جرحي", "")),
        ("بالقصف", Split("", "ب", True, "قصف", "")),
        ("سيقتل", Split("", "س", False, "يقتل", "")),
        ("مقتلهم", Split("", "", False, "مقتل", "هم")),
        ("عائلته", Split("", "", False, "عائله", "ه")),
        ("للجنود", Split("", "ل", True, "جنود", "")),
        ("لليوم", Split("", "ل", False, "ليوم", "")),
    ],
)
def test_clitics_that_letters_allow(word: str, split: Split) -> None:
    assert split in splits(fold_word(word))


@given(
    stems,
    st.sampled_from(["", "و", "ف"]),
    st.sampled_from(["", "ب", "ل", "ك"]),
    st.sampled_from(["", "هم", "ها", "نا"]),
)
def test_any_clitics_come_off(stem: str, conjunction: str, particle: str, pronoun: str) -> None:
    assert Split(conjunction, particle, False, stem, pronoun) in splits(conjunction + particle + stem + pronoun)


@given(st.text(alphabet=st.sampled_from("والبلكسفقتهمنيا"), min_size=1, max_size=10))
def test_splits_put_together_are_the_word(word: str) -> None:
    for split in splits(word):
        assert len(split.stem) >= 2
        article = {"ل": "ل" if split.article else ""}.get(split.particle, "ال" if split.article else "")
        joined = {split.conjunction + split.particle + article + split.stem + split.pronoun}
        if split.particle == "ل" and split.article:
            joined |= {split.conjunction + "ل" + split.stem, split.conjunction + "لال" + split.stem}
        if split.pronoun and split.stem.endswith("ه"):
            joined.add(split.conjunction + split.particle + split.stem[:-1] + "ت" + split.pronoun)
        assert word in joined


def test_the_least_split_comes_first() -> None:
    assert splits("وزير")[0] == Split("", "", False, "وزير", "")
