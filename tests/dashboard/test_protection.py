"""Every response says what a browser may do with it, and some questions are not answered."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest
from streamlit import net_util
from streamlit.web.server.server_util import is_url_from_allowed_origins

from lexile.dashboard.protection import HEADERS, HOSTS, Protection, ask_nobody


async def page(scope: Any, receive: Any, send: Any) -> None:
    """A page that tells its path and may be cached."""
    headers = [(b"cache-control", b"public"), (b"X-Frame-Options", b"DENY")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": scope["path"].encode()})


def answer(path: str) -> tuple[int, dict[bytes, bytes]]:
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request"}

    asyncio.run(Protection(page)({"type": "http", "path": path}, receive, send))
    headers = {name.lower(): value for name, value in sent[0]["headers"]}
    assert len(headers) == len(sent[0]["headers"])
    return sent[0]["status"], headers


def test_every_response_has_the_headers() -> None:
    """A header that the page sets itself is kept."""
    status, headers = answer("/")
    assert status == 200
    assert set(HEADERS) <= set(headers)
    assert headers[b"x-frame-options"] == b"DENY"
    assert b"http" not in headers[b"content-security-policy"]


def test_what_contains_a_text_is_not_stored() -> None:
    assert answer("/media/report.html")[1][b"cache-control"] == b"no-store"
    assert answer("/static/page.js")[1][b"cache-control"] == b"public"


def test_a_request_from_elsewhere_asks_no_other_host(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit would ask for its own address, and answer nobody meanwhile."""
    asked: list[str] = []
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, timeout: asked.append(url))
    ask_nobody()
    assert not is_url_from_allowed_origins("https://elsewhere.example")
    assert not asked


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/base/_stcore/metrics/", "/_stcore/stream-metrics"])
def test_how_many_use_the_page_is_not_told(path: str) -> None:
    status, headers = answer(path)
    assert status == 404
    assert set(HEADERS) <= set(headers)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        (b"reading.example.org", 200),
        (b"Reading.Example.org:8501", 200),
        (b"localhost:8501", 200),
        (b"evil.example", 421),
        (b"evil.example:8501", 421),
        (b"", 421),
    ],
)
def test_only_known_hosts_are_answered(host: bytes, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the owner has named them; for web sockets too."""
    monkeypatch.setenv(HOSTS, "reading.example.org, localhost")
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request"}

    guarded = Protection(page)
    scope = {"type": "http", "path": "/", "headers": [(b"host", host)]}
    asyncio.run(guarded(scope, receive, send))
    assert sent[0]["status"] == status
    sent.clear()
    if status == 421:
        asyncio.run(guarded({**scope, "type": "websocket"}, receive, send))
        assert sent == [{"type": "websocket.close", "code": 1008}]
