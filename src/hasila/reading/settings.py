"""The setting of a figure: who says it, where and when the harm was done."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from hasila.arabic.record import record, replace
from hasila.model import DateMention, Place, Span, Speaker
from hasila.reading.attachment import Draft
from hasila.reading.days_within import days_of
from hasila.reading.frames import frames
from hasila.reading.incidents_within import places_of
from hasila.reading.passage import Passage
from hasila.reading.place_mention import FINE, SPOT, PlaceMention, core
from hasila.reading.places import places
from hasila.reading.speakers import Attributions, attributions
from hasila.reading.speakers import Speaker as Voice

_IN = "في"
_SEATED = frozenset({"capital", "city"})  # where authorities sit


@record
class Setting:
    """What surrounds a figure; each part is None where the report does not say. ``keys`` compare place and day.

    ``site`` is the bare name of its town or spot; ``spot``: the figure's own sentence names it, a village or quarter.
    ``mention`` is what ``place`` was made of.
    """

    speaker: Speaker | None = None
    chain: tuple[Speaker, ...] = ()
    place: Place | None = None
    date: DateMention | None = None
    keys: tuple[str, str] = ("", "")
    site: str = ""
    spot: bool = False
    mention: PlaceMention | None = None


@record
class Scene:
    """What a report names: its date expressions and its places, in order, and who speaks where."""

    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    voices: Attributions


def scene_of(passage: Passage) -> Scene:
    """Read the dates, the places and the voices of ``passage``."""
    named = places(list(passage.tokens), passage.text, words=passage.words)
    return Scene(
        passage.dates,
        tuple(m for m in named if not _in_date(m, passage.dates)),
        attributions(passage),
    )


def _seats(passage: Passage, scene: Scene) -> set[int]:
    """The tokens inside speakers' namings (بحسب وزارة الصحة في …): a place there is where they sit."""
    out: set[int] = set()
    ends: set[int] = set()
    named = {(s.speaker.start, s.speaker.end) for s in scene.voices.stretches if s.attributes}
    author = scene.voices.author
    for start, end in named if author is None else named | {(author.start, author.end)}:
        first = bisect_right(passage.tokens, start - 1, key=lambda token: token.start)
        last = bisect_right(passage.tokens, end - 1, key=lambda token: token.start)
        out.update(range(first, last))
        ends.add(last)
    for mention in scene.places:  # أعلنت السلطات في …: the naming does not hold where they sit
        if mention.kind in _SEATED and mention.outer - 1 in ends and passage.form(mention.outer - 1) == _IN:
            out.update(range(mention.outer, mention.last))
    return out


def _in_date(mention: PlaceMention, dates: Sequence[DateMention]) -> bool:
    """آب is a month and, folded, the town of إب. ``dates`` are in order, none over another."""
    before = bisect_right(dates, mention.start, key=_start)
    return before > 0 and mention.end <= dates[before - 1].span.end


def _start(date: DateMention) -> int:
    return date.span.start


def settings(passage: Passage, drafts: Sequence[Draft], scopes: Sequence[str], scene: Scene) -> list[Setting]:
    """The setting of each draft, in order; ``scopes`` are the drafts' own."""
    if not drafts:
        return []
    framed = frames(passage)
    days = days_of(passage, drafts, scopes, scene.dates, framed)
    out = []
    found = places_of(passage, drafts, scopes, scene.places, framed | _seats(passage, scene))
    for draft, mention, date in zip(drafts, found, days, strict=True):
        voice = scene.voices.speaker_at(draft.phrase.first)
        speaker = None if voice is None else named_speaker(voice)
        chain = () if voice is None else tuple(named_speaker(v) for v in voice.chain)
        keys = (_place_key(mention), _day_key(date))
        first, last = passage.sentences[draft.sentence]
        spot = mention is not None and mention.fineness >= SPOT and first <= mention.first < last
        site = core(mention) if mention is not None and mention.fineness >= FINE else ""
        where = place(mention, passage.text)
        out.append(Setting(speaker, chain, where, date, keys, site, spot, mention))
    return out


def moved(setting: Setting, mention: PlaceMention, text: str) -> Setting:
    """``setting`` at another place, a mention in ``text``."""
    return replace(setting, place=place(mention, text), mention=mention)


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
    if date is None or date.latest is None:
        return ""
    if date.earliest is None:
        return f"until {date.latest}"  # some days before what is told with it: another day than that
    return date.earliest.isoformat() if date.earliest == date.latest else ""
