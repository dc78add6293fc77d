"""The fields of a figure as a person may set them: what each can be, and its words, which the report must have."""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from hasila.arabic.sentences import sentences
from hasila.arabic.words import tokens
from hasila.ledger.codec import made, plain
from hasila.ledger.errors import NotAllowed
from hasila.ledger.identity import Author
from hasila.model import Figure, Reading, Span, Why

_FIXED = ("id", "span", "text", "why")  # where and in which words it stands, which no decision changes
_KINDS: dict[str, Any] = {name: kind for name, kind in get_type_hints(Figure).items() if name not in _FIXED}
#: The fields of a figure that may be corrected.
CORRECTABLE: tuple[str, ...] = tuple(_KINDS)
_DEFAULTS: dict[str, Any] = {
    "value": None, "value_max": None, "qualifier": "exact", "status": "unknown", "demographic": "",
    "assertion": "asserted", "scope": "incident",
}  # fmt: skip


def corrected(figure: Figure, value: Mapping[str, Any]) -> Figure:
    """``figure`` with the fields of ``value`` (as ``codec.plain`` writes them) in it; a new speaker heads the chain.

    Raises NotAllowed where a figure has no such field or no such value, or the field says where and in which words the
    figure stands.
    """
    for name, each in value.items():
        if name not in _KINDS:
            raise NotAllowed(f"{name}: not to be corrected")
        if (why := _misfit(each, _KINDS[name])) is not None:
            raise NotAllowed(f"{name}: {why}")
        if name in ("value", "value_max") and each is not None and each < 0:
            raise NotAllowed(f"{name}: {each}: not a number of people")
    try:
        found: Figure = made(Figure, {**plain(figure), **value})
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise NotAllowed(f"no figure is like this: {error}") from error
    if "speaker" in value and "chain" not in value:
        rest = figure.chain[1:] if figure.chain[:1] == (figure.speaker,) else figure.chain
        found = replace(found, chain=((found.speaker,) if found.speaker else ()) + (rest if found.speaker else ()))
    return found


def settable(reading: Reading, value: Mapping[str, Any], figure: Figure | None = None) -> dict[str, Any]:
    """``value`` complete and checked against the report: the words of each stretch are filled in, and what the reading
    knows of the same words (a place's position, an actor) where nothing is said of it. ``figure``: the one that is to
    be corrected, whose stretches count where ``value`` gives none. Raises NotAllowed."""
    out: dict[str, Any] = {}
    for name, each in value.items():
        if name not in _KINDS:
            raise NotAllowed(f"{name}: not to be corrected")
        kind = _one(_KINDS[name])
        if is_dataclass(kind) and isinstance(each, Mapping):
            each = _worded(reading, kind, dict(each), getattr(figure, name, None), name)
        out[name] = each
    _check_references(reading, out, figure)
    if figure is not None:
        _check_count(corrected(figure, out), out)
    return out


def added(reading: Reading, value: Mapping[str, Any], author: Author) -> Figure:
    """The figure that ``value`` tells of: ``span``, ``outcome`` and any other field of one. Raises NotAllowed."""
    given = dict(value)
    span = _span(reading, given.pop("span", None), "a figure")
    text = span.of(reading.report.text)
    if not text.strip():
        raise NotAllowed("a figure without words is impossible: select the words that state the count")
    if given.pop("text", text) != text:
        raise NotAllowed(f"at {span.start}..{span.end} other words stand in the text")
    if "outcome" not in given:
        raise NotAllowed("outcome: which?")
    why = Why(None, span, sentence(reading.report.text, span), ("added", str(author)))
    blank = made(
        Figure,
        {**_DEFAULTS, "id": "a", "span": plain(span), "text": text, "outcome": given["outcome"], "why": why},
    )
    if "qualifier" not in given and given.get("value") is None:
        given["qualifier"] = "vague"
    return corrected(blank, settable(reading, given, blank))


def sentence(text: str, span: Span) -> Span:
    """The sentence of ``text`` in which ``span`` begins; ``span`` itself where it is in none."""
    cut = tokens(text)
    for first, last in sentences(cut):
        start, end = cut[first].start, cut[last - 1].end
        if start <= span.start < end:
            return Span(start, max(end, span.end))
    return span


def _worded(reading: Reading, kind: Any, given: dict[str, Any], was: Any, name: str) -> dict[str, Any]:
    """``given`` as the noun ``kind`` with its words, as ``plain`` writes it."""
    stated = given.get("span", None if was is None else [was.span.start, was.span.end])
    span = _span(reading, stated, name)
    names = {field.name for field in fields(kind)}
    if extra := sorted(set(given) - names):
        raise NotAllowed(f"{name}: {extra[0]}: there is no such part of it")
    words = span.of(reading.report.text)
    whole = _known(reading, kind, span, words) | given | {"span": [span.start, span.end]}
    if "text" in names:
        if given.get("text", words) != words:
            raise NotAllowed(f"{name}: at {span.start}..{span.end} other words stand in the text")
        whole["text"] = words
    if "explicit" in names:
        whole.setdefault("explicit", True)
    for field_name, hint in get_type_hints(kind).items():
        if field_name in whole and (why := _misfit(whole[field_name], hint)) is not None:
            raise NotAllowed(f"{name}: {field_name}: {why}")
    try:
        return cast("dict[str, Any]", plain(made(kind, whole)))
    except (TypeError, ValueError) as error:
        raise NotAllowed(f"{name}: {error}") from error


def _known(reading: Reading, kind: Any, span: Span, words: str) -> dict[str, Any]:
    """What the reading knows of these words as a ``kind``: of those that stand here, else of the same elsewhere."""
    said = [f.speaker for f in reading.figures] + [c.speaker for c in reading.claims]
    nouns: list[Any] = [*reading.places, *reading.dates, *(s for s in said if s is not None), *reading.actors]
    wanted = set(_names(kind)) - {"span", "text", "explicit"}
    alike = [n for n in nouns if n.span.of(reading.report.text) == words and wanted & set(_names(type(n)))]
    alike.sort(key=lambda n: (not isinstance(n, kind), n.span != span))
    if not alike:
        return {}
    return {name: value for name, value in plain(alike[0]).items() if name in wanted}


def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _span(reading: Reading, given: Any, name: str) -> Span:
    if isinstance(given, Span):
        given = [given.start, given.end]
    if not (isinstance(given, list | tuple) and len(given) == 2 and all(type(each) is int for each in given)):
        raise NotAllowed(f"{name}: in which words? A stretch of the report's text is needed")
    start, end = given
    if not 0 <= start < end <= len(reading.report.text):
        raise NotAllowed(f"{name}: {start}..{end}: no stretch of a text of {len(reading.report.text)} code points")
    return Span(start, end)


def _check_references(reading: Reading, value: Mapping[str, Any], figure: Figure | None) -> None:
    known = {f.id: f for f in reading.figures}
    for name in ("subset_of", "repeats"):
        at = value.get(name)
        if at is None:
            continue
        if at not in known:
            raise NotAllowed(f"{name}: there is no figure {at} in {reading.report.id}")
        seen: set[str | None] = {figure.id} if figure is not None else set()
        while at is not None:  # a part of itself, near or far
            if at in seen:
                raise NotAllowed(f"{name}: {value[name]} goes back to the figure itself")
            seen.add(at)
            at = getattr(known[at], name) if at in known else None


def _check_count(figure: Figure, value: Mapping[str, Any]) -> None:
    """Do value and qualifier fit, where one of them is set?"""
    if not {"value", "value_max", "qualifier"} & set(value):
        return
    if (figure.value is None) != (figure.qualifier == "vague"):
        raise NotAllowed("value: empty where the words are vague, and only there")
    if (figure.value_max is not None) != (figure.qualifier == "range"):
        raise NotAllowed("value_max: for a stated range, and only there")
    if figure.value_max is not None and figure.value is not None and figure.value_max < figure.value:
        raise NotAllowed("value_max: less than value")


def _one(hint: Any) -> Any:
    """The type of ``hint``, without None."""
    if get_origin(hint) in (Union, types.UnionType):
        return next(each for each in get_args(hint) if each is not types.NoneType)
    return hint


def _misfit(value: Any, hint: Any) -> str | None:
    """Why ``value`` is not what ``hint`` says; None where it is. Nouns are looked into when they are made."""
    if value is None and types.NoneType in get_args(hint):
        return None
    hint = _one(hint)
    if get_origin(hint) is Literal:
        return None if value in get_args(hint) else f"{value}: it may be {', '.join(map(str, get_args(hint)))}"
    if hint is dt.date:
        return None if _is_day(value) else f"{value}: not a day (2031-05-06)"
    if hint is float:
        return None if type(value) in (int, float) else f"{value}: not a number"
    if hint in (int, str, bool):
        return None if type(value) is hint else f"{value}: not {'a number' if hint is int else 'words'}"
    return None


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(dt.date.fromisoformat(value))
    except ValueError:
        return False
