"""An incident's tolls as its page shows them: every number with the figures that give it."""

from __future__ import annotations

from collections.abc import Mapping

from hasila.desk.address import figure_url
from hasila.desk.contexts.incident import Cited, EndView, TollView
from hasila.desk.figures import item
from hasila.incidents.model import End, Ref, Toll
from hasila.ledger.settling import Settled


def toll(found: Toll, settled: Mapping[str, Settled]) -> TollView:
    """``found`` with its figures' words; ``settled``: the readings that are shown, by report."""
    replaced = {Ref(each.report, each.figure): f"{each.by.report}#{each.by.figure}" for each in found.superseded}
    vague = set(found.vague)
    standing = dict.fromkeys((*found.figures, *found.vague))
    every = [
        cited(ref, settled, replaced.get(ref, ""), vague=ref in vague)
        for ref in (*standing, *(ref for ref in replaced if ref not in standing))
    ]
    return TollView(
        found.outcome, found.status, found.demographic, found.affiliation, found.party, _end(found.low, settled),
        _end(found.high, settled), _end(found.latest, settled), found.best, found.origins, found.grade,
        found.grade_reason, found.note, tuple(each for each in every if not each.by),
        tuple(each for each in every if each.by),
    )  # fmt: skip


def cited(ref: Ref, settled: Mapping[str, Settled], by: str = "", *, vague: bool = False) -> Cited:
    """The figure ``ref``, with what it says where its report is at hand."""
    url = figure_url(ref.report, ref.figure)
    here = settled.get(ref.report)
    if here is None:
        return Cited(ref.report, ref.figure, url, "", None, None, by, vague)
    report, figure = here.read.report, here.figure(ref.figure)
    shown = item(figure, here) if figure is not None else None
    return Cited(ref.report, ref.figure, url, report.source, report.published, shown, by, vague)


def _end(end: End | None, settled: Mapping[str, Settled]) -> EndView | None:
    if end is None:
        return None
    figures = tuple(cited(Ref(end.report, figure), settled) for figure in end.figures or (end.figure,))
    return EndView(end.value, end.open_above, end.open_below, figures)
