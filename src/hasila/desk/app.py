"""The web application: its addresses, and what stands at them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import asynccontextmanager
from importlib import import_module
from importlib.resources import files
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from hasila.desk import address
from hasila.desk.contexts.chrome import Body, MessageBody, Section
from hasila.desk.desk import Desk
from hasila.desk.guard import Guard
from hasila.desk.pages import add, export, incident, incidents, queue, report, search
from hasila.desk.pages import map as map_
from hasila.desk.preferences import CHOICES
from hasila.desk.reader import view
from hasila.desk.rendering import FORMS, Form, answer, page
from hasila.ledger import Ledger, LedgerError, NotKept
from hasila.messages import Language

Endpoint = Callable[[Request], Response]
_LISTS: tuple[tuple[Section, Callable[[Request], Body]], ...] = (
    ("incidents", incidents.body), ("search", search.body), ("map", map_.body), ("queue", queue.body),
    ("add", add.body),
)  # fmt: skip
_ALL_DECISIONS = frozenset({"incidents.html", "incident.html", "map.html", "queue.html"})
_YEAR = 365 * 24 * 3600


def make(ledger: Ledger, lang: Language = "en") -> Starlette:
    """The desk over ``ledger``, which its caller closes. ``lang``: where a person has not chosen."""
    desk = Desk(ledger, lang)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> Any:
        desk.warm()
        yield
        desk.close()

    app = Starlette(
        routes=_routes(desk), middleware=[Middleware(Guard)], lifespan=lifespan,
        exception_handlers={404: _missing, LedgerError: _failed},
    )  # fmt: skip
    app.state.desk = desk
    return app


def _routes(desk: Desk) -> list[BaseRoute]:
    static = files("hasila.desk").joinpath("static")
    routes: list[BaseRoute] = [
        Mount("/static", StaticFiles(directory=str(static))),
        Route("/preferences", _prefer, methods=["POST"]),
    ]
    if desk.decides:
        routes += import_module("hasila.desk.decide").routes
    for section, body in _LISTS:
        routes += _forms(f"/{section}", f"{section}.html", section, body)
    routes += [
        Route("/incidents/{id:path}", _one("/incidents/", "incident.html", incident.body)),
        Route("/reports/{id:path}", _one("/reports/", "report.html", report.body)),
        Route("/export/{form}", export.body),
        Route("/add", add.take, methods=["POST"]),
        Route("/add/samples", add.samples, methods=["POST"]),
        Route("/add/{job}.json", add.job),
        Route("/add/{job}", add.job),
    ]
    return [*routes, Route("/", _page("incidents.html", "incidents", incidents.body))]


def _forms(path: str, template: str, section: Section, body: Callable[[Request], Body]) -> list[BaseRoute]:
    """A page whose address holds no id, in every form."""
    return [
        Route(path, _page(template, section, body)),
        *(Route(f"{path}.{form}", _page(template, section, body, form)) for form in FORMS[1:]),
    ]


def _one(prefix: str, template: str, body: Callable[[Request, str], Body]) -> Endpoint:
    """A page whose address ends in an id, which may itself end in .json: what is there under the whole name is meant
    first."""

    def respond(request: Request) -> Response:
        name = address.unquoted(address.path_of(request.scope).removeprefix(prefix))
        tried: list[tuple[str, Form]] = [(name, "html")]
        tried += [(name.removesuffix(f".{form}"), form) for form in FORMS[1:] if name.endswith(f".{form}")]
        if template in _ALL_DECISIONS and view(request) is not None:
            return _closed(request)
        for id_, form in tried:
            try:
                return answer(request, template, "none", body(request, id_), form)
            except NotKept:
                continue
        return missing(request)

    return respond


def _page(template: str, section: Section, body: Callable[[Request], Body], form: Form = "html") -> Endpoint:
    def respond(request: Request) -> Response:
        if template in _ALL_DECISIONS and view(request) is not None:
            return _closed(request)
        return answer(request, template, section, body(request), form)

    return respond


def _closed(request: Request) -> Response:
    """What a page says to somebody who reviews without seeing what others decided: its tolls would tell."""
    return page(request, "message.html", MessageBody("decide.blind_closed"), status=403)


def missing(request: Request) -> Response:
    """The page that says that nothing is here."""
    return page(request, "message.html", MessageBody("desk.missing"), status=404)


def _missing(request: Request, _: Exception) -> Response:
    return missing(request)


def _failed(request: Request, error: Exception) -> Response:
    """What the ledger itself fails at is told, in its own words."""
    return page(request, "message.html", MessageBody("desk.failed", str(error)), status=503)


async def _prefer(request: Request) -> Response:
    """Keep how a person likes the desk, and show the page they came from again."""
    form = await request.form()
    to = address.local(str(form.get("to", "/")))
    response = RedirectResponse(to, 303)
    for name, values in CHOICES.items():
        if form.get(name) in values:
            response.set_cookie(name, str(form[name]), max_age=_YEAR, httponly=True, samesite="strict")
    return response
