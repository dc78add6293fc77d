"""The day of publication from the words given for it. Less than a full date is no date: never the 1st of the month."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

_DIGITS = {0x0660 + i: str(i) for i in range(10)} | {0x06F0 + i: str(i) for i in range(10)}
_DAY = re.compile(r"(\d{4})([-/.]?)(\d{2})\2(\d{2})(?=$|[T\s,،])")
_SHORT_DAY = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?=$|[T\s,،])")
_MAIL = re.compile(r"[A-Za-z]{3},\s+\d{1,2}\s+[A-Za-z]{3}\s+\d{4}")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def published_day(words: object) -> tuple[dt.date | None, str, str]:
    """(day or None, the words as given, a note or "").

    Read: ISO dates and times with or without a zone, with ``-``, ``/`` or ``.`` and year first, in any digits, and the
    dates of mail headers. The day is the one written, in the zone it is written in. Empty words yield no note; words
    that are no date yield None and a note.
    """
    if words is None or words == "":
        return None, "", ""
    given = words if isinstance(words, str) else str(words)
    plain = given.strip().translate(_DIGITS)
    if not plain:
        return None, given, ""
    day = _iso(plain) or _mail(plain)
    return day, given, "" if day else f"published: {given[:60]!r} is no date that can be read"


def _iso(plain: str) -> dt.date | None:
    found = _DAY.match(plain) or _SHORT_DAY.match(plain)
    if not found:
        return None
    year, month, day = (int(found.group(i)) for i in (1, 3, 4))
    try:
        return dt.date(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None


def _mail(plain: str) -> dt.date | None:
    if not _MAIL.match(plain):
        return None
    try:
        return parsedate_to_datetime(plain).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
