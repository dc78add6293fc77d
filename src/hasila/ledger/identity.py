"""What makes two reports, two readings or two readers the same: their content's hash."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

from hasila.ledger.codec import dumps
from hasila.lexicon import own
from hasila.model import Report

# Remarks of intake's, which change with it and not with the report.
_DERIVED = frozenset({"intake_notes"})
# What a reading depends on: a change in any of them is another reader.
_READ_BY = ("model.py", "arabic", "lexicon", "intake", "reading")


@dataclass(frozen=True, slots=True)
class Author:
    """Who did a thing: a person by name, or a version of the reader (or linker)."""

    kind: Literal["person", "reader"]
    name: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}"

    @property
    def is_person(self) -> bool:
        """Is it a person?"""
        return self.kind == "person"

    @classmethod
    def of(cls, text: str) -> Author:
        """The author that ``str`` made ``text`` from."""
        kind, _, name = text.partition(":")
        return cls("person" if kind == "person" else "reader", name)


def person(name: str) -> Author:
    """A person, as author."""
    return Author("person", name)


def sha(text: str) -> str:
    """SHA-256 of ``text`` in UTF-8, in hexadecimal; halves of surrogate pairs as if they were characters."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def content_sha(report: Report) -> str:
    """The hash of all that a report was given with, its id apart; not of what intake made of it (furniture, language,
    remarks). Two reports of one id with one hash are one version."""
    return sha(dumps({
        "text": report.text, "source": report.source, "title": report.title, "url": report.url,
        "published": report.published.isoformat() if report.published else None,
        "published_as": report.published_as, "sha256": report.sha256, "extra": given_extra(report),
    }))  # fmt: skip


def given_extra(report: Report) -> dict[str, object]:
    """A row's other fields, without intake's remarks."""
    return {key: value for key, value in report.extra.items() if key not in _DERIVED}


def now() -> str:
    """The time, in ISO form and UTC, to the microsecond."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")


@cache
def reader() -> str:
    """The version of this reader: the release, and a hash of the code and vocabulary, the user's own as well, that
    readings depend on."""
    return _version_of(_READ_BY)


@cache
def linker() -> str:
    """The version of this linker: the same for what incidents depend on."""
    return _version_of((*_READ_BY, "incidents"))


def _version_of(parts: tuple[str, ...]) -> str:
    try:
        release = version("hasila")
    except PackageNotFoundError:
        release = "0"
    root = files("hasila")
    total = hashlib.sha256()
    for name, part in sorted((n, p) for top in parts for n, p in _files(root.joinpath(top), top)):
        total.update(f"{name}\0{hashlib.sha256(part.read_bytes()).hexdigest()}\n".encode())
    if own.sha():
        total.update(f"own\0{own.sha()}\n".encode())
    return f"hasila {release}+{total.hexdigest()[:12]}"


def _files(at: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    if at.is_file():
        if not name.endswith(".pyc"):
            yield name, at
        return
    for inner in at.iterdir():
        yield from _files(inner, f"{name}/{inner.name}")
