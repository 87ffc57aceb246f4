"""The one door for what a person gives: typed text, or a file's name and bytes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from lexile.documents.archive import members
from lexile.documents.boilerplate import set_notices_apart
from lexile.documents.decoding import decode
from lexile.documents.document import Document
from lexile.documents.formats import SUFFIXES_OF, Format, format_of
from lexile.documents.formats.plain import plain_blocks
from lexile.documents.limits import MAX_BYTES, check_bytes, check_text
from lexile.documents.sandbox import read_apart
from lexile.errors import LexileError, TooLarge, UnsupportedFormat

# Characters, and lines: a text with fewer, as the longest novel, is read sooner than another process has begun.
_LONG, _MANY = 5_000_000, 200_000
SUFFIXES = tuple(SUFFIXES_OF)
"""The endings of the files that can be read."""

__all__ = ["MAX_BYTES", "SUFFIXES", "Failure", "document_from_text", "is_archive", "read_document", "read_documents"]


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read, and the error that says why."""

    name: str
    error: LexileError


def read_document(name: str, data: bytes) -> Document:
    """Read a file from its name and bytes, wherever they come from: an upload, a path, a test.

    Raises:
        LexileError: it cannot be read; the sentence begins with the name and says why.
    """
    try:
        check_bytes(data)
        kind = format_of(name, data)
        if kind is Format.ZIP:
            raise UnsupportedFormat("is an archive of several documents. Take one out of it, or read them one by one.")
        return _read(name, kind, data)
    except LexileError as error:
        raise type(error)(f"{name}: {error}") from error


def read_documents(name: str, data: bytes) -> Iterator[Document | Failure]:
    """The documents of a file one by one: those of a .zip archive, or the file itself.

    A document that cannot be read comes as `Unread` among the others.
    """
    try:
        archive = is_archive(name, data)
        inside = list(members(data)) if archive else []
    except LexileError as error:
        yield Failure(name, type(error)(f"{name}: {error}"))
        return
    for member, content in inside or [(name, data)]:
        try:
            if isinstance(content, LexileError):
                raise type(content)(f"{member}: {content}")
            yield read_document(member, content)
        except LexileError as error:
            yield Failure(member, error)


def is_archive(name: str, data: bytes) -> bool:
    """Whether a file is a .zip archive of documents.

    Raises:
        LexileError: it is nothing that can be read.
    """
    check_bytes(data)
    return data.startswith(b"PK") and format_of(name, data) is Format.ZIP


def document_from_text(text: str, name: str = "Your text") -> Document:
    """What a person typed or pasted, as a document.

    Raises:
        TooLarge: it has more characters or words than can be measured.

    >>> [block.text for block in document_from_text("One day.\\n\\nThe end.").blocks]
    ['One day.', 'The end.']
    """
    try:
        check_text(text)
    except TooLarge as error:
        raise TooLarge(f"{name}: {error}") from error
    return Document(name, set_notices_apart(plain_blocks(text)))


def _read(name: str, kind: Format, data: bytes) -> Document:
    notes: tuple[str, ...] = ()
    empty = 0
    if kind is Format.TEXT:
        text, notes = decode(data)
        check_text(text)
        blocks = plain_blocks(text) if _is_quick(text) else read_apart(kind, data)[0]
    else:
        blocks, empty = read_apart(kind, data)
    said = SUFFIXES_OF.get(PurePath(name).suffix.lower())
    if said not in (None, kind):
        notes = (*notes, f"Read as {_CALLED[kind]}, which it is, whatever its ending says.")
    return Document(name, set_notices_apart(blocks), notes, empty)


def _is_quick(text: str) -> bool:
    return len(text) <= _LONG and len(text.splitlines()) <= _MANY


_CALLED = {
    Format.TEXT: "plain text",
    Format.MARKDOWN: "Markdown",
    Format.HTML: "a web page",
    Format.DOCX: "a Word document",
    Format.ODT: "an OpenDocument text",
    Format.RTF: "Rich Text",
    Format.PDF: "a PDF",
    Format.EPUB: "an e-book",
    Format.ZIP: "an archive",
}
