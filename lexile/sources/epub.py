"""E-books (.epub) to blocks: the web pages inside, in the order that the book gives."""

import posixpath
from urllib.parse import unquote

from lexile.errors import DamagedFile, ProtectedFile
from lexile.sources.document import Block
from lexile.sources.html import html_blocks
from lexile.sources.limits import Unpacked
from lexile.sources.xml import local, parse_xml

CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_MOST_INDEX = 4 * 2**20  # bytes of the lists of parts, which are read as trees


def epub_blocks(data: bytes) -> tuple[Block, ...]:
    """The blocks of an e-book in reading order.

    Raises:
        LexileError: it is damaged, locked or too large.
    """
    parts = Unpacked(data)
    pages, locked = reading_order(parts), _locked(parts)
    if locked.issuperset(pages):
        raise ProtectedFile("the book is locked by its seller (DRM): its text cannot be read.")
    blocks: list[Block] = []
    for page in pages:
        if page in parts and page not in locked:
            blocks += html_blocks(parts.read(page))
    return tuple(blocks)


def reading_order(parts: Unpacked) -> list[str]:
    """The names of the pages in the order in which they are read; the book's own table of contents is none of them."""
    root = parse_xml(parts.read(CONTAINER, _MOST_INDEX))
    package = next((tag.get("full-path", "") for tag in root.iter() if local(str(tag.tag)) == "rootfile"), "")
    index = parse_xml(parts.read(package, _MOST_INDEX))
    folder = posixpath.dirname(package)
    items: dict[str, str] = {}
    for tag in index.iter():
        if local(str(tag.tag)) == "item" and tag.get("media-type") in _PAGES and "nav" not in tag.get("properties", ""):
            items[tag.get("id", "")] = posixpath.normpath(posixpath.join(folder, unquote(tag.get("href", ""))))
    order = [
        tag.get("idref", "") for tag in index.iter() if local(str(tag.tag)) == "itemref" and tag.get("linear") != "no"
    ]
    pages = list(dict.fromkeys(items[name] for name in order if name in items))
    if not pages:
        raise DamagedFile("the e-book is damaged: it does not say which pages it has.")
    return pages


def _locked(parts: Unpacked) -> set[str]:
    """The parts that are encrypted; fonts often are, in books that anybody may read."""
    if _ENCRYPTION not in parts:
        return set()
    tree = parse_xml(parts.read(_ENCRYPTION, _MOST_INDEX))
    return {unquote(tag.get("URI", "")) for tag in tree.iter() if local(str(tag.tag)) == "CipherReference"}
