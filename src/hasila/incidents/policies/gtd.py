"""GTD-like: one value, the most recent credible one; else the majority's; else the lowest.

Source: Global Terrorism Database Codebook (START, 2021), "Total Number of Fatalities"; written from memory, not checked
against its words. As remembered: the most recent source that gives a number is followed, but for one of questionable
validity or one that has it from the perpetrators; of several as recent the majority's number, and where there is no
majority the lowest; blank where nothing is stated. A party's own figures are in a toll of their own here, so that no
perpetrator's claim is taken for a newer one.
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
