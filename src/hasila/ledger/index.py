"""The index of words: which versions hold a key. FTS5 or a tsvector under GIN, both over the keys of ``words``."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY, TSVECTOR, insert

from hasila.ledger.columns import Number
from hasila.ledger.notes import alone, note, noted
from hasila.ledger.schema import versions
from hasila.ledger.words import VERSION, Term, keys

_PART = 20_000  # keys: a tsvector holds a megabyte at most
_KEY = "search_words"
_PAGE = 500

_GIN = sa.Table(
    "search", sa.MetaData(), sa.Column("version", Number), sa.Column("part", sa.Integer), sa.Column("keys", TSVECTOR)
)
_FTS = sa.Table("search", sa.MetaData(), sa.Column("rowid", sa.Integer), sa.Column("keys", sa.Text))


def file(connection: sa.Connection, version: int, text: str) -> None:
    """File the version ``version``, not filed before, under the words of ``text``."""
    under = sorted(keys(text))
    if connection.dialect.name == "sqlite":
        connection.execute(_FTS.insert().values(rowid=version, keys=" ".join(under)))
        return
    for part, start in enumerate(range(0, max(1, len(under)), _PART)):
        some = sa.cast(under[start : start + _PART], ARRAY(sa.Text))
        connection.execute(insert(_GIN).values(version=version, part=part, keys=sa.func.array_to_tsvector(some)))


def holding(connection: sa.Connection, wanted: Iterable[Term]) -> list[sa.ColumnElement[bool]]:
    """The conditions, on ``versions.number``, that hold where every word of ``wanted`` is filed. A phrase's words may
    stand apart: whether they follow each other is seen in the text."""
    return [versions.c.number.in_(_under(connection, word)) for term in wanted for word in term.words]


def missing(connection: sa.Connection) -> list[int]:
    """The versions that are not filed."""
    column = _FTS.c.rowid if connection.dialect.name == "sqlite" else _GIN.c.version
    chosen = sa.select(versions.c.number).where(versions.c.number.not_in(sa.select(column))).order_by(versions.c.number)
    return list(connection.execute(chosen).scalars())


def outdated(connection: sa.Connection) -> bool:
    """Was the index made by another version of ``words``?"""
    return noted(connection, _KEY) != VERSION


def lock(connection: sa.Connection) -> None:
    """Wait until no other program files all versions anew."""
    alone(connection, "search")


def file_anew(connection: sa.Connection) -> None:
    """Empty the index and file every version again."""
    if connection.dialect.name == "sqlite":
        connection.execute(sa.text("INSERT INTO search(search) VALUES ('delete-all')"))
    else:
        connection.execute(_GIN.delete())
    last = 0
    chosen = sa.select(versions.c.number, versions.c.text, versions.c.title).order_by(versions.c.number).limit(_PAGE)
    while page := connection.execute(chosen.where(versions.c.number > last)).all():
        for each in page:
            file(connection, each.number, searchable(each.title, each.text))
        last = page[-1].number
    note(connection, _KEY, VERSION)


def searchable(title: str, text: str) -> str:
    """What of a report is searched: its text, and the title where the text does not hold it."""
    return text if title in text else f"{text}\n{title}"


def _under(connection: sa.Connection, word: frozenset[str]) -> sa.Select[tuple[int]]:
    # Keys are letters and digits only: nothing in them has a meaning to either language of queries.
    if connection.dialect.name == "sqlite":
        asked = " OR ".join(f'"{key}"' for key in sorted(word))
        return sa.select(_FTS.c.rowid).where(sa.literal_column("search").op("MATCH")(asked))
    asked = " | ".join(f"'{key}'" for key in sorted(word))
    return sa.select(_GIN.c.version).where(_GIN.c["keys"].op("@@")(sa.cast(asked, TSQUERY)))
