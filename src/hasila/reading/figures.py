"""Figures: the drafts that stand, settled and linked, each with its words and how it was read."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.arabic.record import replace
from hasila.model import Figure, Span, Why
from hasila.reading.actors import ActorMention
from hasila.reading.affiliations import Sides
from hasila.reading.assertions import verdict
from hasila.reading.attachment import Draft, attach
from hasila.reading.circumstances import Circumstances, circumstances
from hasila.reading.claims import Claim
from hasila.reading.days_shared import shared
from hasila.reading.facts import over_months
from hasila.reading.links import Fact, link
from hasila.reading.passage import Passage
from hasila.reading.phrases import phrases
from hasila.reading.place_mention import FINE, PlaceMention
from hasila.reading.places_shared import placed_alike
from hasila.reading.repeats import root
from hasila.reading.rows import row_of
from hasila.reading.scope_habits import of_campaigns, of_wide_blows
from hasila.reading.scope_records import go_on
from hasila.reading.scope_shares import of_shares
from hasila.reading.scope_spread import spread
from hasila.reading.scopes import inherit, of_wholes, scope_of
from hasila.reading.settings import Scene, Setting, moved, settings
from hasila.reading.settling import settle
from hasila.reading.status import status_of
from hasila.reading.triggers import triggers
from hasila.reading.victim_sentences import victim_sentences

_LONGEST = 40  # a figure's words state the count and no more


def figures(
    passage: Passage, scene: Scene, named: Sequence[ActorMention] = (), claimed: Sequence[Claim] = ()
) -> tuple[Figure, ...]:
    """The figures of a report in text order, linked and set in its ``scene``; ``named`` and ``claimed`` are its own."""
    pulled = triggers(passage)
    drafts = attach(passage, phrases(passage, victim_sentences(passage, pulled)), pulled)
    sides = Sides(named)
    facts = [fact for draft in drafts if (fact := _fact(passage, draft, sides)) is not None]
    facts = _once(facts)
    inherit(passage, facts)
    go_on(passage, facts)
    spread(passage, facts, scene.places)
    scopes = [f.scope for f in facts]
    placed = settings(passage, [f.draft for f in facts], scopes, scene)
    for fact, setting in zip(facts, placed, strict=True):
        fact.place_key, fact.day_key = setting.keys
        fact.site, fact.spot, fact.date = setting.site, setting.spot, setting.date
        fact.past = over_months(passage, setting.date)
        fact.row, fact.row_wide = row_of(setting.mention)
    link(passage, facts)
    of_wholes(passage, facts)
    of_campaigns(passage, facts)
    placed = placed_alike(passage, facts, placed)
    of_wide_blows(passage, facts)
    of_shares(passage, facts)
    placed = _of_sums(passage, facts, scopes, placed, scene)
    days = shared(passage, facts, [setting.date for setting in placed])
    dated = zip(placed, days, strict=True)
    placed = [setting if setting.date is day else replace(setting, date=day) for setting, day in dated]
    settle(passage, facts, scene.places)
    around = circumstances(passage, [f.draft for f in facts], sides, claimed)
    return tuple(_figure(passage, facts, i, setting, around[i]) for i, setting in enumerate(placed))


def _of_sums(
    passage: Passage, facts: Sequence[Fact], scopes: Sequence[str], placed: list[Setting], scene: Scene
) -> list[Setting]:
    """``placed``, where ``scopes`` were the facts' before they were linked: what has shown to be a sum is where sums
    are."""
    changed = [i for i, fact in enumerate(facts) if fact.scope == "cumulative" != scopes[i] and fact.value is not None]
    if not changed:
        return placed
    again = settings(passage, [f.draft for f in facts], [f.scope for f in facts], scene)
    out = list(placed)
    for i in changed:
        land = again[i].mention
        if land is None:  # the headline's sum, told again of a land
            told = (each.mention for j, each in enumerate(again) if j != i and root(facts, j) == root(facts, i))
            land = next((m for m in told if m is not None and m.fineness < FINE), None)
        if land is not None and _wider(placed[i].mention, land):
            out[i] = moved(placed[i], land, passage.text)
    return out


def _wider(spot: PlaceMention | None, land: PlaceMention) -> bool:
    """Is it a land for what has no place, or only a town or spot, which no sum has?"""
    return land.fineness < FINE and (spot is None or spot.fineness >= FINE)


def _fact(passage: Passage, draft: Draft, sides: Sides) -> Fact | None:
    """The draft as a fact, or None where it is no figure: an attempt, an unknown, a doubt about an unknown number."""
    said = verdict(passage, draft)
    phrase = draft.phrase
    counted = phrase.numbered or _some_may(passage, draft)
    if said == "dropped" or (said == "hypothetical" and (not counted or draft.outcome in ("rescued", "released"))):
        return None
    value, top, qualifier = phrase.value, phrase.value_max, phrase.qualifier
    if said == "none":
        value, top, qualifier = 0, None, "exact"
    status, demographic = status_of(passage, draft, sides)
    assertion = "asserted" if said == "none" else said
    told = [f"status-{status}"] if status else []
    supposed = said == "hypothetical" and phrase.value is None  # لو انفجرت لقُتل المئات: one event, that did not happen
    return Fact(
        draft, draft.outcome, value, top, qualifier, assertion, status, demographic,
        "incident" if supposed else scope_of(passage, draft),
        paragraph=passage.paragraph_of[phrase.first], rules=[*draft.rules, f"verdict-{said}", *told],
    )


def _some_may(passage: Passage, draft: Draft) -> bool:
    """قد يسقط مزيد من الضحايا: a quantity of those who may be harmed; but سيحضر عدد من المصابين."""
    phrase = draft.phrase
    some = phrase.rule == "quantifier" and "من" in passage.forms[phrase.first : phrase.last]
    return some and (draft.trigger is not None or "occurrence" in passage.classes(phrase.first - 1))


def _once(facts: list[Fact]) -> list[Fact]:
    """One figure for one outcome of one stretch of words: the first reading of it."""
    out: list[Fact] = []
    seen: set[tuple[int, int, str]] = set()
    for fact in facts:
        key = (fact.draft.phrase.start, fact.draft.phrase.end, fact.outcome)
        if fact.draft.phrase.end - fact.draft.phrase.start <= _LONGEST and key not in seen:
            seen.add(key)
            out.append(fact)
    return out


def _id(i: int) -> str:
    """The id of a report's figure ``i``, which is counted from 0 here and from 1 there."""
    return f"f{i + 1}"


def _figure(
    passage: Passage, facts: Sequence[Fact], i: int, setting: Setting, around: Circumstances
) -> Figure:
    """The figure that fact ``i`` of ``facts`` has become, in its ``setting`` and with what is told ``around`` it."""
    fact, phrase = facts[i], facts[i].draft.phrase
    span = Span(phrase.start, phrase.end)
    trigger = fact.draft.trigger
    tokens = passage.tokens
    first, last = passage.sentences[fact.draft.sentence]
    return Figure(
        id=_id(i), span=span, text=span.of(passage.text), outcome=fact.outcome,  # type: ignore[arg-type]
        value=fact.value, value_max=fact.value_max, qualifier=fact.qualifier,  # type: ignore[arg-type]
        status=fact.status or "unknown", demographic=fact.demographic,  # type: ignore[arg-type]
        assertion=fact.assertion, scope=fact.scope,  # type: ignore[arg-type]
        speaker=setting.speaker, chain=setting.chain, place=setting.place, date=setting.date,
        affiliation=around.affiliation, cause=around.cause, blamed=around.blamed,
        subset_of=None if fact.subset_of is None else _id(fact.subset_of),
        repeats=None if fact.repeats is None else _id(fact.repeats),
        why=Why(
            None if trigger is None else Span(tokens[trigger.at].start, tokens[trigger.at].end),
            Span(tokens[phrase.first].start, tokens[phrase.last - 1].end),
            Span(tokens[first].start, tokens[last - 1].end), tuple(fact.rules),
        ),
    )
