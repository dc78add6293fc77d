"""Origins: near-copies traced to the report they come from, so that ten outlets with one text count once.

A report is a copy where most of the shorter text's four-word shingles stand in the other too. Told again in other words
it is not, even where every figure agrees.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from hasila.incidents.days import written
from hasila.incidents.model import Copy, Mention
from hasila.incidents.publishers import known, publisher
from hasila.incidents.stems import stem
from hasila.incidents.wording import shared_share
from hasila.model import Reading

_SHARE = 0.5
_LEAST = 6  # shingles: a text of fewer words is too short to be anybody's
_LATE = dt.date.max


def copies(mentions: Sequence[Mention], readings: Mapping[str, Reading]) -> tuple[Copy, ...]:
    """The copies among the reports of one incident, each with what it is a copy of: the earliest, of those the one
    whose publisher the copy names, then the longest, then by id."""
    prints = {m.report: m.shingles for m in mentions if len(m.shingles) >= _LEAST}
    ids = sorted(prints, key=lambda r: _rank(readings[r]))
    out: list[Copy] = []
    for n, later in enumerate(ids):
        alike = [(shared_share(prints[later], prints[first]), first) for first in ids[:n]]
        alike = [(share, first) for share, first in alike if share >= _SHARE]
        if alike:
            named = [(share, first) for share, first in alike if names(readings[later], readings[first])]
            share, first = max(named or alike, key=lambda a: (round(a[0], 3), -ids.index(a[1])))
            out.append(Copy(later, first, round(share, 3), "names it" if named else "its words"))
    return tuple(out)


def _rank(reading: Reading) -> tuple[dt.date, int, str]:
    return written(reading) or _LATE, -len(reading.report.text), reading.report.id


def names(later: Reading, first: Reading) -> bool:
    """Does ``later`` name the publisher of ``first``?"""
    printed = publisher(first)
    if not printed or printed == publisher(later):
        return False
    if any(a.actor == printed for a in later.actors):
        return True
    if printed in known().values() or " " not in printed:
        return False
    words = [stem(w) for w in later.report.text.replace("\n", " ").split()]
    return f" {printed} " in f" {' '.join(words)} "


def sources_of(found: Sequence[Copy], reports: Sequence[str]) -> dict[str, str]:
    """Report → the report that it goes back to (itself where it is no copy)."""
    of = {copy.report: copy.of for copy in found}
    out = {}
    for report in reports:
        at = report
        while at in of:
            at = of[at]
        out[report] = at
    return out
