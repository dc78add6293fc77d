"""Values and words as a page shows them."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from hasila.exports.cells import clean
from hasila.incidents.model import End
from hasila.messages import Language, known, say
from hasila.model import Figure

_HEDGES = {"about": "≈", "at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<"}
UNKNOWN = "—"
# Marks that force or isolate a direction: carried into a page they could show 12 as 21. Those that only hint stay.
_FORCING = re.compile("([\u202a-\u202e\u2066-\u2069])")


def label(kind: str, code: str, language: Language) -> str:
    """The words for one of the contract's values; the value itself where the tables have none."""
    key = f"{kind}.{code}"
    return say(key, language) if known(key) else code


def count_of(figure: Figure) -> str:
    """A figure's number with its hedge: 7, ≈200, ≥20, 35–40; — where no number is given."""
    if figure.value is None:
        return UNKNOWN
    if figure.value_max is not None:
        return f"{figure.value:,}–{figure.value_max:,}"
    return f"{_HEDGES.get(figure.qualifier, '')}{figure.value:,}"


def span_of(low: End | None, high: End | None) -> str:
    """A toll's two ends: 7, 7–12, ≥7, ≤12, 2–50+; — where they are not known."""
    if low is None or high is None:
        return UNKNOWN
    if low.value == high.value:
        return f"{'≥' if high.open_above else '≤' if low.open_below else ''}{low.value:,}"
    return f"{low.value:,}–{high.value:,}{'+' if high.open_above else ''}"


def visible(text: str) -> Markup:
    """``text`` escaped, each mark that forces a direction shown by its name and without effect."""
    out = Markup()
    for part in _FORCING.split(clean(text)):
        forcing = _FORCING.fullmatch(part) is not None
        out += Markup("<span class=mark>U+{}</span>").format(f"{ord(part):04X}") if forcing else escape(part)
    return out
