"""E-books as converters and publishers make them: printed page numbers, notices, odd names and types, pictures."""

import pytest

from lexile.documents import Block, BlockKind
from lexile.documents.formats.epub import read_epub
from lexile.errors import NotText
from tests.documents.samples import STORY, epub, pack, replace_in_part, unpack


def texts(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in blocks]


@pytest.mark.parametrize(
    "number",
    [
        "<span epub:type='pagebreak' id='p9'>9</span>",
        '<a id="p9" class="x pagenum">[p. 9]</a>',
        '<span title="9" role="doc-pagebreak">ix</span>',
        '<span epub:type="pagebreak" title="9"/>',
    ],
)
def test_the_number_of_a_printed_page_is_not_read(number: str) -> None:
    body = f"<p>{STORY.replace('paint', f'pa{number}int')}</p>"
    assert texts(read_epub(epub({"one.xhtml": body})).blocks) == [("paragraph", STORY)]


@pytest.mark.parametrize("kind", ["imprint", "colophon", "copyright-page", "backmatter loi", "titlepage"])
def test_notices_are_not_the_text(kind: str) -> None:
    notice = f"<section epub:type='{kind}'><h2>About it</h2><p>Printed in the spring by two old friends.</p></section>"
    blocks = read_epub(epub({"one.xhtml": notice, "two.xhtml": f"<p>{STORY}</p>"})).blocks
    assert [block.kind for block in blocks] == [BlockKind.FRONT_MATTER] * 2 + [BlockKind.PARAGRAPH]


def test_notices_are_known_by_the_guide_of_an_old_book() -> None:
    book = epub({"one.xhtml": "<p>Printed by friends.</p>", "two.xhtml": f"<p>{STORY}</p>"})
    guide = b"<guide><reference type='copyright-page' href='one.xhtml#top'/></guide></package>"
    blocks = read_epub(replace_in_part(book, "O/book.opf", b"</package>", guide)).blocks
    assert [block.kind for block in blocks] == [BlockKind.FRONT_MATTER, BlockKind.PARAGRAPH]


@pytest.mark.parametrize("name", ["part%20one.xhtml", "part one.xhtml"])
@pytest.mark.parametrize("reference", ["part%20one.xhtml", "part one.xhtml"])
def test_a_page_is_found_however_its_name_is_written(name: str, reference: str) -> None:
    parts = unpack(epub({"one.xhtml": f"<p>{STORY}</p>"}))
    parts[f"O/{name}"] = parts.pop("O/one.xhtml")
    parts["O/book.opf"] = parts["O/book.opf"].replace(b"one.xhtml", reference.encode())
    assert texts(read_epub(pack(parts)).blocks) == [("paragraph", STORY)]


@pytest.mark.parametrize(
    ("name", "media_type"), [("a.bin", "text/x-oeb1-document"), ("a.html", "x"), ("a.HTM", "text/plain")]
)
def test_pages_of_old_media_types_are_read(name: str, media_type: str) -> None:
    book = replace_in_part(epub({name: f"<p>{STORY}</p>"}), "O/book.opf", b"application/xhtml+xml", media_type.encode())
    assert texts(read_epub(book).blocks) == [("paragraph", STORY)]


def test_a_book_of_pictures_is_not_called_damaged() -> None:
    drawn = replace_in_part(epub({"a.svg": ""}), "O/book.opf", b"application/xhtml+xml", b"image/svg+xml")
    for book in (drawn, epub({"a.xhtml": "<img src='a.jpg'/>", "b.xhtml": "<img src='b.jpg'/>"})):
        with pytest.raises(NotText, match="pictures"):
            read_epub(book)
