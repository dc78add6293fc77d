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
from pathlib import Path
from typing import TypedDict

from hasila.intake.build import Found
from hasila.intake.limits import PDF_SECONDS
from hasila.intake.refusal import Unreadable

_WORKER = Path(__file__).with_name("pdf_worker.py")
_LONG = 60
_SENTENCE_END = ".؟?!:؛»”\")]"


class _Answer(TypedDict):
    """What the worker prints: each page's blocks, and the numbers of the pages that have no text layer."""

    pages: list[list[str]]
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


def _joined(pages: list[list[str]]) -> Iterator[str]:
    """Blocks as lines; one that breaks off within a sentence at the foot of a page runs on into the next."""
    waiting = ""
    for page in pages:
        for i, block in enumerate(page):
            if waiting and i == 0 and len(waiting) >= _LONG and waiting[-1] not in _SENTENCE_END:
                waiting = f"{waiting} {block}"
                continue
            if waiting:
                yield waiting
            waiting = block
    if waiting:
        yield waiting
