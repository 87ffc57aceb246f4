"""The items of a batch: the documents of a folder or of a list of paths, one after the other, never all in memory.

The texts of a table are items too: see `input_tables`.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from lexile.documents import SUFFIXES
from lexile.documents.limits import check_size
from lexile.documents.names import visible_name
from lexile.errors import Failure, LexileError, UnusableInput

_INSPECTED_LINES = 20  # enough that a list with some wrong paths at its start is still recognized as a list


@dataclass(frozen=True, slots=True)
class Item:
    """One document to measure, or an archive of several: a path, a text, or the bytes of a file.

    `fingerprint` changes when the document does, as far as that can be known without reading every file again. An item
    that cannot be read holds its `failure` instead.
    """

    name: str
    fingerprint: str
    path: str = ""
    text: str | None = field(default=None, repr=False)
    data: bytes | None = field(default=None, repr=False)
    failure: Failure | None = None

    @property
    def size(self) -> int:
        """Its size in memory, in bytes or characters."""
        return len(self.data or self.text or "")


@dataclass(frozen=True, slots=True)
class Batch:
    """Items in their order, their number if it is known beforehand, and the number of files that were skipped."""

    items: Callable[[], Iterator[Item]]
    total: int | None
    skipped: int = 0


def batch_from_folder(folder: Path) -> Batch:
    """The documents in a folder and its subfolders, recognized by their suffixes, sorted by name.

    Hidden files, the lock files of word processors and linked folders are skipped.

    Raises:
        UnusableInput: the folder contains no document.
    """
    total = skipped = 0
    for path in _files(str(folder)):
        if _is_document(path):
            total += 1
        else:
            skipped += 1
    if not total:
        raise UnusableInput(f"{folder} contains no document that can be read ({', '.join(SUFFIXES)}).")

    def items() -> Iterator[Item]:
        for path in _files(str(folder)):
            if _is_document(path):
                yield _file_item(Path(path).relative_to(folder).as_posix(), path)

    return Batch(items, total, skipped)


def batch_from_list(source: Path) -> Batch:
    """The documents listed in a text file, one path per line; relative paths start from the current folder.

    Raises:
        UnusableInput: the file cannot be read, or is not a list of documents.
    """

    def paths() -> Iterator[str]:
        with source.open("rb") as lines:
            yield from _paths(lines)

    try:
        first = [path for path, _ in zip(paths(), range(_INSPECTED_LINES), strict=False)]
        total = sum(1 for _ in paths())
    except OSError as error:
        raise UnusableInput(f"{source} cannot be read: {error.strerror}.") from error
    if not any(os.path.exists(path) for path in first):  # noqa: PTH110  # Path refuses some lines that are not paths
        raise UnusableInput(
            f"{source} is not a list of documents: none of its first lines is the path of a file. "
            "Give a folder, or a text file with one path per line; `analyze` reads a single document."
        )
    return Batch(lambda: (_file_item(path, path) for path in paths()), total)


def batch_from_lines(lines: Iterable[bytes]) -> Batch:
    """The documents whose paths arrive line by line on standard input; they can be iterated over only once."""
    return Batch(lambda: (_file_item(path, path) for path in _paths(lines)), None)


def batch_from_file(path: Path) -> Batch:
    """A single document, or an archive of several."""
    return Batch(lambda: iter([_file_item(path.name, str(path))]), 1)


def loaded(item: Item) -> Item:
    """The item with the bytes of its file, or with the failure that explains why it cannot be read."""
    if not item.path:
        return item
    try:
        with open(item.path, "rb") as file:  # noqa: PTH123  # Path refuses some names that are not paths
            check_size(os.fstat(file.fileno()).st_size)
            return replace(item, path="", data=file.read())
    except OSError as error:
        problem: LexileError = UnusableInput(f"{item.name}: the file cannot be read: {error.strerror}.")
    except ValueError:
        problem = UnusableInput(f"{item.name}: the file cannot be read: this is not a valid file name.")
    except LexileError as error:
        problem = error.for_document(item.name)
    return replace(item, path="", failure=Failure(item.name, problem))


def _files(folder: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise UnusableInput(f"{visible_name(folder)} cannot be read: {error.strerror}.") from error
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        elif entry.is_file():
            yield entry.path


def _is_document(path: str) -> bool:
    return path.lower().endswith(SUFFIXES)


def _file_item(name: str, path: str) -> Item:
    try:
        status = os.stat(path)  # noqa: PTH116  # Path refuses some names that are not paths
        fingerprint = f"{status.st_size} {status.st_mtime_ns}"
    except (OSError, ValueError):
        fingerprint = "missing"
    return Item(visible_name(name), fingerprint, os.path.abspath(path))  # noqa: PTH100  # a worker runs in another folder


def _paths(lines: Iterable[bytes]) -> Iterator[str]:
    for line in lines:
        path = os.fsdecode(line).removeprefix("\ufeff").rstrip("\r\n")
        if path.strip():
            yield path
