"""The desk's own addresses: ids may hold anything (slashes, ``#``, Arabic), so they are made here alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote, unquote_to_bytes, urlencode

Pairs = Iterable[tuple[str, str]]


def incident_url(incident: str) -> str:
    """The page of an incident."""
    return f"/incidents/{_quoted(incident)}"


def report_url(report: str) -> str:
    """The page of a report."""
    return f"/reports/{_quoted(report)}"


def figure_url(report: str, figure: str) -> str:
    """The words of a figure, in its report."""
    return f"{report_url(report)}#w-{_quoted(figure)}"


def with_query(path: str, pairs: Pairs, changes: Mapping[str, str | None] | None = None) -> str:
    """``path`` with the query ``pairs``; each of ``changes`` replaces all of its name, None takes them out."""
    changes = changes or {}
    kept = [(name, value) for name, value in pairs if name not in changes]
    kept += [(name, value) for name, value in changes.items() if value is not None]
    query = urlencode(kept, errors="surrogatepass")
    return f"{path}?{query}" if query else path


def toggled(path: str, pairs: Pairs, name: str, value: str) -> str:
    """``path`` with the query ``pairs`` and ``name=value`` in it, or taken out of it; back on the first page."""
    kept = [pair for pair in pairs if pair[0] != "page"]
    kept = [p for p in kept if p != (name, value)] if (name, value) in kept else [*kept, (name, value)]
    return with_query(path, kept)


def local(address: str) -> str:
    """``address`` where it is a path of the desk's own, else ``/``: nobody is sent elsewhere."""
    plain = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if plain and address.isascii() else "/"


def _quoted(name: str) -> str:
    # A segment "." or ".." is taken out of a path by browsers, however it is written.
    return quote(name, safe="", errors="surrogatepass") if name.strip(".") else "%2F" + name


def path_of(scope: Mapping[str, Any]) -> str:
    """The path that was asked for, decoded once and to the letter: a report's id may hold half a surrogate pair, which
    servers replace."""
    raw = scope.get("raw_path") or quote(scope["path"]).encode()
    found = unquote_to_bytes(raw.partition(b"?")[0])
    try:
        return found.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return found.decode("utf-8", "replace")


def unquoted(segment: str) -> str:
    """The id in a path's ``segment``, decoded already."""
    return segment[1:] if segment.startswith("/") and not segment[1:].strip(".") else segment
