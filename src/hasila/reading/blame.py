"""Whom a report, or a speaker in it, holds responsible for the harm of a figure: words of the report, often none.

Only words that tie somebody to the deed are taken: على يد, من قبل and بنيران, the agent of an active verb, the side a
cause names, and claims that accuse or own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from hasila.arabic.fold import fold_word
from hasila.arabic.questions import question_of
from hasila.reading.accusations import accused_of
from hasila.reading.agents import BlamedMention, agent_of, said, said_by
from hasila.reading.attachment import Draft
from hasila.reading.cause_words import clause_end, find, may_open, opening
from hasila.reading.causes import CauseMention, antecedent
from hasila.reading.doers import anyone
from hasila.reading.passage import Passage, between

if TYPE_CHECKING:
    from hasila.reading.claims import Claim

_BY_REACH = 16
_VICTIMS_REACH = 4
_DURING = ("اثناء", "خلال")
_NO_BLAME = frozenset({"accident", "disease", "collapse", "drowning", "other"})


def blamed_of(
    passage: Passage,
    draft: Draft,
    tied: Sequence[CauseMention],
    mentions: Sequence[CauseMention],
    done_by: Callable[[CauseMention], BlamedMention | None],
    claims: Sequence[Claim] = (),
) -> BlamedMention | None:
    """Whom the report holds responsible for ``draft``'s harm, or None.

    ``tied`` are the causes ``governing`` it, among all that the report ``mentions``; ``done_by`` says whom the words of
    one tie to it (``doer_of``). ``claims`` are the report's: where none of its own words tie anybody to the harm, an
    accusing claim may.
    """
    first, last = passage.sentences[draft.sentence]
    found = _by(passage, draft, last) or agent_of(passage, draft)
    for mention in () if found is not None else tied:
        if found is None and mention.kind != "outcome" and mention.code not in _NO_BLAME:
            found = done_by(mention)
            if found is None and (mention.definite or not first <= mention.first < last):
                earlier = antecedent(passage, mention, mentions)
                found = done_by(earlier) if earlier is not None and earlier.code not in _NO_BLAME else None
        if found is not None and _of_the_victims(passage, draft, found):
            found = None
    return found or accused_of(passage, draft) or _claimed(draft, claims)


def _of_the_victims(passage: Passage, draft: Draft, found: BlamedMention) -> bool:
    """Are the victims of the side that would be blamed (مقتل 8 حوثيين … هاجم الحوثيون)? The attack told is theirs."""
    name = fold_word(found.text).split()[-1].strip('"').removeprefix("ال")
    stem = name[:-2] if name.endswith(("ون", "ين")) else name
    near = range(draft.phrase.first, min(len(passage.tokens), draft.phrase.last + _VICTIMS_REACH))
    apart = [i for i in near if passage.tokens[i].end <= found.start or passage.tokens[i].start >= found.end]
    return len(stem) > 2 and any(passage.form(i).removeprefix("ال").startswith(stem) for i in apart)


def _by(passage: Passage, draft: Draft, last: int) -> BlamedMention | None:
    """على يد X, من قبل X, بنيران X after the harm, in its clause."""
    trigger, phrase = draft.trigger, draft.phrase
    start = phrase.last if trigger is None else min(phrase.last, trigger.at + 1)
    high = phrase.last if trigger is None else max(phrase.last, trigger.at + 1)
    end = min(clause_end(passage, high, last), high + _BY_REACH)
    for i in between(passage.words.where(_may_say_by), start, end):
        hand = find(passage, i, "hand")
        if hand is not None and not hand.split.pronoun:
            name = anyone(passage, hand.last, last)
            return None if name is None else said(passage, name, "by-hand")
        if passage.form(i) in _DURING:
            return None  # قتل أثناء ملاحقته من قبل X: what X did is not told to be the killing
        if (by := said_by(passage, i, last)) is not None:
            return by
    return None


@question_of(lambda: (*_DURING, *opening()))
def _may_say_by(form: str) -> bool:
    """May a folded word say by whom, or that what follows only went on meanwhile?"""
    return form in _DURING or may_open(form, ("hand", "by"))


def _claimed(draft: Draft, claims: Sequence[Claim]) -> BlamedMention | None:
    """Whom the accusing claim that holds the figure names."""
    for claim in claims:
        if claim.accused is not None and claim.act == "accuses" and claim.start <= draft.phrase.start < claim.end:
            return BlamedMention(claim.accused.start, claim.accused.end, claim.accused.text, "accusing-claim")
    return None


__all__ = ["BlamedMention", "blamed_of"]
