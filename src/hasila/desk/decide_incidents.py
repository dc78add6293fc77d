"""Incidents merged and split, reports moved, origins: what a form says, as the ledger takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from hasila.arabic.fold import fold_word
from hasila.desk.catalogue import State
from hasila.desk.refused import Refused
from hasila.desk.summary import Summary
from hasila.ledger import Ledger
from hasila.ledger.deeds import Deed

_MOST = 12  # incidents to choose from; the rest are found by words
_NO_DAY = 10**6

Sides = tuple[Deed, str, str | None, dict[str, Any]]


def sides(ledger: Ledger, name: str, form: Mapping[str, str]) -> Sides:
    """(deed, report, figure, value) of a form on ``incident``: ``members`` are the reports chosen (one a line),
    ``target`` the other incident. Raises Refused, NotKept."""
    members = ledger.members(form.get("incident", ""))
    chosen = [each for each in form.get("members", "").split("\n") if each in members]
    if name in ("same_origin", "other_origin"):
        if len(chosen) < 2:
            raise Refused("two_reports")
        return cast(Deed, name), chosen[0], None, {"with": chosen[1:]}
    own = _subjects(members, chosen)
    rest = _subjects(members, [each for each in members if each not in chosen])
    if name == "merge":
        own, rest = _subjects(members, list(members)), []
    if not own:
        raise Refused("one_report")
    if name == "split" and not rest:
        raise Refused("not_all")
    others = [] if name == "split" else _other(ledger, form)
    # Each name is of one of the report's mentions; the first is whom the decision is on.
    report = next(each for each in members if own[0] in members[each])
    figure = own[0].removeprefix(f"{report}#") if own[0] != report else None
    if name == "split":
        return "part", report, figure, {"of": own[1:], "with": rest}
    if not rest:
        return "join", report, figure, {"of": own[1:], "with": others}
    return "move", report, figure, {"of": own[1:], "with": others, "from": rest}


def _other(ledger: Ledger, form: Mapping[str, str]) -> list[str]:
    target = form.get("target", "")
    if not target:
        raise Refused("other_incident")
    if target == form.get("incident"):
        raise Refused("same_incident")
    found = ledger.members(target)
    return _subjects(found, list(found))


def _subjects(members: Mapping[str, Sequence[str]], reports: Sequence[str]) -> list[str]:
    return [name for report in reports for name in members[report]]


def targets(state: State, incident: str, query: str) -> list[Summary]:
    """The incidents that ``incident`` may be one with: those whose title and place hold all words of ``query``, the
    nearest in place and time first."""
    at = state.position.get(incident)
    own = state.rows[at] if at is not None else None
    wanted = fold_word(query).split()
    found = [
        row for row, words in zip(state.rows, state.words, strict=True)
        if row.id != incident and all(each in words for each in wanted)
    ]  # fmt: skip
    return sorted(found, key=lambda row: _distance(own, row))[:_MOST]


def _distance(own: Summary | None, row: Summary) -> tuple[int, int, str]:
    if own is None:
        return 0, 0, row.id
    days = abs((own.earliest - row.earliest).days) if own.earliest and row.earliest else _NO_DAY
    return int(not row.place or row.place != own.place), days, row.id
