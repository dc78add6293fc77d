"""Invented reports, made as intake makes them, and their readings."""

from __future__ import annotations

from functools import cache

from hasila.intake.build import Found, build
from hasila.model import Reading, Report
from hasila.reading import read

PLACES = "وادي السدر|عين التينة|الرابية|تل الزيتون|كفر الرمان|بئر السرو".split("|")


def report(
    id_: str = "a", text: str = "قُتل سبعة مدنيين وأصيب 12 آخرون بقصف على بلدة وادي السدر.", **rest: object
) -> Report:
    """A report with the given fields."""
    return build(Found(id_, text, **rest))  # type: ignore[arg-type]


@cache
def numbered(number: int) -> Reading:
    """The ``number``-th of an endless row of readings, all different, of two figures and more each."""
    place = PLACES[number % len(PLACES)]
    day = f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}"
    text = (
        f"قُتل {number + 2} مدنيين بينهم طفلان وأصيب {number + 20} آخرون بقصف مدفعي على بلدة {place}، وفق مصدر طبي.\n"
        f"وقال مدير المشفى رقم {number} إن «الحصيلة» قد ترتفع، ونفت غرفة العمليات مسؤوليتها عن القصف."
    )
    return read(report(f"r{number}", text, source="النخلة", published=day, title=f"قصف على {place}"))
