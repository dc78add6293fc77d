"""Word documents: paragraphs and tables in their order, title and date from the document's properties."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from hasila.intake.build import Found
from hasila.intake.limits import MEGABYTE, UNPACKED, UNPACKED_RATIO
from hasila.intake.refusal import Unreadable

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEEPEST_TABLE = 8


def read_docx(data: bytes, name: str) -> Iterator[Found]:
    """One report. A table's row is a line, its cells set apart by tabs. The properties' title is the title.

    The properties' dates say when the file was made, not when the report was published, so ``published`` stays unknown.
    """
    _check_zip(data)
    import docx  # heavy, and needed for these files only

    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n".join(_lines(document.element.body, 0))
        properties = document.core_properties
        title, author = properties.title or "", properties.author or ""
    except (RecursionError, MemoryError):
        raise Unreadable("a Word file nested too deeply") from None
    except Exception as error:  # python-docx and lxml raise a dozen kinds on damaged files
        raise Unreadable(f"a damaged Word file: {str(error)[:120] or type(error).__name__}") from None
    yield Found(name, text, original=data, title=title, extra={"author": author} if author else {})


def _check_zip(data: bytes) -> None:
    """Refuse what is no zip, no Word file, or unpacks to far more than any document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, IndexError, UnicodeError):
        raise Unreadable("a broken zip (a .docx is a zip)") from None
    if not any(entry.filename.startswith("word/") for entry in entries):
        raise Unreadable("a zip that holds no Word document")
    for entry in entries:
        if entry.file_size > UNPACKED_RATIO * max(entry.compress_size, 1) and entry.file_size > MEGABYTE:
            raise Unreadable("unpacks to far more than any document (a zip bomb)")
    if sum(entry.file_size for entry in entries) > UNPACKED:
        raise Unreadable(f"unpacks to more than {UNPACKED // MEGABYTE} MB")


def _lines(parent: Any, depth: int) -> Iterator[str]:
    """The lines of a body, a cell or a text control, in document order; ``Any``: lxml elements are untyped."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield _paragraph(child)
        elif child.tag == f"{_W}tbl" and depth < _DEEPEST_TABLE:
            for row in child.iter(f"{_W}tr"):
                if next(row.iterancestors(f"{_W}tbl")) is child:
                    yield "\t".join(" ".join(_lines(cell, depth + 1)).strip() for cell in row.findall(f"{_W}tc"))
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag"):
            yield from _lines(child, depth)


def _paragraph(paragraph: Any) -> str:
    """Its words without those deleted under tracked changes; line breaks and tabs are kept."""
    parts = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag == f"{_W}tab":
            parts.append("\t" if node.getparent().tag == f"{_W}r" else "")
        else:
            parts.append("-" if node.tag == f"{_W}noBreakHyphen" else "\n")
    return "".join(parts)
