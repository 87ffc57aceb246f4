"""Bytes or typed text in, a `Document` out."""

from lexile.documents.document import Block, BlockKind, Document
from lexile.documents.reader import (
    MAX_BYTES,
    SUFFIXES,
    Failure,
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
    "Failure",
    "document_from_text",
    "is_archive",
    "read_document",
    "read_documents",
]
