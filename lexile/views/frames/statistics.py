"""Statistics of a text beside the norms of each band, and its hardest and easiest sentences."""

import pandas as pd

from lexile.analysis import Analysis
from lexile.explain.norms import Norms
from lexile.explain.statistics import TextStatistics
from lexile.scale import BANDS
from lexile.views.frames.text_view import chosen_sentence_table
from lexile.views.wording.statistics import STATISTICS, typical_range

EXTREMES = 5  # hardest and easiest sentences: as many as fit beside each other without scrolling


def statistic_ranges(name: str, statistics: TextStatistics, analysis: Analysis, norms: Norms) -> pd.DataFrame:
    """One row for each band: the quartiles of a statistic of `STATISTICS`, and its value in this text.

    Shares are in percent. `own` marks the band of the text.
    """
    wording = STATISTICS[name]
    quartiles = [getattr(band, name) for band in norms]
    value = getattr(statistics, name)
    factor = 100.0 if wording.is_share else 1.0
    return pd.DataFrame(
        {
            "band": [band.name for band in BANDS],
            "low": [one.low * factor for one in quartiles],
            "median": [one.median * factor for one in quartiles],
            "high": [one.high * factor for one in quartiles],
            "typical": [typical_range(wording, one) for one in quartiles],
            "own": [band == analysis.estimate.band for band in BANDS],
            "text": value * factor,
            "label": wording.format(value),
        }
    )


def statistics_table(statistics: TextStatistics, norms: Norms) -> pd.DataFrame:
    """A column for each statistic, with its value in this text and its middle half in each band."""
    columns = {
        wording.title: [
            wording.format(getattr(statistics, name)),
            *(typical_range(wording, getattr(band, name)) for band in norms),
        ]
        for name, wording in STATISTICS.items()
    }
    return pd.DataFrame(columns, index=["This text", *(band.name for band in BANDS)]).rename_axis("Band")


def extreme_sentence_table(analysis: Analysis, *, hardest: bool) -> pd.DataFrame:
    """The hardest or the easiest sentences of a text."""
    numbers = sorted(range(len(analysis.sentences)), key=lambda number: analysis.sentences[number].measure)
    return chosen_sentence_table(analysis, numbers[::-1][:EXTREMES] if hardest else numbers[:EXTREMES])
