"""Stream many reports through the reading and print the memory in use.

    python benchmarks/memory.py [--count 100000] [--seed 1]

Each report goes the way of `hasila read --format jsonl`: fields, report, reading, a line of JSON, nothing kept. The
reports are made of the sentences below with numbers, days, places and invented words that hardly ever come again, so
that caches fill as they would over a large archive. Memory should rise while the bounded caches fill and stay flat
after: the last line compares the second half of the run with the first.
"""
# ruff: noqa: T201

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from hasila.exports.jsonl import line
from hasila.intake.build import Found, build
from hasila.reading import read

SENTENCES = (
    "قُتل {n} مدنيين وأصيب {m} آخرون بقصف مدفعي على بلدة {word} صباح {day}، وفق مصدر طبي.",
    "وقال المتحدث باسم {word} إن /{n}/ شخصاً (بينهم {m} أطفال) ما زالوا في عداد المفقودين.",
    "لم تسجل إصابات في قرية {word}، بحسب وكالة {other}.",
    "ارتفعت الحصيلة إلى {big} قتيلاً منذ مطلع الشهر الجاري، بينهم مئتان وثلاثة وعشرون امرأة.",
    "وأضاف {word} {other} أن القوات اعتقلت {n} من عناصر {word} في مدينة {place} يوم {m} شباط/فبراير 2022.",
    "نفت غرفة عمليات {word} سقوط قتلى، وأكدت «تحييد» عشرات المسلحين شرقي {place}.",
    "ونزحت {n} عائلة من {other} إلى {place} خلال {m} أيام.",
)
PLACES = "حلب دمشق الموصل غزة صنعاء بنغازي الخرطوم حمص البصرة عدن".split()
DAYS = "السبت الأحد الإثنين الثلاثاء الأربعاء الخميس الجمعة أمس اليوم".split()
LETTERS = "ابتجحخدرزسشصطعغفقكلمنهوي"
STEP = 10


def main() -> int:
    """Read, and print the memory ten times on the way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000, help="how many reports")
    parser.add_argument("--seed", type=int, default=1, help="of the random numbers")
    options = parser.parse_args()
    start, figures, size = time.process_time(), 0, 0
    seen: list[float] = []
    print(f"at the start: {megabytes():.1f} MB")
    for number, found in enumerate(reports(options.count, random.Random(options.seed)), 1):
        reading = read(build(found))
        size += len(line(reading))
        figures += len(reading.figures)
        if number % max(options.count // STEP, 1) == 0:
            seen.append(megabytes())
            seconds = time.process_time() - start
            print(f"{number:>9,} reports: {seen[-1]:.1f} MB, {figures:,} figures, {seconds:.0f} s of CPU", flush=True)
    half = seen[len(seen) // 2 - 1] if len(seen) > 1 else seen[-1]
    print(f"second half against the first: {seen[-1] - half:+.1f} MB, ratio {seen[-1] / half:.3f}")
    return 0


def reports(count: int, chance: random.Random) -> Iterator[Found]:
    """``count`` reports of a few sentences, one by one."""
    for number in range(count):
        text = "\n".join(sentence(chance) for _ in range(chance.randrange(1, 5)))
        day = f"20{chance.randrange(10, 26)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        yield Found(str(number), text, number, source=word(chance), published=day, title=sentence(chance))


def sentence(chance: random.Random) -> str:
    """One sentence with numbers, a day, a place and two words of its own."""
    return chance.choice(SENTENCES).format(
        n=chance.randrange(3, 99), m=chance.randrange(3, 29), big=chance.randrange(100, 99_999),
        day=chance.choice(DAYS), place=chance.choice(PLACES), word=word(chance), other=word(chance),
    )


def word(chance: random.Random) -> str:
    """A word that no vocabulary holds, but for chance."""
    return "ال" * chance.randrange(2) + "".join(chance.choices(LETTERS, k=chance.randrange(4, 8)))


def megabytes() -> float:
    """The memory that the process holds now (on Linux), or held at most (elsewhere)."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize() / 1e6
    except OSError:
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


if __name__ == "__main__":
    sys.exit(main())
