"""The desk's pages over a large ledger: server time of each, at the median and the 99th centile.

    python benchmarks/desk.py [--reports 100000] [--rounds 100] [--ledger FILE]

A thousand made-up reports are read and linked; the ledger is then filled up with copies of their rows under other ids
and other days, which is quicker than reading them all and gives pages the same work. ``--ledger``: where to keep it,
and to take it from where it is there already. Each page is asked for in process, through the application that
`hasila desk` serves. The bound: no page's median is above 300 ms.
"""
# ruff: noqa: T201

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from starlette.testclient import TestClient

from hasila.desk.address import incident_url, report_url
from hasila.desk.app import make
from hasila.ledger import Ledger
from hasila.ledger.schema import (
    figures,
    heads,
    incident_mentions,
    incidents,
    linked,
    mentions,
    readings,
    reports,
    versions,
)
from hasila.ledger.words import keys
from hasila.model import Report
from hasila.reading import read

BASE = 1000
BOUND = 0.3
PLACES = "حلب دمشق الموصل غزة صنعاء بنغازي الخرطوم حمص البصرة عدن الرقة إدلب تعز الحديدة الفلوجة الأنبار".split()
SOURCES = "مرج نت|وكالة السفح|مراسل الهضبة|شبكة النبع|مرصد السهل".split("|")
HARMS = "غارة جوية|قصف مدفعي|انفجار عبوة ناسفة|إطلاق نار|هجوم بطائرة مسيّرة".split("|")
TEXTS = (
    ("قُتل {n} مدنيين وأصيب {m} آخرون ب{harm} على حي {word} في مدينة {place} يوم {day}، وفق مصدر طبي.\n"
     "وقال المصدر إن بين القتلى {c} أطفال وامرأة.\nوأضاف أن {x} أشخاص ما زالوا في عداد المفقودين."),
    ("ارتفعت حصيلة {harm} على حي {word} في مدينة {place} يوم {day} إلى {n} قتلى و{m} جريحاً، بحسب مديرية الصحة.\n"
     "وكانت حصيلة أولى تحدثت عن {c} قتلى."),
    "أفاد ناشطون بمقتل {n} أشخاص على الأقل في {harm} استهدف حي {word} بمدينة {place} يوم {day}.",
)
LETTERS = "ابتجحخدرزسشصطعغفقكلمنهوي"
MONTHS = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
    "كانون الأول",
)  # fmt: skip


def main() -> int:
    """Make the ledger, ask for pages, print their times; 1 where a median is above the bound."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100_000, help="how many reports the ledger holds")
    parser.add_argument("--rounds", type=int, default=100, help="how often each page is asked for")
    parser.add_argument("--ledger", type=Path, help="the file to keep the ledger in")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = options.ledger or Path(folder) / "ledger.db"
        if not where.exists():
            fill(where, options.reports)
        with Ledger.open(where) as ledger, TestClient(make(ledger), base_url="http://127.0.0.1") as client:
            return measure(ledger, client, options.rounds)


def fill(where: Path, count: int) -> None:
    """A ledger of ``count`` reports in the file ``where``."""
    start = time.perf_counter()
    with Ledger.open(where) as ledger:
        for report in invented(random.Random(1)):
            ledger.keep(read(report))
        linked_ = ledger.link()
        print(f"read and linked {BASE:,} reports, {linked_.made:,} incidents: {time.perf_counter() - start:.0f} s")
        for copy in range(1, -(-count // BASE)):
            with ledger.store.write() as connection:
                Copy(connection, copy).make()
    print(f"filled up to {count:,}: {time.perf_counter() - start:.0f} s", flush=True)


def invented(chance: random.Random) -> Iterator[Report]:
    """The base reports: each incident is told by one to five of them."""
    number = 0
    while number < BASE:
        day = dt.date(2013, 1, 1) + dt.timedelta(days=chance.randrange(365))
        word = "ال" + "".join(chance.choices(LETTERS, k=5))
        given = {
            "harm": chance.choice(HARMS), "word": word, "place": chance.choice(PLACES),
            "day": f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        }  # fmt: skip
        for _ in range(min(chance.choice((1, 1, 1, 2, 3, 5)), BASE - number)):
            n = chance.randint(3, 40)
            text = chance.choice(TEXTS).format(n=n, m=n * 2, c=chance.randint(1, 3), x=chance.randint(3, 9), **given)
            yield Report(f"r{number:06}", text, chance.choice(SOURCES), day, title=text[:60])
            number += 1


class Copy:
    """One copy of the base's rows, under other numbers and ids, its days moved on."""

    def __init__(self, connection: sa.Connection, copy: int) -> None:
        self._connection, self._copy = connection, copy
        self._days = dt.timedelta(days=37 * copy)

    def make(self) -> None:
        """Put the copy in."""
        for table, columns in (
            (reports, ("number",)), (versions, ("number", "report")), (readings, ("number", "version")),
            (heads, ("report", "version", "reading")), (figures, ("reading",)), (linked, ("reading",)),
            (mentions, ("reading",)), (incidents, ()), (incident_mentions, ()),
        ):  # fmt: skip
            base = sa.select(table)
            first = next(iter(table.primary_key.columns))
            if columns:
                base = base.where(table.c[columns[0]] <= BASE)
            else:
                base = base.where(sa.not_(first.like("%-%")))
            rows = [self._row(table.name, dict(row._mapping), columns) for row in self._connection.execute(base)]
            self._connection.execute(table.insert(), rows)
        chosen = sa.select(versions.c.number, versions.c.text, versions.c.title).where(versions.c.number <= BASE)
        filed = [
            {"rowid": row.number + self._copy * BASE, "keys": " ".join(sorted(keys(row.text)))}
            for row in self._connection.execute(chosen)
        ]
        self._connection.execute(sa.text("INSERT INTO search(rowid, keys) VALUES (:rowid, :keys)"), filed)

    def _row(self, table: str, row: dict[str, Any], numbers: tuple[str, ...]) -> dict[str, Any]:
        for name in numbers:
            row[name] += self._copy * BASE
        mark = f"-{self._copy}"
        if table == "reports":
            row["id"] += mark
        if table in ("mentions", "incidents"):
            data = json.loads(row["data"])
            row["id"] = self._named(row["id"], mark)
            row["data"] = json.dumps(self._moved(data, mark), ensure_ascii=False)
        if table == "incident_mentions":
            row = {name: self._named(value, mark) for name, value in row.items()}
        if table == "versions" and row["published"]:
            row["published"] = (dt.date.fromisoformat(row["published"]) + self._days).isoformat()
        return row

    def _named(self, id_: str, mark: str) -> str:
        head, hash_, tail = id_.partition("#")
        return f"{head}{mark}{hash_}{tail}"

    def _moved(self, value: Any, mark: str, key: str = "") -> Any:
        """``value`` with ids marked and days moved on."""
        if isinstance(value, dict):
            return {name: self._moved(each, mark, name) for name, each in value.items()}
        if isinstance(value, list):
            return [self._moved(each, mark, key) for each in value]
        if isinstance(value, str) and key in ("earliest", "latest", "date"):
            return (dt.date.fromisoformat(value) + self._days).isoformat()
        ids = ("id", "report", "reports", "mentions", "first", "second", "claim", "of", "origins", "total", "parts")
        if isinstance(value, str) and key in ids and value[:1] in "ri" and value[1:2].isalnum():
            return self._named(value, mark)
        return value


def measure(ledger: Ledger, client: TestClient, rounds: int) -> int:
    """Ask for every kind of page, and print the times."""
    start = time.perf_counter()
    first = client.get("/incidents.json").json()
    print(f"first page, with the catalogue: {time.perf_counter() - start:.1f} s ({first['all']:,} incidents)")
    chance = random.Random(2)
    ids = ledger.reports()
    some = (client.get(f"/incidents.json?size=200&page={n}").json()["incidents"] for n in (1, 50, 200))
    found = [row["id"] for page in some for row in page]
    days = [f"20{y}-0{m}-01" for y in range(13, 24) for m in range(1, 10)]
    pages: dict[str, Callable[[], str]] = {
        "incidents": lambda: f"/incidents?page={chance.randint(1, 50)}",
        "incidents, filtered": lambda: (
            f"/incidents?place={chance.choice(PLACES)}&outcome=killed&since={chance.choice(days)}"
            f"&sort={chance.choice(('killed', 'reports', 'oldest'))}"
        ),
        "incidents, by words": lambda: f"/incidents?words={chance.choice(PLACES)} {chance.choice(LETTERS)}",
        "incidents, JSON": lambda: f"/incidents.json?page={chance.randint(1, 50)}&grade=fair",
        "one incident": lambda: incident_url(chance.choice(found)),
        "one report": lambda: report_url(chance.choice(ids)),
        "search, one word": cycle([f"/search?q={word}" for word in (*PLACES, "قتلى", "أطفال", "ناشطون")]).__next__,
        "search, three words": lambda: f"/search?q={chance.choice(PLACES)} {chance.choice(HARMS)} أطفال",
        "search, a phrase": lambda: f'/search?q="مدينة {chance.choice(PLACES)}"',
        "map": lambda: f"/map?since={chance.choice(days)}",
        "map, filtered": lambda: f"/map?outcome=killed&place={chance.choice(PLACES)}&place={chance.choice(PLACES)}",
        "queue": lambda: f"/queue?page={chance.randint(1, 50)}",
    }
    slow = 0
    print(f"{'page':24}{'median ms':>12}{'99th ms':>12}{'most ms':>12}")
    for name, path in pages.items():
        times = sorted(timed(client, path()) for _ in range(rounds))
        median, last = statistics.median(times), times[min(len(times) - 1, int(len(times) * 0.99))]
        slow += median > BOUND
        print(f"{name:24}{median * 1000:12.0f}{last * 1000:12.0f}{times[-1] * 1000:12.0f}", flush=True)
    print("within the bound" if not slow else f"{slow} above the bound of {BOUND * 1000:.0f} ms")
    return int(bool(slow))


def timed(client: TestClient, path: str) -> float:
    """The seconds that a page takes."""
    start = time.perf_counter()
    answer = client.get(path)
    taken = time.perf_counter() - start
    if answer.status_code != 200:
        raise SystemExit(f"{path}: {answer.status_code}")
    return taken


if __name__ == "__main__":
    sys.exit(main())
