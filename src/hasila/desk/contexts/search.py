"""What a search found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hasila.desk.marking import Line


@dataclass(frozen=True, slots=True)
class HitRow:
    """A report that holds what was searched. ``snippets``: stretches of its text around the words, marked (kind
    ``found``); ``count``: how often they stand in it, 0 where only its title holds them."""

    id: str
    url: str
    title: str
    source: str
    published: str | None
    snippets: tuple[Line, ...]
    count: int


@dataclass(frozen=True, slots=True)
class SearchBody:
    """The page ``/search``. ``previous`` and ``next``: addresses of the neighbouring pages, None where there is none.
    ``words``: does the query hold any word at all?"""

    query: str
    words: bool
    hits: tuple[HitRow, ...]
    page: int
    previous: str | None
    next: str | None

    def heading(self) -> str:
        """What was searched."""
        return self.query

    def rows(self) -> Iterable[dict[str, Any]]:
        """A row a report."""
        for hit in self.hits:
            words = " … ".join("".join(piece.text for piece in line.pieces) for line in hit.snippets)
            yield {
                "id": hit.id, "title": hit.title, "source": hit.source, "published": hit.published,
                "count": hit.count, "words": words,
            }  # fmt: skip
