"""What the server holds of uploads is bounded, for each session and for all together."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest

from lexile.dashboard.uploads import MAX_SESSION, MAX_TOTAL, UploadLimits
from lexile.documents.limits import MAX_BYTES

PUT = "/_stcore/upload_file/mine/file-1"


async def accepts(scope: Any, receive: Any, send: Any) -> None:
    """A page that takes whatever comes."""
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def status(size: int | None, held: dict[str, int], path: str = PUT, method: str = "PUT") -> int:
    """What an upload of this many bytes is told."""
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request"}

    headers = [] if size is None else [(b"content-length", str(size).encode())]
    scope = {"type": "http", "method": method, "path": path, "headers": headers}
    asyncio.run(UploadLimits(accepts, lambda: held)(scope, receive, send))
    return int(sent[0]["status"])


@pytest.mark.parametrize(
    ("size", "held", "expected"),
    [
        (1_000, {}, 204),
        (MAX_BYTES, {"mine": MAX_SESSION - MAX_BYTES}, 204),
        (MAX_BYTES, {"mine": MAX_SESSION - MAX_BYTES + 100_000}, 413),
        (3 * MAX_BYTES, {}, 413),
        (MAX_BYTES, {"a": MAX_TOTAL - MAX_BYTES}, 204),
        (MAX_BYTES, {"a": MAX_TOTAL // 2, "b": MAX_TOTAL // 2}, 503),
        (None, {}, 411),
    ],
)
def test_an_upload_that_is_too_much_is_refused(size: int | None, held: dict[str, int], expected: int) -> None:
    """Before its first byte is read: what one session holds, what all hold, and a size that is not told."""
    assert status(size, held) == expected


def test_other_requests_pass() -> None:
    """A full server still shows its page, and takes a file back."""
    full = {"mine": MAX_SESSION, "yours": MAX_TOTAL}
    assert status(None, full, "/_stcore/health", "GET") == 204
    assert status(None, full, PUT, "DELETE") == 204


def test_uploads_under_way_count() -> None:
    """Many at once cannot slip in together."""
    answers: list[int] = []

    async def slow(scope: Any, receive: Any, send: Any) -> None:
        await asyncio.sleep(0.05)
        await accepts(scope, receive, send)

    async def run() -> None:
        limits = UploadLimits(slow, dict)

        async def one(number: int) -> None:
            async def send(message: MutableMapping[str, Any]) -> None:
                if "status" in message:
                    answers.append(message["status"])

            headers = [(b"content-length", str(MAX_BYTES).encode())]
            path = f"/_stcore/upload_file/mine/file-{number}"
            await limits({"type": "http", "method": "PUT", "path": path, "headers": headers}, None, send)  # type: ignore[arg-type]

        await asyncio.gather(*map(one, range(6)))

    asyncio.run(run())
    assert sorted(answers) == [204] * 3 + [413] * 3
