"""Web pages: the article's words, without menus and lists of links.

trafilatura (Apache-2.0) finds the article, but drops short paragraphs and list items, which is where tolls stand. So
its answer only shows *where* the article is: from the first to the last block of the page that it has words of, every
block is kept, but for those in navigation, forms and the like, and those that are nothing but links. What remains of
page furniture is marked afterwards, as in any text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from hasila.intake.build import Found
from hasila.intake.decode import decode
from hasila.intake.refusal import Unreadable
from hasila.intake.web_meta import Metadata, metadata

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
_XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.I)
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
    "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_OUT = frozenset({
    "nav", "aside", "footer", "form", "script", "style", "noscript", "template", "button", "select", "option",
    "textarea", "input", "iframe", "svg", "canvas", "head", "object", "embed", "menu", "dialog", "audio", "video",
})  # fmt: skip
_CELLS = frozenset({"td", "th"})
_KEY = re.compile(r"[\W_]+")
_LINKED = 0.8
_TELLING = 25  # letters that make a block tell where it comes from
_CAPTIONS = 10


def read_html(data: bytes, name: str, url: str = "", charset: str | None = None) -> Iterator[Found]:
    """One report. ``url`` and ``charset`` are what a web archive knows; the page's own address is preferred to none."""
    if not data.strip():
        raise Unreadable("an empty file")
    page = decode(data, charset or declared_charset(data))
    tree = parsed_page(page)
    if tree is None:
        raise Unreadable("no html that can be parsed")
    about = metadata(tree, url)
    text = article(page, tree, about.title)
    if not text.strip():
        raise Unreadable("a page with no text in it")
    yield Found(
        name, text, original=data, source=about.source, published=about.published, title=about.title, url=about.url,
        extra=_extra(about),
    )  # fmt: skip


def _extra(about: Metadata) -> dict[str, object]:
    return {"author": about.author} if about.author else {}


def declared_charset(data: bytes) -> str | None:
    """The encoding that the page's head declares."""
    found = _XML_DECLARED.search(data[:200]) or _DECLARED.search(data[:8192])
    return found.group(1).decode("ascii") if found else None


def parsed_page(page: str) -> Any | None:
    """The page as an lxml tree; None where there is nothing to parse."""
    from lxml import etree, html

    cleaned = page.replace("\x00", "").encode("utf-8", "replace")
    try:
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        return html.document_fromstring(cleaned, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError, RecursionError):
        return None


def article(page: str, tree: Any, title: str = "") -> str:
    """The article's text, a block a line, without the headline that is its ``title``."""
    guide = _guide(page)
    blocks = list(_blocks(tree))
    known = _KEY.sub("", guide)
    keys = [_KEY.sub("", block) for block in blocks]
    hits = [i for i, key in enumerate(keys) if len(key) >= _TELLING and key in known]
    if sum(len(keys[i]) for i in hits) < 0.5 * len(known) or not hits:
        return guide if guide.strip() else "\n".join(blocks)
    short = {_KEY.sub("", line) for line in guide.splitlines()}
    first, last = hits[0], hits[-1]
    while last + 1 < len(keys) and keys[last + 1] in short:
        last += 1
    headline = _KEY.sub("", title)
    for i in range(first, max(-1, first - _CAPTIONS), -1):  # captions and bylines stand between headline and text
        if headline and keys[i] == headline:
            first = i + 1
            break
    return "\n".join(blocks[first : last + 1])


def _guide(page: str) -> str:
    import trafilatura

    for library in ("trafilatura", "htmldate", "courlan", "justext"):  # standard error is for refusals
        logging.getLogger(library).setLevel(logging.CRITICAL)
    try:
        words = trafilatura.extract(
            page, output_format="txt", favor_recall=True, include_comments=False, include_tables=True, deduplicate=False
        )
    except Exception:  # whatever a strange page makes it raise: the page's blocks are there to fall back on
        return ""
    return words or ""


def _blocks(tree: Any) -> Iterator[str]:
    """The page's blocks of text in order; a table row is one block, its cells set apart by tabs."""
    parts: list[str] = []
    linked = [0]

    def flush() -> Iterator[str]:
        words = re.sub(r" ?\v+ ?", "\t", _SPACE.sub(" ", "".join(parts))).strip()
        if words and linked[0] < _LINKED * len(words.replace("\t", "")):
            yield words
        parts.clear()
        linked[0] = 0

    stack: list[tuple[Any, bool, bool]] = [(tree, False, False)]
    while stack:
        node, leaving, link = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        if leaving:
            if tag in _CELLS:
                parts.append("\v")
            elif tag in _BLOCKS:
                yield from flush()
            if node.tail:
                parts.append(node.tail)
            continue
        if not tag or tag in _OUT:
            if node.tail:
                parts.append(node.tail)
            continue
        if (tag in _BLOCKS and not _within_row(node)) or tag == "br":
            yield from flush()
        if node.text:
            parts.append(node.text)
            linked[0] += len(node.text.strip()) if link or tag == "a" else 0
        stack.append((node, True, link))
        stack.extend((child, False, link or tag == "a") for child in reversed(node))
    yield from flush()


def _within_row(node: Any) -> bool:
    """Cells, and the paragraphs that fill them, stand on their row's line."""
    if node.tag in _CELLS:
        return True
    parent = node.getparent()
    return parent is not None and parent.tag in _CELLS and node.tag in ("p", "div", "span")
