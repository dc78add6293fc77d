"""Report in, Reading out: a module a finding, one ordered list of them.

The order: ``preparing`` (fold, cut, look up), ``phrases`` and ``triggers`` (what may be victims, what states an
outcome), ``attachment`` (which suffers which), ``assertions`` (did it happen), ``settings`` (who says it, where,
when), ``links`` (repetitions and parts), ``status`` (who they were), ``figures`` (all of it, settled), ``statements``
(who claims what).
"""

from __future__ import annotations

from hasila.model import Named, Reading, Report, Span
from hasila.reading.actors import actors
from hasila.reading.bearers import Mentioned, with_actors
from hasila.reading.claims import claims
from hasila.reading.figures import figures
from hasila.reading.preparing import prepare
from hasila.reading.quantities import quantities
from hasila.reading.settings import place, scene_of
from hasila.reading.statements import statements


def read(report: Report) -> Reading:
    """Everything found in ``report``. Pure: the same report gives the same reading."""
    passage = prepare(report)
    scene = scene_of(passage)
    named = actors(passage.tokens, passage.text, passage.words)
    claimed = claims(passage, scene.voices)
    found = figures(passage, scene, named, claimed)
    claims_, found = with_actors(statements(claimed, found), found, Mentioned(named))
    return Reading(
        report,
        found,
        tuple(
            quantities(
                passage.tokens, passage.text, dated=passage.dated, counted=passage.counts, calendar=passage.calendar
            )
        ),
        scene.dates,
        tuple(p for m in scene.places if (p := place(m, passage.text)) is not None),
        claims_,
        tuple(Named(Span(m.start, m.end), m.text, m.actor) for m in named),
    )


__all__ = ["read"]
