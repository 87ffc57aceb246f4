"""Estimates combined: passages into a whole text, and a passage's measure spread over its sentences."""

from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from lexile.estimator.distribution import Estimate

# A sentence of this many words keeps half of its own difference from its passage; shorter ones keep less. A judgement:
# it keeps one-word sentences from swinging the chart, which a test holds.
HALF_WEIGHT_WORDS = 6.0

# The scale's definition: a reader understands 75% of a text of the same measure.
MATCH = 0.75
_MATCH_LOGIT = log(MATCH / (1.0 - MATCH))
# A logit of the Rasch model that calibrates slices, in L: the scale is 180 (logit + 3.3) + 200 (Stenner, Measuring
# Reading Comprehension with the Lexile Framework, 1996, equation 5).
UNIT = 180.0
_PRECISION = 1e-6  # L; far below the rounding of a measure to 10L, and reached in a handful of steps


def combine(passages: tuple[Estimate, ...], shared_error: float) -> Estimate:
    """The estimate of a whole text from those of its passages.

    The part of the passages' errors that is independent averages out as passages are added; the part they share (the
    author's style, the model's bias) does not, so the standard error approaches `shared_error` (in L) and stops there.
    How much a passage's error moves the whole is the derivative of the whole's measure by the passage's.
    """
    if len(passages) == 1:
        return passages[0]
    words = np.array([passage.words for passage in passages], dtype=np.float64)
    measures = np.array([passage.measure for passage in passages])
    errors = np.array([passage.standard_error for passage in passages])
    measure = combine_measures(measures, words)
    understood = _comprehension(measure, measures)
    influence = words * understood * (1.0 - understood)
    influence /= influence.sum()
    shared = np.minimum(errors, shared_error)
    variance = float(influence @ shared) ** 2 + float(influence**2 @ (errors**2 - shared**2))
    below = float(influence @ np.array([passage.opening_below for passage in passages]))
    above = float(influence @ np.array([passage.opening_above for passage in passages]))
    return Estimate(measure, sqrt(variance), int(words.sum()), below, above)


def combine_measures(measures: NDArray[np.float64], words: NDArray[np.float64]) -> float:
    """The measure of a whole text: that of the reader who understands 75% of it on average over its passages.

    This is how the scale itself combines parts (docs/measure.md#whole-texts). What a hard passage takes away, an easy
    one cannot give back in full, so a text of uneven passages lies above their mean.

    >>> round(combine_measures(np.array([700.0, 700.0]), np.array([150.0, 150.0])))
    700
    >>> round(combine_measures(np.array([500.0, 900.0]), np.array([150.0, 150.0])))
    756

    Args:
        measures: of each passage in L, shape (passages,).
        words: in each passage, shape (passages,).
    """
    low, high = float(measures.min()), float(measures.max())
    weights = words / words.sum()
    measure = float(weights @ measures)
    while high - low > _PRECISION:
        understood = _comprehension(measure, measures)
        missing = MATCH - float(weights @ understood)
        low, high = (measure, high) if missing > 0.0 else (low, measure)
        step = missing * UNIT / float(weights @ (understood * (1.0 - understood)))
        if abs(step) < _PRECISION:
            break
        measure += step
        if not low < measure < high:  # Newton's step has left the bracket: halve that instead
            measure = (low + high) / 2.0
    return min(max(measure, float(measures.min())), float(measures.max()))


def _comprehension(reader: float, measures: NDArray[np.float64]) -> NDArray[np.float64]:
    """The share of each passage that a reader is expected to understand, by the Rasch model; shape (passages,)."""
    # A hundred units are beyond any difference on the scale, and the exponential stays finite.
    logits = np.minimum(np.maximum((reader - measures) / UNIT, -100.0), 100.0)  # quicker than `clip`
    return np.asarray(1.0 / (1.0 + np.exp(-_MATCH_LOGIT - logits)))


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
