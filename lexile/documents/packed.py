"""Packed files (.zip, .docx, .odt, .epub), unpacked into memory within the limits; nothing is written to disk."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Container, Iterator
from pathlib import PurePosixPath

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
_HERE = re.compile(r"^(?:\./+)+")  # a path that begins in the archive itself, as tar and find write it
_CHUNK = 2**16  # bytes
# The headers that contain a name, in the directory and before each part: signature, offset of the flags, and size
# without the name, whose length is 20 bytes behind the flags (APPNOTE.TXT, 4.3.7 and 4.3.12).
_HEADERS = ((b"PK\x01\x02", 8, 46), (b"PK\x03\x04", 6, 30))
_CLAIMS_UTF_8 = 0x800
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
            self._file = _opened(data)
            parts = [part for part in self._file.infolist() if not part.is_dir()]
        except _DAMAGE as error:
            raise DamagedFile(_BROKEN) from error
        if len(parts) > MAX_PARTS:  # before their names are told apart, which takes long for many of one name
            raise TooLarge(f"the file has {len(parts):,} parts inside; at most {MAX_PARTS:,} can be read.")
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for part in parts:
            self._parts[distinct(_HERE.sub("", part.filename), self._parts)] = part
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
        data = bytearray()
        try:
            with self._file.open(self._parts[name]) as part:
                # Charged as it comes, since a part that turns out to be damaged has taken its time and memory too.
                while len(data) <= limit and self._remaining >= 0 and (chunk := part.read(_CHUNK)):
                    data += chunk
                    self._remaining -= len(chunk)
        except _DAMAGE:
            raise DamagedFile(_BROKEN) from None  # the cause would keep what was unpacked in memory
        if len(data) > limit:
            raise TooLarge(f"a part of the file unpacks to more than {limit // 2**20} MB, the limit for one part.")
        if self._remaining < 0:
            raise TooLarge(f"the file unpacks to more than {MAX_UNPACKED // 2**20} MB, the limit for one file.")
        return bytes(data)


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except UnicodeDecodeError:
        return zipfile.ZipFile(io.BytesIO(_with_readable_names(data)))


def _with_readable_names(data: bytes) -> bytes:
    """A packed file whose directory no longer claims UTF-8 for names that are not: `zipfile` would refuse all of it.

    Such a name is then read in the old encoding of DOS, as the format prescribes where nothing is claimed.
    """
    fixed = bytearray(data)
    for signature, at_flags, header in _HEADERS:
        place = data.find(signature)
        while place >= 0 and len(data) >= place + header:
            flags, size = struct.unpack_from("<H18xH", data, place + at_flags)
            try:
                data[place + header : place + header + size].decode("utf-8")
            except UnicodeDecodeError:
                struct.pack_into("<H", fixed, place + at_flags, flags & ~_CLAIMS_UTF_8)
            place = data.find(signature, place + len(signature))
    return bytes(fixed)


def distinct(name: str, names: Container[str]) -> str:
    """A name that is not among others yet: a second "a.txt" becomes "a (2).txt"."""
    path = PurePosixPath(name)
    number, other = 1, name
    while other in names:
        number += 1
        other = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
    return other
