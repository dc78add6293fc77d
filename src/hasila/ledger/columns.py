"""Columns that hold what they are given, to the letter, on every store; and the ones that every kept row has."""

from __future__ import annotations

import re
from typing import Any

import sqlalchemy as sa

_MARK = "\x1a"  # the control character "substitute": never seen in a report, and escaped itself where it is
_UNKEPT = re.compile("[\x00\x1a\ud800-\udfff]")
_ESCAPE = re.compile(f"{_MARK}([0-9a-f]{{4}})")


class Exact(sa.types.TypeDecorator[str]):
    """Text with every code point that Python's has. NUL, which PostgreSQL refuses, and halves of surrogate pairs,
    which no UTF-8 can hold, stand in the store as U+001A and four hexadecimal digits; all else stands as it is."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """To the store."""
        return value if value is None else _UNKEPT.sub(lambda m: f"{_MARK}{ord(m.group()):04x}", value)

    def process_result_value(self, value: Any | None, dialect: sa.Dialect) -> str | None:
        """From the store."""
        return value if value is None else _ESCAPE.sub(lambda m: chr(int(m.group(1), 16)), value)


#: Numbers given in order and never again, on both stores.
Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def number() -> sa.Column[int]:
    """The key of a table whose rows are only ever added."""
    return sa.Column("number", Number, primary_key=True, autoincrement=True)


def to(target: str, name: str, *, null: bool = False, key: bool = False) -> sa.Column[int]:
    """A reference to the row ``target`` (``table.number``)."""
    return sa.Column(name, Number, sa.ForeignKey(target), nullable=null, primary_key=key, autoincrement=False)


def exact(name: str, *, null: bool = False, key: bool = False, unique: bool = False) -> sa.Column[str]:
    """A column of exact text."""
    return sa.Column(name, Exact, nullable=null, primary_key=key, unique=unique or None)


def digest(name: str) -> sa.Column[str]:
    """A SHA-256 in hexadecimal; empty where it is not known."""
    return sa.Column(name, sa.String(64), nullable=False)


def whole(name: str, *, null: bool = False) -> sa.Column[int]:
    """A number of people, or an offset in code points."""
    return sa.Column(name, sa.BigInteger, nullable=null)


def provenance() -> tuple[sa.Column[str], ...]:
    """When (ISO, UTC), by whom (``person:NAME`` or ``reader:VERSION``) and why a row was added."""
    return sa.Column("at", sa.String(40), nullable=False), exact("author"), exact("reason")
