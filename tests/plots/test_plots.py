"""Plots: well-formed SVG that says what the tolls say, in either language, whatever a report holds."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from hasila.incidents import Incident, incidents
from hasila.intake import read_inputs
from hasila.model import Reading, Report
from hasila.plots import drawn, rise, spread
from hasila.plots.canvas import runs_right_to_left, shortened
from hasila.plots.marks import COLOURS, shape
from hasila.plots.scale import Scale, ticks
from hasila.reading import read

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SVG = "{http://www.w3.org/2000/svg}"
Found = tuple[Incident, dict[str, Reading]]


@pytest.fixture(scope="module")
def market() -> Found:
    readings = {r.id: read(r) for r in read_inputs([str(EXAMPLES)]) if isinstance(r, Report)}
    found = incidents(readings.values())
    return next(each for each in found if "06_safh_final.docx" in each.reports), readings


def words(svg: str) -> str:
    return "\n".join(re.sub("[\u2066-\u2069]", "", each.text or "") for each in ET.fromstring(svg).iter(f"{SVG}text"))


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("plot", [rise, spread])
@pytest.mark.parametrize("width", [360, 720])
def test_a_plot_is_svg_with_a_title_and_a_description_and_no_scripts(market, plot, language, width) -> None:
    root = ET.fromstring(plot(*market, language=language, width=width))
    assert root.tag == f"{SVG}svg" and root.get("role") == "img" and root.get("lang") == language
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None and description is not None and title.text and description.text
    assert "14" in description.text
    assert not {each.tag.removeprefix(SVG) for each in root.iter()} & {"script", "foreignObject", "image", "use"}
    assert not [name for each in root.iter() for name in each.attrib if name.startswith("on")]


def test_an_embedded_plot_brings_no_style_of_its_own(market: Found) -> None:
    assert "<style" in rise(*market) and "<style" not in rise(*market, alone=False)
    assert " style=" not in rise(*market, alone=False)  # a strict content-security policy refuses both


def test_the_rise_shows_every_origins_values_and_what_was_replaced(market: Found) -> None:
    found = drawn(*market)
    dots = found.told("killed")
    assert {"وكالة السفح للأنباء", "مرصد السهل لحقوق الإنسان", "مراسل المرج"} <= set(found.origins.values())
    agency = next(dot for dot in dots if found.origins[dot.origin] == "وكالة السفح للأنباء")
    assert agency.high == 7 and agency.replaced is not None and agency.reports > 1  # its copies are one dot with it
    assert (dots[-1].high, dots[-1].day, dots[-1].replaced) == (14, None, None)
    printed = words(rise(*market, "killed")).split("\n")
    assert {"7", "12", "14", "9–10", "2024-05-07"} <= set(printed)


def test_the_spread_names_every_toll_that_has_a_number(market: Found) -> None:
    incident, _ = market
    printed = words(spread(*market))
    assert "killed · civilian" in printed and "9–14" in printed
    assert "wounded" in printed and "wounded" not in words(spread(*market, "missing"))
    assert len({toll.outcome for toll in incident.tolls if toll.low}) > 2


def test_a_dot_leads_to_its_figure(market: Found) -> None:
    svg = rise(*market, href=lambda ref: f"/reports/{ref.report}#{ref.figure}")
    assert 'href="/reports/06_safh_final.docx#f' in svg


def test_arabic_begins_at_the_right(market: Found) -> None:
    for language in ("en", "ar"):
        root = ET.fromstring(rise(*market, language=language))
        zero = next(each for each in root.iter(f"{SVG}text") if each.text == "0")
        assert (float(zero.get("x", "0")) > 360) == (language == "ar")


def test_nothing_to_draw_is_nothing() -> None:
    reading = read(Report("r", "عقد المجلس البلدي في بلدة وادي السدر جلسة لبحث أسعار الخبز."))
    for each in incidents([reading]):
        assert rise(each, {"r": reading}) == spread(each, {"r": reading}) == ""


def test_hostile_names_stay_text() -> None:
    evil = 'مرصد <script>alert(1)</script> "السهل" & \u202e\u0007'
    text = "قُتل 12 مدنياً في سوق بلدة وادي السدر صباح الثلاثاء، وأصيب 5 آخرون بجروح."
    reading = read(Report("r<1>", text, source=evil, title=evil))
    (found, *_) = incidents([reading])
    for plot in (rise, spread):
        svg = plot(found, {"r<1>": reading})
        assert ET.fromstring(svg).findall(f".//{SVG}script") == [] and "\u202e" not in svg and "\u0007" not in svg


def test_ticks_are_round_and_reach_the_top() -> None:
    for most in (0, 1, 3, 7, 14, 40, 99, 374, 100_000):
        found = ticks(most)
        assert found[0] == 0 and found[-1] >= most and 2 <= len(found) <= 8
        assert len({b - a for a, b in pairwise(found)}) == 1
    assert Scale(10, 100, 0).at(5) == 50


def test_marks_differ_and_can_be_seen_on_light_and_dark() -> None:
    marks = {(COLOURS[n % len(COLOURS)], re.sub(r"[\d.-]+", "", shape(n, 50, 50))) for n in range(32)}
    assert len(marks) == 32

    def light(colour: str) -> float:
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05

    for colour in COLOURS:
        assert light("#ffffff") / light(colour) >= 3 and light(colour) / light("#15181c") >= 3, colour


def test_a_long_name_is_cut() -> None:
    assert shortened("وكالة" * 40, 100).endswith("…") and shortened("وكالة", 100) == "وكالة"
    assert runs_right_to_left("2024 وكالة") and not runs_right_to_left("12 killed")
