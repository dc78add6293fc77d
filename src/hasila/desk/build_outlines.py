"""The map's outlines, made from world-atlas (Natural Earth): ``python -m hasila.desk.build_outlines FILE``.

FILE is ``countries-50m.json`` of the npm package world-atlas: a TopoJSON whose arcs are integers, each point given as
the step from the one before. What is kept: the borders of the countries between Mauritania and Pakistan, each arc once
(a border that two countries share is one line), coordinates in degrees (longitude, latitude) to a hundredth.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_WEST, _SOUTH, _EAST, _NORTH = -20.0, 5.0, 66.0, 46.0
_TO = Path(__file__).with_name("static") / "outlines.json"

Point = tuple[float, float]


def outlines(topology: dict[str, Any]) -> dict[str, Any]:
    """The arcs of ``topology`` that touch the region, as one GeoJSON MultiLineString."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines: list[list[Point]] = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            point = (round(x * scale_x + move_x, 2), round(y * scale_y + move_y, 2))
            if not points or points[-1] != point:
                points.append(point)
        lines += _within(points)
    return {"type": "MultiLineString", "coordinates": lines}


def _within(points: list[Point]) -> Iterator[list[Point]]:
    """The stretches of a line that lie in the region, each with one point beyond it at its ends."""
    run: list[Point] = []
    for before, point, after in zip([points[0], *points], points, [*points[1:], points[-1]], strict=False):
        if any(_WEST <= x <= _EAST and _SOUTH <= y <= _NORTH for x, y in (before, point, after)):
            run.append(point)
        elif run:
            yield run
            run = []
    if len(run) > 1:
        yield run


if __name__ == "__main__":
    made = outlines(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    _TO.write_text(json.dumps(made, separators=(",", ":")) + "\n", "utf-8")
