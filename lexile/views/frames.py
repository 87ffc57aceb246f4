"""An analysis as frames: every number and word that a chart draws, ready to be drawn."""

from collections.abc import Sequence
from textwrap import shorten

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lexile.analysis import Analysis
from lexile.estimator.distribution import Estimate
from lexile.scale import BANDS, EDGES, HIGHEST, LOWEST, band_of, format_measure, format_range
from lexile.text.words import count_words
from lexile.views.wording.headline import RANGE_NAME, section_title, share

# The stretch of the scale that the charts always show, in L, so that two texts can be compared at a glance.
# Nearly all texts lie in it; the charts grow for those that do not.
RULER = (0.0, 1700.0)
SENTENCES = (0.0, 1500.0)
_ROUND = 100.0  # the ends of a chart stand on a round number
MOST_SECTIONS = 1_900  # bars; a chart holds at most 2,000 marks, and some are the bands
MOST_BARS = 240  # each at least two pixels wide beside the text, one on a phone
MEASURE_NAME = "Measure (L)"
_EXCERPT = 110  # signs of a sentence that a hint and the table show
# How a cell begins that a spreadsheet computes; it takes the wide forms of the signs for the same.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_STEPS = 160  # points of the curve, enough to look smooth at any width


def band_table(estimate: Estimate) -> pd.DataFrame:
    """One row for each band from the easiest: its name, readers and probability, and its place on the ruler in L."""
    low, high = ruler_span(estimate)
    frame = pd.DataFrame(
        {
            "band": [band.name for band in BANDS],
            "readers": [band.readers for band in BANDS],
            "probability": estimate.probabilities,
            "share": [share(probability) for probability in estimate.probabilities],
            "floor": [max(band.floor, low) for band in BANDS],
            "ceiling": [min(band.ceiling, high) for band in BANDS],
            "edge": [*(format_measure(edge) for edge in EDGES), ""],
            "leading": [band == estimate.band for band in BANDS],
        }
    )
    return frame.assign(middle=(frame["floor"] + frame["ceiling"]) / 2)


def tick_table(estimate: Estimate) -> pd.DataFrame:
    """The ruler's lines, one each hundred L."""
    low, high = ruler_span(estimate)
    return pd.DataFrame({"measure": np.arange(low, high + 1, _ROUND)})


def curve_table(estimate: Estimate) -> pd.DataFrame:
    """The distribution over the ruler: how likely each measure is, the likeliest being 1."""
    measures = np.linspace(*ruler_span(estimate), _STEPS + 1)
    measures = np.union1d(measures, _within(np.array([estimate.measure]), *ruler_span(estimate)))
    return pd.DataFrame({"measure": measures, "likelihood": [estimate.density(place) for place in measures.tolist()]})


def marker_table(estimate: Estimate) -> pd.DataFrame:
    """One row: where the estimate and its range stand on the ruler, in L, and how they are written."""
    places = _within(np.array([estimate.measure, estimate.low, estimate.high]), *ruler_span(estimate))
    return pd.DataFrame(
        {
            "measure": places[:1],
            "low": places[1:2],
            "high": places[2:],
            "label": [format_measure(estimate.measure)],
            "range": [format_range(estimate.low, estimate.high)],
        }
    )


def ruler_span(estimate: Estimate) -> tuple[float, float]:
    """The ends of the ruler in L: `RULER`, or as far as the range reaches on the scale."""
    return ruler_ends([estimate])


def ruler_ends(estimates: Sequence[Estimate]) -> tuple[float, float]:
    """The ends of a ruler in L that holds the ranges of all these estimates, if any."""
    low = min((estimate.low for estimate in estimates), default=RULER[0])
    return _span(RULER, low, max((estimate.high for estimate in estimates), default=RULER[1]))


def band_words(estimate: Estimate) -> pd.DataFrame:
    """The chart of the bands as a table to read."""
    frame = band_table(estimate)
    return pd.DataFrame({"Band": frame["band"], "Readers": frame["readers"], "Probability": frame["share"]})


def sentence_table(
    analysis: Analysis, first: int = 0, last: int | None = None, chosen: int | None = None, most: int = MOST_BARS
) -> pd.DataFrame:
    """One row for each bar of the chart of sentences `first` up to `last`, in reading order.

    A bar stands for one sentence; with more than `most` sentences for equally many consecutive ones, its measure their
    mean weighted by words. `begin` and `end` are its sides in sentences, `base` its foot in L; `number` is its first
    sentence, counted from 1; `chosen` tells whether it holds the chosen one, `faded` whether another does.
    """
    sentences = analysis.sentences[first:last]
    size = sentences_a_bar(len(sentences), most)
    begins = np.arange(0, len(sentences), size)
    ends = np.minimum(begins + size, len(sentences)) + first
    words = np.array([one.sentence.words for one in sentences], dtype=np.float64)
    measures = np.array([one.measure for one in sentences])
    means = np.add.reduceat(measures * words, begins) / np.add.reduceat(words, begins)
    places = _within(means, LOWEST, HIGHEST)
    bands = [band_of(mean) for mean in means]
    gap = 0.08 * size  # on either side of a bar
    numbers = begins + first
    return pd.DataFrame(
        {
            "number": numbers + 1,
            "name": [str(a + 1) if b == a + 1 else f"{a + 1}–{b}" for a, b in zip(numbers, ends, strict=True)],
            "measure": places,
            "estimated": [format_measure(mean) for mean in means],
            "band": [band.name for band in bands],
            "readers": [band.readers for band in bands],
            "words": np.add.reduceat(words, begins).astype(int),
            "text": [_excerpt(analysis, place) for place in numbers.tolist()],
            "begin": numbers + 0.5 + gap,
            "end": ends + 0.5 - gap,
            "base": _span(SENTENCES, places.min(), places.max())[0],
            **_choice([chosen is not None and a <= chosen < b for a, b in zip(numbers, ends, strict=True)]),
        }
    )


def section_table(analysis: Analysis, chosen: int | None = None) -> pd.DataFrame:
    """One row for each bar of the chart of sections, in reading order, with the columns of a `sentence_table`.

    No more than `MOST_SECTIONS`; the list beside the chart has all of them.
    """
    parts = analysis.sections[:MOST_SECTIONS]
    places = _within(np.array([part.estimate.measure for part in parts]), LOWEST, HIGHEST)
    numbers = np.arange(1, len(parts) + 1)
    return pd.DataFrame(
        {
            "number": numbers,
            "name": [section_title(part.section.title, number) for number, part in enumerate(parts, start=1)],
            "measure": places,
            "estimated": [format_measure(part.estimate.measure) for part in parts],
            "band": [part.estimate.band.name for part in parts],
            "readers": [part.estimate.band.readers for part in parts],
            "words": [part.estimate.words for part in parts],
            "text": [_excerpt(analysis, part.section.first) for part in parts],
            "begin": numbers - 0.42,
            "end": numbers + 0.42,
            "base": _span(SENTENCES, places.min(), places.max())[0],
            **_choice([number - 1 == chosen for number in numbers.tolist()]),
        }
    )


def _choice(chosen: list[bool]) -> dict[str, list[bool]]:
    """Which bar is the chosen one, and which ones step back for it."""
    return {"chosen": chosen, "faded": [any(chosen) and not one for one in chosen]}


def sentences_a_bar(sentences: int, most: int = MOST_BARS) -> int:
    """How many consecutive sentences one bar stands for."""
    return -(-sentences // most)


def sentence_bands(bars: pd.DataFrame) -> pd.DataFrame:
    """The bands that stand behind the bars of a `sentence_table`, in L and cut at the chart's ends."""
    low, high = _span(SENTENCES, bars["measure"].min(), bars["measure"].max())
    frame = pd.DataFrame(
        {
            "band": [band.name for band in BANDS],
            "readers": [band.readers for band in BANDS],
            "floor": [max(band.floor, low) for band in BANDS],
            "ceiling": [min(band.ceiling, high) for band in BANDS],
        }
    )
    return frame.assign(middle=(frame["floor"] + frame["ceiling"]) / 2)


def sentence_words(analysis: Analysis, first: int = 0, last: int | None = None) -> pd.DataFrame:
    """One row for each sentence from `first` up to `last`, to sort, filter and find in; measures to the nearest 10L."""
    return chosen_sentences(analysis, range(len(analysis.sentences))[first:last])


def chosen_sentences(analysis: Analysis, numbers: Sequence[int]) -> pd.DataFrame:
    """One row for each of these sentences, counted from 0, in the order given, with the columns of `sentence_words`."""
    chosen = [analysis.sentences[number] for number in numbers]
    return pd.DataFrame(
        {
            "Sentence": [number + 1 for number in numbers],
            MEASURE_NAME: [tens(one.measure) for one in chosen],
            "Band": [band_of(one.measure).name for one in chosen],
            "Words": [one.sentence.words for one in chosen],
            "Text": [escape_formula(on_one_line(analysis, number)) for number in numbers],
        }
    )


def found_sentences(words: pd.DataFrame, text: str = "", bands: list[str] | None = None) -> pd.DataFrame:
    """The rows of a table of sentences that hold a text, in any letters, and lie in one of the bands, if any."""
    frame = words[words["Text"].str.contains(text, case=False, regex=False)] if text else words
    return frame[frame["Band"].isin(bands)] if bands else frame


def tens(measure: float) -> int:
    """A measure in L to the nearest ten, as a number that a table can sort; below zero it is negative.

    >>> tens(931.4), tens(-38.0)
    (930, -40)
    """
    return int((min(max(measure, LOWEST), HIGHEST) + 5.0) // 10) * 10


def section_words(analysis: Analysis) -> pd.DataFrame:
    """One row for each section: its title, estimate with its range, band, and size."""
    parts = analysis.sections
    return pd.DataFrame(
        {
            "Section": [
                escape_formula(section_title(part.section.title, number)) for number, part in enumerate(parts, start=1)
            ],
            "Estimated": [format_measure(part.estimate.measure) for part in parts],
            RANGE_NAME: [format_range(part.estimate.low, part.estimate.high) for part in parts],
            "Band": [part.estimate.band.name for part in parts],
            "Words": [part.estimate.words for part in parts],
        }
    )


def left_out_words(analysis: Analysis) -> pd.DataFrame:
    """One row for each piece that was left out, with its reason, in order."""
    return pd.DataFrame(
        {
            "Reason": [part.reason for part in analysis.left_out],
            "Words": [count_words(part.text) for part in analysis.left_out],
            "Text": [escape_formula(shorten(part.text, _EXCERPT, placeholder=" …")) for part in analysis.left_out],
        }
    )


def escape_formula(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: the page's tables can be saved as CSV.

    >>> defused("=1+1"), defused("One")
    ("'=1+1", 'One')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def on_one_line(analysis: Analysis, number: int) -> str:
    """A sentence, counted from 0, without the line ends that its paragraph may have."""
    return " ".join(analysis.text_of(analysis.sentences[number].sentence).split())


def whole_table(estimate: Estimate) -> pd.DataFrame:
    """One row: the measure of the whole text, as the line that the bars stand against."""
    return pd.DataFrame(
        {
            "measure": _within(np.array([estimate.measure]), LOWEST, HIGHEST),
            "label": [f"{format_measure(estimate.measure)}, {RANGE_NAME} {format_range(estimate.low, estimate.high)}"],
        }
    )


def _excerpt(analysis: Analysis, place: int) -> str:
    return shorten(analysis.text_of(analysis.sentences[place].sentence), _EXCERPT, placeholder=" …")


def _span(usual: tuple[float, float], low: float, high: float) -> tuple[float, float]:
    """The usual ends, widened to a round number where the values lie outside, but never beyond the scale."""
    floor = max(_ROUND * np.floor(low / _ROUND), LOWEST)
    ceiling = min(_ROUND * np.ceil(high / _ROUND), HIGHEST)
    return float(min(usual[0], floor)), float(max(usual[1], ceiling))


def _within(values: NDArray[np.float64], low: float, high: float) -> NDArray[np.float64]:
    return np.clip(values, low, high)
