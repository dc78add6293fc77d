"""docs/exports.md says what is: every column, how guarding is undone, and how each format is opened."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hasila.exports.acled import acled_table
from hasila.exports.cells import guarded
from hasila.exports.figures import figures_table
from hasila.exports.handing import FORMATS, Asked, export_to
from hasila.exports.incidents import incidents_table, tolls_table
from hasila.exports.names import LEFT_OUT
from hasila.exports.tables import Table
from hasila.exports.ucdp import ucdp_table

if TYPE_CHECKING:
    from conftest import Kept

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "exports.md").read_text("utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def find(_: str) -> Any:
    raise AssertionError


TABLES = (figures_table([]), incidents_table([], find), tolls_table([]), acled_table([], find), ucdp_table([], find))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_told_of_in_both_languages(table: Table) -> None:
    for column in table.columns:
        key = f"OUTCOME_{column.told.removeprefix('of_')}" if column.outcome else column.key
        assert f"| `{key}` | {column.kind} | " in PAGE, key
        if not column.outcome:
            assert f"| `{key}` | {column.kind} | {table.meaning(column, 'en')} |" in PAGE, key
        assert all(table.heading(column, language) and table.meaning(column, language) for language in ("en", "ar"))
    headings = [table.heading(column, "ar") for column in table.columns]
    assert len(headings) == len(set(headings))


def test_formats_and_marks_are_told_of() -> None:
    assert all(f"| `{form}` |" in PAGE for form in FORMATS) and f"`{LEFT_OUT}`" in PAGE


def test_guarding_is_undone_as_told() -> None:
    (line,) = [block for block in BLOCKS if block.startswith("re.sub")]
    for text in ("=1", "'=1", "كلام; -1", "سطر\n+1", "a-b", "'a'"):
        assert eval(line, {"re": re, "cell": guarded(text)}) == text


def test_the_examples_run(kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    out: Any = None
    export_to(kept.ledger, Asked("csv", "figures"), "figures.csv", out)
    export_to(kept.ledger, Asked("xlsx", language="ar"), "sahl.xlsx", out)
    export_to(kept.ledger, Asked("geojson"), "sahl.geojson", out)
    run = [block for block in BLOCKS if not block.startswith(("re.sub", "from followthemoney"))]
    assert len(run) == 3
    space: dict[str, Any] = {}
    for block in run:
        exec(block, space)
    assert list(space["figures"]["report"].unique()) == kept.ledger.reports()
    assert len(space["points"]) == len(kept.incidents)
