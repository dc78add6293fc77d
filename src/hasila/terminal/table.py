"""A report for a person: a heading, then its figures under the sentences they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hasila.model import Figure, Reading, Span
from hasila.terminal import words
from hasila.terminal.bidi import Lines, clean
from hasila.terminal.passages import by_sentence, excerpt
from hasila.terminal.screen import Screen

_WIDE = 132  # from here on the details stand beside the figure, else below it
_READABLE = 110  # a sentence wider than this is hard to read
_NARROW = 76  # below this, who they were and the links are details too
_COLUMNS = (("id", 4), ("count", 8), ("outcome", 17), ("who", 16), ("words", 0), ("links", 12))
_SHORT_COLUMNS = (("id", 4), ("count", 8), ("outcome", 10), ("words", 0))
_LONGEST_WORDS = 30
_LEFT = 1
_COLOURS = {
    "killed": "red", "wounded": "yellow", "killed_or_wounded": "red", "neutralised": "red", "missing": "magenta",
    "detained": "cyan", "abducted": "cyan", "displaced": "blue", "surrendered": "cyan", "released": "green",
    "rescued": "green",
}  # fmt: skip
NOTES = "intake_notes"


def print_reading(screen: Screen, reading: Reading) -> None:
    """Print one report's figures; a report without any is one line."""
    if not reading.figures:
        screen.print(_heading(screen, reading, screen.say("report.none")))
        return
    screen.print(Text(""), *_report(screen, reading))


def _report(screen: Screen, reading: Reading) -> list[RenderableType]:
    report = reading.report
    out: list[RenderableType] = [Text("─" * screen.width, "dim"), _heading(screen, reading)]
    if report.title:
        title = Text(_short(report.title), "italic")
        out.append(Padding(screen.block(title), (0, max(0, screen.width - _READABLE), 0, 2)))
    notes = report.extra.get(NOTES)
    if isinstance(notes, list):
        out += [Text(f"  {screen.say('report.note', note=screen.inline(str(note)))}", "dim") for note in notes]
    out.append(_columns(screen))
    for sentence, figures in by_sentence(reading.figures, report.text):
        out += _group(screen, report.text, sentence, figures)
    return out


def _heading(screen: Screen, reading: Reading, remark: str = "") -> Lines:
    report = reading.report
    out = Text(screen.inline(report.id), "bold")
    day = report.published.isoformat() if report.published else report.published_as
    known = [screen.inline(report.source), screen.inline(day) if day else screen.say("report.undated"), remark]
    out.append("".join(f"  ·  {part}" for part in known if part), "dim" if remark else "not bold")
    return Lines(out)


def _short(title: str) -> str:
    title = clean(title)
    return title if len(title) <= 200 else title[:199] + "…"


def _grid(screen: Screen) -> Table:
    """A table of fixed widths, so that the rows under all sentences line up."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=_LEFT)
    for name, width in _laid_out(screen):
        grid.add_column(width=width, overflow="fold", justify="right" if name == "count" else "left")
    if _wide(screen):
        grid.add_column(ratio=1, overflow="fold")
        grid.expand = True
    return grid


def _wide(screen: Screen) -> bool:
    return screen.width >= _WIDE


def _narrow(screen: Screen) -> bool:
    return screen.width < _NARROW


def _laid_out(screen: Screen) -> list[tuple[str, int]]:
    """The columns for this screen with their widths; the report's words have what the others leave."""
    columns = _SHORT_COLUMNS if _narrow(screen) else _COLUMNS
    taken = sum(width + 1 for _, width in columns) + _LEFT + 1
    left = max(8, min(_LONGEST_WORDS, screen.width - taken))
    return [(name, width or left) for name, width in columns]


def _columns(screen: Screen) -> Table:
    grid = _grid(screen)
    names = [*(name for name, _ in _laid_out(screen)), *(["details"] if _wide(screen) else [])]
    grid.add_row("", *(Text(screen.say(f"column.{name}"), "dim") for name in names))
    return grid


def _group(screen: Screen, text: str, sentence: Span, figures: Sequence[Figure]) -> Iterator[RenderableType]:
    """The sentence, what is known of all its figures, then a row a figure with what is known of it alone."""
    found = excerpt(text, sentence, [(figure.span, "count") for figure in figures], plain=screen.plain)
    yield Padding(screen.block(found), (1, max(0, screen.width - _READABLE), 0, 2))
    told = [list(_details(screen, text, figure)) for figure in figures]
    shared = [detail for detail in told[0] if all(detail in each for each in told)]
    if shared:
        yield Padding(_joined(shared), (0, max(0, screen.width - _READABLE), 0, 2))
    grid = _grid(screen)
    for figure, details in zip(figures, told, strict=True):
        own = [detail for detail in details if detail not in shared]
        cells = _cells(screen, figure)
        grid.add_row(*cells, _joined(own)) if _wide(screen) else grid.add_row(*cells)
        if own and not _wide(screen):
            yield grid
            yield Padding(_joined(own), (0, 0, 0, 8))
            grid = _grid(screen)
    if grid.row_count:
        yield grid


def _joined(details: Sequence[str]) -> Lines:
    return Lines(Text("  ·  ".join(details), "dim"))


def _details(screen: Screen, text: str, figure: Figure) -> Iterator[str]:
    """What the columns leave out."""
    if _narrow(screen):
        yield from filter(None, [words.who(screen, figure)])
        yield from words.links(screen, figure)
    yield from words.details(screen, figure, text)


def _cells(screen: Screen, figure: Figure) -> list[RenderableType]:
    colour = _COLOURS.get(figure.outcome, "") if figure.assertion == "asserted" else "dim"
    cells: dict[str, RenderableType] = {
        "id": Text(screen.inline(figure.id), "bold"),
        "count": Text(screen.inline(words.count(figure)), f"bold {colour}".strip()),
        "outcome": Text(words.outcome(screen, figure), colour),
        "who": Text(words.who(screen, figure)),
        "words": Lines(Text(screen.inline(figure.text))),
        "links": Text(", ".join(words.links(screen, figure)), "dim"),
    }
    return ["", *(cells[name] for name, _ in _laid_out(screen))]


def inferred(reading: Reading) -> bool:
    """Is anything in the table of ``reading`` marked as inferred?"""
    return any(_inferred(figure) for figure in reading.figures)


def _inferred(figure: Figure) -> bool:
    spans = [each.span for each in (figure.place, figure.date) if each is not None]
    carried = figure.speaker is not None and not figure.speaker.explicit
    return carried or words.by_form(figure) or any(words.elsewhere(figure, span) for span in spans)
