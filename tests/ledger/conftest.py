"""Every test of the ledger runs on both stores: a SQLite file, and a database on a server started for the tests."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hasila.ledger import Ledger

sys.path.insert(0, str(Path(__file__).parent))  # tests are imported one by one, without packages

import servers


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a running server."""
    pytest.importorskip("pg8000", reason="PostgreSQL's driver is not installed: pip install 'hasila[postgresql]'")
    running = servers.server()
    try:
        url = running.__enter__()
    except servers.NoServer as missing:
        pytest.skip(str(missing))
    yield url
    running.__exit__(None, None, None)


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new ledger may be: a path or a URL, nothing there yet."""
    if request.param == "sqlite":
        yield str(tmp_path / "ledger.db")
    else:
        with servers.database(request.getfixturevalue("postgresql")) as url:
            yield url


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    """A new ledger."""
    with Ledger.open(where) as opened:
        yield opened
