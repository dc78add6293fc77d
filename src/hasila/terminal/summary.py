"""What is said after the table: what was read, and what to try next."""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass
from pathlib import Path

from rich.console import RenderableType
from rich.text import Text

from hasila.model import Reading
from hasila.terminal.bidi import Lines
from hasila.terminal.screen import Screen
from hasila.terminal.table import inferred


@dataclass(slots=True)
class Tally:
    """What a run did so far. ``example`` names a figure that `hasila show` will find, ``last`` the last report read."""

    read: int = 0
    refused: int = 0
    figures: int = 0
    empty: int = 0
    inferred: bool = False
    example: str = ""
    last: str = ""

    def add(self, reading: Reading, given: str) -> None:
        """Count ``reading``, which came from the input ``given``."""
        self.read += 1
        self.figures += len(reading.figures)
        self.empty += not reading.figures
        self.inferred = self.inferred or inferred(reading)
        own = "" if Path(given).name == reading.report.id else f"#{reading.report.id}"
        self.last = f"{given}{own}"
        # An id that was given out twice in one run has another name in a run of its own; standard input is gone.
        if not self.example and reading.figures and "~" not in reading.report.id and given != "-":
            linked = next((each for each in reading.figures if each.subset_of or each.repeats), reading.figures[0])
            self.example = f"{self.last}#{linked.id}"


def print_summary(
    screen: Screen, tally: Tally, inputs: list[str], kept: str | None = None, *, chosen: bool = False
) -> None:
    """Print the last lines of `hasila read`. ``kept``: the ledger that it is in, ``chosen``: the user named it."""
    said = [screen.say("summary.reports", read=tally.read), screen.say("summary.figures", figures=tally.figures)]
    if tally.empty:
        said.append(screen.say("summary.empty", empty=tally.empty))
    if tally.refused:
        said.append(screen.say("summary.refused", refused=tally.refused))
    lines: list[RenderableType] = [Text(""), Lines(Text("  ·  ".join(said), "bold"))]
    if tally.inferred:
        lines.append(Lines(Text(screen.say("legend.inferred"), "dim")))
    screen.print(*lines)
    if tally.example:
        _next(screen, "next.show", f"show {shlex.quote(tally.example)}")
    if tally.read:
        given = shlex.join(inputs) if len(inputs) < 4 else f"{shlex.quote(inputs[0])} …"
        _next(screen, "next.jsonl", f"read {given} --format jsonl")
    if tally.read and kept is not None:
        _next(screen, "next.incidents", "incidents" + _in(kept if chosen else None), ledger=screen.inline(kept))


def print_next(screen: Screen, incident: str, chosen: str | None) -> None:
    """Print what to try after a list of incidents, ``incident`` among them; ``chosen``: the ledger the user named."""
    _next(screen, "next.incident", f"show {incident}{_in(chosen)}")
    _next(screen, "next.plot", f"plot {incident}{_in(chosen)} --out {incident}.svg")


def _in(ledger: str | None) -> str:
    return f" --ledger {shlex.quote(ledger)}" if ledger else ""


def _next(screen: Screen, key: str, command: str, **values: object) -> None:
    """Say what to type, with the name under which Hasila was started."""
    screen.print(Lines(Text(screen.say(key, **values), "dim")))
    screen.print_command(f"{os.environ.get('HASILA_COMMAND', 'hasila')} {command}")
