"""Two versions of a text: their figures, their ranges, and the sentences that differ."""

import pandas as pd

from lexile.analysis import Analysis
from lexile.batch.outcome import outcome_of
from lexile.csv_text import escape_formula
from lexile.explain.diff import diff
from lexile.scale import format_measure, format_range
from lexile.views.frames.batch import outcome_ranges
from lexile.views.frames.cells import sentence_on_one_line
from lexile.views.wording.headline import headline
from lexile.views.wording.quantities import RANGE_NAME

MOST_CHANGES = 200  # rows; a text with more changes is a different text


def figures_table(before: Analysis, after: Analysis, first: str, second: str) -> pd.DataFrame:
    """The figures of both versions, in columns with their names."""
    both = before, after
    rows = {
        "Estimated measure": [format_measure(one.estimate.measure) for one in both],
        RANGE_NAME: [format_range(one.estimate.low, one.estimate.high) for one in both],
        "Band": [one.estimate.band.name for one in both],
        "Readers": [headline(one.estimate) for one in both],
        "Words": [f"{one.words:,}" for one in both],
        "Sentences": [f"{len(one.sentences):,}" for one in both],
        "Words per sentence": [f"{one.words / len(one.sentences):.1f}" for one in both],
        "Hardest sentence": [format_measure(max(part.measure for part in one.sentences)) for one in both],
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=[first, second]).rename_axis("Figure")


def version_ranges(before: Analysis, after: Analysis, first: str, second: str) -> pd.DataFrame:
    """The ranges of both versions as rows of `outcome_ranges`, the first version on top."""
    frame = outcome_ranges((outcome_of(first, before), outcome_of(second, after))).sort_values("place")
    return frame.assign(label=[first, second])


def diff_table(before: Analysis, after: Analysis) -> pd.DataFrame:
    """The sentences that changed with their measures, before and after, in reading order.

    Empty if the versions have no sentence in common: it would list both texts.
    """
    changes = diff(before, after)
    if sum(len(change.before) for change in changes) == len(before.sentences):
        changes = ()
    rows = [(*_cells(before, change.before), *_cells(after, change.after)) for change in changes[:MOST_CHANGES]]
    return pd.DataFrame(rows, columns=["Before", "Measure before", "After", "Measure after"])


def _cells(analysis: Analysis, numbers: tuple[int, ...]) -> tuple[str, str]:
    texts = [sentence_on_one_line(analysis, number) for number in numbers]
    measures = [format_measure(analysis.sentences[number].measure) for number in numbers]
    return escape_formula(" ".join(texts)), ", ".join(measures)
