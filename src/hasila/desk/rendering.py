"""From a page's context to what is sent: HTML by a template, or the same context as JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from starlette.requests import Request
from starlette.responses import Response

from hasila import messages
from hasila.desk import address
from hasila.desk.contexts.chrome import Body, Chrome, Link, Section
from hasila.desk.desk import Desk
from hasila.desk.preferences import CHOICES, Preferences, preferences
from hasila.ledger.codec import plain

Form = Literal["html", "json", "csv"]
FORMS: tuple[Form, ...] = ("html", "json", "csv")
_SECTIONS: tuple[Section, ...] = ("incidents", "map", "search", "queue", "add")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def desk_of(request: Request) -> Desk:
    """The desk that a request is made to."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk


def answer(request: Request, template: str, section: Section, body: Body, form: Form, status: int = 200) -> Response:
    """``body`` in the form asked for."""
    if form == "json":
        return _sent(json.dumps(plain(body), ensure_ascii=False, default=str), "application/json", status)
    if form == "csv":
        return _sent("\ufeff" + table(body.rows()), "text/csv; charset=utf-8", status)
    return page(request, template, body, section, status)


def page(request: Request, template: str, body: Body, section: Section = "none", status: int = 200) -> Response:
    """The whole page ``template`` (a file of ``templates``) around ``body``."""
    return fragment(request, template, {"body": body, "page": _chrome(request, section, body)}, status)


def fragment(request: Request, template: str, context: Mapping[str, Any], status: int = 200) -> Response:
    """``template`` with ``context`` and what every template may use: ``say``, ``label``, ``prefs``, the addresses."""
    desk = desk_of(request)
    prefs = preferences(request, desk.lang)
    given = {"prefs": prefs, **context}
    words = environment().get_template(template).render(given)
    return _sent(words, "text/html; charset=utf-8", status)


def _sent(words: str, kind: str, status: int) -> Response:
    # Halves of surrogate pairs, which a report may hold, are in no UTF-8: JSON has an escape for them, HTML has not.
    encoded = words.encode("utf-8", "backslashreplace" if kind == "application/json" else "replace")
    return Response(encoded, status, media_type=kind)


def table(rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as CSV with a heading. A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    rows = list(rows)
    if not rows:
        return ""
    written = csv.DictWriter(out, list(rows[0]))
    written.writeheader()
    written.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, tuple | list):
        value = "; ".join(str(each) for each in value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _chrome(request: Request, section: Section, body: Body) -> Chrome:
    desk = desk_of(request)
    path, pairs = address.path_of(request.scope), request.query_params.multi_items()
    stem = "/incidents" if path == "/" else path
    # Without how one likes it: the switches lead back to this address, and what it says goes before what they set.
    here = address.with_query(_path(path), [pair for pair in pairs if pair[0] not in CHOICES])
    return Chrome(
        section, body.heading(), here, _name(desk.ledger.name), desk.version,
        tuple(Link(f"/{each}", f"desk.nav.{each}", each == section) for each in _SECTIONS),
        tuple(Link(address.with_query(f"{_path(stem)}.{form}", pairs), f"desk.form.{form}") for form in FORMS[1:]),
        desk.scripts, desk.styles,
    )  # fmt: skip


def _name(ledger: str) -> str:
    """A file's name without its folders, or a server's address."""
    return ledger if "://" in ledger else Path(ledger).name


def _path(decoded: str) -> str:
    """A page's own path as it must be written."""
    for prefix, made in (("/incidents/", address.incident_url), ("/reports/", address.report_url)):
        if decoded.startswith(prefix):
            return made(address.unquoted(decoded.removeprefix(prefix)))
    return decoded


@cache
def environment() -> Environment:
    """The templates, with all that they may use. What is put into a page is escaped, always."""
    env = Environment(
        loader=PackageLoader("hasila.desk"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    env.filters["num"] = _number
    env.globals.update(
        say=_say, label=_label, actor=_actor, choices=CHOICES, incident_url=address.incident_url,
        report_url=address.report_url, figure_url=address.figure_url, known=messages.known,
    )  # fmt: skip
    return env


def _prefs(context: Context) -> Preferences:
    prefs = context["prefs"]
    assert isinstance(prefs, Preferences)
    return prefs


@pass_context
def _say(context: Context, key: str, **values: object) -> str:
    prefs = _prefs(context)
    shown = {name: prefs.number(v) if isinstance(v, int | float) else v for name, v in values.items()}
    return messages.say(key, prefs.lang, **shown)


@pass_context
def _label(context: Context, kind: str, value: str) -> str:
    """The words for a value of the contract; itself where there are none."""
    key = f"{kind}.{value}"
    return messages.say(key, _prefs(context).lang) if messages.known(key) else value


@pass_context
def _actor(context: Context, actor: str) -> str:
    """The neutral name of an actor by its key; a report's own words for one that has none stay as they are."""
    from hasila.lexicon import actors

    known = actors.actor(actor)
    if known is None:
        return actor
    return known.name_ar if _prefs(context).lang == "ar" else known.name_en


@pass_context
def _number(context: Context, value: float | str) -> str:
    return _prefs(context).number(value)
