"""Orders the text on a page of a PDF: segments of lines to the rows of columns, as a person reads them.

A file may draw its text in any order, so that only positions tell what belongs together.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from lexile.documents.formats.pdf.drop_caps import is_word
from lexile.documents.formats.pdf.grids import Rules, tables_of
from lexile.documents.formats.pdf.lines import RAISED, Line, join_lines, may_be_mark

# For the origin of thresholds, see the package's docstring.
_CELL_GAP = 1.8  # of the type size: a wider space inside a row separates the cells of a table
_GUTTER = 0.6  # of the type size: the narrowest space between two columns
_MIN_ROWS = 3  # of a column; fewer rows side by side are not columns
_MIN_ROW_WORDS = 2.5  # mean words in a row of a column; cells of a table have fewer
_MIN_WIDTH = 6.0  # of the type size: the narrowest column
_MIN_ALIGNED = 0.4  # share of a column's rows that begin at its margin; accidental alignments have no margin
_BREAK = 1.9  # of the line distance: a larger vertical gap ends a column
_SHORT_BREAK = 1.25  # of the line distance: what so large a gap separates, if short, is not part of a column
_LONG = 10  # rows; fewer may be a heading or a list below two columns
_LEVEL = 0.2  # of a segment's height: how far another must overlap it vertically to be beside it
_SAME_ROW = 0.5  # of the lower segment's height: how far two segments of one row overlap
_INITIAL = 1.6  # of the type size beside it: a letter so large is a drop cap
_MAX_DEPTH = 40  # cuts within cuts; real pages need a few, and a page made to do harm any number
_MAX_GUTTERS = 12  # horizontal positions that are examined as gutters, the most frequent first

_Written = Callable[[], Counter[str]]
"""Counts the words of the document in lower case, where a drop cap asks for them."""
_Gutter = tuple[int, float, float, float]
"""How many segments are beside it, and its horizontal middle, lower end and upper end in points."""


@dataclass(frozen=True, slots=True)
class Column:
    """The rows of a column from top to bottom, and the right edge of its text in points.

    Of a table whose cells are drawn, `cells` are the columns of each cell; its lines are those of all cells.
    """

    lines: tuple[Line, ...]
    right: float
    cells: tuple[tuple["Column", ...], ...] = ()


def find_columns(segments: list[Line], rules: Rules, written: _Written) -> list[Column]:
    """The columns of a page in reading order; text above or below others is a column too, and so is an entire page.

    `rules` are the lines drawn on the page, as around the cells of tables; `written` counts the words of the document,
    in lower case.
    """
    found: list[Column] = []
    for table in tables_of(segments, rules):
        low, high = min(cell[1] for cell in table), max(cell[3] for cell in table)
        inside = {id(segment) for cell in table.values() for segment in cell}
        rest = [segment for segment in segments if id(segment) not in inside]
        if any(low < segment.bottom + segment.size / 3 < high for segment in rest):  # text beside it, or in a frame
            continue
        found += _columns([segment for segment in rest if segment.bottom >= high - segment.size], written)
        cells = tuple(tuple(_columns(cell, written)) for cell in table.values())
        lines = tuple(line for cell in cells for column in cell for line in column.lines)
        found.append(Column(lines, max(cell[2] for cell in table), cells))
        segments = [segment for segment in rest if segment.bottom < high - segment.size]
    return found + _columns(segments, written)


def _columns(segments: list[Line], written: _Written) -> list[Column]:
    return [
        Column(rows, right)
        for part, right in _split(segments, _right_edge(segments), _MAX_DEPTH)
        if (rows := tuple(_rows(part, written)))
    ]


def _split(segments: list[Line], right: float, depth: int) -> Iterator[tuple[list[Line], float]]:
    """The text above two columns, the left one, the right one, and the text below, each split further."""
    parts = _split_at_gutter(segments) if depth else None
    if parts is None:
        yield segments, right
        return
    above, left_column, right_column, below = parts
    for part, edge in (
        (above, right),
        (left_column, _right_edge(left_column)),
        (right_column, _right_edge(right_column)),
        (below, right),
    ):
        if part:
            yield from _split(part, edge, depth - 1)


def _right_edge(segments: list[Line]) -> float:
    """The right edge of a text in points, as its 90th percentile, so that a stray line does not count."""
    edges = sorted(segment.right for segment in segments)
    return edges[int(0.9 * (len(edges) - 1))] if edges else 0.0


def _split_at_gutter(segments: list[Line]) -> tuple[list[Line], list[Line], list[Line], list[Line]] | None:
    """The segments above, left of, right of and below the longest gutter of a page; None if it has no gutter."""
    pairs = list(_side_by_side(segments))
    if len(pairs) < _MIN_ROWS:
        return None
    size = median(segment.size for segment in segments)
    heights_at: dict[int, list[float]] = defaultdict(list)
    for first, second in pairs:
        for position in {int(first.right / size) + 1, int(second.left / size)}:  # both sides of a wide gutter
            heights_at[position].append((first.bottom + first.top) / 2)
    best: _Gutter | None = None
    for position, heights in sorted(heights_at.items(), key=lambda item: -len(item[1]))[:_MAX_GUTTERS]:
        if len(heights) >= _MIN_ROWS:
            for gutter in _gutters(segments, position * size, size, heights):
                if best is None or gutter > best:
                    best = gutter
    if best is None:
        return None
    _, middle, low, high = best
    above: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    below: list[Line] = []
    for segment in segments:
        height = (segment.bottom + segment.top) / 2
        if height > high:
            above.append(segment)
        elif height < low:
            below.append(segment)
        else:
            (left if (segment.left + segment.right) / 2 < middle else right).append(segment)
    return above, left, right, below


def _side_by_side(segments: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Pairs of segments that are next to each other, the left one first."""
    ordered = sorted(segments, key=lambda segment: segment.bottom)
    for index, one in enumerate(ordered):
        for other in ordered[index + 1 :]:
            if other.bottom > one.top - _LEVEL * (one.top - one.bottom):
                break
            first, second = (one, other) if one.left < other.left else (other, one)
            if second.left - first.right > _GUTTER * max(one.size, other.size):
                yield first, second


def _gutters(segments: list[Line], middle: float, size: float, heights: list[float]) -> Iterator[_Gutter]:
    """The vertical gaps around a horizontal position that have a column on both sides.

    `heights` are those at which some space was seen there.
    """
    slack = _GUTTER * size / 2
    crossing = sorted(
        (segment.bottom + segment.top) / 2
        for segment in segments
        if segment.left < middle - slack / 2 and segment.right > middle + slack / 2
    )
    for low, high in pairwise([float("-inf"), *crossing, float("inf")]):
        if sum(low < height < high for height in heights) < _MIN_ROWS:
            continue
        inside = [segment for segment in segments if low < (segment.bottom + segment.top) / 2 < high]
        left = [segment for segment in inside if segment.right <= middle + slack]
        right = [segment for segment in inside if segment.left >= middle - slack]
        if len(left) < _MIN_ROWS or len(right) < _MIN_ROWS:
            continue
        # Where one column is longer, its end belongs to it as far as it goes on without a gap.
        bottom = -_end([-segment.bottom for segment in left], [-segment.bottom for segment in right], size) - size / 4
        top = _end([segment.top for segment in left], [segment.top for segment in right], size) + size / 4
        sides = [
            [segment for segment in side if bottom < segment.bottom and segment.top < top] for side in (left, right)
        ]
        if all(_is_column(side, size) for side in sides):
            yield len(sides[0]) + len(sides[1]), middle, bottom, top


def _end(one: list[float], other: list[float], size: float) -> float:
    """How far two columns reach: past the end of the shorter one, to the first large gap of the longer one."""
    longer = sorted(set(one if max(one) > max(other) else other))
    distances = [after - before for before, after in pairwise(longer) if after - before > size / 2]
    usual = median(distances) if distances else size
    end = min(max(one), max(other))
    beyond = [position for position in longer if position > end]
    for before, after in pairwise([end, *beyond]):
        # A heading or a list below both columns keeps a distance; a long text may have spaced paragraphs.
        if after - before > (_BREAK if beyond[-1] - before > _LONG * usual else _SHORT_BREAK) * usual:
            break
        end = after
    return end


def _is_column(segments: list[Line], size: float) -> bool:
    """Whether these segments are running text with a margin, rather than list numbers or the cells of a table."""
    row_starts: dict[int, float] = {}
    for segment in segments:
        row = round(segment.bottom / size)
        row_starts[row] = min(segment.left, row_starts.get(row, segment.left))
    if len(row_starts) < _MIN_ROWS:
        return False
    margin, aligned = Counter(round(start / size) for start in row_starts.values()).most_common(1)[0]
    words = sum(len(segment.text.split()) for segment in segments)
    return (
        words >= _MIN_ROW_WORDS * len(row_starts)
        and max(segment.right for segment in segments) - margin * size >= _MIN_WIDTH * size
        and aligned >= max(_MIN_ROWS, _MIN_ALIGNED * len(row_starts))
    )


def _rows(segments: list[Line], written: _Written) -> Iterator[Line]:
    """The rows of a column from top to bottom, the segments of each joined from left to right."""
    rows: list[list[Line]] = []
    drop_caps = []
    for segment in sorted(segments, key=lambda segment: -(segment.bottom + segment.top)):
        if len(segment.text) == 1 and segment.text.isalpha() and _is_drop_cap(segment, segments):
            drop_caps.append(segment)
        elif rows and any(_same_row(other, segment) for other in rows[-1]):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    for row in rows:
        row.sort(key=lambda segment: segment.left)
        first = row[0]
        for letter in [cap for cap in drop_caps if first.top <= cap.top + first.size / 2 and first.left >= cap.left]:
            drop_caps.remove(letter)
            row[0] = _prepend(letter, row[0], written)
        yield _join_row(row)
    yield from drop_caps


def _is_drop_cap(letter: Line, segments: list[Line]) -> bool:
    beside = [
        segment for segment in segments if segment.left >= letter.right and letter.bottom < segment.top < letter.top
    ]
    return len(beside) > 1 and letter.size > _INITIAL * median(segment.size for segment in beside)


def _prepend(letter: Line, line: Line, written: _Written) -> Line:
    space = " " if is_word(letter.text, line.text, written) else ""
    return Line(
        f"{letter.text}{space}{line.text}", letter.left, line.right, line.bottom, line.top, line.size, line.bold
    )


def _same_row(one: Line, other: Line) -> bool:
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    return overlap > _SAME_ROW * min(one.top - one.bottom, other.top - other.bottom)


def _join_row(row: list[Line]) -> Line:
    """The segments of a row as one line, without the small raised numbers that mark notes."""
    largest = max(segment.size for segment in row)
    if len(row) > 1:
        row = [
            row[0],
            *(segment for segment in row[1:] if not (segment.size < RAISED * largest and may_be_mark(segment.text))),
        ]
    if len(row) == 1:
        return row[0]
    cells = tuple(
        (other.left, other.right) for one, other in pairwise(row) if other.left - one.right > _CELL_GAP * largest
    )
    return join_lines(row, cells)
