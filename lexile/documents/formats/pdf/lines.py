"""The record of a line of text on a page, shared by all steps of PDF reading."""

import re
from dataclasses import dataclass

RAISED = 0.8
"""A number set smaller than this share of the type size before it is the marker of a note."""
_MARK = re.compile(r"\d+$|[ivx]{1,4}$|[a-z]$")


def may_be_mark(text: str) -> bool:
    """Whether a word marks a note if it is raised: a number, Roman or not, or a letter."""
    return _MARK.match(text) is not None


@dataclass(frozen=True, slots=True)
class Line:
    """A line or a segment of one, with its position and type size in points; the origin is the lower left corner.

    `fixed` says whether all of its letters are as wide as each other, as programs are set. `cells` are the left and
    right edges of the segments, after the first, that a wide gap separates, as in a table row.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold: bool = False
    fixed: bool = False
    cells: tuple[tuple[float, float], ...] = ()


def join_lines(segments: list[Line], cells: tuple[tuple[float, float], ...] = ()) -> Line:
    """Segments of one row, from left to right, as a single line; its size is the mean over their characters."""
    characters = max(sum(len(segment.text) for segment in segments), 1)
    return Line(
        " ".join(segment.text for segment in segments),
        segments[0].left,
        max(segment.right for segment in segments),
        min(segment.bottom for segment in segments),
        max(segment.top for segment in segments),
        sum(segment.size * len(segment.text) for segment in segments) / characters,
        all(segment.bold for segment in segments),
        all(segment.fixed for segment in segments),
        cells,
    )
