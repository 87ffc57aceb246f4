"""An upload stays in the server's memory from its first byte on."""

import asyncio
from collections.abc import AsyncIterator

from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartParser

from lexile.documents.limits import MAX_BYTES


def test_an_upload_of_the_greatest_size_is_never_written_to_a_disk(open_view) -> None:
    """Streamlit's server would put what is longer than a megabyte into a file while it arrives."""
    open_view("Why")
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'

    async def sent() -> AsyncIterator[bytes]:
        yield head + b"a" * MAX_BYTES + b"\r\n--x--\r\n"

    async def received() -> bool:
        form = await MultiPartParser(Headers({"content-type": "multipart/form-data; boundary=x"}), sent()).parse()
        upload = form["file"]
        assert isinstance(upload, UploadFile)
        assert upload.size == MAX_BYTES
        return bool(upload.file._rolled)  # whether it went to the disk

    assert asyncio.run(received()) is False
