"""The lines of a PDF's pages to blocks: columns, paragraphs, headings, notes, and what every page repeats."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from lexile.sources.document import Block, BlockKind


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one column with its place on the page in points, from the lower left, and the size of its type."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool = False


Pages = list[list[Line]]

_LARGE = 1.15  # times the body's size: a heading
_SMALL = 0.9  # times the body's size: a note, at the foot of a page
_EDGE = 3  # lines at the top or bottom of a page that may be repeated ones
_REPEATED = 3  # pages that must share a line before it is a running head; both, where there are only two
_HEADING_WORDS = 15
_LEADING = 1.35  # times the usual distance of lines: a new paragraph
_INDENT = 0.7  # times the size of the type
_SHORT = 0.88  # of the column's width: a line that ends before it may end a paragraph
_NUMBER = re.compile(r"\W*(?:page|p\.)?\W*(?:\d{1,4}|[ivxlc]{1,7})(?:\W*(?:of|/)\W*\d{1,4})?\W*$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_BULLET = re.compile(r"\s*(?:[•‣◦▪●○■*–-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)")
_NOTE = re.compile(r"\s*(?:\d{1,3}|[*†‡§])[.)]?\s*\S")
_CAPTION = re.compile(r"(?:Figure|Fig\.|Table|Photo|Map|Chart|Plate|Diagram)\s+\d+", re.IGNORECASE)
_CLOSED = re.compile(r"[.!?:;…][\"'”’)\]]*$")


def page_blocks(pages: Pages) -> tuple[Block, ...]:
    """The blocks of all pages in reading order; a paragraph may run on over a page's end."""
    pages = [in_reading_order(lines) for lines in pages]
    body = body_size(pages)
    repeated = _repeated(pages)
    blocks: list[Block] = []
    notes: list[Block] = []
    open_line: Line | None = None  # the last line of a paragraph that may go on
    for lines in pages:
        main = []
        for line in lines:
            if _at_edge(lines, line) and (_key(line) in repeated or _NUMBER.match(line.text)):
                notes.append(Block(BlockKind.RUNNING_HEAD, line.text))
            else:
                main.append(line)
        foot = _foot(main, body)
        for group in _paragraphs(main[: len(main) - len(foot)]):
            block = _block(group, body)
            if open_line is not None and blocks and _runs_on(blocks[-1], open_line, block, group[0]):
                blocks[-1] = Block(blocks[-1].kind, f"{blocks[-1].text}\n{block.text}", blocks[-1].level)
            else:
                blocks.append(block)
            open_line = group[-1]
        notes += [Block(BlockKind.FOOTNOTE, "\n".join(line.text for line in group)) for group in _paragraphs(foot)]
    return (*blocks, *notes)


def in_reading_order(lines: list[Line]) -> list[Line]:
    """The lines of a page column by column: a line that spans both columns ends the columns above it."""
    gutter = _gutter(lines)
    if gutter is None:
        return _rows(lines)
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in _rows(lines):
        if line.right <= gutter:
            left.append(line)
        elif line.left >= gutter:
            right.append(line)
        else:
            ordered += [*left, *right, line]
            left, right = [], []
    return [*ordered, *left, *right]


def _rows(lines: list[Line]) -> list[Line]:
    """From the top down, where the file's own order does not go so already; else as the file has them."""
    back = sum(after.bottom > before.top for before, after in pairwise(lines))
    if back <= max(1, len(lines) // 40):
        return lines
    return sorted(lines, key=lambda line: (-round(line.bottom / max(line.size, 1.0)), line.left))


def _gutter(lines: list[Line]) -> float | None:
    """Where the blank between two columns is, or None: a place that many lines end before, as many begin after."""
    if len(lines) < 8:
        return None
    low, high = min(line.left for line in lines), max(line.right for line in lines)
    best: tuple[int, float] | None = None
    for share in range(30, 71, 2):
        place = low + (high - low) * share / 100
        before = sum(line.right <= place for line in lines)
        after = sum(line.left >= place for line in lines)
        across = len(lines) - before - after
        if min(before, after) >= len(lines) / 4 and across <= len(lines) / 5 and (best is None or across < best[0]):
            best = across, place
    if best is None:
        return None
    # Both sides must be text that stands beside each other, not short lines above and below.
    place = best[1]
    wide = [line for line in lines if line.right <= place or line.left >= place]
    typical = median(line.right - line.left for line in wide)
    return place if typical > 0.3 * (high - low) else None


def body_size(pages: Pages) -> float:
    """The size of the type that most letters are set in, in points."""
    letters: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            letters[round(line.size * 2) / 2] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 1.0


def _repeated(pages: Pages) -> set[str]:
    """What stands at the edge of several pages, its numbers aside."""
    seen = Counter(key for lines in pages for key in {_key(line) for line in lines if _at_edge(lines, line)})
    enough = min(_REPEATED, max(len(pages), 2))
    return {key for key, count in seen.items() if count >= enough}


def _at_edge(lines: list[Line], line: Line) -> bool:
    above = sum(other.bottom > line.bottom + 1 for other in lines)
    below = sum(other.bottom < line.bottom - 1 for other in lines)
    return above < _EDGE or below < _EDGE


def _key(line: Line) -> str:
    return f"{_DIGITS.sub('#', line.text.lower())}@{round(line.bottom / 6)}"


def _foot(lines: list[Line], body: float) -> list[Line]:
    """The notes below a page's text: smaller lines at its end, the first of them with a mark."""
    first = len(lines)
    while first and lines[first - 1].size < _SMALL * body:
        first -= 1
    while first < len(lines) and not _NOTE.match(lines[first].text):
        first += 1
    return lines[first:] if first else []


def _paragraphs(lines: list[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    steps = [(before.bottom - after.bottom, after.size) for before, after in pairwise(lines)]
    # The usual distance within a paragraph is one of the smaller ones: in dialogue most lines begin a new paragraph.
    distances = sorted(step for step, size in steps if step > 0.5 * size)
    leading = distances[len(distances) // 5] if distances else 0.0
    rights = sorted(line.right for line in lines)
    for line in lines:
        if groups and not _begins(groups[-1], line, leading, rights):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _begins(group: list[Line], line: Line, leading: float, rights: list[float]) -> bool:
    """Whether a line begins a new paragraph after these."""
    last = group[-1]
    distance = last.bottom - line.bottom
    if abs(line.size - last.size) > 0.12 * last.size or line.bold != last.bold:
        # A bold word at the beginning of a line makes no line bold; a bold line is a heading.
        return abs(line.size - last.size) > 0.12 * last.size or distance > 0.2 * last.size
    if distance < 0:  # the top of another column
        return bool(_CLOSED.search(last.text)) and last.right < _column_right(last, rights) * _SHORT
    if distance < 0.3 * last.size:  # another piece of the same row
        return False
    if leading and distance > _LEADING * leading:
        return True
    if _BULLET.match(line.text):
        return True
    left = min(other.left for other in group)
    if line.left > left + _INDENT * line.size and line.left > last.left + _INDENT * line.size:
        return len(group) > 1 or bool(_CLOSED.search(last.text))
    width = max(other.right for other in group) - left
    longest = max(width, _column_right(last, rights) - left)
    return bool(_CLOSED.search(last.text)) and last.right - left < _SHORT * longest


def _column_right(line: Line, rights: list[float]) -> float:
    """How far to the right the lines of this line's column reach, a stray one aside."""
    near = [right for right in rights if line.right <= right <= line.right + 0.5 * (rights[-1] - rights[0] + 1)]
    return near[int(0.9 * (len(near) - 1))] if near else line.right


def _block(lines: list[Line], body: float) -> Block:
    text = "\n".join(line.text for line in lines)
    words = len(text.split())
    largest = max(line.size for line in lines)
    plain = not re.search(r"[.!?:;,][\"'”’)]*$", text)
    if largest > _LARGE * body and words <= 2 * _HEADING_WORDS:
        return Block(BlockKind.HEADING, text, 1 if largest > 1.5 * body else 2)
    if words <= _HEADING_WORDS and plain and all(line.bold for line in lines) and largest > 0.95 * body:
        return Block(BlockKind.HEADING, text, 3)
    if _CAPTION.match(text) and words < 60:
        return Block(BlockKind.CAPTION, text)
    mark = _BULLET.match(text)
    if mark:
        return Block(BlockKind.LIST_ITEM, text[mark.end() :])
    return Block(BlockKind.PARAGRAPH, text)


def _runs_on(before: Block, last: Line, after: Block, first: Line) -> bool:
    """Whether a paragraph goes on over the end of a page or column."""
    return (
        after.kind is BlockKind.PARAGRAPH
        and before.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        and first.bottom > last.bottom
        and not _CLOSED.search(last.text)
        and abs(first.size - last.size) < 0.12 * last.size
    )
