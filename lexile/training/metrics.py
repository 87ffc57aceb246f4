"""How good the estimates are, on authors that were never trained on, beside the formulas on the same rows."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lexile.estimator.distribution import Estimate
from lexile.scale import BANDS, EDGES
from lexile.training.corpora import FORMULAS, HALF_BAND, Excerpts

Array = NDArray[np.float64]
LENGTHS = (15, 40, 75, 125)  # words; the pieces of each evaluation lie between two of these
CALIBRATION_BINS = 10


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Agreement of measures with the labels: correlation with the band's middle, RMSE in L, shares of rows.

    `exact` is the share whose measure lies in the label's own 200L range, `within_one` in it or the next one.
    """

    name: str
    r: float
    rmse: float
    exact: float
    within_one: float
    bias: float


def accuracy(name: str, measures: Array, middles: Array) -> Accuracy:
    """Compare measures in L with the middles of their labels.

    >>> accuracy("", np.array([560.0, 1010.0]), np.array([500.0, 900.0])).exact
    0.5
    """
    errors = measures - middles
    return Accuracy(
        name,
        r=float(np.corrcoef(measures, middles)[0, 1]),
        rmse=float(np.sqrt(np.mean(errors**2))),
        exact=float(np.mean((errors > -HALF_BAND) & (errors <= HALF_BAND))),
        within_one=float(np.mean((errors > -3 * HALF_BAND) & (errors <= 3 * HALF_BAND))),
        bias=float(errors.mean()),
    )


def formula_accuracies(excerpts: Excerpts, folds: NDArray[np.int64]) -> list[Accuracy]:
    """The formulas of the CLEAR file, each put on the scale by a straight line fitted to the other folds."""
    values = {name: excerpts.frame[column].to_numpy(dtype=float) for name, column in FORMULAS.items()}
    middles = excerpts.middles
    return [accuracy(name, on_the_scale(of_formula, middles, folds), middles) for name, of_formula in values.items()]


def on_the_scale(values: Array, middles: Array, folds: NDArray[np.int64]) -> Array:
    """Values of another scale as measures in L, by the straight line through the rows of the other folds."""
    measures = np.zeros(len(values))
    for fold in np.unique(folds):
        held_out = folds == fold
        slope, start = np.polyfit(values[~held_out], middles[~held_out], 1)
        measures[held_out] = slope * values[held_out] + start
    return measures


def coverage(measures: Array, spreads: Array, middles: Array) -> float:
    """The share of labels' middles that the 90% range holds."""
    half = spreads * Estimate(0.0, 1.0, 1).high
    return float(np.mean(np.abs(measures - middles) <= half))


def coverage_by_fifth(measures: Array, spreads: Array, middles: Array) -> list[dict[str, float]]:
    """The coverage in each fifth of the estimates, from the easiest to the hardest texts."""
    edges = np.quantile(measures, [0, 0.2, 0.4, 0.6, 0.8, 1.0])
    fifth = np.clip(np.searchsorted(edges, measures, side="right") - 1, 0, 4)
    return [
        {
            "from": float(edges[number]),
            "to": float(edges[number + 1]),
            "coverage": coverage(measures[fifth == number], spreads[fifth == number], middles[fifth == number]),
        }
        for number in range(5)
    ]


def band_calibration(measures: Array, spreads: Array, middles: Array) -> dict[str, Any]:
    """Whether a band given 70% is right seven times in ten: predicted and observed shares, and their mean gap.

    A label is a range of 200L and may lie in two bands: a band is then right to the share of the range that it has. The
    gap is the expected calibration error of the most probable band over ten bins of equal width.
    """
    probabilities = np.array(
        [Estimate(m, s, 1).probabilities for m, s in zip(measures.tolist(), spreads.tolist(), strict=True)]
    )
    chosen = probabilities.argmax(axis=1)
    confidence = probabilities[np.arange(len(chosen)), chosen]
    hit = _share_in_band(chosen, middles)
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


def _share_in_band(band: NDArray[np.int64], middles: Array) -> Array:
    """How much of each label's range lies in the given band, shape (rows,)."""
    floor, ceiling = (np.array([getattr(BANDS[number], side) for number in band]) for side in ("floor", "ceiling"))
    inside = np.minimum(middles + HALF_BAND, ceiling) - np.maximum(middles - HALF_BAND, floor)
    return np.asarray(np.clip(inside, 0.0, None) / (2 * HALF_BAND))


def error_beyond_labels(rmse: float) -> float:
    """What of an RMSE in L is not the labels' width: a value somewhere in 200L errs by 58L against the middle.

    It stands for what the passages of one text share. How much of the error they really share, labels of excerpts
    cannot tell; that none of it evens out over a book is the honest assumption until books are labelled.

    >>> round(error_beyond_labels(75.0))
    48
    """
    return float(np.sqrt(max(rmse**2 - (2 * HALF_BAND) ** 2 / 12, 0.0)))


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


def band_table(measures: Array, middles: Array) -> str:
    """How often each band is the right one, as a Markdown table: rows are the labels' bands, columns the estimates'."""
    right = np.searchsorted(EDGES, middles, side="left")
    ours = np.searchsorted(EDGES, measures, side="left")
    names = [band.name for band in BANDS]
    lines = [f"| label's band | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    for number, name in enumerate(names):
        cells = [str(int(((right == number) & (ours == column)).sum())) for column in range(len(names))]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)
