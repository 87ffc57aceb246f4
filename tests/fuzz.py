"""A coverage-guided fuzzer on one reader, run by hand: see README.md beside this file.

pip install atheris
python tests/fuzz.py html -max_total_time=600 -rss_limit_mb=2000
python tests/fuzz.py html crash-0123abcd     # once more what it found
"""

import sys
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["lexile", "zipfile", "defusedxml"]):
    from lexile.documents import Block, Document
    from lexile.documents.archive import members
    from lexile.documents.boilerplate import set_notices_apart
    from lexile.documents.decoding import decode
    from lexile.documents.formats import format_of
    from lexile.documents.formats.docx import docx_blocks
    from lexile.documents.formats.epub import epub_blocks
    from lexile.documents.formats.html import html_blocks
    from lexile.documents.formats.markdown import markdown_file
    from lexile.documents.formats.odt import odt_blocks
    from lexile.documents.formats.pdf.text import pdf_pages
    from lexile.documents.formats.plain import plain_blocks
    from lexile.documents.formats.rtf import rtf_blocks
    from lexile.documents.limits import Unpacked
    from lexile.errors import LexileError
    from lexile.text.cleaning import clean
    from lexile.text.sections import split_sections
    from lexile.text.sentences import segment
    from tests.documents.making import MADE, docx, epub, odt, packed, pdf, pdf_of

Read = Callable[[bytes], tuple[Block, ...]]

_WORD_TAGS = """p r t pPr pStyle numPr tbl tr tc br tab footnote footnoteReference del delText ins sdt hyperlink
    instrText txbxContent pict outlineLvl body noBreakHyphen style name basedOn""".split()
_OPEN_TAGS = """p h span list list-item table table-row table-cell note note-body note-citation s tab line-break
    annotation tracked-changes table-of-content frame text-box a style""".split()
_PAGE_TAGS = """p div h1 h2 ul li table tr td a sup pre code nav main aside blockquote br script style template svg
    figure figcaption rt select body html""".split()
_RICH_WORDS = r"""{ } \par \pard \s1 \cell \row \trowd \intbl \footnote \u8220? \'e9 \bin3 \uc2 \* \tab \line \ls1
    \listtext \outlinelevel2 \stylesheet \field \fldinst \fldrslt \pict \sect \page \upr \ud \v \deleted \ansicpg932
    \mac \header \nestcell""".split()
_SOME_TEXT = ("One day. ", "The end", "1 ", "“Why?” ", "CHAPTER I", "\n", "word " * 9, "é", "- ", "\u2028")
_OLD_TEXT = [text.encode("cp1252", "replace").decode("latin-1") for text in _SOME_TEXT]


def tree(data: bytes, tags: list[str], prefix: str = "") -> str:
    """Tags and texts, as the bytes choose them, each tag closed: a file of XML that was changed anywhere is broken."""
    pieces: list[str] = []
    opened: list[str] = []
    for byte in data:
        if byte < 120:
            tag = prefix + tags[byte % len(tags)]
            opened.append(tag)
            pieces.append(f'<{tag} {prefix}val="{byte}" class="footnote toc poem">')
        elif byte < 200 and opened:
            pieces.append(f"</{opened.pop()}>")
        else:
            pieces.append(_SOME_TEXT[byte % len(_SOME_TEXT)])
    return "".join(pieces) + "".join(f"</{tag}>" for tag in reversed(opened))


def spelled(data: bytes, words: list[str]) -> str:
    """Control words and texts, as the bytes choose them."""
    both = [*words, *_OLD_TEXT]
    return "".join(both[byte % len(both)] for byte in data)


def either(raw: Read, built: Read) -> Read:
    """The first byte chooses whether the others are the file, or what it is built from."""
    return lambda data: (built if data[:1] > b"\x7f" else raw)(data[1:])


def pack(data: bytes) -> tuple[Block, ...]:
    """An archive has no blocks of its own."""
    list(members(data))
    return ()


def sniffed(data: bytes) -> tuple[Block, ...]:
    """What a file is taken for."""
    format_of("a.docx", data)
    return ()


def drawing(data: bytes) -> tuple[Block, ...]:
    """A sound PDF whose page is drawn by these bytes."""
    text = data.decode("latin-1")
    fonts = "/Resources << /Font << /F1 5 0 R >> >>"
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R {fonts} >>"
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    whole = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page]
    return pdf_pages(pdf_of([*whole, f"<< /Length {len(text)} >>\nstream\n{text}\nendstream", font]))[0]


def placed(data: bytes) -> tuple[Block, ...]:
    """Pages of lines at the places, and of the sizes, that the bytes give."""
    lines = [(6.0 * a, 7.9 * b, 6.0 + c % 16, _SOME_TEXT[c % 9]) for a, b, c in zip(*[iter(data)] * 3, strict=False)]
    third = len(lines) // 3 + 1
    return pdf_pages(pdf([lines[place : place + third] for place in range(0, len(lines) or 1, third)]))[0]


def part(made: bytes, name: str) -> bytes:
    """A part of a packed file."""
    return Unpacked(made).read(name)


TARGETS: dict[str, tuple[Read, list[bytes]]] = {
    "plain": (lambda data: plain_blocks(decode(data)[0]), [MADE["boat.txt"]]),
    "markdown": (markdown_file, [MADE["boat.md"]]),
    "html": (
        either(html_blocks, lambda data: html_blocks(tree(data, _PAGE_TAGS).encode())),
        [b"\0" + MADE["boat.html"], b"\xff" + bytes(range(0, 250, 7))],
    ),
    "docx": (
        either(
            lambda data: docx_blocks(packed({"word/document.xml": data, "word/styles.xml": data})),
            lambda data: docx_blocks(docx(tree(data, _WORD_TAGS, "w:"), tree(data[::2], _WORD_TAGS, "w:"))),
        ),
        [b"\0" + part(docx(), "word/document.xml"), b"\xff" + bytes(range(0, 250, 7))],
    ),
    "odt": (
        either(
            lambda data: odt_blocks(packed({"content.xml": data, "styles.xml": data})),
            lambda data: odt_blocks(odt(tree(data, _OPEN_TAGS, "text:"))),
        ),
        [b"\0" + part(odt(), "content.xml"), b"\xff" + bytes(range(0, 250, 7))],
    ),
    "rtf": (
        either(rtf_blocks, lambda data: rtf_blocks(b"{\\rtf1" + spelled(data, _RICH_WORDS).encode("latin-1"))),
        [b"\0" + MADE["boat.rtf"], b"\xff" + bytes(range(60))],
    ),
    "pdf": (
        either(lambda data: pdf_pages(data)[0], either(drawing, placed)),
        [b"\0" + MADE["boat.pdf"], b"\xff\0BT /F1 12 Tf 72 700 Td (One day.) Tj ET", b"\xff\xff" + bytes(range(90))],
    ),
    "epub": (
        either(
            lambda data: epub_blocks(epub(more={"O/book.opf": data, "META-INF/container.xml": data})),
            lambda data: epub_blocks(epub({"one.xhtml": tree(data, _PAGE_TAGS), "two.xhtml": "<p>Two.</p>"})),
        ),
        [b"\0" + part(epub(), "O/book.opf"), b"\xff" + bytes(range(0, 250, 7))],
    ),
    "zip": (pack, [packed({"a.txt": b"One day.", "b/c.md": b"# One"})]),
    "sniff": (sniffed, [MADE["boat.docx"], MADE["boat.pdf"]]),
}


def check(read: Read, data: bytes) -> None:
    """A sentence that says what is wrong, or blocks whose text goes whole through all that follows."""
    try:
        blocks = set_notices_apart(read(data))
    except LexileError as error:
        if not str(error).endswith("."):
            raise AssertionError("an error without a sentence") from error
        return
    for keep_all in (False, True):
        text = segment(clean(Document("a", blocks), keep_all=keep_all))
        assert sum(sentence.words for sentence in text.sentences) == len(text.words), "a word is lost"
        sections = split_sections(text)
        if sections:
            assert (sections[0].first, sections[-1].last) == (0, len(text.sentences)), "a section is lost"
            assert all(before.last == after.first for before, after in pairwise(sections)), "sections overlap"


def main() -> None:
    """Fuzz the reader that the first argument names, beginning from sound documents."""
    read, seeds = TARGETS[sys.argv.pop(1)]
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds):
            (Path(folder) / str(number)).write_bytes(seed)
        found = any(not argument.startswith("-") for argument in sys.argv[1:])  # a file that broke it, to look again
        atheris.Setup([*sys.argv, *([] if found else [folder])], lambda data: check(read, data))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
