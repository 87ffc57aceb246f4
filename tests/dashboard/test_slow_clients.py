"""Who sends or takes next to nothing holds neither a turn nor a connection, as seen by a real server."""

import socket
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from lexile.api import routes as api
from lexile.api.access import KEY, OPEN
from lexile.dashboard import arrivals, connections, socket_messages, uploads
from tests.hosts.in_process import serving

MIB = 2**20
TOO_SLOW = b"took too long to arrive"
UPLOADED = (
    b"PUT /upload HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: %d\r\n\r\n"
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
)


async def upload(request: Request) -> Response:
    await request.form()
    return PlainTextResponse("kept")


async def large(request: Request) -> Response:
    return Response(b"x" * 64 * MIB)


async def echo(socket: WebSocket) -> None:
    await socket.accept()
    with suppress(Exception):
        while True:
            await socket.send_text(str(len(await socket.receive_bytes())))


@pytest.fixture
def page() -> Starlette:
    """The routes that take a body, one with a large answer, and a WebSocket."""
    uploads.guard()
    socket_messages.guard()
    connections.guard()
    own = [Route("/upload", upload, methods=["PUT"]), Route("/large", large), WebSocketRoute("/socket", echo)]
    return Starlette(routes=[*api.routes(), *own])


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time limits in tenths of seconds, not minutes."""
    monkeypatch.delenv(KEY, raising=False)
    monkeypatch.setenv(OPEN, "open")
    monkeypatch.setattr(arrivals, "_GRACE", 0.5)
    monkeypatch.setattr(connections, "_PAUSE", 0.2)


def sent(port: int, start: bytes, rest: bytes = b"", pause: float = 0.05) -> tuple[bytes, float]:
    """What the server answers to a request whose rest comes byte by byte, and after how long the connection ends."""
    begun = time.monotonic()
    answer = b""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        client.sendall(start)
        client.settimeout(pause)
        for byte in rest:
            try:
                received = client.recv(65536)
                answer += received
                if not received:
                    break
            except TimeoutError:
                pass
            except ConnectionResetError:  # what came after the answer was thrown away
                break
            with suppress(OSError):
                client.sendall(bytes([byte]))
        client.settimeout(20)
        with suppress(ConnectionError):
            while received := client.recv(65536):
                answer += received
    return answer, time.monotonic() - begun


def request(body: bytes) -> bytes:
    return b"POST /api/v1/estimate HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(body)


def test_a_slow_request_is_ended(page: Starlette) -> None:
    """With a status of its own and one sentence, and with its connection."""
    with serving(page) as port:
        answer, seconds = sent(port, request(b" " * 1000), b" " * 1000)
    assert answer.startswith(b"HTTP/1.1 408")
    assert answer.count(TOO_SLOW) == 1
    assert seconds < 5
    assert not api._ARRIVING._held


def test_a_request_that_stops_is_ended(page: Starlette) -> None:
    with serving(page) as port:
        answer, seconds = sent(port, request(b" " * 1000) + b'{"text":')
    assert answer.startswith(b"HTTP/1.1 408")
    assert seconds < 5


def test_a_slow_upload_is_ended(page: Starlette) -> None:
    with serving(page) as port:
        answer, seconds = sent(port, UPLOADED % 100_000, b"x" * 1000)
    assert answer.startswith(b"HTTP/1.1 408")
    assert TOO_SLOW in answer
    assert seconds < 5
    assert not uploads._ARRIVING._held


def test_a_steady_request_gets_its_time(page: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time grows with what has come: a slow line is not refused."""
    monkeypatch.setattr(arrivals, "_SLOWEST", 10)
    body = b'{"text": 7}' + b" " * 30
    with serving(page) as port:
        answer, seconds = sent(port, request(body), body)
    assert answer.startswith(b"HTTP/1.1 400")
    assert seconds > 1


@pytest.mark.parametrize(
    ("start", "rest"),
    [
        (b"", b""),
        (b"GET / HTTP/1.1\r\nX-Slow: ", b"a" * 1000),
        (b"GET /socket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Slow: ", b"a" * 1000),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n", b"a" * 1000),  # answered before its body comes
    ],
)
def test_a_connection_without_a_request_is_ended(page: Starlette, start: bytes, rest: bytes) -> None:
    """Whether it sends nothing or a header that never ends."""
    with serving(page) as port:
        _, seconds = sent(port, start, rest)
    assert seconds < 10


def test_an_answer_that_nobody_takes_is_dropped(page: Starlette) -> None:
    """So that its bytes are free, and the client finds the connection ended."""
    with serving(page) as port, socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        client.sendall(b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
        time.sleep(3)
        taken = 0
        with suppress(ConnectionError):
            while received := client.recv(MIB):
                taken += len(received)
    assert taken < 64 * MIB


def test_an_answer_that_is_taken_slowly_arrives(page: Starlette) -> None:
    with serving(page) as port, socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        client.sendall(b"GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        taken = 0
        for _ in range(30):
            taken += len(client.recv(MIB, socket.MSG_WAITALL))
            time.sleep(0.1)
        while received := client.recv(MIB):
            taken += len(received)
    assert taken > 64 * MIB


def test_a_slow_message_is_ended(page: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would hold its turn; short messages are answered meanwhile."""
    monkeypatch.setattr(arrivals, "_SLOWEST", 20 * MIB)
    with serving(page) as port, connect(f"ws://127.0.0.1:{port}/socket", proxy=None, close_timeout=1) as slow:

        def pieces() -> Iterator[bytes]:
            yield b"x" * (9 * MIB)
            while True:
                time.sleep(0.05)
                yield b"x"

        with connect(f"ws://127.0.0.1:{port}/socket", proxy=None) as other:
            begun = time.monotonic()
            with suppress(ConnectionClosed):
                slow.send(pieces())
            assert time.monotonic() - begun < 10
            other.send(b"hello")
            assert other.recv(timeout=5) == "5"
        assert slow.protocol.close_rcvd is not None
        assert slow.protocol.close_rcvd.code == 1008
    assert not socket_messages._ARRIVING._held
