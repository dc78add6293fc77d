"""The circumstances of a figure: the victims' side, how they were harmed, and who is held responsible for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from hasila.model import Cause, Named, Span
from hasila.reading.actors import ActorMention
from hasila.reading.affiliations import affiliation_of
from hasila.reading.attachment import Draft
from hasila.reading.blame import blamed_of
from hasila.reading.cause_mentions import causes
from hasila.reading.causes import CauseMention, cause_of
from hasila.reading.claims import Claim
from hasila.reading.passage import Passage


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Each part is None where the report does not say."""

    affiliation: Named | None
    cause: Cause | None
    blamed: Named | None


def circumstances(
    passage: Passage, drafts: Sequence[Draft], actors: Sequence[ActorMention], claimed: Sequence[Claim]
) -> list[Circumstances]:
    """The circumstances of each draft, in order; ``actors`` and ``claimed`` are the report's own."""
    if not drafts:
        return []
    mentions = causes(passage)
    named = sorted((m.start, m.end, m.actor) for m in actors if m.actor is not None)
    out = []
    for draft in drafts:
        side = affiliation_of(passage, draft.phrase.last, actors, draft.phrase.first)
        cause = cause_of(passage, draft, mentions)
        blamed = blamed_of(passage, draft, mentions, claimed)
        how = None if cause is None or not cause.code else _cause(passage, cause)
        who = None
        if blamed is not None:
            who = Named(Span(blamed.start, blamed.end), blamed.text, _actor(named, blamed.start, blamed.end))
        out.append(Circumstances(side, how, who))
    return out


def _cause(passage: Passage, mention: CauseMention) -> Cause:
    span = Span(mention.start, mention.end)
    return Cause(span, span.of(passage.text), mention.code)


def _actor(named: Sequence[tuple[int, int, str]], start: int, end: int) -> str | None:
    """The actor that these words name: the longest mention inside them."""
    inside = []
    for low, high, actor in named[bisect_left(named, (start, 0, "")) :]:
        if low >= end:
            break
        if high <= end:
            inside.append((low - high, actor))
    return min(inside)[1] if inside else None
