"""The cost of linking as reports grow: what is compared per report, the time, the memory, and what comes of it.

    python benchmarks/linking.py SHARED [--sizes 1000 10000 100000] [--years 10] [--seed 1]

Reports are made up: the places, the figures, the number of tellings of an incident and the words are each drawn from
the reports of ``SHARED/corpora/airwars-syria-reports.jsonl``, the days over so many years. Each report tells some of an
incident's words and figures and some words of its own, with a day as sure or as vague as the corpus' reports give
theirs (two in three give none). Places stay as few as they are there, so that every place fills up as reports grow.
Linking is timed (CPU), from mentions to the members of incidents; reading is not. ``knot``: the most mentions that
links tie together, which is what one new report may have to be clustered with. ``f1``: of pairs of tellings of one
made-up incident; it falls as reports without a day pile up in one place, where nothing tells them apart.
"""
# ruff: noqa: T201

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from hasila.incidents import clusters, comparing, components, keys, link, mentions, pairs
from hasila.incidents.blocking import closed_among
from hasila.incidents.clustering import THRESHOLD
from hasila.incidents.model import Mention, When
from hasila.intake import read_inputs
from hasila.model import Report
from hasila.reading import read

_START = dt.date(2011, 1, 1)
_KEPT_WORD, _KEPT_COUNT, _COPY = 0.5, 0.8, 0.3  # the share of an incident's words and figures a report has; of copies
_NAMES, _PRINTS = 3, 60


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is drawn from: mentions, how many tell one incident, how many one report tells, words as often as met."""

    mentions: tuple[Mention, ...]
    tellings: tuple[int, ...]
    told: tuple[int, ...]
    words: tuple[str, ...]
    weights: tuple[int, ...]
    heavy: dict[str, float]


def corpus(shared: Path) -> Corpus:
    """The distributions of the corpus."""
    path = shared / "corpora" / "airwars-syria-reports.jsonl"
    found = [mentions(read(r)) for r in read_inputs([str(path)]) if isinstance(r, Report)]
    every = tuple(m for of_report in found for m in of_report)
    met = Counter(w for m in every for w in m.words)
    sizes = tuple(len(group) for group in link(every)[0])
    return Corpus(every, sizes, tuple(map(len, found)), tuple(met), tuple(met.values()),
                  {w: v for m in every for w, v in m.words.items()})  # fmt: skip


def made_up(given: Corpus, reports: int, years: float, chance: random.Random) -> tuple[list[Mention], dict[str, int]]:
    """(mentions of so many reports, mention → incident)."""
    of_reports = [chance.choice(given.told) for _ in range(reports)]
    needed = sum(of_reports)
    tellings: list[tuple[int, Mention]] = []
    incident = 0
    while len(tellings) < needed:
        tellings += [(incident, t) for t in _incident(given, years, incident, chance)]
        incident += 1
    tellings = tellings[:needed]
    chance.shuffle(tellings)
    out, truth = [], {}
    at = iter(tellings)
    for number, count in enumerate(of_reports):
        for n in range(1, count + 1):
            incident, telling = next(at)
            each = replace(telling, id=f"r{number}#m{n}", report=f"r{number}")
            out.append(each)
            truth[each.id] = incident
    return out, truth


def _incident(given: Corpus, years: float, number: int, chance: random.Random) -> list[Mention]:
    """The tellings of one incident, of no report yet."""
    where, how = chance.choice(given.mentions), chance.choice(given.mentions)
    model = replace(how, main=where.main, beside=where.beside)
    day = _START + dt.timedelta(days=chance.randrange(int(years * 365)))
    own = [*chance.choices(given.words, given.weights, k=len(model.words)), *(f"{number}ن{n}" for n in range(_NAMES))]
    prints = frozenset(chance.getrandbits(32) for _ in range(_PRINTS))
    out = []
    for _ in range(chance.choice(given.tellings)):
        like = chance.choice(given.mentions)
        copied = chance.random() < _COPY
        words = [w for w in own if copied or chance.random() < _KEPT_WORD]
        words += chance.choices(given.words, given.weights, k=max(1, len(like.words) - len(words)))
        words.append(f"{number}ك{len(out)}")
        counts = tuple(c for c in model.counts if copied or chance.random() < _KEPT_COUNT)
        out.append(replace(
            model, when=_when(like.when, day, chance), counts=counts,
            words={w: given.heavy.get(w, 1.0) for w in words},
            shingles=prints if copied else frozenset(chance.getrandbits(32) for _ in range(_PRINTS)),
        ))  # fmt: skip
    return out


def _when(like: When, day: dt.date, chance: random.Random) -> When:
    """``day``, told as precisely as ``like``."""
    month_days = ((day.month, day.day),) if like.month_days else ()
    weekdays = (day.isoweekday(),) if like.weekdays else ()
    if like.earliest is None or like.latest is None:
        return When(None, None, False, month_days, weekdays)
    late = dt.timedelta(days=chance.randrange((like.latest - like.earliest).days + 1))
    return When(day - late, day - late + (like.latest - like.earliest), like.sure, month_days, weekdays)


def grouping(groups: Iterable[Sequence[str]], truth: dict[str, int]) -> float:
    """F1 of pairs of tellings of one incident."""
    found = right = 0
    for group in groups:
        found += len(group) * (len(group) - 1) // 2
        right += sum(n * (n - 1) // 2 for n in Counter(truth[id_] for id_ in group).values())
    asked = sum(n * (n - 1) // 2 for n in Counter(truth.values()).values())
    return 2 * right / max(1, found + asked)


@dataclass(frozen=True, slots=True)
class Row:
    """What is measured of one number of reports; times in milliseconds and pairs are per report."""

    reports: int
    mentions: int
    keys: float
    pairs: float
    links: float
    blocking: float
    comparing: float
    clustering: float
    megabytes: float
    knot: int
    f1: float

    @property
    def work(self) -> float:
        """CPU time of it all, in milliseconds."""
        return self.reports * (self.blocking + self.comparing + self.clustering)


def measure(given: Corpus, reports: int, years: float, seed: int) -> Row:
    """One row of the table."""
    every, truth = made_up(given, reports, years, random.Random(seed))
    by_id = {m.id: m for m in every}
    start = time.process_time()
    filed = {m.id: keys(m) for m in every}
    closed = closed_among(filed.values())
    blocked = time.process_time()
    compared, met, links = comparing(closed), 0, []
    for one, other in pairs(filed, closed):
        met += 1
        found = compared(by_id[one], by_id[other])
        if found.score > THRESHOLD:
            links.append(found)
    tied = time.process_time()
    groups = clusters(by_id, links, compared)
    end = time.process_time()
    return Row(
        reports, len(every), sum(map(len, filed.values())) / len(every), met / reports, len(links) / reports,
        1000 * (blocked - start) / reports, 1000 * (tied - blocked) / reports, 1000 * (end - tied) / reports,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, max(map(len, components(by_id, links))),
        grouping(groups, truth),
    )  # fmt: skip


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 3000, 10_000, 30_000, 100_000])
    parser.add_argument("--years", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    given = corpus(options.shared)
    names = [each.name for each in fields(Row)]
    print("".join(f"{name:>11}" for name in names))
    before: Row | None = None
    for size in options.sizes:
        row = measure(given, size, options.years, options.seed)
        print("".join(f"{getattr(row, name):>11.2f}".replace(".00", "   ") for name in names), flush=True)
        if before is not None:
            more = row.reports / before.reports
            print(f"  {more:.1f} times the reports: {more * row.pairs / before.pairs:.1f} times the pairs, "
                  f"{row.work / before.work:.1f} times the work")  # fmt: skip
        before = row


if __name__ == "__main__":
    main()
