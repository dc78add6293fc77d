"""A desk over a ledger of the examples, made once; and one over an empty ledger."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from hasila.desk.app import make
from hasila.intake import read_inputs
from hasila.ledger import Ledger
from hasila.model import Report
from hasila.reading import read

sys.path.insert(0, str(Path(__file__).parent))
from browser import Watch, served

EXAMPLES = Path(__file__).parents[2] / "examples"
HOST = "http://127.0.0.1"


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the examples, linked. Not to be written to: see ``ledger``."""
    where = tmp_path_factory.mktemp("desk") / "ledger.db"
    with Ledger.open(where) as ledger:
        for found in read_inputs([str(EXAMPLES)]):
            assert isinstance(found, Report)
            ledger.keep(read(found))
        ledger.link()
    return where


@pytest.fixture
def ledger(examples: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of the examples of the test's own."""
    where = tmp_path / "ledger.db"
    shutil.copy(examples, where)
    with Ledger.open(where) as opened:
        yield opened


@pytest.fixture
def client(ledger: Ledger) -> Iterator[TestClient]:
    """A browser at the desk over the examples, as far as a test client is one."""
    with TestClient(make(ledger), base_url=HOST, headers={"origin": HOST}) as opened:
        yield opened


@pytest.fixture(scope="session")
def shared_client(examples: Path) -> Iterator[TestClient]:
    """The same over the ledger that all tests share, for those that only look."""
    with Ledger.open(examples) as opened, TestClient(make(opened), base_url=HOST) as client:
        yield client


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """A desk over an empty ledger."""
    with (
        Ledger.open(tmp_path / "empty.db") as opened,
        TestClient(make(opened), base_url=HOST, headers={"origin": HOST}) as client,
    ):
        yield client


@pytest.fixture(scope="session")
def home(examples: Path) -> Iterator[str]:
    """The address of a desk over the examples that all tests share, for those that only look."""
    with served(examples) as address:
        yield address


@pytest.fixture
def own_home(examples: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a desk over examples of the test's own."""
    shutil.copy(examples, tmp_path / "own.db")
    with served(tmp_path / "own.db") as address:
        yield address


@pytest.fixture
def empty_home(tmp_path: Path) -> Iterator[str]:
    """The address of a desk over an empty ledger."""
    with served(tmp_path / "none.db") as address:
        yield address


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Whatever goes wrong on the pages watched fails the test."""
    found = Watch("")
    yield found
    assert found.foreign == []
    assert found.errors == []
