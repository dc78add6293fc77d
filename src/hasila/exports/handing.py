"""What of a ledger is handed on, and as what: the one place where formats meet readings and incidents.

The command line and the desk both call ``export``; what it needs of the ledger is read as it is written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal, get_args

from hasila.exports.reviewed import Reports, Reviewed
from hasila.exports.tables import Table
from hasila.incidents.model import Incident, PolicyName
from hasila.ledger import Ledger
from hasila.messages import Language

FormatName = Literal["csv", "xlsx", "geojson", "ftm", "acled", "ucdp", "dossier"]
What = Literal["figures", "incidents", "tolls"]
FORMATS: tuple[FormatName, ...] = get_args(FormatName)
WHATS: tuple[What, ...] = get_args(What)
#: The ending of a file's name, and its media type.
ENDINGS: dict[FormatName, str] = {
    "csv": ".csv", "xlsx": ".xlsx", "geojson": ".geojson", "ftm": ".ftm.json", "acled": ".csv", "ucdp": ".csv",
    "dossier": ".html",
}  # fmt: skip
MEDIA: dict[FormatName, str] = {
    "csv": "text/csv; charset=utf-8", "acled": "text/csv; charset=utf-8", "ucdp": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "geojson": "application/geo+json",
    "ftm": "application/x-ndjson", "dossier": "text/html; charset=utf-8",
}  # fmt: skip
# The rules whose numbers a format is made of, where none are asked for.
_POLICY: dict[FormatName, PolicyName] = {"acled": "acled", "ucdp": "ucdp"}


class CannotExport(ValueError):
    """What is asked for cannot be made. ``key`` is the message that says why, ``values`` what it is filled in with.

    ``usage``: it was asked for wrongly; else it is not there, or in the way.
    """

    def __init__(self, key: str, *, usage: bool = False, **values: object) -> None:
        super().__init__(key)
        self.key, self.usage, self.values = key, usage, values


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for. ``what`` matters to csv and xlsx alone; ``policy`` None: the format's own, else ``range``.

    ``incident``: this one only. ``names``: with the names of persons. ``made``: the day or time it is made, as a
    dossier says it.
    """

    form: FormatName
    what: What = "incidents"
    incident: str | None = None
    policy: PolicyName | None = None
    language: Language = "en"
    names: bool = False
    made: str = ""


def export(ledger: Ledger, asked: Asked, out: IO[bytes]) -> None:
    """Write what is asked for of ``ledger``, as last linked, to ``out``. Raises CannotExport before it writes anything.

    What is handed on from its memory, without a ledger, is made by the functions of the formats' own modules.
    """
    from hasila.exports.csv import csv_bytes
    from hasila.exports.ftm import ftm_bytes
    from hasila.exports.geojson import geojson_bytes
    from hasila.exports.xlsx import write_xlsx

    reports = Reports(ledger)
    found = _incidents(ledger, asked)
    if asked.form == "dossier":
        out.write(_dossier(reports, found, asked).encode("utf-8"))
        return
    if asked.form == "xlsx":
        write_xlsx(_tables(reports, found, asked), out, asked.language)
        return
    if asked.form == "geojson":
        parts = geojson_bytes(found, reports, names=asked.names)
    elif asked.form == "ftm":
        parts = ftm_bytes(found, reports, names=asked.names)
    else:
        parts = csv_bytes(_tables(reports, found, asked)[0])
    for part in parts:
        out.write(part)


def export_to(
    ledger: Ledger, asked: Asked, path: str | None, standard: Callable[[], IO[bytes]], *, replace: bool = False
) -> None:
    """Link what is new in ``ledger`` and write what is asked for to the file ``path``, whole or not at all.

    Without a path to what ``standard`` gives. Raises CannotExport, also where the file is there and not to be replaced,
    OSError where it cannot be written.
    """
    from hasila.exports.files import whole_file

    if path is None:
        out = standard()
        if asked.form == "xlsx" and out.isatty():
            raise CannotExport("export.error.to_terminal", usage=True)
        ledger.link()
        export(ledger, asked, out)
        return
    if not replace and Path(path).exists():  # told before the work, and again after it
        raise CannotExport("export.error.exists", file=path)
    ledger.link()
    try:
        with whole_file(Path(path), replace=replace) as file:
            export(ledger, asked, file)
    except FileExistsError:
        raise CannotExport("export.error.exists", file=path) from None


def today() -> str:
    """The day, in ISO form: when something is made."""
    return dt.date.today().isoformat()


def _incidents(ledger: Ledger, asked: Asked) -> list[Incident]:
    policy = asked.policy or _POLICY.get(asked.form, "range")
    found = [i for i in ledger.incidents(policy, starting=asked.incident or "") if asked.incident in (None, i.id)]
    if asked.incident is not None and not found:
        raise CannotExport("export.error.no_incident", incident=asked.incident)
    return found


def _dossier(reports: Reports, found: list[Incident], asked: Asked) -> str:
    from hasila.exports.dossier import dossier

    if len(found) != 1:
        raise CannotExport("export.error.which_incident", usage=True)
    return dossier(found[0], reports, asked.language, names=asked.names, made=asked.made)


def _tables(reports: Reports, found: list[Incident], asked: Asked) -> list[Table]:
    """The tables of a workbook; of these csv has the first."""
    from hasila.exports.acled import acled_table
    from hasila.exports.figures import figures_table
    from hasila.exports.incidents import incidents_table, tolls_table
    from hasila.exports.ucdp import ucdp_table

    if asked.form == "acled":
        return [acled_table(found, reports, names=asked.names)]
    if asked.form == "ucdp":
        return [ucdp_table(found, reports, names=asked.names)]
    if asked.what == "figures":
        return [figures_table(_told_in(reports, found, asked), found, names=asked.names)]
    if asked.what == "tolls":
        return [tolls_table(found, names=asked.names)]
    return [incidents_table(found, reports, names=asked.names), tolls_table(found, names=asked.names)]


def _told_in(reports: Reports, found: list[Incident], asked: Asked) -> Iterator[Reviewed]:
    """The reports whose figures are wanted: all, or those of the incident, each with the figures of it alone."""
    if asked.incident is None:
        yield from reports
        return
    for incident in found:
        for report in incident.reports:
            here = {ref.figure for ref in incident.figures if ref.report == report}
            yield reports(report).only(here)
