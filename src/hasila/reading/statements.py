"""Statements: a report's claims as the model keeps them, each with the figures that stand inside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from hasila.model import Claim, Figure, Named, Span
from hasila.reading.claims import Claim as RawClaim
from hasila.reading.settings import named_speaker


def statements(found: Sequence[RawClaim], figures: Sequence[Figure]) -> tuple[Claim, ...]:
    """A report's claims in order of where they start, numbered from c1, with the ``figures`` inside each."""
    out = []
    for number, claim in enumerate(found, 1):
        span = Span(claim.start, claim.end)
        accused = claim.accused
        out.append(
            Claim(
                f"c{number}",
                span,
                claim.act,
                claim.quoted,
                None if claim.speaker is None else named_speaker(claim.speaker),
                claim.cue,
                None if accused is None else Named(Span(accused.start, accused.end), accused.text),
                tuple(f.id for f in _from(figures, span) if f.span.end <= span.end),
            )
        )
    return tuple(out)


def _from(figures: Sequence[Figure], span: Span) -> Iterator[Figure]:
    """Those of ``figures``, which are in order, that start in ``span``."""
    for n in range(bisect_left(figures, span.start, key=lambda f: f.span.start), len(figures)):
        if figures[n].span.start > span.end:
            return
        yield figures[n]
