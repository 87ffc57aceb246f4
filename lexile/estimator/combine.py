"""Estimates combined: passages into a whole text, and a passage's measure spread over its sentences."""

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from lexile.estimator.distribution import Estimate

# A sentence of this many words keeps half of its own difference from its passage; shorter ones keep less. A judgement:
# it keeps one-word sentences from swinging the chart, which a test holds.
HALF_WEIGHT_WORDS = 6.0


def combine(passages: tuple[Estimate, ...], shared_error: float) -> Estimate:
    """The estimate of a whole text from those of its passages.

    The measure is the mean of the passages' measures, weighted by words. The part of their error that is independent
    averages out as passages are added; the part they share (the author's style, the model's bias) does not, so the
    standard error approaches `shared_error` (in L) and stops there.
    """
    words = np.array([passage.words for passage in passages], dtype=np.float64)
    weights = words / words.sum()
    measures = np.array([passage.measure for passage in passages])
    variances = np.array([passage.standard_error**2 for passage in passages])
    independent = np.maximum(variances - shared_error**2, 0.0)
    shared = np.minimum(variances, shared_error**2)
    variance = float(weights @ shared + (weights**2) @ independent)
    return Estimate(float(weights @ measures), sqrt(variance), int(words.sum()))


def spread_over_sentences(
    raw: NDArray[np.float64], words: NDArray[np.int64], passage: NDArray[np.int64], measures: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The measure of each sentence in L, adjusted so that the sentences of a passage average to its measure.

    Args:
        raw: the sentence model's measure of each sentence in isolation, shape (sentences,).
        words: words in each sentence; the fewer, the closer the sentence stays to its passage.
        passage: the number of each sentence's passage.
        measures: the measure of each passage, shape (passages,).
    """
    trust = words / (words + HALF_WEIGHT_WORDS)
    weight = np.bincount(passage, weights=words)
    # The two networks do not share a zero point, so only the differences between sentences count.
    centre = np.bincount(passage, weights=words * trust * raw) / np.bincount(passage, weights=words * trust)
    difference = trust * (raw - centre[passage])
    drift = np.bincount(passage, weights=words * difference) / weight
    return measures[passage] + difference - drift[passage]
