"""Incidents from their mentions: everything that is said of one, reconciled."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from hasila.incidents.checks import checks
from hasila.incidents.model import Incident, Link, Mention, PolicyName, Ref, Spot, Ties, Told
from hasila.incidents.origins import copies, decided, parted, sources_of
from hasila.incidents.responsible import responsible
from hasila.incidents.series import series
from hasila.incidents.spots import singly, spot
from hasila.incidents.told import told
from hasila.incidents.tolls import tolls
from hasila.model import Reading

_NONE = Ties()
_TITLE = 90
_TYPES = {"displaced": "COERCE", "detained": "COERCE", "abducted": "COERCE"}


def incident(
    mentions: Sequence[Mention],
    readings: Mapping[str, Reading],
    links: Sequence[Link] = (),
    policy: PolicyName = "range",
    discounted: Callable[[Ref], bool] | None = None,
    ties: Ties = _NONE,
) -> Incident:
    """The incident that ``mentions`` tell. ``readings``: its reports' at least; ``links``: those between them."""
    mentions = sorted(mentions, key=lambda m: m.id)
    reports = tuple(dict.fromkeys(m.report for m in mentions))
    found = tuple(c for c in copies(mentions, readings) if not parted(c, ties))
    source = sources_of(found, reports, ties)
    figures = decided(told(mentions, readings, source), source, ties)
    held = responsible(figures, readings)
    main = [
        m for m in mentions if m.id.endswith("#m1")
    ]  # a report's running totals stand with the incident it opens with
    running = series(readings[m.report] for m in main)
    place = _place(mentions)
    name, text = _named(place, mentions, readings)
    earliest, latest = _days(mentions)
    return Incident(
        _id(mentions),
        _title(mentions, readings),
        _type([t.figure.outcome for t in figures]),
        place,
        name,
        text,
        earliest,
        latest,
        tuple(m.id for m in mentions),
        reports,
        tuple(t.ref for t in figures),
        _origins(source, figures),
        found,
        tuple(sorted(links, key=lambda k: (k.first, k.second))),
        tolls(figures, held, policy, discounted),
        running,
        held,
        checks(figures, running),
        _cause(figures),
    )


def _id(mentions: Sequence[Mention]) -> str:
    """Of the first mention by id: the same whatever order reports came in; it stays while that report belongs here."""
    first = min(m.id for m in mentions).encode("utf-8", "surrogatepass")
    return "i" + hashlib.blake2b(first, digest_size=6).hexdigest()


def _origins(source: Mapping[str, str], figures: Sequence[Told]) -> tuple[tuple[str, ...], ...]:
    """Reports by origin: copies with the report they go back to, which stands first; and reports all of whose figures
    come from one and the same speaker."""
    said: dict[str, set[str]] = {}
    for each in figures:
        said.setdefault(each.ref.report, set()).add(each.origin)
    of: dict[str, list[str]] = {}
    for report in sorted(source, key=lambda r: (source[r] != r, r)):
        first = source[report]
        origins = said.get(first, set())
        of.setdefault(next(iter(origins)) if len(origins) == 1 else first, []).append(report)
    return tuple(tuple(reports) for _, reports in sorted(of.items()))


def _place(mentions: Sequence[Mention]) -> Spot | None:
    count = Counter(s for m in mentions for s in m.main if s.fine) or Counter(s for m in mentions for s in m.main)
    return min(count, key=lambda s: (-count[s], not s.id, s.key)) if count else None


def _named(place: Spot | None, mentions: Sequence[Mention], readings: Mapping[str, Reading]) -> tuple[str, str]:
    if place is None:
        return "", ""
    own = [readings[mention.report] for mention in mentions]
    told = [figure.place for reading in own for figure in reading.figures if figure.place is not None]
    named = [*(p for reading in own for p in reading.places), *told]
    found = next((p for p in (*named, *(part for p in told for part in singly(p))) if spot(p) == place), None)
    return (place.key, place.key) if found is None else (found.name or found.text, found.text)


def _days(mentions: Sequence[Mention]) -> tuple[dt.date | None, dt.date | None]:
    """The days that most mentions allow: of sure windows where there are any, else of those inferred."""
    windows = [m.when for m in mentions if m.when.earliest is not None and m.when.latest is not None]
    windows = [w for w in windows if w.sure] or windows
    if not windows:
        return None, None
    count = Counter((w.earliest, w.latest) for w in windows)
    return min(count, key=lambda e: (-count[e], e[1] - e[0] if e[0] and e[1] else dt.timedelta.max, str(e)))


def _title(mentions: Sequence[Mention], readings: Mapping[str, Reading]) -> str:
    """A report's title, of those that tell one incident the first by day; else the opening words of a text."""
    single = Counter(m.report for m in mentions)
    for mention in sorted(
        mentions, key=lambda m: (single[m.report], not m.id.endswith("#m1"), str(m.when.earliest), m.id)
    ):
        report = readings[mention.report].report
        words = report.title or next((line for line in report.text.split("\n") if line.strip()), "")
        if words.strip():
            return words.strip()[:_TITLE]
    return ""


def _type(outcomes: Sequence[str]) -> str:
    """PLOVER's event type, from what was done: ASSAULT where anybody was hurt."""
    hurt = [o for o in outcomes if o not in _TYPES]
    return "ASSAULT" if hurt or not outcomes else "COERCE"


def _cause(figures: Sequence[Told]) -> str:
    """How most reports say the harm was done, each report's word once; of two as often said, the first by its code."""
    said = {(t.ref.report, t.figure.cause.code) for t in figures if t.figure.cause is not None}
    count = Counter(code for _, code in said)
    return min(count, key=lambda code: (-count[code], code), default="")
