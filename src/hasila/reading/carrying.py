"""Whether what somebody said goes on in a sentence that names no speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hasila.lexicon.speech import small
from hasila.reading.quotes import Quotes
from hasila.reading.voices import Voice

if TYPE_CHECKING:
    from hasila.reading.passage import Passage


def goes_on(passage: Passage, quoted: Quotes, number: int, voice: Voice, cued: bool) -> bool:
    """Whether sentence ``number`` goes on with what ``voice`` said in the sentence before it."""
    return False
