"""A report's claims for a person: in order, with who says each, in both languages and every width."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from hasila.messages import Language
from hasila.model import Report
from hasila.reading import read
from hasila.terminal.claims import print_claims, print_report
from hasila.terminal.screen import Screen

TEXT = (
    "قالت قيادة الشرطة في بيان إن الهجوم انتهى.\nوقد قتل 3 من المهاجمين.\n"
    "واتهمت منظمة السلام قوات السهل بقصف الحي.\nلو نجح الهجوم لسقط مئات القتلى."
)


def shown(text: str, language: Language = "en", width: int = 80) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, color_system=None, highlight=False, markup=False)
    print_claims(Screen(console, language), read(Report("r", text)))
    return re.sub("[\u2066-\u2069\u200f]", "", out.getvalue())


def test_claims_stand_in_order_with_who_says_each() -> None:
    said = shown(TEXT)
    heads = [line.strip() for line in said.splitlines() if re.match(r"c\d", line.strip())]
    assert heads == [
        "c1  states  ·  by قيادة الشرطة",
        "c2  states  ·  by قيادة الشرطة*",
        "c3  accuses  ·  by منظمة السلام",
        "c4  supposes  ·  by the report itself",
    ]
    assert said.startswith("\nClaims: 4") and "figures f1" in said and "blamed قوات السهل" in said


def test_figures_stand_out_in_their_claims() -> None:
    assert "⟦3⟧ من المهاجمين" in shown(TEXT)


def test_in_arabic() -> None:
    said = shown(TEXT, "ar")
    assert "الأقوال: 4" in said and "يتّهم" in said and "عن التقرير نفسه" in said


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_is_wider_than_the_screen(language: Language, width: int) -> None:
    assert max(len(line.rstrip()) for line in shown(TEXT, language, width).splitlines()) <= width


def test_a_report_without_claims_says_nothing() -> None:
    assert shown("قتل 3 مدنيين في القصف.") == ""


def test_marks_are_told_at_the_end() -> None:
    out = io.StringIO()
    console = Console(file=out, width=80, color_system=None)
    print_report(Screen(console, "en", isolates=False), read(Report("r", TEXT)))
    said = out.getvalue()
    assert said.index("f1") < said.index("Claims: 4") < said.index("* inferred")
