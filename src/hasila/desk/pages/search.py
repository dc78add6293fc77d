"""Searching the reports' words."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import Request

from hasila.desk import address
from hasila.desk.contexts.search import HitRow, SearchBody
from hasila.desk.marking import Line, Mark, lines
from hasila.desk.narrowing import asked
from hasila.desk.rendering import desk_of
from hasila.ledger import Hit
from hasila.ledger.words import terms
from hasila.model import Span

_SIZE = 20
_LAST = 50  # pages: whoever needs more searches for more words
_AROUND = 90  # characters on each side of what was found
_SNIPPETS = 3
_LONGEST = 1000  # characters of a query


def body(request: Request) -> SearchBody:
    """What the search page shows."""
    query = request.query_params.get("q", "").strip()[:_LONGEST]
    page = min(asked(request.query_params).page, _LAST)
    words = bool(terms(query))
    hits = desk_of(request).ledger.search(query, limit=page * _SIZE + 1) if words else []
    pairs = request.query_params.multi_items()

    def to(number: int) -> str:
        return address.with_query("/search", pairs, {"page": str(number)})

    return SearchBody(
        query, words, tuple(_row(hit) for hit in hits[(page - 1) * _SIZE : page * _SIZE]), page,
        to(page - 1) if page > 1 else None, to(page + 1) if len(hits) > page * _SIZE and page < _LAST else None,
    )  # fmt: skip


def _row(hit: Hit) -> HitRow:
    return HitRow(
        hit.report, address.report_url(hit.report), hit.title, hit.source, hit.published, tuple(_snippets(hit)),
        len(hit.spans),
    )  # fmt: skip


def _snippets(hit: Hit) -> Iterator[Line]:
    """The first stretches of the text that hold what was found, each on one line; the opening words else."""
    marks = [Mark(span, "found") for span in hit.spans]
    done, given = -1, 0
    for span in hit.spans or (Span(0, 0),):
        if span.end <= done or given == _SNIPPETS:
            continue
        around = _around(hit.text, span)
        yield lines(hit.text, marks, around)[0]
        done, given = around.end, given + 1


def _around(text: str, span: Span) -> Span:
    """``span`` with what stands around it on its line, whole words where there are any."""
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.start)
    last = len(text) if last < 0 else last
    start, end = max(first, span.start - _AROUND), max(min(last, span.end + _AROUND), span.start)
    if start > first:
        start = max(start, text.find(" ", start, span.start) + 1)
    if end < last:
        cut = text.rfind(" ", span.end, end)
        end = cut if cut > 0 else end
    return Span(start, end)
