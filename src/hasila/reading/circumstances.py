"""The circumstances of a figure: the victims' side, how they were harmed, and who is held responsible for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial

from hasila.arabic.record import record
from hasila.model import Cause, Named, Span
from hasila.reading.affiliations import Sides, affiliation_of
from hasila.reading.attachment import Draft
from hasila.reading.bearers import Mentioned
from hasila.reading.blame import blamed_of
from hasila.reading.cause_doers import doer_of
from hasila.reading.cause_mentions import causes
from hasila.reading.causes import CauseMention, cause_of, governing
from hasila.reading.claims import Claim
from hasila.reading.passage import Passage


@record
class Circumstances:
    """Each part is None where the report does not say."""

    affiliation: Named | None
    cause: Cause | None
    blamed: Named | None


def circumstances(
    passage: Passage, drafts: Sequence[Draft], sides: Sides, claimed: Sequence[Claim]
) -> list[Circumstances]:
    """The circumstances of each draft, in order; ``sides`` and ``claimed`` are the report's own."""
    if not drafts:
        return []
    mentions = causes(passage)
    named = Mentioned(sides.mentions)
    done_by = cache(partial(doer_of, passage))  # one cause is tied to many figures
    out = []
    for draft in drafts:
        side = affiliation_of(passage, draft.phrase.last, sides, draft.phrase.first)
        tied = governing(passage, draft, mentions)
        cause = cause_of(passage, tied, mentions)
        blamed = blamed_of(passage, draft, tied, mentions, done_by, claimed)
        how = None if cause is None or not cause.code else _cause(passage, cause)
        who = None
        if blamed is not None:
            span = Span(blamed.start, blamed.end)
            who = Named(span, blamed.text, named.within(span))
        out.append(Circumstances(side, how, who))
    return out


def _cause(passage: Passage, mention: CauseMention) -> Cause:
    span = Span(mention.start, mention.end)
    return Cause(span, span.of(passage.text), mention.code)
