"""The lines of a PDF's pages to blocks: columns, paragraphs, headings, notes, and what every page repeats."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from lexile.documents.document import Block, BlockKind
from lexile.documents.formats.pdf.columns import Line, columns
from lexile.documents.structure import has_leaders, looks_like_verse

Pages = list[list[Line]]
Groups = list[list[Line]]
"""The lines of a column by the paragraph that they belong to."""

_LARGE = 1.15  # times the body's size: a heading
_SMALL = 0.9  # times the body's size: a note, at the foot of a page
_EDGE = 3  # lines at the top or bottom of a page that may be repeated ones
_REPEATED = 3  # pages that must share a line before it is a running head; both, where there are only two
_HEADING_WORDS = 15
_LEADING = 1.35  # times the usual distance of lines: a new paragraph
_TABLE_LEADING = 3  # times the usual distance of lines: a table has ended
_INDENT = 0.7  # times the size of the type
_ENDS = 4  # columns whose last paragraph may go on: a page's two, a box, a caption
_NUMBER = re.compile(r"\W*(?:page|p\.)?\W*(?:\d{1,4}|[ivxlc]{1,7})(?:\W*(?:of|/)\W*\d{1,4})?\W*$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_PAGE_NUMBER = re.compile(r"^\W*#(?:\W*(?:of|/)\W*#)?[^\w#]*|[^\w#]*#(?:\W*(?:of|/)\W*#)?\W*$")
_NUMBER = re.compile(r"\s*\d+\.")
_BULLET = re.compile(r"\s*(?:[•‣◦▪●○■*–-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)")
_NOTE = re.compile(r"\s*(?:\d{1,3}|[*†‡§])[.)]?\s*\S")
_CAPTION = re.compile(r"(?:Figure|Fig\.|Table|Photo|Map|Chart|Plate|Diagram)\s+\d+", re.IGNORECASE)
_CLOSED = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_STOPPED = re.compile(r"[.!?:;,][\"'”’)]*$")


def page_blocks(pages: Pages) -> tuple[Block, ...]:
    """The blocks of all pages in reading order; a paragraph may run on over a page's or column's end."""
    parted = [columns(pieces) for pieces in pages]
    pages = [[line for column in page for line in column.lines] for page in parted]
    body, leading, repeated = body_size(pages), leading_of(pages), _repeated(pages)
    flow: list[Groups] = []
    apart: list[Block] = []
    for page, lines in zip(parted, pages, strict=True):
        heights = sorted(line.bottom for line in lines)
        for number, column in enumerate(page, start=1):
            main = []
            for line in column.lines:
                if _at_edge(heights, line) and (_key(line) in repeated or _NUMBER.match(line.text)):
                    apart.append(Block(BlockKind.RUNNING_HEAD, line.text))
                else:
                    main.append(line)
            foot = _foot(main, body, alone=number == len(page) > 1)
            apart += [Block(BlockKind.FOOTNOTE, _text(group)) for group in _paragraphs(foot, leading, column.right)]
            if len(main) > len(foot):
                flow.append(_paragraphs(main[: len(main) - len(foot)], leading, column.right))
    return (*_joined(flow, body), *apart)


def _joined(flow: list[Groups], body: float) -> list[Block]:
    """The blocks of columns that follow one another, each paragraph whole."""
    blocks: list[Block] = []
    ends: list[tuple[int, Line]] = []  # of the columns last read: their last block, and its last line
    for number, groups in enumerate(flow):
        goes_on = None
        if _block(groups[0], body).kind is BlockKind.PARAGRAPH:
            goes_on = _goes_on(blocks, ends, groups, flow[number + 1 : number + _ENDS - 1])
        for place, group in enumerate(groups):
            block = _block(group, body)
            if place == 0 and goes_on is not None:
                blocks[goes_on] = replace(blocks[goes_on], text=f"{blocks[goes_on].text}\n{block.text}")
                ends = [end for end in ends if end[0] != goes_on]
            else:
                blocks.append(block)
        last = goes_on if goes_on is not None and len(groups) == 1 else len(blocks) - 1
        ends = [*ends[1 - _ENDS :], (last, groups[-1][-1])]
    return blocks


def _goes_on(blocks: list[Block], ends: list[tuple[int, Line]], groups: Groups, following: list[Groups]) -> int | None:
    """The number of the paragraph that a column begins within: of the last column, or past a box or a caption."""
    first, last = groups[0][0], groups[-1][-1]
    if first.text[:1].islower():
        unended = [number for number, line in reversed(ends) if _runs_on(blocks[number], line, first)]
        return unended[0] if unended else None
    # A capital may as well begin a box whose text is whole, and the paragraph go on behind it.
    box = _CLOSED.search(last.text) and any(later[0][0].text[:1].islower() for later in following)
    if ends and not box and _runs_on(blocks[ends[-1][0]], ends[-1][1], first):
        return ends[-1][0]
    return None


def body_size(pages: Pages) -> float:
    """The size of the type that most letters are set in, in points."""
    letters: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            letters[round(line.size * 2) / 2] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 1.0


def _repeated(pages: Pages) -> set[str]:
    """What stands at the edge of several pages, its numbers aside."""
    seen = Counter(key for lines in pages for key in _edges(lines))
    enough = min(_REPEATED, max(len(pages), 2))
    return {key for key, count in seen.items() if count >= enough}


def _edges(lines: list[Line]) -> set[str]:
    heights = sorted(line.bottom for line in lines)
    return {_key(line) for line in lines if _at_edge(heights, line)}


def leading_of(pages: Pages) -> float:
    """The distance of two lines of a paragraph, as a multiple of the size of their type."""
    # In dialogue most lines begin a new paragraph: the usual distance is one of the smaller ones.
    distances = sorted(
        (before.bottom - after.bottom) / after.size
        for lines in pages
        for before, after in pairwise(lines)
        if 0.5 * after.size < before.bottom - after.bottom < 4 * after.size
    )
    return distances[len(distances) // 5] if distances else 1.2


def _at_edge(heights: list[float], line: Line) -> bool:
    """Whether fewer than `_EDGE` lines of the page stand above a line, or below it; the page's heights in order."""
    above = len(heights) - bisect_right(heights, line.bottom + 1)
    return above < _EDGE or bisect_left(heights, line.bottom - 1) < _EDGE


def _key(line: Line) -> str:
    """What a line shares with others of its kind: its words without any number, and its height on the page."""
    words = _PAGE_NUMBER.sub("", _DIGITS.sub("#", line.text.lower()))
    return f"{words or '#'}@{round(line.bottom / 6)}"


def _foot(lines: list[Line], body: float, *, alone: bool) -> list[Line]:
    """The notes below a column's text: smaller lines at its end, the first of them with a mark.

    `alone` tells that they may be all of a column, since they stand below two others.
    """
    first = len(lines)
    while first and lines[first - 1].size < _SMALL * body:
        first -= 1
    while first < len(lines) and not _NOTE.match(lines[first].text):
        first += 1
    return lines[first:] if first or alone else []


def _paragraphs(lines: list[Line], leading: float, right: float) -> Groups:
    """The lines of a column in groups: paragraphs, headings, and the rows of a table."""
    groups: Groups = []
    verse = _in_verse(lines, leading, right)
    for place, line in enumerate(lines):
        if place in verse or (groups and not _begins(groups[-1], line, leading, right)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _in_verse(lines: list[Line], leading: float, right: float) -> set[int]:
    """The numbers of the lines, after the first, of each stanza: lines that a hand broke, however they are set in."""
    found: set[int] = set()
    start = 0
    for place in range(1, len(lines) + 1):
        if place < len(lines):
            last, line = lines[place - 1], lines[place]
            near = 0.3 * line.size < last.bottom - line.bottom < _LEADING * leading * line.size
            if near and abs(line.size - last.size) < 0.12 * last.size and _would_fit(line, last, right):
                continue
        if looks_like_verse([line.text for line in lines[start:place]]):
            found.update(range(start + 1, place))
        start = place
    return found


def _is_row(line: Line) -> bool:
    """Whether a line looks like the row of a table; the number of a list item stands apart too."""
    return len(line.cells) > 1 or (bool(line.cells) and not _BULLET.match(line.text))


def _of_one_table(one: Line, other: Line) -> bool:
    """Whether two rows have a cell above each other, set to the left or to the right."""
    return (
        _is_row(one)
        and _is_row(other)
        and any(
            min(abs(a - b) for a, b in zip(cell, above, strict=True)) < one.size
            for cell in one.cells
            for above in other.cells
        )
    )


def _begins(group: list[Line], line: Line, leading: float, right: float) -> bool:
    """Whether a line begins a new paragraph after these, in a column that reaches as far as `right`."""
    last = group[-1]
    distance = last.bottom - line.bottom
    if _of_one_table(line, last):
        return distance > _TABLE_LEADING * leading * line.size
    if len(group) > 1 and _of_one_table(last, group[-2]):
        return True
    if has_leaders(line.text) != has_leaders(last.text):
        return True
    if abs(line.size - last.size) > 0.12 * last.size:
        return True
    if line.bold != last.bold and distance > 0.2 * last.size and (line.bold or len(group) == 1 or group[0].bold):
        return True  # a bold line is a heading, and so is what stands above one that is not bold
    if distance > _LEADING * leading * line.size or _BULLET.match(line.text):
        return True
    if len(group) == 1 and _CAPTION.match(last.text) and _would_fit(line, last, right):
        return True
    left = min(other.left for other in group)
    if line.left > left + _INDENT * line.size and line.left > last.left + _INDENT * line.size:
        return len(group) > 1 or bool(_CLOSED.search(last.text))
    return bool(_CLOSED.search(last.text)) and _would_fit(line, last, right)


def _would_fit(line: Line, last: Line, right: float) -> bool:
    """Whether the first word of a line had room at the end of the last one, so that somebody broke it by hand."""
    word, _, _ = line.text.partition(" ")
    width = (len(word) + 1) * (line.right - line.left) / max(len(line.text), 1)
    return last.right + width < right - _INDENT * line.size


def _text(lines: list[Line]) -> str:
    return "\n".join(line.text for line in lines)


def _block(lines: list[Line], body: float) -> Block:
    text = _text(lines)
    words = len(text.split())
    largest = max(line.size for line in lines)
    plain = not _STOPPED.search(text)
    if len(lines) > 1 and all(_of_one_table(one, other) for one, other in pairwise(lines)):
        return Block(BlockKind.TABLE, " | ".join(line.text for line in lines))
    if all(has_leaders(line.text) for line in lines):
        return Block(BlockKind.NAVIGATION, text)
    if largest > _LARGE * body and words <= 2 * _HEADING_WORDS:
        return Block(BlockKind.HEADING, text, 1 if largest > 1.5 * body else 2)
    if words <= _HEADING_WORDS and plain and all(line.bold for line in lines) and largest > 0.95 * body:
        return Block(BlockKind.HEADING, text, 3)
    if _CAPTION.match(text) and words < 60:
        return Block(BlockKind.CAPTION, text)
    mark = _BULLET.match(text)
    if mark:
        return Block(BlockKind.LIST_ITEM, text[mark.end() :], numbered=_NUMBER.match(text) is not None)
    return Block(BlockKind.PARAGRAPH, text)


def _runs_on(before: Block, last: Line, first: Line) -> bool:
    """Whether a paragraph goes on over the end of a page or column."""
    return (
        before.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        and not _CLOSED.search(last.text)
        and abs(first.size - last.size) < 0.12 * last.size
    )
