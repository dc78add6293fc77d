"""PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from hasila.intake.pdf import _Block, _joined, read_pdf
from hasila.intake.refusal import Unreadable

EXAMPLE = Path(__file__).parents[2] / "examples" / "09_dir_sahl_final.pdf"


def block(text: str, bottom: float, width: float = 200) -> _Block:
    return {"text": text, "box": [400 - width, bottom, 400, bottom + 12], "size": 12}


def test_figures_stand_beside_their_words() -> None:
    if not EXAMPLE.exists():
        pytest.skip("needs the examples")
    text = next(read_pdf(EXAMPLE.read_bytes(), "a.pdf")).text
    assert "9 من حراس السجن و5 من مقاتلي درع السهل و2 من الأهالي" in text
    assert "47 قتيلاً" in text


def test_a_line_that_goes_on_is_joined() -> None:
    lines = [block("قتل تسعة من الحراس", 100), block("و2 من الأهالي.", 80)]
    assert list(_joined([lines])) == ["قتل تسعة من الحراس و2 من الأهالي."]


def test_a_headline_is_not_joined_to_the_text() -> None:
    assert len(list(_joined([[block("حصيلة الرابية", 100), block("أعلنت المديرية الحصيلة.", 80)]]))) == 2


def test_a_sentence_broken_by_the_page_is_joined() -> None:
    foot = "وقال المتحدث باسم فرق الإنقاذ في بلدة وادي السدر إن البحث ما زال مستمراً عن"
    assert list(_joined([[block(foot, 20)], [block("مفقودين.", 700)]])) == [f"{foot} مفقودين."]


@pytest.mark.parametrize("data", [b"%PDF-1.4 and nothing more", b"%PDF-" + bytes(range(256)) * 20, b"no pdf"])
def test_a_damaged_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="pdf"):
        next(read_pdf(data, "a.pdf"))
