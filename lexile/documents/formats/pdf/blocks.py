"""Turns the lines of a PDF's pages into blocks: paragraphs, headings, notes, and what every page repeats."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, pairwise

from lexile.documents.document import Block, BlockKind
from lexile.documents.formats.pdf.columns import Column, find_columns
from lexile.documents.formats.pdf.grids import Rules
from lexile.documents.formats.pdf.lines import Line
from lexile.documents.formats.tables import table_blocks
from lexile.documents.formats.wrapping import LIST_MARKER
from lexile.documents.program import reads_as_prose
from lexile.documents.structure import LARGE, has_leaders, level_by_look, looks_like_verse

_Pages = list[list[Line]]
"""The lines of each page."""
_Groups = list[list[Line]]
"""The lines of a column, grouped by paragraph."""

# For the origin of thresholds, see the package's docstring.
_SMALL = 0.9  # of the body's type size: smaller type at the foot of a page is a note
_SAME_SIZE = 0.12  # of the type size: lines that differ by more are not of one paragraph
_EDGE = 3  # lines at the top or bottom of a page that may be repeated ones
_REPEATED = 3  # pages that must share a line before it is a running head; both, if there are only two
_MAX_DIGITS = 4  # of a page's number
_TYPED = 0.5  # share of letters of one width, above which a document is typed
_MAX_CAPTION_WORDS = 60
_PARAGRAPH_GAP = 1.35  # of the usual line distance: a larger one begins a paragraph
_TABLE_GAP = 3  # of the usual line distance: a larger one ends a table
_INDENT = 0.7  # of the type size: a larger indent begins a paragraph
_OPEN_ENDS = 4  # columns whose last paragraph may continue: two of a page, a box, a caption
_FULL_LINES = 3  # whose distance from the next one can be trusted
_WIDEST_LEADING = 1.3  # of the type size: the line distance where no lines are full, as in a play of short speeches
_USUAL_LEADING = 1.2  # of the type size: the line distance where it cannot be measured; typesetters' default
_PAGE_WORD = re.compile(r"\d+|\b[ivxlc]+\b")
_PAGE_NUMBER = re.compile(
    r"^\W{0,9}#(?:\W{0,9}(?:of|/)\W{0,9}#)?[^\w#]{0,9}|[^\w#]{0,9}#(?:\W{0,9}(?:of|/)\W{0,9}#)?\W{0,9}$"
)
# A page's number alone, which does not repeat if there are one or two pages: "12", "- 12 -", "Page 2 of 3", "iv".
_LONE_NUMBER = re.compile(
    r"\W{0,3}(?:(?i:page|p\.|pg\.?)\s*)?(?:\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|[ivxl]{1,7})\W{0,3}$"
)
# What browsers print above and below a page, alone if it is the only one: the time and the title, the address.
_PRINTED = re.compile(
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4}, \d{1,2}:\d{2}(?:\s?[AP]M)?(?: .{1,150})?$"
    r"|(?:file|https?)://\S{1,300}(?: \d+/\d+)?$"
)
_WORD = re.compile(r"[^\W\d_]+")
_NUMBERED = re.compile(r"\s*\d+\.")
_NOTE = re.compile(r"\s*(?:(?:\d{1,3}|[*†‡§])[.)]?\s*\S|(?:[ivx]{1,4}|[a-z])[.)]?\s+[\"“‘(]?[A-Z])")
_CAPTION = re.compile(r"(?:Figure|Fig\.|Table|Photo|Map|Chart|Plate|Diagram)\s+\d+", re.IGNORECASE)
_LABELLED = re.compile(r"[A-Z][\w'’-]{0,20}(?: [\w'’-]{1,20}){0,2}: ")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_CLOSED = re.compile(r"[.!?:;…][\"'”’)\]]*$")


def page_blocks(pages: _Pages, rules: list[Rules]) -> tuple[Block, ...]:
    """The blocks of all pages in reading order, then running heads and notes; `pages` are segments as PDFium has them.

    `rules` are the lines drawn on each page. A paragraph may continue over the end of a page or column.
    """
    if _is_typed(pages):  # as on a typewriter: its letters say nothing of programs
        pages = [[replace(line, fixed=False) for line in lines] for lines in pages]
    segments = pages

    @cache
    def written() -> Counter[str]:
        return Counter(word.lower() for lines in segments for line in lines for word in _WORD.findall(line.text))

    columns = [find_columns(page, drawn, written) for page, drawn in zip(segments, rules, strict=True)]
    pages = [[line for column in page for line in column.lines] for page in columns]
    body, leading, repeated = _body_size(pages), _line_distance(columns), _repeated_lines(pages)
    numbered = _numbered_lines(pages)
    flow: list[_Groups | _Table] = []
    separate: list[Block] = []
    for place, (page, lines) in enumerate(zip(columns, pages, strict=True)):
        heights = sorted(line.bottom for line in lines)
        for number, column in enumerate(page, start=1):
            if column.cells:
                flow.append(_Table(table_blocks([_cell_blocks(cell, leading, body) for cell in column.cells])))
                continue
            main = []
            for line in column.lines:
                # Page numbers repeat as "#"; the first or last line of a page may be one that does not.
                if (_at_edge(heights, line) and _key(line) in repeated) or (
                    _at_edge(heights, line, within=1)
                    and line.size <= LARGE * body  # larger, it is the number of a chapter
                    and (
                        _LONE_NUMBER.match(line.text)
                        or _PRINTED.match(line.text)
                        or not numbered.isdisjoint(_number_keys(line, place))
                    )
                ):
                    separate.append(Block(BlockKind.RUNNING_HEAD, line.text))
                else:
                    main.append(line)
            notes = _notes(main, body, may_be_all=number == len(page) > 1)
            separate += [Block(BlockKind.FOOTNOTE, _text(group)) for group in _paragraphs(notes, leading, column.right)]
            if len(main) > len(notes):
                flow.append(_paragraphs(main[: len(main) - len(notes)], leading, column.right))
    return (*_flow_blocks(flow, body), *separate)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table whose cells are drawn, as blocks."""

    blocks: list[Block]


def _cell_blocks(cell: tuple[Column, ...], leading: float, body: float) -> list[Block]:
    return [_block(group, body) for column in cell for group in _paragraphs(list(column.lines), leading, column.right)]


def _flow_blocks(flow: list[_Groups | _Table], body: float) -> list[Block]:
    """The blocks of consecutive columns, with paragraphs that continue in another column made whole."""
    blocks: list[Block] = []
    ends: list[tuple[int, Line]] = []  # the index of the last block of each recent column, and its last line
    for number, groups in enumerate(flow):
        if isinstance(groups, _Table):
            blocks += groups.blocks
            continue
        continued = None
        if _block(groups[0], body).kind is BlockKind.PARAGRAPH:
            following = [later for later in flow[number + 1 : number + _OPEN_ENDS - 1] if not isinstance(later, _Table)]
            continued = _continued_block(blocks, ends, groups, following)
        for index, group in enumerate(groups):
            block = _block(group, body)
            if index == 0 and continued is not None:
                blocks[continued] = replace(blocks[continued], text=f"{blocks[continued].text}\n{block.text}")
                ends = [end for end in ends if end[0] != continued]
            else:
                blocks.append(block)
        last = continued if continued is not None and len(groups) == 1 else len(blocks) - 1
        ends = [*ends[1 - _OPEN_ENDS :], (last, groups[-1][-1])]
    return blocks


def _continued_block(
    blocks: list[Block], ends: list[tuple[int, Line]], groups: _Groups, following: list[_Groups]
) -> int | None:
    """The index of the block that the column `groups` continues: of the last column, or from before a box."""
    first, last = groups[0][0], groups[-1][-1]
    if first.text[:1].islower():
        unended = [index for index, line in reversed(ends) if _may_continue(blocks[index], line, first)]
        return unended[0] if unended else None
    # A capital may also begin a box whose text is complete, with the paragraph continuing after it.
    box = _CLOSED.search(last.text) and any(later[0][0].text[:1].islower() for later in following)
    if ends and not box and _may_continue(blocks[ends[-1][0]], ends[-1][1], first):
        return ends[-1][0]
    return None


def _may_continue(block: Block, last: Line, first: Line) -> bool:
    """Whether a block that ends with the line `last` may continue with `first` on another page or column."""
    return (
        block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
        and not _CLOSED.search(last.text)
        and abs(first.size - last.size) < _SAME_SIZE * last.size
    )


def _body_size(pages: _Pages) -> float:
    """The type size of most characters, in points."""
    characters: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            characters[round(line.size * 2) / 2] += len(line.text)
    return characters.most_common(1)[0][0] if characters else 1.0


def _is_typed(pages: _Pages) -> bool:
    """Whether most letters are as wide as each other."""
    letters = sum(len(line.text) for lines in pages for line in lines)
    return sum(len(line.text) for lines in pages for line in lines if line.fixed) > _TYPED * letters


def _line_distance(pages: list[list[Column]]) -> float:
    """The distance between two lines of a paragraph, as a multiple of their type size."""
    distances: list[float] = []
    inside: list[float] = []  # those behind a line that is full, as the lines of a paragraph are but for the last
    for column in chain.from_iterable(pages):
        right = max((line.right for line in column.lines), default=0.0)
        for before, after in pairwise(column.lines):
            distance = (before.bottom - after.bottom) / after.size
            if 0.5 < distance < 4:
                distances.append(distance)
                if not _broken_by_hand(after, before, right):
                    inside.append(distance)
    if not distances:
        return _USUAL_LEADING
    # In dialogue most lines begin a new paragraph: the 20th percentile is a distance inside one.
    usual, full = (sorted(found)[len(found) // 5] if found else _USUAL_LEADING for found in (distances, inside))
    return min(usual, full if len(inside) >= _FULL_LINES else _WIDEST_LEADING)


def _repeated_lines(pages: _Pages) -> set[str]:
    """The keys of lines that appear at the edge of several pages."""
    counts = Counter(key for lines in pages for key in _edge_keys(lines))
    enough = min(_REPEATED, max(len(pages), 2))
    return {key for key, count in counts.items() if count >= enough}


def _numbered_lines(pages: _Pages) -> set[tuple[int, int]]:
    """The keys of lines at the edge of several pages that contain the page's number, whatever chapter they name."""
    counts: Counter[tuple[int, int]] = Counter()
    for place, lines in enumerate(pages):
        heights = sorted(line.bottom for line in lines)
        counts.update({key for line in lines if _at_edge(heights, line, within=1) for key in _number_keys(line, place)})
    return {key for key, count in counts.items() if count >= _REPEATED}


def _number_keys(line: Line, place: int) -> set[tuple[int, int]]:
    """What lines with a page's number share: how far the number is ahead of the page's place, and the line's height."""
    words = line.text.split()
    ends = (words[0], words[-1]) if words else ()
    return {
        (int(word) - place, round(line.bottom / 6)) for word in ends if word.isdecimal() and len(word) <= _MAX_DIGITS
    }


def _edge_keys(lines: list[Line]) -> set[str]:
    heights = sorted(line.bottom for line in lines)
    return {_key(line) for line in lines if _at_edge(heights, line)}


def _at_edge(heights: list[float], line: Line, within: int = _EDGE) -> bool:
    """Whether fewer than `within` lines are above a line, or below it; `heights` are those of the page, sorted."""
    above = len(heights) - bisect_right(heights, line.bottom + 1)
    return above < within or bisect_left(heights, line.bottom - 1) < within


def _key(line: Line) -> str:
    """What repetitions of a line share: its words without any number, and its height on the page to 6 points."""
    words = _PAGE_NUMBER.sub("", _PAGE_WORD.sub("#", line.text.lower()))
    return f"{words or '#'}@{round(line.bottom / 6)}"


def _notes(lines: list[Line], body: float, *, may_be_all: bool) -> list[Line]:
    """The notes below the text of a column: smaller lines at its end, beginning with a marker.

    `may_be_all` if they may fill the column, since it is below two others.
    """
    first = len(lines)
    while first and lines[first - 1].size < _SMALL * body:
        first -= 1
    while first < len(lines) and not _NOTE.match(lines[first].text):
        first += 1
    return lines[first:] if first or may_be_all else []


def _paragraphs(lines: list[Line], leading: float, right: float) -> _Groups:
    """The lines of a column in groups: paragraphs, headings, stanzas, and tables."""
    groups: _Groups = []
    verse = _verse_lines(lines, leading, right)
    for index, line in enumerate(lines):
        if index in verse or (groups and not _begins_group(groups[-1], line, leading, right)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _verse_lines(lines: list[Line], leading: float, right: float) -> set[int]:
    """The indexes of the lines of each stanza after its first, whatever their indents."""
    found: set[int] = set()
    start = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines):
            last, line = lines[index - 1], lines[index]
            near = 0.3 * line.size < last.bottom - line.bottom < _PARAGRAPH_GAP * leading * line.size
            if near and abs(line.size - last.size) < _SAME_SIZE * last.size and _broken_by_hand(line, last, right):
                continue
        if looks_like_verse([line.text for line in lines[start:index]]):
            found.update(range(start + 1, index))
        start = index
    return found


def _is_row(line: Line) -> bool:
    """Whether a line looks like the row of a table; a wide gap may also follow the number of a list item."""
    return len(line.cells) > 1 or (bool(line.cells) and not LIST_MARKER.match(line.text))


def _same_table(one: Line, other: Line) -> bool:
    """Whether two lines are rows with a cell above another, aligned to the left or to the right."""
    return (
        _is_row(one)
        and _is_row(other)
        and any(
            min(abs(a - b) for a, b in zip(cell, above, strict=True)) < one.size
            for cell in one.cells
            for above in other.cells
        )
    )


def _begins_group(group: list[Line], line: Line, leading: float, right: float) -> bool:
    """Whether a line begins a new paragraph after those of `group`, in a column whose right edge is `right`."""
    last = group[-1]
    distance = last.bottom - line.bottom
    if _same_table(line, last):
        return distance > _TABLE_GAP * leading * line.size
    if len(group) > 1 and _same_table(last, group[-2]):
        return True
    if has_leaders(line.text) != has_leaders(last.text) or line.fixed != last.fixed:
        return True
    if abs(line.size - last.size) > _SAME_SIZE * last.size:
        return True
    if line.bold != last.bold and distance > 0.2 * last.size:
        # A bold line is a heading, unless the line above is full and ends no sentence; so are bold lines above others.
        goes_on = (
            not _SENTENCE_END.search(last.text)
            and not _broken_by_hand(line, last, right)
            and distance <= _PARAGRAPH_GAP * leading * line.size
        )
        if (line.bold and not goes_on) or (not line.bold and (len(group) == 1 or group[0].bold)):
            return True
    if distance > _PARAGRAPH_GAP * leading * line.size or LIST_MARKER.match(line.text):
        return True
    if line.left < group[0].left - _INDENT * line.size and LIST_MARKER.match(group[0].text):
        return True  # what follows a list begins to the left of its bullets
    if _LABELLED.match(line.text) and _LABELLED.match(last.text) and _broken_by_hand(line, last, right):
        return True  # Date: … Present: …
    if len(group) == 1 and _CAPTION.match(last.text) and _broken_by_hand(line, last, right):
        return True
    left = min(other.left for other in group)
    if line.left > left + _INDENT * line.size and line.left > last.left + _INDENT * line.size:
        return len(group) > 1 or bool(_CLOSED.search(last.text))
    return bool(_CLOSED.search(last.text)) and _broken_by_hand(line, last, right)


def _broken_by_hand(line: Line, last: Line, right: float) -> bool:
    """Whether the first word of a line would have fitted at the end of the last one, so that a person broke it."""
    word, _, _ = line.text.partition(" ")
    width = (len(word) + 1) * (line.right - line.left) / max(len(line.text), 1)
    return last.right + width < right - _INDENT * line.size


def _text(lines: list[Line]) -> str:
    return "\n".join(line.text for line in lines)


def _block(lines: list[Line], body: float) -> Block:
    text = _text(lines)
    words = len(text.split())
    largest = max(line.size for line in lines)
    if len(lines) > 1 and all(_same_table(one, other) for one, other in pairwise(lines)):
        return Block(BlockKind.TABLE, " | ".join(line.text for line in lines))
    if all(has_leaders(line.text) for line in lines):
        return Block(BlockKind.NAVIGATION, text)
    bold = all(line.bold for line in lines) and largest > 0.95 * body
    level = level_by_look(text, largest, body, bold=bold)
    if level:
        return Block(BlockKind.HEADING, text, level)
    if _CAPTION.match(text) and words < _MAX_CAPTION_WORDS:
        return Block(BlockKind.CAPTION, text)
    bullet = LIST_MARKER.match(text)
    if bullet:
        return Block(BlockKind.LIST_ITEM, text[bullet.end() :], numbered=_NUMBERED.match(text) is not None)
    if all(line.fixed for line in lines) and not reads_as_prose(text):
        return Block(BlockKind.CODE, text)
    return Block(BlockKind.PARAGRAPH, text)
