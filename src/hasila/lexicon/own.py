"""The user's own vocabulary: places and actors that the tables lack, or other names of those they have, in one file.

The file is ``lexicon.csv`` in the folder that ``HASILA_HOME`` names, else in ``hasila`` in the system's folder for
settings. A row is a line of at most nine cells, in the order of ``COLUMNS``; commas, semicolons or tabs part them; a
heading may open the file, and ``#`` opens a comment. ``docs/lexicon.md`` tells what each cell holds.
"""

from __future__ import annotations

import csv
import hashlib
import os
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from hasila.lexicon.tables import VocabularyError

FILE = "lexicon.csv"
COLUMNS = ("what", "names", "kind", "country", "lat", "lon", "within", "english", "same_as")
WHATS = ("place", "actor")

_OPENING = re.compile(r'\ufeff?\s*"?(what|place|actor)"?\s*([,;\t])')
_ONLY = {"place": ("english",), "actor": ("lat", "lon", "within")}  # cells that are not for this kind of row
_BESIDE = ("kind", "country", "lat", "lon", "within", "english")  # what other names of something known have from it


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the user's file: its line number, and its cells by column, empty where not given."""

    file: Path
    number: int
    cells: Mapping[str, str]

    @property
    def names(self) -> list[str]:
        """The names, the first being the one that is shown."""
        return [name.strip() for name in self.cells["names"].split("|") if name.strip()]

    def wrong(self, reason: str) -> NoReturn:
        """Raise VocabularyError: this file, this row, ``reason``."""
        raise VocabularyError(f"{self.file}, row {self.number}: {reason}")


def path() -> Path:
    """Where the user's file is, or would be."""
    home = os.environ.get("HASILA_HOME")
    if home:
        return Path(home) / FILE
    if sys.platform == "win32":
        base = os.environ.get("APPDATA") or str(Path("~/AppData/Roaming").expanduser())
    else:
        base = os.environ.get("XDG_CONFIG_HOME") or str(Path("~/.config").expanduser())
    return Path(base) / "hasila" / FILE


def sha() -> str:
    """SHA-256 of the user's file in hexadecimal, empty where there is none."""
    file = path()
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def rows(what: str) -> Iterator[Row]:
    """The rows of the user's file for a ``what`` of ``WHATS``; none where there is no file.

    Raises VocabularyError, naming file, row and reason, where the file or a row of either kind is not well formed.
    """
    file = path()
    if not file.is_file():
        return
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyError(f"{file}: cannot be read as UTF-8 text ({error})") from None
    for number, line in enumerate(lines, 1):
        if line.strip(" ,;\t") and not line.lstrip().startswith("#"):
            row = _row(file, number, line)
            if row.cells["what"] == what:
                yield row


def line(**cells: str) -> str:
    """The line of the user's file that holds ``cells``, its empty cells at the end left out."""
    filled = [cells.get(column, "") for column in COLUMNS]
    while not filled[-1]:
        filled.pop()
    return ",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' if re.search('[",\n]', cell) else cell for cell in filled)


def _row(file: Path, number: int, text: str) -> Row:
    opening = _OPENING.match(text)
    if opening is None:
        first = text.partition(",")[0].strip()[:40]
        Row(file, number, {}).wrong(f"a row opens with place or actor, then a comma, not with “{first}”")
    cells = [cell.strip() for cell in next(csv.reader([text.lstrip()], delimiter=opening[2], skipinitialspace=True))]
    while cells and not cells[-1]:
        cells.pop()
    filled = dict(zip(COLUMNS, [*cells, *[""] * len(COLUMNS)], strict=False))
    row = Row(file, number, filled)
    if len(cells) > len(COLUMNS):
        row.wrong(f"{len(cells)} cells for {len(COLUMNS)} columns ({', '.join(COLUMNS)})")
    if filled["what"] == "what":
        if tuple(cells) != COLUMNS[: len(cells)]:
            row.wrong(f"the heading is {','.join(COLUMNS)}")
    else:
        _check(row)
    return row


def _check(row: Row) -> None:
    """What holds for every row, place or actor."""
    cells = row.cells
    if not row.names:
        row.wrong("no name")
    for name in row.names:
        if sum(letter.isalpha() for letter in name) < 2:
            row.wrong(f"no name: “{name}”")
    for column in _ONLY[cells["what"]]:
        if cells[column]:
            row.wrong(f"{column} is not for a row of {cells['what']}")
    if cells["same_as"]:
        beside = [column for column in _BESIDE if cells[column]]
        if beside:
            row.wrong(f"beside same_as, {', '.join(beside)} must be empty: other names have all that from it")
    elif not cells["kind"]:
        row.wrong("no kind")
