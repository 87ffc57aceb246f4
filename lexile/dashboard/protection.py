"""What every response of the page says to browsers, and what a stranger may not ask for; used by `asgi.py`.

Where `LEXILE_HOSTS` names the hosts that the page is reached by, such as `reading.example.org,localhost`, requests for
any other are refused: a web page elsewhere could otherwise make a browser ask this server under a name of its own.
"""

import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from streamlit import net_util

_Scope = MutableMapping[str, Any]
_Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
_Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
_Application = Callable[[_Scope, _Receive, _Send], Awaitable[None]]

# Streamlit's page needs inline styles, and Vega compiles the expressions of a chart. No other host is named.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss: data: blob:; "
    "worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"content-security-policy": _POLICY.encode(),
    b"x-frame-options": b"SAMEORIGIN",
}
_PRIVATE = ("/_stcore/metrics", "/_stcore/stream-metrics")
"""Paths that tell how many people use the page, and what it does."""


HOSTS = "LEXILE_HOSTS"
_NOT_FOUND, _WRONG_HOST = 404, 421


def ask_nobody() -> None:
    """Keep Streamlit from asking another host for this one's address, which it does for a request from elsewhere.

    For up to two seconds nobody else would be answered, since the thread that asks is the one that answers everybody.
    """
    net_util.get_external_ip = _unknown


def _unknown() -> None:
    """No address; pages from elsewhere that may ask this one are named in `server.corsAllowedOrigins`."""


class Protection:
    """Middleware that adds `HEADERS` to every response, and refuses what is nobody's business."""

    def __init__(self, app: _Application) -> None:
        """Wrap an ASGI application."""
        self._app = app
        self._hosts = frozenset(filter(None, (name.strip().lower() for name in os.environ.get(HOSTS, "").split(","))))

    async def __call__(self, scope: _Scope, receive: _Receive, send: _Send) -> None:
        """Answer a request."""
        is_welcome = not self._hosts or _host_of(scope) in self._hosts
        if scope["type"] == "websocket" and not is_welcome:
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_protected(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                present = {name.lower() for name, _ in headers}
                headers += [(name, value) for name, value in HEADERS.items() if name not in present]
                if scope["path"].startswith("/media/"):  # a report or a table with a visitor's text
                    headers = [(name, value) for name, value in headers if name.lower() != b"cache-control"]
                    headers.append((b"cache-control", b"no-store"))
                message = {**message, "headers": headers}
            await send(message)

        if not is_welcome or scope["path"].rstrip("/").endswith(_PRIVATE):
            status = _NOT_FOUND if is_welcome else _WRONG_HOST
            headers = [(b"content-length", b"0")]
            await send_protected({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        await self._app(scope, receive, send_protected)


def _host_of(scope: _Scope) -> str:
    """The host that a request is for, without its port; empty for what is not a request."""
    name = next((value.decode("latin-1") for key, value in scope.get("headers", ()) if key.lower() == b"host"), "")
    host, _, port = name.strip().lower().rpartition(":")
    return host if host and port.isdecimal() else name.strip().lower()
