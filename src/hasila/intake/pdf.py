"""PDF, by qalam (MIT): the one reader tried that keeps Arabic words, figures and their order together.

Tried on pages printed by Chromium: pdfium tears letters out of words at ligatures, pdfminer.six gives presentation
forms in visual order; both lose which figure belongs to which word. Scanned pages are refused, not guessed at.
A pdf is read by a process of its own, so that neither a hang nor a crash of native code takes the run with it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypedDict

from hasila.arabic.fold import fold_word
from hasila.intake.build import Found
from hasila.intake.limits import PDF_SECONDS
from hasila.intake.refusal import Unreadable
from hasila.lexicon.tables import rows

_WORKER = Path(__file__).with_name("pdf_worker.py")
_LONG = 60
_FULL = 0.985
_FULL_LINES = 3
_SENTENCE_END = ".؟?!:؛…"
_CLOSING = "»”\")] "


class _Block(TypedDict):
    """A block of print: its words, its box (left, bottom, right, top) and its type size, in points."""

    text: str
    box: list[float]
    size: float


class _Answer(TypedDict):
    """What the worker prints: each page's blocks, and the numbers of the pages that have no text layer."""

    pages: list[list[_Block]]
    scanned: list[int]


def read_pdf(data: bytes, name: str) -> Iterator[Found]:
    """One report: a block of text is a line, its printed lines joined. ``extra`` names pages without a text layer.

    The title and dates in a pdf's properties are those of a template as often as not, and are not read.
    """
    if b"%PDF-" not in data[:1024]:
        raise Unreadable("not a pdf")
    with tempfile.NamedTemporaryFile(suffix=".pdf") as copy:
        copy.write(data)
        copy.flush()
        answer = _ask(copy.name)
    scanned = answer["scanned"]
    text = "\n".join(_joined(answer["pages"]))
    if scanned and not text.strip():
        raise Unreadable("a pdf of scanned pages, with no text in it")
    yield Found(name, text, original=data, extra={"pages_without_text": scanned} if scanned else {})


def _ask(path: str) -> _Answer:
    command = [sys.executable, "-P", str(_WORKER), path]
    try:
        done = subprocess.run(command, capture_output=True, timeout=PDF_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise Unreadable(f"a pdf that could not be read in {PDF_SECONDS} seconds") from None
    except OSError as error:
        raise Unreadable(f"the pdf reader cannot be started: {error}") from None
    if done.returncode != 0:
        raise Unreadable(f"a damaged pdf: {_last_line(done.stderr)}")
    answer: _Answer = json.loads(done.stdout)
    return answer


def _last_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:160] if lines else "its reader broke off"


def _joined(pages: list[list[_Block]]) -> Iterator[str]:
    """Blocks as lines. Widely spaced print makes a block of each line: those that run on are joined by a space."""
    waiting, last = "", None
    for page in pages:
        column = _column(page)
        for i, block in enumerate(page):
            over_page = i == 0 and len(waiting) >= _LONG
            ended = waiting.rstrip(_CLOSING).endswith(tuple(_SENTENCE_END))
            if last is not None and not ended and (over_page or _runs_on(last, block, waiting, column)):
                waiting = f"{waiting} {block['text']}"
            else:
                if waiting:
                    yield waiting
                waiting = block["text"]
            last = block
    if waiting:
        yield waiting


def _runs_on(above: _Block, below: _Block, words: str, column: float | None) -> bool:
    """Is ``below`` the next printed line of the paragraph that ``above``, which is no sentence's end, belongs to?

    They are of one size, begin at one margin, and stand close; and the upper one ends in a comma or fills the column,
    or the lower one begins with a word that goes on.
    """
    if not below["size"] or abs(above["size"] - below["size"]) > 0.6 or abs(above["box"][2] - below["box"][2]) > 4:
        return False
    if not 0 < above["box"][1] - below["box"][1] <= 2.6 * below["size"]:
        return False
    first = fold_word(below["text"].partition(" ")[0])
    goes_on = first in _joins() or (first.startswith("و") and len(first) > 1)
    return words.endswith(("،", ",")) or goes_on or (column is not None and _width(above) >= _FULL * column)


def _column(page: list[_Block]) -> float | None:
    """How wide the page's column is, where enough lines fill it to tell; None where lines end as they come."""
    widths = sorted(_width(block) for block in page)
    full = [width for width in widths if width >= _FULL * widths[-1]]
    return widths[-1] if len(full) >= _FULL_LINES else None


def _width(block: _Block) -> float:
    return block["box"][2] - block["box"][0]


@lru_cache(maxsize=1)
def _joins() -> frozenset[str]:
    return frozenset(fold_word(row["words"]) for row in rows("line_joins.tsv"))
