"""One figure in full: its words in context, what it says, how it was read, what it is linked to."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hasila.arabic.sentences import sentences
from hasila.arabic.words import tokens
from hasila.messages import known
from hasila.model import Figure, Reading, Report, Span
from hasila.terminal import words
from hasila.terminal.bidi import Lines, clean
from hasila.terminal.passages import MARKS, excerpt, sentence_of
from hasila.terminal.screen import Screen

_READABLE = 110
_LABEL = 20
_CONTEXT = 300  # characters of a neighbouring sentence


def print_figure(screen: Screen, reading: Reading, figure: Figure) -> None:
    """Print one figure of ``reading`` in full."""
    screen.print(
        Lines(_heading(screen, reading, figure)),
        *_part(screen, "show.where", _context(screen, reading.report, figure)),
        *_part(screen, "show.says", [_says(screen, reading.report.text, figure)]),
        *_part(screen, "show.links", _links(screen, reading, figure)),
        *_part(screen, "show.how", _how(screen, reading.report.text, figure)),
        Padding(Text(screen.say("show.unconfirmed"), "dim"), (1, 0, 0, 0)),
    )


def _heading(screen: Screen, reading: Reading, figure: Figure) -> Text:
    report = reading.report
    out = Text(screen.inline(f"{report.id}#{figure.id}"), "bold")
    out.append(f"  {screen.inline(words.count(figure))} {words.outcome(screen, figure)}", "bold")
    day = report.published.isoformat() if report.published else report.published_as
    known_parts = [screen.inline(report.source), screen.inline(day) if day else screen.say("report.undated")]
    return out.append("".join(f"  ·  {part}" for part in known_parts if part), "not bold")


def _part(screen: Screen, key: str, blocks: list[RenderableType]) -> list[RenderableType]:
    if not blocks:
        return []
    heading = Padding(Text(screen.say(key), "bold cyan"), (1, 0, 0, 0))
    return [heading, *(Padding(block, (0, 0, 0, 2)) for block in blocks)]


def _context(screen: Screen, report: Report, figure: Figure) -> list[RenderableType]:
    """The sentence, with the one before and the one after it."""
    text = report.text
    here = sentence_of(figure, text)
    before, after = neighbours(report, here)
    marks = [(figure.span, "count")]
    if figure.why and figure.why.trigger and figure.why.trigger.distance(figure.span):
        marks.append((figure.why.trigger, "trigger"))
    shown = [_dimmed(text, before, last=True), excerpt(text, here, marks, plain=screen.plain), _dimmed(text, after)]
    right = max(0, screen.width - _READABLE - 2)
    return [Padding(screen.block(part), (0, right, 0, 0)) for part in shown if part.plain]


def _dimmed(text: str, span: Span | None, *, last: bool = False) -> Text:
    """A neighbouring sentence, cut at the end that is farther from the figure."""
    said = clean(span.of(text)).strip() if span else ""
    if len(said) > _CONTEXT:
        said = f"… {said[-_CONTEXT:].partition(' ')[2]}" if last else f"{said[:_CONTEXT].rpartition(' ')[0]} …"
    return Text(said, "dim")


def neighbours(report: Report, sentence: Span) -> tuple[Span | None, Span | None]:
    """The sentence before ``sentence`` and the one after it, page furniture left out; None at the report's ends."""
    cut = tokens(report.text)
    spans = [Span(cut[first].start, cut[last - 1].end) for first, last in sentences(cut)]
    spans = [span for span in spans if not any(f.start < span.end and span.start < f.end for f in report.furniture)]
    before = [span for span in spans if span.end <= sentence.start]
    after = [span for span in spans if span.start >= sentence.end]
    return before[-1] if before else None, after[0] if after else None


def _says(screen: Screen, text: str, figure: Figure) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=_LABEL)
    grid.add_column(overflow="fold")
    for key, said in _fields(screen, text, figure):
        known_ = bool(said)
        value = said or screen.say("show.unsaid")
        grid.add_row(Text(screen.say(f"show.{key}"), "dim"), Lines(Text(value, "" if known_ else "dim")))
    return grid


def _fields(screen: Screen, text: str, figure: Figure) -> Iterator[tuple[str, str]]:
    """The label's key and the words of each field; "" where the report does not say."""
    span = figure.span
    yield "words", screen.say("show.offsets", words=screen.inline(figure.text), start=span.start, end=span.end)
    how = screen.label("qualifier", figure.qualifier)
    if words.by_form(figure):
        how = screen.say("show.inferred_count")
    yield "count", f"{screen.inline(words.count(figure))}  ({how})"
    yield "outcome", screen.label("outcome", figure.outcome)
    yield "assertion", screen.label("assertion", figure.assertion)
    yield "scope", screen.label("scope", figure.scope)
    yield "who", words.who(screen, figure)
    yield "affiliation", screen.inline(figure.affiliation.text) if figure.affiliation else ""
    speaker = figure.speaker
    carried = "" if speaker is None or speaker.explicit else screen.say("show.inferred_speaker")
    yield "speaker", _with(screen.inline(speaker.text) if speaker else "", carried)
    if figure.chain:
        yield "chain", " ← ".join(screen.inline(each.text) for each in figure.chain)
    yield "place", _place(screen, figure)
    yield "date", _date(screen, text, figure)
    cause = figure.cause
    yield "cause", _with(screen.label("cause", cause.code), screen.inline(cause.text)) if cause else ""
    yield "blamed", screen.inline(figure.blamed.text) if figure.blamed else ""


def _with(words_: str, remark: str) -> str:
    return f"{words_}  ({remark})" if words_ and remark else words_


def _place(screen: Screen, figure: Figure) -> str:
    place = figure.place
    if place is None:
        return ""
    out = screen.inline(place.text)
    if place.name and place.name != place.text:
        out += f" = {screen.inline(place.name)}"
    if place.lat is not None and place.lon is not None:
        out += f"  {screen.inline(f'{place.lat:.4f}, {place.lon:.4f}')}"
    return _with(out, _elsewhere(screen, figure, place.span))


def _elsewhere(screen: Screen, figure: Figure, span: Span) -> str:
    return screen.say("show.inferred_setting") if words.elsewhere(figure, span) else ""


def _date(screen: Screen, text: str, figure: Figure) -> str:
    mention = figure.date
    if mention is None:
        return ""
    said = screen.inline(mention.span.of(text))
    settled = words.date(screen, mention) or screen.say("show.unresolved")
    return _with(f"{settled}  {said}", _elsewhere(screen, figure, mention.span))


def _links(screen: Screen, reading: Reading, figure: Figure) -> list[RenderableType]:
    """The figures that this one is linked to, each with its count and words."""
    found: list[tuple[str, Figure]] = []
    for other in reading.figures:
        if other.id == figure.subset_of:
            found.append(("show.part_of", other))
        if other.subset_of == figure.id:
            found.append(("show.has_part", other))
        if other.id == figure.repeats:
            found.append(("show.repeats", other))
        if other.repeats == figure.id:
            found.append(("show.repeated_by", other))
    return [Lines(Text(_link(screen, key, other))) for key, other in found]


def _link(screen: Screen, key: str, other: Figure) -> str:
    stated = f"{screen.inline(words.count(other))} {words.outcome(screen, other)}"
    return f"{screen.say(key, figure=screen.inline(other.id))}: {stated}  {screen.inline(other.text)}"


def _how(screen: Screen, text: str, figure: Figure) -> list[RenderableType]:
    """The stretches that were read, then the rules that joined them, in order."""
    why = figure.why
    if why is None:
        return []
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=_LABEL)
    grid.add_column(overflow="fold")
    spans = (("show.trigger", why.trigger), ("show.phrase", why.phrase))
    for key, span in spans:
        if span is not None:
            place = screen.say("show.offsets", words=screen.inline(span.of(text)), start=span.start, end=span.end)
            style = MARKS["trigger"] if key == "show.trigger" and span.distance(figure.span) else ""
            grid.add_row(Text(screen.say(key), "dim"), Lines(Text(place, style)))
    steps = [f"{number}. {explanation(screen, rule)}" for number, rule in enumerate(why.rules, 1)]
    return [grid, *(_step(screen, step, rule) for step, rule in zip(steps, why.rules, strict=True))]


def _step(screen: Screen, step: str, rule: str) -> Lines:
    return Lines(Text.assemble(step, (f"  {screen.inline(rule)}", "dim")))


def explanation(screen: Screen, rule: str) -> str:
    """What a rule does, in a line; a rule that the messages do not know is at least named."""
    key = f"rule.{rule}"
    return screen.say(key) if known(key) else screen.say("rule.unexplained", rule=screen.inline(rule))
