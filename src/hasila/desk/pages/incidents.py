"""The list of incidents."""

from __future__ import annotations

from starlette.requests import Request

from hasila.desk import address
from hasila.desk.catalogue import ORDERS, State
from hasila.desk.contexts.incidents import Choice, Facet, Filters, IncidentsBody, Paging, Row
from hasila.desk.narrowing import Asked, Narrowed, asked, narrowed
from hasila.desk.pages.export import WHOLE
from hasila.desk.rendering import desk_of
from hasila.desk.summary import Summary

KINDS = {
    "outcome": "outcome", "place": "", "actor": "actor", "origins": "desk.origins", "grade": "desk.grade",
    "finding": "check", "review": "desk.review",
}  # fmt: skip
_PATH = "/incidents"
_LISTED = 8  # values of a facet; those chosen are listed in any case


def body(request: Request) -> IncidentsBody:
    """What the list shows."""
    state = desk_of(request).catalogue.now()
    wanted = asked(request.query_params)
    found = narrowed(state, wanted)
    pairs = request.query_params.multi_items()
    at = paging(_PATH, pairs, wanted, found.count)
    rows = tuple(row(each, state) for each in found.page(wanted.sort, at.page, wanted.size))
    return IncidentsBody(
        rows, at, filters(wanted), facets(_PATH, pairs, wanted, found), tuple(ORDERS), state.reports,
        len(state.rows), tuple((form, f"/export/{form}") for form in WHOLE),
    )  # fmt: skip


def row(summary: Summary, state: State) -> Row:
    """An incident as the list has it."""
    return Row(
        summary.id, summary.title, summary.place, summary.earliest, summary.latest, summary.killed, summary.wounded,
        summary.outcomes, summary.reports, summary.origins, summary.grade, summary.findings, summary.needs,
        state.review[state.position[summary.id]],
    )  # fmt: skip


def filters(wanted: Asked) -> Filters:
    """The filters as they were asked for."""
    chosen = tuple((name, value) for name, values in wanted.facets for value in values)
    return Filters(wanted.words, wanted.since, wanted.until, wanted.sort, chosen, wanted.ignored)


def paging(path: str, pairs: list[tuple[str, str]], wanted: Asked, count: int) -> Paging:
    """Where the page asked for lies; beyond the end it is the last."""
    pages = max(1, -(-count // wanted.size))
    page = min(wanted.page, pages)
    first = (page - 1) * wanted.size + 1 if count else 0

    def to(number: int) -> str | None:
        return address.with_query(path, pairs, {"page": str(number)}) if 1 <= number <= pages else None

    return Paging(page, pages, first, min(count, page * wanted.size), count, to(page - 1), to(page + 1))


def facets(path: str, pairs: list[tuple[str, str]], wanted: Asked, found: Narrowed) -> tuple[Facet, ...]:
    """Every facet with its commonest values and those chosen."""
    out = []
    chosen = dict(wanted.facets)
    for name, values in found.facets.items():
        mine = chosen.get(name, ())
        listed = [each for n, each in enumerate(values) if n < _LISTED or each[0] in mine]
        choices = tuple(
            Choice(value, count, value in mine, address.toggled(path, pairs, name, value)) for value, count in listed
        )
        out.append(Facet(name, KINDS[name], choices, len(values) - len(listed)))
    return tuple(out)
