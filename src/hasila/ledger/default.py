"""Which ledger is meant where none is named: HASILA_LEDGER's, else a file in the user's own folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from hasila.ledger.errors import CannotOpen

NONE = "none"


def default_ledger(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """A SQLite file, a PostgreSQL URL or ``none``: what HASILA_LEDGER says, else ``ledger.db`` in the folder that
    HASILA_HOME names, else in ``hasila`` where the system keeps a user's data (XDG Base Directory Specification;
    Apple's and Microsoft's folders on their systems).

    Nothing is made. Raises CannotOpen where there is no home folder.
    """
    told, home = environment.get("HASILA_LEDGER"), environment.get("HASILA_HOME")
    if told:
        return told if "://" in told or told == NONE else str(_from_home(Path(told)))
    return str((Path(home) if home else _data_folder(environment, platform) / "hasila") / "ledger.db")


def default_exists() -> bool:
    """Is the default ledger there? A server is taken to be."""
    where = default_ledger()
    return where != NONE and ("://" in where or Path(where).exists())


def make_folder(where: str) -> None:
    """Make the folder that the default ledger ``where`` is to stand in, for its user alone. Raises CannotOpen."""
    if "://" in where or where == NONE:
        return
    folder = Path(where).parent
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotOpen(f"{folder}: {error.strerror or error}") from error


def _from_home(path: Path) -> Path:
    """``path`` with ``~`` as the user's home folder."""
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise CannotOpen("no home folder to keep it in") from error


def _data_folder(environment: Mapping[str, str], platform: str) -> Path:
    home = _from_home(Path("~"))
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if platform == "darwin":
        return home / "Library" / "Application Support"
    told = environment.get("XDG_DATA_HOME", "")  # a relative one is to be ignored, says the specification
    return Path(told) if Path(told).is_absolute() else home / ".local" / "share"
