"""The setting of a figure: who says it, where and when the harm was done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from hasila.model import DateMention, Place, Span, Speaker
from hasila.reading.attachment import Draft
from hasila.reading.incidents_within import places_of
from hasila.reading.passage import Passage
from hasila.reading.places import PlaceMention, places
from hasila.reading.speakers import Attributions, attributions
from hasila.reading.speakers import Speaker as Voice

# A lead gives the day of its event; later sentences take it up unless they turn to something earlier.
_LEAD_SENTENCES = 4
_BACKGROUND = frozenset("وكان وكانت وكانوا كان كانت سبق وسبق يذكر ويذكر يشار ويشار يشير الجدير والجدير جدير سابق وتشهد وتتعرض تتعرض ويشهد".split())
_NEWS = dt.timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a figure; each part is None where the report does not say. ``keys`` compare place and day."""

    speaker: Speaker | None = None
    chain: tuple[Speaker, ...] = ()
    place: Place | None = None
    date: DateMention | None = None
    keys: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Scene:
    """What a report names: its date expressions and its places, in order, and who speaks where."""

    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    voices: Attributions


def scene_of(passage: Passage) -> Scene:
    """Read the dates, the places and the voices of ``passage``."""
    return Scene(
        passage.dates,
        tuple(places(list(passage.tokens), passage.text)),
        attributions(passage),
    )


def settings(passage: Passage, drafts: Sequence[Draft], scopes: Sequence[str], scene: Scene) -> list[Setting]:
    """The setting of each draft, in order; ``scopes`` are the drafts' own."""
    lead = _lead_date(passage, scene.dates)
    out = []
    found = places_of(passage, drafts, scopes, scene.places)
    for draft, scope, mention in zip(drafts, scopes, found, strict=True):
        date = _date(passage, draft, scene.dates, lead, scope)
        voice = scene.voices.speaker_at(draft.phrase.first)
        speaker, chain = (None, ()) if voice is None else (named_speaker(voice), tuple(named_speaker(v) for v in voice.chain))
        out.append(Setting(speaker, chain, place=place(mention, passage.text), date=date, keys=(_place_key(mention), _day_key(date))))
    return out


def named_speaker(voice: Voice) -> Speaker:
    """A voice as the model's speaker."""
    return Speaker(Span(voice.start, voice.end), voice.text, voice.explicit)


def place(mention: PlaceMention | None, text: str) -> Place | None:
    """A mention as the model's place."""
    if mention is None:
        return None
    span = Span(mention.start, mention.end)
    resolved = mention.name if mention.id else None
    return Place(span, span.of(text), resolved, mention.id, mention.lat, mention.lon, mention.precision)


def _place_key(mention: PlaceMention | None) -> str:
    return "" if mention is None or mention.fineness < 50 else (mention.id or mention.name)


def _day_key(date: DateMention | None) -> str:
    return date.earliest.isoformat() if date is not None and date.earliest is not None and date.earliest == date.latest else ""


def _date(passage: Passage, draft: Draft, found: Sequence[DateMention], lead: DateMention | None, scope: str) -> DateMention | None:
    first, last = passage.sentences[draft.sentence]
    low, high = passage.tokens[first].start, passage.tokens[last - 1].end
    here = [d for d in found if low <= d.span.start < high]
    at = draft.phrase.start
    if here:
        return min(here, key=lambda d: (d.earliest is None, abs(d.span.start - at)))
    if scope == "cumulative" or _turns_back(passage, first):
        return None
    return lead


def _turns_back(passage: Passage, first: int) -> bool:
    return any(passage.form(i) in _BACKGROUND for i in (first, first + 1))


def _lead_date(passage: Passage, found: Sequence[DateMention]) -> DateMention | None:
    """The first day that the lead names, not later than publication and not long before it."""
    if not passage.sentences:
        return None
    end = passage.tokens[passage.sentences[min(len(passage.sentences), _LEAD_SENTENCES) - 1][1] - 1].end
    published = passage.report.published
    for date in found:
        if date.span.start > end or date.grain != "day" or date.earliest is None:
            continue
        if published is None or published - _NEWS <= date.earliest <= published + dt.timedelta(days=1):
            return date
    return None
