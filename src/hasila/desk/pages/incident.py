"""One incident."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypedDict
from urllib.parse import quote

from starlette.requests import Request

from hasila.desk.address import figure_url, report_url
from hasila.desk.contexts.incident import Blame, Card, CheckView, IncidentBody, Plots, Running
from hasila.desk.figures import items
from hasila.desk.marking import Line, Mark, lines
from hasila.desk.preferences import preferences
from hasila.desk.queries import incident, settlements
from hasila.desk.rendering import desk_of
from hasila.desk.tolls import toll
from hasila.exports.handing import FORMATS
from hasila.incidents.model import Incident, Ref
from hasila.ledger.settling import Settled
from hasila.messages import Language
from hasila.model import Figure, Reading, Span
from hasila.plots import Drawn, drawn, rise, spread

_SHOWN = 60  # reports side by side; of the others the titles
_WIDE, _NARROW = 720, 360
_RISES = 3
Draw = Callable[[int], str]


class _Given(TypedDict):
    """What every drawing is given alike."""

    language: Language
    alone: bool
    href: Callable[[Ref], str]
    found: Drawn


def body(request: Request, id_: str) -> IncidentBody:
    """What the page of the incident ``id_`` shows. Raises NotKept."""
    desk = desk_of(request)
    lang = preferences(request, desk.lang).lang
    found, _ = incident(desk.ledger, id_)
    state = desk.catalogue.now()
    settled = settlements(desk.ledger, _needed(found), state.stand)
    at = state.position.get(id_)
    views = sorted((toll(each, settled) for each in found.tolls), key=lambda view: view.low is None)
    spot = found.place
    shown = [report for report in found.reports[:_SHOWN] if report in settled]
    return IncidentBody(
        found.id, found.title, found.type, found.place_name, found.place_text, spot.lat if spot else None,
        spot.lon if spot else None, found.earliest, found.latest, len(found.origins), len(found.reports),
        state.review[at] if at is not None else "none", state.rows[at].weakest if at is not None else None,
        tuple(v for v in views if v.demographic is None and v.affiliation is None),
        tuple(v for v in views if v.demographic is not None or v.affiliation is not None),
        _plots(found, settled, lang), tuple(_blames(found)), tuple(_checks(found, settled)),
        tuple(
            Running(s.scope, s.speaker, s.outcome, s.falls, tuple(
                (p.date, p.value, figure_url(p.report, p.figure)) for p in s.points
            )) for s in found.series
        ),
        tuple(_card(found, settled[report]) for report in shown),
        tuple((report, report_url(report)) for report in found.reports if report not in shown),
        tuple((name, f"/export/{name}?incident={quote(found.id, safe='')}") for name in FORMATS),
    )  # fmt: skip


def _needed(found: Incident) -> Iterator[str]:
    """The reports whose words the page shows: the first ones, and those at a toll's ends."""
    yield from found.reports[:_SHOWN]
    for each in found.tolls:
        yield from (end.report for end in (each.low, each.high, each.latest) if end is not None)


def _plots(found: Incident, settled: Mapping[str, Settled], lang: Language) -> Plots:
    """The drawings; none where not every report is at hand: a part of the dots would mislead."""
    readings = {report: each.reading for report, each in settled.items()}
    if any(report not in readings for report in found.reports):
        return Plots("", "", ())
    told = drawn(found, readings, lang)
    rises = [outcome for outcome in told.outcomes() if len(told.told(outcome)) > 1][:_RISES]
    given = _Given(language=lang, alone=False, href=_address, found=told)

    def drawn_as(draw: Draw) -> tuple[str, str]:
        wide, narrow = (draw(width) for width in (_WIDE, _NARROW))
        return wide, narrow

    def risen(outcome: str) -> Draw:
        return lambda width: rise(found, readings, outcome, width=width, **given)

    spreads = drawn_as(lambda width: spread(found, readings, width=width, **given))
    return Plots(*spreads, tuple((outcome, *drawn_as(risen(outcome))) for outcome in rises))


def _address(ref: Ref) -> str:
    return figure_url(ref.report, ref.figure)


def _blames(found: Incident) -> Iterator[Blame]:
    for each in found.responsible:
        report, _, name = each.claim.rpartition("#")
        url = figure_url(report, name) if name.startswith(("f", "p")) else report_url(report)
        yield Blame(each.actor, each.by, each.act, url, each.of_harm)  # type: ignore[arg-type]


def _checks(found: Incident, settled: Mapping[str, Settled]) -> Iterator[CheckView]:
    for each in found.checks:
        names = [name for name in (each.total, *each.parts) if name]
        told = []
        for name in names:
            report, _, figure = name.rpartition("#")
            here = settled.get(report)
            known = here.figure(figure) if here is not None else None
            told.append((known.text if known is not None else name, figure_url(report, figure)))
        yield CheckView(each.kind, each.holds, each.note, tuple(told))


def _card(found: Incident, settled: Settled) -> Card:
    """A report, with the sentences that hold its figures of this incident."""
    report = settled.read.report
    here = {ref.figure for ref in found.figures if ref.report == report.id}
    figures = [f for f in settled.reading.figures if f.id in here]
    copy = next((c.of for c in found.copies if c.report == report.id), "")
    origin = next((n for n, group in enumerate(found.origins, 1) if report.id in group), 0)
    return Card(
        report.id, report_url(report.id), report.title, report.source, report.published, report.language, origin, copy,
        tuple(_told(settled.reading, figures)), tuple(i for i in items(settled) if i.id in here),
    )  # fmt: skip


def _told(reading: Reading, figures: list[Figure]) -> Iterator[Line]:
    """The sentences of ``figures``, marked; the text's first line where there are none."""
    text = reading.report.text
    marks = [Mark(f.span, "figure", f.id) for f in figures]
    sentences = sorted({f.why.sentence if f.why is not None else f.span for f in figures})
    if not sentences:
        start = len(text) - len(text.lstrip())
        end = text.find("\n", start)
        sentences = [Span(start, len(text) if end < 0 else end)]
    done = -1
    for sentence in sentences:
        if sentence.end <= done:
            continue
        yield from lines(text, marks, Span(max(sentence.start, done + 1), sentence.end))
        done = sentence.end
