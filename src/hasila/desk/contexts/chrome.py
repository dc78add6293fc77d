"""What every page has around its own matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, Protocol, runtime_checkable

Section = Literal["incidents", "search", "map", "queue", "add", "none"]


@runtime_checkable
class Body(Protocol):
    """A page's own matter."""

    def heading(self) -> str:
        """The page's title: words of a report, or "" where ``section`` names it."""

    def rows(self) -> Iterable[dict[str, Any]]:
        """The page as a table: one dict a row, all with the same keys."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go: its address and the key of its words; ``here``: it is what is shown."""

    url: str
    key: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Chrome:
    """The page's frame: where one is, where one may go, and how one likes it.

    ``title`` is the page's own, "" where the section names it. ``here`` is the page's path with its query. ``formats``
    are the addresses of the same page as JSON and CSV. ``scripts`` and ``styles``: further files of ``static``.
    """

    section: Section
    title: str
    here: str
    ledger: str
    version: str
    navigation: tuple[Link, ...]
    formats: tuple[Link, ...]
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MessageBody:
    """A page that only says something: ``key`` in the interface's words, ``told`` in the program's own."""

    key: str
    told: str = ""

    def heading(self) -> str:
        """Nothing of a report's."""
        return ""

    def rows(self) -> Iterable[dict[str, Any]]:
        """One row."""
        yield {"key": self.key, "told": self.told}
