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


def styled(body: str, css: str) -> bytes:
    """A book of one page with a style sheet."""
    item = b'<item id="css" href="book.css" media-type="text/css"/></manifest>'
    return replace_in_part(epub({"one.xhtml": body}, {"O/book.css": css}), "O/book.opf", b"</manifest>", item)


LIBREOFFICE = """
.para0 { margin: 0px; text-align: center; }
.para1 { margin: 0px; }
.span0 { font-size: 28.0000pt; font-weight: bold; }
.span1 { }
.span2 { font-size: 115.0000%; font-weight: bold; }
.span3 { font-size: 10.0000pt; }
.span4 { font-weight: bold; }
"""


def test_headings_that_only_the_style_sheet_knows_are_headings() -> None:
    """As LibreOffice saves them: a paragraph whose words are large or bold."""
    body = (
        '<p class="para0"><span class="span0">The Boat</span></p>'
        f'<p class="para1"><span class="span1">{STORY}</span></p>'
        '<p class="para1"><span class="span2">The </span><span class="span2">Sand</span></p>'
        '<p class="para1"><span class="span4">What came after</span></p>'
        f'<p class="para1"><span class="span1">{STORY}</span></p>'
        '<p class="para0"><span class="span1">CHAPTER II</span></p>'
        f'<p class="para1"><span class="span1">{STORY}</span></p>'
        '<p class="para1"><span class="span3">Small print is not a heading</span></p>'
        '<p class="para1"><span class="span4">Stop!</span><span class="span1"> he cried</span></p>'
        '<p class="para0"><span class="span1">and then it was gone</span></p>'
    )
    blocks = read_epub(styled(body, LIBREOFFICE)).blocks
    found = [(block.text, block.level) for block in blocks if block.kind is BlockKind.HEADING]
    assert found == [("The Boat", 1), ("The Sand", 2), ("What came after", 3), ("CHAPTER II", 3)]
    assert len(blocks) == 10


def test_a_book_in_large_type_has_no_more_headings() -> None:
    body = "".join(f'<p class="a">{text}</p>' for text in ("The boat lay on the sand.", STORY, "It was gone"))
    blocks = read_epub(styled(body, ".a { font-size: 1.5em } @media print { .a { font-size: 3em } }")).blocks
    assert {block.kind for block in blocks} == {BlockKind.PARAGRAPH}


def test_of_two_classes_that_name_a_size_one_counts() -> None:
    """A tag's classes do not add up: each says how large the text is within what is around it."""
    body = f'<p class="a b">The boat lay there</p><p>{STORY}</p>'
    blocks = read_epub(styled(body, ".a { font-size: 1.1em } .b { font-size: 1.1em }")).blocks
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH] * 2


def test_what_the_style_sheet_hides_is_not_read() -> None:
    css = '/* .b { display: none } */ @import url("x.css"); .h, p.i { display: none !important }\n@media print { .p { display: none } }'
    body = f'<p class="b p">{STORY}</p><p class="x h">secret</p><p>a <span class="i">secret</span>word</p>'
    body = body.replace('<span class="i">', '<span class="h">')
    assert texts(read_epub(styled(body, css)).blocks) == [("paragraph", STORY), ("paragraph", "a word")]


@pytest.mark.parametrize(
    "css", ["}}}{{{", ".a{", ".a{font-size:", "/*", "@media{.a{}", ".a{font-size:9999999999999px}", "\ud7ff.x{}"]
)
def test_a_broken_style_sheet_changes_nothing(css: str) -> None:
    assert texts(read_epub(styled(f'<p class="a">{STORY}</p>', css)).blocks) == [("paragraph", STORY)]


def test_margins_and_breaks_of_the_source_are_single_spaces() -> None:
    body = "<p>One\n\t  day\u00a0it  rained.</p><p>\n<a href='x'>The  \n\t next   chapter</a> and more</p><p>5\n<sup>2</sup></p>"
    assert texts(read_epub(epub({"one.xhtml": body})).blocks) == [
        ("paragraph", "One day it rained."),
        ("paragraph", "The next chapter and more"),  # with the margins, four fifths of it would be linked
        ("paragraph", "5"),
    ]
