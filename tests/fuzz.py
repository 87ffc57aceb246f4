"""A coverage-guided fuzzer on one reader, run by hand: see README.md beside this file.

pip install atheris
python tests/fuzz.py html -max_total_time=600 -rss_limit_mb=2000
"""

import sys
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent / "sources")]

with atheris.instrument_imports(include=["lexile", "zipfile", "html", "defusedxml"]):
    from making import MADE, docx, odt, packed

    from lexile.errors import LexileError
    from lexile.sources.archive import members
    from lexile.sources.decoding import decode
    from lexile.sources.document import Document
    from lexile.sources.docx import docx_blocks
    from lexile.sources.epub import epub_blocks
    from lexile.sources.html import html_blocks
    from lexile.sources.markdown import markdown_file
    from lexile.sources.odt import odt_blocks
    from lexile.sources.pdf import pdf_pages
    from lexile.sources.plain import plain_blocks
    from lexile.sources.rtf import rtf_blocks
    from lexile.sources.sniff import format_of
    from lexile.text.clean import clean
    from lexile.text.segment import segment


def text(data: bytes) -> None:
    clean(Document("a", plain_blocks(decode(data)[0])))
    segment(clean(Document("a", plain_blocks(decode(data)[0]))))


def word(data: bytes) -> None:
    """The XML inside, since a packed file that was changed anywhere is only ever damaged."""
    docx_blocks(packed({"word/document.xml": data, "word/styles.xml": data}))


def opendocument(data: bytes) -> None:
    odt_blocks(packed({"content.xml": data}))


def _part(made: bytes, name: str) -> bytes:
    from lexile.sources.limits import Unpacked

    return Unpacked(made).read(name)


TARGETS = {
    "text": (text, MADE["boat.txt"]),
    "markdown": (markdown_file, MADE["boat.md"]),
    "html": (html_blocks, MADE["boat.html"]),
    "docx": (word, _part(docx(), "word/document.xml")),
    "odt": (opendocument, _part(odt(), "content.xml")),
    "rtf": (rtf_blocks, MADE["boat.rtf"]),
    "pdf": (pdf_pages, MADE["boat.pdf"]),
    "epub": (epub_blocks, MADE["boat.epub"]),
    "zip": (lambda data: list(members(data)), packed({"a.txt": b"One day.", "b/c.md": b"# One"})),
    "sniff": (lambda data: format_of("a.docx", data), MADE["boat.docx"]),
}


def main() -> None:
    """Fuzz the reader that the first argument names, beginning from a sound document."""
    read, seed = TARGETS[sys.argv.pop(1)]

    def one(data: bytes) -> None:
        for content in (data, seed[: len(seed) // 2] + data + seed[len(seed) // 2 :]):
            try:
                read(content)
            except LexileError as error:
                if not str(error):
                    raise AssertionError("an error without a sentence") from error

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
