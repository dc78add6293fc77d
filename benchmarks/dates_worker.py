"""Read cases of dates with a peer, in its own environment, for ``dates.py``, which starts this.

    python dates_worker.py dateparser|duckling

Standard input: a case a line (JSON, with ``text``, ``kind`` and ``reference_time``). Standard output: a JSON object for
each, of ``quantities`` and ``dates`` as the contract has them; a date also has ``whole``, all of the grain it lies in.
"""

from __future__ import annotations

import calendar
import datetime as dt
import json
import sys
from collections.abc import Callable
from typing import Any

NOON = "2018-01-01T12:00:00"


def last_of(day: dt.date, grain: str) -> dt.date:
    """The last day of a grain that starts on ``day``, as the scorer counts it."""
    if grain == "week":
        return day + dt.timedelta(6)
    if grain == "month":
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    if grain == "quarter":
        return last_of((day.replace(day=1) + dt.timedelta(62)).replace(day=1), "month")
    return day.replace(month=12, day=31) if grain == "year" else day


def dated(day: dt.date, grain: str) -> dict[str, Any]:
    """A moment and its grain as a date of the contract."""
    start = day
    if grain == "week":
        start = day - dt.timedelta(day.weekday())
    elif grain == "month":
        start = day.replace(day=1)
    elif grain == "year":
        start = day.replace(month=1, day=1)
    return spanned(day, last_of(day, grain)) | {"whole": spanned(start, last_of(start, grain))}


def spanned(first: dt.date, last: dt.date) -> dict[str, str]:
    """First and last day as a date of the contract."""
    return {"earliest": first.isoformat(), "latest": last.isoformat()}


def dateparser_reader() -> Callable[[dict[str, Any]], dict[str, Any]]:
    """dateparser: a text is one date or none; its past is preferred, as news does; Hijri dates by its Hijri parser."""
    from dateparser.calendars.hijri import HijriCalendar  # type: ignore[import-not-found]
    from dateparser.date import DateDataParser  # type: ignore[import-not-found]

    def read(case: dict[str, Any]) -> dict[str, Any]:
        base = dt.datetime.fromisoformat(case.get("reference_time") or NOON).replace(tzinfo=None)
        if case["kind"] == "time_hijri":
            found = HijriCalendar(case["text"]).get_date()
        else:
            parser = DateDataParser(languages=["ar"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"})
            found = parser.get_date_data(case["text"])
        moment = None if found is None else found.date_obj
        dates = [] if moment is None else [dated(moment.date(), found.period)]
        return {"quantities": [], "dates": dates}

    return read


def duckling_reader() -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Duckling: everything it finds that is a number, an ordinal, a duration or a time."""
    from duckling import (  # type: ignore[import-not-found]
        Context,
        default_locale_lang,
        load_time_zones,
        parse,
        parse_dimensions,
        parse_lang,
        parse_ref_time,
    )

    zones = load_time_zones("/usr/share/zoneinfo")
    arabic = default_locale_lang(parse_lang("AR"))
    dimensions = parse_dimensions(["number", "ordinal", "duration", "time"])

    def read(case: dict[str, Any]) -> dict[str, Any]:
        reference = dt.datetime.fromisoformat(case.get("reference_time") or NOON).replace(tzinfo=dt.UTC)
        context = Context(parse_ref_time(zones, "UTC", int(reference.timestamp())), arabic)
        out: dict[str, Any] = {"quantities": [], "dates": []}
        for entity in parse(case["text"], context, dimensions, False):
            kind, value = entity["dim"], entity["value"]
            if kind != "time":
                unit = value.get("unit")
                out["quantities"].append({"kind": kind, "value": value.get("value"), "unit": unit})
            elif value.get("type") == "value":
                out["dates"].append(dated(day_of(value["value"]), value["grain"]))
            elif value.get("from") and value.get("to"):
                end = dt.datetime.fromisoformat(value["to"]["value"]) - dt.timedelta(microseconds=1)
                out["dates"].append(spanned(day_of(value["from"]["value"]), end.date()))
        return out

    return read


def day_of(moment: str) -> dt.date:
    """The day of a moment in ISO form."""
    return dt.date.fromisoformat(moment[:10])


def main() -> None:
    """Answer every case in turn."""
    read = {"dateparser": dateparser_reader, "duckling": duckling_reader}[sys.argv[1]]()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(read(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
