"""What commands may be asked for: the choices, the options that several share, the language they are told in."""

from __future__ import annotations

import sys
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Annotated

import typer

from hasila import messages


class Format(StrEnum):
    """How readings are printed."""

    table = "table"
    jsonl = "jsonl"


class Policy(StrEnum):
    """The rules by which a toll's two ends are chosen."""

    range = "range"
    acled = "acled"
    ucdp = "ucdp"
    gtd = "gtd"
    ibc = "ibc"


class Kind(StrEnum):
    """What a plot shows."""

    rise = "rise"
    range = "range"


class Sort(StrEnum):
    """The order of a list of incidents."""

    day = "day"
    killed = "killed"
    reports = "reports"


class Grade(StrEnum):
    """How well harm is supported."""

    confirmed = "confirmed"
    fair = "fair"
    weak = "weak"
    contested = "contested"
    discounted = "discounted"


Outcome = StrEnum(
    "Outcome",
    "killed wounded killed_or_wounded neutralised detained abducted missing displaced surrendered released rescued",
)


class ExportFormat(StrEnum):
    """What a ledger is handed on as."""

    csv = "csv"
    xlsx = "xlsx"
    geojson = "geojson"
    ftm = "ftm"
    acled = "acled"
    ucdp = "ucdp"
    dossier = "dossier"


class ExportWhat(StrEnum):
    """What the rows of a table are."""

    figures = "figures"
    incidents = "incidents"
    tolls = "tolls"


class Lang(StrEnum):
    """The languages of the interface."""

    en = "en"
    ar = "ar"


def _asked_language(arguments: list[str]) -> str | None:
    """The language asked for on the command line: help is written before options are read."""
    for before, word in zip(["", *arguments], arguments, strict=False):
        if before == "--lang":
            return word
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return None


LANGUAGE = messages.language(_asked_language(sys.argv[1:]))
LANG = Lang(LANGUAGE)
say = partial(messages.say, language=LANGUAGE)

InLang = Annotated[Lang, typer.Option("--lang", help=say("help.lang"), show_default=False)]
Where = Annotated[
    str | None, typer.Option("--ledger", metavar="PATH|URL", help=say("help.which_ledger"), show_default=False)
]
OfOutcome = Annotated[Outcome | None, typer.Option("--outcome", help=say("help.outcome"), show_default=False)]
ByPolicy = Annotated[Policy, typer.Option(help=say("help.policy"))]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help=say("help.days"), show_default=False)]
