"""E-books (.epub) to blocks: the web pages inside, in the order that the book gives."""

import posixpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from lexile.documents.document import Block, BlockKind
from lexile.documents.formats.html import html_blocks
from lexile.documents.formats.xml import local, parse_xml
from lexile.documents.limits import Unpacked
from lexile.errors import DamagedFile, ProtectedFile

CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_OLDER_CONTENTS = "application/x-dtbncx+xml"
_MOST_INDEX = 4 * 2**20  # bytes of the lists of parts, which are read as trees


def epub_blocks(data: bytes) -> tuple[Block, ...]:
    """The blocks of an e-book in reading order.

    Raises:
        LexileError: it is damaged, locked or too large.
    """
    parts = Unpacked(data)
    package, index = _package(parts)
    pages, locked = reading_order(index, package), _locked(parts)
    if locked.issuperset(pages):
        raise ProtectedFile("the book is locked by its seller (DRM): its text cannot be read.")
    titles = _titles(parts, index, package)
    blocks: list[Block] = []
    for page in pages:
        if page in parts and page not in locked:
            blocks += [_titled(block, titles) for block in html_blocks(parts.read(page))]
    return tuple(blocks)


def _package(parts: Unpacked) -> tuple[str, Element]:
    """The name and content of the list of a book's parts."""
    root = parse_xml(parts.read(CONTAINER, _MOST_INDEX))
    name = next((tag.get("full-path", "") for tag in root.iter() if local(str(tag.tag)) == "rootfile"), "")
    return name, parse_xml(parts.read(name, _MOST_INDEX))


def reading_order(index: Element, package: str) -> list[str]:
    """The names of the pages in the order in which they are read; the book's own table of contents is none of them."""
    items = {
        tag.get("id", ""): _beside(package, tag.get("href", ""))
        for tag in index.iter()
        if local(str(tag.tag)) == "item" and tag.get("media-type") in _PAGES and "nav" not in tag.get("properties", "")
    }
    order = [
        tag.get("idref", "") for tag in index.iter() if local(str(tag.tag)) == "itemref" and tag.get("linear") != "no"
    ]
    pages = list(dict.fromkeys(items[name] for name in order if name in items))
    if not pages:
        raise DamagedFile("the e-book is damaged: it does not say which pages it has.")
    return pages


def _titles(parts: Unpacked, index: Element, package: str) -> frozenset[str]:
    """What the book's own table of contents calls its chapters."""
    for tag in index.iter():
        older = tag.get("media-type") == _OLDER_CONTENTS
        if local(str(tag.tag)) == "item" and (older or "nav" in tag.get("properties", "").split()):
            name = _beside(package, tag.get("href", ""))
            if name not in parts:
                continue
            try:
                contents = parse_xml(parts.read(name, _MOST_INDEX))
            except DamagedFile:  # the text itself may still be read
                continue
            found = ("".join(label.itertext()) for label in contents.iter() if local(str(label.tag)) in ("text", "a"))
            return frozenset(title for text in found if (title := " ".join(text.split())))
    return frozenset()


def _titled(block: Block, titles: frozenset[str]) -> Block:
    """A paragraph that says no more than the table of contents is a heading, whatever the page calls it."""
    text = " ".join(block.text.split())
    if block.kind is BlockKind.PARAGRAPH and (text in titles or (text.isupper() and text.title() in titles)):
        return Block(BlockKind.HEADING, block.text, 1)
    return block


def _beside(package: str, address: str) -> str:
    """The name of a part that the list of parts gives from where it stands itself."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(package), unquote(address)))


def _locked(parts: Unpacked) -> set[str]:
    """The parts that are encrypted; fonts often are, in books that anybody may read."""
    if _ENCRYPTION not in parts:
        return set()
    tree = parse_xml(parts.read(_ENCRYPTION, _MOST_INDEX))
    return {unquote(tag.get("URI", "")) for tag in tree.iter() if local(str(tag.tag)) == "CipherReference"}
