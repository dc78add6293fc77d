"""Word documents."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from hasila.intake.refusal import Unreadable
from hasila.intake.word import read_docx


def document() -> bytes:
    made = docx.Document()
    made.core_properties.title = "حصيلة الرابية"
    made.add_paragraph("قتل سبعة مدنيين.")
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "الميدان", "2"
    made.add_paragraph("وأصيب ثلاثة.")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_paragraphs_and_tables_in_their_order() -> None:
    found = next(read_docx(document(), "a.docx"))
    assert found.text == "قتل سبعة مدنيين.\nالميدان\t2\nوأصيب ثلاثة."
    assert found.title == "حصيلة الرابية"


def test_a_broken_zip_is_refused() -> None:
    with pytest.raises(Unreadable, match="zip"):
        next(read_docx(document()[:200], "a.docx"))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * (64 << 20))
    with pytest.raises(Unreadable, match="far more"):
        next(read_docx(out.getvalue(), "a.docx"))


def test_another_zip_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("a.txt", "x")
    with pytest.raises(Unreadable, match="no Word document"):
        next(read_docx(out.getvalue(), "a.docx"))
