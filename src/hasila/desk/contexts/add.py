"""Taking reports in: the drop zone, and how far a lot has come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hasila.desk.jobs import Job


@dataclass(frozen=True, slots=True)
class AddBody:
    """The pages ``/add`` and ``/add/JOB``. ``reports``: how many the ledger holds; ``job``: the lot that is shown."""

    reports: int
    job: Job | None = None
    nothing: bool = False

    def heading(self) -> str:
        """The section names the page."""
        return ""

    def rows(self) -> Iterable[dict[str, Any]]:
        """A row for the lot."""
        if self.job is not None:
            job = self.job
            yield {
                "job": job.id, "state": job.state, "files": job.files, "read": job.read, "new": job.new,
                "figures": job.figures, "refused": job.refusals, "incidents": job.incidents, "error": job.error,
            }  # fmt: skip
