"""One incident in full: its tolls, each end with its sentence and speaker; how they rose; who is blamed; findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from hasila.incidents import Incident
from hasila.incidents.model import Check, End, Ref, Series, Toll
from hasila.model import Figure, Reading, Span
from hasila.plots import Drawn, drawn
from hasila.plots.dots import known_as
from hasila.plots.spread import ends
from hasila.terminal.bidi import Lines, clean
from hasila.terminal.incidents import days, place
from hasila.terminal.passages import excerpt, sentence_of
from hasila.terminal.rise import rise
from hasila.terminal.screen import Screen

_READABLE = 110
_QUOTE = 60
_ARITHMETIC = ("sum", "contradiction")  # what these note is numbers, in any language


def print_incident(screen: Screen, incident: Incident, readings: Mapping[str, Reading]) -> None:
    """Print ``incident`` in full; ``readings``: those of its reports, by report."""
    found = drawn(incident, readings, screen.language)
    view = _View(screen, incident, readings, found)
    screen.print(
        *view.heading(),
        *view.part("incident.tolls", view.tolls()),
        *view.part("incident.rise", view.rises()),
        *view.part("incident.series", view.series()),
        *view.part("incident.responsible", view.responsible()),
        *view.part("incident.findings", view.findings()),
        *view.part("incident.told_by", view.told_by()),
        Padding(Text(screen.say("show.unconfirmed"), "dim"), (1, 0, 0, 0)),
    )


class _View:
    """What is shown of one incident, part by part."""

    def __init__(self, screen: Screen, incident: Incident, readings: Mapping[str, Reading], found: Drawn) -> None:
        self._screen, self._incident, self._readings, self._drawn = screen, incident, readings, found
        self._shown: set[tuple[str, Span]] = set()  # sentences that stand above already

    def part(self, key: str, blocks: Iterator[RenderableType]) -> list[RenderableType]:
        """A heading and ``blocks`` under it; nothing where there are none."""
        found = [Padding(block, (0, 0, 0, 2)) for block in blocks]
        return [Padding(Text(self._screen.say(key), "bold cyan"), (1, 0, 0, 0)), *found] if found else []

    def heading(self) -> Iterator[RenderableType]:
        """Its id, place and days, by how many reports and origins; a title."""
        say, incident = self._screen.say, self._incident
        line = Text(self._screen.inline(incident.id), "bold")
        line.append(f"  {place(self._screen, incident)}  ·  {days(self._screen, incident)}", "bold")
        line.append(f"  ·  {say('incident.reports', count=len(incident.reports))}")
        yield Lines(line.append(f"  ·  {say('incident.origins', count=len(incident.origins))}"))
        if incident.title:
            yield Padding(self._screen.block(Text(clean(incident.title), "italic")), (0, self._margin(), 0, 2))

    def tolls(self) -> Iterator[RenderableType]:
        """Each toll, those of all victims before those of a side or an age, with the words at its ends."""
        whole = [t for t in self._incident.tolls if t.demographic is None and t.affiliation is None]
        parts = [t for t in self._incident.tolls if t not in whole]
        first = next(iter((*whole, *parts)), None)
        for toll in (*whole, *parts):
            yield Padding(Lines(self._toll(toll)), (0, 0, 0, 0) if toll is first else (1, 0, 0, 0))
            for words, end in _ends(toll):
                yield from self._end(self._screen.say(words), end)
            for ref in toll.vague:
                yield from self._vague(ref)

    def _toll(self, toll: Toll) -> Text:
        screen = self._screen
        line = Text(f"{self._whose(toll)}  ", "bold").append(screen.inline(ends(toll)), "bold red")
        if toll.best is not None and toll.low is not None and toll.best != toll.low.value:
            line.append(f"  ·  {screen.say('incident.best', value=screen.inline(f'{toll.best:,}'))}")
        if toll.grade is not None:
            line.append(f"  ·  {screen.label('grade', toll.grade)} ({screen.label('graded', toll.grade)})", "not bold")
        if toll.low is None and not toll.vague:
            line.append(f"  ·  {screen.say('incident.all_replaced')}", "dim")
        if toll.note:
            line.append(f"  ·  {screen.label('note', toll.note)}", "dim")
        return line

    def _whose(self, toll: Toll) -> str:
        screen = self._screen
        words = [screen.label("outcome", toll.outcome)]
        if toll.status not in ("", "unknown"):
            words.append(screen.label("status", toll.status))
        if toll.demographic:
            words.append(screen.label("demographic", toll.demographic))
        if toll.affiliation:
            words.append(self._name(toll.affiliation))
        if toll.party:
            words.append(screen.say("incident.party", party=self._name(toll.party)))
        return " · ".join(words)

    def _name(self, key: str) -> str:
        return self._screen.inline(known_as(key, self._screen.language, self._drawn.origins))

    def _end(self, words: str, end: End) -> Iterator[RenderableType]:
        figures = self._figures(end.report, end.figures or (end.figure,))
        line = Text(f"{words} ", "dim").append(self._screen.inline(f"{end.value:,}"), "not dim bold")
        yield from self._cited(line, end.report, figures)

    def _vague(self, ref: Ref) -> Iterator[RenderableType]:
        figures = self._figures(ref.report, (ref.figure,))
        yield from self._cited(Text("— ", "bold"), ref.report, figures)

    def _cited(self, line: Text, report: str, figures: list[Figure]) -> Iterator[RenderableType]:
        """Who says it, where; below it the sentence, where it does not stand above already."""
        screen, about = self._screen, self._readings[report].report
        speaker = next((f.speaker.text for f in figures if f.speaker is not None), "")
        day = str(about.published) if about.published else ""
        names = " + ".join(screen.inline(f"{report}#{f.id}") for f in figures)
        words = " + ".join(screen.inline(f.text) for f in figures)
        said = screen.say("detail.speaker", words=screen.inline(speaker)) if speaker else ""
        known = [words, said, screen.inline(about.source), screen.inline(day), names]
        yield Padding(Lines(line.append("  " + "  ·  ".join(k for k in known if k), "not bold dim")), (0, 0, 0, 2))
        for sentence in dict.fromkeys(sentence_of(f, about.text) for f in figures):
            if (report, sentence) in self._shown:
                continue
            self._shown.add((report, sentence))
            marks = [(f.span, "count") for f in figures]
            block = screen.block(excerpt(about.text, sentence, marks, plain=screen.plain))
            yield Padding(block, (0, self._margin(), 0, 4))

    def rises(self) -> Iterator[RenderableType]:
        """Each outcome's values in the order in which they were told, those replaced among them."""
        for outcome in self._drawn.outcomes():
            if len(self._drawn.told(outcome)) > 1:
                yield Lines(Text(self._screen.label("outcome", outcome), "bold"))
                yield Padding(rise(self._screen, self._drawn, outcome), (0, 0, 0, 2))

    def series(self) -> Iterator[RenderableType]:
        """Cumulative tolls, which are in no range."""
        for each in self._incident.series:
            yield Lines(self._running(each))

    def _running(self, series: Series) -> Text:
        screen = self._screen
        points = [f"{p.value:,} ({p.date or '?'}, {p.report}#{p.figure})" for p in series.points]
        line = Text(f"{screen.label('outcome', series.outcome)}", "bold")
        since, rest = series.scope.removeprefix("since "), series.scope
        if since != rest:
            rest = screen.say("detail.since", first=screen.inline(since))
        known = [self._name(series.speaker), rest, " → ".join(screen.inline(p) for p in points)]
        line.append("  " + "  ·  ".join(k for k in known if k), "not bold")
        return line.append(f"  {screen.label('check', 'falling')}", "yellow") if series.falls else line

    def responsible(self) -> Iterator[RenderableType]:
        """Who is held responsible, by whom, where it is said."""
        for each in self._incident.responsible:
            by, claim = self._name(each.by), self._screen.inline(each.claim)
            line = Text(self._name(each.actor), "bold")
            line.append(f"  {self._screen.say(f'responsible.{each.act}', by=by)}  ·  {claim}", "not bold")
            yield Lines(line)

    def findings(self) -> Iterator[RenderableType]:
        """What the reports' own figures say against each other, both wordings."""
        for check in self._incident.checks:
            yield Lines(self._finding(check))
            for name, words in zip((check.total, *check.parts), check.words, strict=False):
                quoted = self._screen.inline(" ".join(words[:_QUOTE].split()))
                line = Text(quoted).append(f"  ·  {self._screen.inline(name)}", "dim")
                yield Padding(Lines(line), (0, 0, 0, 2))

    def _finding(self, check: Check) -> Text:
        screen = self._screen
        key = "incident.holds" if check.holds else "incident.check"
        style = "green" if check.holds else "bold yellow"
        line = Text(screen.say(key, kind=screen.label("check", check.kind)), style)
        note = screen.inline(check.note) if check.kind in _ARITHMETIC else ""
        return line.append(f"  {note}" if note else "", "not bold")

    def told_by(self) -> Iterator[RenderableType]:
        """The reports by origin: copies below what they are copies of."""
        copied = {copy.report: copy for copy in self._incident.copies}
        for number, group in enumerate(self._incident.origins, 1):
            for n, report in enumerate(group):
                about = self._readings[report].report
                known = [self._screen.inline(about.source), self._screen.inline(str(about.published or ""))]
                line = Text(f"{number}. " if n == 0 else "   ").append(self._screen.inline(report), "bold")
                line.append("".join(f"  ·  {k}" for k in known if k), "not bold")
                if report in copied:
                    of = self._screen.inline(copied[report].of)
                    share = self._screen.inline(f"{copied[report].share:.0%}")
                    line.append(f"  ·  {self._screen.say('incident.copy', of=of, share=share)}", "dim")
                yield Lines(line)

    def _figures(self, report: str, ids: tuple[str, ...]) -> list[Figure]:
        return [figure for figure in self._readings[report].figures if figure.id in ids]

    def _margin(self) -> int:
        return max(0, self._screen.width - _READABLE)


def _ends(toll: Toll) -> Iterator[tuple[str, End]]:
    """The ends of a toll, each under the key of what it is; one that is the same figure again is left out."""
    seen: set[tuple[str, str]] = set()
    keys = ("incident.low", "incident.high", "incident.latest")
    single = toll.low is not None and toll.high is not None and toll.low.value == toll.high.value
    for key, end in zip(keys, (toll.low, toll.high, toll.latest), strict=True):
        if end is None or (end.report, end.figure) in seen or (single and key == "incident.high"):
            continue
        seen.add((end.report, end.figure))
        yield "incident.only" if single and key == "incident.low" else key, end
