"""How far two readers agree, for a person: field by field, then what they differ on with its words."""

from __future__ import annotations

from collections.abc import Sequence

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hasila.ledger.agreement import Agreement, Difference
from hasila.terminal.bidi import Lines
from hasila.terminal.screen import Screen

_CODED = {"outcome", "qualifier", "status", "demographic", "assertion", "scope", "cause"}
_COLUMNS = ("field", "compared", "agreed", "alpha")


def print_agreement(screen: Screen, found: Sequence[Agreement]) -> None:
    """Print each pair of readers; a line where there is no pair, or nothing that both have been through."""
    if not found:
        screen.print(Lines(Text(screen.say("agreement.nobody"), "bold")))
    for each in found:
        names = screen.say("agreement.of", one=screen.inline(each.one), other=screen.inline(each.other))
        screen.print(Text(""), Lines(Text(names, "bold")))
        if not each.reports:
            screen.print(Lines(Text(screen.say("agreement.no_report"))))
            continue
        screen.print(Lines(Text(_figures(screen, each))), Padding(_table(screen, each), (1, 0, 1, 2)))
        for difference in each.differences:
            screen.print(Lines(_difference(screen, each, difference)))
        if not each.differences:
            screen.print(Lines(Text(screen.say("agreement.no_difference"))))


def _figures(screen: Screen, found: Agreement) -> str:
    told = screen.say(
        "agreement.figures", reports=len(found.reports), both=found.both, one=found.one_only, other=found.other_only,
    )  # fmt: skip
    if found.f_measure is None:
        return told
    return f"{told}  ·  " + screen.say("agreement.presence", share=f"{found.f_measure:.0%}")


def _table(screen: Screen, found: Agreement) -> Table:
    grid = Table.grid(padding=(0, 3, 0, 0))
    for name in _COLUMNS:
        grid.add_column(justify="left" if name == "field" else "right")
    grid.add_row(*(Text(screen.say(f"agreement.{name}"), "dim") for name in _COLUMNS))
    for each in found.fields:
        alpha = "—" if each.alpha is None else f"{each.alpha:.2f}"
        style = "" if each.agreed == each.compared else "yellow"
        cells = (screen.say(f"field.{each.field}"), f"{each.compared:,}", f"{each.share:.0%}", alpha)
        grid.add_row(*(Text(cell, style) for cell in cells))
    return grid


def _difference(screen: Screen, found: Agreement, difference: Difference) -> Text:
    where = f"{screen.inline(difference.report)}#{difference.figure}"
    line = Text(f"{where}  {screen.inline(difference.words)}  ")
    line.append(screen.say(f"field.{difference.field}"), "dim")
    for name, said in ((found.one, difference.one), (found.other, difference.other)):
        line.append(f"  ·  {screen.inline(name)}: {_said(screen, difference.field, said)}")
    return line


def _said(screen: Screen, field: str, said: str | int | None) -> str:
    if field == "discounted":
        return screen.say("agreement.discounted" if said else "agreement.believed")
    if said is None:
        return screen.say("agreement.nothing") if field == "figure" else "—"
    if field == "figure":
        return screen.label("outcome", str(said))
    if field in _CODED:
        return screen.label(field, str(said))
    return f"{said:,}" if isinstance(said, int) else screen.inline(said)
