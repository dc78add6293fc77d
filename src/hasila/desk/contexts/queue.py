"""What most needs a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hasila.desk.contexts.incidents import Choice, Paging, Row


@dataclass(frozen=True, slots=True)
class QueueRow:
    """An incident in the queue, and why it is there. ``weakest``: the score of the weakest link that it hangs on, in
    natural log-odds (0 is even), where that is low."""

    incident: Row
    weakest: float | None


@dataclass(frozen=True, slots=True)
class QueueBody:
    """The page ``/queue``: the most urgent first. ``kinds``: what there is to look at, each to be seen alone."""

    waiting: tuple[QueueRow, ...]
    kinds: tuple[Choice, ...]
    paging: Paging
    ignored: tuple[tuple[str, str], ...]

    def heading(self) -> str:
        """The section names the page."""
        return ""

    def rows(self) -> Iterable[dict[str, Any]]:
        """A row an incident."""
        for row in self.waiting:
            one = row.incident
            yield {
                "id": one.id, "title": one.title, "place": one.place, "earliest": one.earliest, "latest": one.latest,
                "needs": one.needs, "findings": one.findings, "weakest_link": row.weakest,
                "killed_low": one.killed.low if one.killed else None,
                "killed_high": one.killed.high if one.killed else None, "review": one.review,
            }  # fmt: skip
