"""The setting of a figure: who says it, where and when the harm was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hasila.model import DateMention, Place, Speaker
from hasila.reading.attachment import Draft
from hasila.reading.passage import Passage


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a figure; each part is None where the report does not say. ``keys`` compare place and day."""

    speaker: Speaker | None = None
    chain: tuple[Speaker, ...] = ()
    place: Place | None = None
    date: DateMention | None = None
    keys: tuple[str, str] = ("", "")


def settings(passage: Passage, drafts: Sequence[Draft]) -> list[Setting]:
    """The setting of each draft, in order."""
    return [Setting() for _ in drafts]
