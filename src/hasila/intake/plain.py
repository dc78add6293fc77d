"""Plain text and Markdown: the file is the report, the text is the text as given."""

from __future__ import annotations

from collections.abc import Iterator

from hasila.intake.build import Found
from hasila.intake.decode import decode
from hasila.intake.refusal import Unreadable


def read_plain(data: bytes, name: str) -> Iterator[Found]:
    """One report. Its id is ``name``; title, source and date are unknown."""
    if not data.strip():
        raise Unreadable("an empty file")
    yield Found(name, decode(data), original=data)
