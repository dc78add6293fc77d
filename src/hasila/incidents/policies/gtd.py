"""GTD-like: one value, the most recent credible one; else the majority's; else the lowest.

Source: Global Terrorism Database Codebook (START, 2021), "Total Number of Fatalities": where sources conflict, the most
recent source that gives a number is followed unless there is reason to doubt it; where several independent ones
disagree, the majority's number, and where there is no majority the lowest proffered. Blank where nothing is stated.
"""

from __future__ import annotations

from collections.abc import Sequence

from hasila.incidents.policies.candidates import Candidate, Ends, backers, latest, lowest, numbered


def gtd(candidates: Sequence[Candidate]) -> Ends:
    """One candidate for both ends."""
    given = numbered(candidates)
    if not given:
        return Ends(None, None, None)
    last = latest(given)
    if last is not None and last.said is not None:
        return Ends(last.low, last.low, last.value, "most recent")
    count = backers(given)
    most = max(count, key=lambda v: (count[v], -v))
    if count[most] * 2 > sum(count.values()):
        chosen = min((c for c in given if c.value == most), key=lambda c: c.low.report if c.low else "")
        return Ends(chosen.low, chosen.low, most, "majority")
    low = lowest(given)
    return Ends(low, low, None if low is None else low.value, "lowest")
