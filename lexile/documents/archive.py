"""The documents in a .zip archive, one by one; what is wrong with one does not keep the others back."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from lexile.documents.limits import MAX_BYTES, MAX_DOCUMENTS, Unpacked
from lexile.errors import DamagedFile, LexileError, TooLarge

# Files that a system adds to an archive without being asked.
_ADDED = re.compile(r"(?:^|/)(?:__MACOSX/|\.(?!\.)|Thumbs\.db$|desktop\.ini$)")
_DRIVE = re.compile(r"[A-Za-z]:")


def members(data: bytes) -> Iterator[tuple[str, bytes | LexileError]]:
    """The name of each document of an archive with its bytes, or with what is wrong with it.

    Nothing is unpacked onto a disk, so a name cannot lead out of a folder; one that tries to is refused all the same.

    Raises:
        DamagedFile: the archive itself is broken.
        TooLarge: it has more than `MAX_DOCUMENTS` documents.
    """
    parts = Unpacked(data)
    names = [name for name in parts if not _ADDED.search(name)]
    if len(names) > MAX_DOCUMENTS:
        raise TooLarge(f"the archive holds {len(names):,} documents; at most {MAX_DOCUMENTS} can be read at once.")
    if not names:
        raise DamagedFile("the archive holds no document.")
    for name in names:
        try:
            if escapes_archive(name):
                raise DamagedFile("its name in the archive leads out of the archive, which can do harm.")
            content: bytes | LexileError = parts.read(name, MAX_BYTES)
        except LexileError as error:
            content = error
        yield name, content


def escapes_archive(name: str) -> bool:
    """Whether unpacking a part of this name would write outside the folder it is unpacked to.

    >>> leads_out("../../etc/passwd"), leads_out("class/essay.txt")
    (True, False)
    """
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or _DRIVE.match(name) is not None
