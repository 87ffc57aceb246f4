"""How much of visitors' files the server holds at once: for one session, and for all together.

Streamlit keeps an upload in memory until its visitor removes it or leaves. `UploadLimits`, which `asgi.py` puts in
front of the page, refuses an upload that would be too much before a byte of it is read.
"""

import re
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

from streamlit import runtime

from lexile.documents.limits import MAX_BYTES

# Three documents of the largest size, or the essays of three classes.
MAX_SESSION = 3 * MAX_BYTES
# For all sessions: with the page and two reading processes, a host of 512 MiB holds no more.
MAX_TOTAL = 6 * MAX_BYTES
_FORM = 64 * 2**10  # bytes of a request besides the file
_UPLOAD = re.compile(rb"/_stcore/upload_file/([^/]+)/[^/]+$")
_TOO_LARGE, _LENGTH_REQUIRED, _BUSY = 413, 411, 503

_Scope = MutableMapping[str, Any]
_Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
_Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
_Application = Callable[[_Scope, _Receive, _Send], Awaitable[None]]


def held() -> Mapping[str, int]:
    """Bytes of uploads in memory, by session."""
    if not runtime.exists():
        return {}
    storage: Any = getattr(runtime.get_instance().uploaded_file_mgr, "file_storage", {})
    return {session: sum(len(one.data) for one in list(files.values())) for session, files in list(storage.items())}


class UploadLimits:
    """Middleware that refuses uploads of which the server would hold too many bytes."""

    def __init__(self, app: _Application, held: Callable[[], Mapping[str, int]] = held) -> None:
        """Wrap an ASGI application."""
        self._app, self._held = app, held
        self._arriving: dict[int, tuple[str, int]] = {}
        """Uploads that are under way: the session and the size of each."""

    async def __call__(self, scope: _Scope, receive: _Receive, send: _Send) -> None:
        """Answer a request."""
        found = _UPLOAD.search(scope.get("path", "").encode()) if scope["type"] == "http" else None
        if found is None or scope["method"] not in ("PUT", "POST"):
            await self._app(scope, receive, send)
            return
        session, size = found[1].decode(), _length(scope)
        status = _LENGTH_REQUIRED if size is None else self._refusal(session, size)
        if status or size is None:
            await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
            await send({"type": "http.response.body", "body": b""})
            return
        key = id(scope)
        self._arriving[key] = session, size
        try:
            await self._app(scope, receive, send)
        finally:
            del self._arriving[key]

    def _refusal(self, session: str, size: int) -> int:
        """The status that refuses an upload, or 0."""
        if size > MAX_BYTES + _FORM:
            return _TOO_LARGE
        there = self._held()
        arriving = list(self._arriving.values())
        if size + there.get(session, 0) + sum(one for owner, one in arriving if owner == session) > MAX_SESSION + _FORM:
            return _TOO_LARGE
        if size + sum(there.values()) + sum(one for _, one in arriving) > MAX_TOTAL + _FORM:
            return _BUSY
        return 0


def _length(scope: _Scope) -> int | None:
    value = next((value for key, value in scope.get("headers", ()) if key.lower() == b"content-length"), b"")
    return int(value) if value.isdigit() and len(value) < 12 else None
