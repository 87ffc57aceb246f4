"""The pieces of text on a PDF's page to the lines of its columns, in the order in which a person reads them.

A file may draw its pieces in any order; only their places tell what stands beside what.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or a piece of one, with its place on the page in points, from the lower left, and the size of its type.

    `cells` are the left and right edges of the parts that stand apart after the first one, as in the row of a table.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool = False
    cells: tuple[tuple[float, float], ...] = ()


_WIDE = 1.8  # of the size of the type: a blank within a line that parts the cells of a table
_GUTTER = 0.6  # of the size of the type: the least blank between two columns
_ROWS = 3  # that a column has at least; fewer beside each other are no columns
_ROW_WORDS = 2.5  # in a column's row on the average; the cells of a table hold fewer
_COLUMN = 6.0  # times the size of the type: the least width of a column
_MARGIN = 0.4  # of a column's rows that begin at the same place; blanks that only chance to align have none
_BREAK = 1.9  # times the distance of lines: a blank after which a column has ended
_OFF = 1.25  # times the distance of lines: a blank after which a few short lines are no part of a column
_LONG = 10  # lines; fewer may stand below two columns
_LEVEL = 0.2  # of its height that a piece must stand beside another one
_SAME_ROW = 0.5  # of the lower piece's height that two pieces of one row share
_RAISED = 0.8  # of the size of the type: smaller digits behind a word mark a note
_INITIAL = 1.6  # times the size of the type: a letter that begins a chapter over several lines
_DEEP = 40  # cuts within cuts; a page that asks for more was made to do harm
_GAP_PLACES = 12  # different places of a gutter that are looked at


@dataclass(frozen=True, slots=True)
class Column:
    """The lines of a column from the top down, and how far to the right its text reaches, in points."""

    lines: tuple[Line, ...]
    right: float


def columns(pieces: list[Line]) -> list[Column]:
    """The columns of a page in reading order; what stands above or below others counts as one, and so does all."""
    return [Column(rows, right) for part, right in _cut(pieces, _right(pieces), _DEEP) if (rows := tuple(_rows(part)))]


def _cut(pieces: list[Line], right: float, deep: int) -> Iterator[tuple[list[Line], float]]:
    """What stands above two columns, the left one, the right one, what stands below; each cut further."""
    parts = _sides(pieces) if deep else None
    if parts is None:
        yield pieces, right
        return
    above, one, other, below = parts
    for part, reaches in ((above, right), (one, _right(one)), (other, _right(other)), (below, right)):
        if part:
            yield from _cut(part, reaches, deep - 1)


def _right(pieces: list[Line]) -> float:
    """How far to the right a text reaches, a stray line aside."""
    rights = sorted(piece.right for piece in pieces)
    return rights[int(0.9 * (len(rights) - 1))] if rights else 0.0


def _sides(pieces: list[Line]) -> tuple[list[Line], list[Line], list[Line], list[Line]] | None:
    """The pieces above, left of, right of and below the longest gutter of a page, or None where there is none."""
    beside = list(_beside(pieces))
    if len(beside) < _ROWS:
        return None
    size = median(piece.size for piece in pieces)
    places: dict[int, list[float]] = defaultdict(list)
    for one, other in beside:
        for place in {int(one.right / size) + 1, int(other.left / size)}:  # a wide gutter has several middles
            places[place].append((one.bottom + one.top) / 2)
    best: tuple[int, float, float, float] | None = None
    for place, heights in sorted(places.items(), key=lambda item: -len(item[1]))[:_GAP_PLACES]:
        if len(heights) >= _ROWS:
            for found in _gutters(pieces, place * size, size, heights):
                if best is None or found > best:
                    best = found
    if best is None:
        return None
    _, middle, low, high = best
    above: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    below: list[Line] = []
    for piece in pieces:
        height = (piece.bottom + piece.top) / 2
        if height > high:
            above.append(piece)
        elif height < low:
            below.append(piece)
        else:
            (left if (piece.left + piece.right) / 2 < middle else right).append(piece)
    return above, left, right, below


def _beside(pieces: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Pairs of pieces that stand next to each other, the left one first."""
    ordered = sorted(pieces, key=lambda piece: piece.bottom)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.bottom > one.top - _LEVEL * (one.top - one.bottom):
                break
            first, second = (one, other) if one.left < other.left else (other, one)
            if second.left - first.right > _GUTTER * max(one.size, other.size):
                yield first, second


def _gutters(
    pieces: list[Line], middle: float, size: float, heights: list[float]
) -> Iterator[tuple[int, float, float, float]]:
    """Blanks around a place that text stands on both sides of: lines beside it, its middle, and from where to where.

    `heights` are those at which some blank was seen there.
    """
    slack = _GUTTER * size / 2
    crossing = sorted(
        (piece.bottom + piece.top) / 2
        for piece in pieces
        if piece.left < middle - slack / 2 and piece.right > middle + slack / 2
    )
    for low, high in pairwise([float("-inf"), *crossing, float("inf")]):
        if sum(low < height < high for height in heights) < _ROWS:
            continue
        inside = [piece for piece in pieces if low < (piece.bottom + piece.top) / 2 < high]
        left = [piece for piece in inside if piece.right <= middle + slack]
        right = [piece for piece in inside if piece.left >= middle - slack]
        if len(left) < _ROWS or len(right) < _ROWS:
            continue
        # Where one column is longer, its end counts as far as it simply goes on.
        bottom = -_end([-piece.bottom for piece in left], [-piece.bottom for piece in right], size) - size / 4
        top = _end([piece.top for piece in left], [piece.top for piece in right], size) + size / 4
        sides = [[piece for piece in side if bottom < piece.bottom and piece.top < top] for side in (left, right)]
        if all(_is_column(side, size) for side in sides):
            yield len(sides[0]) + len(sides[1]), middle, bottom, top


def _end(one: list[float], other: list[float], size: float) -> float:
    """How far two columns reach: to the first blank of the longer one, past the shorter one, that is wide."""
    longer = sorted(set(one if max(one) > max(other) else other))
    steps = [after - before for before, after in pairwise(longer) if after - before > size / 2]
    usual = median(steps) if steps else size
    end = min(max(one), max(other))
    beyond = [place for place in longer if place > end]
    for before, after in pairwise([end, *beyond]):
        # A heading or a list below both columns stands off; what is long enough for a column may have paragraphs.
        if after - before > (_BREAK if beyond[-1] - before > _LONG * usual else _OFF) * usual:
            break
        end = after
    return end


def _is_column(pieces: list[Line], size: float) -> bool:
    """Whether these pieces are running text with a margin, not the numbers of a list or the cells of a table."""
    lefts: dict[int, float] = {}  # of each row
    for piece in pieces:
        row = round(piece.bottom / size)
        lefts[row] = min(piece.left, lefts.get(row, piece.left))
    if len(lefts) < _ROWS:
        return False
    margin, in_line = Counter(round(left / size) for left in lefts.values()).most_common(1)[0]
    words = sum(len(piece.text.split()) for piece in pieces)
    return (
        words >= _ROW_WORDS * len(lefts)
        and max(piece.right for piece in pieces) - margin * size >= _COLUMN * size
        and in_line >= max(_ROWS, _MARGIN * len(lefts))
    )


def _rows(pieces: list[Line]) -> Iterator[Line]:
    """The lines of a column from the top down, the pieces of each joined from left to right."""
    rows: list[list[Line]] = []
    initials = []
    for piece in sorted(pieces, key=lambda piece: -(piece.bottom + piece.top)):
        if len(piece.text) == 1 and piece.text.isalpha() and _is_initial(piece, pieces):
            initials.append(piece)
        elif rows and any(_same_row(other, piece) for other in rows[-1]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda piece: piece.left)
        for initial in [one for one in initials if row[0].top <= one.top + row[0].size / 2 and row[0].left >= one.left]:
            initials.remove(initial)
            row[0] = _with_initial(initial, row[0])
        yield _joined(row)
    for initial in initials:
        yield initial


def _is_initial(letter: Line, pieces: list[Line]) -> bool:
    beside = [piece for piece in pieces if piece.left >= letter.right and letter.bottom < piece.top < letter.top]
    return len(beside) > 1 and letter.size > _INITIAL * median(piece.size for piece in beside)


def _with_initial(letter: Line, line: Line) -> Line:
    return Line(letter.text + line.text, letter.left, line.right, line.bottom, line.top, line.size, line.bold)


def _same_row(one: Line, other: Line) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > _SAME_ROW * min(one.top - one.bottom, other.top - other.bottom)


def _joined(row: list[Line]) -> Line:
    """The pieces of a row as one line, without the small raised digits that mark a note."""
    largest = max(piece.size for piece in row)
    if len(row) > 1:
        row = [row[0], *(piece for piece in row[1:] if not (piece.size < _RAISED * largest and piece.text.isdecimal()))]
    if len(row) == 1:
        return row[0]
    letters = max(sum(len(piece.text) for piece in row), 1)
    return Line(
        " ".join(piece.text for piece in row),
        row[0].left,
        max(piece.right for piece in row),
        min(piece.bottom for piece in row),
        max(piece.top for piece in row),
        sum(piece.size * len(piece.text) for piece in row) / letters,
        all(piece.bold for piece in row),
        tuple((other.left, other.right) for one, other in pairwise(row) if other.left - one.right > _WIDE * largest),
    )
