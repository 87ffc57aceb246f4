"""Errors that are known only as intervals, since a label is 200L wide: their likelihood and their distribution.

An error counted from a label's midpoint contains the label's own width. Here the true measure may lie anywhere in the
label, and so the error anywhere in an interval (docs/measure.md#ranges).
"""

import numpy as np
from numpy.typing import NDArray

from lexile.estimator.distribution import RANGE, TAIL, cumulative
from lexile.training.corpora import HALF_WIDTH

Array = NDArray[np.float64]
_ITERATIONS = 2_000  # of the EM algorithm; the coverage of 4,000 rows changes by less than 0.1% in another thousand
_LEAST_MASS = 1e-12  # keeps the log-likelihood of a row finite, far from any label that occurs


def error_intervals(measures: Array, midpoints: Array) -> tuple[Array, Array]:
    """The least and the largest error, true measure minus estimate, that each label allows in L."""
    return midpoints - HALF_WIDTH - measures, midpoints + HALF_WIDTH - measures


def log_likelihood(low: Array, high: Array, spreads: Array) -> Array:
    """The log of the mass that an estimate's distribution has within each interval of its error, shape (rows,)."""
    mass = cumulative(high, spreads) - cumulative(low, spreads)
    return np.asarray(np.log(np.maximum(mass, _LEAST_MASS)))


def error_distribution(low: Array, high: Array) -> tuple[Array, Array, Array]:
    """The likeliest distribution of values that are known only as intervals, whatever its shape: Turnbull's estimator.

    Turnbull, The Empirical Distribution Function with Arbitrarily Grouped, Censored and Truncated Data, 1976.

    >>> start, end, mass = error_distribution(np.array([0.0, 1.0, 5.0]), np.array([2.0, 3.0, 6.0]))
    >>> list(zip(start.tolist(), end.tolist(), mass.round(2).tolist()))
    [(1.0, 2.0, 0.67), (5.0, 6.0, 0.33)]

    Args:
        low: the lower end of each row's interval, shape (rows,).
        high: the upper ends.

    Returns:
        The intervals that hold all of the mass, ascending: their lower ends, their upper ends, and the mass of each.
    """
    ends = np.concatenate([low, high])
    is_high = np.repeat([False, True], len(low))
    order = np.lexsort((is_high, ends))
    ends, is_high = ends[order], is_high[order]
    innermost = np.flatnonzero(~is_high[:-1] & is_high[1:])
    start, end = ends[innermost], ends[innermost + 1]
    first, last = np.searchsorted(start, low, side="left"), np.searchsorted(end, high, side="right")
    mass = np.full(len(start), 1.0 / len(start))
    for _ in range(_ITERATIONS):
        below = np.concatenate([[0.0], np.cumsum(mass)])
        share = 1.0 / np.maximum(below[last] - below[first], _LEAST_MASS)
        steps = np.bincount(first, share, len(start) + 1) - np.bincount(last, share, len(start) + 1)
        mass = mass * np.cumsum(steps)[:-1] / len(low)
    return start, end, mass


def true_coverage(measures: Array, spreads: Array, midpoints: Array) -> float:
    """Share of true measures inside the 90% range, estimated from the intervals of their labels."""
    low, high = error_intervals(measures, midpoints)
    start, end, mass = error_distribution(low / spreads, high / spreads)
    width = np.maximum(end - start, 1e-9)
    return float(mass @ np.clip((np.minimum(end, TAIL) - np.maximum(start, -TAIL)) / width, 0.0, 1.0))


def range_factor(low: Array, high: Array) -> float:
    """The factor by which spreads must grow for the range to hold its nominal share of true measures.

    Args:
        low: the lower end of each row's error, divided by its spread, shape (rows,).
        high: the upper end.
    """
    start, end, mass = error_distribution(low, high)
    places = np.abs((start + end) / 2)
    order = np.argsort(places)
    return float(np.interp(RANGE, np.cumsum(mass[order]), places[order])) / TAIL
