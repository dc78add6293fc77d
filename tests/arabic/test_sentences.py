"""Sentences: where one ends, and where a full stop ends none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.arabic.sentences import sentences
from hasila.arabic.words import tokens


def cut(text: str) -> list[str]:
    found = tokens(text)
    return [text[found[first].start : found[last - 1].end] for first, last in sentences(found)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قتل خمسة. وأصيب ستة.", ["قتل خمسة.", "وأصيب ستة."]),
        ("هل قتل أحد؟ لا.", ["هل قتل أحد؟", "لا."]),
        ("قتلى وجرحى\nفي غارة", ["قتلى وجرحى", "في غارة"]),
        ("قتل خمسة\n\n\nوأصيب ستة.", ["قتل خمسة", "وأصيب ستة."]),
        ("بلا نقطة", ["بلا نقطة"]),
        ("قتلى...وجرحى", ["قتلى...", "وجرحى"]),
        ("قال د. سالم إن خمسة قتلوا.", ["قال د. سالم إن خمسة قتلوا."]),
        ("نشر موقع sahl.example الخبر.", ["نشر موقع sahl.example الخبر."]),
        ("بلغت 3.5 بالمئة.", ["بلغت 3.5 بالمئة."]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_where_sentences_end(text: str, found: list[str]) -> None:
    assert cut(text) == found


@given(st.text(alphabet=st.sampled_from("قتل خمسة.!؟…\n5a،"), max_size=60))
def test_every_token_but_a_break_is_in_one_sentence(text: str) -> None:
    found = tokens(text)
    ranges = sentences(found)
    inside = [i for first, last in ranges for i in range(first, last)]
    assert inside == sorted(set(inside))
    assert set(range(len(found))) - set(inside) == {i for i, token in enumerate(found) if token.kind == "break"}
    assert all(first < last for first, last in ranges)
