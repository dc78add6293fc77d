"""UCDP-like: low, best and high.

Source: UCDP GED Codebook (Högbladh 2023), "best, high, low": best is the most reliable figure, low and high the lowest
and highest reliable ones; where no figure is more reliable than another, best is the low one, and in the published data
best equals low about twice in three where they differ. Here "more reliable" is: stated by more origins than any other.
"""

from __future__ import annotations

from collections.abc import Sequence

from hasila.incidents.policies.candidates import Candidate, Ends, backers, highest, lowest


def ucdp(candidates: Sequence[Candidate]) -> Ends:
    """Lowest, highest, and the value of the most origins; the lowest where none has more than the others."""
    low, high = lowest(candidates), highest(candidates)
    count = backers(candidates)
    if low is None or not count:
        return Ends(low, high, None)
    most = max(count.values())
    leading = [value for value, origins in count.items() if origins == most]
    best = leading[0] if len(leading) == 1 and most > 1 else low.value
    return Ends(low, high, best)
