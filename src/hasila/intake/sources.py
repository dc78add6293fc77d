"""What the user named, as files: paths, folders, globs the shell left alone, and ``-`` for standard input."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hasila.intake.refusal import Refusal

_MAGIC = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read. ``name`` is its stable name: the file's own, or its path below the folder or glob it was found
    by, with forward slashes; it names the report (or, with the row, the reports) in it. ``path`` None: standard input.
    ``sought`` is true where the file was named or matched, false where a folder merely held it.
    """

    path: Path | None
    name: str
    sought: bool = True

    @property
    def shown(self) -> str:
        """How refusals name it: the path the user would open."""
        return "standard input" if self.path is None else str(self.path)


def sources(inputs: Iterable[str]) -> Iterator[Source | Refusal]:
    """The files of ``inputs`` in their order, folders and globs in sorted order, hidden files left out."""
    for given in inputs:
        if given == "-":
            yield Source(None, "stdin")
        else:
            yield from _named(given)


def _named(given: str) -> Iterator[Source | Refusal]:
    path = Path(given)
    try:
        if path.is_dir():
            found = list(_walk(path, path, False))
            yield from found or [Refusal(given, None, "an empty folder")]
        elif path.exists():
            yield _file(path, path.name, True)
        elif _MAGIC & set(given):
            yield from _matched(given)
        else:
            yield Refusal(given, None, "no such file or folder")
    except (OSError, ValueError) as error:
        yield Refusal(given, None, f"cannot be opened: {_words(error)}")


def _matched(pattern: str) -> Iterator[Source | Refusal]:
    fixed = Path(*_before_magic(Path(pattern).parts)) if _before_magic(Path(pattern).parts) else Path()
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - the pattern may be absolute
    if not matches:
        yield Refusal(pattern, None, "no file matches")
    for match in matches:
        path = Path(match)
        if path.is_dir():
            if "**" not in pattern:
                yield from _walk(path, fixed, False)
        else:
            yield _file(path, _below(path, fixed), True)


def _before_magic(parts: tuple[str, ...]) -> tuple[str, ...]:
    fixed = []
    for part in parts[:-1]:
        if _MAGIC & set(part):
            break
        fixed.append(part)
    return tuple(fixed)


def _walk(folder: Path, root: Path, sought: bool) -> Iterator[Source | Refusal]:
    """The files below ``folder``; links to folders are not followed, so no loop can be walked."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Refusal(str(folder), None, f"cannot be opened: {_words(error)}")
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "__MACOSX":
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _walk(entry, root, sought)
        else:
            yield _file(entry, _below(entry, root), sought)


def _below(path: Path, root: Path) -> str:
    return Path(os.path.relpath(path, root)).as_posix()


def _file(path: Path, name: str, sought: bool) -> Source | Refusal:
    return Source(path, name, sought) if path.is_file() else Refusal(str(path), None, "not a plain file")


def _words(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
