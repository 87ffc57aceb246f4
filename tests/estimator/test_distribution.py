"""One distribution: the measure, the range and the probabilities cannot contradict each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexile.estimator.distribution import Estimate
from lexile.scale import BANDS, EDGES

estimates = st.builds(Estimate, st.floats(-300, 2000), st.floats(20, 400), st.integers(1, 1000))


@given(estimates)
def test_band_probabilities_add_up_to_one(estimate: Estimate) -> None:
    """Whatever the measure and its error, no probability is lost at the edges."""
    assert len(estimate.probabilities) == len(BANDS)
    assert sum(estimate.probabilities) == pytest.approx(1.0)


@given(estimates)
def test_the_range_covers_ninety_percent_around_the_measure(estimate: Estimate) -> None:
    """The range comes from the distribution that the probabilities come from."""
    assert estimate.low < estimate.measure < estimate.high
    assert estimate.mass_between(estimate.low, estimate.high)[1] == pytest.approx(0.9)


@given(estimates)
def test_joined_bands_have_the_probability_of_both(estimate: Estimate) -> None:
    """Any other edges come from the same distribution."""
    joined = estimate.mass_between(*EDGES[1:])
    assert joined[0] == pytest.approx(estimate.probabilities[0] + estimate.probabilities[1])


def test_the_band_is_that_of_the_measure() -> None:
    """A ceiling belongs to its own band; how wide the range is makes no difference."""
    measures = (500.0, 650.0, 650.1, 1060.0, 1300.0, 1500.0)
    for error in (10.0, 160.0):
        bands = [Estimate(measure, error, 100).band for measure in measures]
        assert bands == [BANDS[0], BANDS[0], *BANDS[1:]]


@given(estimates)
def test_the_probability_of_the_band_is_one_of_the_five(estimate: Estimate) -> None:
    """It is that of the band which holds the measure."""
    assert estimate.band_probability == dict(zip(BANDS, estimate.probabilities, strict=True))[estimate.band]


def test_density_peaks_at_the_measure() -> None:
    """It is relative to its maximum, and symmetric."""
    estimate = Estimate(800.0, 60.0, 150)
    assert estimate.density(800.0) == 1.0
    assert estimate.density(700.0) == pytest.approx(estimate.density(900.0))
    assert estimate.density(700.0) < 1.0
