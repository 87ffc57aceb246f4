"""How much a text's sentences and its words contribute to its measure, compared with typical texts of its band.

This is a feature ablation: the estimator measures the text again with one group of features replaced by the means of
the band, and the difference is the group's contribution. Groups interact, so contributions do not add up exactly.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lexile.analysis import Analysis
from lexile.estimator.combine import combine_measures
from lexile.estimator.estimator import Estimator
from lexile.explain.norms import Norms
from lexile.scale import BANDS

GROUPS: Mapping[str, tuple[str, ...]] = {
    "sentences": ("log_mean_length", "mean_log_length", "spread_log_length", "log_longest"),
    "words": ("word_length", "modern_mean", "books_mean", "word_effect"),
    "rest": ("exclamations", "compression", "pair_variety", "content_variety", "digits"),
}
"""The passage features of each group. The length of the text, `log_words`, is in none."""


@dataclass(frozen=True, slots=True)
class GroupContributions:
    """The contribution of each group of features in L; positive if it makes the text harder than is typical."""

    sentences: float
    words: float
    rest: float


def group_contributions(analysis: Analysis, estimator: Estimator, norms: Norms) -> GroupContributions:
    """The contributions to a text's measure, each measured as a whole of its passages."""
    words = np.array([passage.words for passage in analysis.passage_spans], dtype=np.float64)
    means = norms[BANDS.index(analysis.estimate.band)].features
    replacements = [{name: means[name] for name in names} for names in GROUPS.values()]
    measures = estimator.passage_measures(analysis.segmented, analysis.passage_spans, [{}, *replacements])

    measure, *replaced = (combine_measures(of_passages, words) for of_passages in measures)
    return GroupContributions(**{group: measure - other for group, other in zip(GROUPS, replaced, strict=True)})
