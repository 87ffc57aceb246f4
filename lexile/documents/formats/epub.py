"""Reads e-books (.epub): the web pages inside, in the book's own order."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element

from lexile.documents.credits import credits_in
from lexile.documents.document import Block, BlockKind, Content
from lexile.documents.formats.html import styled_blocks
from lexile.documents.formats.style_sheet import Look, StyleSheet, mark_headings
from lexile.documents.formats.xml import local_name, parse_xml
from lexile.documents.packed import PackedFile
from lexile.errors import DamagedFile, NotText, ProtectedFile

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
# Those of Open eBook 1, which old converters write, among them.
_PAGE_TYPES = (
    "application/xhtml+xml",
    "text/html",
    "application/x-dtbook+xml",
    "text/x-oeb1-document",
    "application/html",
    "application/xhtml",
    "text/xhtml",
)
_PAGE_SUFFIXES = (".xhtml", ".html", ".htm")
_PICTURE_TYPES = ("image/", "video/")
# The number of a printed page, in the middle of a sentence or a word: a tag that says so, and the tag's end.
_PICTURE = re.compile(rb"<(?:img|image|svg|object)\b", re.IGNORECASE)
_PAGE_BREAK = re.compile(
    rb"<(span|a|div|p|i|b|em|small|sup)\s(?=[^<>]{0,400}(?:epub:type\s*=\s*[\"']pagebreak|role\s*=\s*[\"']doc-pagebreak"
    rb"|class\s*=\s*[\"'](?:[\w-]{1,40} ){0,4}(?:page-?(?:num(?:ber)?|break|no)|pagina)[\"' ]))[^<>]{0,400}(?<!/)>"
    rb"[^<>]{0,20}</\1\s*>",
    re.IGNORECASE,
)
# Parts of a book that are no part of its text, by the names of the EPUB vocabulary (EPUB 3 Structural Semantics) and of
# the guide of EPUB 2.
_NOTICES = frozenset(
    """copyright-page copyright imprint imprimatur colophon uncopyright titlepage title-page halftitlepage cover loi lot
    toc landmarks page-list other-credits seriespage acknowledgments-page""".split()
)
_BODY = re.compile(rb"<(?:body|section|div|article)\b[^<>]{0,1000}>", re.IGNORECASE)
_TYPE = re.compile(rb"epub:type\s*=\s*[\"']([^\"'<>]{1,200})[\"']", re.IGNORECASE)
_FIRST_TAGS = 4  # of a page: its body, and what wraps all of its text
_MAX_NOTICE_WORDS = 1_500  # of a page of notices; a page with more has a chapter too, whatever its first tag says
_EPUB_2_CONTENTS = "application/x-dtbncx+xml"
_MAX_INDEX = 4 * 2**20  # bytes of the XML files that are parsed into trees, which take many times their size in memory


def read_epub(data: bytes) -> Content:
    """The blocks of an e-book in reading order.

    Raises:
        LexileError: it is damaged, locked or too large.
    """
    packed = PackedFile(data)
    path, package = _package(packed)
    try:
        pages = reading_order(package, path)
    except DamagedFile:
        pictures = _pictures(package)
        if pictures:
            raise NotText(
                f"the pages of the book are pictures ({pictures:,} of them): it has no text that could be read."
            ) from None
        raise
    notices, encrypted = _notices(package, path), _encrypted(packed)
    if encrypted.issuperset(pages):
        raise ProtectedFile("the book is locked by its seller (DRM): its text cannot be read.")
    titles = _chapter_titles(packed, package, path)
    longest_title = max(map(len, titles), default=0)
    sheet = _style_sheet(packed, package, path)
    blocks: list[tuple[Block, Look | None]] = []
    without_text = 0
    for page in pages:
        name = _name_in(packed, page)
        if name is None or page in encrypted or name in encrypted:
            continue
        data = _PAGE_BREAK.sub(b"", packed.read(name))
        found = [(_heading_if_titled(block, titles, longest_title), look) for block, look in styled_blocks(data, sheet)]
        without_text += not found and _PICTURE.search(data) is not None
        if (page in notices or _is_notice(data)) and sum(
            len(block.text.split()) for block, _ in found
        ) < _MAX_NOTICE_WORDS:
            found = [
                (replace(block, kind=BlockKind.FRONT_MATTER, level=0, numbered=False), look) for block, look in found
            ]
        blocks += found
    if not blocks and without_text:
        raise NotText(
            f"the pages of the book are pictures ({without_text:,} of them): it has no text that could be read."
        )
    named = credits_in(packed.read(path))
    return Content(mark_headings(blocks), title=named.title, author=named.author)


def _name_in(packed: PackedFile, page: str) -> str | None:
    """The name of a page in the packed file, where special characters of it may be written as in an address."""
    return next((name for name in (page, quote(page), unquote(page)) if name in packed), None)


def _style_sheet(packed: PackedFile, package: Element, path: str) -> StyleSheet:
    """What all the style sheets of the book say."""
    named = (
        _name_in(packed, _resolve(path, tag.get("href", "")))
        for tag in package.iter()
        if local_name(str(tag.tag)) == "item" and tag.get("media-type", "").lower() == "text/css"
    )
    return StyleSheet(packed.read(name, _MAX_INDEX).decode("utf-8", "replace") for name in named if name is not None)


def _pictures(package: Element) -> int:
    """How many pages in reading order are pictures."""
    types = {
        tag.get("id", ""): tag.get("media-type", "") for tag in package.iter() if local_name(str(tag.tag)) == "item"
    }
    order = (tag.get("idref", "") for tag in package.iter() if local_name(str(tag.tag)) == "itemref")
    return sum(types.get(name, "").startswith(_PICTURE_TYPES) for name in order)


def _notices(package: Element, path: str) -> set[str]:
    """The pages that the guide of the book calls notices."""
    return {
        _resolve(path, tag.get("href", "").partition("#")[0])
        for tag in package.iter()
        if local_name(str(tag.tag)) == "reference" and tag.get("type", "").lower() in _NOTICES - {"cover"}
    }


def _is_notice(page: bytes) -> bool:
    """Whether the tags around all of a page say that it is a notice."""
    return any(not _NOTICES.isdisjoint(types) for types in _types_of_first_tags(page))


def _types_of_first_tags(page: bytes) -> Iterator[list[str]]:
    start = page.find(b"<body")
    end = start
    for _ in range(_FIRST_TAGS):
        tag = _BODY.match(page, end) if end >= 0 else None
        if tag is None:
            return
        declared = _TYPE.search(tag.group())
        if declared:
            yield declared[1].decode("ascii", "replace").lower().split()
        end = tag.end() + len(page[tag.end() : tag.end() + 200]) - len(page[tag.end() : tag.end() + 200].lstrip())


def reading_order(package: Element, path: str) -> list[str]:
    """The names of the pages in reading order, without the book's own table of contents.

    `package` is the package document, which lists the parts of a book, and `path` its name in the packed file.

    Raises:
        DamagedFile: it lists no pages.
    """
    items = {
        tag.get("id", ""): _resolve(path, tag.get("href", ""))
        for tag in package.iter()
        if local_name(str(tag.tag)) == "item" and _is_page(tag) and "nav" not in tag.get("properties", "")
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


def _is_page(item: Element) -> bool:
    """Whether a part of the book is a page, by its type or its name; some converters write types of their own."""
    named = item.get("href", "").lower().endswith(_PAGE_SUFFIXES)
    return named or item.get("media-type", "").lower() in _PAGE_TYPES


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


def _heading_if_titled(block: Block, titles: frozenset[str], longest: int) -> Block:
    """The block, as a heading if it is a paragraph that consists of a chapter's title, of `longest` letters at most."""
    if block.kind is not BlockKind.PARAGRAPH or len(block.text) > longest:
        return block
    text = " ".join(block.text.split())
    if text in titles or (text.isupper() and text.title() in titles):
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
