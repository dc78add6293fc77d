"""Gathering what a dossier shows from an incident and its reports."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urlsplit

from hasila.exports.dossier.model import Counted, Decided, Dossier, Ended, Held, Running, Said, Source
from hasila.exports.figures import REVIEW
from hasila.exports.names import pieces, quoted, title
from hasila.exports.reviewed import Reviewed
from hasila.exports.showing import count_of, span_of
from hasila.exports.where import Find, where
from hasila.incidents.model import End, Incident, Ref, Toll
from hasila.ledger import reader
from hasila.ledger.identity import linker
from hasila.lexicon.actors import actor
from hasila.messages import Language, say
from hasila.model import Figure

_REJECT: str = "reject"
_SINCE = "since "


def gather(
    incident: Incident, find: Find, language: Language = "en", *, names: bool = False, made: str = ""
) -> Dossier:
    """What the page of ``incident`` shows."""
    view = _View(incident, find, language, names)
    return Dossier(
        incident, title(incident.title, names=names), where(incident, find), tuple(view.tolls()), tuple(view.updates()),
        tuple(view.decided()), tuple(view.held()), tuple(view.running()), tuple(view.sources()),
        incident.tolls[0].policy if incident.tolls else "range",
        sum(find(ref.report).last(ref.figure) is not None for ref in incident.figures), names, made, _release(),
        reader(), linker(),
    )  # fmt: skip


class _View:
    """One incident while its page is gathered."""

    def __init__(self, incident: Incident, find: Find, language: Language, names: bool) -> None:
        self._incident, self._find, self._language, self._names = incident, find, language, names
        self._replaced = {Ref(s.report, s.figure): s.by for t in incident.tolls for s in t.superseded}
        self._counted = {ref for toll in incident.tolls for ref in toll.figures}

    def tolls(self) -> Iterator[Counted]:
        """The whole before the parts, what parties that fight claim at the end; none all of whose figures were
        superseded."""
        ordered = sorted(self._incident.tolls, key=lambda t: (t.party is not None, t.demographic is not None))
        for toll in ordered:
            by_value: dict[tuple[str, ...], Ended] = {}
            for key, end in (("low", toll.low), ("high", toll.high), ("latest", toll.latest)):
                if end is not None:
                    said = tuple(self._said(ref) for ref in _refs(end))
                    at = (str(end.value), *(each.ref for each in said))
                    keys = (*by_value[at].keys, key) if at in by_value else (key,)
                    by_value[at] = Ended(keys, end.value, said)
            vague = tuple(self._said(ref) for ref in toll.vague)
            if by_value or vague:
                party = self._named(toll.party or "", self._voice(toll))
                side, span = self._named(toll.affiliation or ""), span_of(toll.low, toll.high)
                yield Counted(toll, side, party, span, tuple(by_value.values()), vague)

    def updates(self) -> list[Said]:
        """All figures in the order in which they were published; those of no known day at the end."""

        def order(ref: Ref) -> tuple[bool, str, str, int]:
            report, figure = self._find(ref.report), self._figure(ref)
            day = report.report.published
            return (day is None, str(day or ""), ref.report, figure.span.start if figure else 0)

        there = [ref for ref in self._incident.figures if self._figure(ref) is not None]
        return [self._said(ref) for ref in sorted(there, key=order)]

    def decided(self) -> Iterator[Decided]:
        """The decisions on the incident's figures, and those that took a figure out of one of its reports."""
        mine = {(ref.report, ref.figure) for ref in self._incident.figures}
        for report in self._incident.reports:
            reviewed = self._find(report)
            for figure, taken in reviewed.decided.items():
                for decision in taken:
                    if (report, figure) in mine or decision.deed == _REJECT:
                        changes = tuple(_changes(reviewed, figure)) if decision.deed == "correct" else ()
                        reason = title(decision.reason, names=self._names)
                        yield Decided(f"{report}#{figure}", decision, changes, reason)

    def held(self) -> Iterator[Held]:
        for each in self._incident.responsible:
            report, _, found = each.claim.rpartition("#")
            reading = self._find(report).settled
            spans = {claim.id: claim.span for claim in reading.claims}
            spans |= {figure.id: quoted(figure, reading.report.text) for figure in reading.figures}
            words = tuple(pieces(reading, spans[found], names=self._names)) if found in spans else ()
            yield Held(self._named(each.actor), self._named(each.by), each.act, each.claim, words)

    def running(self) -> Iterator[Running]:
        for each in self._incident.series:
            figures = [self._figure(Ref(point.report, point.figure)) for point in each.points]
            words = next((f.speaker.text for f in figures if f is not None and f.speaker is not None), "")
            begin = each.scope.removeprefix(_SINCE)
            scope = say("dossier.since", self._language, begin=begin) if begin != each.scope else each.scope
            yield Running(each, scope, self._named(each.speaker, words))

    def sources(self) -> Iterator[Source]:
        copies = {copy.report: copy.of for copy in self._incident.copies}
        for report in self._incident.reports:
            told = self._find(report).report
            named = title(told.title, names=self._names)
            link = told.url if _of_the_web(told.url) else ""
            yield Source(self._anchor(report), told, named, link, copies.get(report, ""))

    def _named(self, key: str, words: str = "") -> str:
        """An actor's name in the page's language by its key; of an unknown one the words, or the key, which are words
        as well."""
        found = actor(key) if key else None
        if found is not None:
            return found.name_ar if self._language == "ar" else found.name_en
        return title(words or key, names=self._names) if key else ""

    def _voice(self, toll: Toll) -> str:
        """Who speaks in a toll's figures."""
        told = [figure for ref in toll.figures if (figure := self._figure(ref)) is not None]
        return next((figure.speaker.text for figure in told if figure.speaker is not None), "")

    def _figure(self, ref: Ref) -> Figure | None:
        return self._find(ref.report).figures.get(ref.figure)

    def _said(self, ref: Ref) -> Said:
        reviewed = self._find(ref.report)
        figure, reading = reviewed.figures[ref.figure], reviewed.settled
        words = tuple(pieces(reading, quoted(figure, reading.report.text), (figure.span,), names=self._names))
        speaker = title(figure.speaker.text, names=self._names) if figure.speaker else ""
        by = self._replaced.get(ref)
        return Said(
            f"{ref.report}#{ref.figure}", self._anchor(ref.report), count_of(figure), figure, words, speaker,
            reading.report, tuple(self._state(ref, figure, reviewed)), f"{by.report}#{by.figure}" if by else "",
        )  # fmt: skip

    def _state(self, ref: Ref, figure: Figure, reviewed: Reviewed) -> Iterator[str]:
        """Whether it counts in a toll, and what people said of it."""
        last = reviewed.last(ref.figure)
        if figure.assertion != "asserted":
            yield f"assertion.{figure.assertion}"
        elif ref in self._replaced:
            yield "dossier.superseded"
        elif ref in self._counted:
            yield "dossier.stands"
        else:
            yield "dossier.uncounted"
        if last is not None:
            yield f"dossier.review.{REVIEW[last.deed]}"

    def _anchor(self, report: str) -> str:
        return f"s{self._incident.reports.index(report) + 1}"


def _refs(end: End) -> list[Ref]:
    return [Ref(end.report, figure) for figure in end.figures or (end.figure,)]


def _changes(reviewed: Reviewed, id_: str) -> Iterator[tuple[str, str, str]]:
    """Each field that people changed, with what it was and what it is."""
    figure, machine = reviewed.figures.get(id_), reviewed.machines.get(id_)
    if figure is None or machine is None:
        return
    for name in Figure.__dataclass_fields__:
        was, now = (_plain(getattr(each, name)) for each in (machine, figure))
        if was != now and name != "why":
            yield name, was, now


def _plain(value: object) -> str:
    text = getattr(value, "text", None) or getattr(value, "earliest", None)
    return "" if value is None else str(text or value)


def _of_the_web(url: str) -> bool:
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


def _release() -> str:
    try:
        return version("hasila")
    except PackageNotFoundError:
        return ""
