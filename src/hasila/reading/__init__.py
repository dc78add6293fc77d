"""Report in, Reading out: a module a finding, one ordered list of them.

The order: ``passage`` (fold, cut, look up), ``phrases`` and ``triggers`` (what may be victims, what states an outcome),
``attachment`` (which suffers which), ``assertions`` (did it happen), ``settings`` (who says it, where, when),
``links`` (repetitions and parts), ``status`` (who they were), ``figures`` (all of it, settled).
"""

from __future__ import annotations

from hasila.model import Reading, Report
from hasila.reading.figures import figures
from hasila.reading.passage import prepare


def read(report: Report) -> Reading:
    """Everything found in ``report``. Pure: the same report gives the same reading."""
    passage = prepare(report)
    return Reading(report, figures(passage))


__all__ = ["read"]
