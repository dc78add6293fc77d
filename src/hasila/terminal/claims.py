"""A report for a person, whole: its figures, then its claims in order, with who says each."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from hasila.model import Claim, Reading, Speaker
from hasila.terminal.bidi import Lines
from hasila.terminal.passages import excerpt
from hasila.terminal.screen import Screen
from hasila.terminal.table import inferred, print_reading
from hasila.terminal.words import INFERRED

_READABLE = 110
_COLOURS = {
    "denies": "magenta", "accuses": "red", "takes_responsibility": "red", "demands": "yellow", "warns": "yellow",
    "expects": "cyan", "supposes": "cyan",
}  # fmt: skip


def print_report(screen: Screen, reading: Reading) -> None:
    """Print the figures of ``reading``, then its claims; what the marks mean at the end."""
    print_reading(screen, reading)
    print_claims(screen, reading)
    if inferred(reading) or any(claim.speaker and not claim.speaker.explicit for claim in reading.claims):
        screen.print(Text(""), Lines(Text(screen.say("legend.inferred"), "dim")))


def print_claims(screen: Screen, reading: Reading) -> None:
    """Print the claims of ``reading`` in the order of its text: act, speaker, what else is known, the words."""
    if not reading.claims:
        return
    screen.print(Text(""), Lines(Text(screen.say("claims.heading", count=len(reading.claims)), "bold cyan")))
    right = max(0, screen.width - _READABLE)
    for claim in reading.claims:
        figures = [(figure.span, "count") for figure in reading.figures if figure.id in claim.figures]
        words = excerpt(reading.report.text, claim.span, figures, plain=screen.plain)
        screen.print(Text(""), *_heading(screen, claim), Padding(screen.block(words), (0, right, 0, 2)))


def _heading(screen: Screen, claim: Claim) -> Iterator[RenderableType]:
    """Its id, act and speaker, and below it what else is known."""
    out = Text.assemble(
        (screen.inline(claim.id), "bold"),
        "  ",
        (screen.label("act", claim.act), _COLOURS.get(claim.act, "green")),
        "  ·  ",
        screen.say("detail.speaker", words=_speaker(screen, claim.speaker)),
    )
    yield Lines(out)
    details = [screen.label("quoted", claim.quoted)]
    if claim.accused is not None:
        details.append(screen.say("detail.blamed", words=screen.inline(claim.accused.text)))
    if claim.figures:
        details.append(screen.say("claims.figures", figures=", ".join(map(screen.inline, claim.figures))))
    yield Padding(Lines(Text("  ·  ".join(details), "dim")), (0, 0, 0, 2))


def _speaker(screen: Screen, speaker: Speaker | None) -> str:
    if speaker is None:
        return screen.say("claims.report")
    return screen.inline(speaker.text) + ("" if speaker.explicit else INFERRED)
