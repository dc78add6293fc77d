"""Where things are printed: a console, the interface's language, and whether isolates are printed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import IO

from rich.console import Console, Group, RenderableType
from rich.text import Text

from hasila.messages import Language, known, say
from hasila.terminal import bidi
from hasila.terminal.bidi import Lines, Mirrored, clean, has_right_to_left, isolate

_WIDEST = 180


class _Console(Console):
    """Rich ends the program itself where the output's reader goes away; here that is the command line's to do."""

    def on_broken_pipe(self) -> None:
        """Called by Rich in place of the error."""
        raise BrokenPipeError


@dataclass(frozen=True, slots=True)
class Screen:
    """What every view is given: prints in one language, on one console."""

    console: Console
    language: Language = "en"
    isolates: bool = True

    @property
    def width(self) -> int:
        """Columns to lay out in; lines of more than 180 are not read."""
        return min(self.console.width, _WIDEST)

    @property
    def plain(self) -> bool:
        """Are there no colours to show emphasis with?"""
        return self.console.no_color or self.console.color_system is None

    def say(self, key: str, **values: object) -> str:
        """The message ``key`` in this screen's language."""
        return say(key, self.language, **values)

    def label(self, kind: str, code: str) -> str:
        """The words for one of the contract's values; the value itself where the tables have none."""
        key = f"{kind}.{code}"
        return self.say(key) if known(key) else code

    def inline(self, text: str) -> str:
        """A report's words to stand within a line of ours; isolated, unless they run as the line does and stay so."""
        text = clean(text)
        return isolate(text) if self.isolates and (self.language == "ar" or has_right_to_left(text)) else text

    def block(self, text: Text) -> Lines:
        """A report's words as a block of lines, at the side where its lines begin."""
        here = bidi.starts_right_to_left(text.plain) == (self.language == "ar")
        bare = not self.isolates or self.language == "en" and not has_right_to_left(text.plain)
        return Lines(text if bare else bidi.isolated(text), "left" if here else "right")

    def print(self, *blocks: RenderableType) -> None:
        """Print ``blocks`` one below another, mirrored where the interface runs from right to left."""
        whole = Group(*blocks)
        mirrored = self.language == "ar" and self.isolates
        self.console.print(Mirrored(whole) if mirrored else whole, width=self.width)

    def print_command(self, command: str) -> None:
        """Print a line that the user may copy: nothing invisible in it, and no break."""
        self.console.print(Text(f"  {clean(command)}", "cyan"), soft_wrap=True)


def screen(language: Language, stream: IO[str] | None = None) -> Screen:
    """A screen on ``stream`` (standard output). Rich heeds NO_COLOR, FORCE_COLOR, COLUMNS and TERM."""
    console = _Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=False)
    return Screen(console, language, bidi.wanted(os.environ))
