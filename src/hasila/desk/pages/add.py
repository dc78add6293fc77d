"""Taking files in from the browser. The one page that writes: reports, by way of a job."""

from __future__ import annotations

import re
import shutil
from importlib.resources import as_file, files
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hasila.desk.contexts.add import AddBody
from hasila.desk.jobs import Job, folder_for_files
from hasila.desk.rendering import Form, answer, desk_of

_FILES = 1000  # in one lot: of more a browser makes one request all the same; a folder is for the command line
_NAME = 120  # bytes of a file's name that are kept: systems take 255
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff]+')


def body(request: Request) -> AddBody:
    """What the page shows before anything is dropped."""
    return AddBody(desk_of(request).catalogue.now().reports)


def job(request: Request) -> Response:
    """How far a lot has come; the page asks again while there is more to come."""
    desk = desk_of(request)
    found = desk.jobs.get(request.path_params["job"])
    if found is None:
        return RedirectResponse("/add", 303)
    form: Form = "json" if request.url.path.endswith(".json") else "html"
    return answer(request, "add.html", "add", AddBody(desk.catalogue.now().reports, found), form)


async def take(request: Request) -> Response:
    """Take files in: they are written to a folder of their own, and read from there in the background."""
    async with request.form(max_files=_FILES, max_fields=_FILES) as form:
        given = [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]
        if not given:
            empty = AddBody(desk_of(request).catalogue.now().reports, nothing=True)
            return await run_in_threadpool(answer, request, "add.html", "add", empty, "html", 400)
        begun = await run_in_threadpool(_begin, request, given)
    return RedirectResponse(f"/add/{begun.id}", 303)


def samples(request: Request) -> Response:
    """Take the samples in that come with Hasila: invented reports of invented places."""
    folder = folder_for_files()
    with as_file(files("hasila.desk").joinpath("samples")) as given:
        shutil.copytree(given, folder / "samples")
    begun = desk_of(request).jobs.begin(folder, sum(1 for path in folder.rglob("*") if path.is_file()))
    return RedirectResponse(f"/add/{begun.id}", 303)


def _begin(request: Request, given: list[UploadFile]) -> Job:
    folder = folder_for_files()
    for number, each in enumerate(given):
        # Each in a folder of its own: its name is a report's id, and two may have one name.
        place = folder / f"{number:06}"
        place.mkdir()
        with (place / fit(each.filename or "")).open("wb") as written:
            shutil.copyfileobj(each.file, written)
    return desk_of(request).jobs.begin(folder, len(given))


def fit(name: str) -> str:
    """A name as a file may have it on any system: ``name`` without its folders, its ending kept."""
    base = _UNFIT.sub("_", name.replace("\\", "/").rsplit("/", 1)[-1]).strip(". ")
    stem, suffix = Path(base).stem, Path(base).suffix[:20]
    return (stem.encode()[:_NAME].decode(errors="ignore") or "file") + suffix
