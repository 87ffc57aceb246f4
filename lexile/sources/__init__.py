"""Bytes or typed text in, a `Document` out."""

from lexile.sources.document import Block, BlockKind, Document
from lexile.sources.reader import MAX_BYTES, SUFFIXES, document_from_text, read_document

__all__ = ["MAX_BYTES", "SUFFIXES", "Block", "BlockKind", "Document", "document_from_text", "read_document"]
