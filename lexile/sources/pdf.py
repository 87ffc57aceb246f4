"""PDF pages to lines with their places; what the lines mean together is `layout`'s."""

import re
from collections.abc import Iterator
from ctypes import byref, c_double
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from lexile.errors import DamagedFile, ProtectedFile, TooLarge
from lexile.sources.document import Block
from lexile.sources.layout import Line, page_blocks
from lexile.sources.limits import MAX_PAGES

_GAP = 1.8  # of the size of the type: a wider blank within a row parts two columns
_RAISED = 0.8  # of the size of the type: a smaller digit after a word marks a note
_BOLD = 600  # weight of the type
_LOCKED = 4  # PDFium's number for a missing password
_LEAST_LETTERS = 3  # a page with fewer has no text: a picture, as a scanner makes it
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HYPHEN = 2  # PDFium's sign for a hyphen at the end of a line


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
    count = pdfium.FPDFText_CountChars(page)
    signs = [pdfium.FPDFText_GetUnicode(page, place) for place in range(count)]
    start = 0
    for place, sign in enumerate([*signs, 10]):
        if sign in (10, 13, _HYPHEN) or place == count:
            end = place + 1 if sign == _HYPHEN else place
            if end > start:
                yield from _pieces(page, signs, start, end)
            start = place + 1


def _pieces(page: pypdfium2.PdfTextPage, signs: list[int], start: int, end: int) -> Iterator[Line]:
    """One line, cut where a gap is wider than between words."""
    bounds = [start, *(place + 1 for place in range(start, end) if signs[place] == 32), end]
    words = [_word(page, signs, first, last) for first, last in pairwise(bounds)]
    run: list[Line] = []
    for word in words:
        if word is None:
            continue
        if run and not -_GAP * word.size < word.left - run[-1].right < _GAP * max(word.size, run[-1].size):
            yield _joined(run)
            run = []
        run.append(word)
    if run:
        yield _joined(run)


def _word(page: pypdfium2.PdfTextPage, signs: list[int], first: int, last: int) -> Line | None:
    """The signs between two blanks, with their place and size; None where nothing is there."""
    while last > first and signs[last - 1] == 32:
        last -= 1
    if first == last:
        return None
    left, _, bottom, top = _box(page, first)
    _, right, _, _ = _box(page, last - 1)
    size = max(abs(top - bottom), 1.0)
    kept = last
    if chr(signs[last - 1]).isdigit() and not chr(signs[first]).isdigit():
        while kept > first and chr(signs[kept - 1]).isdigit() and _height(page, kept - 1) < _RAISED * size:
            kept -= 1
    text = "".join(map(chr, signs[first:kept])).replace(chr(_HYPHEN), "-")
    text = _CONTROL.sub("", text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore"))
    bold = pdfium.FPDFText_GetFontWeight(page, first) >= _BOLD
    return Line(text, left, right, bottom, top, size, bold) if text else None


def _height(page: pypdfium2.PdfTextPage, place: int) -> float:
    _, _, bottom, top = _box(page, place)
    return abs(top - bottom)


def _box(page: pypdfium2.PdfTextPage, place: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a sign, as high as its font, in points."""
    rectangle = pdfium.FS_RECTF()
    if pdfium.FPDFText_GetLooseCharBox(page, place, byref(rectangle)):
        return rectangle.left, rectangle.right, rectangle.bottom, rectangle.top
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    pdfium.FPDFText_GetCharBox(page, place, byref(left), byref(right), byref(bottom), byref(top))
    return left.value, right.value, bottom.value, top.value


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
