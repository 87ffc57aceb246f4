"""Reads e-books (.epub): the web pages inside, in the book's own order."""

import posixpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from lexile.documents.document import Block, BlockKind, Content
from lexile.documents.formats.html import html_blocks
from lexile.documents.formats.xml import local_name, parse_xml
from lexile.documents.packed import PackedFile
from lexile.errors import DamagedFile, ProtectedFile

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGE_TYPES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_EPUB_2_CONTENTS = "application/x-dtbncx+xml"
_MAX_INDEX = 4 * 2**20  # bytes of the XML files that are parsed into trees, which take many times their size in memory


def read_epub(data: bytes) -> Content:
    """The blocks of an e-book in reading order.

    Raises:
        LexileError: it is damaged, locked or too large.
    """
    packed = PackedFile(data)
    path, package = _package(packed)
    pages, encrypted = reading_order(package, path), _encrypted(packed)
    if encrypted.issuperset(pages):
        raise ProtectedFile("the book is locked by its seller (DRM): its text cannot be read.")
    titles = _chapter_titles(packed, package, path)
    blocks: list[Block] = []
    for page in pages:
        if page in packed and page not in encrypted:
            blocks += [_heading_if_titled(block, titles) for block in html_blocks(packed.read(page))]
    return Content(tuple(blocks))


def reading_order(package: Element, path: str) -> list[str]:
    """The names of the pages in reading order, without the book's own table of contents.

    `package` is the package document, which lists the parts of a book, and `path` its name in the packed file.

    Raises:
        DamagedFile: it lists no pages.
    """
    items = {
        tag.get("id", ""): _resolve(path, tag.get("href", ""))
        for tag in package.iter()
        if local_name(str(tag.tag)) == "item"
        and tag.get("media-type") in _PAGE_TYPES
        and "nav" not in tag.get("properties", "")
    }
    order = [
        tag.get("idref", "")
        for tag in package.iter()
        if local_name(str(tag.tag)) == "itemref" and tag.get("linear") != "no"
    ]
    pages = list(dict.fromkeys(items[name] for name in order if name in items))
    if not pages:
        raise DamagedFile("the e-book is damaged: it does not say which pages it has.")
    return pages


def _package(packed: PackedFile) -> tuple[str, Element]:
    """The name and content of the package document."""
    root = parse_xml(packed.read(_CONTAINER, _MAX_INDEX))
    path = next((tag.get("full-path", "") for tag in root.iter() if local_name(str(tag.tag)) == "rootfile"), "")
    return path, parse_xml(packed.read(path, _MAX_INDEX))


def _chapter_titles(packed: PackedFile, package: Element, path: str) -> frozenset[str]:
    """The titles of the chapters according to the book's table of contents."""
    for tag in package.iter():
        epub_2 = tag.get("media-type") == _EPUB_2_CONTENTS
        if local_name(str(tag.tag)) == "item" and (epub_2 or "nav" in tag.get("properties", "").split()):
            name = _resolve(path, tag.get("href", ""))
            if name not in packed:
                continue
            try:
                contents = parse_xml(packed.read(name, _MAX_INDEX))
            except DamagedFile:  # the text itself may still be readable
                continue
            labels = (
                "".join(label.itertext()) for label in contents.iter() if local_name(str(label.tag)) in ("text", "a")
            )
            return frozenset(title for text in labels if (title := " ".join(text.split())))
    return frozenset()


def _heading_if_titled(block: Block, titles: frozenset[str]) -> Block:
    """The block, as a heading if it is a paragraph that consists of a chapter's title."""
    text = " ".join(block.text.split())
    if block.kind is BlockKind.PARAGRAPH and (text in titles or (text.isupper() and text.title() in titles)):
        return Block(BlockKind.HEADING, block.text, 1)
    return block


def _resolve(path: str, reference: str) -> str:
    """The name of a part to which the package document at `path` refers."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(reference)))


def _encrypted(packed: PackedFile) -> set[str]:
    """The names of the encrypted parts; in books without DRM, fonts often are."""
    if _ENCRYPTION not in packed:
        return set()
    tree = parse_xml(packed.read(_ENCRYPTION, _MAX_INDEX))
    return {unquote(tag.get("URI", "")) for tag in tree.iter() if local_name(str(tag.tag)) == "CipherReference"}
