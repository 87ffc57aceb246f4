"""Packed files (.zip, .docx, .odt, .epub), unpacked into memory within the limits; nothing is written to disk."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from lexile.documents.limits import MAX_PART, MAX_PARTS, MAX_UNPACKED
from lexile.errors import DamagedFile, ProtectedFile, TooLarge

# No word processor uses other compression methods, and the header of an LZMA part can demand gigabytes.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What `zipfile` was seen to raise for damaged files while fuzzing; RuntimeError where a password is missing.
_DAMAGE = (
    zipfile.BadZipFile,
    NotImplementedError,
    EOFError,
    zlib.error,
    OSError,
    ValueError,
    KeyError,
    IndexError,
    RuntimeError,
)
_BROKEN = "the file is damaged or was cut off. Save or download it again."


class PackedFile:
    """The parts of a packed file by name: `in`, iteration over the names, and `read`."""

    def __init__(self, data: bytes) -> None:
        """Open the file without unpacking anything.

        Raises:
            DamagedFile: it is truncated or corrupt.
            TooLarge: it has more than `MAX_PARTS` parts.
        """
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
            self._parts = {part.filename: part for part in self._file.infolist() if not part.is_dir()}
        except _DAMAGE as error:
            raise DamagedFile(_BROKEN) from error
        if len(self._parts) > MAX_PARTS:
            raise TooLarge(f"the file has {len(self._parts):,} parts inside; at most {MAX_PARTS:,} can be read.")
        self._remaining = MAX_UNPACKED

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def read(self, name: str, limit: int = MAX_PART) -> bytes:
        """The unpacked bytes of one part.

        Raises:
            DamagedFile: the part is missing or corrupt.
            ProtectedFile: the part is encrypted with a password.
            TooLarge: it unpacks to more than `limit` bytes, or all parts so far to more than `MAX_UNPACKED`.
        """
        if name not in self._parts:
            raise DamagedFile("the file is damaged: a required part is missing. Save it again.")
        if self._parts[name].flag_bits & 1:
            raise ProtectedFile("the file is locked with a password. Save it without one.")
        if self._parts[name].compress_type not in _METHODS:
            raise DamagedFile("the file is packed in an unusual way, or damaged. Pack it again as an ordinary .zip.")
        try:
            with self._file.open(self._parts[name]) as part:
                data = part.read(min(limit, self._remaining) + 1)
        except _DAMAGE as error:
            raise DamagedFile(_BROKEN) from error
        if len(data) > limit:
            raise TooLarge(f"a part of the file unpacks to more than {limit // 2**20} MB, the limit for one part.")
        self._remaining -= len(data)
        if self._remaining < 0:
            raise TooLarge(f"the file unpacks to more than {MAX_UNPACKED // 2**20} MB, the limit for one file.")
        return data
