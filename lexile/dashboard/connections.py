"""Connections on which nothing happens are ended, so that nobody holds many of them; the server would wait for ever."""

from asyncio import AbstractEventLoop, Transport
from dataclasses import dataclass
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol as Connection

_PAUSE = 15.0  # seconds between two looks
_MOST_LOOKS = 4  # without a request, or without a byte being taken; browsers ask at once
_guarded = False


@dataclass
class _Seen:
    """What the last looks found: how many of them nothing, the last request, and the fewest bytes still to be sent."""

    looks: int = 0
    request: Any = None
    unsent: int = 0


def guard() -> None:
    """End connections on which nothing happens for a minute; harmless when repeated."""
    global _guarded
    if _guarded:
        return
    _guarded = True
    begin = Connection.connection_made

    def connection_made(self: Any, transport: Transport) -> None:
        begin(self, transport)
        self.loop.call_later(_PAUSE, _look, self.loop, transport, _Seen())

    Connection.connection_made = connection_made  # type: ignore[method-assign, assignment]


def _look(loop: AbstractEventLoop, transport: Transport, seen: _Seen) -> None:
    protocol = transport.get_protocol()
    unsent = transport.get_write_buffer_size()
    if transport.is_closing() and not unsent:
        return
    if unsent:
        idle = 0 < seen.unsent <= unsent
        seen.unsent = min(unsent, seen.unsent or unsent)
    else:
        # A WebSocket answers to pings. Between two requests, all that counts is that the next one comes.
        request = getattr(protocol, "cycle", None)
        idle = isinstance(protocol, Connection) and (request is None or request.response_complete)
        idle = idle and (request is seen.request)
        seen.request, seen.unsent = request, 0
    seen.looks = seen.looks + 1 if idle else 0
    if seen.looks >= _MOST_LOOKS:
        transport.abort()
    else:
        loop.call_later(_PAUSE, _look, loop, transport, seen)
