"""From passages to the whole, and from the whole to its sentences."""

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from lexile.estimator.distribution import Estimate

# Words that a sentence needs before it counts for half: a one-word sentence shall not swing the chart.
HALF_TRUST = 6.0


def combine(passages: tuple[Estimate, ...], shared_error: float) -> Estimate:
    """The estimate of a whole text from those of its passages.

    Its measure is their mean weighted by words. What errs by chance in each passage evens out with their number; what
    they share (an author's manner, our own formula) does not, so that the range never shrinks below `shared_error`
    (in L).
    """
    words = np.array([passage.words for passage in passages], dtype=np.float64)
    weights = words / words.sum()
    measures = np.array([passage.measure for passage in passages])
    variances = np.array([passage.standard_error**2 for passage in passages])
    own = np.maximum(variances - shared_error**2, 0.0)
    shared = np.minimum(variances, shared_error**2)
    variance = float(weights @ shared + (weights**2) @ own)
    return Estimate(float(weights @ measures), sqrt(variance), int(words.sum()))


def spread_over_sentences(
    raw: NDArray[np.float64], words: NDArray[np.int64], passage: NDArray[np.int64], measures: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The difficulty of each sentence in L, so that a passage's sentences together give its measure.

    Args:
        raw: what the network says of each sentence by itself, shape (sentences,).
        words: its number of words; the fewer, the nearer it stays to its passage.
        passage: the number of its passage.
        measures: the measure of each passage, shape (passages,).
    """
    trust = words / (words + HALF_TRUST)
    weight = np.bincount(passage, weights=words)
    # The network judges sentences alone a little otherwise than together: what counts is how they differ.
    centre = np.bincount(passage, weights=words * trust * raw) / np.bincount(passage, weights=words * trust)
    difference = trust * (raw - centre[passage])
    drift = np.bincount(passage, weights=words * difference) / weight
    return measures[passage] + difference - drift[passage]
