"""A store opened: a SQLite file or a PostgreSQL database, upgraded to this release's schema, and its transactions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from hasila.ledger.errors import CannotOpen, LedgerError, TooNew
from hasila.ledger.identity import now
from hasila.ledger.migrations import MIGRATIONS
from hasila.ledger.schema import migrations

_POSTGRESQL = ("postgresql", "postgres")
_LOCK = 4_820_531  # of PostgreSQL's advisory locks: whoever upgrades the schema holds it
_WAIT_SECONDS = 60  # for another program's transaction on the same SQLite file


class Store:
    """An open store. ``write`` transactions are whole or not at all, whatever ends the program."""

    def __init__(self, engine: sa.Engine, name: str) -> None:
        self.engine, self.name = engine, name

    @property
    def is_sqlite(self) -> bool:
        """Is it a SQLite file? Else it is a PostgreSQL database."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A transaction that only reads."""
        with self._told(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """A transaction that may write; it is undone where an error leaves it."""
        with self._told(), self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the store itself fails at, within, is a LedgerError with its reason."""
        try:
            yield
        except SQLAlchemyError as error:
            raise LedgerError(f"{self.name}: {_reason(error)}") from error

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def open_store(where: str | Path, *, create: bool = True, upto: int = MIGRATIONS[-1].number) -> Store:
    """Open the SQLite file or the PostgreSQL URL ``where``, upgraded to schema step ``upto``.

    A file that is not there is made where ``create`` is true. Raises CannotOpen, TooNew.
    """
    url = address(where)
    if url.get_backend_name() == "sqlite":
        name = url.database or ":memory:"
        _check_file(name, create)
    else:
        name = url.render_as_string(hide_password=True)
    try:
        engine = _engine(url)
    except ImportError as error:
        raise CannotOpen(f"{name}: PostgreSQL needs a driver: pip install 'hasila[postgresql]'") from error
    store = Store(engine, name)
    try:
        _upgrade(store, upto, create)
    except BaseException as error:
        store.close()
        if isinstance(error, OSError):
            raise CannotOpen(f"{name}: {error.strerror or error}") from error
        if isinstance(error, LedgerError) and not isinstance(error, CannotOpen):
            raise CannotOpen(str(error)) from error
        raise
    return store


def address(where: str | Path) -> sa.URL:
    """The URL of ``where``: itself, or that of a SQLite file. Raises CannotOpen where it is of another kind."""
    if isinstance(where, Path) or "://" not in where:
        return sa.URL.create("sqlite", database=str(where))
    try:
        url = sa.make_url(where)
    except ArgumentError as error:
        raise CannotOpen("not a path and not a URL") from error
    if url.drivername in _POSTGRESQL:
        return url.set(drivername="postgresql+pg8000")
    if url.get_backend_name() in ("postgresql", "sqlite"):
        return url
    raise CannotOpen(f"{url.drivername}: a ledger is a SQLite file or a PostgreSQL database")


def _engine(url: sa.URL) -> sa.Engine:
    try:
        if url.get_backend_name() != "sqlite":
            return sa.create_engine(url, pool_pre_ping=True)
        engine = sa.create_engine(url, connect_args={"timeout": _WAIT_SECONDS})
    except NoSuchModuleError as error:
        raise ImportError(str(error)) from error
    sa.event.listen(engine, "connect", _set_up_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own transactions leave out what creates tables; with None it begins none, and `_begin_sqlite` does.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    # With a write-ahead log readers and a writer do not wait for each other; NORMAL may lose the last transactions in
    # a power cut, never a part of one, and nothing at all where the program alone is killed.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin_sqlite(connection: sa.Connection) -> None:
    # A transaction that reads first and writes later may be refused half-way where another has written in between.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _check_file(name: str, create: bool) -> None:
    path = Path(name)
    if name == ":memory:" or path.is_file():
        return
    if path.is_dir():
        raise CannotOpen(f"{path}: a folder, not a ledger")
    if not create:
        raise CannotOpen(f"{path}: no such ledger")
    if not path.parent.is_dir():
        raise CannotOpen(f"{path}: no such folder: {path.parent}")


def _upgrade(store: Store, upto: int, create: bool) -> None:
    with store.read() as connection:
        done = _done(connection)
        foreign = not done and bool(sa.inspect(connection).get_table_names())
    if done and max(done) > MIGRATIONS[-1].number:
        raise TooNew(f"{store.name}: written by a later release of Hasila (schema {max(done)})")
    if foreign and store.is_sqlite:
        raise CannotOpen(f"{store.name}: a database, but not a ledger")
    if not done and not create:
        raise CannotOpen(f"{store.name}: not a ledger")
    for migration in MIGRATIONS:
        if migration.number in done or migration.number > upto:
            continue
        with store.write() as connection:
            if not store.is_sqlite:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
            if migration.number in _done(connection):  # another program was quicker
                continue
            migration.apply(connection)
            connection.execute(migrations.insert().values(number=migration.number, name=migration.name, at=now()))


def _done(connection: sa.Connection) -> set[int]:
    if not sa.inspect(connection).has_table(migrations.name):
        return set()
    return set(connection.execute(sa.select(migrations.c.number)).scalars())


def _reason(error: BaseException) -> str:
    """What the store itself says, without the statement and its values."""
    cause: Any = error.orig if isinstance(error, DBAPIError) else error
    told = cause.args[0] if cause is not None and cause.args else cause
    if isinstance(told, dict):  # pg8000 gives the server's fields: M is the message
        told = told.get("M", told)
    return str(told).splitlines()[0][:300] if str(told) else type(error).__name__
