"""Grades of harm, after Airwars' methodology: how well supported it is that civilians were harmed.

Source: Airwars, "Methodology: civilian harm grading": confirmed (a belligerent accepts responsibility), fair (two or
more credible sources), weak (one source), contested (competing claims of responsibility), discounted (those killed
turned out not to be civilians). Sources are origins here. A toll of combatants has no grade.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from hasila.incidents.model import Grade, Responsible, Told
from hasila.incidents.publishers import belligerent

_HARM = frozenset({"killed", "wounded", "killed_or_wounded"})
_FAIR = 2


def graded(
    outcome: str, status: str | None, figures: Sequence[Told], responsible: Sequence[Responsible]
) -> tuple[Grade | None, str]:
    """The grade and its reason; None for harm that is not graded."""
    if outcome not in _HARM or status == "combatant":
        return None, ""
    stated = [t for t in figures if t.figure.value != 0]
    if not figures:
        return None, "every figure is superseded"
    if not stated:
        return "discounted", "every figure says none"
    owned = sorted({r.actor for r in responsible if r.act == "takes_responsibility" and belligerent(r.actor)})
    if owned:
        return "confirmed", f"{owned[0]} takes responsibility"
    rivals = _rivals(responsible)
    if rivals:
        return "contested", " / ".join(rivals)
    origins = sorted({t.origin for t in stated})
    if len(origins) >= _FAIR:
        return "fair", f"{len(origins)} origins: {', '.join(origins[:4])}"
    return "weak", f"one origin: {origins[0]}"


def _rivals(responsible: Sequence[Responsible]) -> list[str]:
    """Two who are blamed and whom no origin blames together; none where there are no such two."""
    by: dict[str, set[str]] = defaultdict(set)
    for each in responsible:
        if not each.of_harm:
            continue
        by[each.by].add(each.actor)
    actors = sorted({a for accused in by.values() for a in accused})
    for n, one in enumerate(actors):
        for other in actors[n + 1 :]:
            if not any({one, other} <= accused for accused in by.values()):
                return [one, other]
    return []
