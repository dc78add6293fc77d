"""UCDP-like: low, best and high.

Source: UCDP GED's variables (Global 20.1; Sundberg and Melander 2013): ``best`` is the most likely estimate of all
deaths, ``low`` the lowest and ``high`` the highest reliable one. In the published data best equals low about twice in
three where they differ. Not checked against its words: that of equally reliable reports the lower is taken. That the
most likely figure is the one which more origins state than any other is Hasila's own reading.
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
