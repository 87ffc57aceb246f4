"""Reads a PDF: takes the segments of its lines, with their positions, from PDFium, and has them turned into blocks."""

import re
from collections import Counter
from collections.abc import Iterator
from ctypes import CFUNCTYPE, byref, c_double, c_int, c_ushort, c_void_p, cast, create_string_buffer
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import hypot
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from lexile.documents.credits import Credits, credits_of
from lexile.documents.document import Content
from lexile.documents.formats.pdf.blocks import page_blocks
from lexile.documents.formats.pdf.drawings import bullets_of, drawings_of
from lexile.documents.formats.pdf.grids import Rules, rules_of
from lexile.documents.formats.pdf.lines import RAISED, Line, join_lines, may_be_mark
from lexile.documents.limits import MAX_PAGES, allow_time
from lexile.documents.structure import is_note_mark
from lexile.errors import DamagedFile, ProtectedFile, TooLarge
from lexile.isolation import report_progress

# For the origin of thresholds, see the package's docstring.
_GAP = 0.9  # of the type size: a wider space inside a row may separate two columns
_SLANT = 0.1  # rise of a character's baseline as a share of its width; more is a stamp across the page
_MIN_CHARACTERS = 3  # a page with fewer is a picture, as a scanner makes it
_SMALLER, _RISE = 0.9, 0.2  # of the type size: a mark that word processors raise by hand
_BOLD = 600  # font weight; semi-bold in OpenType
_BOLD_NAME = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_FIXED_NAME = re.compile(rb"mono|courier|typewriter|consol|cmtt|sftt|lmtt", re.IGNORECASE)
_FIXED_PITCH = 1  # flag of a font (ISO 32000-1, table 123)
_FONT_NAME = 100  # bytes of a font's name to look at; PostScript names have at most 63 characters
_PASSWORD_MISSING = 4  # PDFium's FPDF_ERR_PASSWORD
_LONGEST_MARK = 4  # characters of a Roman numeral that marks a note
_MARKED = re.compile(r"[.,;:!?\"'”’)](?:[ivx]{1,4}|[a-z])$")  # the end of a sentence or clause with such a mark
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_HYPHEN = "\x02"  # PDFium's code for a hyphen at the end of a line
_LINE_ENDS = frozenset(("\n", "\r", _HYPHEN))
# Pages that are searched for drawings, and of the later ones every so many where none were found: a search takes a
# tenth of the time of a page, and novels have none.
_SEARCHED, _SEARCHED_LATER = 20, 4
_SAMPLED = 24  # characters of a page that are asked which way it is turned; a stamp across it has fewer words than it
_PAGES_PER_SECOND = 125  # a busy machine reads so many full pages, of 600 words, in a second of computing
# What PDFium writes positions to; made once, since making them for each word would take most of the time.
_EDGES = c_double(), c_double(), c_double(), c_double()
_EDGE_POINTERS = tuple(byref(edge) for edge in _EDGES)
# Called twice for each word, without the checks of each argument that pypdfium2 adds: they take five times as long.
_get_char_box = CFUNCTYPE(c_int)(cast(pdfium.FPDFText_GetCharBox, c_void_p).value or 0)


@dataclass(frozen=True, slots=True)
class _Page:
    """The characters of a page, and how its text is turned: as a sheet that was scanned or printed sideways."""

    raw: Any
    """PDFium's handle."""
    quarters: int
    """Quarter turns, anticlockwise, of the text against the page."""
    bounds: tuple[float, float, float, float]
    """The left, bottom, right and top edge of the page, in points."""
    rules: Rules
    """The straight lines drawn on it, as around the cells of a table."""

    def upright(self, x: float, y: float) -> tuple[float, float]:
        """Where a point is on the page as one holds it to read."""
        left, bottom, right, top = self.bounds
        match self.quarters:
            case 0:
                return x, y
            case 1:
                return y - bottom, right - x
            case 2:
                return right - x, top - y
            case _:
                return top - y, x - left


@dataclass(frozen=True, slots=True)
class _Font:
    """Whether a font is bold, and whether its letters are as wide as each other."""

    bold: bool
    fixed: bool


def read_pdf(data: bytes) -> Content:
    """The blocks of a PDF in reading order.

    Raises:
        LexileError: it is damaged, locked or too long.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_MISSING or "assword" in str(error):
            raise ProtectedFile("the PDF is locked with a password. Save it without one.") from error
        raise DamagedFile("the PDF is damaged or was cut off. Save or download it again.") from error
    count = len(document)
    if count > MAX_PAGES:
        raise TooLarge(f"the PDF has {count:,} pages; at most {MAX_PAGES:,} can be read. Split it.")
    if not count:
        raise DamagedFile("the PDF is damaged: it has no pages. Save or download it again.")
    allow_time(count // _PAGES_PER_SECOND)
    pages: list[list[Line]] = []
    rules: list[Rules] = []
    has_drawings = False
    broken = 0
    for number in range(count):
        report_progress(number, count)
        try:
            page = document[number]
            text = page.get_textpage()
            quarters = _quarters(text.raw)
            is_searched = has_drawings or number < _SEARCHED or number % _SEARCHED_LATER == 0
            drawn = drawings_of(page.raw) if is_searched and not quarters else []
            has_drawings = has_drawings or bool(drawn)
            rules.append(rules_of(drawn))
            segments = list(_segments(_Page(text.raw, quarters, page.get_cropbox(), rules[-1])))
            pages.append(segments + bullets_of(drawn, segments))
            text.close()
            page.close()
        except pypdfium2.PdfiumError:
            pages.append([])
            rules[len(pages) - 1 :] = [Rules()]
            broken += 1
    report_progress(count, count)
    if broken == count:
        raise DamagedFile("the PDF is damaged: none of its pages can be read. Save or download it again.")
    without_text = sum(sum(len(line.text) for line in lines) < _MIN_CHARACTERS for lines in pages)
    named = _credits(document)
    return Content(page_blocks(pages, rules), without_text, named.title, named.author)


def _credits(document: pypdfium2.PdfDocument) -> Credits:
    try:
        told = document.get_metadata_dict()
    except (pypdfium2.PdfiumError, ValueError):
        return Credits()
    return credits_of(told.get("Title"), told.get("Author"))


def _segments(page: _Page) -> Iterator[Line]:
    """The segments of the lines on a page, in the order of the file, none with a wide gap inside."""
    characters = _page_characters(page)
    start = 0
    for index, character in enumerate([*characters, "\n"]):
        if character in _LINE_ENDS or index == len(characters):
            end = index + 1 if character == _HYPHEN else index
            if end > start:
                yield from _line_segments(page, characters, start, end)
            start = index + 1


def _page_characters(page: _Page) -> list[str]:
    """The characters of a page, one for each of PDFium's character indexes."""
    count = pdfium.FPDFText_CountChars(page.raw)
    if count <= 0:
        return []
    buffer = (c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(page.raw, 0, count, buffer)
    text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "surrogatepass").replace("\ufffe", _HYPHEN)
    if len(text) == count and not _SURROGATE.search(text):
        return list(text)
    # With rare scripts, characters and indexes do not match: read them one by one.
    return [chr(pdfium.FPDFText_GetUnicode(page.raw, index)) for index in range(count)]


def _line_segments(page: _Page, characters: list[str], start: int, end: int) -> Iterator[Line]:
    """One line, cut at gaps wider than those between words."""
    while start < end and characters[start] == " ":
        start += 1
    # The first letter tells the size of a line; the bullet before it may be smaller.
    letter = start
    if start < end and not characters[start].isalnum():
        letter = next((index for index in range(start, end) if characters[index].isalnum()), start)
    size, upright = _type_size(page, letter) if start < end else (0.0, False)
    if not upright:  # a stamp across the page or along its margin
        return
    # A line is bold if its first and last characters are; asking about each would take most of the time.
    font = _font(page, start)
    last = _font(page, end - 1) if font.bold or font.fixed else font
    middle = _font(page, (start + end) // 2) if font.fixed else font
    fixed = font.fixed and last.fixed and middle.fixed
    if font.fixed and not fixed:  # browsers set a name from a program smaller than the sentence that it begins
        letter = end - 1 if middle.fixed else (start + end) // 2
        size, _ = _type_size(page, letter)
    baseline = _baseline(page, letter)
    line = Line("", 0.0, 0.0, baseline, baseline + size, size, font.bold and last.bold, fixed)
    bounds = [start, *(index + 1 for index in range(start, end) if characters[index] == " "), end]
    words: list[Line] = []
    rules = page.rules if page.rules else None
    for left, right in pairwise(bounds):
        word = _word(page, characters, left, right, line)
        if word is None:
            continue
        if words and word.size < RAISED * words[-1].size and may_be_mark(word.text):
            continue  # the marker of a note, after a space
        if words and (
            not -_GAP * word.size < word.left - words[-1].right < _GAP * max(word.size, words[-1].size)
            or (rules is not None and rules.divide(words[-1].right, word.left, baseline + size / 3))
        ):
            yield join_lines(words)
            words = []
        words.append(word)
    if words:
        yield join_lines(words)


def _word(page: _Page, characters: list[str], first: int, last: int, line: Line) -> Line | None:
    """The characters between two spaces, with their position and size; None if there are none."""
    while last > first and characters[last - 1] == " ":
        last -= 1
    if first == last:
        return None
    left, right = _edge(page, first, 0), _edge(page, last - 1, 1)
    size, kept = line.size, last
    if characters[last - 1].isdigit():
        if characters[first].isdigit():
            size, _ = _type_size(page, first)
        else:
            while kept > first and characters[kept - 1].isdigit() and _is_raised(page, kept - 1, line):
                kept -= 1
            if not is_note_mark("".join(characters[kept:last]), "".join(characters[first:kept])):  # km²
                kept = last
    elif first == last - 1 or characters[last - 1] in "ivx" or not characters[last - 2].isalpha():  # few words
        if last - first <= _LONGEST_MARK and may_be_mark("".join(characters[first:last])):
            size, _ = _type_size(page, first)
        elif _MARKED.search("".join(characters[max(first, last - _LONGEST_MARK - 1) : last])):
            while kept > first and characters[kept - 1].islower() and _is_raised(page, kept - 1, line):
                kept -= 1
    text = "".join(characters[first:kept]).replace(_HYPHEN, "-")
    if not text.isascii() or not text.isprintable():
        text = _CONTROL.sub("", text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore"))
    return Line(text, left, right, line.bottom, line.bottom + size, size, line.bold, line.fixed) if text else None


def _type_size(page: _Page, index: int) -> tuple[float, bool]:
    """The size of a character as shown, in points, and whether it is upright."""
    size = pdfium.FPDFText_GetFontSize(page.raw, index)
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(page.raw, index, byref(matrix)):
        return max(size, 1.0), True
    upright = _turn(matrix) == page.quarters
    return max(abs(size * hypot(matrix.c, matrix.d)), 1.0), upright


def _is_raised(page: _Page, index: int, line: Line) -> bool:
    """Whether a character is the mark of a note: much smaller than its line, or smaller and above its baseline."""
    size = _type_size(page, index)[0] / line.size
    return size < RAISED or (size < _SMALLER and _baseline(page, index) > line.bottom + _RISE * line.size)


def _font(page: _Page, index: int) -> _Font:
    """The font of a character, by its weight, name and flags."""
    name, flags = create_string_buffer(_FONT_NAME), c_int()
    pdfium.FPDFText_GetFontInfo(page.raw, index, name, _FONT_NAME, byref(flags))
    return _known_font(name.value, flags.value, pdfium.FPDFText_GetFontWeight(page.raw, index) >= _BOLD)


@lru_cache(maxsize=256)
def _known_font(name: bytes, flags: int, is_heavy: bool) -> _Font:
    return _Font(
        is_heavy or _BOLD_NAME.search(name) is not None,
        bool(flags & _FIXED_PITCH) or _FIXED_NAME.search(name) is not None,
    )


def _baseline(page: _Page, index: int) -> float:
    """The height of a character's baseline, in points."""
    x, y = c_double(), c_double()
    pdfium.FPDFText_GetCharOrigin(page.raw, index, byref(x), byref(y))
    return page.upright(x.value, y.value)[1]


def _edge(page: _Page, index: int, side: int) -> float:
    """The left (0) or right (1) edge of a character, in points."""
    _get_char_box(page.raw, index, *_EDGE_POINTERS)
    if not page.quarters:
        return _EDGES[side].value
    left, right, bottom, top = (edge.value for edge in _EDGES)
    return sorted((page.upright(left, bottom)[0], page.upright(right, top)[0]))[side]


def _quarters(raw: Any) -> int:
    """The quarter turns of most characters on a page."""
    count = pdfium.FPDFText_CountChars(raw)
    matrix = pdfium.FS_MATRIX()
    turns: Counter[int] = Counter()
    for index in range(0, count, max(count // _SAMPLED, 1)):
        if pdfium.FPDFText_GetMatrix(raw, index, byref(matrix)) and (turn := _turn(matrix)) is not None:
            turns[turn] += 1
    return turns.most_common(1)[0][0] if turns else 0


def _turn(matrix: Any) -> int | None:
    """The quarter turns of a character; None if it is askew."""
    if abs(matrix.b) <= _SLANT * abs(matrix.a):
        # Mirrored letters have a negative width, or are upside down to a page that is; neither is turned.
        return 2 if matrix.a < 0 and matrix.d < 0 else 0
    if abs(matrix.a) <= _SLANT * abs(matrix.b):
        return 1 if matrix.b > 0 else 3
    return None
