"""An incident as one page for print or to pass on: what is known of it, each number with its sentence and its source.

One HTML file that asks nothing of any other machine and runs no script. What it shows is gathered here as plain values
(``Dossier``); ``dossier.html`` lays it out, everything escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from hasila.exports.figures import REVIEW
from hasila.exports.names import Piece, pieces, quoted, title
from hasila.exports.reviewed import Reviewed
from hasila.exports.showing import count_of, label, span_of, visible
from hasila.exports.where import Find, Where, where
from hasila.incidents.model import End, Incident, Ref, Series, Toll
from hasila.ledger import Decision, reader
from hasila.ledger.identity import linker
from hasila.lexicon.actors import actor
from hasila.messages import Language, known, say
from hasila.model import Figure, Report

_REJECT: str = "reject"
_SINCE = "since "


@dataclass(frozen=True, slots=True)
class Said:
    """A figure in its sentence: ``ref`` is its full name, ``anchor`` its report's place in the list of sources.

    ``state``: the messages that say whether it stands; ``by``: the figure that replaces it.
    """

    ref: str
    anchor: str
    count: str
    figure: Figure
    words: tuple[Piece, ...]
    speaker: str
    report: Report
    state: tuple[str, ...]
    by: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """One end of a toll (low, high or latest: its messages' keys), with what was said."""

    keys: tuple[str, ...]
    value: int
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A toll as it is shown: its range, and each end with its words; ``vague`` are figures without a number.

    ``side`` and ``party``: the names of the victims' side and of the party that claims the numbers, "" for none.
    """

    toll: Toll
    side: str
    party: str
    range: str
    ends: tuple[Ended, ...]
    vague: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """A person's decision on a figure; ``changes`` are (field, the machine's value, the settled one)."""

    ref: str
    decision: Decision
    changes: tuple[tuple[str, str, str], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Running:
    """A total over a period, by one speaker; ``scope`` as the contract writes it, "" where it is not told."""

    series: Series
    scope: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody held responsible, with the words that do it."""

    actor: str
    by: str
    act: str
    ref: str
    words: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A report that the incident is told in; ``link`` is its address where that is one of the web."""

    anchor: str
    report: Report
    title: str
    link: str
    copy_of: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the page shows. ``release``, ``reader`` and ``linker`` are the versions that made the numbers."""

    incident: Incident
    title: str
    where: Where
    tolls: tuple[Counted, ...]
    updates: tuple[Said, ...]
    decided: tuple[Decided, ...]
    held: tuple[Held, ...]
    running: tuple[Running, ...]
    sources: tuple[Source, ...]
    policy: str
    reviewed: int
    names: bool
    made: str
    release: str
    reader: str
    linker: str


def dossier(incident: Incident, find: Find, language: Language = "en", *, names: bool = False, made: str = "") -> str:
    """The page of ``incident`` in ``language``, as HTML. ``find`` gives its reports; ``made``: when, as it is to say.

    The same incident gives the same page. Unless ``names``, names of persons are left out (``names.py``).
    """
    shown = gather(incident, find, language, names=names, made=made)
    return _page().render(
        d=shown, lang=language, dir="rtl" if language == "ar" else "ltr", say=_Say(language),
        label=lambda kind, code: label(kind, code, language), visible=visible, count=count_of,
    )  # fmt: skip


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
        self._aside = {ref for toll in incident.tolls for ref in toll.aside}
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
        elif ref in self._aside:
            yield "dossier.aside"
        elif ref in self._counted:
            yield "dossier.stands"
        else:
            yield "dossier.uncounted"
        if last is not None:
            yield f"dossier.review.{REVIEW[last.deed]}"

    def _anchor(self, report: str) -> str:
        return f"s{self._incident.reports.index(report) + 1}"


class _Say:
    """The messages in one language, as a template asks for them."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def __call__(self, key: str, **values: object) -> str:
        return say(key, self._language, **values)

    def known(self, key: str) -> bool:
        """Is there such a message?"""
        return known(key)


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


@cache
def _page() -> Template:
    templates = Environment(
        loader=PackageLoader("hasila.exports", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return templates.get_template("dossier.html")
