"""What a page says of itself: title, outlet, date, address, author, by its meta elements and JSON-LD.

Nothing is guessed from the text: a date in a sidebar is no date of publication.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from hasila.intake.published import published_day

_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published", "publishdate",
    "publish-date", "publish_date", "pubdate", "published_time", "date", "dc.date.issued", "dc.date", "dcterms.created",
    "dcterms.date", "sailthru.date", "parsely-pub-date", "cxenseparse:recs:publishtime", "article.published",
)  # fmt: skip
_ARTICLES = frozenset(
    {"newsarticle", "article", "reportagenewsarticle", "blogposting", "liveblogposting", "webpage"}
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """Empty strings stand for what the page does not say."""

    title: str = ""
    source: str = ""
    published: str = ""
    url: str = ""
    author: str = ""


def metadata(tree: Any, url: str = "") -> Metadata:
    """The metadata of a parsed page. ``source`` falls back to the address's host; a ``url`` given wins."""
    metas = _metas(tree)
    linked = list(_json_ld(tree))
    address = url or _attribute(tree, "//link[@rel='canonical']/@href") or metas.get("og:url", "")
    address = address if urlsplit_host(address) else ""
    return Metadata(
        title=_first(metas.get("og:title"), _text(tree, "//h1"), metas.get("twitter:title"), _text(tree, "//title")),
        source=_first(metas.get("og:site_name"), _publisher(linked), urlsplit_host(address)),
        published=_published(tree, metas, linked),
        url=address,
        author=_first(metas.get("author"), metas.get("article:author"))[:200],
    )


def urlsplit_host(address: str) -> str:
    """The host of a web address without ``www.``; empty where it is none."""
    try:
        parts = urlsplit(address)
        return (parts.hostname or "").removeprefix("www.") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _first(*values: str | None) -> str:
    return next((" ".join(value.split()) for value in values if value and value.strip()), "")


def _metas(tree: Any) -> dict[str, str]:
    """The first content of each meta element, by its lower-cased name, property or itemprop."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = meta.get("content")
        if key and content and content.strip():
            found.setdefault(key, content.strip())
    return found


def _published(tree: Any, metas: dict[str, str], linked: list[dict[str, Any]]) -> str:
    """The first of the page's statements that is a date; else the first statement, kept for its words."""
    stated = [metas[key] for key in _DATES if key in metas]
    stated[1:1] = [value for item in linked if isinstance(value := item.get("datePublished"), str)]
    marked = tree.xpath("//*[@itemprop='datePublished']/@datetime | //time[@pubdate]/@datetime")
    stated += [str(value) for value in marked]
    times = {str(value)[:10] for value in tree.xpath("//time/@datetime")}
    if len(times) == 1:
        stated += sorted(times)
    return next((words for words in stated if published_day(words)[0]), stated[0] if stated else "")


def _json_ld(tree: Any) -> Iterator[dict[str, Any]]:
    """The page's statements about articles in JSON-LD; broken ones are passed over."""
    for script in tree.xpath("//script[@type='application/ld+json']")[:20]:
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(value):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and name.lower() in _ARTICLES for name in names):
                yield item


def _items(value: Any) -> Iterator[dict[str, Any]]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (inner for inner in (graph if isinstance(graph, list) else []) if isinstance(inner, dict))


def _publisher(linked: list[dict[str, Any]]) -> str:
    for item in linked:
        publisher = item.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        if isinstance(name, str) and name.strip():
            return name
    return ""


def _attribute(tree: Any, path: str) -> str:
    values = tree.xpath(path)
    return str(values[0]).strip() if values else ""


def _text(tree: Any, path: str) -> str:
    nodes = tree.xpath(path)
    return "".join(nodes[0].itertext()).strip()[:500] if nodes else ""
