"""From a figure's name, as the user writes it, to the figure: INPUT#f3, INPUT#REPORT#f3, or either without #f3."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from hasila.intake import Refusal, read_inputs
from hasila.messages import Language, say
from hasila.model import Figure, Reading, Report
from hasila.reading import read
from hasila.terminal.bidi import without_directions
from hasila.terminal.claims import print_report
from hasila.terminal.detail import print_figure
from hasila.terminal.screen import Screen

_FIGURE = re.compile(r"f[1-9]\d*")


class NotFound(LookupError):
    """Nothing has the name given. ``told`` says so in the user's language."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self._key, self._values = key, values

    def told(self, language: Language) -> str:
        """The reason, in one line; a refusal's own words stay as they are."""
        if "refusal" in self._values:
            return str(self._values["refusal"])
        have = {"have": _have(self._values["reading"], language)} if "reading" in self._values else {}
        return say(self._key, language, **self._values, **have)


def is_input(which: str) -> bool:
    """Does ``which`` begin with an input that is there?"""
    try:
        parts(without_directions(which))
    except NotFound:
        return False
    return True


def print_found(screen: Screen, which: str) -> None:
    """Print what ``which`` names. Raises NotFound, as ``find`` does."""
    for reading, figure in find(which):
        if figure is None:
            print_report(screen, reading)
        else:
            print_figure(screen, reading, figure)


def find(which: str) -> Iterator[tuple[Reading, Figure | None]]:
    """What ``which`` names: one figure with its reading, or the readings of the reports named, each with None.

    Raises NotFound where the input, the report or the figure is not there, or the input holds several reports and
    ``which`` does not say in which of them the figure is.
    """
    given, name, figure = parts(without_directions(which))  # the name may have been copied from a table
    if figure is None:
        found = False
        for report in _reports(given, name):
            found = True
            yield read(report), None
        if not found:
            raise NotFound("error.no_such_report", where=given, report=name)
        return
    yield _one(given, name, figure)


def _one(given: str, name: str | None, figure: str) -> tuple[Reading, Figure]:
    """The figure ``figure`` of the one report meant."""
    reports = _reports(given, name)
    report = next(reports, None)
    if report is None:
        raise NotFound("error.no_such_report", where=given, report=name)
    if name is None and next(reports, None) is not None:
        raise NotFound("error.several", where=given, example=f"{given}#{report.id}#{figure}")
    reading = read(report)
    for each in reading.figures:
        if each.id == figure:
            return reading, each
    raise NotFound("error.no_figure", report=report.id, figure=figure, reading=reading)


def parts(which: str) -> tuple[str, str | None, str | None]:
    """(input, report or None, figure or None). Files and ids may hold ``#``: the longest existing path is the input."""
    if _exists(which):
        return which, None, None
    head, mark, last = which.rpartition("#")
    figure = last if mark and _FIGURE.fullmatch(last) else None
    rest = head if figure else which
    if _exists(rest):
        return rest, None, figure
    cut = len(rest)
    while (cut := rest.rfind("#", 0, cut)) > 0:
        if _exists(rest[:cut]):
            return rest[:cut], rest[cut + 1 :] or None, figure
    raise NotFound("error.no_input", which=rest.partition("#")[0] or which)


def _exists(path: str) -> bool:
    try:
        return path == "-" or bool(path) and Path(path).exists()
    except (OSError, ValueError):
        return False


def _reports(given: str, name: str | None) -> Iterator[Report]:
    """The reports of ``given``, or the one named ``name``. Raises NotFound, with a refusal, where none is there."""
    refusal: Refusal | None = None
    found = False
    for each in read_inputs([given]):
        if isinstance(each, Refusal):
            refusal = refusal or each
            continue
        found = True
        if name is None or each.id == name:
            yield each
            if name is not None:
                return
    if not found:
        raise NotFound("error.no_report", **({"refusal": refusal} if refusal else {}))


def _have(reading: object, language: Language) -> str:
    """Which figures a report has."""
    number = len(reading.figures) if isinstance(reading, Reading) else 0
    if number == 0:
        return say("error.has_none", language)
    if number == 1:
        return say("error.has_one", language)
    return say("error.has_figures", language, first="f1", last=f"f{number}")
