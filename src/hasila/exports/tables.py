"""Tables: what is handed on row by row, before it is csv or a spreadsheet."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from hasila.messages import Language, say

Kind = Literal["text", "number", "day", "list", "yes"]
Cell = str | int | float | dt.date | None
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its key, the same in every language, and what its cells are.

    ``list``: a JSON array, empty for none; ``yes``: "yes" or "no"; ``day``: a date. An unknown value is None.
    ``told`` and ``outcome``: where the columns of every outcome are told of in one message, its name and the outcome.
    """

    key: str
    kind: Kind = "text"
    told: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and rows of cells in their order. ``rows`` may be gone through once."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]

    def heading(self, column: Column, language: Language) -> str:
        """The column's name for a person."""
        return self._told(column, language)[0]

    def meaning(self, column: Column, language: Language) -> str:
        """What its cells say."""
        return self._told(column, language)[1]

    def _told(self, column: Column, language: Language) -> tuple[str, str]:
        of = {"outcome": say(f"outcome.{column.outcome}", language)} if column.outcome else {}
        heading, _, meaning = say(f"field.{self.name}.{column.told or column.key}", language, **of).partition(": ")
        return heading, meaning


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A column, and how its cell is got from what a row is made of."""

    column: Column
    cell: Callable[[T], Cell]


def columns(fields: Iterable[Field[T]]) -> tuple[Column, ...]:
    """The columns of ``fields``."""
    return tuple(field.column for field in fields)


def listed(items: Iterable[object]) -> str | None:
    """Items as one cell: a JSON array, so that none can pass for two; None for none."""
    found = list(items)
    return json.dumps(found, ensure_ascii=False) if found else None


def yes(value: bool) -> str:
    """A yes or a no as a cell."""
    return "yes" if value else "no"
