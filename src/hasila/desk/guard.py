"""The desk's door: only pages of the desk itself may talk to it, and they may load nothing from elsewhere.

A web page that somebody has open in another tab can send requests to a loopback address, or have its own name resolve
to it. So the Host header must be a loopback name, and whatever changes state must come from a page of this very origin.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SAFE = frozenset({"GET", "HEAD"})
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # "no-referrer" would make the Origin of the desk's own forms "null"
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


class Guard:
    """Refuses foreign hosts (400) and foreign origins (403), and puts the desk's policy on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = _refusal(scope["method"], Headers(scope=scope))
        await (refusal or self._app)(scope, receive, guarded)


def _refusal(method: str, headers: Headers) -> PlainTextResponse | None:
    host = headers.get("host", "")
    if not is_loopback(host):
        return PlainTextResponse("The desk answers to loopback names only.", 400)
    if method not in _SAFE and headers.get("origin") != f"http://{host}":
        return PlainTextResponse("A request from another origin changes nothing here.", 403)
    return None


def is_loopback(host: str) -> bool:
    """Is the Host header ``host`` (a name, with or without a port) one of this machine's own?"""
    name, colon, port = host.rpartition(":")
    if not colon or host.endswith("]"):
        name, port = host, ""
    return name in _LOOPBACK and (not port or port.isascii() and port.isdigit())
