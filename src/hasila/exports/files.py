"""Writing a file whole: it is there complete under its name, or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def whole_file(path: Path, *, replace: bool = False) -> Iterator[IO[bytes]]:
    """A file to write, which takes its name ``path`` when the block ends; where the block fails nothing is left.

    Raises FileExistsError where something has the name already and is not to be replaced, OSError as writing does.
    """
    if not replace and path.exists():
        raise FileExistsError(path)
    # On the same file system, so that giving it its name is one act.
    beside = path.with_name(f".{path.name[:60]}.{secrets.token_hex(4)}.part")
    try:
        with beside.open("xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        _name(beside, path, replace=replace)
    finally:
        beside.unlink(missing_ok=True)


def _name(beside: Path, path: Path, *, replace: bool) -> None:
    if replace:
        beside.replace(path)
        return
    try:
        path.hardlink_to(beside)  # fails where another program took the name meanwhile
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a file system without links
        if path.exists():
            raise FileExistsError(path) from None
        beside.replace(path)
