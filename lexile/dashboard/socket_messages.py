"""Messages from browsers over WebSockets: bounded together, while they arrive and as long as their visits keep them.

The server puts no other bound on them than the size of one, which many connections could multiply.
"""

import contextlib
import gc

from streamlit.runtime.runtime_util import get_max_widget_state_size_bytes
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol as Connection
from websockets.exceptions import InvalidState

from lexile.dashboard.budget import MAX_ALL_TYPED
from lexile.dashboard.departures import forget_eldest_departed, typed_by_departed

_SMALL = 2**20  # bytes; a message up to here, such as a long article, never waits
_ARRIVING = 8 * 2**20  # bytes of unfinished messages beyond which only the oldest goes on
_PATIENCE = 60.0  # seconds that a message waits; then something is wrong with those before it
_PAUSE = 0.1  # seconds between two looks
_TOO_LARGE, _TRY_LATER = 1009, 1013  # RFC 6455, 7.4.1, and the registry of the codes that came later
_arriving: dict[Connection, int] = {}  # bytes so far, in the order in which they began; one thread only
_waiting: set[Connection] = set()
_typed: dict[Connection, int] = {}  # bytes of the last message, which holds all that its visitor has typed
_guarded = False


def guard() -> None:
    """Bound the messages; harmless when repeated."""
    global _guarded
    if _guarded:
        return
    _guarded = True
    receive, finish, lose = Connection.data_received, Connection.send_receive_event_to_app, Connection.connection_lost

    def data_received(self: Connection, data: bytes) -> None:
        receive(self, data)
        size = len(self.conn.reader.buffer) + sum(map(len, self.frames))
        if size <= _SMALL or self.transport.is_closing():
            _arriving.pop(self, None)
            return
        _arriving[self] = size
        if size > get_max_widget_state_size_bytes() + _SMALL:
            _refuse(self, _TOO_LARGE)
        elif self not in _waiting:
            _wait(self, _PATIENCE)
        elif not _may_go_on(self):
            self.transport.pause_reading()

    def send_receive_event_to_app(self: Connection) -> None:
        _arriving.pop(self, None)
        size = sum(map(len, self.frames))
        if size > _SMALL and not _has_room(self, size):
            self.frames = []
            _refuse(self, _TRY_LATER)
            return
        _typed[self] = size
        finish(self)

    def connection_lost(self: Connection, exc: Exception | None) -> None:
        _arriving.pop(self, None)
        _typed.pop(self, None)
        _waiting.discard(self)
        lose(self, exc)
        self.frames = []
        self.conn.reader.buffer.clear()  # the connection is a circle, which stays until garbage is collected

    Connection.data_received = data_received  # type: ignore[method-assign]
    Connection.send_receive_event_to_app = send_receive_event_to_app  # type: ignore[method-assign]
    Connection.connection_lost = connection_lost  # type: ignore[method-assign]


def _may_go_on(connection: Connection) -> bool:
    return sum(_arriving.values()) <= _ARRIVING or next(iter(_arriving)) is connection


def _wait(connection: Connection, patience: float) -> None:
    """Leave the rest of a message unread until it is its turn."""
    _waiting.discard(connection)
    if connection not in _arriving or connection.transport.is_closing():
        return
    if _may_go_on(connection):
        if not connection.read_paused:
            connection.transport.resume_reading()
    elif patience <= 0:
        _refuse(connection, _TRY_LATER)
    else:
        _waiting.add(connection)
        connection.transport.pause_reading()
        connection.loop.call_later(_PAUSE, _wait, connection, patience - _PAUSE)


def _has_room(connection: Connection, size: int) -> bool:
    """Whether there is room for what a visitor has typed, if need be after ending visits whose browser is away."""
    others = sum(_typed.values()) - _typed.get(connection, 0)
    ended = 0
    while not (fits := others + typed_by_departed() + size <= MAX_ALL_TYPED):
        if not forget_eldest_departed():
            break
        ended += 1
    if ended:
        gc.collect()
    return fits


def _refuse(connection: Connection, code: int) -> None:
    _arriving.pop(connection, None)
    with contextlib.suppress(InvalidState):
        connection.conn.send_close(code)
        connection.transport.write(b"".join(connection.conn.data_to_send()))
    connection.transport.close()
