"""Headings and cells that several tables share."""

from textwrap import shorten

from lexile.analysis import Analysis

MEASURE_HEADING = "Measure (L)"
_EXCERPT = 110  # characters: two lines of a tooltip


def sentence_on_one_line(analysis: Analysis, number: int) -> str:
    """The text of a sentence, counted from 0, without line breaks."""
    return " ".join(analysis.text_of(analysis.sentences[number].sentence).split())


def excerpt(text: str) -> str:
    """The beginning of a text on one line."""
    return shorten(text, _EXCERPT, placeholder=" …")
