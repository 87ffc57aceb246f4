"""Headings and cells that several tables share."""

from textwrap import shorten

from lexile.analysis import Analysis
from lexile.scale import HIGHEST, LOWEST

MEASURE_HEADING = "Measure (L)"
_EXCERPT = 110  # characters: two lines of a tooltip


def rounded_measure(measure: float) -> int:
    """A measure in L to the nearest 10L, as a number that a table can sort; negative below 0L.

    >>> rounded_measure(931.4), rounded_measure(-38.0)
    (930, -40)
    """
    return int((min(max(measure, LOWEST), HIGHEST) + 5.0) // 10) * 10


def sentence_on_one_line(analysis: Analysis, number: int) -> str:
    """The text of a sentence, counted from 0, without line breaks."""
    return " ".join(analysis.text_of(analysis.sentences[number].sentence).split())


def excerpt(text: str) -> str:
    """The beginning of a text on one line."""
    return shorten(text, _EXCERPT, placeholder=" …")
