"""The one loader of vocabulary: tab-separated tables beside this module, ``#`` lines being comments and sources."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from hasila.arabic.fold import fold_word


class VocabularyError(ValueError):
    """A vocabulary table is not well formed: names the file, the row and the reason."""


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of table ``name`` (a file of this package) as dicts by column; the first plain line names the columns.

    Raises VocabularyError where a row has more or fewer cells than there are columns.
    """
    columns: list[str] | None = None
    for number, line in enumerate(files(__package__).joinpath(name).read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if columns is None:
            columns = cells
        elif len(cells) != len(columns):
            raise VocabularyError(f"{name}, row {number}: {len(cells)} cells for {len(columns)} columns")
        else:
            yield dict(zip(columns, cells, strict=True))


def classes(name: str) -> dict[str, frozenset[str]]:
    """Folded word → the classes that table ``name`` gives it, one a row in its columns ``word`` and ``class``."""
    found: dict[str, set[str]] = {}
    for row in rows(name):
        found.setdefault(fold_word(row["word"]), set()).add(row["class"])
    return {word: frozenset(names) for word, names in found.items()}
