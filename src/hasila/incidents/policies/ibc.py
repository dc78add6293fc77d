"""IBC-like: minimum and maximum over independent sources; one source alone is provisional.

Source: Iraq Body Count, Methods, 1 (but for entries marked as provisional, all come from two independent sources at
least) and 3 (a minimum and a maximum of deaths and of injuries are taken of each incident). Not checked against its
words: that they are the lowest and the highest number reported.
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
