"""What Hasila says to its user, in English and Arabic: tables of messages beside this module, and the one way to them.

A table is tab-separated: a key, the English, the Arabic. ``#`` lines are comments; in a cell ``\\n`` is a line break,
``\\b`` click's mark for a paragraph that is not refilled, and ``{name}`` is filled in by the caller. Nothing here is
vocabulary: no report is read with these words.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["en", "ar"]
LANGUAGES: tuple[Language, ...] = ("en", "ar")
TABLES = (
    "help.tsv", "interface.tsv", "values.tsv", "rules.tsv", "gaps.tsv", "claims.tsv", "decide.tsv",
    "exports.tsv", "desk.tsv",
)  # fmt: skip
_VARIABLES = ("HASILA_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


class MessageError(ValueError):
    """A table of messages is not well formed: names the table, the line and the reason."""


def language(asked: str | None = None, environment: Mapping[str, str] = os.environ) -> Language:
    """The interface's language: the one asked for, else the first ``environment`` names; English for all others."""
    told = asked or next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    return "ar" if told.lower().startswith("ar") else "en"


def say(key: str, language: Language, **values: object) -> str:
    """The message ``key`` in ``language``, filled in. Raises KeyError where there is none."""
    words = messages()[key][LANGUAGES.index(language)]
    return words.format(**values) if values else words


def known(key: str) -> bool:
    """Is there a message ``key``?"""
    return key in messages()


@cache
def messages() -> dict[str, tuple[str, str]]:
    """Every message by its key, as (English, Arabic). Raises MessageError where a table is not well formed."""
    found: dict[str, tuple[str, str]] = {}
    for table in TABLES:
        lines = files(__name__).joinpath(table).read_text("utf-8").split("\n")
        for number, line in enumerate(lines, 1):
            if not line.strip() or line.startswith("#"):
                continue
            cells = [cell.strip().replace("\\n", "\n").replace("\\b", "\b") for cell in line.split("\t")]
            if len(cells) != 3 or not all(cells):
                raise MessageError(f"{table}, line {number}: a key, the English and the Arabic are needed")
            if cells[0] in found:
                raise MessageError(f"{table}, line {number}: {cells[0]} is there already")
            found[cells[0]] = (cells[1], cells[2])
    return found
