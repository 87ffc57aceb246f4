"""Reads whatever a user provides: typed text, or the name and bytes of a file."""

from collections.abc import Iterator
from pathlib import PurePath

from lexile.documents.archive import members
from lexile.documents.boilerplate import mark_boilerplate
from lexile.documents.contents import mark_contents
from lexile.documents.decoding import decode
from lexile.documents.document import Content, Document
from lexile.documents.formats import ARCHIVE, Format, format_by_suffix, format_of
from lexile.documents.formats.plain import plain_blocks
from lexile.documents.limits import check_size, check_text
from lexile.documents.names import shown_name
from lexile.documents.sandbox import read_in_sandbox
from lexile.errors import Failure, LexileError, TooLarge, UnsupportedFormat

# A shorter plain text, such as the longest novel, is split into blocks sooner than another process has started.
_QUICK_CHARACTERS, _QUICK_LINES = 5_000_000, 200_000
_TYPED = frozenset({"text", "markdown"})


def read_document(name: str, data: bytes) -> Document:
    """The document in a file, given as its name and bytes, wherever they come from.

    Raises:
        LexileError: it cannot be read; the message begins with the name and says why.
    """
    name = shown_name(name)
    try:
        check_size(len(data))
        kind = format_of(name, data)
        if kind is ARCHIVE:
            raise UnsupportedFormat(
                "this is an archive of several documents. Take one of them out of it, or read them one by one."
            )
        content, notes = _read(kind, data)
    except LexileError as error:
        raise error.for_document(name) from error
    if format_by_suffix(name) not in (None, kind):
        notes = (*notes, f"Read as {kind.label}, although its name ends in {PurePath(name).suffix}.")
    return Document(
        name,
        mark_contents(mark_boilerplate(content.blocks)),
        notes,
        content.pages_without_text,
        content.title,
        content.author,
    )


def plain_text(name: str, data: bytes) -> str:
    """The text of a file as it was typed, with its markup, if it is plain text or Markdown; "" for other formats.

    Raises:
        LexileError: the file is of no format that can be read.
    """
    return decode(data)[0] if format_of(name, data).name in _TYPED else ""


def read_documents(name: str, data: bytes) -> Iterator[Document | Failure]:
    """The documents of a .zip archive one by one, or the single document of any other file.

    A document that cannot be read is returned as a `Failure`.
    """
    try:
        found = list(members(data)) if is_archive(name, data) else []
    except LexileError as error:
        yield Failure(shown_name(name), error.for_document(shown_name(name)))
        return
    if not found:
        yield _read_or_fail(name, data)
    for member in found:
        yield member if isinstance(member, Failure) else _read_or_fail(member.name, member.data)


def is_archive(name: str, data: bytes) -> bool:
    """Whether a file is a .zip archive of documents.

    Raises:
        LexileError: it is of no format that can be read.
    """
    check_size(len(data))
    return data.startswith(b"PK") and format_of(name, data) is ARCHIVE


def document_from_text(text: str, name: str = "Your text") -> Document:
    """Typed or pasted text as a document.

    Raises:
        TooLarge: it has more characters or words than can be measured.

    >>> [block.text for block in document_from_text("One day.\\n\\nThe end.").blocks]
    ['One day.', 'The end.']
    """
    try:
        check_text(text)
    except TooLarge as error:
        raise error.for_document(name) from error
    return Document(name, mark_contents(mark_boilerplate(plain_blocks(text))))


def _read_or_fail(name: str, data: bytes) -> Document | Failure:
    try:
        return read_document(name, data)
    except LexileError as error:
        return Failure(shown_name(name), error)


def _read(kind: Format, data: bytes) -> tuple[Content, tuple[str, ...]]:
    """The content of a file, and notes on its encoding."""
    if kind.sandboxed:
        content = read_in_sandbox(kind, data)
        return content, content.notes
    text, notes = decode(data)
    check_text(text)
    if len(text) <= _QUICK_CHARACTERS and len(text.splitlines()) <= _QUICK_LINES:
        return Content(plain_blocks(text)), notes
    return read_in_sandbox(kind, data), notes
