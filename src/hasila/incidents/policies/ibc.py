"""IBC-like: minimum and maximum over independent sources; one source alone is provisional.

Source: Iraq Body Count, Methods ("Independent sources: a minimum of two"): each entry needs two independent sources;
the minimum is the lowest and the maximum the highest number reported; what has one source is kept aside as provisional.
"""

from __future__ import annotations

from collections.abc import Sequence

from hasila.incidents.policies.candidates import Candidate, Ends, highest, lowest, numbered

_SOURCES = 2


def ibc(candidates: Sequence[Candidate]) -> Ends:
    """Lowest and highest; no best; "provisional" below two origins."""
    given = numbered(candidates)
    low, high = lowest(given), highest(given)
    agreed = low is not None and high is not None and low.value == high.value
    enough = len({c.origin for c in given}) >= _SOURCES
    best = low.value if agreed and enough and low is not None else None
    return Ends(low, high, best, "" if enough or not given else "provisional: one source")
