"""Every vocabulary table is well formed: one loader, folded in one way, each with its source."""

from __future__ import annotations

import unicodedata
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from hasila.arabic.fold import fold_word
from hasila.lexicon.tables import VocabularyError, rows

PACKAGE = files("hasila.lexicon")
TABLES = sorted(each.name for each in PACKAGE.iterdir() if each.name.endswith(".tsv"))


def lines(name: str) -> list[str]:
    return PACKAGE.joinpath(name).read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_a_cell_a_column(name: str) -> None:
    assert list(rows(name))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_opens_with_what_it_is_and_where_it_is_from(name: str) -> None:
    head = lines(name)[0]
    assert head.startswith("# ") and len(head) > 20


@pytest.mark.parametrize("name", TABLES)
def test_no_row_is_there_twice(name: str) -> None:
    times = Counter(tuple(row.values()) for row in rows(name))
    assert [row for row, found in times.items() if found > 1] == []


@pytest.mark.parametrize("name", TABLES)
def test_words_are_composed(name: str) -> None:
    """A letter and its hamza are one code point, so that what is typed is found."""
    cells = [cell for row in rows(name) for cell in row.values()]
    assert [cell for cell in cells if fold_word(unicodedata.normalize("NFC", cell)) != fold_word(cell)] == []


def test_a_short_row_is_told_with_its_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tmp_path.joinpath("bad.tsv").write_text("# words\nword\tclass\nقتيل\tnoun\nجريح\n", "utf-8")
    monkeypatch.setattr("hasila.lexicon.tables.files", lambda _: tmp_path)
    with pytest.raises(VocabularyError, match=r"bad\.tsv, row 4: 1 cells for 2 columns"):
        list(rows("bad.tsv"))


def test_comments_and_blank_lines_are_no_rows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    tmp_path.joinpath("fine.tsv").write_text("# words\n\nword\tclass\n# more\nقتيل \t noun\n", "utf-8")
    monkeypatch.setattr("hasila.lexicon.tables.files", lambda _: tmp_path)
    assert list(rows("fine.tsv")) == [{"word": "قتيل", "class": "noun"}]


@pytest.mark.parametrize(("name", "column"), [("outcomes.tsv", "word"), ("particles.tsv", "word")])
def test_folding_a_word_leaves_something(name: str, column: str) -> None:
    assert [row[column] for row in rows(name) if len(fold_word(row[column])) < 1] == []
