"""Who reads at this browser: a name asked once and kept in a cookie, and whether they see what others decided."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from hasila.ledger import Author, person

_NAME, _ALONE = "reader", "alone"
_YEAR = 365 * 24 * 3600
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Reader:
    """A person at the desk. ``alone``: they review without seeing anybody else's decisions."""

    name: str
    alone: bool = False

    @property
    def author(self) -> Author:
        """The same, as the author of decisions."""
        return person(self.name)


def reader(request: Request) -> Reader | None:
    """Who reads, None where nobody has given a name."""
    name = unquote(request.cookies.get(_NAME, ""), errors="replace").strip()[:LONGEST_NAME]
    return Reader(name, request.cookies.get(_ALONE) == "1") if name else None


def view(request: Request) -> Author | None:
    """Whose decisions alone a page may show: None is everybody's."""
    found = reader(request)
    return found.author if found is not None and found.alone else None


def remember(response: Response, name: str, *, alone: bool) -> None:
    """Keep a reader's name in the browser."""
    given = {_NAME: quote(name[:LONGEST_NAME], safe="", errors="replace"), _ALONE: "1" if alone else "0"}
    for key, value in given.items():
        response.set_cookie(key, value, max_age=_YEAR, httponly=True, samesite="strict")
