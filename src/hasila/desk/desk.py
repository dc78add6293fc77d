"""The open desk: a ledger, and what pages share."""

from __future__ import annotations

import threading
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.util import find_spec

from hasila.desk.catalogue import Catalogue
from hasila.desk.jobs import Jobs
from hasila.ledger import Ledger, LedgerError
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

    def warm(self) -> None:
        """Read the catalogue in the background, so that the first page need not wait for all of it."""
        threading.Thread(target=self._warm, name="catalogue", daemon=True).start()

    def _warm(self) -> None:
        with suppress(LedgerError):  # a page that needs it will tell
            self.catalogue.now().warm()

    def close(self) -> None:
        """End what runs in the background; the ledger is its opener's to close."""
        self.jobs.close()


def _version() -> str:
    try:
        return version("hasila")
    except PackageNotFoundError:
        return ""
