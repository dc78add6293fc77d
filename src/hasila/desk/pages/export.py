"""What is handed on, as a file to keep."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO, cast

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from hasila.desk.contexts.chrome import MessageBody
from hasila.desk.preferences import preferences
from hasila.desk.reader import view
from hasila.desk.rendering import desk_of, page
from hasila.exports.handing import ENDINGS, FORMATS, MEDIA, WHATS, Asked, CannotExport, FormatName, export, today
from hasila.messages import say

_IN_MEMORY = 16 << 20
_CHUNK = 1 << 16
#: The formats of which one file holds many incidents.
WHOLE: tuple[FormatName, ...] = tuple(form for form in FORMATS if form != "dossier")


def body(request: Request) -> Response:
    """The file asked for: ``/export/FORMAT?incident=ID&what=tolls``; a page that says why where it cannot be made."""
    desk = desk_of(request)
    prefs = preferences(request, desk.lang)
    if view(request) is not None:
        return page(request, "message.html", MessageBody("decide.blind_closed"), status=403)
    form, query = request.path_params["form"], request.query_params
    what = query.get("what", "incidents")
    if form not in FORMATS or what not in WHATS:
        return page(request, "message.html", MessageBody("desk.missing"), status=404)
    form = cast(FormatName, form)
    asked = Asked(
        form, what, query.get("incident") or None, None, prefs.lang, query.get("names") == "1", today()
    )
    # Whole before any of it is sent: what fails half-way is no file.
    made = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # closed when it was sent
    try:
        export(desk.ledger, asked, cast("IO[bytes]", made))
    except CannotExport as no:
        made.close()
        told = MessageBody("desk.no_export", say(no.key, prefs.lang, **no.values))
        return page(request, "message.html", told, status=404)
    except BaseException:
        made.close()
        raise
    name = f"hasila-{what if asked.incident is None else 'incident'}-{form}{ENDINGS[form]}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(_sent(cast("IO[bytes]", made)), media_type=MEDIA[form], headers=headers)


def _sent(made: IO[bytes]) -> Iterator[bytes]:
    with made:
        made.seek(0)
        while chunk := made.read(_CHUNK):
            yield chunk
