"""Opening: what is no ledger is refused in words, an old one is upgraded, a later one left alone."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest
import samples
import sqlalchemy as sa

from hasila.ledger import CannotOpen, Ledger, TooNew, schema
from hasila.ledger.engine import address, open_store
from hasila.ledger.migrations import MIGRATIONS, described


def test_an_old_ledger_is_upgraded(where: str) -> None:
    old = open_store(where, upto=1)
    with old.write() as connection:
        assert not sa.inspect(connection).has_table("incidents")
    # Kept as the release before the upgrade would have: nothing of the later steps is touched.
    reading = samples.numbered(1)
    Ledger(old).keep(reading)
    old.close()
    with Ledger.open(where) as upgraded:
        assert upgraded.reading("r1") == reading
        assert upgraded.keep(reading).kind == "same"
        assert [hit.report for hit in upgraded.search("المدنيين")] == ["r1"]
        assert upgraded.check() == []


def test_an_old_file_is_upgraded(tmp_path: Path) -> None:
    """A file as the first release wrote it."""
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((Path(__file__).parent / "ledger-1.db.gz").read_bytes()))
    with Ledger.open(path) as upgraded:
        assert [reading.report.id for reading in upgraded.readings()] == ["r0", "r1", "r2"]
        assert [hit.report for hit in upgraded.search("مدنيون الرابية")] == ["r2"]
        assert [decision.deed for decision in upgraded.decisions()] == ["correct"]
        assert upgraded.settled("r1").figures[0].value == 4
        assert upgraded.check() == []
        upgraded.keep(samples.numbered(9))
        assert upgraded.reports() == ["r0", "r1", "r2", "r9"]


def test_upgrading_gives_the_schema_as_it_is(where: str) -> None:
    store = open_store(where)
    with store.read() as connection:
        seen = sa.inspect(connection)
        for table in schema.METADATA.tables.values():
            assert [column["name"] for column in seen.get_columns(table.name)] == [c.name for c in table.c]
            assert {index["name"] for index in seen.get_indexes(table.name)} >= {i.name for i in table.indexes}
            keys = {(key["constrained_columns"][0], key["referred_table"]) for key in seen.get_foreign_keys(table.name)}
            assert keys == {(c.name, key.column.table.name) for c in table.c for key in c.foreign_keys}
        done = connection.execute(sa.select(schema.migrations.c.number)).scalars()
        assert set(done) == {migration.number for migration in MIGRATIONS}
    store.close()


def test_steps_are_numbered_from_one() -> None:
    assert [migration.number for migration in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))
    assert set(described(1).tables) < set(described().tables)


def test_a_later_ledger_is_left_alone(where: str) -> None:
    store = open_store(where)
    with store.write() as connection:
        connection.execute(schema.migrations.insert().values(number=99, name="of tomorrow", at=""))
    store.close()
    with pytest.raises(TooNew, match="later release"):
        Ledger.open(where)


def test_what_is_not_there_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match="no such ledger"):
        Ledger.open(tmp_path / "none.db", create=False)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(CannotOpen, match="no such folder"):
        Ledger.open(tmp_path / "no" / "ledger.db")
    with pytest.raises(CannotOpen, match="a folder"):
        Ledger.open(tmp_path)


def test_what_is_no_ledger_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("قُتل سبعة مدنيين " * 100, "utf-8")
    with pytest.raises(CannotOpen, match="not a database"):
        Ledger.open(tmp_path / "text")
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE other (a)")
    connection.close()
    with pytest.raises(CannotOpen, match="not a ledger"):
        Ledger.open(tmp_path / "other.db")


def test_no_server_no_password_in_the_words(tmp_path: Path) -> None:
    pytest.importorskip("pg8000")
    with pytest.raises(CannotOpen) as refused:
        Ledger.open(f"postgresql://anna:secret@/x?unix_sock={tmp_path}/none")
    assert "secret" not in str(refused.value)
    with pytest.raises(CannotOpen, match="SQLite file or a PostgreSQL"):
        Ledger.open("mysql://localhost/x")


def test_addresses() -> None:
    assert address("postgres://h/d").drivername == "postgresql+pg8000"
    assert address("postgresql+psycopg://h/d").drivername == "postgresql+psycopg"
    assert address("a b/ledger.db").database == "a b/ledger.db"
    assert address("sqlite:///ledger.db").database == "ledger.db"
