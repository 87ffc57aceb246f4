"""Uploads are never written to disk."""

import asyncio
from collections.abc import AsyncIterator

from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartParser

from lexile.documents.limits import MAX_BYTES
from tests.dashboard.conftest import OpenTab


def test_the_largest_upload_stays_in_memory(open_tab: OpenTab) -> None:
    """By default, Starlette spools uploads above one megabyte to a temporary file as they arrive."""
    open_tab("Why")
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'

    async def sent() -> AsyncIterator[bytes]:
        yield head + b"a" * MAX_BYTES + b"\r\n--x--\r\n"

    async def received() -> bool:
        form = await MultiPartParser(Headers({"content-type": "multipart/form-data; boundary=x"}), sent()).parse()
        upload = form["file"]
        assert isinstance(upload, UploadFile)
        assert upload.size == MAX_BYTES
        return bool(upload.file._rolled)  # whether it was moved to a file on disk

    assert asyncio.run(received()) is False
