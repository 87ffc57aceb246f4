"""Bytes or typed text in, a `Document` out."""

from lexile.sources.document import Block, BlockKind, Document
from lexile.sources.reader import (
    MAX_BYTES,
    SUFFIXES,
    Unread,
    document_from_text,
    is_archive,
    read_document,
    read_documents,
)

__all__ = [
    "MAX_BYTES",
    "SUFFIXES",
    "Block",
    "BlockKind",
    "Document",
    "Unread",
    "document_from_text",
    "is_archive",
    "read_document",
    "read_documents",
]
