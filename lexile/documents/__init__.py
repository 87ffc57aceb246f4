"""Documents from typed text or from the bytes of files."""

from lexile.documents.document import Block, BlockKind, Document
from lexile.documents.formats import SUFFIXES
from lexile.documents.limits import MAX_BYTES
from lexile.documents.reader import document_from_text, is_archive, plain_text, read_document, read_documents

__all__ = [
    "MAX_BYTES",
    "SUFFIXES",
    "Block",
    "BlockKind",
    "Document",
    "document_from_text",
    "is_archive",
    "plain_text",
    "read_document",
    "read_documents",
]
