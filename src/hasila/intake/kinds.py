"""What kind of file it is: by its ending, corrected by its first bytes where these say otherwise."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

Kind = Literal["text", "html", "pdf", "docx", "csv", "jsonl", "json", "warc"]

_ENDINGS: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "text", ".markdown": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".pdf": "pdf", ".docx": "docx", ".csv": "csv", ".tsv": "csv",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".warc": "warc",
}  # fmt: skip
_MAGIC: tuple[tuple[bytes, Kind], ...] = ((b"%PDF-", "pdf"), (b"WARC/", "warc"))
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_FOREIGN = (
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"RIFF", "a sound or a video"),
    (b"ID3", "a sound"), (b"OggS", "a sound"), (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"), (b"7z\xbc\xaf", "an archive"), (b"Rar!", "an archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file (save it as .docx)"),
    (b"{\\rtf", "an RTF file (save it as .docx)"),
)  # fmt: skip
_HTML = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s{0,999}(?:<\?xml[^>]{0,200}>\s{0,99})?(?:<!--.{0,400}?-->\s{0,99})?"
    rb"<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_ROWS = ("csv", "jsonl", "json")


def foreign(head: bytes) -> str | None:
    """What a file is that is none of ours, by its first bytes; None where they do not say."""
    if head[4:8] == b"ftyp":
        return "a video"
    return next((what for magic, what in _FOREIGN if head.startswith(magic)), None)


def kind_of(name: str, head: bytes) -> Kind | None:
    """The kind by the ending of ``name``, or by ``head`` (the file's first bytes) where that lies or is missing.

    None: an ending that is not ours on bytes that are not ours either. Text without an ending is plain text.
    """
    ending = _ending(name)
    named = _ENDINGS.get(ending)
    told = _told(head)
    if told is not None and not (told == "html" and named in _ROWS):
        return told
    if named is not None:
        return named
    if ending or head.startswith((_ZIP, _GZIP)):
        return None
    return "jsonl" if looks_like_json(head) else "text"


def _ending(name: str) -> str:
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix or ".gz" if path.suffix == ".gz" else path.suffix


def _told(head: bytes) -> Kind | None:
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith(_ZIP) and (b"word/" in head or b"[Content_Types].xml" in head):
        return "docx"
    return "html" if _HTML.match(head[:4096]) else None


def looks_like_json(head: bytes) -> bool:
    """An object opens and a name follows."""
    return bool(re.match(rb"^(?:\xef\xbb\xbf)?\s*\{\s*(?:\"|\})", head))
