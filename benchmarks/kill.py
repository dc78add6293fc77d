"""Kill a program that reads into a ledger and links it, at random moments, and see what is left.

    python benchmarks/kill.py [--times 200] [--store sqlite|postgresql|both] [--seed 1]

A child process reads reports (some twice, the second time changed) into a new ledger, one transaction each, and links
them; it is killed with SIGKILL after a random time and started again, until it comes to its end; then with a new
ledger, until so many have been killed. After each kill the ledger must open and its check find nothing; at each end
it must hold what an undisturbed run holds: no reading and no incident more, less or other. PostgreSQL is a server
started for this, in a folder that goes when it ends. POSIX only: children are forked.
"""
# ruff: noqa: T201

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "ledger"))

import samples
import servers

from hasila.incidents import Incident, incidents
from hasila.ledger import Ledger
from hasila.model import Reading, Report
from hasila.reading import read

NewLedger = Callable[[], AbstractContextManager[str]]


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of it: children killed, while reading or while linking, and ledgers filled to their end."""

    killed: int
    reading: int
    linking: int
    ledgers: int


def main() -> int:
    """Kill, and print what was seen; the exit status is 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=200, help="how many children are killed, on each store")
    parser.add_argument("--store", choices=("sqlite", "postgresql", "both"), default="both")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments")
    options = parser.parse_args()
    for name in ("sqlite", "postgresql"):
        if options.store not in (name, "both"):
            continue
        start = time.monotonic()
        with _stores(name) as new:
            try:
                tally = kill(new, options.times, random.Random(options.seed))
            except AssertionError as wrong:
                print(f"{name}: {wrong}")
                return 1
        print(
            f"{name}: {tally.killed} killed ({tally.reading} while reading, {tally.linking} while linking), "
            f"{tally.ledgers} ledgers filled, all whole, {time.monotonic() - start:.0f} s"
        )
    return 0


@contextmanager
def _stores(name: str) -> Iterator[NewLedger]:
    """Gives what makes a place for a new ledger."""
    if name == "postgresql":
        with servers.server() as url:
            yield lambda: servers.database(url)
    else:
        yield in_a_file


@contextmanager
def in_a_file() -> Iterator[str]:
    """A path where a ledger may be made."""
    with tempfile.TemporaryDirectory(prefix="hasila-kill-") as folder:
        yield str(Path(folder) / "ledger.db")


@cache
def reports() -> tuple[Report, ...]:
    """What the child reads, in order: the last of one id is the one that counts."""
    given = [samples.told(incident, outlet).report for incident in range(8) for outlet in range(3)]
    changed = [samples.report(r.id, r.text + "\nوالحصيلة أولية.", source=r.source) for r in given[::5]]
    return (*given, *changed)


def work(where: str) -> None:
    """What the child does: read what was not read yet, then link."""
    with Ledger.open(where) as ledger:
        for report in reports():
            if ledger.kept(report) is None:
                ledger.keep(read(report))
        ledger.link()


@cache
def expected() -> tuple[dict[str, Reading], dict[str, Incident]]:
    """(readings by report, incidents by id) of an undisturbed run."""
    readings = {report.id: read(report) for report in reports()}
    return readings, {incident.id: incident for incident in incidents(readings.values())}


def kill(new: NewLedger, times: int, chance: random.Random) -> Tally:
    """Kill ``times`` children. Raises AssertionError, with words, where a ledger is not as it should be."""
    expected()
    with new() as where:
        start = time.monotonic()
        assert not _wait(_fork(where)), "the child failed undisturbed"
        whole = time.monotonic() - start
        _compare(where)
    killed = reading = linking = ledgers = 0
    while killed < times:
        with new() as where:
            while killed < times:
                child = _fork(where)
                time.sleep(chance.uniform(0, whole * 0.7))
                os.kill(child, signal.SIGKILL)
                status = _wait(child)
                if status == 0:  # it was done before it was killed
                    break
                assert status == signal.SIGKILL, f"the child failed: {status}"
                killed += 1
                if _look(where):
                    linking += 1
                else:
                    reading += 1
            assert not _wait(_fork(where)), "the child failed after the kills"
            _compare(where)
            ledgers += 1
    return Tally(killed, reading, linking, ledgers)


def _fork(where: str) -> int:
    """A child at work; its process id."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    try:
        work(where)
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
        os._exit(1)
    os._exit(0)


def _wait(child: int) -> int:
    """How the child ended: its exit status, or the signal that killed it."""
    status = os.waitpid(child, 0)[1]
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def _look(where: str) -> bool:
    """The ledger opens and is whole; was everything read already?"""
    with Ledger.open(where) as ledger:
        found = ledger.check()
        assert found == [], f"after a kill: {found[:3]}"
        return all(ledger.kept(report) is not None for report in {r.id: r for r in reports()}.values())


def _compare(where: str) -> None:
    """The ledger holds what an undisturbed run holds."""
    readings, found = expected()
    with Ledger.open(where) as ledger:
        assert ledger.check() == [], "at the end"
        kept = list(ledger.readings())
        assert len(kept) == len(readings), f"{len(kept)} reports for {len(readings)}"
        assert {reading.report.id: reading for reading in kept} == readings, "readings differ"
        versions = sum(len(ledger.versions(id_)) for id_ in readings)
        assert versions == len(reports()), f"{versions} versions for {len(reports())}"
        linked = list(ledger.incidents())
        assert len(linked) == len(found), f"{len(linked)} incidents for {len(found)}"
        assert {incident.id: incident for incident in linked} == found, "incidents differ"


if __name__ == "__main__":
    sys.exit(main())
