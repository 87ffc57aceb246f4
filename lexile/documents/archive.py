"""The documents in a .zip archive, one by one; a member that cannot be read does not affect the others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from lexile.documents.limits import MAX_BYTES, MAX_DOCUMENTS
from lexile.documents.names import shown_name
from lexile.documents.packed import PackedFile, distinct
from lexile.errors import DamagedFile, Failure, LexileError, TooLarge

# Files that macOS and Windows add to archives on their own.
_SYSTEM_FILE = re.compile(r"(?:^|/)(?:__MACOSX/|\.(?!\.)|Thumbs\.db$|desktop\.ini$)")
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its path inside the archive and its unpacked bytes."""

    name: str
    data: bytes


def members(data: bytes) -> Iterator[Member | Failure]:
    """The documents of an archive in its own order, each as a `Member`, or a `Failure` where it cannot be unpacked.

    Everything is unpacked into memory, so a path cannot escape the archive; one that tries to is refused anyway.

    Raises:
        DamagedFile: the archive is corrupt or has no document.
        TooLarge: it has more than `MAX_DOCUMENTS` documents.
    """
    archive = PackedFile(data)
    names = [name for name in archive if not _SYSTEM_FILE.search(name)]
    if len(names) > MAX_DOCUMENTS:
        raise TooLarge(f"the archive contains {len(names):,} documents; at most {MAX_DOCUMENTS} can be read at once.")
    if not names:
        raise DamagedFile("the archive contains no documents.")
    seen: set[str] = set()
    for name in names:
        shown = distinct(shown_name(name), seen)  # two names may differ in what cannot be seen
        seen.add(shown)
        try:
            if escapes_archive(name):
                raise DamagedFile("its path leads out of the archive, which could overwrite other files.")
            yield Member(shown, archive.read(name, MAX_BYTES))
        except LexileError as error:
            yield Failure(shown, error.for_document(shown))


def escapes_archive(name: str) -> bool:
    """Whether unpacking a member of this name to a folder would write outside that folder.

    >>> escapes_archive("../../etc/passwd"), escapes_archive("class/essay.txt")
    (True, False)
    """
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or _DRIVE.match(name) is not None
