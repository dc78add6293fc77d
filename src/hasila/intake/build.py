"""Fields to Report: every reader hands its fields here, so that hashes, notes and refusals are the same for all."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from hasila.intake.furniture import furniture
from hasila.intake.language import not_arabic
from hasila.intake.published import published_day
from hasila.intake.refusal import Unreadable
from hasila.model import Report

_LONE = re.compile("[\ud800-\udfff]")
NOTES = "intake_notes"
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found for one report, before anything is checked. ``row`` is the place in the file, if it has rows.

    ``original`` are the bytes to hash; None stands for the text's own (csv and jsonl rows).
    """

    id: str
    text: str
    row: int | None = None
    original: bytes | None = None
    source: str = ""
    published: object = ""
    title: str = ""
    url: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)


def build(found: Found) -> Report:
    """The report of ``found``. Raises Unreadable where there is no text or the text is not Arabic.

    Halves of surrogate pairs (``\\ud800`` in JSON), which no file or terminal can be written with, become U+FFFD, one
    for one, so that offsets hold; ``sha256`` is of what was given. Remarks for the user, on such things and on dates
    that could not be read, are a list of strings in ``extra["intake_notes"]``.
    """
    if not found.text or found.text.isspace():
        raise Unreadable("no text")
    reason = not_arabic(found.text)
    if reason:
        raise Unreadable(reason)
    text, title = whole(found.text), whole(found.title)
    day, given, note = published_day(found.published)
    notes = [note] if note else []
    if text != found.text:
        notes.append("text: halves of surrogate pairs were read as U+FFFD")
    extra: dict[str, object] = {str(_whole_in(key)): _whole_in(value) for key, value in found.extra.items()}
    if notes:
        extra[NOTES] = notes
    original = found.original if found.original is not None else found.text.encode("utf-8", "surrogatepass")
    return Report(
        id=whole(found.id),
        text=text,
        source=whole(found.source),
        published=day,
        published_as=whole(given),
        title=title,
        url=whole(found.url),
        sha256=hashlib.sha256(original).hexdigest(),
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        furniture=furniture(text, title),
        extra=extra,
    )


def whole(text: str) -> str:
    """``text`` with each half of a surrogate pair made U+FFFD; the length stays."""
    return _LONE.sub("\ufffd", text)


def _whole_in(value: object, depth: int = 0) -> object:
    """The same for the strings within a row's other fields; all else is carried through as it is."""
    if isinstance(value, str):
        return whole(value)
    if depth > _DEEPEST:
        raise Unreadable("its other fields are nested too deeply")
    if isinstance(value, list):
        return [_whole_in(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {_whole_in(key): _whole_in(item, depth + 1) for key, item in value.items()}
    return value
