"""Who is held responsible, by whom: accusations and claims of responsibility, and whom figures are blamed on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hasila.incidents.model import Responsible, Told
from hasila.incidents.publishers import actor_at, publisher, voice
from hasila.model import Reading


def responsible(figures: Sequence[Told], readings: Mapping[str, Reading]) -> tuple[Responsible, ...]:
    """Each accused or owning actor once for each who says so, with the first claim or figure that does."""
    found: dict[tuple[str, str, str], Responsible] = {}
    reports = sorted({t.ref.report for t in figures})
    of_incident = {(t.ref.report, t.ref.figure) for t in figures}
    several = {
        r
        for r in reports
        if len({f.id for f in readings[r].figures if f.scope == "incident"})
        > len([1 for t in figures if t.ref.report == r])
    }
    for report in reports:
        reading = readings[report]
        printed = publisher(reading) or report
        for claim in reading.claims:
            if claim.act not in ("accuses", "takes_responsibility"):
                continue
            inside = any((report, f) in of_incident for f in claim.figures)
            if report in several and not inside:  # which of its incidents the claim is about is not said
                continue
            by = printed if claim.speaker is None else voice(reading, claim.speaker, printed)
            accused = claim.accused
            actor = (
                by
                if claim.act == "takes_responsibility"
                else (None if accused is None else accused.actor or actor_at(reading, accused.span))
            )
            if actor:
                found.setdefault(
                    (actor, by, claim.act), Responsible(actor, by, f"{report}#{claim.id}", claim.act, inside)
                )
    for each in figures:
        blamed = each.figure.blamed
        if blamed is not None and blamed.actor:
            key = (blamed.actor, each.origin, "accuses")
            found.setdefault(
                key, Responsible(blamed.actor, each.origin, f"{each.ref.report}#{each.ref.figure}", "accuses")
            )
    return tuple(found[key] for key in sorted(found))
