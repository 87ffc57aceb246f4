"""One distribution: the measure, the range and the probabilities cannot contradict each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexile.estimator.combine import combine
from lexile.estimator.distribution import Estimate
from lexile.scale import BANDS, EDGES

estimates = st.builds(Estimate, st.floats(-300, 2000), st.floats(20, 400), st.integers(1, 1000))


@given(estimates)
def test_band_probabilities_are_one_together(estimate):
    assert len(estimate.probabilities) == len(BANDS)
    assert sum(estimate.probabilities) == pytest.approx(1.0)


@given(estimates)
def test_the_range_holds_ninety_percent_and_the_measure_lies_in_it(estimate):
    assert estimate.low < estimate.measure < estimate.high
    assert estimate.mass_between(estimate.low, estimate.high)[1] == pytest.approx(0.9)


@given(estimates)
def test_any_other_bands_come_from_the_same_distribution(estimate):
    """Two bands joined have the probability of both."""
    joined = estimate.mass_between(*EDGES[1:])
    assert joined[0] == pytest.approx(estimate.probabilities[0] + estimate.probabilities[1])


def test_a_sure_estimate_lies_in_the_band_of_its_measure():
    assert [Estimate(measure, 10.0, 100).band for measure in (500, 900, 1100, 1300, 1500)] == list(BANDS)


passage_lists = st.lists(
    st.builds(Estimate, st.floats(200, 1600), st.floats(70, 200), st.integers(125, 220)), min_size=1
)


@given(passage_lists, st.randoms())
def test_the_order_of_passages_changes_nothing(passages, chance):
    shuffled = passages.copy()
    chance.shuffle(shuffled)
    one, other = combine(tuple(passages), 30.0), combine(tuple(shuffled), 30.0)
    assert other.measure == pytest.approx(one.measure)
    assert other.standard_error == pytest.approx(one.standard_error)


@given(passage_lists)
def test_the_range_shrinks_with_more_passages_but_never_below_what_they_share(passages):
    once, often = combine(tuple(passages), 30.0), combine(tuple(passages * 50), 30.0)
    assert often.measure == pytest.approx(once.measure)
    assert 30.0 <= often.standard_error <= once.standard_error + 1e-9


def test_one_passage_is_its_own_whole():
    assert combine((Estimate(800.0, 90.0, 150),), 30.0) == Estimate(800.0, pytest.approx(90.0), 150)
