"""From a figure's name to the figure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hasila.terminal.bidi import isolate
from hasila.terminal.lookup import NotFound, find, parts

TEXT = "قُتل 12 مدنياً بينهم 4 أطفال في سوق وادي الصفصاف."


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows#1.jsonl"
    lines = [json.dumps({"id": name, "text": TEXT}) for name in ("a", "b#2", "f3")]
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.fixture
def single(tmp_path: Path) -> Path:
    path = tmp_path / "one.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_name_is_cut_after_the_longest_path(rows: Path) -> None:
    assert parts(f"{rows}") == (str(rows), None, None)
    assert parts(f"{rows}#f3") == (str(rows), None, "f3")
    assert parts(f"{rows}#b#2#f1") == (str(rows), "b#2", "f1")
    assert parts(f"{rows}#b#2") == (str(rows), "b#2", None)
    assert parts(f"{rows.parent}/#rows#f2") == (f"{rows.parent}/", "rows", "f2")


def test_a_figure_is_found(rows: Path, single: Path) -> None:
    for which in (f"{rows}#b#2#f2", f"{single}#f2", f"{single.parent}#one.txt#f2", isolate(f"{single}#f2")):
        ((reading, figure),) = find(which)
        assert figure is not None and figure.value == 4 and reading.report.text == TEXT


def test_without_a_figure_all_reports_named_are_found(rows: Path) -> None:
    assert [reading.report.id for reading, _ in find(str(rows))] == ["a", "b#2", "f3"]
    assert [reading.report.id for reading, _ in find(f"{rows}#a")] == ["a"]


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        ("#f1", "several reports"),
        ("#a#f9", "it has f1 to f2"),
        ("#zz#f1", "no report named zz"),
        ("x#f1", "no such file or folder"),
    ],
)
def test_what_is_not_there_is_said(rows: Path, ending: str, said: str) -> None:
    with pytest.raises(NotFound) as missing:
        list(find(f"{rows}{ending}"))
    assert said in missing.value.told("en")
    assert missing.value.told("ar")


def test_a_refusal_is_passed_on(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    with pytest.raises(NotFound) as missing:
        list(find(f"{empty}#f1"))
    assert "an empty file" in missing.value.told("en")
