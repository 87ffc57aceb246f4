"""Reads web pages that a browser saved in one file with their pictures (.mht, .mhtml)."""

from dataclasses import replace

from lexile.documents.document import Block, Content
from lexile.documents.formats.html import decode_html, html_blocks, page_content
from lexile.documents.formats.mime import Part, field, fields_of, parts_of
from lexile.errors import DamagedFile

_TYPES = ("text/html", "application/xhtml+xml")


def read_saved_page(data: bytes) -> Content:
    """The blocks of a web page in one file.

    Raises:
        LexileError: it contains no page, or too many parts.
    """
    page = _page_in(data)
    if page is None:
        raise DamagedFile("the file contains no web page. Open the page again, and save it as HTML or PDF.")
    return replace(page_content(_text_of(page)), title=field(fields_of(data), "Subject"))


def saved_page_blocks(data: bytes) -> tuple[Block, ...]:
    """The blocks of a web page in one file that is part of another document; none if it contains no page."""
    page = _page_in(data)
    return () if page is None else html_blocks(_text_of(page).encode("utf-8-sig"))


def _page_in(data: bytes) -> Part | None:
    """The first page; others are frames of it."""
    return next((part for part in parts_of(data) if part.type in _TYPES), None)


def _text_of(page: Part) -> str:
    """The page, in the encoding that the part or else the page itself declares."""
    declared = page.declared_text()
    return decode_html(page.data()) if declared is None else declared
