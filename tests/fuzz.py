"""A coverage-guided fuzzer for one reader at a time, run by hand; tests/README.md has what it found.

pip install atheris
python tests/fuzz.py html -max_total_time=600 -rss_limit_mb=2000
python tests/fuzz.py html crash-0123abcd     # run a file that it found once more
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
    from lexile.documents.boilerplate import mark_boilerplate
    from lexile.documents.formats import format_of
    from lexile.documents.formats.docx import read_docx
    from lexile.documents.formats.epub import read_epub
    from lexile.documents.formats.html import read_html
    from lexile.documents.formats.markdown import read_markdown
    from lexile.documents.formats.odt import read_odt
    from lexile.documents.formats.pdf.text import read_pdf
    from lexile.documents.formats.plain import read_plain
    from lexile.documents.formats.rtf import read_rtf
    from lexile.documents.formats.saved_mail import read_mail
    from lexile.documents.formats.saved_page import read_saved_page
    from lexile.documents.packed import PackedFile
    from lexile.errors import LexileError
    from lexile.text.cleaning import clean
    from lexile.text.sections import split_sections
    from lexile.text.sentences import segment
    from tests.documents.samples import MADE, docx, draw_pdf, epub, odt, pack, pdf

Read = Callable[[bytes], tuple[Block, ...]]

_DOCX_TAGS = """p r t pPr pStyle numPr tbl tr tc br tab footnote footnoteReference del delText ins sdt hyperlink
    instrText txbxContent pict outlineLvl body noBreakHyphen style name basedOn""".split()
_ODT_TAGS = """p h span list list-item table table-row table-cell note note-body note-citation s tab line-break
    annotation tracked-changes table-of-content frame text-box a style""".split()
_HTML_TAGS = """p div h1 h2 ul li table tr td a sup pre code nav main aside blockquote br script style template svg
    figure figcaption rt select body html""".split()
_RTF_WORDS = r"""{ } \par \pard \s1 \cell \row \trowd \intbl \footnote \u8220? \'e9 \bin3 \uc2 \* \tab \line \ls1
    \listtext \outlinelevel2 \stylesheet \field \fldinst \fldrslt \pict \sect \page \upr \ud \v \deleted \ansicpg932
    \mac \header \nestcell""".split()
_TEXTS = ("One day. ", "The end", "1 ", "“Why?” ", "CHAPTER I", "\n", "word " * 9, "é", "- ", "\u2028")
_RTF_TEXTS = [text.encode("cp1252", "replace").decode("latin-1") for text in _TEXTS]


def xml_from(data: bytes, tags: list[str], prefix: str = "") -> str:
    """Tags and texts that the bytes select, with every tag closed, since randomly changed XML is always invalid."""
    output: list[str] = []
    open_tags: list[str] = []
    for byte in data:
        if byte < 120:
            tag = prefix + tags[byte % len(tags)]
            open_tags.append(tag)
            output.append(f'<{tag} {prefix}val="{byte}" class="footnote toc poem">')
        elif byte < 200 and open_tags:
            output.append(f"</{open_tags.pop()}>")
        else:
            output.append(_TEXTS[byte % len(_TEXTS)])
    return "".join(output) + "".join(f"</{tag}>" for tag in reversed(open_tags))


def rtf_from(data: bytes) -> bytes:
    """An RTF document of control words and texts that the bytes select."""
    tokens = [*_RTF_WORDS, *_RTF_TEXTS]
    return b"{\\rtf1" + "".join(tokens[byte % len(tokens)] for byte in data).encode("latin-1")


def either(raw: Read, built: Read) -> Read:
    """Let the first byte decide whether the others are the file itself or select what it is built from."""
    return lambda data: (built if data[:1] > b"\x7f" else raw)(data[1:])


def unpack_archive(data: bytes) -> tuple[Block, ...]:
    """Unpack an archive, which has no blocks of its own."""
    list(members(data))
    return ()


def detect_format(data: bytes) -> tuple[Block, ...]:
    """Detect the format of a file, without reading it."""
    format_of("a.docx", data)
    return ()


def read_drawing(data: bytes) -> tuple[Block, ...]:
    """Read a valid PDF with a page whose drawing commands are these bytes."""
    return read_pdf(draw_pdf(data.decode("latin-1"))).blocks


def read_lines(data: bytes) -> tuple[Block, ...]:
    """Read a valid PDF of three pages, with lines whose positions and sizes the bytes select."""
    lines = [(6.0 * a, 7.9 * b, 6.0 + c % 16, _TEXTS[c % 9]) for a, b, c in zip(*[iter(data)] * 3, strict=False)]
    third = len(lines) // 3 + 1
    return read_pdf(pdf([lines[start : start + third] for start in range(0, len(lines) or 1, third)])).blocks


TARGETS: dict[str, tuple[Read, list[bytes]]] = {
    "plain": (lambda data: read_plain(data).blocks, [MADE["boat.txt"]]),
    "markdown": (lambda data: read_markdown(data).blocks, [MADE["boat.md"]]),
    "html": (
        either(
            lambda data: read_html(data).blocks,
            lambda data: read_html(xml_from(data, _HTML_TAGS).encode()).blocks,
        ),
        [b"\0" + MADE["boat.html"], b"\xff" + bytes(range(0, 250, 7))],
    ),
    "docx": (
        either(
            lambda data: read_docx(pack({"word/document.xml": data, "word/styles.xml": data})).blocks,
            lambda data: (
                read_docx(docx(xml_from(data, _DOCX_TAGS, "w:"), xml_from(data[::2], _DOCX_TAGS, "w:"))).blocks
            ),
        ),
        [b"\0" + PackedFile(docx()).read("word/document.xml"), b"\xff" + bytes(range(0, 250, 7))],
    ),
    "odt": (
        either(
            lambda data: read_odt(pack({"content.xml": data, "styles.xml": data})).blocks,
            lambda data: read_odt(odt(xml_from(data, _ODT_TAGS, "text:"))).blocks,
        ),
        [b"\0" + PackedFile(odt()).read("content.xml"), b"\xff" + bytes(range(0, 250, 7))],
    ),
    "rtf": (
        either(lambda data: read_rtf(data).blocks, lambda data: read_rtf(rtf_from(data)).blocks),
        [b"\0" + MADE["boat.rtf"], b"\xff" + bytes(range(60))],
    ),
    "pdf": (
        either(lambda data: read_pdf(data).blocks, either(read_drawing, read_lines)),
        [b"\0" + MADE["boat.pdf"], b"\xff\0BT /F1 12 Tf 72 700 Td (One day.) Tj ET", b"\xff\xff" + bytes(range(90))],
    ),
    "epub": (
        either(
            lambda data: read_epub(epub(more={"O/book.opf": data, "META-INF/container.xml": data})).blocks,
            lambda data: read_epub(epub({"1.xhtml": xml_from(data, _HTML_TAGS), "2.xhtml": "<p>Two.</p>"})).blocks,
        ),
        [b"\0" + PackedFile(epub()).read("O/book.opf"), b"\xff" + bytes(range(0, 250, 7))],
    ),
    "mail": (
        either(lambda data: read_mail(data).blocks, lambda data: read_saved_page(data).blocks),
        [b"\0" + MADE["boat.eml"], b"\xff" + MADE["boat.mhtml"]],
    ),
    "archive": (unpack_archive, [pack({"a.txt": b"One day.", "b/c.md": b"# One"})]),
    "detection": (detect_format, [MADE["boat.docx"], MADE["boat.pdf"]]),
}


def check(read: Read, data: bytes) -> None:
    """Fail unless the bytes are refused with a sentence, or give blocks that keep all words in the later steps."""
    try:
        blocks = mark_boilerplate(read(data))
    except LexileError as error:
        if not str(error).endswith("."):
            raise AssertionError("an error message that is not a sentence") from error
        return
    for keep_all in (False, True):
        text = segment(clean(Document("a", blocks), keep_all=keep_all))
        assert sum(sentence.words for sentence in text.sentences) == len(text.words), "a word is lost"
        sections = split_sections(text)
        if sections:
            assert (sections[0].first, sections[-1].last) == (0, len(text.sentences)), "a section is lost"
            assert all(before.last == after.first for before, after in pairwise(sections)), "sections overlap"


def main() -> None:
    """Fuzz the reader that the first argument names, starting from valid documents."""
    read, seeds = TARGETS[sys.argv.pop(1)]
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds):
            (Path(folder) / str(number)).write_bytes(seed)
        reproducing = any(not argument.startswith("-") for argument in sys.argv[1:])  # a file found earlier
        atheris.Setup([*sys.argv, *([] if reproducing else [folder])], lambda data: check(read, data))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
