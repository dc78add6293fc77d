"""Refusals: what could not be read, where, and why, in plain English."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


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
        """One line that any terminal can be written: names that are not UTF-8 and control characters are escaped."""
        where = self.file if self.row is None else f"{self.file}, row {self.row}"
        said = " ".join(f"{where}: {self.reason}".split()).encode("utf-8", "backslashreplace").decode("utf-8")
        return _CONTROL.sub(lambda found: f"\\x{ord(found.group()):02x}", said)


class Unreadable(Exception):
    """Raised inside this package only, by a reader that gives up on a file or a row; ``args[0]`` is the reason."""

    @property
    def reason(self) -> str:
        """The reason, in plain English."""
        return str(self.args[0])
