"""A text as a visitor gave it, before it is read."""

from dataclasses import dataclass
from hashlib import sha256

from lexile.dashboard.budget import TEXTS_FULL
from lexile.documents import Document, document_from_text, is_archive, read_document
from lexile.documents.archive import Member, members
from lexile.errors import Failure, LexileError, TooLarge
from lexile.explain.placement import document_text, with_text
from lexile.text.cleaning import PARAGRAPH_GAP

YOUR_TEXT, OTHER_TEXT = "Your text", "The other text"
"""What typed texts are called, which have no name: the one on the page, and one that it is compared with."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Source:
    """A text as it came: typed (`str`), or the bytes of a file."""

    name: str
    content: str | bytes
    sample: bool = False
    failure: Failure | None = None
    """Why this member of an archive could not be unpacked."""
    original: "Source | None" = None
    """The source as it was before it was edited on the page."""
    edited_document: Document | None = None
    """The document of a file whose text was edited, which tells headings, notes and lists from prose."""

    def document(self) -> Document:
        """Read the document.

        Raises:
            LexileError: it cannot be read.
        """
        if self.failure is not None:
            raise self.failure.error
        if isinstance(self.content, str):
            same = None if self.edited_document is None else with_text(self.edited_document, self.content)
            return same or document_from_text(self.content, self.name)
        return read_document(self.name, self.content)

    @property
    def text(self) -> str:
        """The text as a browser has it, if it was typed or edited; empty for a file."""
        return self.content.replace("\r\n", "\n").replace("\r", "\n") if isinstance(self.content, str) else ""

    def edited(self, text: str, document: Document | None = None) -> "Source":
        """This source with its text edited; the text it had at first comes back as it was.

        `document` is how the source was read, if it could be.
        """
        original = self.original or self
        if isinstance(original.content, str):
            return original if text == original.text else Source(self.name, text, original=original)
        first = self.edited_document or document
        if first is not None and text == document_text(first):
            return original
        return Source(self.name, text, original=original, edited_document=first)

    def digest(self) -> str:
        """Digest of the name and content, so that a cache need not hold the text a second time."""
        data = self.content if isinstance(self.content, bytes) else self.content.encode("utf-8", "surrogatepass")
        blocks = () if self.edited_document is None else self.edited_document.blocks
        kinds = [(one.kind, one.level, one.numbered, one.text.count(PARAGRAPH_GAP)) for one in blocks]
        parts = (self.name.encode("utf-8", "surrogatepass"), data, repr(kinds).encode("utf-8", "surrogatepass"))
        return sha256(b"\x00".join(parts)).hexdigest()


def typed_source(name: str, text: str) -> Source:
    """A text from a box, or why there is none: `socket_messages` found no room for it."""
    if text == TEXTS_FULL:
        return Source(name, "", failure=Failure(name, TooLarge(TEXTS_FULL)))
    return Source(name, text)


def sources_of_file(name: str, data: bytes) -> list[Source]:
    """The documents in a file: the members of an archive, or the file itself."""
    try:
        if is_archive(name, data):
            return [_source_of_member(member) for member in members(data)]
    except LexileError:
        pass  # `Source.document` raises it again, where the page can show it
    return [Source(name, data)]


def _source_of_member(member: Member | Failure) -> Source:
    if isinstance(member, Failure):
        return Source(member.name, b"", failure=member)
    return Source(member.name, member.data)
