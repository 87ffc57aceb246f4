"""Requests that are many, large or slow take the page's memory and threads from nobody."""

import asyncio
import gc
import json
import time
import tracemalloc

import pytest
from starlette.applications import Starlette
from starlette.types import Message, Scope

from lexile.api import routes as api
from lexile.api.access import KEY, OPEN
from lexile.dashboard import arrivals
from lexile.dashboard.arrivals import Arrivals

MIB = 2**20


@pytest.fixture(autouse=True)
def _open_api(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY, raising=False)
    monkeypatch.setenv(OPEN, "open")


class Client:
    """One request, sent and taken in parts, with what came back."""

    def __init__(self, body: bytes) -> None:
        self.body, self.sent, self.taken = body, 0, 0
        self.status, self.answer = 0, b""
        self.stalls = False

    async def send_part(self) -> Message:
        part = self.body[self.sent : self.sent + MIB // 16]
        self.sent += len(part)
        await asyncio.sleep(0)
        return {"type": "http.request", "body": part, "more_body": self.sent < len(self.body)}

    async def take(self, message: Message) -> None:
        self.status = message.get("status", self.status)
        if self.stalls and message.get("body"):
            await asyncio.sleep(60)
        self.answer += message.get("body", b"")
        self.taken += 1

    async def ask(self) -> None:
        path = f"{api.PREFIX}/estimate"
        raw = {"path": path, "raw_path": path.encode(), "query_string": b"", "headers": []}
        scope: Scope = {"type": "http", "method": "POST", **raw}
        await Starlette(routes=api.routes())(scope, self.send_part, self.take)


@pytest.mark.parametrize(
    "body", [b"[" + b"[]," * 6_000_000 + b"[]]", b"{" + b",".join(b'"%d":0' % i for i in range(1_500_000)) + b"}"]
)
def test_a_request_of_a_million_parts_is_not_unpacked_in_the_page(body: bytes) -> None:
    """Twenty megabytes of JSON can unpack to half a gigabyte: a child does it, within its limits."""
    client = Client(body)
    tracemalloc.start()
    try:
        asyncio.run(client.ask())
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert client.status in {400, 413}
    assert json.loads(client.answer)["error"]
    assert most < 5 * len(body)


def test_a_refused_text_is_not_kept() -> None:
    """Not even until garbage is collected: a few large ones in a row would fill the memory."""
    gc.collect()
    gc.disable()
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(3):
            client = Client(json.dumps({"text": "a b. " * 2_500_000}).encode())
            asyncio.run(client.ask())
            assert client.status == 413
            del client
        patience = time.monotonic() + 30
        while tracemalloc.get_traced_memory()[0] - before > 4 * MIB and time.monotonic() < patience:
            time.sleep(0.01)  # the thread that answered last lets go of its text a moment after its answer
        assert tracemalloc.get_traced_memory()[0] - before < 4 * MIB
    finally:
        tracemalloc.stop()
        gc.enable()


def test_many_large_requests_are_read_a_few_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The others wait, unread, until those before them are answered; all of them are."""
    monkeypatch.setattr(api, "_ARRIVING", Arrivals(MIB, patience=60))
    monkeypatch.setattr(arrivals, "_PAUSE", 0.001)
    clients = [Client(json.dumps({"text": " " * MIB}).encode()) for _ in range(9)]
    most = 0

    async def watch() -> None:
        nonlocal most
        while not all(client.status for client in clients):
            most = max(most, sum(client.sent for client in clients if not client.status))
            await asyncio.sleep(0)

    async def all_of_them() -> None:
        await asyncio.gather(watch(), *(client.ask() for client in clients))

    asyncio.run(all_of_them())
    assert {client.status for client in clients} == {422}
    assert most <= 3 * MIB


def test_who_waits_for_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request that never ends holds up the others for a while only."""
    monkeypatch.setattr(api, "_ARRIVING", Arrivals(1000, patience=0.1))
    never_ends, other = Client(b" " * 2000), Client(json.dumps({"text": "x" * 2000}).encode())

    async def stall() -> Message:
        if never_ends.sent:
            await asyncio.sleep(60)
        never_ends.sent = 2000
        return {"type": "http.request", "body": b" " * 2000, "more_body": True}

    monkeypatch.setattr(never_ends, "send_part", stall)

    async def both() -> None:
        first = asyncio.create_task(never_ends.ask())
        await asyncio.sleep(0.01)
        await other.ask()
        first.cancel()

    asyncio.run(both())
    assert other.status == 503
    assert "Too many requests" in json.loads(other.answer)["error"]


def test_a_client_that_takes_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its answer does not stay in memory for as long as it likes."""
    monkeypatch.setattr(api, "_TAKEN_WITHIN", 0.1)
    monkeypatch.setattr(api, "answer", lambda path, body: b"x" * (3 * MIB))
    client = Client(b"{}")
    client.stalls = True
    begun = time.monotonic()
    asyncio.run(client.ask())
    assert client.answer == b""
    assert time.monotonic() - begun < 30
    assert not api._ARRIVING._held
