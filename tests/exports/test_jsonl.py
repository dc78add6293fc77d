"""Readings as JSON: the contract's keys, offsets that hold, lines that stay lines."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from hasila.exports import line, row
from hasila.intake import Refusal, read_inputs
from hasila.model import Cause, DateMention, Figure, Named, Place, Quantity, Reading, Report, Span, Speaker, Why
from hasila.reading import read

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TEXT = "أعلن مصدر طبي في وادي الصفصاف أمس مقتل 7 مدنيين بغارة جوية."
FIGURE_KEYS = set(
    "id start end text outcome value value_max qualifier status demographic affiliation speaker chain assertion scope "
    "subset_of repeats cause blamed place date".split()
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def full() -> Reading:
    named = Named(span("مدنيين"), "مدنيين", "someone")
    figure = Figure(
        id="f1", span=span("7"), text="7", outcome="killed", value=7, value_max=None, qualifier="exact",
        status="civilian", demographic="", assertion="asserted", scope="incident", affiliation=named,
        speaker=Speaker(span("مصدر طبي"), "مصدر طبي", True), chain=(Speaker(span("مصدر"), "مصدر", False),),
        cause=Cause(span("غارة جوية"), "غارة جوية", "airstrike"), blamed=named,
        place=Place(span("وادي الصفصاف"), "وادي الصفصاف", lat=36.5, lon=40.7, precision=1),
        date=DateMention(span("أمس"), dt.date(2024, 5, 7), dt.date(2024, 5, 7), "day"),
        why=Why(span("مقتل"), span("7 مدنيين"), Span(0, len(TEXT)), ("count-noun", "after-trigger")),
    )  # fmt: skip
    report = Report("r1", TEXT, "وكالة الصفصاف", dt.date(2024, 5, 8), "2024-05-08T09:00", "عنوان", "u", "aa", "aa")
    quantities = (Quantity(span("7"), "number", 7.0), Quantity(span("7"), "duration", 2.5, unit="hour"))
    return Reading(report, (figure,), quantities, (DateMention(span("أمس"), None, None, "day"),))


def offsets(value: Any) -> list[dict[str, Any]]:
    """Every object in ``value`` that has offsets."""
    if isinstance(value, list):
        return [each for item in value for each in offsets(item)]
    if not isinstance(value, dict):
        return []
    inner = [each for item in value.values() for each in offsets(item)]
    return [value, *inner] if "start" in value else inner


def test_an_object_has_the_keys_of_the_contract() -> None:
    found = row(full())
    assert list(found) == ["report", "figures", "claims", "events", "mentions"]
    assert list(found["mentions"]) == ["quantities", "dates", "places", "actors", "people"]
    assert set(found["report"]) == set("id source published title url sha256 text_sha256 language".split())
    figure = found["figures"][0]
    assert set(figure) == FIGURE_KEYS
    assert figure["value"] == 7 and isinstance(figure["value"], int)
    assert set(figure["affiliation"]) == set(figure["blamed"]) == {"text", "start", "end", "actor"}
    assert set(figure["speaker"]) == {"text", "start", "end", "actor", "explicit"}
    assert {"text", "actor"} <= set(figure["chain"][0])
    assert set(figure["cause"]) == {"text", "start", "end", "code"}
    assert set(figure["place"]) == {"text", "start", "end", "id", "name", "lat", "lon", "precision"}
    assert {"text", "earliest", "latest"} <= set(figure["date"])
    assert figure["date"]["earliest"] == "2024-05-07"


def test_offsets_hold_wherever_they_are() -> None:
    found = offsets(row(full()))
    assert len(found) > 10
    assert all(TEXT[each["start"] : each["end"]] == each["text"] for each in found)


def test_offsets_of_every_example_hold() -> None:
    for report in read_inputs([str(EXAMPLES)]):
        assert not isinstance(report, Refusal), report
        found = json.loads(line(read(report)))
        text = found["report"].get("text", report.text)
        assert text == report.text
        assert all(text[each["start"] : each["end"]] == each["text"] for each in offsets(found))
        assert all(set(figure) >= FIGURE_KEYS for figure in found["figures"])


def test_quantities_are_whole_where_they_are_whole() -> None:
    whole, part = row(full())["mentions"]["quantities"]
    assert set(whole) >= {"start", "end", "text", "kind", "value", "value_max", "unit"}
    assert isinstance(whole["value"], int) and part["value"] == 2.5 and part["unit"] == "hour"


def test_unknown_is_null_or_empty() -> None:
    found = row(Reading(Report("r", TEXT), ()))
    assert found["report"]["published"] is None and found["report"]["source"] is None
    assert found["figures"] == found["claims"] == found["events"] == []
    assert set(map(len, found["mentions"].values())) == {0}


def test_a_date_that_is_none_is_given_in_its_words() -> None:
    assert row(Reading(Report("r", TEXT, published_as="مطلع الشهر"), ()))["report"]["published"] == "مطلع الشهر"
    assert row(full())["report"]["published"] == "2024-05-08"


def test_text_taken_at_intake_is_printed() -> None:
    assert row(Reading(Report("r", TEXT, sha256="a", text_sha256="b"), ()))["report"]["text"] == TEXT


@pytest.mark.parametrize("name", ["02_marjnet_wire.html", "06_safh_final.docx", "09_dir_sahl_final.pdf"])
def test_pages_and_documents_carry_their_text(name: str) -> None:
    (report,) = read_inputs([str(EXAMPLES / name)])
    assert not isinstance(report, Refusal)
    assert row(read(report))["report"]["text"] == report.text


def test_other_fields_of_a_row_are_carried_through() -> None:
    extra: dict[str, object] = {"views": 3, "tags": ["أ", None], "deep": {"a": 1.5}}
    assert row(Reading(Report("r", TEXT, extra=extra), ()))["report"]["extra"] == extra


@pytest.mark.parametrize("odd", ["\ud800", "\u2028", "\u2029", "\x85", "\x0b", "\x00", "😀", "\u2069"])
def test_a_line_is_one_line_of_utf8_and_gives_the_text_back(odd: str) -> None:
    text = f"قبل{odd}بعد"
    printed = line(Reading(Report("r", text, sha256="a"), ())).encode("utf-8").decode("utf-8")
    assert len(printed.splitlines()) == 1
    assert json.loads(printed)["report"]["text"] == text


def test_what_json_has_no_words_for_is_null() -> None:
    reading = Reading(Report("r", TEXT, extra={"a": float("nan"), "b": [float("inf")]}), ())
    assert json.loads(line(reading))["report"]["extra"] == {"a": None, "b": [None]}


@dataclass(frozen=True)
class _Claim:
    id: str
    span: Span
    cue: Span
    speaker: Speaker | None
    figures: tuple[str, ...]


@dataclass(frozen=True)
class _Later:
    """A reading as later versions may have it."""

    report: Report
    figures: tuple[Figure, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]
    places: tuple[Place, ...]
    claims: tuple[_Claim, ...]
    actors: tuple[Named, ...]


def test_findings_that_come_later_are_printed_too() -> None:
    now = full()
    claim = _Claim("c1", span("مقتل 7"), span("أعلن"), None, ("f1",))
    later: Any = _Later(now.report, now.figures, (), (), (), (claim,), (Named(span("مصدر"), "مصدر"),))
    found = row(later)
    assert found["claims"] == [
        {
            "id": "c1", "start": claim.span.start, "end": claim.span.end, "text": "مقتل 7",
            "cue": {"text": "أعلن", "start": 0, "end": 4}, "speaker": None, "figures": ["f1"],
        }
    ]  # fmt: skip
    assert found["mentions"]["actors"][0]["actor"] is None


def test_how_a_figure_was_read_is_not_printed() -> None:
    reading = full()
    bare = replace(reading, figures=(replace(reading.figures[0], why=None),))
    assert row(reading) == row(bare)
