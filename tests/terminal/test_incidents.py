"""Incidents on a terminal: nothing wider than it, nothing of one language in the other, hostile names harmless."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from hasila.incidents import Incident, incidents
from hasila.intake import read_inputs
from hasila.messages import Language
from hasila.model import Reading, Report
from hasila.reading import read
from hasila.terminal.incident import print_incident
from hasila.terminal.incidents import print_incidents
from hasila.terminal.kept import print_rise
from hasila.terminal.screen import screen

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
UNSEEN = re.compile("[\u200e\u200f\u2066-\u2069\u0300-\u036f\u064b-\u0670]")
Found = tuple[tuple[Incident, ...], dict[str, Reading]]


@pytest.fixture(scope="module")
def found() -> Found:
    readings = {r.id: read(r) for r in read_inputs([str(EXAMPLES)]) if isinstance(r, Report)}
    return incidents(readings.values()), readings


def printed(found: Found, language: Language, width: int, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    out = io.StringIO()
    to = screen(language, out)
    print_incidents(to, found[0], len(found[0]), len(found[1]))
    for each in found[0]:
        print_incident(to, each, found[1])
        if each.tolls:
            print_rise(to, each, found[1])
    return out.getvalue()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [60, 80, 140])
def test_nothing_is_wider_than_the_screen(found: Found, language: Language, width: int, monkeypatch) -> None:
    for line in printed(found, language, width, monkeypatch).splitlines():
        assert len(UNSEEN.sub("", line)) <= width + 3, line  # emoji are two wide


def test_the_interface_speaks_one_language(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    arabic = UNSEEN.sub("", printed(found, "ar", 120, monkeypatch))
    assert not re.search(r"\b(killed|civilian|replaced|origins?|weak|fair|stated|undated|since)\b", arabic)


def test_each_end_stands_with_its_sentence_and_the_replaced_with_what_replaced_it(found: Found, monkeypatch) -> None:
    text = UNSEEN.sub("", printed(found, "en", 140, monkeypatch))
    assert "low 9  ما بين 9 و10  ·  by ناشطون" in text and "وقال ناشطون إن ⟦ما بين 9 و10⟧ أشخاص" in text
    assert re.search(r"(?s)7 وكالة السفح للأنباء .{,400}?replaced\s+by 06_safh_final\.docx#f\d", text)
    assert "10 + 7 + 4 = 21, not 22" in text and "copy of 01_safh_urgent.txt" in text


def test_hostile_names_drive_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    evil = "مرصد\x1b[31m السهل\u202e"
    text = f"قُتل 12 مدنياً في سوق بلدة وادي السدر صباح الثلاثاء، قال {evil}."
    reading = read(Report("r\x07", text, source=evil, title=evil))
    out = printed((incidents([reading]), {"r\x07": reading}), "en", 80, monkeypatch)
    assert not {"\x1b", "\x07", "\u202e"} & set(out)
