"""What a page of a PDF draws beside its text, and the bullets among it, as browsers make them."""

from bisect import bisect_left
from ctypes import CFUNCTYPE, byref, c_float, c_int, c_void_p, cast
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

from lexile.documents.formats.pdf.grids import Box
from lexile.documents.formats.pdf.lines import Line

BULLET = "•"
# For the origin of thresholds, see the package's docstring.
_MOST_OBJECTS = 5_000  # of a page; a map or a chart may have a hundred thousand
_SMALLEST, _LARGEST = 1.0, 12.0  # points across; a hollow bullet of large type has eight
_SQUARE = 0.25  # of its width: by how much a bullet may be higher or lower than it is wide
_WIDEST = 0.8  # of the type size of the line: a larger mark is a picture
_NEAREST, _FARTHEST = 0.1, 2.6  # of the type size: the space between a bullet and its line
_HIGHEST = 0.9  # of the type size: the height of a bullet's middle above the baseline

# Called for each object of a page, without the checks of each argument that pypdfium2 adds.
_object_at = CFUNCTYPE(c_void_p, c_void_p, c_int)(cast(pdfium.FPDFPage_GetObject, c_void_p).value or 0)
_type_of = CFUNCTYPE(c_int, c_void_p)(cast(pdfium.FPDFPageObj_GetType, c_void_p).value or 0)


def bullets_of(boxes: list[Box], segments: list[Line]) -> list[Line]:
    """A bullet for each line of a page that has a small drawing in front of it.

    `boxes` are the edges of the page's drawings, `segments` all that it has as text; a line with other text on its left
    has no bullet.
    """
    boxes = [box for box in boxes if _is_small(box)]
    if not boxes:
        return []
    ordered = sorted(segments, key=lambda segment: segment.bottom)
    heights = [segment.bottom for segment in ordered]
    tallest = max((segment.top - segment.bottom for segment in segments), default=0.0)
    found: list[Line] = []
    for box in boxes:
        left, bottom, right, top = box
        middle = (bottom + top) / 2
        beside = [
            segment
            for segment in ordered[bisect_left(heights, middle - tallest) : bisect_left(heights, middle)]
            if middle < segment.bottom + _HIGHEST * segment.size
        ]
        if any(segment.left < right and segment.right > left - segment.size for segment in beside):
            continue
        line = min((segment for segment in beside if segment.left >= right), key=lambda one: one.left, default=None)
        if (
            line is not None
            and _NEAREST * line.size <= line.left - right <= _FARTHEST * line.size
            and right - left <= _WIDEST * line.size
        ):
            found.append(Line(BULLET, left, right, line.bottom, line.top, line.size))
    return found


def _is_small(box: Box) -> bool:
    """Whether a drawing is as small as a bullet and about as high as it is wide."""
    width, height = box[2] - box[0], box[3] - box[1]
    return _SMALLEST <= width <= _LARGEST and abs(width - height) <= _SQUARE * width


def drawings_of(page: Any) -> list[Box]:
    """The outer edges of all that is drawn on a page, other than text and pictures; `page` is PDFium's handle."""
    count = pdfium.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        return []
    handle = cast(page, c_void_p).value
    objects = list(map(_object_at, repeat(handle, count), range(count)))
    kinds = list(map(_type_of, objects))
    if pdfium.FPDF_PAGEOBJ_PATH not in kinds:
        return []
    drawings = [one for one, kind in zip(objects, kinds, strict=True) if kind == pdfium.FPDF_PAGEOBJ_PATH]
    left, bottom, right, top = edges = c_float(), c_float(), c_float(), c_float()
    pointers = tuple(map(byref, edges))
    return [
        (left.value, bottom.value, right.value, top.value)
        for drawing in drawings
        if pdfium.FPDFPageObj_GetBounds(cast(drawing, pdfium.FPDF_PAGEOBJECT), *pointers)
    ]
