"""The memory that uploads take: bounded for each visitor, for all of them together, and while they arrive."""

import gc
import threading
import weakref
from collections.abc import Iterable
from typing import Any

from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartParser
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFile, UploadedFileRec

from lexile.dashboard.arrivals import Arrivals, TooManyAtOnce, TooSlow
from lexile.dashboard.budget import MAX_ALL_UPLOADED, MAX_UPLOADED, PAGE_FULL, TOO_SLOW, UPLOAD_FULL
from lexile.dashboard.departures import forget_eldest_departed
from lexile.dashboard.source import Source
from lexile.documents.limits import MAX_BYTES
from lexile.errors import Failure, TooLarge

_REFUSED_AS = {"x-refused/visitor": UPLOAD_FULL, "x-refused/page": PAGE_FULL}
"""Media types that mark a file whose bytes were not kept, with what the visitor is told."""
_ARRIVING = Arrivals(most=20 * 2**20, patience=60.0)  # one file's worth of unfinished uploads
_TIMEOUT, _BUSY = 408, 503
_guarded = False


def guard() -> None:
    """Bound what Streamlit keeps of uploads; harmless when repeated."""
    global _guarded
    # Starlette spools uploads above one megabyte to a temporary file by default; no text may be written to disk.
    MultiPartParser.spool_max_size = MAX_BYTES
    if not _guarded:
        _guarded = True
        _bound_arrivals()
        _bound_files()


def refusal(file: UploadedFile) -> Source | None:
    """What stands in for a file whose bytes were not kept; None for any other file."""
    reason = _REFUSED_AS.get(file.type)
    return None if reason is None else _refused(file.name, reason)


def within_limits(sources: Iterable[Source], kept: set[int], before: Iterable[Source] = ()) -> list[Source]:
    """The sources, those that would take too much memory replaced by a refusal.

    Args:
        sources: the documents of one visitor's uploads.
        kept: `id`s of contents that Streamlit keeps anyway, and that were counted when they came.
        before: the documents that the visitor had so far, which are counted already.
    """
    known = {source: source for source in before}
    total = 0
    bounded = []
    for given in sources:
        source = known.get(given, given)
        total += len(source.content)
        if total > MAX_UPLOADED:
            total -= len(source.content)
            bounded.append(_refused(source.name, UPLOAD_FULL))
        elif source in known or id(source.content) in kept or _keep(source):
            bounded.append(source)
        else:
            bounded.append(_refused(source.name, PAGE_FULL))
    return bounded


class _Shelf:
    """Counts the bytes of unpacked documents as long as anybody holds them."""

    def __init__(self) -> None:
        self._lock = threading.RLock()  # a document may be freed while this thread counts another
        self._bytes = 0

    def keep(self, source: Source) -> bool:
        """Whether there is room for this document; if so, its bytes are counted."""
        size = len(source.content)
        with self._lock:
            if self._bytes + size > MAX_ALL_UPLOADED:
                return False
            self._bytes += size
        weakref.finalize(source, self._free, size)
        return True

    def _free(self, size: int) -> None:
        with self._lock:
            self._bytes -= size


_SHELF = _Shelf()


def _keep(source: Source) -> bool:
    while not _SHELF.keep(source):
        if not forget_eldest_departed():
            return False
        gc.collect()  # its documents are counted until they are gone
    return True


def _refused(name: str, reason: str) -> Source:
    return Source(name, b"", failure=Failure(name, TooLarge(f"{name}: {reason}")))


def _bound_files() -> None:
    """Keep no bytes of a file that is over a limit, only a record that says so."""
    add_file = MemoryUploadedFileManager.add_file

    def add_within_limits(self: MemoryUploadedFileManager, session_id: str, file: UploadedFileRec) -> None:
        own = _size(self.file_storage.get(session_id, {}))
        if own + len(file.data) > MAX_UPLOADED:
            file = file._replace(type="x-refused/visitor", data=b"")
        elif not _has_room(self, len(file.data)):
            file = file._replace(type="x-refused/page", data=b"")
        add_file(self, session_id, file)

    MemoryUploadedFileManager.add_file = add_within_limits  # type: ignore[method-assign]


def _has_room(manager: MemoryUploadedFileManager, size: int) -> bool:
    """Whether there is room for so many bytes, if need be after ending visits whose browser is away."""
    ended = 0
    while not (fits := sum(map(_size, list(manager.file_storage.values()))) + size <= MAX_ALL_UPLOADED):
        if not forget_eldest_departed():
            break
        ended += 1
    if ended:
        gc.collect()  # once for all of them: the server's own thread is here, and answers nobody meanwhile
    return fits


def _size(files: dict[str, UploadedFileRec]) -> int:
    return sum(len(file.data) for file in list(files.values()))


def _bound_arrivals() -> None:
    """Let uploads wait, unread, while those that are arriving take much memory."""
    parse = MultiPartParser.parse

    async def parse_in_turn(self: MultiPartParser) -> Any:
        with _ARRIVING.admit() as arrival:
            self.stream = arrival.read(self.stream)  # type: ignore[assignment]
            try:
                return await parse(self)
            except TooManyAtOnce:
                raise HTTPException(_BUSY, "Too many uploads at once. Upload this one again in a minute.") from None
            except TooSlow:
                raise HTTPException(_TIMEOUT, TOO_SLOW, {"Connection": "close"}) from None

    MultiPartParser.parse = parse_in_turn  # type: ignore[method-assign]
