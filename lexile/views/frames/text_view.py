"""The parts of a text: sentences and sections as bars and as tables, and what was left out."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lexile.analysis import Analysis
from lexile.csv_text import escape_formula
from lexile.scale import HIGHEST, LOWEST, band_of, format_measure, format_range, rounded_measure
from lexile.text.words import count_words
from lexile.views.frames.axes import BAR_AXIS, axis_ends, band_rows
from lexile.views.frames.cells import MEASURE_HEADING, excerpt, sentence_on_one_line
from lexile.views.wording.quantities import RANGE_NAME
from lexile.views.wording.text_view import section_title

MOST_SECTIONS = 1_900  # bars; the browser refuses charts of more than 2,000 marks, and some are the bands
MOST_BARS = 240  # each at least two pixels wide beside the text, one on a phone
_GAP = 0.08  # of a bar's width, on either side


def sentences_per_bar(sentences: int, most: int = MOST_BARS) -> int:
    """How many consecutive sentences share a bar, so that there are at most `most` bars."""
    return -(-sentences // most)


def sentence_bars(
    analysis: Analysis, first: int = 0, last: int | None = None, chosen: int | None = None, most: int = MOST_BARS
) -> pd.DataFrame:
    """One row for each bar of the chart of sentences `first` to `last` (exclusive), in reading order.

    With more than `most` sentences, consecutive ones share a bar; its measure is their mean weighted by words.
    `begin` and `end` are the sides of the bar in sentences, `base` its foot in L, `number` its first sentence counted
    from 1. `chosen` marks the bar of the chosen sentence, `faded` all others.
    """
    sentences = analysis.sentences[first:last]
    size = sentences_per_bar(len(sentences), most)
    begins = np.arange(0, len(sentences), size)
    numbers = begins + first
    ends = np.minimum(begins + size, len(sentences)) + first
    words = np.array([one.sentence.words for one in sentences], dtype=np.float64)
    measures = np.array([one.measure for one in sentences])
    means = np.add.reduceat(measures * words, begins) / np.add.reduceat(words, begins)
    bands = [band_of(mean) for mean in means]
    return pd.DataFrame(
        {
            "number": numbers + 1,
            "name": [str(a + 1) if b == a + 1 else f"{a + 1}–{b}" for a, b in zip(numbers, ends, strict=True)],
            **_heights(means),
            "estimated": [format_measure(mean) for mean in means],
            "band": [band.name for band in bands],
            "readers": [band.readers for band in bands],
            "words": np.add.reduceat(words, begins).astype(int),
            "text": [_sentence_excerpt(analysis, number) for number in numbers.tolist()],
            "begin": numbers + 0.5 + _GAP * size,
            "end": ends + 0.5 - _GAP * size,
            **_emphasis([chosen is not None and a <= chosen < b for a, b in zip(numbers, ends, strict=True)]),
        }
    )


def section_bars(analysis: Analysis, chosen: int | None = None) -> pd.DataFrame:
    """One row for each bar of the chart of sections, in reading order, with the columns of `sentence_bars`.

    At most `MOST_SECTIONS`; `section_table` has all of them.
    """
    sections = analysis.sections[:MOST_SECTIONS]
    estimates = [one.estimate for one in sections]
    numbers = np.arange(1, len(sections) + 1)
    return pd.DataFrame(
        {
            "number": numbers,
            "name": [section_title(one.section.title, number) for number, one in enumerate(sections, start=1)],
            **_heights(np.array([estimate.measure for estimate in estimates])),
            "estimated": [format_measure(estimate.measure) for estimate in estimates],
            "band": [estimate.band.name for estimate in estimates],
            "readers": [estimate.band.readers for estimate in estimates],
            "words": [estimate.words for estimate in estimates],
            "text": [_sentence_excerpt(analysis, one.section.first) for one in sections],
            "begin": numbers - 0.5 + _GAP,
            "end": numbers + 0.5 - _GAP,
            **_emphasis([number - 1 == chosen for number in numbers.tolist()]),
        }
    )


def band_background(bars: pd.DataFrame) -> pd.DataFrame:
    """The bands behind `sentence_bars` or `section_bars`, as `band_rows` between the ends of their axis."""
    return band_rows(*axis_ends(BAR_AXIS, bars["measure"]))


def sentence_table(analysis: Analysis, first: int = 0, last: int | None = None) -> pd.DataFrame:
    """Sentences `first` to `last` (exclusive), in reading order, to sort and search."""
    return chosen_sentence_table(analysis, range(len(analysis.sentences))[first:last])


def chosen_sentence_table(analysis: Analysis, numbers: Sequence[int]) -> pd.DataFrame:
    """The sentences of these numbers, counted from 0, in the order given."""
    chosen = [analysis.sentences[number] for number in numbers]
    return pd.DataFrame(
        {
            "Sentence": [number + 1 for number in numbers],
            MEASURE_HEADING: [rounded_measure(one.measure) for one in chosen],
            "Band": [band_of(one.measure).name for one in chosen],
            "Words": [one.sentence.words for one in chosen],
            "Text": [escape_formula(sentence_on_one_line(analysis, number)) for number in numbers],
        }
    )


def search_sentences(table: pd.DataFrame, text: str = "", bands: list[str] | None = None) -> pd.DataFrame:
    """The rows of a table of sentences that contain a text, ignoring case, and are in one of the bands, if any."""
    found = table[table["Text"].str.contains(text, case=False, regex=False)] if text else table
    return found[found["Band"].isin(bands)] if bands else found


def section_table(analysis: Analysis) -> pd.DataFrame:
    """The sections with their estimates, in reading order."""
    sections = analysis.sections
    return pd.DataFrame(
        {
            "Section": [
                escape_formula(section_title(one.section.title, number)) for number, one in enumerate(sections, start=1)
            ],
            "Estimated": [format_measure(one.estimate.measure) for one in sections],
            RANGE_NAME: [format_range(one.estimate.low, one.estimate.high) for one in sections],
            "Band": [one.estimate.band.name for one in sections],
            "Words": [one.estimate.words for one in sections],
        }
    )


def left_out_table(analysis: Analysis) -> pd.DataFrame:
    """Everything that was left out, in reading order, with its reason."""
    return pd.DataFrame(
        {
            "Reason": [part.reason for part in analysis.left_out],
            "Words": [count_words(part.text) for part in analysis.left_out],
            "Text": [escape_formula(excerpt(part.text)) for part in analysis.left_out],
        }
    )


def _heights(measures: NDArray[np.float64]) -> dict[str, object]:
    """The head and the foot of each bar in L; measures beyond the scale end with it."""
    heads = np.clip(measures, LOWEST, HIGHEST)
    return {"measure": heads, "base": axis_ends(BAR_AXIS, heads)[0]}


def _emphasis(chosen: list[bool]) -> dict[str, list[bool]]:
    """Which bar is chosen, and which are faded because another one is."""
    return {"chosen": chosen, "faded": [any(chosen) and not one for one in chosen]}


def _sentence_excerpt(analysis: Analysis, number: int) -> str:
    return excerpt(analysis.text_of(analysis.sentences[number].sentence))
