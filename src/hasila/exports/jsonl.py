"""Readings as JSON, one object a line: the contract's names, unknown values null, unknown lists empty.

Nothing is listed field by field that the model names already: a finding becomes an object of its own fields, in their
order, with its ``span`` as ``start`` and ``end`` and the words that stand there as ``text``.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from hasila.model import Reading, Report, Span

if TYPE_CHECKING:
    from hasila.gaps import Gap
    from hasila.incidents import Incident
    from hasila.ledger import Agreement, Hit

# Marks at which some programs break lines though JSON does not, and halves of surrogate pairs, which no UTF-8 can hold.
_ESCAPED = re.compile("[\x7f\x85\u2028\u2029\ud800-\udfff]")
_INSIDE = frozenset({"why"})  # how a figure was read is for `hasila show`


def line(reading: Reading) -> str:
    """``reading`` as one line of JSON."""
    return _line(row(reading))


def hit_line(hit: Hit) -> str:
    """A report that was searched for and found, as one line of JSON: its ``spans`` are the words found in its text."""
    spans = [{"start": span.start, "end": span.end, "text": span.of(hit.text)} for span in hit.spans]
    about = {"id": hit.report, "source": hit.source or None, "published": hit.published, "title": hit.title or None}
    return _line({"report": about, "spans": spans})


def incident_line(incident: Incident) -> str:
    """An incident as one line of JSON, as the contract has it."""
    from hasila.incidents import row as row_of

    return _line(row_of(incident))


def gap_line(gap: Gap) -> str:
    """A string that is not resolved, with an example of it and the row that would settle it, as one line of JSON."""
    return _line(asdict(gap))


def agreement_lines(found: Agreement) -> Iterator[str]:
    """Two readers' agreement as lines of JSON: what they agree on, then a line for each thing they differ on."""
    fields = [{**asdict(each), "share": each.share} for each in found.fields]
    whole = {name: value for name, value in asdict(found).items() if name != "differences"}
    yield _line({"kind": "agreement", **whole, "f_measure": found.f_measure, "fields": fields})
    for each in found.differences:
        row = asdict(each)
        span = row.pop("span")
        yield _line({"kind": "difference", "readers": [found.one, found.other], **row, **span})


def _line(data: dict[str, Any]) -> str:
    """``data`` as one line of JSON, without the line break: valid whatever its text holds, and writable as UTF-8.

    What would break the line or cannot be encoded is a ``\\uXXXX`` escape, so that a reader of JSON has the very
    same text, and offsets hold.
    """
    try:
        words = json.dumps(data, ensure_ascii=False, allow_nan=False, default=str)
    except (ValueError, TypeError):  # a row's own field held NaN, or a key that JSON has not
        words = json.dumps(_sound(data), ensure_ascii=False, allow_nan=False, default=str)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", words)


def row(reading: Reading) -> dict[str, Any]:
    """``reading`` as the object that `hasila read --format jsonl` prints. All keys are there, whatever was found."""
    text = reading.report.text
    out: dict[str, Any] = {"report": _report(reading.report), "figures": _all(reading.figures, text)}
    titled = getattr(reading, "title_figures", ())
    if titled:
        out["title_figures"] = _all(titled, reading.report.title)
    out["claims"] = _all(getattr(reading, "claims", ()), text)
    out["events"] = _all(getattr(reading, "events", ()), text)
    mentions = {"quantities": reading.quantities, "dates": reading.dates, "places": reading.places}
    out["mentions"] = {name: _all(found, text) for name, found in mentions.items()}
    for name in ("actors", "people"):
        out["mentions"][name] = _all(getattr(reading, name, ()), text)
    return out


def _report(report: Report) -> dict[str, Any]:
    out: dict[str, Any] = {
        "id": report.id,
        "source": report.source or None,
        "published": report.published.isoformat() if report.published else report.published_as or None,
        "title": report.title or None,
        "url": report.url or None,
        "sha256": report.sha256 or None,
        "text_sha256": report.text_sha256 or None,
        "language": report.language or None,
    }
    # Where the text is not the original's bytes themselves it was taken at intake (html, pdf, docx, warc; also text in
    # other encodings), and offsets into it mean nothing to whoever has the original only.
    if report.sha256 != report.text_sha256:
        out["text"] = report.text
    if report.extra:
        out["extra"] = report.extra
    return out


def _all(found: Iterable[object], text: str) -> list[Any]:
    return [_plain(item, text) for item in found]


def _plain(value: object, text: str) -> Any:
    """A finding as JSON: ``text`` is what its spans point into."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value if math.isfinite(value) else None
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Span):
        return {"text": value.of(text), "start": value.start, "end": value.end}
    if isinstance(value, tuple | list | frozenset | set):
        return [_plain(item, text) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item, text) for key, item in value.items()}
    return _object(value, text) if is_dataclass(value) else str(value)


def _object(value: object, text: str) -> dict[str, Any]:
    out: dict[str, Any] = {}
    kind: Any = type(value)
    for name in _names(kind):
        item = getattr(value, name)
        if name == "span" and isinstance(item, Span):
            out |= {"start": item.start, "end": item.end, "text": item.of(text)}
        elif name not in out:  # a finding's own `text` is what its span says, to the letter
            out[name] = _plain(item, text)
    return out


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind) if each.name not in _INSIDE)


def _sound(value: Any) -> Any:
    """The same without what JSON has no words for: NaN and infinities are null, keys are strings."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {str(key): _sound(item) for key, item in value.items()}
    return [_sound(item) for item in value] if isinstance(value, list | tuple) else value
