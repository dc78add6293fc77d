"""The table and the view of one figure, on invented reports."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from hasila.messages import Language
from hasila.model import Figure, Qualifier, Reading, Report, Span, Why
from hasila.reading import read
from hasila.terminal import words
from hasila.terminal.bidi import LRI, PDI, RLI, clean
from hasila.terminal.detail import neighbours, print_figure
from hasila.terminal.passages import excerpt
from hasila.terminal.screen import Screen
from hasila.terminal.table import print_reading

TEXT = (
    "انتهى الهدوء في وادي الصفصاف.\n"
    "قُتل 12 مدنياً بينهم 4 أطفال وأصيب أكثر من 20 آخرين بقصف على سوق وادي الصفصاف.\n"
    "وتوقفت الحركة في المدينة بعد ذلك."
)


def screen(width: int = 100, language: Language = "en", isolates: bool = True) -> Screen:
    return Screen(Console(file=io.StringIO(), width=width, highlight=False, color_system=None), language, isolates)


def shown(to: Screen) -> str:
    file = to.console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


def reading(text: str = TEXT, **fields: str) -> Reading:
    return read(Report("r1", text, **fields))  # type: ignore[arg-type]


def figure(value: int | None, qualifier: Qualifier, top: int | None = None, rule: str = "count-noun") -> Figure:
    return Figure(
        "f1", Span(0, 1), "x", "killed", value, top, qualifier, "unknown", "", "asserted", "incident",
        why=Why(None, Span(0, 1), Span(0, 1), (rule,)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "qualifier", "top", "rule", "expected"),
    [
        (200, "about", None, "count-noun", "≈200"),
        (20, "at_least", None, "count-noun", "≥20"),
        (20, "more_than", None, "count-noun", ">20"),
        (20, "at_most", None, "count-noun", "≤20"),
        (20, "less_than", None, "count-noun", "<20"),
        (35, "range", 40, "count-noun", "35–40"),
        (0, "exact", None, "noun-pl", "0"),
        (None, "vague", None, "noun-pl", "—"),
        (1200, "exact", None, "count-noun", "1,200"),
        (2, "exact", None, "noun-du", "2*"),
    ],
)
def test_a_count_keeps_its_hedge(
    value: int | None, qualifier: Qualifier, top: int | None, rule: str, expected: str
) -> None:
    assert words.count(figure(value, qualifier, top, rule)) == expected


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_line_is_wider_than_the_screen_and_every_isolate_ends_on_its_line(width: int, language: Language) -> None:
    to = screen(width, language)
    print_reading(to, reading(title="قصف على سوق وادي الصفصاف", source="وكالة الصفصاف"))
    lines = shown(to).splitlines()
    assert len(lines) > 6
    assert all(f"f{number}" in shown(to) for number in (1, 2, 3))
    for line in lines:
        assert cell_len(line) <= width
        assert line.count(PDI) == line.count(RLI) + line.count(LRI)


def test_arabic_never_stands_outside_an_isolate() -> None:
    to = screen()
    print_reading(to, reading(title="قصف", source="وكالة"))
    for line in shown(to).splitlines():
        assert not re.search("[ء-ي]", re.sub(f"{RLI}[^{PDI}]*{PDI}", "", line)), line


def test_isolates_can_be_left_out() -> None:
    to = screen(isolates=False)
    print_reading(to, reading())
    assert not re.search(f"[{RLI}{LRI}{PDI}]", shown(to))


def test_the_figures_stand_under_their_sentence() -> None:
    to = screen()
    print_reading(to, reading())
    said = clean(shown(to).replace("\n", "\t"))
    assert "⟦12⟧" in said and "⟦أكثر من 20⟧" in said
    assert said.index("⟦12⟧") < said.index("f1") < said.index("f2") < said.index("f3")
    assert "part of f1" in said and ">20" in said and "wounded" in said


def test_arabic_labels() -> None:
    to = screen(language="ar")
    print_reading(to, reading())
    said = clean(shown(to))
    assert "قتلى" in said and "جرحى" in said and "جزء من f1" in said and "killed" not in said


def test_a_report_without_figures_is_one_line() -> None:
    to = screen()
    print_reading(to, reading("افتُتح معرض الكتاب في وادي الصفصاف."))
    assert len(shown(to).splitlines()) == 1 and "no figures" in shown(to)


def test_a_hostile_report_drives_no_terminal() -> None:
    to = screen()
    text = "قُتل 12\x1b[2J مدنياً\u2069\u202e بينهم 4 أطفال\x07 في السوق\ud800."
    print_reading(to, reading(text, title="\x1b]0;x\x07", source="\u2066\x9b"))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800]", shown(to))
    assert "\ufffd" in shown(to)


def test_notes_of_intake_are_shown() -> None:
    found = reading()
    noted = replace(found, report=replace(found.report, extra={"intake_notes": ["published: 'x' is no date"]}))
    to = screen()
    print_reading(to, noted)
    assert "note: published: 'x' is no date" in shown(to)


def test_one_figure_in_full() -> None:
    to = screen()
    found = reading()
    print_figure(to, found, found.figures[1])
    said = clean(shown(to).replace("\n", "\t"))
    assert "انتهى الهدوء" in said and "وتوقفت الحركة" in said and "⟦4⟧" in said
    span = found.figures[1].span
    assert f"(characters {span.start} to {span.end})" in said
    assert "part of f1: 12 killed" in said and "How it was read" in said and "Named as a part" in said


def test_a_rule_without_an_explanation_is_named() -> None:
    found = reading()
    first = found.figures[0]
    assert first.why is not None
    odd = replace(first, why=replace(first.why, rules=("no-such-rule",)))
    to = screen()
    print_figure(to, replace(found, figures=(odd,)), odd)
    assert "The rule named no-such-rule." in shown(to)


def test_a_figure_that_nobody_explains_is_still_shown() -> None:
    found = reading()
    bare = replace(found.figures[0], why=None)
    to = screen()
    print_figure(to, replace(found, figures=(bare,)), bare)
    print_reading(to, replace(found, figures=(bare,)))
    assert "⟦12⟧" in shown(to)


def test_furniture_is_no_neighbour() -> None:
    report = Report("r", TEXT, furniture=(Span(0, 29),))
    sentence = Span(TEXT.index("قُتل"), TEXT.index("\nوتوقفت"))
    before, after = neighbours(report, sentence)
    assert before is None and after is not None and after.of(TEXT).startswith("وتوقفت")


def test_a_very_long_sentence_is_shown_around_its_figures() -> None:
    text = "كلمة " * 200 + "قتل 7 مدنيين" + " كلمة" * 200
    at = text.index("7")
    found = excerpt(text, Span(0, len(text)), [(Span(at, at + 1), "count")], plain=True).plain
    assert found.startswith("…") and found.endswith("…") and "⟦7⟧" in found and len(found) < 400
