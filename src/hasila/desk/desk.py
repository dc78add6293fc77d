"""The open desk: a ledger, and what pages share."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.util import find_spec

from hasila.desk.catalogue import Catalogue
from hasila.desk.jobs import Jobs
from hasila.ledger import Ledger
from hasila.messages import Language


class Desk:
    """``ledger`` is open; ``lang`` is the language where a person has not chosen one."""

    def __init__(self, ledger: Ledger, lang: Language = "en") -> None:
        self.ledger, self.lang = ledger, lang
        self.catalogue = Catalogue(ledger)
        self.jobs = Jobs(ledger)
        self.version = _version()
        self.decides = find_spec("hasila.desk.decide") is not None
        static = files("hasila.desk").joinpath("static")
        self.scripts = tuple(name for name in ("decide.js",) if static.joinpath(name).is_file())
        self.styles = tuple(name for name in ("decide.css",) if static.joinpath(name).is_file())

    def close(self) -> None:
        """End what runs in the background; the ledger is its opener's to close."""
        self.jobs.close()


def _version() -> str:
    try:
        return version("hasila")
    except PackageNotFoundError:
        return ""
