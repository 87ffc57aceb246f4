"""What there is to measure, one after the other: the documents of a folder or of a list of paths, never all in memory.

The texts of a table are found in `tables_in`.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from lexile.documents import SUFFIXES
from lexile.documents.limits import check_size
from lexile.errors import LexileError, UnusableInput

_LOOKED_AT = 20  # first lines of a list; if none names a file, it is another kind of text


@dataclass(frozen=True, slots=True)
class Item:
    """One document, or archive of some, to measure: a path, or a text, or the bytes of a file.

    `mark` changes when the document changes, as far as that can be told without reading a whole library again.
    """

    name: str
    mark: str
    path: str = ""
    text: str | None = field(default=None, repr=False)
    data: bytes | None = field(default=None, repr=False)
    problem: str = ""

    @property
    def size(self) -> int:
        """How much of it is held in memory, in bytes or characters."""
        return len(self.data or self.text or "")


@dataclass(frozen=True, slots=True)
class Library:
    """Items in their order; `total` of them, where that is known beforehand, and how many files were passed over."""

    items: Callable[[], Iterator[Item]]
    total: int | None
    passed_over: int = 0


def folder_library(folder: Path) -> Library:
    """The documents in a folder and in the folders below it, by the endings that can be read, in order of their names.

    Hidden files, those that a word processor keeps while a document is open, and linked folders are passed over.

    Raises:
        UnusableInput: it holds no document.
    """
    total = passed_over = 0
    for path in _files(str(folder)):
        if _is_document(path):
            total += 1
        else:
            passed_over += 1
    if not total:
        raise UnusableInput(f"{folder} holds no document that can be read ({', '.join(SUFFIXES)}).")

    def items() -> Iterator[Item]:
        for path in _files(str(folder)):
            if _is_document(path):
                yield _file_item(Path(path).relative_to(folder).as_posix(), path)

    return Library(items, total, passed_over)


def list_library(source: Path) -> Library:
    """The documents whose paths a text file lists, one a line; a path that begins nowhere begins where one stands.

    Raises:
        UnusableInput: it cannot be read, or is no such list.
    """

    def paths() -> Iterator[str]:
        with source.open("rb") as lines:
            yield from _paths(lines)

    try:
        first = [path for path, _ in zip(paths(), range(_LOOKED_AT), strict=False)]
        total = sum(1 for _ in paths())
    except OSError as error:
        raise UnusableInput(f"{source} cannot be read: {error.strerror}.") from error
    if not any(os.path.exists(path) for path in first):  # noqa: PTH110  # a path may be no text that Path takes
        raise UnusableInput(
            f"{source} is no list of documents: none of its first lines names a file. "
            "Give a folder, or a text file with one path a line; `analyze` reads a single document."
        )
    return Library(lambda: (_file_item(path, path) for path in paths()), total)


def lines_library(lines: Iterable[bytes]) -> Library:
    """The documents whose paths come line by line, from standard input: they can be gone through once."""
    return Library(lambda: (_file_item(path, path) for path in _paths(lines)), None)


def file_library(path: Path) -> Library:
    """A single document, or an archive of several."""
    return Library(lambda: iter([_file_item(path.name, str(path))]), 1)


def loaded(item: Item) -> Item:
    """An item with the bytes of its file, or with the sentence that says why they cannot be read."""
    if not item.path:
        return item
    try:
        with open(item.path, "rb") as file:  # noqa: PTH123  # as above
            check_size(os.fstat(file.fileno()).st_size)
            return replace(item, path="", data=file.read())
    except OSError as error:
        return replace(item, path="", problem=f"{item.name}: it cannot be read: {error.strerror}.")
    except ValueError:
        return replace(item, path="", problem=f"{item.name}: it cannot be read: no file can have this name.")
    except LexileError as error:
        return replace(item, path="", problem=f"{item.name}: {error}")


def clean_name(name: str) -> str:
    """A name that every table can hold: bytes of a file name that are no text become question marks.

    >>> clean_name("caf\\udce9.txt")
    'caf?.txt'
    """
    return name.encode("utf-8", "replace").decode("utf-8")


def _files(folder: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise UnusableInput(f"{clean_name(folder)} cannot be read: {error.strerror}.") from error
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
        status = os.stat(path)  # noqa: PTH116  # as above
        mark = f"{status.st_size} {status.st_mtime_ns}"
    except (OSError, ValueError):
        mark = "missing"
    return Item(clean_name(name), mark, os.path.abspath(path))  # noqa: PTH100  # a worker stands elsewhere


def _paths(lines: Iterable[bytes]) -> Iterator[str]:
    for line in lines:
        path = os.fsdecode(line).removeprefix("\ufeff").rstrip("\r\n")
        if path.strip():
            yield path
