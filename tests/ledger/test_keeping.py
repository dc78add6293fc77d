"""Keeping: the same again is nothing, a changed report is a new version, every reading comes back to the letter."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples

from hasila.ledger import Author, Ledger, NotAllowed, NotKept
from hasila.model import Reading, Report, Span
from hasila.reading import read

OTHER = Author("reader", "another 9")


def test_a_reading_comes_back_to_the_letter(ledger: Ledger) -> None:
    reading = samples.numbered(1)
    assert reading.figures
    assert reading.claims
    assert ledger.keep(reading).kind == "new"
    assert ledger.reading("r1") == reading
    assert list(ledger.readings()) == [reading]


def test_what_no_store_takes_by_itself_comes_back(ledger: Ledger) -> None:
    text = "قُتل\x00 سبعة\x1a مدنيين\u2028 بقصف 😀 على\r\n بلدة \x1a0000 وادي السدر."
    extra = {"k\x00": ["\udfff", 1.5, None]}
    strange = replace(samples.report("i\x00d", text, title="\x00"), url="\ud800", extra=extra)
    reading = read(strange)
    ledger.keep(reading)
    assert ledger.reading("i\x00d") == reading
    assert ledger.check() == []


def test_what_intake_marked_comes_back(ledger: Ledger) -> None:
    given = samples.report(published="أمس", url="https://example.org/a")
    marked = replace(given, furniture=(Span(0, 4), Span(9, 12)))
    assert marked.extra  # intake's remark on the date
    ledger.keep(read(marked))
    assert ledger.reading("a").report == marked


def test_the_same_again_is_nothing(ledger: Ledger) -> None:
    reading = samples.numbered(2)
    ledger.keep(reading)
    assert ledger.keep(reading).kind == "same"
    assert len(ledger.versions("r2")) == 1
    assert ledger.reports() == ["r2"]


@pytest.mark.parametrize("change", [
    {"text": "قُتل ثمانية مدنيين بقصف على بلدة وادي السدر."}, {"title": "عنوان"}, {"published": "2031-05-06"},
    {"source": "النخلة"}, {"url": "https://example.org/a"}, {"extra": {"note": 1}},
])  # fmt: skip
def test_a_changed_report_is_a_version_beside_the_old(ledger: Ledger, change: dict[str, object]) -> None:
    old, new = read(samples.report()), read(samples.report(**change))  # type: ignore[arg-type]
    ledger.keep(old)
    assert ledger.keep(new).kind == "changed"
    assert ledger.reading("a") == new
    first, second = ledger.versions("a")
    assert (first.current, second.current) == (False, True)
    assert ledger.reading("a", first.sha) == old
    assert len(list(ledger.readings())) == 1


def test_what_intake_alone_makes_is_no_change(ledger: Ledger) -> None:
    given = samples.report()
    ledger.keep(read(given))
    assert ledger.keep(read(replace(given, furniture=(Span(0, 4),), language="fa"))).kind == "reread"
    assert len(ledger.versions("a")) == 1


def test_a_version_that_returns_is_current_again(ledger: Ledger) -> None:
    one, other = read(samples.report()), read(samples.report(title="عنوان"))
    kinds = [ledger.keep(reading).kind for reading in (one, other, one, one)]
    assert kinds == ["new", "changed", "returned", "same"]
    assert ledger.reading("a") == one
    assert [version.current for version in ledger.versions("a")] == [True, False]


def test_another_reader_reads_beside(ledger: Ledger) -> None:
    reading = samples.numbered(3)
    ledger.keep(reading)
    other = replace(reading, figures=reading.figures[:1], claims=())
    assert ledger.keep(other, by=OTHER).kind == "reread"
    assert ledger.reading("r3") == other
    assert ledger.kept(reading.report, by=OTHER) == other
    assert ledger.kept(reading.report) is None
    assert ledger.check() == []


def test_reading_again_can_be_spared(ledger: Ledger) -> None:
    reading = samples.numbered(4)
    assert ledger.kept(reading.report) is None
    ledger.keep(reading)
    assert ledger.kept(reading.report) == reading
    assert ledger.kept(replace(reading.report, title="عنوان آخر")) is None


def test_reports_stay_in_their_order(ledger: Ledger) -> None:
    order = [5, 1, 250, 3, 7]
    for number in order:
        ledger.keep(samples.numbered(number))
    ledger.keep(replace(samples.numbered(5), claims=()))
    assert [reading.report.id for reading in ledger.readings()] == [f"r{number}" for number in order]


def test_more_than_a_page_of_readings(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hasila.ledger.store._PAGE", 20)
    for number in range(45):
        ledger.keep(Reading(Report(id=f"x{number}", text=""), ()))
    assert [reading.report.id for reading in ledger.readings()] == [f"x{number}" for number in range(45)]


def test_what_is_not_there(ledger: Ledger) -> None:
    with pytest.raises(NotKept, match="no such report"):
        ledger.reading("nothing")
    with pytest.raises(NotKept, match="no such report"):
        ledger.versions("nothing")
    ledger.keep(samples.numbered(6))
    with pytest.raises(NotKept, match="no such version"):
        ledger.reading("r6", "0" * 64)


def test_every_row_says_when_by_whom_and_why(ledger: Ledger) -> None:
    ledger.keep(samples.numbered(7), reason="the morning's posts")
    (version,) = ledger.versions("r7")
    assert version.reason == "the morning's posts"
    assert version.author.kind == "reader"
    assert version.author.name.startswith("hasila ")
    assert version.at.endswith("+00:00")


def test_an_id_without_end_is_refused(ledger: Ledger) -> None:
    with pytest.raises(NotAllowed, match="500 bytes"):
        ledger.keep(Reading(Report(id="س" * 300, text=""), ()))
    ledger.keep(Reading(Report(id="س" * 250, text=""), ()))
    assert len(ledger.reports()) == 1
