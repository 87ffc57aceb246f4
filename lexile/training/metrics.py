"""Measures of accuracy on held-out authors, for the estimator and for the formulas on the same rows."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexile.estimator.distribution import Estimate
from lexile.scale import BANDS, EDGES, Band
from lexile.training.corpora import FORMULAS, HALF_WIDTH, Excerpts
from lexile.training.intervals import true_coverage

Array = NDArray[np.float64]
LENGTHS = (15, 40, 75, 125)  # words; limits of the groups in which snippets are evaluated
CALIBRATION_BINS = 10  # the usual number for the expected calibration error


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Agreement of measures with labels: correlation with their midpoints, RMSE and bias in L, and shares of rows.

    `exact` is the share of rows whose measure lies in the label's 200L range, `within_one` in that range or a
    neighbouring one.
    """

    name: str
    r: float
    rmse: float
    exact: float
    within_one: float
    bias: float


def accuracy(name: str, measures: Array, midpoints: Array) -> Accuracy:
    """Accuracy of measures in L against the midpoints of their labels.

    >>> accuracy("", np.array([560.0, 1010.0]), np.array([500.0, 900.0])).exact
    0.5
    """
    errors = measures - midpoints
    return Accuracy(
        name,
        r=float(np.corrcoef(measures, midpoints)[0, 1]),
        rmse=float(np.sqrt(np.mean(errors**2))),
        exact=float(np.mean((errors > -HALF_WIDTH) & (errors <= HALF_WIDTH))),
        within_one=float(np.mean((errors > -3 * HALF_WIDTH) & (errors <= 3 * HALF_WIDTH))),
        bias=float(errors.mean()),
    )


def formula_accuracies(excerpts: Excerpts, folds: NDArray[np.int64]) -> list[Accuracy]:
    """Accuracy of the formulas in the CLEAR file, each turned into measures by a line fitted to the other folds."""
    values = {name: excerpts.frame[column].to_numpy(dtype=float) for name, column in FORMULAS.items()}
    midpoints = excerpts.midpoints
    return [accuracy(name, to_measures(of_formula, midpoints, folds), midpoints) for name, of_formula in values.items()]


def to_measures(values: Array, midpoints: Array, folds: NDArray[np.int64]) -> Array:
    """Values on another scale as measures in L, by a line fitted to the rows of the other folds."""
    measures = np.zeros(len(values))
    for fold in np.unique(folds):
        held_out = folds == fold
        slope, start = np.polyfit(values[~held_out], midpoints[~held_out], 1)
        measures[held_out] = slope * values[held_out] + start
    return measures


def coverage(measures: Array, spreads: Array, midpoints: Array) -> float:
    """Share of label midpoints inside the 90% range."""
    half = spreads * Estimate(0.0, 1.0, 1).high
    return float(np.mean(np.abs(measures - midpoints) <= half))


def coverage_by_fifth(measures: Array, spreads: Array, midpoints: Array) -> list[dict[str, float]]:
    """Coverage of true measures in each fifth of the estimates, from the easiest texts to the hardest."""
    edges = np.quantile(measures, [0, 0.2, 0.4, 0.6, 0.8, 1.0])
    fifth = np.clip(np.searchsorted(edges, measures, side="right") - 1, 0, 4)
    return [
        {
            "from": float(edges[number]),
            "to": float(edges[number + 1]),
            "coverage": true_coverage(measures[fifth == number], spreads[fifth == number], midpoints[fifth == number]),
        }
        for number in range(5)
    ]


def band_calibration(measures: Array, spreads: Array, midpoints: Array) -> dict[str, Any]:
    """Calibration of the most probable band: predicted and observed shares, and the expected calibration error.

    A label spans 200L and may lie in two bands; each then counts as right in proportion to the estimate's probability
    of the part of the label in it. (In proportion to its length, 1010L to 1200L would count as one fifth below 1050L,
    for an estimate of 1190L too.)
    The error is the mean gap over bins of equal width (Guo and others, On Calibration of Modern Neural Networks, 2017).
    """
    estimates = [Estimate(m, s, 1) for m, s in zip(measures.tolist(), spreads.tolist(), strict=True)]
    probabilities = np.array([estimate.probabilities for estimate in estimates])
    chosen = probabilities.argmax(axis=1)
    confidence = probabilities[np.arange(len(chosen)), chosen]
    hit = np.array(
        [
            _share_in_band(estimate, BANDS[band], middle)
            for estimate, band, middle in zip(estimates, chosen.tolist(), midpoints.tolist(), strict=True)
        ]
    )
    bin_of = np.minimum((confidence * CALIBRATION_BINS).astype(int), CALIBRATION_BINS - 1)
    bins = [
        {
            "rows": int((bin_of == number).sum()),
            "predicted": float(confidence[bin_of == number].mean()),
            "observed": float(hit[bin_of == number].mean()),
        }
        for number in range(CALIBRATION_BINS)
        if (bin_of == number).any()
    ]
    gap = sum(row["rows"] * abs(row["predicted"] - row["observed"]) for row in bins) / len(hit)
    return {"expected_calibration_error": float(gap), "accuracy": float(hit.mean()), "bins": bins}


def _share_in_band(estimate: Estimate, band: Band, midpoint: float) -> float:
    """The probability that the true measure lies in a band, if it lies in the label around this midpoint."""
    low, high = midpoint - HALF_WIDTH, midpoint + HALF_WIDTH
    start, end = max(low, band.floor), min(high, band.ceiling)
    if start >= end:
        return 0.0
    return estimate.mass_between(start, end)[1] / max(estimate.mass_between(low, high)[1], 1e-12)


def shared_error_of(errors: Array, groups: tuple[str, ...]) -> float:
    """What the errors of one author's excerpts have in common, as a standard deviation in L.

    From all pairs of excerpts by one author: the mean product of two errors is the variance that they share.
    """
    index = {group: number for number, group in enumerate(dict.fromkeys(groups))}
    number = np.array([index[group] for group in groups])
    centred = errors - errors.mean()
    sums = np.bincount(number, weights=centred)
    squares = np.bincount(number, weights=centred**2)
    counts = np.bincount(number)
    pairs = float((counts * (counts - 1)).sum())
    if not pairs:
        return 0.0
    return float(np.sqrt(max(float((sums**2 - squares).sum()) / pairs, 0.0)))


def table_of(accuracies: list[Accuracy]) -> str:
    """The comparison as a Markdown table, ours first."""
    lines = [
        "| on the same rows, authors held out | r | RMSE | exact 200L band | within one band |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.name} | {row.r:.3f} | {row.rmse:.0f}L | {row.exact:.1%} | {row.within_one:.1%} |" for row in accuracies
    ]
    return "\n".join(lines)


def band_table(measures: Array, midpoints: Array) -> str:
    """How often each band is the right one, as a Markdown table: rows are the labels' bands, columns the estimates'."""
    right = np.searchsorted(EDGES, midpoints, side="left")
    ours = np.searchsorted(EDGES, measures, side="left")
    names = [band.name for band in BANDS]
    lines = [f"| label's band | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    for number, name in enumerate(names):
        cells = [str(int(((right == number) & (ours == column)).sum())) for column in range(len(names))]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)
