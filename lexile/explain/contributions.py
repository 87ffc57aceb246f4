"""How much a text's sentences and words move its measure, against a typical text of its band.

Worked out by the estimator's own network: it is asked what it would say if only the sentences, or only the words, were
typical of the band. What it says less, or more, is how much they move the measure.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lexile.analysis import Analysis
from lexile.estimator.estimator import Estimator
from lexile.explain.norms import Norms
from lexile.features.passage import PASSAGE_FEATURES, passage_features
from lexile.scale import BANDS

SENTENCES = ("log_mean_length", "mean_log_length", "spread_log_length", "log_longest")
WORDS = ("word_length", "modern_mean", "books_mean", "word_value")
"""The inputs that tell of sentences, and those that tell of words; the others tell of repetition and signs."""


@dataclass(frozen=True, slots=True)
class GroupContributions:
    """By how many L a text is harder than with sentences, words, or all else that are typical of its band."""

    sentences: float
    words: float
    rest: float


def group_contributions(analysis: Analysis, estimator: Estimator, typical: Norms) -> GroupContributions:
    """What moves the measure of a text: the mean over its passages, weighted by words."""
    words = np.array([one.passage.words for one in analysis.passages])
    inputs = passage_features(analysis.segmented, np.concatenate([[0], np.cumsum(words)]), estimator.table)
    band = typical[BANDS.index(analysis.estimate.band)]
    usual = np.array([band.inputs[name] for name in PASSAGE_FEATURES], dtype=np.float32)
    rest = tuple(name for name in PASSAGE_FEATURES if name not in (*SENTENCES, *WORDS, "log_words"))

    def mean(rows: NDArray[np.float32]) -> float:
        return float(np.average(estimator.network(rows)[:, 0], weights=words))

    def moved_by(names: tuple[str, ...]) -> float:
        chosen = np.array([name in names for name in PASSAGE_FEATURES])
        return own - mean(np.where(chosen, usual, inputs).astype(np.float32))

    own = mean(inputs)
    return GroupContributions(moved_by(SENTENCES), moved_by(WORDS), moved_by(rest))
