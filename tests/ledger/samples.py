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


_OUTLETS = "النخلة|المرسى|صدى الوادي".split("|")
_TELLINGS = (
    "قُتل {killed} مدنيين وأصيب {wounded} آخرون بقصف مدفعي على بلدة {place} يوم {day} أيار/مايو 2031.",
    "ارتفعت حصيلة القصف الذي استهدف سوق {place} يوم {day} أيار/مايو 2031 إلى {more} قتيلاً، بحسب مصدر طبي.",
    "قال شهود إن قصفاً على {place} يوم {day} أيار/مايو 2031 أدى إلى مقتل {killed} أشخاص بينهم طفل.",
)


@cache
def told(incident: int, outlet: int) -> Reading:
    """The reading of one of three outlets' reports of one of an endless row of incidents."""
    words = _TELLINGS[outlet].format(
        killed=incident % 7 + 3, more=incident % 7 + 12, wounded=incident % 9 + 21,
        place=PLACES[incident % len(PLACES)], day=incident // len(PLACES) % 4 * 6 + 2,
    )  # fmt: skip
    return read(report(f"i{incident}-{outlet}", words, source=_OUTLETS[outlet]))
