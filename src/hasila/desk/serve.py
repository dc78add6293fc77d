"""The desk on a loopback address, until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from hasila.desk.app import make
from hasila.ledger import Ledger
from hasila.messages import Language

_HOST = "127.0.0.1"  # never another: who reaches the desk may write to the ledger


def serve(ledger: Ledger, port: int, lang: Language, tell: Callable[[str], None]) -> None:
    """Serve the desk over ``ledger`` at ``port`` (0: any that is free); ``tell`` is given its address once it answers.

    Raises OSError where the port is taken.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((_HOST, port))
        address = f"http://{_HOST}:{listening.getsockname()[1]}/"
        config = uvicorn.Config(
            make(ledger, lang), log_level="warning", access_log=False, server_header=False, proxy_headers=False,
            ws="none",
        )  # fmt: skip
        _Server(config, lambda: tell(address)).run(sockets=[listening])
    finally:
        listening.close()


class _Server(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        if self.started:
            self._ready()
