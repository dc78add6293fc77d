"""The desk on a loopback address, until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from hasila.desk.app import make
from hasila.ledger import Ledger
from hasila.messages import Language

_HOST = "127.0.0.1"  # never another: who reaches the desk may write to the ledger


class Server(uvicorn.Server):
    """The desk over ``ledger`` at ``port`` (0: any that is free), listening already; ``run`` answers until it is told
    to stop, by Ctrl-C or ``should_exit``. Raises OSError where the port is taken.

    ``tell`` is called once it answers.
    """

    def __init__(self, ledger: Ledger, port: int, lang: Language, tell: Callable[[str], None]) -> None:
        self._listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            self._listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._listening.bind((_HOST, port))
        except OSError:
            self._listening.close()
            raise
        self.address, self._tell = f"http://{_HOST}:{self._listening.getsockname()[1]}/", tell
        super().__init__(uvicorn.Config(
            make(ledger, lang), log_level="warning", access_log=False, server_header=False, proxy_headers=False,
            ws="none",
        ))  # fmt: skip

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        if self.started:
            self._tell(self.address)

    def answer(self) -> None:
        """Answer until told to stop."""
        try:
            self.run(sockets=[self._listening])
        finally:
            self._listening.close()


def serve(ledger: Ledger, port: int, lang: Language, tell: Callable[[str], None]) -> None:
    """Serve the desk until it is stopped; ``tell`` is given its address. Raises OSError where the port is taken."""
    Server(ledger, port, lang, tell).answer()
