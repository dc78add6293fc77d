"""Bytes to text."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.intake.decode import decode
from hasila.intake.refusal import Unreadable

TEXT = "قُتل سبعة مدنيين في قصف على بلدة وادي السدر، وقال مصدر طبي إن من بين الجرحى 3 أطفال.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_with_and_without_a_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6"])
def test_the_two_single_byte_tables_are_told_apart(encoding: str) -> None:
    data = TEXT.encode(encoding, "ignore")
    assert decode(data) == data.decode(encoding)


def test_a_wrong_declaration_does_not_count_against_what_the_bytes_yield() -> None:
    assert decode(TEXT.encode("cp1256"), "iso-8859-6") == TEXT
    assert decode(TEXT.encode("utf-8"), "windows-1256") == TEXT


def test_utf8_cut_within_a_letter_is_still_utf8() -> None:
    assert decode(TEXT.encode("utf-8")[:-3])[:-1] == TEXT[:-3]


def test_noise_is_refused() -> None:
    with pytest.raises(Unreadable, match="binary"):
        decode(bytes(range(1, 32)) * 50)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        decode(data).encode("utf-8", "surrogatepass")
