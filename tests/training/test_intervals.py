"""Errors known only as intervals: what labels of 200L tell about the errors of estimates."""

import numpy as np
import pytest

from lexile.estimator.distribution import TAIL
from lexile.training.intervals import (
    error_distribution,
    error_intervals,
    log_likelihood,
    range_factor,
    true_coverage,
)
from lexile.training.metrics import band_calibration, coverage


def labelled(true: np.ndarray) -> np.ndarray:
    """The midpoints of the labels that hold these measures."""
    return np.floor(true / 200.0) * 200.0 + 100.0


@pytest.fixture(scope="module")
def measured() -> tuple[np.ndarray, np.ndarray]:
    """True measures of 6,000 texts and estimates of them with errors like those of held-out excerpts."""
    chance = np.random.default_rng(7)
    true = chance.uniform(200.0, 1600.0, 6000)
    return true, true + 26.0 * chance.standard_t(3.0, 6000)


def test_the_coverage_of_true_measures_is_found_from_their_labels(measured: tuple[np.ndarray, np.ndarray]) -> None:
    """The estimate comes close to the share that is counted, which the labels alone do not show."""
    true, estimates = measured
    for spread in (25.0, 37.0, 60.0):
        spreads = np.full(len(true), spread)
        counted = float(np.mean(np.abs(true - estimates) <= TAIL * spread))
        assert true_coverage(estimates, spreads, labelled(true)) == pytest.approx(counted, abs=0.04)
        assert coverage(estimates, spreads, labelled(true)) < counted - 0.05


def test_the_range_is_made_to_hold_nine_true_measures_in_ten(measured: tuple[np.ndarray, np.ndarray]) -> None:
    """Errors of t with three degrees and a scale of 26L: the range is 61L to either side."""
    true, estimates = measured
    low, high = error_intervals(estimates, labelled(true))
    assert TAIL * range_factor(low, high) == pytest.approx(61.0, abs=7.0)


def test_the_true_spread_is_the_likeliest(measured: tuple[np.ndarray, np.ndarray]) -> None:
    """Of several, the one that the errors were drawn with."""
    true, estimates = measured
    low, high = error_intervals(estimates, labelled(true))
    standard = 26.0 * 2.3534 / TAIL
    fits = [float(log_likelihood(low, high, np.full(len(low), standard * part)).mean()) for part in (0.7, 1.0, 1.4)]
    assert max(fits) == fits[1]


def test_intervals_that_are_points_give_back_their_own_distribution() -> None:
    """Nothing is unknown then: each value has its share."""
    values = np.array([1.0, 2.0, 2.0, 5.0])
    start, _, mass = error_distribution(values, values + 1e-9)
    assert start.tolist() == [1.0, 2.0, 5.0]
    np.testing.assert_allclose(mass, [0.25, 0.5, 0.25], atol=1e-6)


def test_honest_probabilities_are_calibrated(measured: tuple[np.ndarray, np.ndarray]) -> None:
    """Estimates with the spread of their errors are as often in their band as they say; narrower ones are not."""
    true, estimates = measured
    midpoints = labelled(true) + 10.0  # 10L off round hundreds, as the labels are: some lie in two bands
    spread = 26.0 * 2.3534 / TAIL

    def error(width: float) -> float:
        found = band_calibration(estimates + 10.0, np.full(len(true), width), midpoints)
        return float(found["expected_calibration_error"])

    assert error(spread) < 0.02 < error(4.0 * spread)
