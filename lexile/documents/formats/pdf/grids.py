"""Tables whose cells are told by the lines drawn around them, however little space is between their words."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lexile.documents.formats.pdf.lines import Line

# For the origin of thresholds, see the package's docstring. Lengths are in points.
_THIN = 3.0  # the widest line around a cell
_LONG = 8.0  # the shortest one
_NEAR = 2.0  # lines that are so near are one
_TOUCH = 8.0  # space between the cells of one table, where each has lines of its own
_MOST_RULES = 100  # on one page, in one direction, after those in one place are one; a map has more
_MOST_CELLS = 200  # of one page
_LEAST_CELLS = 2  # with text; a frame around a page is no table

Box = tuple[float, float, float, float]
"""Left, bottom, right and top edge, in points."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: its place across its direction, and where it begins and ends along it."""

    place: float
    start: float
    end: float

    def spans(self, along: float) -> bool:
        """Whether it passes a place along its direction."""
        return self.start - _NEAR <= along <= self.end + _NEAR


@dataclass(frozen=True, slots=True)
class Rules:
    """The lines drawn on a page, upright and level ones, each sorted by their places."""

    upright: tuple[Rule, ...] = ()
    level: tuple[Rule, ...] = ()

    def __bool__(self) -> bool:
        return len(self.upright) > 1 and len(self.level) > 1

    def divide(self, left: float, right: float, height: float) -> bool:
        """Whether an upright line stands between two places at a height."""
        first = bisect_left(self.upright, left - _NEAR, key=lambda rule: rule.place)
        for rule in self.upright[first:]:
            if rule.place > right + _NEAR:
                return False
            if rule.spans(height):
                return True
        return False


def rules_of(boxes: Iterable[Box]) -> Rules:
    """The lines among the drawings of a page, given as their outer edges; none if it has too many to be tables."""
    upright: list[Rule] = []
    level: list[Rule] = []
    for left, bottom, right, top in boxes:
        width, height = right - left, top - bottom
        if width <= _THIN and height >= _LONG:
            upright.append(Rule((left + right) / 2, bottom, top))
        elif height <= _THIN and width >= _LONG:
            level.append(Rule((bottom + top) / 2, left, right))
    merged = tuple(_merged(upright)), tuple(_merged(level))
    return Rules(*merged) if max(map(len, merged)) <= _MOST_RULES else Rules()


def _merged(rules: list[Rule]) -> Iterator[Rule]:
    """The rules sorted by place, with those in one place that touch as one."""
    places: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.place):
        if places and rule.place - places[-1][0].place <= _NEAR:
            places[-1].append(rule)
        else:
            places.append([rule])
    for together in places:
        start = end = None
        for rule in sorted(together, key=lambda rule: rule.start):
            if start is None or end is None or rule.start > end + _TOUCH:
                if start is not None and end is not None:
                    yield Rule(together[0].place, start, end)
                start, end = rule.start, rule.end
            else:
                end = max(end, rule.end)
        if start is not None and end is not None:
            yield Rule(together[0].place, start, end)


def tables_of(segments: list[Line], rules: Rules) -> list[dict[Box, list[Line]]]:
    """The tables of a page from top to bottom: the segments of each cell, row by row."""
    if not rules:
        return []
    cells: dict[Box, list[Line]] = defaultdict(list)
    for segment in segments:
        if cell := _cell_around(segment, rules):
            cells[cell].append(segment)
    if not _LEAST_CELLS <= len(cells) <= _MOST_CELLS:
        return []
    ordered = sorted(cells, key=lambda cell: (-round(cell[3] / _NEAR), cell[0]))
    tables: list[list[Box]] = []
    for cell in ordered:
        touched = [table for table in tables if any(_touch(cell, other) for other in table)]
        tables = [table for table in tables if table not in touched]
        tables.append([*(other for table in touched for other in table), cell])
    return [
        {cell: cells[cell] for cell in ordered if cell in table}
        for table in sorted(tables, key=lambda table: -max(cell[3] for cell in table))
        if len(table) >= _LEAST_CELLS
    ]


def _cell_around(segment: Line, rules: Rules) -> Box | None:
    height = segment.bottom + segment.size / 3
    left = max((r.place for r in rules.upright if r.place <= segment.left + _NEAR and r.spans(height)), default=None)
    right = min((r.place for r in rules.upright if r.place >= segment.right - _NEAR and r.spans(height)), default=None)
    if left is None or right is None:
        return None
    # A level line that is shorter than the cell belongs to another table, within a frame around both.
    level = [r.place for r in rules.level if r.start <= left + _TOUCH and r.end >= right - _TOUCH]
    bottom = max((place for place in level if place <= height), default=None)
    top = min((place for place in level if place >= height), default=None)
    return None if bottom is None or top is None else (left, bottom, right, top)


def _touch(one: Box, other: Box) -> bool:
    """Whether two cells are next to each other."""
    apart = max(one[0], other[0]) - min(one[2], other[2]), max(one[1], other[1]) - min(one[3], other[3])
    inside = min(apart) < -2 * _TOUCH and max(apart) < -2 * _TOUCH  # one within the other: a frame around it
    return max(apart) <= _TOUCH and not inside
