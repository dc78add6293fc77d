"""Deciding in the browser: the fragments that ask, and the one address that takes a decision in.

Every decision is a POST with the name of a deed and what it is on; the answer is a word of what was done, with the
page to be at in ``X-Location``. Fragments are put into pages by ``static/decide.js``, which reads keys too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hasila.desk import address
from hasila.desk.decide_form import changed, form_of, span_of, trimmed
from hasila.desk.decide_incidents import sides, targets
from hasila.desk.reader import LONGEST_NAME, Reader, reader, remember
from hasila.desk.refused import Refused
from hasila.desk.rendering import desk_of, fragment, page
from hasila.desk.reviewing import following, listed
from hasila.ledger import Changed, Decision, LedgerError, NotAllowed, NotKept, Seen
from hasila.ledger.deeds import DEEDS, OF_A_FIGURE, Deed
from hasila.model import Span

_LONGEST_REASON = 2000
_DIGITS = 12  # of a number that is looked at
_OF_INCIDENTS = ("merge", "split", "move", "same_origin", "other_origin")


class _NobodyReads(Exception):
    """No name was given yet."""


class _Closed(NotAllowed):
    """Not to be seen by who reviews alone."""


def _bar(request: Request) -> Response:
    """Who reads, what may be undone, and the controls that a page's places are filled with."""
    who, ledger = reader(request), desk_of(request).ledger
    journal = ledger.journal(who.author) if who is not None else None
    seen = ledger.last_decision() if who is None or not who.alone else None
    given = {"who": who, "journal": journal, "seen": seen, "asked": _asked(request)}
    return fragment(request, "decide_bar.html", given)


def _figure(request: Request) -> Response:
    """The form of a figure; with ``deed``, only that of its reason."""
    who, query = reader(request), _asked(request)
    settled = desk_of(request).ledger.settlement(query["report"], author=_view(who))
    figure = settled.figure(query.get("figure", ""))
    if figure is None:
        raise NotKept(f"{query['report']}#{query.get('figure', '')}: no such figure")
    return fragment(request, "decide_figure.html", {
        "form": form_of(settled, figure, figure.span), "deed": query.get("deed", "correct"),
    })  # fmt: skip


def _add(request: Request) -> Response:
    """The form of a figure to be added."""
    who, query = reader(request), _asked(request)
    settled = desk_of(request).ledger.settlement(query["report"], author=_view(who))
    text = settled.read.report.text
    start, end = span_of(query.get("span", ""))
    if not start < end <= len(text):
        raise Refused("which_words")
    span = trimmed(text, Span(start, end))
    return fragment(request, "decide_figure.html", {"form": form_of(settled, None, span), "deed": "add"})


def _reports(request: Request) -> Response:
    """The page of all reports: which the reader has been through, and which not."""
    who, page_ = reader(request), request.query_params.get("page", "1")
    number = int(page_) if page_.isdecimal() and len(page_) < _DIGITS else 1
    return page(request, "decide_reports.html", listed(desk_of(request).ledger, who, number))


def _next(request: Request) -> Response:
    """On to the next report that the reader has not been through; to the list where there is none."""
    who, report = reader(request), _asked(request)["report"]
    found = following(desk_of(request).ledger, who, report)
    return RedirectResponse(address.report_url(found) if found is not None else "/decide/reports", 303)


def _history(request: Request) -> Response:
    """What was decided on a report, with who, when and what it changed."""
    who, query = reader(request), _asked(request)
    entries = desk_of(request).ledger.history(query["report"], author=_view(who))
    return fragment(request, "decide_history.html", {"entries": entries[::-1], "report": query["report"], "who": who})


def _incident(request: Request) -> Response:
    """The form of a deed on an incident: ``deed`` is merge, split, move or origin."""
    query, desk = _asked(request), desk_of(request)
    _no_blind_eye(reader(request))
    deed = query.get("deed", "")
    if deed not in ("merge", "split", "move", "origin"):
        raise NotAllowed(f"{deed}: no such decision")
    members = desk.ledger.members(query["incident"])
    told = {report: desk.ledger.reading(report).report for report in members}
    found = targets(desk.catalogue.now(), query["incident"], "")
    return fragment(request, "decide_incident.html", {
        "deed": deed, "incident": query["incident"], "reports": told, "chosen": query.get("report"), "targets": found,
    })  # fmt: skip


def _targets(request: Request) -> Response:
    """The incidents that one may be merged with, or a report moved to."""
    query = _asked(request)
    _no_blind_eye(reader(request))
    found = targets(desk_of(request).catalogue.now(), query["incident"], query.get("q", ""))
    return fragment(request, "decide_targets.html", {"targets": found})


def _name(request: Request, form: Mapping[str, str]) -> Response:
    """Keep the reader's name."""
    name = " ".join(form.get("name", "").split())[:LONGEST_NAME]
    if not name:
        raise _NobodyReads
    response = fragment(request, "decide_done.html", {"key": "decide.hello", "name": name})
    remember(response, name, alone=form.get("alone") == "1")
    return response


def _take(request: Request, form: Mapping[str, str]) -> Response:
    """Take a decision in, and bring the incidents up to it."""
    who = _reader(request)
    name = form.get("deed", "")
    ledger, reason = desk_of(request).ledger, form.get("reason", "").strip()[:_LONGEST_REASON]
    if name in _OF_INCIDENTS:
        _no_blind_eye(who)
        deed, report, figure, value = sides(ledger, name, form)
        taken = ledger.decide(
            report, deed, author=who.author, reason=reason, figure=figure, value=value, seen=_seen(form)
        )
    elif name in DEEDS and name != "undo":
        deed, report = cast(Deed, name), form.get("report", "")
        figure = form.get("figure") if name in OF_A_FIGURE else None
        taken = ledger.decide(
            report, deed, author=who.author, reason=reason, figure=figure, value=_value(request, who, form),
            seen=_seen(form), alone=who.alone,
        )  # fmt: skip
    else:
        raise NotAllowed(f"{name}: no such decision")
    ledger.link(reason=f"decision {taken.number}")
    return _done(request, f"decide.done.{name}", taken, form)


def _value(request: Request, who: Reader, form: Mapping[str, str]) -> dict[str, Any]:
    settled = desk_of(request).ledger.settlement(form.get("report", ""), author=_view(who))
    if form["deed"] == "correct":
        figure = settled.figure(form.get("figure", ""))
        value = changed(form, settled.reading, figure)
        if not value:
            raise Refused("nothing_changed")
        return value
    if form["deed"] == "add":
        if not form.get("outcome"):
            raise Refused("outcome")
        return {"span": span_of(form.get("span", "")), **changed(form, settled.reading, None)}
    return {"text": form.get("text", "").strip()[:_LONGEST_REASON]} if form["deed"] == "note" else {}


def _undo(request: Request, form: Mapping[str, str]) -> Response:
    """Undo the reader's last decision, redo the last that was undone, or undo the one with ``number``."""
    who, ledger, number = _reader(request), desk_of(request).ledger, form.get("number", "")
    journal = ledger.journal(who.author)
    target = journal.redo if form.get("way") == "redo" else journal.undo
    if number:
        target = next((d for d in ledger.decisions(author=_view(who)) if str(d.number) == number), None)
        if target is None:
            raise NotKept(f"decision {number[:20]}: no such decision")
    if target is None:
        raise Refused("redo" if form.get("way") == "redo" else "undo")
    reason = form.get("reason", "").strip()[:_LONGEST_REASON]
    taken = ledger.decide(
        target.report, "undo", author=who.author, reason=reason, undoes=target.number, alone=who.alone
    )
    ledger.link(reason=f"decision {taken.number}")
    key = "decide.done.redo" if target.deed == "undo" else "decide.done.undo"
    return _done(request, key, taken, form)


def _done(request: Request, key: str, taken: Decision, form: Mapping[str, str]) -> Response:
    """What was done, in a word. Where an incident's page shows another incident by now, where that is."""
    response = fragment(request, "decide_done.html", {"key": key, "name": "", "decision": taken})
    response.headers["X-Decision"] = str(taken.number)
    if form.get("incident"):
        holding = desk_of(request).ledger.incident_of(taken.report, taken.figure)
        response.headers["X-Location"] = address.incident_url(holding) if holding else "/incidents"
    return response


def _seen(form: Mapping[str, str]) -> Seen:
    number, span = form.get("seen", ""), form.get("stands", "")
    return Seen(
        int(number) if number.isdecimal() and len(number) < _DIGITS else None, form.get("version") or None,
        Span(*span_of(span)) if span else None,
    )  # fmt: skip


def _reader(request: Request) -> Reader:
    who = reader(request)
    if who is None:
        raise _NobodyReads
    return who


def _view(who: Reader | None) -> Any:
    return who.author if who is not None and who.alone else None


def _no_blind_eye(who: Reader | None) -> None:
    """Incidents and their tolls hold what others decided."""
    if who is not None and who.alone:
        raise _Closed


def _asked(request: Request) -> dict[str, str]:
    return {"report": "", "incident": "", **request.query_params}


def _told(request: Request, error: Exception) -> Response:
    """What went wrong, in a word, as the answer."""
    kinds: tuple[tuple[type[Exception], str, int], ...] = (
        (_NobodyReads, "who", 401), (_Closed, "blind_closed", 422), (Changed, "changed", 409),
        (NotAllowed, "refused", 422), (NotKept, "missing", 404), (LedgerError, "failed", 503),
    )  # fmt: skip
    key, status = next((key, status) for kind, key, status in kinds if isinstance(error, kind))
    given: dict[str, Any] = {"key": f"decide.{key}", "reason": "" if key == "changed" else str(error), "by": ""}
    if isinstance(error, Changed):
        given |= {"by": error.by, "deed": error.deed}
    if isinstance(error, Refused):
        given |= {"key": f"decide.no.{error.key}", "reason": "", "values": error.values}
    return fragment(request, "decide_problem.html", {"values": {}, **given}, status)


def _asking(answer: Callable[[Request], Response]) -> Callable[[Request], Response]:
    def respond(request: Request) -> Response:
        try:
            return answer(request)
        except LedgerError as error:
            return _told(request, error)

    return respond


def _deciding(answer: Callable[[Request, Mapping[str, str]], Response]) -> Callable[[Request], Any]:
    async def respond(request: Request) -> Response:
        given: FormData = await request.form(max_files=0, max_fields=1000)
        form = {name: value for name, value in given.multi_items() if isinstance(value, str)}
        form |= {"members": "\n".join(str(each) for each in given.getlist("members"))}

        def taken() -> Response:
            try:
                return answer(request, form)
            except (LedgerError, _NobodyReads) as error:
                return _told(request, error)

        return await run_in_threadpool(taken)

    return respond


routes = [
    Route("/decide/bar", _asking(_bar)),
    Route("/decide/figure", _asking(_figure)),
    Route("/decide/add", _asking(_add)),
    Route("/decide/reports", _asking(_reports)),
    Route("/decide/next", _asking(_next)),
    Route("/decide/history", _asking(_history)),
    Route("/decide/incident", _asking(_incident)),
    Route("/decide/targets", _asking(_targets)),
    Route("/decide/name", _deciding(_name), methods=["POST"]),
    Route("/decide/take", _deciding(_take), methods=["POST"]),
    Route("/decide/undo", _deciding(_undo), methods=["POST"]),
]
