"""A real Chromium at a desk that is really served, for the tests that need one."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hasila.desk.serve import Server
from hasila.ledger import Ledger

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run",
]  # fmt: skip
AXE = Path(__file__).with_name("axe") / "axe.min.js"


def chromium() -> str | None:
    """The program, None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    """The address of a desk over the ledger in the file ``ledger``, without the last slash."""
    ready = threading.Event()
    with Ledger.open(ledger) as opened:
        server = Server(opened, 0, "en", lambda _: ready.set())
        thread = threading.Thread(target=server.answer, daemon=True)
        thread.start()
        try:
            assert ready.wait(60), "the desk did not answer"
            yield server.address.rstrip("/")
        finally:
            server.should_exit = True
            thread.join(30)


@dataclass
class Watch:
    """What went wrong on a page: requests to elsewhere, errors of its scripts, answers of 400 and more."""

    home: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def over(self, page: Any) -> None:
        """Watch ``page``."""
        page.on("request", self._request)
        page.on("response", lambda r: self.errors.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        page.on("console", lambda m: self.errors.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: self.errors.append(str(e)))

    def _request(self, request: Any) -> None:
        if not request.url.startswith((f"{self.home}/", "data:")):
            self.foreign.append(request.url)
