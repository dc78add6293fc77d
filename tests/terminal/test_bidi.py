"""Isolates: every line of Arabic is walled in, and takes the room it took before."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from hasila.terminal.bidi import LRI, PDI, RLI, Lines, Mirrored, clean, isolate, isolated, wanted

SENTENCE = "قُتل سبعة مدنيين وأصيب أكثر من 20 آخرين (بينهم طفلان) في غارة على سوق وادي الصفصاف صباح اليوم"


def printed(block: object, width: int = 40) -> list[str]:
    out = io.StringIO()
    Console(file=out, width=width, highlight=False).print(block)
    return out.getvalue().splitlines()


def balanced(line: str) -> bool:
    depth = 0
    for letter in line:
        depth += (letter in (RLI, LRI)) - (letter == PDI)
        if depth < 0:
            return False
    return depth == 0


def test_an_isolate_takes_the_direction_of_the_text() -> None:
    assert isolate("سوق") == f"{RLI}سوق{PDI}"
    assert isolate("f3") == f"{LRI}f3{PDI}"
    assert isolate("٢٨ قتيلاً")[0] == RLI
    assert isolate("") == ""


@pytest.mark.parametrize("width", [12, 20, 40, 80])
@pytest.mark.parametrize("justify", ["left", "right"])
def test_each_wrapped_line_is_isolated_by_itself(width: int, justify: str) -> None:
    lines = printed(Lines(isolated(Text(SENTENCE)), justify), width)  # type: ignore[arg-type]
    assert all(balanced(line) and RLI in line for line in lines)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(clean(line).replace(" ", "") for line in lines) == SENTENCE.replace(" ", "")


def test_an_isolate_within_a_line_is_reopened_after_a_break() -> None:
    lines = printed(Lines(Text(f"by {isolate(SENTENCE)} · in {isolate('سوق')}")), 30)
    assert len(lines) > 2 and all(balanced(line) for line in lines)
    assert lines[1].startswith(RLI)


@given(st.text(alphabet="ابتث abc12(⟧\u0651", max_size=120), st.integers(8, 60))
def test_any_text_at_any_width_stays_balanced(text: str, width: int) -> None:
    lines = printed(Lines(Text(f"x {isolate(text)} y")), width)
    assert all(balanced(line) and cell_len(line) <= width for line in lines)


def test_isolates_have_no_width() -> None:
    assert cell_len(isolate(SENTENCE)) == cell_len(SENTENCE)


def test_mirrored_lines_are_isolates_of_the_full_width() -> None:
    lines = printed(Mirrored(Text("f3  قتلى")), 30)
    assert [cell_len(line) for line in lines] == [30]
    assert lines[0].startswith(RLI) and lines[0].endswith(PDI) and balanced(lines[0])
    assert not lines[0].removesuffix(PDI).endswith(" ")  # spaces at the end would fall out of the mirrored order


def test_a_reports_own_marks_neither_open_nor_drive_anything() -> None:
    assert clean("أ\u2069ب\u202eج\x1b[31mد\u200f\ud800") == "أبج [31mد\ufffd"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({}, True),
        ({"TERM": "linux"}, False),
        ({"TERM": "xterm", "HASILA_BIDI": "none"}, False),
        ({"TERM": "linux", "HASILA_BIDI": "isolate"}, True),
    ],
)
def test_terminals_that_draw_isolates_are_spared(environment: dict[str, str], expected: bool) -> None:
    assert wanted(environment) is expected
