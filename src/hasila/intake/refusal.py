"""Refusals: what could not be read, where, and why, in plain English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """One input that was not read. ``row`` counts from 1 as the file's own user would count it; None: the whole file.

    In jsonl it is the line, in csv the record with the header as row 1 (a spreadsheet's row), in Telegram's export
    the message's place in its chat, in a web archive the place of the record.
    """

    file: str
    row: int | None
    reason: str

    def __str__(self) -> str:
        where = self.file if self.row is None else f"{self.file}, row {self.row}"
        return f"{where}: {self.reason}"


class Unreadable(Exception):
    """Raised inside this package only, by a reader that gives up on a file or a row; ``args[0]`` is the reason."""

    @property
    def reason(self) -> str:
        """The reason, in plain English."""
        return str(self.args[0])
