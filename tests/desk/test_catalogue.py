"""The catalogue follows the ledger."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from hasila.desk.catalogue import Catalogue
from hasila.desk.narrowing import asked, narrowed
from hasila.ledger import Ledger, person
from hasila.model import Report
from hasila.reading import read


def test_it_takes_in_what_is_new(ledger: Ledger) -> None:
    catalogue = Catalogue(ledger)
    before = catalogue.now()
    assert catalogue.now() is before
    ledger.keep(read(Report("new", "قُتل خمسة مدنيين بقصف على قرية عين التينة يوم 3 آذار 2019.")))
    ledger.link()
    after = catalogue.now()
    assert len(after.rows) == len(before.rows) + 1
    kept = {id(row) for row in before.rows} & {id(row) for row in after.rows}
    assert len(kept) == len(before.rows)  # nothing else was read again


def test_it_takes_in_what_was_decided(ledger: Ledger) -> None:
    catalogue = Catalogue(ledger)
    row = max(catalogue.now().rows, key=lambda each: len(each.figures))
    first = row.figures[0]
    ledger.decide(first.report, "confirm", author=person("هدى"), reason="", figure=first.figure)
    ledger.link()
    state = catalogue.now()
    found = next(n for n, each in enumerate(state.rows) if first in each.figures)
    assert state.review[found] == "some"
    for report in {ref.report for ref in state.rows[found].figures}:
        ledger.decide(report, "review", author=person("هدى"), reason="")
    ledger.link()
    state = catalogue.now()
    assert state.review[next(n for n, each in enumerate(state.rows) if first in each.figures)] == "all"


def test_facets_count_what_choosing_them_would_show(ledger: Ledger) -> None:
    state = Catalogue(ledger).now()
    for query in ("", "outcome=killed", "outcome=killed&place=x", "since=2024-05-08", "words=سوق"):
        found = narrowed(state, asked(QueryParams(query)))
        assert found.count == len(list(found.all()))
        for name, values in found.facets.items():
            if name in query:
                continue
            for value, count in values:
                more = narrowed(state, asked(QueryParams(f"{query}&{urlencode({name: value})}")))
                assert more.count == count


def test_pages_hold_every_row_once(ledger: Ledger) -> None:
    found = narrowed(Catalogue(ledger).now(), asked(QueryParams("")))
    for sort in ("newest", "killed", "place"):
        rows = [row.id for page in range(1, 10) for row in found.page(sort, page, 3)]
        assert sorted(rows) == sorted(row.id for row in found.all())
