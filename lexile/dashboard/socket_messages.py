"""Messages from browsers over WebSockets: bounded together, while they arrive and as long as their visits keep them.

The server itself bounds only the size of each, which many connections could multiply. If there is no room for a
visitor's text, it is taken out of the message, and a sentence that says so takes its place.
"""

import contextlib
import gc
from collections.abc import Callable
from dataclasses import dataclass

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.runtime_util import get_max_widget_state_size_bytes
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol as Connection
from websockets.exceptions import InvalidState
from websockets.frames import Frame

from lexile.dashboard.arrivals import Arrivals, seconds_for
from lexile.dashboard.budget import MAX_ALL_TYPED, TEXTS_FULL
from lexile.dashboard.departures import forget_eldest_departed, typed_by_departed

_SMALL = 2**20  # bytes; a message up to here, such as a long article, waits only where very many arrive at once
_ARRIVING = Arrivals(most=8 * 2**20, patience=60.0)
_MOST_SMALL = 24 * 2**20  # bytes of unfinished messages beyond which even small ones wait
_SHORT = 2**16  # bytes; the longest message that still finds room where very many visitors have typed a megabyte each
_MOST_TYPED = 2 * MAX_ALL_TYPED  # bytes, beyond which this is so
_PAUSE = 0.1  # seconds between two looks
_TOO_SLOW, _TOO_LARGE, _TRY_LATER = 1008, 1009, 1013  # RFC 6455, 7.4.1 (policy), and the registry of later codes
_unfinished: dict[Connection, "_Unfinished"] = {}
_typed: dict[Connection, int] = {}  # bytes of the last message, which holds all that its visitor has typed
_guarded = False


@dataclass
class _Unfinished:
    """How long the message has been arriving, and how long it has waited, in seconds."""

    taken: float = 0.0
    waited: float = 0.0


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
        if not size or self.transport.is_closing():
            _forget(self)
            return
        _ARRIVING.record_size(self, size)
        if size > get_max_widget_state_size_bytes() + _SMALL:
            _refuse(self, _TOO_LARGE)
        elif self not in _unfinished:
            _unfinished[self] = _Unfinished()
            _look_after(self, _unfinished[self])
        elif not _may_go_on(self):
            self.transport.pause_reading()

    def send_receive_event_to_app(self: Connection) -> None:
        _forget(self)
        size = sum(map(len, self.frames))
        most = _SMALL if sum(_typed.values()) <= _MOST_TYPED else _SHORT
        if size > most and not _has_room(self, size):
            self.frames = [without_long_texts(b"".join(self.frames), most // 2)]
            size = len(self.frames[0])
            if size > most:
                self.frames = []
                _refuse(self, _TRY_LATER)
                return
        _typed[self] = size
        finish(self)

    def connection_lost(self: Connection, exc: Exception | None) -> None:
        _forget(self)
        _typed.pop(self, None)
        lose(self, exc)
        self.frames = []
        self.conn.reader.buffer.clear()  # the connection is a circle, which stays until garbage is collected

    for name in ("handle_bytes", "handle_text", "handle_cont"):
        setattr(Connection, name, _then_emptied(getattr(Connection, name)))
    Connection.data_received = data_received  # type: ignore[method-assign]
    Connection.send_receive_event_to_app = send_receive_event_to_app  # type: ignore[method-assign]
    Connection.connection_lost = connection_lost  # type: ignore[method-assign]


def _then_emptied(handle: Callable[[Connection, Frame], None]) -> Callable[[Connection, Frame], None]:
    """The handling of a frame, after which its data goes: the parser of a connection keeps a frame until the next."""

    def handle_and_empty(self: Connection, frame: Frame) -> None:
        handle(self, frame)
        frame.data = b""

    return handle_and_empty


def without_long_texts(message: bytes, most: int) -> bytes:
    """A message whose boxes with more than `most` bytes hold `TEXTS_FULL` instead; as it is, if no browser sent it."""
    shortened = BackMsg()
    try:
        shortened.ParseFromString(message)
    except DecodeError:
        return message
    for state in shortened.rerun_script.widget_states.widgets:
        if state.WhichOneof("value") == "string_value" and state.ByteSize() > most:
            state.string_value = TEXTS_FULL
    kept: bytes = shortened.SerializeToString()
    return kept


def _may_go_on(connection: Connection) -> bool:
    if _ARRIVING.size_of(connection) <= _SMALL and _ARRIVING.total() <= _MOST_SMALL:
        return True
    return _ARRIVING.may_go_on(connection)


def _look_after(connection: Connection, unfinished: _Unfinished) -> None:
    """Leave the rest of a message unread until it is its turn, and end one that takes too long."""
    if _unfinished.get(connection) is not unfinished or connection.transport.is_closing():
        return
    if not _may_go_on(connection):
        unfinished.waited += _PAUSE
        connection.transport.pause_reading()
    elif not connection.read_paused:  # which it is while the page is busy with the message before
        unfinished.taken += _PAUSE
        connection.transport.resume_reading()
    if unfinished.taken > seconds_for(_ARRIVING.size_of(connection)):
        _refuse(connection, _TOO_SLOW)
    elif unfinished.waited > _ARRIVING.patience:
        _refuse(connection, _TRY_LATER)
    else:
        connection.loop.call_later(_PAUSE, _look_after, connection, unfinished)


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


def _forget(connection: Connection) -> None:
    _ARRIVING.forget(connection)
    _unfinished.pop(connection, None)


def _refuse(connection: Connection, code: int) -> None:
    _forget(connection)
    with contextlib.suppress(InvalidState):
        connection.conn.send_close(code)
        connection.transport.write(b"".join(connection.conn.data_to_send()))
    connection.transport.close()
