"""Read lines with Duckling, in its own environment, for ``duckling.py``, which starts this; it needs nothing else.

Standard input: a JSON list a line, of a text and the present in seconds since 1970. Standard output: the word
``ready``, then a JSON list for each, of the CPU seconds that Duckling's ``parse`` took (user and system, all threads)
and the number of entities.
"""
# ruff: noqa: T201

from __future__ import annotations

import json
import sys
import time

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
clock = time.process_time
# The first call pays for rules being built.
parse("يوم الثلاثاء", Context(parse_ref_time(zones, "UTC", 1500000000), arabic), dimensions, False)
print("ready", flush=True)
for given in sys.stdin:
    line, present = json.loads(given)
    context = Context(parse_ref_time(zones, "UTC", present), arabic)
    start = clock()
    found = parse(line, context, dimensions, False)
    seconds = clock() - start
    sys.stdout.write(json.dumps([seconds, len(found)]) + "\n")
    sys.stdout.flush()
