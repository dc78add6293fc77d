"""Origins: near-copies traced to the report they come from, so that ten outlets with one text count once.

A report is a copy where most of the shorter text's four-word shingles stand in the other too. Told again in other words
it is not, even where every figure agrees.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hasila.arabic.stems import stem
from hasila.incidents.days import written
from hasila.incidents.model import Copy, Mention, Ties, Told
from hasila.incidents.publishers import known, publisher
from hasila.incidents.wording import shared_share
from hasila.model import Reading

_NONE = Ties()
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


def parted(copy: Copy, ties: Ties) -> bool:
    """Did people decide that a copy and what it is a copy of have not one origin?"""
    return tuple(sorted((copy.report, copy.of))) in ties.other_origin


def sources_of(found: Sequence[Copy], reports: Sequence[str], ties: Ties = _NONE) -> dict[str, str]:
    """Report → the report that it goes back to (itself where it is no copy). Reports that people said to have one
    origin go back to one, the first by its id."""
    of = {copy.report: copy.of for copy in found}
    out = {}
    for report in reports:
        at = report
        while at in of:
            at = of[at]
        out[report] = at
    for one, other in ties.one_origin:
        if one in out and other in out:
            keep, give = sorted((out[one], out[other]))
            out = {report: keep if first == give else first for report, first in out.items()}
    return out


def decided(figures: Sequence[Told], source: Mapping[str, str], ties: Ties) -> list[Told]:
    """``figures`` with the origins that people decided. Where reports have one origin, whoever is quoted in one or the
    other, it is the one most of the first report's figures have; a report that has another origin than one that names
    the same is its own."""
    out = list(figures)
    joined = {report for pair in ties.one_origin for report in pair if set(pair) <= source.keys()}
    for first in sorted({source[report] for report in joined}):
        own = Counter(t.origin for t in figures if source[t.ref.report] == first and t.ref.report == first)
        if own:
            name = min(own, key=lambda origin: (-own[origin], origin))
            out = [replace(t, origin=name, line=name) if source[t.ref.report] == first else t for t in out]
    for one, other in ties.other_origin:
        said = {t.origin for t in out if t.ref.report == one}
        out = [
            replace(t, origin=t.ref.report, line=t.ref.report) if t.ref.report == other and t.origin in said else t
            for t in out
        ]
    return out
