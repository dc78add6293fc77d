"""A figure's form: what it offers, and what of it was changed when it comes back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from hasila.desk.refused import Refused
from hasila.ledger.settling import Settled
from hasila.lexicon.tables import rows
from hasila.model import Assertion, Demographic, Figure, Grain, Outcome, Qualifier, Reading, Scope, Span, Status

#: The fields that are one of a few values, with those values.
CODED: Mapping[str, tuple[str, ...]] = {
    "outcome": get_args(Outcome), "qualifier": get_args(Qualifier), "status": get_args(Status),
    "demographic": get_args(Demographic), "assertion": get_args(Assertion), "scope": get_args(Scope),
}  # fmt: skip
#: The fields that are words of the report.
WORDED = ("speaker", "place", "date", "affiliation", "cause", "blamed")
TIES = ("subset_of", "repeats")
_GRAINS: tuple[tuple[int, Grain], ...] = ((0, "day"), (7, "week"), (31, "month"), (92, "quarter"))
_AS_IT_IS, _NONE = "", "none"
_LARGEST = 10**9  # a figure of more people than that is a slip of the finger


@dataclass(frozen=True, slots=True)
class Choice:
    """Words of the report that a field may be set to: ``value`` is their stretch as ``start-end``."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class FigureForm:
    """What the form of a figure shows. ``figure`` is as it stands, None for one that is to be added at ``span``;
    ``machine`` as it was read. ``choices``: by field, the words to choose from. ``others``: the report's figures that
    it may be a part of. ``value`` and ``qualifier``: what to begin with."""

    report: str
    text: str
    span: Span
    words: str
    figure: Figure | None
    machine: Figure | None
    choices: Mapping[str, tuple[Choice, ...]]
    others: tuple[Figure, ...]
    causes: tuple[str, ...]
    coded: Mapping[str, tuple[str, ...]]
    value: int | None = None
    qualifier: str = "exact"


def form_of(settled: Settled, figure: Figure | None, span: Span) -> FigureForm:
    """The form of ``figure``, or of one to be added at ``span``."""
    reading = settled.read
    begin = next((q for q in reading.quantities if q.kind == "number" and _within(q.span, span)), None)
    value = int(begin.value) if begin is not None and begin.value is not None else None
    qualifier = begin.qualifier if begin is not None else "vague"
    if figure is not None:
        value, qualifier = figure.value, figure.qualifier
    return FigureForm(
        reading.report.id, reading.report.text, span, span.of(reading.report.text), figure,
        settled.machine(figure.id) if figure is not None else None, _choices(reading),
        tuple(f for f in settled.reading.figures if figure is None or f.id != figure.id),
        tuple(dict.fromkeys(row["code"] for row in rows("causes.tsv") if row["code"])), CODED, value, qualifier,
    )  # fmt: skip


def changed(form: Mapping[str, str], reading: Reading, figure: Figure | None) -> dict[str, Any]:
    """The fields that ``form`` sets otherwise than ``figure`` of ``reading`` has them (None: all that it sets), as the
    ledger takes them. Raises Refused where a number or a stretch is none."""
    out: dict[str, Any] = {name: form[name] for name in CODED if name in form}
    for name in ("value", "value_max"):
        if name in form:
            out[name] = _number(form[name])
    for name in TIES:
        if name in form:
            out[name] = form[name] or None
    out = {name: value for name, value in out.items() if figure is None or getattr(figure, name) != value}
    _fit(out, figure)
    for name in WORDED:
        said = _words(form, name, reading, figure)
        if said != _AS_IT_IS:
            out[name] = said
    return out


def _fit(out: dict[str, Any], figure: Figure | None) -> None:
    """Where the number was set and not how it is stated, that follows: no number is vague, two are a range."""
    if figure is not None and ("qualifier" in out or not {"value", "value_max"} & set(out)):
        return  # said on purpose: the ledger tells what does not fit
    value, most, how = (out.get(name, getattr(figure, name, None)) for name in ("value", "value_max", "qualifier"))
    if value is None:
        how = "vague"
    elif most is not None:
        how = "range"
    elif how in ("vague", "range", None):
        how = "exact"
    if how != getattr(figure, "qualifier", None):
        out["qualifier"] = how


def _words(form: Mapping[str, str], name: str, reading: Reading, figure: Figure | None) -> Any:
    """What the form says of a field that is words: "" where nothing, None where there are to be none."""
    chosen = form.get(f"{name}.span", _AS_IT_IS)
    if chosen == _NONE:
        return None
    was = getattr(figure, name, None)
    said: dict[str, Any] = {} if chosen == _AS_IT_IS else {"span": span_of(chosen)}
    if name == "date":
        known = {date.span.of(reading.report.text) for date in reading.dates}
        said |= _days(form, was, "span" in said and Span(*said["span"]).of(reading.report.text) not in known)
    elif name == "cause" and form.get("cause.code") and form["cause.code"] != getattr(was, "code", None):
        said["code"] = form["cause.code"]
    if name == "cause" and "span" in said and "code" not in said and was is not None:
        said["code"] = was.code
    return said or _AS_IT_IS


def _days(form: Mapping[str, str], was: Any, unknown: bool) -> dict[str, Any]:
    """The days that the form gives; nothing where they are as they were, and words that are known to the reading say
    their own. ``unknown``: the words were chosen, and are not."""
    before = [each.isoformat() if each else None for each in (was.earliest, was.latest)] if was else [None, None]
    given = [
        form.get(f"date.{end}", day or "") or None for end, day in zip(("earliest", "latest"), before, strict=True)
    ]
    if given == before and not unknown:
        return {}
    first, last = (_day(each) for each in given)
    first, last = first or last, last or first
    if first is None or last is None:
        return {"earliest": None, "latest": None, "grain": "day"}
    if last < first:
        raise Refused("days")
    grain = next((grain for days, grain in _GRAINS if (last - first).days <= days), "year")
    return {"earliest": first.isoformat(), "latest": last.isoformat(), "grain": grain}


def _day(given: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(given) if given else None
    except ValueError as error:
        raise Refused("day", given=str(given)[:20]) from error


def span_of(given: str) -> list[int]:
    """The stretch that ``start-end`` says. Raises Refused."""
    start, _, end = given.partition("-")
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit() and len(given) < 24):
        raise Refused("which_words")
    if int(start) >= int(end):
        raise Refused("which_words")
    return [int(start), int(end)]


def trimmed(text: str, span: Span) -> Span:
    """``span`` without the blanks at its ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(min(start, span.end), max(start, span.start + len(words.rstrip())))


def _number(given: str) -> int | None:
    given = given.strip()
    if not given:
        return None
    if not given.isdecimal() or len(given) > 12 or int(given) > _LARGEST:  # in any family of digits
        raise Refused("number", given=given[:20])
    return int(given)


def _choices(reading: Reading) -> dict[str, tuple[Choice, ...]]:
    figures = reading.figures
    spans: dict[str, Iterable[Span | None]] = {
        "speaker": [_span(f.speaker) for f in figures] + [_span(c.speaker) for c in reading.claims],
        "place": [p.span for p in reading.places] + [_span(f.place) for f in figures],
        "date": [d.span for d in reading.dates] + [_span(f.date) for f in figures],
        "affiliation": [_span(f.affiliation) for f in figures] + [a.span for a in reading.actors],
        "cause": [_span(f.cause) for f in figures],
        "blamed": [_span(f.blamed) for f in figures] + [a.span for a in reading.actors],
    }
    return {name: tuple(_choice(reading, given)) for name, given in spans.items()}


def _choice(reading: Reading, spans: Iterable[Span | None]) -> Iterable[Choice]:
    """Each wording once, where it stands first."""
    said: dict[str, Span] = {}
    for span in sorted({each for each in spans if each is not None and each.start < each.end}):
        said.setdefault(span.of(reading.report.text), span)
    return (Choice(f"{span.start}-{span.end}", words) for words, span in said.items())


def _span(noun: Any) -> Span | None:
    return None if noun is None else noun.span


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
