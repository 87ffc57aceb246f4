"""PDF pages to lines with their places; what the lines mean together is `layout`'s."""

import re
from collections.abc import Iterator
from ctypes import byref, c_double, c_int, c_ushort, create_string_buffer
from itertools import pairwise
from math import hypot

import pypdfium2
import pypdfium2.raw as pdfium

from lexile.documents.document import Block
from lexile.documents.formats.pdf.blocks import page_blocks
from lexile.documents.formats.pdf.columns import Line
from lexile.documents.limits import MAX_PAGES
from lexile.errors import DamagedFile, ProtectedFile, TooLarge

_GAP = 0.9  # of the size of the type: a wider blank within a row may part two columns
_RAISED = 0.8  # of the size of the type: a smaller digit after a word marks a note
_BOLD = 600  # weight of the type
_BOLD_NAME = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_FONT_NAME = 100  # bytes of a font's name that are looked at
_LOCKED = 4  # PDFium's number for a missing password
_LEAST_LETTERS = 3  # a page with fewer has no text: a picture, as a scanner makes it
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SLANT = 0.1  # of a sign's width that it may rise
_HYPHEN = "\x02"  # PDFium's sign for a hyphen at the end of a line
_LINE_ENDS = frozenset(("\n", "\r", _HYPHEN))


def pdf_pages(data: bytes) -> tuple[tuple[Block, ...], int]:
    """The blocks of a PDF in reading order, and how many of its pages have no text.

    Raises:
        LexileError: it is damaged, locked or too long.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _LOCKED or "assword" in str(error):
            raise ProtectedFile("the PDF is locked with a password. Save it without one.") from error
        raise DamagedFile("the PDF is damaged or was cut off. Save or download it again.") from error
    count = len(document)
    if count > MAX_PAGES:
        raise TooLarge(f"the PDF has {count:,} pages; at most {MAX_PAGES:,} can be read. Split it.")
    if not count:
        raise DamagedFile("the PDF is damaged: it has no pages. Save or download it again.")
    pages: list[list[Line]] = []
    broken = 0
    for number in range(count):
        try:
            page = document[number]
            text = page.get_textpage()
            pages.append(list(_lines(text)))
            text.close()
            page.close()
        except pypdfium2.PdfiumError:
            pages.append([])
            broken += 1
    if broken == count:
        raise DamagedFile("the PDF is damaged: none of its pages can be read. Save or download it again.")
    empty = sum(sum(len(line.text) for line in lines) < _LEAST_LETTERS for lines in pages)
    return page_blocks(pages), empty


def _lines(page: pypdfium2.PdfTextPage) -> Iterator[Line]:
    """The pieces of lines on a page in the order of the file, each without a wide gap in it."""
    signs = _signs(page)
    start = 0
    for place, sign in enumerate([*signs, "\n"]):
        if sign in _LINE_ENDS or place == len(signs):
            end = place + 1 if sign == _HYPHEN else place
            if end > start:
                yield from _pieces(page, signs, start, end)
            start = place + 1


def _signs(page: pypdfium2.PdfTextPage) -> list[str]:
    """The signs of a page, one for each of PDFium's places."""
    count = pdfium.FPDFText_CountChars(page)
    if count <= 0:
        return []
    buffer = (c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(page, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "surrogatepass").replace("\ufffe", _HYPHEN)
    if len(text) == count and not _SURROGATE.search(text):
        return list(text)
    # Where signs and places do not match, as with rare alphabets: one by one.
    return [chr(pdfium.FPDFText_GetUnicode(page, place)) for place in range(count)]


def _pieces(page: pypdfium2.PdfTextPage, signs: list[str], start: int, end: int) -> Iterator[Line]:
    """One line, cut where a gap is wider than between words."""
    while start < end and signs[start] == " ":
        start += 1
    size, upright = _type(page, start) if start < end else (0.0, False)
    if not upright:  # a stamp across the page or along its margin
        return
    base = _base(page, start)
    # Bold from its first to its last word; one asks only there, which spares most of the time.
    bold = all(_is_bold(page, place) for place in (start, end - 1))
    bounds = [start, *(place + 1 for place in range(start, end) if signs[place] == " "), end]
    run: list[Line] = []
    for first, last in pairwise(bounds):
        word = _word(page, signs, first, last, Line("", 0.0, 0.0, base, base + size, size, bold))
        if word is None:
            continue
        if run and word.size < _RAISED * run[-1].size and word.text.isdecimal():
            continue  # a note's mark that stands apart
        if run and not -_GAP * word.size < word.left - run[-1].right < _GAP * max(word.size, run[-1].size):
            yield _joined(run)
            run = []
        run.append(word)
    if run:
        yield _joined(run)


def _word(page: pypdfium2.PdfTextPage, signs: list[str], first: int, last: int, line: Line) -> Line | None:
    """The signs between two blanks, with their place in the line and their size; None where nothing is there."""
    while last > first and signs[last - 1] == " ":
        last -= 1
    if first == last:
        return None
    left, right = _side(page, first, 0), _side(page, last - 1, 1)
    size, kept = line.size, last
    if signs[last - 1].isdigit():
        if signs[first].isdigit():
            size, _ = _type(page, first)
        else:
            while kept > first and signs[kept - 1].isdigit() and _type(page, kept - 1)[0] < _RAISED * size:
                kept -= 1
    text = "".join(signs[first:kept]).replace(_HYPHEN, "-")
    if not text.isascii() or not text.isprintable():
        text = _CONTROL.sub("", text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore"))
    return Line(text, left, right, line.bottom, line.bottom + size, size, line.bold) if text else None


def _type(page: pypdfium2.PdfTextPage, place: int) -> tuple[float, bool]:
    """How large a sign is set, in points, and whether it stands upright."""
    size = pdfium.FPDFText_GetFontSize(page, place)
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(page, place, byref(matrix)):
        return max(size, 1.0), True
    upright = abs(matrix.b) <= _SLANT * abs(matrix.a)
    return max(abs(size * hypot(matrix.c, matrix.d)), 1.0), upright


def _is_bold(page: pypdfium2.PdfTextPage, place: int) -> bool:
    """Whether a sign is set in bold type, by its weight or by what its font is called."""
    if pdfium.FPDFText_GetFontWeight(page, place) >= _BOLD:
        return True
    name, flags = create_string_buffer(_FONT_NAME), c_int()
    pdfium.FPDFText_GetFontInfo(page, place, name, _FONT_NAME, byref(flags))
    return _BOLD_NAME.search(name.value) is not None


def _base(page: pypdfium2.PdfTextPage, place: int) -> float:
    """The height of the line that a sign stands on."""
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(page, place, byref(x), byref(y))
    return y.value


def _side(page: pypdfium2.PdfTextPage, place: int, side: int) -> float:
    """The left (0) or right (1) edge of a sign, in points."""
    edges = c_double(), c_double(), c_double(), c_double()
    pdfium.FPDFText_GetCharBox(page, place, byref(edges[0]), byref(edges[1]), byref(edges[2]), byref(edges[3]))
    return edges[side].value


def _joined(words: list[Line]) -> Line:
    letters = max(sum(len(word.text) for word in words), 1)
    return Line(
        " ".join(word.text for word in words),
        words[0].left,
        words[-1].right,
        min(word.bottom for word in words),
        max(word.top for word in words),
        sum(word.size * len(word.text) for word in words) / letters,
        all(word.bold for word in words),
    )
