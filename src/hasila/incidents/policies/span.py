"""The range: from the lowest to the highest credible figure.

Source: Every Casualty Counts, Standards for Casualty Recording (2016), p. 25; the practice of Iraq Body Count and
Airwars. Each end cites its figure. There is a best value only where both ends agree: it is never the midpoint.
"""

from __future__ import annotations

from collections.abc import Sequence

from hasila.incidents.policies.candidates import Candidate, Ends, highest, lowest


def span(candidates: Sequence[Candidate]) -> Ends:
    """Lowest, highest, and their value as best where it is one and neither end is open."""
    low, high = lowest(candidates), highest(candidates)
    agreed = low is not None and high is not None and low.value == high.value
    return Ends(low, high, low.value if agreed and low is not None else None)
