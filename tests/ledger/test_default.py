"""The default ledger: where it is on each system, and that nothing is made by asking."""

from __future__ import annotations

from pathlib import Path

import pytest

from hasila.ledger import CannotOpen
from hasila.ledger.default import default_ledger, make_folder

HOME = Path("~").expanduser()


@pytest.mark.parametrize(
    ("environment", "platform", "where"),
    [
        ({}, "linux", HOME / ".local" / "share" / "hasila" / "ledger.db"),
        ({"XDG_DATA_HOME": "/data"}, "linux", "/data/hasila/ledger.db"),
        ({"XDG_DATA_HOME": "data"}, "linux", HOME / ".local" / "share" / "hasila" / "ledger.db"),
        ({}, "darwin", HOME / "Library" / "Application Support" / "hasila" / "ledger.db"),
        ({"LOCALAPPDATA": "/local"}, "win32", "/local/hasila/ledger.db"),
        ({"HASILA_HOME": "/own"}, "linux", "/own/ledger.db"),
        ({"HASILA_HOME": "/own", "HASILA_LEDGER": "~/sahl.db"}, "linux", HOME / "sahl.db"),
        ({"HASILA_LEDGER": "postgresql://host/sahl"}, "linux", "postgresql://host/sahl"),
        ({"HASILA_LEDGER": "none"}, "linux", "none"),
    ],
)
def test_where_it_is(environment: dict[str, str], platform: str, where: str | Path) -> None:
    assert default_ledger(environment, platform) == str(where)


def test_its_folder_is_its_users_alone(tmp_path: Path) -> None:
    make_folder(str(tmp_path / "a" / "b" / "ledger.db"))
    assert (tmp_path / "a" / "b").is_dir() and (tmp_path / "a" / "b").stat().st_mode & 0o077 == 0
    (tmp_path / "file").touch()
    with pytest.raises(CannotOpen, match="file"):
        make_folder(str(tmp_path / "file" / "ledger.db"))
    make_folder("postgresql://host/sahl")
